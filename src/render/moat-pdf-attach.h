/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** MoatPdfAttachment: a file inside a PDF.  Everything is borrowed for the call. */
typedef struct
{
  const char *name;      /* ASCII, without parentheses and backslashes: "moat.json" */
  const char *mime_type; /* "application/json" */
  gconstpointer data;
  gsize size;
} MoatPdfAttachment;

/** Appends @attachment to @pdf, a whole file as Cairo writes it.  FALSE, and @pdf is as it was,
 * with MOAT_EXPORT_ERROR_FAILED when it is not such a file. */
gboolean moat_pdf_attach (GByteArray *pdf, const MoatPdfAttachment *attachment, GError **error);

G_END_DECLS
