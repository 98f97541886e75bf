/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The data behind a line: one for each observation in the days shown, made on demand.
 *
 * A line of a million observations has a million data to walk with the keyboard, and words are
 * made for the one that is looked at.  An observation without a number is walked too: it says that
 * no number was stated.  Picking searches by day and then looks at those within the slack.
 */
#include "moat-line-data.h"

#include <math.h>

#include "moat-chart-words.h"
#include "moat-line-path.h"

#define HALF_SIZE 4.0 /* px around a point that stand for its mark */

typedef struct
{
  MoatSeries *series;
  MoatWording *wording;
  const MoatObservation *observations; /* the first that is shown */
  gsize first, n;
  int request_index;
  MoatAxes axes;
} LineData;

static void
free_data (gpointer data)
{
  LineData *self = data;

  moat_series_unref (self->series);
  moat_wording_unref (self->wording);
  g_free (self);
}

static void
place (const LineData *self, gsize index, double *x, double *y)
{
  const MoatObservation *observation = &self->observations[index];

  *x = moat_axes_clamp_x (&self->axes, moat_axes_day (&self->axes, observation->period));
  *y = moat_axes_clamp_y (&self->axes,
                          isfinite (observation->best) ? observation->best : self->axes.low);
}

static MoatDatum *
make_datum (gpointer data, gsize index)
{
  const LineData *self = data;
  const MoatObservation *observation = &self->observations[index];
  const MoatSeriesInfo *info = moat_series_get_info (self->series);
  MoatDatum *datum = g_new0 (MoatDatum, 1);
  double x, y;

  place (self, index, &x, &y);
  datum->kind = MOAT_DATUM_OBSERVATION;
  datum->fact_id = observation->fact_id;
  datum->series = self->request_index;
  datum->index = self->first + index;
  datum->bounds = (MoatRect){ x - HALF_SIZE, y - HALF_SIZE, 2 * HALF_SIZE, 2 * HALF_SIZE };
  datum->title = moat_words_series (self->wording, info);
  datum->value = moat_words_value (self->wording, info, observation);
  datum->period = moat_wording_period (self->wording, observation->period, info->year_end);
  return datum;
}

static gssize
pick_datum (gpointer data, double x, double y, double slack, double *distance)
{
  const LineData *self = data;
  double per_px = (self->axes.to - self->axes.from + 1.0) / MAX (self->axes.plot.width, 1);
  double day = self->axes.from + (x - slack - self->axes.plot.x) * per_px;
  gsize low = 0, high = self->n;
  gssize found = -1;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      if (moat_axes_day (&self->axes, self->observations[middle].period) < day)
        low = middle + 1;
      else
        high = middle;
    }
  *distance = slack;
  for (gsize i = low; i < self->n; i++)
    {
      double at_x, at_y, apart;

      place (self, i, &at_x, &at_y);
      if (at_x > x + slack)
        break;
      apart = hypot (at_x - x, at_y - y);
      if (!isfinite (self->observations[i].best) || apart > *distance)
        continue;
      *distance = apart;
      found = (gssize) i;
    }
  return found;
}

static gssize
find_fact (gpointer data, gint64 fact_id)
{
  const LineData *self = data;

  for (gsize i = 0; i < self->n; i++)
    if (self->observations[i].fact_id == fact_id)
      return (gssize) i;
  return -1;
}

MoatDatumSource
moat_line_data_new (const MoatScope *scope, const MoatChartSeries *series, const MoatAxes *axes)
{
  LineData *self = g_new0 (LineData, 1);

  self->series = moat_series_ref (series->series);
  self->wording = moat_wording_ref (scope->wording);
  self->observations = series->observations + series->first;
  self->first = series->first;
  self->n = series->end - series->first;
  self->request_index = series->request_index;
  self->axes = *axes;
  return (MoatDatumSource){
    .data = self,
    .free_data = free_data,
    .n = self->n,
    .make = make_datum,
    .pick = pick_datum,
    .find_fact = find_fact,
  };
}
