/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-series-build.h"

G_BEGIN_DECLS

/** A series about a copy of @info, over @observations and @issues (both transfer full). */
MoatSeries *moat_series_new (const MoatSeriesInfo *info, GArray *observations, GArray *issues);
/** A series of computed values, in the order of their periods.  @derivations (transfer full) of
 * MoatDerivation; @columns (transfer full, nullable) of int. */
MoatSeries *moat_series_new_computed (const MoatSeriesInfo *info, GPtrArray *derivations,
                                      GArray *columns, GArray *issues);
/** Adds one issue, unless there are many already. */
void moat_series_add_issue (GArray *issues, MoatSeriesIssueKind kind, gint64 fact_id,
                            gint64 other_id);
/** Whether @observation had been stated on the date asked for. */
gboolean moat_series_request_knows (const MoatSeriesRequest *request,
                                    const MoatObservation *observation);

G_END_DECLS
