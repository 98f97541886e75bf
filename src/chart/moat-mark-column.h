/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-axes.h"
#include "moat-block.h"

G_BEGIN_DECLS

/** MoatColumns: the categories of a column chart: periods when a series has several, else what
 * the figures are about. */
typedef struct
{
  gboolean by_period;
  GArray *places;   /* of MoatColumnPlace, as the figures are ordered */
  GPtrArray *names; /* of GStrv: the lines of a category's label before they are broken */
  guint n_categories;
  guint n_slots; /* bars side by side in a category */
} MoatColumns;

/** MoatColumnPlace: where a figure's bar stands. */
typedef struct
{
  guint category, slot;
} MoatColumnPlace;

void moat_columns_init (MoatColumns *self, const MoatScope *scope, const MoatFigures *figures);
void moat_columns_clear (MoatColumns *self);

/** The px above (or below) the value of @figure that its look and its label need. */
double moat_column_reach (const MoatScope *scope, const MoatFigures *figures,
                          const MoatFigure *figure);
/** The height of the category labels below a plot of @width px. */
double moat_columns_measure (const MoatColumns *self, const MoatScope *scope, double width);
/** Writes the categories under the plot. */
void moat_columns_emit_names (const MoatColumns *self, const MoatScope *scope,
                              const MoatRect *plot);
/** Whether a name under a plot of @width px is cut. */
gboolean moat_columns_is_cut (const MoatColumns *self, const MoatScope *scope, double width);
/** Draws the bars; returns the blocks (transfer full, GArray of MoatBlock,
 * as the figures are ordered). */
GArray *moat_columns_emit (const MoatColumns *self, const MoatScope *scope,
                           const MoatFigures *figures, const MoatAxes *axes);
/** Writes the values at the ends of the bars, as many as do not touch. */
void moat_columns_label (const MoatScope *scope, const MoatFigures *figures, GArray *blocks);

G_END_DECLS
