/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-figures.h"

G_BEGIN_DECLS

/** MoatValueScale: how values become px, along x or along y. */
typedef struct
{
  gboolean present;             /* FALSE: no direction of the plot stands for values */
  gboolean across;              /* values grow along x; else upwards */
  double low, high;             /* values at the two ends of @plot */
  double break_low, break_high; /* values between them are left out; NaN: none */
  MoatRect plot;
} MoatValueScale;

/** MoatMarkPlace: where the mark of a figure came to stand. */
typedef struct
{
  gboolean is_drawn;
  MoatRect rect; /* of the mark, from zero to its value for bars */
  double x, y;   /* of the value */
} MoatMarkPlace;

/**
 * MoatPlot: one chart of a kind that is not drawn over time: all between its head and its foot.
 * The kind divides @area among names, axis and marks.  What it has no room for it says in
 * scope->late; texts and marks take their room in scope->room, which covers @area.
 */
typedef struct
{
  const MoatScope *scope;
  const MoatFigures *figures; /* one for each value; each has its datum already */
  MoatRect area;
  MoatRect plot;        /* set by the kind: where marks are */
  MoatValueScale scale; /* set by the kind, for lines, bands and breaks */
  GArray *places;       /* of MoatMarkPlace, as the figures are ordered; set by the kind */
} MoatPlot;

/** MoatPlotKind: what makes one such kind of chart.  Static. */
typedef struct
{
  /* Whether colours stand for something that no label in the plot says. */
  gboolean (*needs_legend) (const MoatScope *scope, const MoatFigures *figures);
  void (*emit) (MoatPlot *plot);
} MoatPlotKind;

/** NULL for a kind that is drawn over time or in columns (moat-chart-place.c). */
const MoatPlotKind *moat_plot_kind_get (MoatChartKind kind);

G_END_DECLS
