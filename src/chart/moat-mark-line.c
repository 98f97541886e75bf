/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines: each series as a path, broken where something is missing, dashed where it is not actual.
 *
 * Points have markers while there are few; a point that stands alone always has one, because a
 * path of one point is nothing.  A marker is filled for an actual figure and hollow for any other;
 * "over" and "under" have an arrow at it, "about" a halo and a stated range a bracket.
 *
 * Paths are cut at the sides of the plot, where a line goes on to what lies outside of the days
 * shown.
 */
#include "moat-mark-line.h"

#include <math.h>

#include "moat-block.h"
#include "moat-line-data.h"
#include "moat-line-path.h"
#include "moat-unit.h"

#define MOST_MARKERS 60
#define MARKER_DISTANCE 14.0 /* px between markers, at least */
#define WIDEST_LABELS 0.35   /* of the picture, that is not plot */
#define FEW_POINTS 500       /* that labels keep off; a longer line is everywhere */

/* Where the straight line from (@x1, @y1) to (@x2, @y2) is at @x. */
static double
height_at (double x, double x1, double y1, double x2, double y2)
{
  return y1 + (y2 - y1) * (x - x1) / (x2 - x1);
}

/* The part of a run within the sides of @plot. */
static GArray *
cut_run (const MoatLineRun *run, const MoatRect *plot)
{
  const double *p = (const double *) run->points->data;
  gsize n = run->points->len / 2;
  double sides[2] = { plot->x, plot->x + plot->width };
  GArray *cut = g_array_new (FALSE, FALSE, sizeof (double));

  for (gsize i = 0; i < n; i++)
    {
      double x = p[2 * i], y = p[2 * i + 1];

      for (gsize s = 0; s < 2 && i > 0; s++)
        {
          double side = p[2 * i - 2] <= x ? sides[s] : sides[1 - s];
          if ((p[2 * i - 2] < side && x > side) || (p[2 * i - 2] > side && x < side))
            {
              double at = height_at (side, p[2 * i - 2], p[2 * i - 1], x, y);
              g_array_append_val (cut, side);
              g_array_append_val (cut, at);
            }
        }
      if (x < sides[0] || x > sides[1])
        continue;
      g_array_append_val (cut, x);
      g_array_append_val (cut, y);
    }
  return cut;
}

/* Draws the run; with @takes_room no label is written over it. */
static void
emit_run (const MoatScope *scope, const MoatLineRun *run, MoatColor color, gboolean takes_room)
{
  g_autoptr (GArray) points = cut_run (run, &scope->plot);
  MoatNode node = {
    .points = (const double *) points->data,
    .n_points = points->len / 2,
    .stroke = { color, scope->sizes.line * 1.5, run->dashed ? 4 * scope->sizes.factor : 0 },
  };

  moat_scene_builder_path (scope->builder, MOAT_ROLE_MARK, -1, &node);
  for (gsize i = 1; takes_room && i < node.n_points; i++)
    moat_room_take_line (scope->room, &node.points[2 * i - 2]);
}

static void
add_arrow (const MoatScope *scope, int datum, const double ends[4], MoatColor color)
{
  double half = 5.5 * scope->sizes.factor;
  MoatRect taken = { ends[0] - half, MIN (ends[1], ends[3]), 2 * half, fabs (ends[3] - ends[1]) };

  moat_arrow_emit (scope, MOAT_ROLE_MARK_DETAIL, datum, ends, color);
  moat_room_take (scope->room, &taken);
}

static void
emit_words (const MoatScope *scope, const MoatObservation *observation, const MoatAxes *axes,
            int datum, MoatColor color)
{
  double x = moat_axes_x (axes, moat_axes_day (axes, observation->period));
  double y = moat_axes_y (axes, observation->best);
  double near = 5 * scope->sizes.factor, far = MOAT_LINE_ARROW * scope->sizes.factor;
  double right = scope->plot.x + scope->plot.width, bottom = scope->plot.y + scope->plot.height;
  double arrow_x = CLAMP (x, scope->plot.x + near, MAX (scope->plot.x + near, right - near));
  const double up[4] = { arrow_x, y - near, arrow_x, MAX (y - far, scope->plot.y) };
  const double down[4] = { arrow_x, y + near, arrow_x, MIN (y + far, bottom) };
  double halo = MOAT_LINE_HALO * scope->sizes.factor;
  const MoatRect square = { x - halo, y - halo, 2 * halo, 2 * halo };

  if (observation->qualifier == MOAT_QUALIFIER_OVER && up[3] < up[1])
    add_arrow (scope, datum, up, color);
  else if (observation->qualifier == MOAT_QUALIFIER_UNDER && down[3] > down[1])
    add_arrow (scope, datum, down, color);
  else if (observation->qualifier == MOAT_QUALIFIER_ABOUT ||
           observation->qualifier == MOAT_QUALIFIER_UNKNOWN)
    {
      MoatInk ink = moat_ink_fill (moat_color_with_alpha (color, 0.3));
      moat_room_take (scope->room, &square);
      moat_scene_builder_circle (scope->builder, MOAT_ROLE_MARK_DETAIL, datum, &square, &ink);
    }
  else if (observation->qualifier == MOAT_QUALIFIER_BETWEEN && isfinite (observation->low) &&
           isfinite (observation->high))
    {
      MoatInk ink = moat_ink_stroke (color, scope->sizes.line, 0);
      double low = moat_axes_clamp_y (axes, observation->low),
             high = moat_axes_clamp_y (axes, observation->high);
      const double lines[3][4] = { { x, low, x, high },
                                   { x - near, low, x + near, low },
                                   { x - near, high, x + near, high } };
      for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
        {
          moat_scene_builder_line (scope->builder, MOAT_ROLE_MARK_DETAIL, datum, lines[i], &ink);
          moat_room_take_line (scope->room, lines[i]);
        }
    }
}

