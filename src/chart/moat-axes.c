/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From days and values to px.
 *
 * Both directions are linear: a year is as wide everywhere and a billion as high, which is what
 * lets an area be an amount, but for what a marked break leaves out.  Values grow upwards.  Marks
 * clamp what they draw to the plot, so that zooming in never draws over what stands around it.
 */
#include "moat-axes.h"

double
moat_axes_day (const MoatAxes *self, MoatPeriod period)
{
  if (self->at_ends || moat_period_is_instant (period))
    return period.end + 1.0;
  return (period.start + period.end + 1.0) / 2;
}

double
moat_axes_x (const MoatAxes *self, double day)
{
  return self->plot.x + (day - self->from) / (self->to - self->from + 1.0) * self->plot.width;
}

double
moat_axes_y (const MoatAxes *self, double value)
{
  double low = moat_axis_break_fold (&self->left_out, self->low);
  double high = moat_axis_break_fold (&self->left_out, self->high);
  double folded = moat_axis_break_fold (&self->left_out, value);

  return self->plot.y + (high - folded) / (high - low) * self->plot.height;
}

double
moat_axes_clamp_x (const MoatAxes *self, double day)
{
  return CLAMP (moat_axes_x (self, day), self->plot.x, self->plot.x + self->plot.width);
}

double
moat_axes_clamp_y (const MoatAxes *self, double value)
{
  return CLAMP (moat_axes_y (self, value), self->plot.y, self->plot.y + self->plot.height);
}
