/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Slopes: an upright axis for each column of a comparison, with the values of all series on it, and
 * a line for each series from axis to axis.
 *
 * A steeper line is a larger change, so all axes have one scale.  It has no numbers of its own:
 * values stand at the ends of the lines.  Where a series has no value in a column its line is
 * broken there.  Few series have a colour each; of many, only a highlighted one has.
 */
#include "moat-mark-slope.h"

#include <math.h>

#include "moat-mark-point.h"
#include "moat-slope-labels.h"

#define MANY_SERIES MOAT_THEME_N_SERIES /* that colours can tell apart */
#define OF_RADIUS 0.72                  /* of a dot that stands by itself */

typedef struct
{
  MoatPlot *plot;
  const MoatScope *scope;
  const MoatFigures *figures;
  MoatSlopeLabels labels;
  double radius;
  double header; /* height of the names of the axes, with the space below */
} Slopes;

MoatColor
moat_slope_color_of (const MoatPlot *plot, const MoatChartSeries *series)
{
  if (plot->figures->has_highlight || plot->figures->series->len <= MANY_SERIES)
    return series->color;
  return plot->scope->theme->accent;
}

static const MoatFigure *
get_figure (const Slopes *self, guint index)
{
  return moat_figures_get (self->figures, index);
}

static double
axis_x (const Slopes *self, int column)
{
  const MoatRect *rect = &self->plot->plot;
  guint n = self->figures->columns->len;

  return n > 1 ? rect->x + rect->width * column / (n - 1) : rect->x + rect->width;
}

static void
train (Slopes *self)
{
  MoatPlot *plot = self->plot;
  MoatScaleGuide guide = { NULL };
  g_autoptr (GArray) needs = g_array_new (FALSE, TRUE, sizeof (MoatScaleNeed));
  MoatScaleWish wish = {
    .from_zero = moat_value_scale_suits_zero (self->figures->low, self->figures->high),
    .low = self->figures->low,
    .high = self->figures->high,
    .length = plot->plot.height,
    .unit = self->figures->unit,
    .power = self->figures->scale,
  };

  for (guint i = 0; i < self->figures->figures->len; i++)
    {
      const MoatFigure *figure = get_figure (self, i);
      const MoatScaleNeed need = { figure->value,
                                   moat_point_reach (self->scope, figure, self->radius, FALSE) + 1,
                                   moat_point_reach (self->scope, figure, self->radius, TRUE) + 1 };
      g_array_append_val (needs, need);
    }
  wish.needs = (const MoatScaleNeed *) (void *) needs->data;
  wish.n_needs = needs->len;
  moat_value_scale_train (&plot->scale, &guide, self->scope, &wish);
  moat_scale_guide_clear (&guide);
  plot->scale.plot = plot->plot;
}

/* Divides the area among the names of the axes, labels at both sides and the lines. */
static void
place (Slopes *self)
{
  MoatPlot *plot = self->plot;
  MoatRect *rect = &plot->plot;
  const MoatSizes *sizes = &self->scope->sizes;
  double left = moat_slope_labels_width (&self->labels, self->scope, FALSE);
  double right = moat_slope_labels_width (&self->labels, self->scope, TRUE);

  self->header = moat_scope_measure (self->scope, &sizes->strong, "0").height + sizes->pad;
  self->radius = moat_point_radius (self->scope) * OF_RADIUS;
  if (self->figures->series->len > 4 * MANY_SERIES)
    self->radius *= 0.6;
  *rect = plot->area;
  rect->y += self->header + self->labels.line / 2;
  rect->height = MAX (rect->height - self->header - self->labels.line, 1);
  rect->x += left;
  rect->width = MAX (rect->width - left - right, 1);
  train (self);
}

/* The names of the first and the last axis, and of those between them that have room. */
static void
emit_headers (const Slopes *self)
{
  const MoatScope *scope = self->scope;
  const MoatTextStyle *style = &scope->sizes.strong;
  int last = (int) self->figures->columns->len - 1;
  double left = scope->sizes.margin, right = scope->width - scope->sizes.margin;

  for (int i = 0; i <= last; i++)
    {
      int column = i == 0 ? 0 : i == 1 ? last : i - 1;
      g_autofree char *name = moat_figures_name_column (self->figures, scope, column);
      double half = moat_scope_measure (scope, style, name).width / 2;
      MoatTextNode text = { .text = name,
                            .style = style,
                            .color = scope->theme->ink,
                            .align = MOAT_TEXT_ALIGN_CENTER,
                            .x = CLAMP (axis_x (self, column), left + half,
                                        MAX (left + half, right - half)),
                            .y = self->plot->area.y };
      MoatRect box = { text.x - half - scope->sizes.pad / 2, text.y, 2 * half + scope->sizes.pad,
                       self->header - scope->sizes.pad };

      if (!name[0] || (i == 1 && last == 0) || !moat_room_is_free (scope->room, &box))
        continue;
      moat_scope_text (scope, MOAT_ROLE_AXIS_LABEL, -1, &text);
      moat_room_take (scope->room, &box);
    }
}

