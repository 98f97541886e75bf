/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-xml.h"

G_BEGIN_DECLS

/** MoatXlsxText: one text of a spreadsheet while it is read: the contents of an element si or is.
 * Plain struct; feed it the events between the element's start and end. */
typedef struct
{
  GString *text;      /* owned */
  gboolean in_t;      /* within the element t */
  gboolean preserves; /* white space around its contents is meant */
  guint phonetic;     /* depth of elements rPh: how the text is pronounced */
  gsize begin;        /* of the contents of t within @text */
} MoatXlsxText;

/** No cell may hold more: Excel allows 32,767 characters. */
#define MOAT_XLSX_MAX_TEXT (1024 * 1024)

void moat_xlsx_text_init (MoatXlsxText *self);
void moat_xlsx_text_clear (MoatXlsxText *self);
/** Forgets the text before. */
void moat_xlsx_text_begin (MoatXlsxText *self);
/* The events within the element; see MoatXmlHandler. */
void moat_xlsx_text_start (MoatXlsxText *self, const char *name,
                           const MoatXmlAttributes *attributes);
void moat_xlsx_text_end (MoatXlsxText *self, const char *name);
void moat_xlsx_text_add (MoatXlsxText *self, const char *text, gsize length);

/** Whether @text begins with an escape, such as "_x000D_". */
gboolean moat_xlsx_is_escape (const char *text);
/** Reads "_x000D_" as the character that it stands for, in place from @begin. */
void moat_xlsx_unescape (GString *text, gsize begin);

G_END_DECLS
