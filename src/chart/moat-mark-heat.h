/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-plot-kind.h"

G_BEGIN_DECLS

/** A table of values: a row for each series, a column for each period, the value as a tint. */
extern const MoatPlotKind moat_heat_kind;

G_END_DECLS
