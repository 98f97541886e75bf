/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-axes.h"

G_BEGIN_DECLS

/** MoatValueAxis: the range of values and its marks. */
typedef struct
{
  double low, high; /* of the plot */
  MoatAxisBreak left_out;
  GArray *ticks;      /* of double */
  GPtrArray *labels;  /* of char *, one for each tick */
  double label_width; /* of the widest */
} MoatValueAxis;

/** MoatReachFunc: the px that @figure needs beyond its value. */
typedef double (*MoatReachFunc) (const MoatScope *scope, const MoatFigures *figures,
                                 const MoatFigure *figure, gpointer data);

/** Chooses the range for a plot of @height px: from zero for bars, with room for what @reach
 * says (nullable), and the ticks. */
void moat_value_axis_train (MoatValueAxis *self, const MoatScope *scope, const MoatFigures *figures,
                            double height, MoatReachFunc reach, gpointer data);
void moat_value_axis_clear (MoatValueAxis *self);

/** Grid lines and values; @caption: the unit above them, nullable. */
void moat_value_axis_emit (const MoatValueAxis *self, const MoatScope *scope, const MoatAxes *axes,
                           const char *caption);
/** The line at zero (or at the bottom), over the marks. */
void moat_base_line_emit (const MoatScope *scope, const MoatAxes *axes);

/** The height of a time axis's marks and labels. */
double moat_time_axis_measure (const MoatScope *scope);
/** Marks and labels below the plot, as many as fit. */
void moat_time_axis_emit (const MoatScope *scope, const MoatAxes *axes);

G_END_DECLS
