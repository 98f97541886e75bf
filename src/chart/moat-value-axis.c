/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The axis of values: its range, grid lines and numbers.
 *
 * Bars and blocks begin at zero, always.  A line may have a range of its own when zero is far from
 * it, and lines of indices have one around 100, for zero means nothing to them.  The range leaves,
 * in px, what the looks and labels of the figures need beyond their values, and goes on to the next
 * tick if that is near, so that the plot usually ends with a line.
 *
 * The unit stands once, in the subtitle or as a caption here; the numbers are bare but for %.
 */
#include <math.h>

#include "moat-guides.h"
#include "moat-mark-line.h"
#include "moat-ticks.h"
#include "moat-unit.h"

#define LINE_FROM_ZERO 0.4 /* smallest / largest below which a line's axis begins at zero */
#define NEAR_TICK 0.5      /* of a step that the range may grow to end at a tick */
#define ROW_HEIGHTS 3.2    /* of a label from tick to tick, at least */
#define ROUNDS 3           /* of making room above and below, each of which shrinks the other */

static double
fold (const MoatValueAxis *self, double value)
{
  return moat_axis_break_fold (&self->left_out, value);
}

static double
unfold (const MoatValueAxis *self, double value)
{
  return moat_axis_break_unfold (&self->left_out, value);
}

/* The range while it is made, here and below, is without what a break leaves out. */
static void
choose_bare_range (MoatValueAxis *self, const MoatScope *scope, const MoatFigures *figures)
{
  gboolean from_zero = scope->request->spec->kind != MOAT_CHART_KIND_LINE;

  self->low = figures->has_values ? fold (self, figures->low) : 0;
  self->high = figures->has_values ? fold (self, figures->high) : 0;
  if (!from_zero)
    {
      double small = MIN (fabs (self->low), fabs (self->high));
      double large = MAX (fabs (self->low), fabs (self->high));
      from_zero = self->low * self->high <= 0 ||
                  (small < LINE_FROM_ZERO * large && !moat_line_is_index (figures));
    }
  if (moat_line_is_index (figures) && figures->has_values)
    {
      self->low = MIN (self->low, MOAT_LINE_INDEX_BASE);
      self->high = MAX (self->high, MOAT_LINE_INDEX_BASE);
    }
  if (from_zero)
    {
      self->low = MIN (self->low, 0);
      self->high = MAX (self->high, 0);
    }
  else
    {
      double pad = MAX ((self->high - self->low) * 0.06, fabs (self->high) * 1e-3);
      self->low -= pad;
      self->high += pad;
    }
  if (!(self->high > self->low))
    {
      double size = MAX (fabs (self->high), 1);
      self->high = self->high >= 0 ? self->high + size : 0;
      if (self->high == 0)
        self->low -= size;
    }
}

/* Moves the ends so that @px above (below) each value lie within a plot of @height px. */
static void
make_room (MoatValueAxis *self, const MoatScope *scope, const MoatFigures *figures, double height,
           MoatReachFunc reach, gpointer data)
{
  double low = self->low, high = self->high;

  for (guint i = 0; reach && i < figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, i);
      double share = MIN (reach (scope, figures, figure, data) / MAX (height, 1), 0.6);

      if (figure->value >= 0)
        high = MAX (high, (fold (self, figure->value) - share * self->low) / (1 - share));
      else
        low = MIN (low, (fold (self, figure->value) - share * self->high) / (1 - share));
    }
  self->low = low;
  self->high = high;
}

/* Moves the ends to the next ticks if these are near. */
static void
end_at_ticks (MoatValueAxis *self, const MoatFigures *figures, double step)
{
  double high = unfold (self, self->high), last = ceil (high / step - 1e-9) * step;

  if (last - high <= NEAR_TICK * step && (figures->most <= 0 || last <= figures->most))
    self->high = fold (self, last);
  last = floor (self->low / step + 1e-9) * step;
  if (self->low - last <= NEAR_TICK * step && !(moat_line_is_index (figures) && last <= 0))
    self->low = last;
}

/* The same for the points of lines, whose looks and values go above them, and whose ranges go to
 * both sides.  Below, an axis that begins at zero stays there. */
static void
make_room_for_points (MoatValueAxis *self, const MoatScope *scope, const MoatFigures *figures,
                      double height)
{
  double low = self->low, high = self->high;

  for (guint i = 0; i < figures->series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (figures, i);

      for (gsize k = series->first; moat_line_has_markers (scope, series) && k < series->end; k++)
        {
          const MoatObservation *observation = &series->observations[k];
          double top = observation->best, bottom = observation->best;
          double up = moat_line_reach (scope, series, observation, TRUE) / MAX (height, 1);
          double down = moat_line_reach (scope, series, observation, FALSE) / MAX (height, 1);

          if (!moat_figures_is_drawable (observation->best))
            continue;
          if (observation->qualifier == MOAT_QUALIFIER_BETWEEN)
            {
              top = moat_figures_is_drawable (observation->high) ? observation->high : top;
              bottom = moat_figures_is_drawable (observation->low) ? observation->low : bottom;
            }
          up = MIN (up, 0.4);
          down = MIN (down, 0.4);
          high = MAX (high, (fold (self, top) - up * self->low) / (1 - up));
          if (self->low != 0 || bottom < 0)
            low = MIN (low, (fold (self, bottom) - down * self->high) / (1 - down));
        }
    }
  self->low = low;
  self->high = high;
}

