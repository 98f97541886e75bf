/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-axis-break.h"

G_BEGIN_DECLS

/** MoatAxes: what the plot's two directions mean, once it has its place.  x is days (or nothing
 * for columns, which place their categories themselves), y is values. */
typedef struct
{
  MoatRect plot;
  MoatDate from, to; /* days from the start of @from to the end of @to */
  double low, high;  /* values at the bottom and the top */
  MoatAxisBreak left_out;
  gboolean at_ends; /* figures of periods stand at their ends, as what has added up until then */
} MoatAxes;

/** The day that a figure of @period stands at: its middle, or its end; the end of a moment. */
double moat_axes_day (const MoatAxes *self, MoatPeriod period);
/** The px of @day (fractions are parts of a day); may lie outside of the plot. */
double moat_axes_x (const MoatAxes *self, double day);
/** The px of @value; may lie outside of the plot. */
double moat_axes_y (const MoatAxes *self, double value);
/** The same kept inside of the plot. */
double moat_axes_clamp_x (const MoatAxes *self, double day);
double moat_axes_clamp_y (const MoatAxes *self, double value);

G_END_DECLS
