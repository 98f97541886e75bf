/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-plot-kind.h"

G_BEGIN_DECLS

/** A panel for each series. */
extern const MoatPlotKind moat_panels_kind;

G_END_DECLS