static int
decimals_of (double step, const MoatFigures *figures)
{
  double shown = step / pow (10, figures->scale);

  if (figures->unit && moat_unit_get_kind (figures->unit) == MOAT_UNIT_KIND_RATIO)
    shown = step * 100;
  return (int) CLAMP (-floor (log10 (shown) + 1e-9), 0, 12);
}

static void
add_tick (MoatValueAxis *self, const MoatScope *scope, const MoatFigures *figures, double value,
          int decimals)
{
  MoatNumberStyle style = moat_number_style (figures->unit);
  char *label;

  style.scale = figures->scale;
  style.with_unit = figures->unit && moat_unit_get_kind (figures->unit) == MOAT_UNIT_KIND_RATIO;
  style.fixed_decimals = TRUE;
  style.decimals = decimals;
  label = moat_wording_number (scope->wording, value, &style);
  g_array_append_val (self->ticks, value);
  g_ptr_array_add (self->labels, label);
  self->label_width =
    MAX (self->label_width, moat_scope_measure (scope, &scope->sizes.small, label).width);
}

void
moat_value_axis_train (MoatValueAxis *self, const MoatScope *scope, const MoatFigures *figures,
                       double height, MoatReachFunc reach, gpointer data)
{
  double row = moat_scope_measure (scope, &scope->sizes.small, "0").height;
  guint most = (guint) CLAMP (height / (ROW_HEIGHTS * row), 2, 8);
  gboolean is_line = scope->request->spec->kind == MOAT_CHART_KIND_LINE;
  double step;
  int decimals;

  *self = (MoatValueAxis){
    .left_out = moat_axis_break_get (scope, figures),
    .ticks = g_array_new (FALSE, FALSE, sizeof (double)),
    .labels = g_ptr_array_new_with_free_func (g_free),
  };
  choose_bare_range (self, scope, figures);
  for (guint i = 0; i < ROUNDS; i++)
    {
      make_room (self, scope, figures, height, reach, data);
      if (is_line)
        make_room_for_points (self, scope, figures, height);
      end_at_ticks (self, figures, moat_ticks_step (self->low, self->high, most));
    }
  make_room (self, scope, figures, height, reach, data);
  if (is_line)
    make_room_for_points (self, scope, figures, height);
  if (!figures->has_values)
    return;
  step = moat_ticks_step (self->low, self->high, most);
  decimals = decimals_of (step, figures);
  self->low = unfold (self, self->low);
  self->high = unfold (self, self->high);
  for (double i = ceil (self->low / step - 1e-9); i * step <= self->high + step * 1e-9; i++)
    if ((figures->most <= 0 || i * step <= figures->most + step * 1e-9) &&
        !moat_axis_break_hides (&self->left_out, i * step))
      add_tick (self, scope, figures, i * step, decimals);
}

void
moat_value_axis_clear (MoatValueAxis *self)
{
  g_clear_pointer (&self->ticks, g_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
}

void
moat_value_axis_emit (const MoatValueAxis *self, const MoatScope *scope, const MoatAxes *axes,
                      const char *caption)
{
  const MoatTextStyle *style = &scope->sizes.small;
  const MoatRect *plot = &axes->plot;
  MoatInk ink = moat_ink_stroke (scope->theme->grid, scope->sizes.line * 0.7, 0);
  double above = plot->y;

  for (guint i = 0; i < self->ticks->len; i++)
    {
      double y = moat_axes_y (axes, g_array_index (self->ticks, double, i));
      const double ends[4] = { plot->x, y, plot->x + plot->width, y };
      MoatTextExtents size = moat_scope_measure (scope, style, self->labels->pdata[i]);
      MoatTextNode text = { self->labels->pdata[i],     style,
                            scope->theme->ink_soft,     MOAT_TEXT_ALIGN_END,
                            plot->x - scope->sizes.pad, y - size.height / 2 };

      moat_scene_builder_line (scope->builder, MOAT_ROLE_GRID, -1, ends, &ink);
      if (self->label_width <= 0)
        continue;
      moat_scope_text (scope, MOAT_ROLE_AXIS_LABEL, -1, &text);
      above = MIN (above, text.y);
    }
  if (caption && caption[0])
    {
      MoatTextNode text = {
        caption, style, scope->theme->ink_soft, MOAT_TEXT_ALIGN_START, scope->sizes.margin, 0
      };
      text.y = above - moat_scope_measure (scope, style, caption).height;
      moat_scope_text (scope, MOAT_ROLE_AXIS_LABEL, -1, &text);
    }
}

void
moat_base_line_emit (const MoatScope *scope, const MoatAxes *axes)
{
  MoatInk ink = moat_ink_stroke (scope->theme->axis, scope->sizes.line * 0.8, 0);
  double y = moat_axes_clamp_y (axes, 0);
  const double ends[4] = { axes->plot.x, y, axes->plot.x + axes->plot.width, y };

  moat_scene_builder_line (scope->builder, MOAT_ROLE_AXIS, -1, ends, &ink);
}
