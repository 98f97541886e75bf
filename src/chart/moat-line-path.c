/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a series to the points of a line.
 *
 * A line is never drawn through what is not known: it breaks at an observation without a number and
 * where the step to the next is clearly longer than the usual one, so a missing year is a gap.  It
 * changes its look where figures stop being actual.
 *
 * A series with more observations than the plot has px is thinned to four points a px column:
 * first, smallest, largest, last.  The extremes come from the series' pyramid and the columns'
 * ends from searching by day, so the cost depends on the width of the plot, not on the length of
 * the series.
 */
#include "moat-line-path.h"

#include <math.h>

#define LONGEST_DAILY_STEP 14.0 /* days: weekends and holidays are no gaps in daily figures */
#define STEPS_LOOKED_AT 255
#define LONGER_THAN_USUAL 1.5

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The usual step is the lower quartile of some steps spread over the series; a flow's is never
 * longer than its period, so two years ten years apart are not joined. */
double
moat_line_longest_step (const MoatChartSeries *series, const MoatAxes *axes)
{
  double steps[STEPS_LOOKED_AT];
  gsize n = 0, stride = MAX (series->n / STEPS_LOOKED_AT, 1);
  double usual;

  for (gsize i = 1; i < series->n && n < STEPS_LOOKED_AT; i += stride)
    {
      const MoatObservation *before = &series->observations[i - 1], *after = before + 1;
      double step = moat_axes_day (axes, after->period) - moat_axes_day (axes, before->period);
      int days = moat_period_days (after->period);

      steps[n++] = days > 0 ? MIN (step, days) : step;
    }
  if (n == 0)
    return INFINITY;
  qsort (steps, n, sizeof *steps, compare_doubles);
  usual = steps[n / 4];
  return MAX (usual * LONGER_THAN_USUAL, LONGEST_DAILY_STEP);
}

typedef struct
{
  const MoatChartSeries *series;
  const MoatAxes *axes;
  GPtrArray *runs;
  MoatLineRun *run; /* the open one; nullable */
  double longest;   /* step */
  double x, y, day; /* of the last point */
  gboolean has_last;
} Walk;

static void
free_run (gpointer data)
{
  MoatLineRun *run = data;

  g_array_unref (run->points);
  g_free (run);
}

static void
open_run (Walk *walk, gboolean dashed)
{
  walk->run = g_new0 (MoatLineRun, 1);
  walk->run->points = g_array_new (FALSE, FALSE, sizeof (double));
  walk->run->dashed = dashed;
  g_ptr_array_add (walk->runs, walk->run);
}

static void
append_point (Walk *walk, double x, double y)
{
  g_array_append_val (walk->run->points, x);
  g_array_append_val (walk->run->points, y);
}

static void
break_line (Walk *walk)
{
  walk->run = NULL;
  walk->has_last = FALSE;
}

/* Goes on to a point that @observation stands for. */
static void
go_to (Walk *walk, const MoatObservation *observation, double x, double value)
{
  gboolean dashed = observation->status != MOAT_STATUS_ACTUAL;
  double y = moat_axes_y (walk->axes, value);

  if (!walk->run || walk->run->dashed != dashed)
    {
      gboolean joins = walk->run && walk->has_last;
      open_run (walk, dashed);
      if (joins)
        append_point (walk, walk->x, walk->y);
    }
  append_point (walk, x, y);
  walk->x = x;
  walk->y = y;
  walk->has_last = TRUE;
}

/* Breaks where the step to @observation is too long or it has no number; TRUE when it has one. */
static gboolean
step_to (Walk *walk, const MoatObservation *observation)
{
  double day = moat_axes_day (walk->axes, observation->period);

  if (walk->has_last && day - walk->day > walk->longest)
    break_line (walk);
  if (!moat_figures_is_drawable (observation->best))
    {
      break_line (walk);
      return FALSE;
    }
  walk->day = day;
  return TRUE;
}

static void
walk_all (Walk *walk, gsize first, gsize end)
{
  for (gsize i = first; i < end; i++)
    {
      const MoatObservation *observation = &walk->series->observations[i];
      if (step_to (walk, observation))
        go_to (walk, observation, moat_axes_x (walk->axes, walk->day), observation->best);
    }
}

/* The first observation at or after @day, looking from @from onwards in growing steps. */
static gsize
find_day (const Walk *walk, gsize from, gsize end, double day)
{
  gsize low = from, high = from, step = 1;

  while (high < end && moat_axes_day (walk->axes, walk->series->observations[high].period) < day)
    {
      low = high + 1;
      high += step;
      step *= 2;
    }
  high = MIN (high, end);
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;
      if (moat_axes_day (walk->axes, walk->series->observations[middle].period) < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* One px column: [@first, @end) of the series. */
static void
walk_column (Walk *walk, gsize first, gsize end, double x)
{
  const MoatObservation *head = &walk->series->observations[first];
  const MoatObservation *tail = &walk->series->observations[end - 1];
  double low, high;

  if (end - first <= 4)
    {
      walk_all (walk, first, end);
      return;
    }
  if (!moat_pyramid_range (moat_series_get_pyramid (walk->series->series), first, end, &low, &high))
    {
      break_line (walk);
      return;
    }
  if (!moat_figures_is_drawable (low) || !moat_figures_is_drawable (high))
    {
      walk_all (walk, first, end);
      return;
    }
  if (step_to (walk, head))
    go_to (walk, head, moat_axes_x (walk->axes, walk->day), head->best);
  go_to (walk, tail, x, low);
  go_to (walk, tail, x, high);
  walk->day = moat_axes_day (walk->axes, tail->period);
  if (moat_figures_is_drawable (tail->best))
    go_to (walk, tail, moat_axes_x (walk->axes, walk->day), tail->best);
}

static void
walk_columns (Walk *walk, gsize first, gsize end)
{
  const MoatAxes *axes = walk->axes;
  guint columns = (guint) MAX (axes->plot.width, 1);
  double days = (axes->to - axes->from + 1.0) / columns;

  for (guint i = 0; i < columns && first < end; i++)
    {
      double right = i + 1 < columns ? axes->from + (i + 1) * days : INFINITY;
      gsize next = find_day (walk, first, end, right);
      if (next > first)
        walk_column (walk, first, next, axes->plot.x + i + 0.5);
      first = next;
    }
}

GPtrArray *
moat_line_path_make (const MoatChartSeries *series, const MoatAxes *axes)
{
  Walk walk = { .series = series, .axes = axes, .longest = moat_line_longest_step (series, axes) };
  gsize first = series->first - (series->first > 0);
  gsize end = series->end + (series->end < series->n);

  walk.runs = g_ptr_array_new_with_free_func (free_run);
  if ((double) (end - first) <= 4 * axes->plot.width)
    walk_all (&walk, first, end);
  else
    {
      if (first < series->first)
        walk_all (&walk, first, series->first);
      walk_columns (&walk, series->first, series->end);
      walk_all (&walk, series->end, end);
    }
  return walk.runs;
}
