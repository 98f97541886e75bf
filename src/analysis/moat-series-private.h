/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-series.h"

G_BEGIN_DECLS

/** A series about a copy of @info, over @observations and @issues (both transfer full). */
MoatSeries *moat_series_new (const MoatSeriesInfo *info, GArray *observations, GArray *issues);

G_END_DECLS
