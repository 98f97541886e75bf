/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-axes.h"

G_BEGIN_DECLS

#define MOAT_LINE_ARROW 17.0 /* px at factor 1 from a point to the tip of its arrow */
#define MOAT_LINE_HALO 7.5   /* radius of the halo around a point */

#define MOAT_LINE_INDEX_BASE 100.0 /* what all indices are on their date */

/** Whether the values are indices, which are read from the line at 100. */
gboolean moat_line_is_index (const MoatFigures *figures);
/** The px right of the plot that the labels at the ends of the lines need; @named: with the names
 * of the series. */
double moat_line_measure_labels (const MoatScope *scope, const MoatFigures *figures,
                                 gboolean named);

/** Adds the data of the lines, in the order of the series. */
void moat_line_add_data (const MoatScope *scope, const MoatFigures *figures, const MoatAxes *axes);
/** Whether every figure of @series has a marker, which shows the words it was stated in; those of a
 * longer line only stand where nothing joins them. */
gboolean moat_line_has_markers (const MoatScope *scope, const MoatChartSeries *series);
void moat_line_emit (const MoatScope *scope, const MoatFigures *figures, const MoatAxes *axes);
/** Labels the ends of the lines, without overlap.  FALSE when they do not all fit, so that a
 * legend is needed; then none is written. */
gboolean moat_line_label (const MoatScope *scope, const MoatFigures *figures, const MoatAxes *axes,
                          gboolean named);

/* moat-line-values.c */
/** The px above (@up) or below a point that has a marker which its look and its value need. */
double moat_line_reach (const MoatScope *scope, const MoatChartSeries *series,
                        const MoatObservation *observation, gboolean up);
/** Writes the values at the points of short lines, where they touch nothing; the last point's only
 * if the ends of the lines are not labelled. */
void moat_line_label_values (const MoatScope *scope, const MoatFigures *figures,
                             const MoatAxes *axes, gboolean ends_are_labelled);

G_END_DECLS
