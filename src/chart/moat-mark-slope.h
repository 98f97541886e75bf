/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-plot-kind.h"

G_BEGIN_DECLS

/** Slopes: an upright axis for each column, a line between them for each series. */
extern const MoatPlotKind moat_slope_kind;

G_END_DECLS
