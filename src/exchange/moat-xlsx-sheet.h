/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-row-reader.h"

G_BEGIN_DECLS

/** The names of the sheets with cells in the workbook @path, in their order, hidden ones too.
 * (transfer full) */
GStrv moat_xlsx_list_sheets (const char *path, GCancellable *cancellable, GError **error);
/** The rows of a sheet (nullable: the first) that are not blank, with the numbers that they have in
 * the sheet; cells are texts as moat-xlsx-number.c and moat-xlsx-merges.c say.  (transfer full) */
MoatRowReader *moat_xlsx_read_rows (const char *path, const char *sheet, GError **error);

G_END_DECLS
