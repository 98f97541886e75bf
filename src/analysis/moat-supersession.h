/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-series-build.h"

G_BEGIN_DECLS

/** Which facts are superseded by one of @observations that is known on the date asked for: the id
 * of each with that of the newer fact.  NULL when there are none.  Facts that supersede each other
 * in a circle are not in it; each circle becomes one issue.  The keys and values are borrowed from
 * the request.  (transfer full) */
GHashTable *moat_supersession_find (const MoatSeriesRequest *request, GArray *observations,
                                    GArray *issues);
/** The id of the fact that supersedes the one with @fact_id; 0: none.  @self is nullable. */
gint64 moat_supersession_get (GHashTable *self, gint64 fact_id);

G_END_DECLS
