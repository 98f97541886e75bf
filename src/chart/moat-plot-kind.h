/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-value-scale.h"

G_BEGIN_DECLS

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
  MoatRect plot;         /* set by the kind: where marks are */
  MoatValueScale scale;  /* set by the kind, for lines, bands and breaks */
  GArray *places;        /* of MoatMarkPlace, as the figures are ordered; set by the kind */
  gboolean is_shortened; /* set by the kind: names are cut, so the foot says so */
} MoatPlot;

/** MoatPlotLooks: how marks show qualifiers and what is not actual, for the notes at the foot. */
typedef enum
{
  MOAT_PLOT_LOOKS_NONE,   /* words do */
  MOAT_PLOT_LOOKS_BARS,   /* moat-block.h, across */
  MOAT_PLOT_LOOKS_POINTS, /* moat-mark-point.h */
} MoatPlotLooks;

/** MoatPlotKind: what makes one such kind of chart.  Static. */
typedef struct
{
  /* Whether colours stand for something that no label in the plot says.  NULL: never. */
  gboolean (*needs_legend) (const MoatScope *scope, const MoatFigures *figures);
  void (*emit) (MoatPlot *plot);
  MoatPlotLooks looks;
  gboolean mixes_units; /* each series may be in a unit of its own: none is left out for it */
  gboolean one_column;  /* draws the last column of a comparison only */
  gboolean adds_data;   /* @emit adds the data itself, else each figure has its own */
} MoatPlotKind;

/** NULL for a kind that is drawn over time or in columns (moat-chart-place.c). */
const MoatPlotKind *moat_plot_kind_get (MoatChartKind kind);

/** The colour of the figure's mark where names tell marks apart: one for all, unless one is
 * highlighted. */
MoatColor moat_plot_get_color (const MoatPlot *self, const MoatFigure *figure);
/** The place of the figure at @index, to be filled. */
MoatMarkPlace *moat_plot_get_place (const MoatPlot *self, guint index);

G_END_DECLS
