/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-plot-kind.h"

G_BEGIN_DECLS

#define MOAT_PLOT_VALUE_GAP 0.8 /* pads between a mark and its value */

/** MoatPlotRow: one row of a chart whose values grow across. */
typedef struct
{
  char *name;            /* owned */
  char *rank;            /* "1", owned; nullable */
  double weight;         /* the heaviest are named first */
  gboolean is_preferred; /* named before all others, and stronger */
  gboolean is_named;     /* set by moat_plot_rows_measure() */
  int datum;
} MoatPlotRow;

/** MoatPlotValue: what is written beside a mark. */
typedef struct
{
  const char *words;
  gboolean after; /* right of the mark, else left */
  double mark, x; /* px of the end of the mark, and of what is free behind it */
  int datum;
  MoatTextWeight weight;
  MoatColor color;
} MoatPlotValue;

/** MoatPlotRows: rows of one height below each other, with their names to the left of the plot. */
typedef struct
{
  GArray *rows;        /* of MoatPlotRow */
  double band;         /* px from row to row */
  double bar;          /* px of it that a mark fills */
  MoatTextStyle style; /* of names and values */
  double line;         /* height of a line of names */
  guint lines;         /* of a name, at most */
  double names, ranks; /* px that they need, with the space behind them */
  guint n_unnamed;
  gboolean is_cut; /* a name ends with "…" */
} MoatPlotRows;

void moat_plot_rows_init (MoatPlotRows *self);
void moat_plot_rows_clear (MoatPlotRows *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MoatPlotRows, moat_plot_rows_clear)

/** Chooses the height of the rows within @area, which rows are named and how wide names are. */
void moat_plot_rows_measure (MoatPlotRows *self, const MoatScope *scope, const MoatRect *area);
/** y of the middle of the row at @index. */
double moat_plot_rows_middle (const MoatPlotRows *self, const MoatRect *plot, guint index);
/** The rows whose marks a text of the row's style beside row @index stands among: from @first on,
 * before @end. */
void moat_plot_rows_find_beside (const MoatPlotRows *self, guint index, guint *first, guint *end);
/** Writes @value beside the mark of row @index, on paper; FALSE when it would stand too far from
 * it or leave the room between the names and the side of the area. */
gboolean moat_plot_rows_emit_value (const MoatPlotRows *self, const MoatPlot *plot, guint index,
                                    const MoatPlotValue *value);
/** Writes the names and ranks to the left of @plot, and takes their room. */
void moat_plot_rows_emit (MoatPlotRows *self, const MoatScope *scope, const MoatRect *plot);

G_END_DECLS
