/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A broken axis: where one value dwarfs all others, what lies between may be left out.
 *
 * Lengths do not compare across a break, so it is marked on the axis, on every bar that it cuts and
 * in the foot (moat-annotation-break.c).  Bars still begin at zero.  A break that no value lies
 * above would only take something away, and one that a value lies in would hide it, so there is
 * none then.
 */
#include "config.h"

#include "moat-axis-break.h"

#include <math.h>

gboolean
moat_axis_break_is_set (const MoatAxisBreak *self)
{
  return self->low < self->high;
}

double
moat_axis_break_fold (const MoatAxisBreak *self, double value)
{
  if (!moat_axis_break_is_set (self) || value <= self->low)
    return value;
  return MAX (value - (self->high - self->low), self->low);
}

double
moat_axis_break_unfold (const MoatAxisBreak *self, double value)
{
  if (!moat_axis_break_is_set (self) || value <= self->low)
    return value;
  return value + (self->high - self->low);
}

gboolean
moat_axis_break_hides (const MoatAxisBreak *self, double value)
{
  return moat_axis_break_is_set (self) && value > self->low && value <= self->high;
}

static gboolean
hides_value (const MoatAxisBreak *self, const MoatFigures *figures)
{
  for (guint i = 0; i < figures->figures->len; i++)
    if (moat_axis_break_hides (self, moat_figures_get (figures, i)->value))
      return TRUE;
  for (guint i = 0; figures->figures->len == 0 && i < figures->series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (figures, i);

      for (gsize k = series->first; k < series->end; k++)
        if (moat_axis_break_hides (self, series->observations[k].best))
          return TRUE;
    }
  return FALSE;
}

MoatAxisBreak
moat_axis_break_get (const MoatScope *scope, const MoatFigures *figures)
{
  const GPtrArray *annotations = scope->request->spec->annotations;

  for (guint i = 0; i < annotations->len; i++)
    {
      const MoatAnnotation *annotation = annotations->pdata[i];
      const MoatAxisBreak left_out = { annotation->low, annotation->high };

      if (annotation->kind == MOAT_ANNOTATION_BREAK && annotation->low > 0 &&
          moat_axis_break_is_set (&left_out) && figures->high > annotation->high &&
          !hides_value (&left_out, figures))
        return left_out;
    }
  return (MoatAxisBreak){ (double) NAN, (double) NAN };
}
