/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Resolve: which figures stand on the chart, at what height, in which colour and within which
 * days.
 *
 * One axis carries one unit: a series in another is not drawn and the chart says so.  A figure
 * without a number, or a moment asked for as a block, is said as well: nothing is left out in
 * silence.  A block's height is its yearly rate, so that its area is its amount.
 *
 * Blocks and columns become a list of figures.  Lines stay series: they may be a million long,
 * so only their ends and the smallest and largest value (from the pyramid) are looked at here.
 */
#include "moat-chart-figures.h"

#include <math.h>

#include "moat-plot-kind.h"
#include "moat-unit.h"

#define LARGEST_VALUE 1e21 /* a billion trillions: whatever is larger has a few zeros too many */
#define MOST_BLOCKS 400
#define MOST_FIGURES 20000
#define LEAST_COLUMN 4.0 /* px that a column needs, with its gap */

/* The first of a series sorted by end that ends on or after @day. */
static gsize
find_first_ending (const MoatObservation *observations, gsize n, MoatDate day)
{
  gsize low = 0, high = n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      if (observations[middle].period.end < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static MoatDate
first_day (MoatPeriod period)
{
  return moat_period_is_instant (period) ? period.end : period.start;
}

gboolean
moat_figures_is_drawable (double value)
{
  return isfinite (value) && fabs (value) <= LARGEST_VALUE;
}

static char *
name_both (const MoatScope *scope, const MoatSeriesInfo *info)
{
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_ENTITY_AND_CONCEPT,
                              moat_label_get (&info->entity_label, scope->language),
                              moat_label_get (&info->concept_label, scope->language), NULL);
}

static void
say_other_unit (MoatFigures *self, const MoatScope *scope, const MoatSeriesInfo *info)
{
  g_autofree char *name = name_both (scope, info);
  g_autofree char *unit = moat_wording_unit (scope->wording, info->unit, 0);

  g_ptr_array_add (self->messages,
                   moat_wording_phrase (scope->wording, MOAT_PHRASE_MESSAGE_OTHER_UNIT, name,
                                        unit[0] ? unit : info->unit, NULL));
}

static gboolean
is_share (const char *unit)
{
  return unit && moat_unit_get_kind (unit) == MOAT_UNIT_KIND_RATIO;
}

static const MoatPlotKind *
plot_kind (const MoatScope *scope)
{
  return moat_plot_kind_get (scope->request->spec->kind);
}

/* The unit that is asked for, or the one that most series have, the first of equals.  Shares
 * have no blocks, so an amount comes before them. */
static const char *
choose_unit (const MoatChartRequest *request)
{
  gboolean is_block = request->spec->kind == MOAT_CHART_KIND_SPAN;
  const char *best = NULL;
  guint most = 0;

  if (request->spec->unit)
    for (gsize i = 0; i < request->n_series; i++)
      if (moat_series_get_info (request->series[i])->unit == request->spec->unit)
        return request->spec->unit;
  for (gsize i = 0; i < request->n_series; i++)
    {
      const char *unit = moat_series_get_info (request->series[i])->unit;
      guint count = 0;
      gboolean is_better;

      for (gsize k = 0; k < request->n_series; k++)
        count += moat_series_get_info (request->series[k])->unit == unit;
      is_better =
        is_block && best && is_share (best) != is_share (unit) ? is_share (best) : count > most;
      if (is_better)
        {
          most = count;
          best = unit;
        }
    }
  return best;
}

static void
collect_series (MoatFigures *self, const MoatScope *scope)
{
  const MoatChartRequest *request = scope->request;
  const MoatPlotKind *kind = plot_kind (scope);

  self->unit = choose_unit (request);
  for (gsize i = 0; i < request->n_series; i++)
    {
      MoatChartSeries series = { .series = request->series[i], .request_index = (int) i };

      series.info = moat_series_get_info (series.series);
      series.observations = moat_series_get_observations (series.series, &series.n);
      if (series.n == 0)
        continue;
      if (series.info->unit != self->unit && !(kind && kind->mixes_units))
        say_other_unit (self, scope, series.info);
      else
        g_array_append_val (self->series, series);
    }
}

/* A long series begins with its first figures; looking at a million would take longer than the
 * drawing. */
static void
extend_days (MoatTimeAxis *time, const MoatChartSeries *series)
{
  for (gsize i = 0; i < MIN (series->n, 4096); i++)
    {
      MoatDate day = first_day (series->observations[i].period);
      if (!time->full_from || day < time->full_from)
        time->full_from = day;
    }
  time->full_to = MAX (time->full_to, series->observations[series->n - 1].period.end);
}

static void
choose_days (MoatFigures *self, const MoatScope *scope)
{
  const MoatChartRequest *request = scope->request;
  MoatTimeAxis *time = &self->time;
  MoatDate pad, from, to;

  for (guint i = 0; i < self->series->len; i++)
    extend_days (time, moat_figures_get_series (self, i));
  if (request->spec->show_events)
    for (gsize i = 0; i < request->n_events; i++)
      {
        MoatPeriod period = request->events[i].period;
        if (!moat_period_is_valid (period))
          continue;
        if (!time->full_from || first_day (period) < time->full_from)
          time->full_from = first_day (period);
        time->full_to = MAX (time->full_to, period.end);
      }
  time->present =
    (request->spec->kind == MOAT_CHART_KIND_SPAN || request->spec->kind == MOAT_CHART_KIND_LINE) &&
    time->full_to != 0;
  pad = (time->full_to - time->full_from + 1) / 50 + 1;
  from = request->from ? request->from : request->spec->from;
  to = request->to ? request->to : request->spec->to;
  time->from = from ? from : MAX (time->full_from - pad, MOAT_DATE_MIN);
  time->to = to ? to : MIN (time->full_to + pad, MOAT_DATE_MAX);
  if (time->to < time->from)
    time->to = time->from;
}

static void
extend_values (MoatFigures *self, double value)
{
  if (!moat_figures_is_drawable (value))
    return;
  self->low = self->has_values ? MIN (self->low, value) : value;
  self->high = self->has_values ? MAX (self->high, value) : value;
  self->has_values = TRUE;
}

static void
say_not_drawn (MoatFigures *self, const MoatScope *scope, const MoatChartSeries *series,
               const MoatObservation *observation, MoatPhrase phrase)
{
  g_autofree char *name = name_both (scope, series->info);
  g_autofree char *when =
    moat_wording_period (scope->wording, observation->period, series->info->year_end);

  g_ptr_array_add (self->messages, moat_wording_phrase (scope->wording, phrase, name, when, NULL));
}

static void
add_figure (MoatFigures *self, const MoatScope *scope, guint at, gsize index)
{
  const MoatChartSeries *series = moat_figures_get_series (self, at);
  const MoatObservation *observation = &series->observations[index];
  gboolean is_block = scope->request->spec->kind == MOAT_CHART_KIND_SPAN;
  double years = is_block ? moat_period_length_years (observation->period) : 1;
  double to_amount = series->info->basis == MOAT_BASIS_PER_YEAR ? years : 1;
  double to_height = series->info->basis == MOAT_BASIS_PER_YEAR ? 1 : 1 / years;
  MoatFigure figure = {
    .series = at,
    .index = index,
    .observation = observation,
    .column = moat_figures_get_column (self, series, index),
    .datum = -1,
  };

  if (is_block && moat_period_is_instant (observation->period))
    {
      say_not_drawn (self, scope, series, observation, MOAT_PHRASE_MESSAGE_NOT_A_SPAN);
      return;
    }
  figure.value = observation->best * to_height;
  figure.low = observation->low * to_height;
  figure.high = observation->high * to_height;
  figure.amount = observation->best * to_amount;
  figure.amount_low = observation->low * to_amount;
  figure.amount_high = observation->high * to_amount;
  if (!moat_figures_is_drawable (figure.value) || !moat_figures_is_drawable (figure.amount))
    {
      say_not_drawn (self, scope, series, observation,
                     isnan (observation->best) ? MOAT_PHRASE_MESSAGE_NO_NUMBER
                                               : MOAT_PHRASE_MESSAGE_TOO_LARGE);
      return;
    }
  extend_values (self, figure.value);
  if (observation->qualifier == MOAT_QUALIFIER_BETWEEN)
    {
      extend_values (self, figure.low);
      extend_values (self, figure.high);
    }
  g_array_append_val (self->figures, figure);
}

static gboolean
is_shown (const MoatFigures *self, MoatPeriod period)
{
  return period.end >= self->time.from && first_day (period) <= self->time.to;
}

static void
say_latest_only (MoatFigures *self, const MoatScope *scope, gsize drawn, gsize total)
{
  MoatNumberStyle style = moat_number_style (NULL);
  g_autofree char *part = moat_wording_number (scope->wording, (double) drawn, &style);
  g_autofree char *whole = moat_wording_number (scope->wording, (double) total, &style);

  if (drawn < total)
    g_ptr_array_add (
      self->messages,
      moat_wording_phrase (scope->wording, MOAT_PHRASE_MESSAGE_LATEST_ONLY, part, whole, NULL));
}

/* The latest figures if there are more than can be drawn apart. */
static void
collect_figures (MoatFigures *self, const MoatScope *scope)
{
  gboolean is_block = scope->request->spec->kind == MOAT_CHART_KIND_SPAN;
  gsize total = 0, drawn = 0;
  gsize most = is_block ? MOST_BLOCKS : (gsize) MAX (scope->width / LEAST_COLUMN, 8);

  most = MAX (most / MAX (self->series->len, 1), 1);
  for (guint i = 0; i < self->series->len; i++)
    {
      MoatChartSeries *series = &g_array_index (self->series, MoatChartSeries, i);

      series->first = find_first_ending (series->observations, series->n, self->time.from);
      series->end = is_block
                      ? series->n
                      : find_first_ending (series->observations, series->n, self->time.to + 1);
      total += series->end - series->first;
      if (series->end - series->first > most)
        series->first = series->end - most;
      drawn += series->end - series->first;
      for (gsize k = series->first; k < series->end; k++)
        if (is_shown (self, series->observations[k].period))
          add_figure (self, scope, i, k);
    }
  say_latest_only (self, scope, drawn, total);
  self->outside = total > 0 && self->figures->len == 0 && self->messages->len == 0;
}

static void
say_one_column (MoatFigures *self, const MoatScope *scope, int column)
{
  g_autofree char *name = moat_figures_name_column (self, scope, column);

  if (name[0])
    g_ptr_array_add (self->messages, moat_wording_phrase (
                                       scope->wording, MOAT_PHRASE_MESSAGE_ONE_COLUMN, name, NULL));
}

/* The figures of @series that a chart with its own plot draws: those that stand in a column; for a
 * kind that draws one only, that of the last column, or the latest when none was chosen.  Days
 * choose among all periods, not among those that were asked for. */
static void
collect_plot_series (MoatFigures *self, const MoatScope *scope, guint at, int only)
{
  const MoatChartSeries *series = moat_figures_get_series (self, at);
  gboolean all_days = scope->request->spec->period_mode != MOAT_PERIODS_ALL;
  gboolean latest = moat_figures_take_latest (scope);

  for (gsize n = series->end - series->first; n > 0; n--)
    {
      gsize k = latest ? series->first + n - 1 : series->end - n;
      int column = moat_figures_get_column (self, series, k);

      if (column < 0 || (only >= 0 && column != only) ||
          !(all_days || is_shown (self, series->observations[k].period)))
        continue;
      add_figure (self, scope, at, k);
      if (latest && moat_figures_is_drawable (series->observations[k].best))
        break;
    }
}

static void
collect_plot (MoatFigures *self, const MoatScope *scope)
{
  gboolean is_one = plot_kind (scope)->one_column && !moat_figures_take_latest (scope);
  int only = is_one ? moat_figures_get_last_column (self) : -1;
  gsize total = 0, drawn = 0, most = MAX (MOST_FIGURES / MAX (self->series->len, 1), 1);

  for (guint i = 0; i < self->series->len; i++)
    {
      MoatChartSeries *series = &g_array_index (self->series, MoatChartSeries, i);

      series->end = series->n;
      series->first = series->n > most ? series->n - most : 0;
      total += series->n;
      drawn += series->end - series->first;
      collect_plot_series (self, scope, i, only);
    }
  say_latest_only (self, scope, drawn, total);
  if (is_one && self->columns->len > 1)
    say_one_column (self, scope, only);
  self->outside = total > 0 && self->figures->len == 0 && self->messages->len == 0;
}

/* The range of a line that has figures too large to draw; the first of them is named. */
static void
extend_by_each (MoatFigures *self, const MoatScope *scope, const MoatChartSeries *series,
                gsize first, gsize end)
{
  gboolean said = FALSE;

  for (gsize k = first; k < end; k++)
    {
      const MoatObservation *observation = &series->observations[k];
      if (!said && !isnan (observation->best) && !moat_figures_is_drawable (observation->best))
        {
          say_not_drawn (self, scope, series, observation, MOAT_PHRASE_MESSAGE_TOO_LARGE);
          said = TRUE;
        }
      extend_values (self, observation->best);
    }
}

/* A line enters and leaves the picture, so one figure on either side belongs to it. */
static void
collect_lines (MoatFigures *self, const MoatScope *scope)
{
  gsize total = 0, seen = 0;

  for (guint i = 0; i < self->series->len; i++)
    {
      MoatChartSeries *series = &g_array_index (self->series, MoatChartSeries, i);
      gsize first = find_first_ending (series->observations, series->n, self->time.from);
      gsize end = find_first_ending (series->observations, series->n, self->time.to + 1);
      double low, high;

      series->first = first;
      series->end = end;
      total += series->n;
      seen += end - first;
      first -= first > 0;
      end += end < series->n;
      if (moat_pyramid_range (moat_series_get_pyramid (series->series), first, end, &low, &high) &&
          moat_figures_is_drawable (low) && moat_figures_is_drawable (high))
        {
          extend_values (self, low);
          extend_values (self, high);
          continue;
        }
      extend_by_each (self, scope, series, first, end);
    }
  self->outside = total > 0 && seen == 0;
}

/* Four digits of the largest value, the same number of decimals for all: 126.7 and 32.5. */
static void
choose_scale (MoatFigures *self, const MoatScope *scope)
{
  const MoatChartSpec *spec = scope->request->spec;
  double largest = MAX (fabs (self->low), fabs (self->high));
  double shown;

  self->scale = spec->scale;
  if (self->scale < 0)
    self->scale = moat_wording_choose_scale (scope->wording, self->unit, largest);
  shown = largest / pow (10, self->scale);
  if (is_share (self->unit))
    shown *= 100;
  self->decimals = 0;
  if (shown > 0)
    self->decimals = (int) CLAMP (3 - floor (log10 (shown)), 0, 6);
}

void
moat_figures_set_range (MoatFigures *self, const MoatScope *scope, double low, double high)
{
  self->low = low;
  self->high = high;
  choose_scale (self, scope);
}

void
moat_figures_resolve (MoatFigures *self, MoatScope *scope)
{
  MoatChartKind kind = scope->request->spec->kind;

  *self = (MoatFigures){
    .series = g_array_new (FALSE, TRUE, sizeof (MoatChartSeries)),
    .figures = g_array_new (FALSE, TRUE, sizeof (MoatFigure)),
    .messages = g_ptr_array_new_with_free_func (g_free),
  };
  collect_series (self, scope);
  moat_figures_tell_apart (self, scope);
  choose_days (self, scope);
  self->no_spans = kind == MOAT_CHART_KIND_SPAN && is_share (self->unit) && self->series->len > 0;
  if (plot_kind (scope))
    {
      moat_figures_find_columns (self, scope);
      moat_figures_sort (self, scope);
      collect_plot (self, scope);
    }
  else if (kind == MOAT_CHART_KIND_LINE)
    collect_lines (self, scope);
  else if (!self->no_spans)
    collect_figures (self, scope);
  if (kind != MOAT_CHART_KIND_SPAN && moat_figures_differ_in_length (self))
    g_ptr_array_add (self->messages, g_strdup (moat_phrase_get (MOAT_PHRASE_MESSAGE_LENGTHS_DIFFER,
                                                                scope->language)));
  choose_scale (self, scope);
  self->yearly =
    self->unit && !is_share (self->unit) && self->series->len > 0 &&
    (kind == MOAT_CHART_KIND_SPAN ||
     (moat_figures_get_series (self, 0)->info->basis == MOAT_BASIS_PER_YEAR &&
      moat_figures_get_series (self, 0)->info->period_type == MOAT_PERIOD_TYPE_DURATION));
}

void
moat_figures_clear (MoatFigures *self)
{
  for (guint i = 0; i < self->series->len; i++)
    g_free (g_array_index (self->series, MoatChartSeries, i).name);
  g_array_unref (self->series);
  g_array_unref (self->figures);
  g_clear_pointer (&self->columns, g_array_unref);
  g_ptr_array_unref (self->messages);
  g_free (self->shown_as);
}

const MoatChartSeries *
moat_figures_get_series (const MoatFigures *self, guint index)
{
  return &g_array_index (self->series, MoatChartSeries, index);
}

MoatFigure *
moat_figures_get (const MoatFigures *self, guint index)
{
  return &g_array_index (self->figures, MoatFigure, index);
}