static void
emit_axes (const Slopes *self)
{
  const MoatRect *rect = &self->plot->plot;
  const MoatValueScale *scale = &self->plot->scale;
  MoatInk axis = moat_ink_stroke (self->scope->theme->grid, self->scope->sizes.line, 0);
  double zero = moat_value_scale_px (scale, 0);
  const double level[4] = { rect->x, zero, rect->x + rect->width, zero };

  for (int i = 0; i < (int) self->figures->columns->len; i++)
    {
      const double ends[4] = { axis_x (self, i), rect->y, axis_x (self, i),
                               rect->y + rect->height };
      moat_scene_builder_line (self->scope->builder, MOAT_ROLE_GRID, -1, ends, &axis);
    }
  if (self->figures->low < 0 && self->figures->high > 0)
    moat_scene_builder_line (self->scope->builder, MOAT_ROLE_GRID, -1, level, &axis);
}

static MoatRect
find_dot (const Slopes *self, const MoatFigure *figure)
{
  double x = axis_x (self, figure->column);
  double y = moat_value_scale_clamp_px (&self->plot->scale, figure->value);

  return (MoatRect){ x - self->radius, y - self->radius, 2 * self->radius, 2 * self->radius };
}

/* The piece of a line that ends at the figure at @index; none when the column before has none. */
static void
emit_piece (const Slopes *self, guint index, double width)
{
  const MoatFigure *to = get_figure (self, index);
  const MoatFigure *from = index > 0 ? get_figure (self, index - 1) : to;
  const MoatValueScale *scale = &self->plot->scale;
  const double ends[4] = { axis_x (self, from->column),
                           moat_value_scale_clamp_px (scale, from->value),
                           axis_x (self, to->column),
                           moat_value_scale_clamp_px (scale, to->value) };
  gboolean is_actual = to->observation->status == MOAT_STATUS_ACTUAL &&
                       from->observation->status == MOAT_STATUS_ACTUAL;
  MoatInk ink = moat_ink_stroke (
    moat_slope_color_of (self->plot, moat_figures_get_series (self->figures, to->series)), width,
    is_actual ? 0 : 4 * self->scope->sizes.factor);

  if (from->series != to->series || to->column != from->column + 1)
    return;
  moat_scene_builder_line (self->scope->builder, MOAT_ROLE_MARK, -1, ends, &ink);
  moat_room_take_line (self->scope->room, ends);
}

static void
emit_dot (const Slopes *self, guint index)
{
  const MoatFigure *figure = get_figure (self, index);
  MoatRect dot = find_dot (self, figure);
  const MoatPoint point = {
    .figure = figure,
    .scale = &self->plot->scale,
    .x = dot.x + self->radius,
    .y = dot.y + self->radius,
    .radius = self->radius,
    .color =
      moat_slope_color_of (self->plot, moat_figures_get_series (self->figures, figure->series)),
  };

  moat_point_emit (&point, self->scope);
  moat_scene_builder_set_datum_bounds (self->scope->builder, figure->datum, &dot);
  *moat_plot_get_place (self->plot, index) =
    (MoatMarkPlace){ .is_drawn = TRUE, .rect = dot, .x = point.x, .y = point.y };
}

/* What is highlighted is painted over the others. */
static void
emit_lines (const Slopes *self)
{
  double width = self->scope->sizes.line * (self->figures->series->len > MANY_SERIES ? 0.9 : 1.5);

  for (gboolean turn = FALSE; turn <= TRUE; turn++)
    {
      for (guint i = 0; i < self->figures->figures->len; i++)
        if (moat_figures_get_series (self->figures, get_figure (self, i)->series)->is_highlighted ==
            turn)
          emit_piece (self, i, turn ? self->scope->sizes.line * 2 : width);
      for (guint i = 0; i < self->figures->figures->len; i++)
        if (moat_figures_get_series (self->figures, get_figure (self, i)->series)->is_highlighted ==
            turn)
          emit_dot (self, i);
    }
}

static void
emit (MoatPlot *plot)
{
  Slopes self = { .plot = plot, .scope = plot->scope, .figures = plot->figures };
  double bottom = plot->area.y + plot->area.height;

  moat_slope_labels_init (&self.labels, plot);
  place (&self);
  emit_headers (&self);
  emit_axes (&self);
  emit_lines (&self);
  moat_slope_labels_place (&self.labels, plot, plot->area.y + self.header, bottom);
  moat_slope_labels_emit (&self.labels, plot);
  plot->is_shortened |= self.labels.is_cut;
  if (plot->figures->columns->len < 2)
    g_ptr_array_add (plot->scope->late, g_strdup (moat_phrase_get (MOAT_PHRASE_MESSAGE_NEEDS_TWO,
                                                                   plot->scope->language)));
  moat_slope_labels_clear (&self.labels);
}

const MoatPlotKind moat_slope_kind = {
  .emit = emit,
  .looks = MOAT_PLOT_LOOKS_POINTS,
};
