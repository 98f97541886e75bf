/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-spots.h"

G_BEGIN_DECLS

/* What somebody has put on a chart: placed by the program, moved by hand, following the data.
 *
 * Everything is drawn last, in the room that marks and labels have left, in this order: CAGR
 * arrows, for which room is kept, lines and bands, differences, callouts, marks of footnotes.  What
 * finds no room is led out by a thin line if it can be; else it is dropped from the end of that
 * order and the foot says so, as it does of annotations whose figure is not on the chart. */

/** The px above and right of the plot that annotations of the request need. */
double moat_annotations_measure_top (const MoatScope *scope);
double moat_annotations_measure_right (const MoatScope *scope, const MoatFigures *figures);
/** Draws them; @blocks: of spans, nullable. */
void moat_annotations_emit (MoatPlacing *placing, GArray *blocks);
/** The footnotes of what is drawn, for the foot: "¹ Excludes leases."; "" for none.
 * (transfer full) */
char *moat_annotations_word_footnotes (const MoatScope *scope, const MoatFigures *figures);

G_END_DECLS
