/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-spec.h"

G_BEGIN_DECLS

/** The kind that suits what a chart of @spec shows best: by its page, basis and concepts, and by
 * how many entities and periods its @series (of MoatSeries) have. */
MoatChartKind moat_chart_propose_kind (const MoatChartSpec *spec, const GPtrArray *series);

G_END_DECLS
