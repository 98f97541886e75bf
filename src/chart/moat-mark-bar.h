/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-plot-kind.h"

G_BEGIN_DECLS

/** Ranked bars: one for each series, across, from zero. */
extern const MoatPlotKind moat_bar_kind;

G_END_DECLS
