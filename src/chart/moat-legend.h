/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-figures.h"

G_BEGIN_DECLS

/** The height of the legend in rows of @width px, with the space below it; 0 when there is only
 * one colour. */
double moat_legend_measure (const MoatScope *scope, const MoatFigures *figures, double width);
/** Draws it with its top left at @x, @y. */
void moat_legend_emit (const MoatScope *scope, const MoatFigures *figures, const MoatRect *area);

G_END_DECLS
