/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-plot-kind.h"

G_BEGIN_DECLS

/** MoatSlopeSide: what stands beside the first or the last axis. */
typedef struct
{
  GArray *labels; /* of MoatStackedLabel, whose index is that of the figure */
  double values;  /* px of the widest value */
  double names;   /* px of the widest name; 0: this side has none but of those whose line does not
                   * reach the other side */
  gboolean names_all;
} MoatSlopeSide;

/** MoatSlopeLabels: names and values at both ends of the lines. */
typedef struct
{
  MoatSlopeSide sides[2];
  MoatTextStyle style;
  double line; /* height of a label */
  double lead; /* px between an axis and its labels, for the lines that lead to them */
  int decimals;
  GHashTable *dropped; /* numbers of series that have no labels for want of room */
  guint n_series;      /* that have figures */
  gboolean is_cut;
} MoatSlopeLabels;

/** The colour of a series' line: its own while there are few. */
MoatColor moat_slope_color_of (const MoatPlot *plot, const MoatChartSeries *series);

/** Measures what stands beside the axes of @plot, whose area is known. */
void moat_slope_labels_init (MoatSlopeLabels *self, const MoatPlot *plot);
void moat_slope_labels_clear (MoatSlopeLabels *self);
/** The px that the labels of a side need. */
double moat_slope_labels_width (const MoatSlopeLabels *self, const MoatScope *scope,
                                gboolean is_last);
/** Pushes the labels of a placed plot apart, within @top and @bottom; the smallest series lose
 * theirs when there is no room. */
void moat_slope_labels_place (MoatSlopeLabels *self, const MoatPlot *plot, double top,
                              double bottom);
void moat_slope_labels_emit (MoatSlopeLabels *self, const MoatPlot *plot);

G_END_DECLS
