/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MoatXlsxKind: what a number in a cell is, by its number format. */
typedef enum
{
  MOAT_XLSX_NUMBER,
  MOAT_XLSX_PERCENT,
  MOAT_XLSX_YEAR,
  MOAT_XLSX_MONTH, /* of a year */
  MOAT_XLSX_DATE,
  MOAT_XLSX_TIME, /* of the day */
  MOAT_XLSX_DATE_TIME,
  MOAT_XLSX_DURATION, /* [h]:mm:ss */
} MoatXlsxKind;

#define MOAT_XLSX_IS_DATE(kind) ((kind) >= MOAT_XLSX_YEAR && (kind) <= MOAT_XLSX_DATE_TIME)

/** MoatXlsxFormat: a number format, as far as it says what a number means.  Plain struct. */
typedef struct
{
  MoatXlsxKind kind;
  /* Unit and multiplier that stand in the format alone: "€", " mn"; nullable each. */
  char *prefix;
  char *suffix;
} MoatXlsxFormat;

void moat_xlsx_format_clear (MoatXlsxFormat *self);
/** Reads a format code: "0.0%", "yyyy\-mm\-dd", "[$€-2] #,##0". */
void moat_xlsx_format_parse (MoatXlsxFormat *self, const char *code);
/** The formats that files name by number without spelling them out; NULL: @id is none of them.
 * Borrowed. */
const char *moat_xlsx_format_builtin (guint id);

G_END_DECLS
