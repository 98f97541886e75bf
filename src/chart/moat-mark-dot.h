/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-plot-kind.h"

G_BEGIN_DECLS

/** Dot plot: a row for each series, a dot in it for each column, joined by a line. */
extern const MoatPlotKind moat_dot_kind;

G_END_DECLS
