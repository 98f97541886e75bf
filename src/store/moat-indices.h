/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The indices of a table, put aside while most of its rows come or go.  Private to the store. */

/** Drops the indices of @table, but the one named @kept (nullable), and returns the statements that
 * make them again.  To be called in a transaction in which no statement is under way.  (transfer
 * full); NULL on error. */
GPtrArray *moat_indices_put_aside (sqlite3 *db, const char *table, const char *kept,
                                   GError **error);
gboolean moat_indices_make_again (sqlite3 *db, const GPtrArray *indices, GError **error);

/** Below this number of rows nothing is gained. */
#define MOAT_INDICES_MANY_ROWS 20000

G_END_DECLS
