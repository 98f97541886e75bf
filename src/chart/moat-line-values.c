/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values written at the points of short lines.
 *
 * A line of a few points is read like a table, so each point says its value where there is room:
 * above it, else below, never on a line or another mark.  The last point is left to the label at
 * the end of the line when there is one.  Longer lines are read at the axis.
 *
 * Here is also how much room the points of a line need above and below them, so that neither a
 * value nor the arrow of an "over" leaves the plot.
 */
#include <math.h>

#include "moat-chart-words.h"
#include "moat-line-path.h"
#include "moat-mark-line.h"

#define SHORT_LINE 12 /* points */

static gboolean
is_short (const MoatChartSeries *series)
{
  return series->end - series->first <= SHORT_LINE;
}

/* How far from the point its marker, halo or arrow goes. */
static double
look_reach (const MoatScope *scope, const MoatObservation *observation, gboolean up)
{
  MoatQualifier qualifier = (MoatQualifier) observation->qualifier;
  double reach = 5;

  if (qualifier == (up ? MOAT_QUALIFIER_OVER : MOAT_QUALIFIER_UNDER))
    reach = MOAT_LINE_ARROW + 1;
  else if (qualifier == MOAT_QUALIFIER_ABOUT || qualifier == MOAT_QUALIFIER_UNKNOWN)
    reach = MOAT_LINE_HALO + 1;
  return reach * scope->sizes.factor;
}

double
moat_line_reach (const MoatScope *scope, const MoatChartSeries *series,
                 const MoatObservation *observation, gboolean up)
{
  double reach = look_reach (scope, observation, up) + 2;

  if (up && is_short (series))
    reach += moat_scope_measure (scope, &scope->sizes.small, "0").height;
  return reach;
}

static char *
word_value (const MoatScope *scope, const MoatFigures *figures, guint series,
            const MoatObservation *observation)
{
  const MoatFigure figure = {
    .series = series,
    .observation = observation,
    .amount = observation->best,
    .amount_low = observation->low,
    .amount_high = observation->high,
  };

  return moat_words_amount (scope, figures, &figure, FALSE);
}

static void
label_point (const MoatScope *scope, const MoatChartSeries *series, const MoatAxes *axes,
             const MoatObservation *observation, int datum, const char *value)
{
  const MoatTextStyle *style = &scope->sizes.small;
  MoatTextExtents size = moat_scope_measure (scope, style, value);
  double x = moat_axes_x (axes, moat_axes_day (axes, observation->period));
  double y = moat_axes_y (axes, observation->best);
  double high = y, low = y;

  if (observation->qualifier == MOAT_QUALIFIER_BETWEEN)
    {
      high = moat_axes_clamp_y (axes, fmax (observation->high, observation->best));
      low = moat_axes_clamp_y (axes, fmin (observation->low, observation->best));
    }
  {
    const double tops[2] = { high - look_reach (scope, observation, TRUE) - size.height,
                             low + look_reach (scope, observation, FALSE) };

    for (gsize i = 0; i < G_N_ELEMENTS (tops); i++)
      {
        MoatRect box = { x - size.width / 2 - 1, tops[i], size.width + 2, size.height };
        MoatTextNode text = { .text = value,
                              .style = style,
                              .color = moat_scope_text_color (scope, series->color,
                                                              scope->theme->background),
                              .align = MOAT_TEXT_ALIGN_CENTER,
                              .x = x,
                              .y = box.y };

        if (!moat_room_is_free (scope->room, &box))
          continue;
        moat_scope_paper (scope, datum, &box);
        moat_scope_text (scope, MOAT_ROLE_MARK_LABEL, datum, &text);
        moat_room_take (scope->room, &box);
        return;
      }
  }
}

static gboolean
is_in_plot (const MoatAxes *axes, const MoatObservation *observation)
{
  double x = moat_axes_x (axes, moat_axes_day (axes, observation->period));

  return moat_figures_is_drawable (observation->best) && x >= axes->plot.x &&
         x <= axes->plot.x + axes->plot.width;
}

void
moat_line_label_values (const MoatScope *scope, const MoatFigures *figures, const MoatAxes *axes,
                        gboolean ends_are_labelled)
{
  int first_datum = 0;

  for (guint i = 0; i < figures->series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (figures, i);
      gsize end = series->end;

      while (ends_are_labelled && end > series->first &&
             !moat_figures_is_drawable (series->observations[end - 1].best))
        end--;
      if (ends_are_labelled && end > series->first)
        end--;
      for (gsize k = series->first; is_short (series) && k < end; k++)
        {
          const MoatObservation *observation = &series->observations[k];
          g_autofree char *value = NULL;

          if (!is_in_plot (axes, observation))
            continue;
          value = word_value (scope, figures, i, observation);
          label_point (scope, series, axes, observation, first_datum + (int) (k - series->first),
                       value);
        }
      first_datum += (int) (series->end - series->first);
    }
}
