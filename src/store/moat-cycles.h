/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-db.h"

G_BEGIN_DECLS

/* Rows that lead back to themselves.  Private to the store. */

/** @sql returns pairs of ids of rows of @table, "this leads to that", in the order of the first.
 * The key of one row of each cycle that they close.  (transfer full) NULL on error. */
GPtrArray *moat_cycles_find (sqlite3 *db, const char *table, const char *sql, GError **error);

G_END_DECLS
