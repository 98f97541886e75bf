/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-scope.h"

G_BEGIN_DECLS

/** MoatChartSeries: a series that stands on the chart's axis. */
typedef struct
{
  MoatSeries *series; /* borrowed from the request */
  const MoatSeriesInfo *info;
  const MoatObservation *observations; /* all of them */
  gsize n;
  gsize first, end; /* those within the days shown */
  int request_index;
  MoatColor color;
  gboolean is_highlighted; /* an annotation puts it before the others */
  char *name;              /* the shortest that tells it from the others */
} MoatChartSeries;

/** MoatFigure: one observation that is drawn as a shape of its own. */
typedef struct
{
  guint series; /* in MoatFigures.series */
  gsize index;  /* in its series */
  const MoatObservation *observation;
  double value, low, high;                /* on the value axis; a block's yearly rate */
  double amount, amount_low, amount_high; /* as worded; a block's area */
  int column;                             /* of a comparison, in MoatFigures.columns; -1: of none */
  int datum;
} MoatFigure;

/** MoatFigures: what there is to draw, resolved: nothing in here is missing, in another unit or
 * outside of the days shown. */
typedef struct
{
  GArray *series;      /* of MoatChartSeries */
  GArray *figures;     /* of MoatFigure, series by series in time; empty for lines */
  GArray *columns;     /* of MoatColumn: those of the comparison, else the periods that there are;
                        * NULL: not of a kind that lays out its own plot */
  GPtrArray *messages; /* char *: what is not drawn and why */
  gsize n_entities, n_concepts;
  gboolean by_entity;     /* colours tell entities apart, else series */
  gboolean has_highlight; /* one entity in the accent colour, the others grey */
  const char *unit;       /* of the axis; NULL when there is nothing */
  gboolean yearly;        /* the axis counts per year */
  int scale;              /* power of ten of the axis */
  int decimals;           /* that four digits of the largest value need */
  double low, high;       /* smallest and largest value, with the ends of ranges */
  gboolean has_values;
  double most;        /* values end there, as shares do at 1; 0: nowhere */
  gboolean outside;   /* there are figures, but not in the days shown */
  gboolean no_spans;  /* there are figures, but shares cannot be drawn as areas */
  gboolean no_sums;   /* there are figures, but they do not add up */
  char *shown_as;     /* what the subtitle says of how values are shown; nullable */
  guint looks;        /* of qualifiers that are drawn, as bits */
  gboolean has_looks; /* @looks are those drawn, else all that figures have */
  gboolean has_net;   /* lines across columns mark totals */
  MoatTimeAxis time;
} MoatFigures;

void moat_figures_resolve (MoatFigures *self, MoatScope *scope);
void moat_figures_clear (MoatFigures *self);

/** Makes @low and @high the range of the axis, and chooses its scale and decimals again. */
void moat_figures_set_range (MoatFigures *self, const MoatScope *scope, double low, double high);

/** Whether @value can stand on an axis: a number, and not so large that writing it would fill the
 * picture. */
gboolean moat_figures_is_drawable (double value);

/** Gives each series its name and colour, and counts entities and concepts; moat-figure-names.c. */
void moat_figures_tell_apart (MoatFigures *self, const MoatScope *scope);

/** The colour of what is not highlighted, or of an earlier period; moat-figure-names.c. */
MoatColor moat_figures_get_grey (const MoatScope *scope);
/** Puts the series into the order that the spec asks for; moat-figure-order.c. */
void moat_figures_sort (MoatFigures *self, const MoatScope *scope);

/* moat-figure-columns.c */
/** Finds the columns that the observations stand in. */
void moat_figures_find_columns (MoatFigures *self, const MoatScope *scope);
/** The column of the observation at @index of @series; -1: of none. */
int moat_figures_get_column (const MoatFigures *self, const MoatChartSeries *series, gsize index);
/** The last column that has a value; -1: none. */
int moat_figures_get_last_column (const MoatFigures *self);
/** Whether a kind that draws one value for each takes the latest there is, because no period was
 * chosen. */
gboolean moat_figures_take_latest (const MoatScope *scope);
/** "2024"; "FY2024" when its values are of one fiscal year; what the first figure says where the
 * column is of no period of its own.  (transfer full) */
char *moat_figures_name_column (const MoatFigures *self, const MoatScope *scope, int column);

/** Whether amounts side by side are for periods of unlike length; moat-figure-lengths.c. */
gboolean moat_figures_differ_in_length (const MoatFigures *self);

const MoatChartSeries *moat_figures_get_series (const MoatFigures *self, guint index);
MoatFigure *moat_figures_get (const MoatFigures *self, guint index);

G_END_DECLS
