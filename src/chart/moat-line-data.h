/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-axes.h"

G_BEGIN_DECLS

/** The data of the observations of @series that are shown on @axes, made when they are asked for.
 * Keeps a reference to the series and the wording. */
MoatDatumSource moat_line_data_new (const MoatScope *scope, const MoatChartSeries *series,
                                    const MoatAxes *axes);

G_END_DECLS
