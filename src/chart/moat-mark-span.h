/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-axes.h"
#include "moat-block.h"

G_BEGIN_DECLS

/** The px above (or below) the value of @figure that its look and its label need, when the plot is
 * @width px wide. */
double moat_span_reach (const MoatScope *scope, const MoatFigures *figures,
                        const MoatFigure *figure, double width);

/** Draws the blocks; returns them (transfer full, GArray of MoatBlock, as the figures are ordered).
 */
GArray *moat_span_emit (const MoatScope *scope, const MoatFigures *figures, const MoatAxes *axes);
/** Writes the blocks' labels where they fit and nothing is.  FALSE when a block of several
 * series had to stay without the name of its series, so that a legend is needed. */
gboolean moat_span_label (const MoatScope *scope, const MoatFigures *figures, GArray *blocks);

G_END_DECLS
