/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-zip.h"

G_BEGIN_DECLS

/** What a sheet of Excel can have. */
#define MOAT_XLSX_MAX_ROWS 1048576
#define MOAT_XLSX_MAX_COLUMNS 16384

/** MoatXlsxCellKind: what stands in a cell, as far as merging asks. */
typedef enum
{
  MOAT_XLSX_CELL_EMPTY,
  MOAT_XLSX_CELL_TEXT,
  MOAT_XLSX_CELL_NUMBER,
  MOAT_XLSX_CELL_DATE,
  MOAT_XLSX_CELL_OTHER, /* truth values, errors */
} MoatXlsxCellKind;

/** MoatXlsxGrid: one row with all its cells.  Plain struct. */
typedef struct
{
  gsize row;    /* 1-based */
  guint n;      /* cells up to the last that is not empty */
  char **cells; /* room for MOAT_XLSX_MAX_COLUMNS; "" beyond @n too; texts are borrowed */
  guint8 *kinds;
} MoatXlsxGrid;

/** MoatXlsxMerges: the merged cells of a sheet, to fill its rows one after the other. */
typedef struct _MoatXlsxMerges MoatXlsxMerges;

/** Finds the merged cells in the whole of the sheet @member. */
MoatXlsxMerges *moat_xlsx_merges_read (const MoatZip *zip, const char *member,
                                       GCancellable *cancellable, GError **error);
void moat_xlsx_merges_free (MoatXlsxMerges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatXlsxMerges, moat_xlsx_merges_free)
/** Repeats texts within merged cells, as moat-xlsx-merges.c says, and returns how many cells it
 * filled.  Rows have to come in their order; others are left as they are.  The texts it puts in are
 * the reader's until the next row. */
guint moat_xlsx_merges_fill (MoatXlsxMerges *self, MoatXlsxGrid *grid);

/** Reads "AB12" into 0-based column and 1-based row.  Returns what follows it, NULL: it is no
 * reference within a sheet.  @length is that of @text. */
const char *moat_xlsx_parse_reference (const char *text, gsize length, guint *column, gsize *row);

G_END_DECLS
