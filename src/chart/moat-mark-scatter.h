/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-plot-kind.h"

G_BEGIN_DECLS

/** Two concepts against each other. */
extern const MoatPlotKind moat_scatter_kind;

G_END_DECLS
