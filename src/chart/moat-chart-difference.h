/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-place.h"

G_BEGIN_DECLS

/** Draws the difference arrow that the request asks for between two of @blocks (GArray of
 * MoatBlock, as the figures are ordered; NULL for lines and for a chart without marks).  When there
 * is no room, or one of its figures is not drawn, a late message says so.  Returns the words of
 * the arrow that was drawn (transfer full, nullable). */
char *moat_chart_difference_emit (const MoatPlacing *placing, GArray *blocks);

G_END_DECLS
