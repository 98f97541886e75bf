/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "moat-pango-measurer.h"
#include "moat-scene.h"

G_BEGIN_DECLS

typedef enum
{
  MOAT_EXPORT_PNG,
  MOAT_EXPORT_PDF,
  MOAT_EXPORT_SVG,
} MoatExportFormat;

const char *moat_export_format_to_nick (MoatExportFormat format); /* "png" */
gboolean moat_export_format_from_nick (const char *nick, MoatExportFormat *out);

typedef enum
{
  MOAT_EXPORT_ERROR_TOO_LARGE, /* more pixels or points than the format holds */
  MOAT_EXPORT_ERROR_MEMORY,
  MOAT_EXPORT_ERROR_FAILED, /* cairo or the encoder refused; the message says what */
} MoatExportError;

#define MOAT_EXPORT_ERROR (moat_export_error_quark ())
GQuark moat_export_error_quark (void);

/** MoatExportOptions: what goes into a file besides the picture. */
typedef struct
{
  MoatExportFormat format;
  double scale;           /* PNG: pixels per logical px, 1–4; others ignore it */
  const char *title;      /* nullable */
  const char *author;     /* nullable */
  const char *provenance; /* JSON: the chart's spec, facts and sources; nullable.  PNG: iTXt
                             "moat"; PDF: an attachment moat.json; SVG: <metadata> */
  gint64 created;         /* seconds since 1970, written into the file; SOURCE_DATE_EPOCH wins */
} MoatExportOptions;

/** The real name of the user who runs the program, for @author; NULL when the system does not know
 * it.  Static. */
const char *moat_export_get_author (void);
/** The whole file in memory; the same bytes for the same scene and options. */
GBytes *moat_export_to_bytes (const MoatScene *scene, MoatPangoMeasurer *measurer,
                              const MoatExportOptions *options, GError **error);
/** Writes @bytes to a temporary name beside @file and renames: the old file stays whole if anything
 * fails.  Errors of G_IO_ERROR. */
gboolean moat_export_write (GBytes *bytes, GFile *file, GCancellable *cancellable, GError **error);
/** The same for @n files: none is replaced before all are written, so what does not fit or is not
 * allowed leaves every old file as it was. */
gboolean moat_export_write_all (GBytes *const *contents, GFile *const *files, gsize n,
                                GCancellable *cancellable, GError **error);
/** Both in one: writes to a temporary name beside @file and renames: the old file stays whole if
 * anything fails.  Errors of MOAT_EXPORT_ERROR and G_IO_ERROR. */
gboolean moat_export_to_file (const MoatScene *scene, MoatPangoMeasurer *measurer,
                              const MoatExportOptions *options, GFile *file,
                              GCancellable *cancellable, GError **error);

G_END_DECLS
