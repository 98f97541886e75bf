/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-stager.h"

/** A mapping whose header is the first line of a table; @columns has "header:role" for each column,
 * divided by "|". */
MoatMapping *mapping_for (const char *columns);
/** What becomes of @rows: a line for each fact,
 * "line:column entity concept period = words → value unit qualifier status [source] @locator",
 * and for each problem, "line:column ! message"; at the end the counts, unless they are plain.
 * Periods are "2023-01-01/2023-12-31"; entities whose key begins with "march" end their year in
 * March. (transfer full) */
char *stage_rows (MoatRowReader *rows, const MoatMapping *mapping, GHashTable *corrections);
/** Asserts what becomes of the cells of @table (see cells_read()). */
void assert_staged (const char *table, const MoatMapping *mapping, const char *expected);
