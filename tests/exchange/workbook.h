/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-table.h"

/** A part of the workbook @path, which has to be well-formed XML if it is any.  (transfer full) */
char *workbook_read_part (const char *path, const char *part);
/** The cells of the sheet as text with their type before it: "s:" a string, "n:" a number, "d:" a
 * number that is shown as a date; an empty cell is "".  The first row names the columns.  The test
 * fails if there is a formula. */
MoatTable *workbook_read_sheet (const char *path, const char *sheet);
/** Takes the types off, so that the table is what was written.  Dates become ISO dates. */
void workbook_untype (MoatTable *table);
