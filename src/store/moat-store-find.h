/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "moat-row-query.h"

G_BEGIN_DECLS

typedef struct _MoatStore MoatStore;

/** The ids (gint64) of the rows of the project at @path that @query asks for, in its order, and how
 * many rows the table has.  Opens a connection of its own, so it may run in any thread while the
 * project is used in another; @cancellable ends it within a moment with G_IO_ERROR_CANCELLED.
 * Errors of MOAT_STORE_ERROR.  (transfer full) */
GArray *moat_store_find_rows (const MoatRowQuery *query, const char *path,
                              GCancellable *cancellable, gint64 *n_rows, GError **error);

/** The facts with those ids, in that order, as an array of MoatFact; a row that is no longer there
 * leaves a hole (NULL).  Does not wait for other programs: BUSY at once.  (transfer full) */
GPtrArray *moat_store_read_facts (MoatStore *self, const gint64 *ids, guint n, GError **error);
/** The same of exchange rates, of MoatRate. */
GPtrArray *moat_store_read_rates (MoatStore *self, const gint64 *ids, guint n, GError **error);

G_END_DECLS
