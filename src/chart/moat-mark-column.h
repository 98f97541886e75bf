/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-axes.h"
#include "moat-block.h"

G_BEGIN_DECLS

/** MoatBarKind: what a bar says. */
typedef enum
{
  MOAT_BAR_VALUE, /* a figure, from zero */
  MOAT_BAR_PART,  /* a figure on top of others */
  MOAT_BAR_TOTAL, /* what parts come to; of a stack no bar of its own but what is written over it */
  MOAT_BAR_STEP,  /* a change from one level to another */
} MoatBarKind;

/** MoatBar: one bar of a column chart, and what is written at it. */
typedef struct
{
  MoatBarKind kind;
  guint category, slot;
  gboolean is_label;          /* nothing is drawn: a label between @from and @to */
  double from, to;            /* where it begins and ends on the value axis */
  MoatFigure figure;          /* what it says; its series is the first behind it */
  MoatObservation computed;   /* what @figure says when no single figure is behind it */
  MoatDerivation *derivation; /* of what is computed; NULL: a figure as it is */
  int of;                     /* index of the one figure behind it; -1: several */
  int taken_from;             /* STEP: index of the figure before; -1: none */
  MoatColor color;
  MoatQualifier look;           /* drawn at its end */
  double range_low, range_high; /* on the value axis, of a look "between" */
} MoatBar;

/** MoatColumns: the categories of a column chart and the bars in them. */
typedef struct
{
  gboolean by_period; /* categories are periods, else names */
  gboolean thins;     /* names of categories are thinned evenly, else the largest are kept */
  GPtrArray *names;   /* of GStrv: the lines of a category's label before they are broken */
  GArray *weights;    /* of double, as names: which are kept first */
  guint n_categories;
  guint n_slots;      /* bars side by side in a category */
  GArray *places;     /* of MoatColumnPlace, as the figures are ordered */
  GPtrArray *bars;    /* of MoatBar, in the order of walking */
  MoatFigures reach;  /* the figures that the value axis has to have room for; its arrays are its
                       * own or those of the figures */
  GArray *reach_ends; /* of MoatFigure; NULL: the figures themselves */
  int decimals;       /* of the labels, so that they add up; -1: each its own */
  int total_scale;    /* of totals that stand over shares */
  int total_decimals; /* of their labels */
  const char *unit;   /* of totals that stand over shares */
  GArray *widths; /* of double: shares of the plot that the categories are wide; NULL: all alike */
  char *others;   /* what the parts without a colour of their own are called; NULL: none */
  gboolean is_bridge; /* levels are joined, and labels of steps have a sign */
} MoatColumns;

/** MoatColumnPlace: where a figure's bar stands. */
typedef struct
{
  guint category, slot;
} MoatColumnPlace;

/** Whether charts of @kind are made of columns. */
gboolean moat_columns_has_kind (MoatChartKind kind);

/** Puts @figures into columns; the range, unit and scale of @figures become those of the bars, and
 * what cannot be stacked is said in its messages. */
void moat_columns_init (MoatColumns *self, const MoatScope *scope, MoatFigures *figures);
void moat_columns_clear (MoatColumns *self);

/** Adds the data of the bars, and gives figures and bars theirs. */
void moat_columns_add_data (const MoatColumns *self, const MoatScope *scope,
                            const MoatFigures *figures);

/** The px above (or below) the value of @figure that its look and its label need. */
double moat_column_reach (const MoatScope *scope, const MoatFigures *figures,
                          const MoatFigure *figure);

/** Where a category is, across @plot. */
void moat_columns_get_band (const MoatColumns *self, const MoatScope *scope, const MoatRect *plot,
                            guint category, double *x, double *width);
/** What a category is called, in one line.  (transfer full) */
char *moat_columns_get_name (const MoatColumns *self, guint category);

/* moat-column-names.c */
/** The height of the category labels below a plot of @width px. */
double moat_columns_measure (const MoatColumns *self, const MoatScope *scope, double width);
/** Writes the categories under the plot, as many as do not touch. */
void moat_columns_emit_names (const MoatColumns *self, const MoatScope *scope,
                              const MoatRect *plot);
/** Whether a name under a plot of @width px is cut. */
gboolean moat_columns_is_cut (const MoatColumns *self, const MoatScope *scope, double width);

/** Where the bar of @bar is, or for a label what it stands over. */
MoatRect moat_columns_get_bar_rect (const MoatColumns *self, const MoatScope *scope,
                                    const MoatAxes *axes, const MoatBar *bar);
/** Whether @bar is the total of parts on both sides of zero. */
gboolean moat_bar_is_net (const MoatBar *bar);
/** Draws the bars; returns the blocks of the figures (transfer full, GArray of MoatBlock, as the
 * figures are ordered): that of a figure without a bar is empty, with the datum -1. */
GArray *moat_columns_emit (const MoatColumns *self, const MoatScope *scope,
                           const MoatFigures *figures, const MoatAxes *axes);

/* moat-column-label.c */
/** Writes the values at or in the bars, as many as do not touch. */
void moat_columns_label (const MoatColumns *self, const MoatScope *scope,
                         const MoatFigures *figures, const MoatAxes *axes);

/* moat-column-ends.c */
/** Whether the names of parts stand beside the last column rather than in a legend. */
gboolean moat_columns_names_parts (const MoatColumns *self, const MoatFigures *figures);
/** Whether a legend has to say whose the bars are, if these names do not. */
gboolean moat_columns_need_legend (const MoatColumns *self, const MoatFigures *figures);
/** The px right of the plot that these need. */
double moat_columns_measure_parts (const MoatColumns *self, const MoatScope *scope,
                                   const MoatFigures *figures);
/** Writes them; FALSE when they do not fit, so that a legend is needed; then none is written. */
gboolean moat_columns_label_parts (const MoatColumns *self, const MoatScope *scope,
                                   const MoatFigures *figures, const MoatAxes *axes);

G_END_DECLS