static void
emit_marker (const MoatScope *scope, const MoatObservation *observation, const MoatAxes *axes,
             int datum, MoatColor color)
{
  double radius = 3.2 * scope->sizes.factor;
  double x = moat_axes_x (axes, moat_axes_day (axes, observation->period));
  double y = moat_axes_y (axes, observation->best);
  MoatRect dot = { x - radius, y - radius, 2 * radius, 2 * radius };
  MoatInk ink = moat_ink_fill (color);

  if (observation->status != MOAT_STATUS_ACTUAL)
    {
      ink = moat_ink_stroke (color, scope->sizes.line, 0);
      ink.fill.color = scope->theme->background;
    }
  moat_scene_builder_circle (scope->builder, MOAT_ROLE_MARK, datum, &dot, &ink);
  moat_room_take (scope->room, &dot);
}

static gboolean
is_point (const MoatScope *scope, const MoatObservation *observation, const MoatAxes *axes)
{
  double x = moat_axes_x (axes, moat_axes_day (axes, observation->period));

  return moat_figures_is_drawable (observation->best) && x >= scope->plot.x &&
         x <= scope->plot.x + scope->plot.width;
}

/* Whether nothing joins the observation to the ones beside it. */
static gboolean
stands_alone (const MoatChartSeries *series, const MoatAxes *axes, gsize i, double longest)
{
  const MoatObservation *o = series->observations;
  double day = moat_axes_day (axes, o[i].period);
  gboolean before = i > 0 && moat_figures_is_drawable (o[i - 1].best) &&
                    day - moat_axes_day (axes, o[i - 1].period) <= longest;
  gboolean after = i + 1 < series->n && moat_figures_is_drawable (o[i + 1].best) &&
                   moat_axes_day (axes, o[i + 1].period) - day <= longest;

  return !before && !after;
}

gboolean
moat_line_has_markers (const MoatScope *scope, const MoatChartSeries *series)
{
  gsize n = series->end - series->first;

  return n <= MOST_MARKERS && (double) n * MARKER_DISTANCE <= scope->width * (1 - WIDEST_LABELS);
}

static void
emit_markers (const MoatScope *scope, const MoatChartSeries *series, const MoatAxes *axes,
              int first_datum)
{
  gsize n = series->end - series->first;
  gboolean all = moat_line_has_markers (scope, series);
  double longest = moat_line_longest_step (series, axes);

  if ((double) n > axes->plot.width)
    return;
  for (gsize i = series->first; i < series->end; i++)
    {
      const MoatObservation *observation = &series->observations[i];
      int datum = first_datum + (int) (i - series->first);

      if (!is_point (scope, observation, axes) || !(all || stands_alone (series, axes, i, longest)))
        continue;
      emit_words (scope, observation, axes, datum, series->color);
      emit_marker (scope, observation, axes, datum, series->color);
    }
}

gboolean
moat_line_is_index (const MoatFigures *figures)
{
  return g_strcmp0 (figures->unit, MOAT_UNIT_INDEX) == 0;
}

/* What every line is read against. */
static void
emit_index_base (const MoatScope *scope, const MoatAxes *axes)
{
  double y = moat_axes_clamp_y (axes, MOAT_LINE_INDEX_BASE);
  const double ends[4] = { axes->plot.x, y, axes->plot.x + axes->plot.width, y };
  MoatInk ink = moat_ink_stroke (scope->theme->ink_soft, scope->sizes.line * 0.8, 0);

  moat_scene_builder_line (scope->builder, MOAT_ROLE_AXIS, -1, ends, &ink);
}

void
moat_line_add_data (const MoatScope *scope, const MoatFigures *figures, const MoatAxes *axes)
{
  for (guint i = 0; i < figures->series->len; i++)
    {
      MoatDatumSource source =
        moat_line_data_new (scope, moat_figures_get_series (figures, i), axes);
      moat_scene_builder_add_source (scope->builder, &source);
    }
}

void
moat_line_emit (const MoatScope *scope, const MoatFigures *figures, const MoatAxes *axes)
{
  gboolean takes_room = TRUE;
  int datum = 0;

  if (moat_line_is_index (figures))
    emit_index_base (scope, axes);
  for (guint i = 0; i < figures->series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (figures, i);
      takes_room &= series->end - series->first <= FEW_POINTS;
    }
  for (guint i = 0; i < figures->series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (figures, i);
      g_autoptr (GPtrArray) runs = moat_line_path_make (series, axes);

      for (guint k = 0; k < runs->len; k++)
        emit_run (scope, runs->pdata[k], series->color, takes_room);
      emit_markers (scope, series, axes, datum);
      datum += (int) (series->end - series->first);
    }
}
