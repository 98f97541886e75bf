/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether amounts that stand side by side are for periods of one length.
 *
 * Columns and lines on the basis "as stated" compare amounts by their heights.  A total of ten
 * years beside one of three is then no comparison of what was spent a year, and the chart has to
 * say so.  Leap years, years of 52 and 53 weeks and the months of a year count as one length.
 * Moments have no length and shares are no amounts, so neither matters here.
 *
 * A series too long to look at in full is looked at in steps.
 */
#include "moat-chart-figures.h"

#include "moat-unit.h"

#define LONGER 1.12 /* times: a month of 31 days against one of 28 is 1.11 */
#define LOOKED_AT 5000

gboolean
moat_figures_differ_in_length (const MoatFigures *self)
{
  int shortest = 0, longest = 0;

  for (guint i = 0; i < self->series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (self, i);
      gsize stride = MAX ((series->end - series->first) / LOOKED_AT, 1);

      if (series->info->basis != MOAT_BASIS_STATED ||
          series->info->unit_kind == MOAT_UNIT_KIND_RATIO)
        continue;
      for (gsize k = series->first; k < series->end; k += stride)
        {
          int days = moat_period_days (series->observations[k].period);

          if (days <= 0 || !moat_figures_is_drawable (series->observations[k].best))
            continue;
          shortest = shortest > 0 ? MIN (shortest, days) : days;
          longest = MAX (longest, days);
        }
    }
  return longest > shortest * LONGER;
}
