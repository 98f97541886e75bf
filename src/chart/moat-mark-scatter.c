/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scatter plots: one concept against another, a third as the area of the points.
 *
 * Each axis has its own unit and its own title, the vertical one above it and the other at its end.
 * The words that a value was stated in are drawn along its own axis.
 */
#include "moat-mark-scatter.h"

#include <math.h>

#include "moat-mark-point.h"
#include "moat-plot-words.h"
#include "moat-scatter.h"
#include "moat-text-fit.h"

#define RADIUS 4.5       /* px at factor 1 of a point without a size */
#define LEAST_RADIUS 2.8 /* of one with a size */
#define LARGEST 0.1      /* of the shorter side of the plot that the largest radius is */
#define MOST 34.0        /* px at factor 1 that it is at most */
#define TICK 0.3         /* of a line that marks of the lower axis are long */
#define PALE 0.55        /* of its colour in a point that has an area */

typedef struct
{
  MoatPlot *plot;
  const MoatScope *scope;
  const MoatFigures *figures;
  MoatScatter scatter;
  MoatValueScale across; /* that of x; that of y is the plot's */
  MoatScaleGuide guides[2];
  double largest; /* radius */
} Plot;

static gboolean
has_sizes (const Plot *self)
{
  return self->scatter.measures[MOAT_SCATTER_SIZE].unit != NULL &&
         self->scatter.measures[MOAT_SCATTER_SIZE].high > 0;
}

static MoatScaleWish
make_wish (const Plot *self, MoatScatterRole role, double length, MoatScaleNeed needs[2])
{
  const MoatScatterMeasure *measure = &self->scatter.measures[role];
  double look = self->largest + moat_point_radius (self->scope);

  needs[0] = (MoatScaleNeed){ measure->low, look, look };
  needs[1] = (MoatScaleNeed){ measure->high, look, look };
  return (MoatScaleWish){ .across = role == MOAT_SCATTER_X,
                          .from_zero = moat_value_scale_suits_zero (measure->low, measure->high),
                          .low = measure->low,
                          .high = measure->high,
                          .length = length,
                          .needs = needs,
                          .n_needs = 2,
                          .unit = measure->unit,
                          .power = measure->scale };
}

/* The plot takes what titles and numbers leave. */
static void
divide (Plot *self)
{
  MoatPlot *plot = self->plot;
  const MoatRect *area = &plot->area;
  double line = moat_scope_measure (self->scope, &self->scope->sizes.small, "0").height;
  double pad = self->scope->sizes.pad, left = 0;
  double top = 1.5 * line + pad, bottom = (2 + TICK) * line + 1.5 * pad;
  double height = MAX (area->height - top - bottom, 1);

  self->largest = has_sizes (self)
                    ? MIN (LARGEST * MIN (area->width, height), MOST * self->scope->sizes.factor)
                    : RADIUS * self->scope->sizes.factor;
  for (int round = 0; round < 2; round++)
    {
      MoatScaleNeed needs[4];
      MoatScaleWish x = make_wish (self, MOAT_SCATTER_X, MAX (area->width - left, 1), needs);
      MoatScaleWish y = make_wish (self, MOAT_SCATTER_Y, height, needs + 2);

      moat_scale_guide_clear (&self->guides[0]);
      moat_scale_guide_clear (&self->guides[1]);
      moat_value_scale_train (&self->across, &self->guides[0], self->scope, &x);
      moat_value_scale_train (&plot->scale, &self->guides[1], self->scope, &y);
      left = moat_scale_guide_measure (&self->guides[1], self->scope, FALSE);
    }
  plot->plot = (MoatRect){ area->x + left, area->y + top, MAX (area->width - left, 1), height };
  plot->scale.plot = plot->plot;
  self->across.plot = plot->plot;
  self->across.plot.height += TICK * line; /* keeps the labels of both axes apart */
}

static double
radius_of (const Plot *self, const MoatScatterPoint *point)
{
  double most = self->scatter.measures[MOAT_SCATTER_SIZE].high, value;

  if (!has_sizes (self))
    return RADIUS * self->scope->sizes.factor;
  if (point->figures[MOAT_SCATTER_SIZE] < 0)
    return LEAST_RADIUS * self->scope->sizes.factor;
  value = moat_scatter_get_value (self->figures, point, MOAT_SCATTER_SIZE);
  return MAX (self->largest * sqrt (value / most), LEAST_RADIUS * self->scope->sizes.factor);
}

static void
place_points (Plot *self)
{
  for (guint i = 0; i < self->scatter.points->len; i++)
    {
      MoatScatterPoint *point = &g_array_index (self->scatter.points, MoatScatterPoint, i);

      point->x = moat_value_scale_clamp_px (
        &self->across, moat_scatter_get_value (self->figures, point, MOAT_SCATTER_X));
      point->y = moat_value_scale_clamp_px (
        &self->plot->scale, moat_scatter_get_value (self->figures, point, MOAT_SCATTER_Y));
      point->radius = radius_of (self, point);
    }
}

/* The look of the words of one value, along its axis. */
static void
emit_words (const Plot *self, const MoatScatterPoint *at, MoatScatterRole role, MoatColor color)
{
  const MoatFigure *figure = moat_figures_get (self->figures, (guint) at->figures[role]);
  const MoatValueScale *scale = role == MOAT_SCATTER_X ? &self->across : &self->plot->scale;
  MoatPoint point = {
    .figure = figure, .scale = scale, .x = at->x, .y = at->y, .radius = at->radius, .color = color
  };

  moat_point_emit_words (&point, self->scope);
}

static gboolean
is_actual (const Plot *self, const MoatScatterPoint *point)
{
  for (guint i = 0; i < MOAT_SCATTER_N_ROLES; i++)
    if (point->figures[i] >= 0 &&
        moat_figures_get (self->figures, (guint) point->figures[i])->observation->status !=
          MOAT_STATUS_ACTUAL)
      return FALSE;
  return TRUE;
}

static void
set_places (const Plot *self, const MoatScatterPoint *point, const MoatRect *square)
{
  for (guint i = 0; i < MOAT_SCATTER_N_ROLES; i++)
    if (point->figures[i] >= 0)
      {
        guint index = (guint) point->figures[i];

        *moat_plot_get_place (self->plot, index) =
          (MoatMarkPlace){ TRUE, *square, point->x, point->y };
        moat_scene_builder_set_datum_bounds (
          self->scope->builder, moat_figures_get (self->figures, index)->datum, square);
      }
}

static void
emit_point (const Plot *self, MoatScatterPoint *point)
{
  const MoatScope *scope = self->scope;
  const MoatFigure *figure =
    moat_figures_get (self->figures, (guint) point->figures[MOAT_SCATTER_Y]);
  MoatColor color = moat_plot_get_color (self->plot, figure);
  const MoatRect square = { point->x - point->radius, point->y - point->radius, 2 * point->radius,
                            2 * point->radius };
  MoatInk ink = moat_ink_stroke (color, scope->sizes.line * 0.8, 0);

  emit_words (self, point, MOAT_SCATTER_X, color);
  emit_words (self, point, MOAT_SCATTER_Y, color);
  /* A name within stands on a plain colour, so points are pale rather than seen through. */
  if (!is_actual (self, point))
    point->ground = scope->theme->background;
  else if (has_sizes (self))
    point->ground = moat_color_mix (color, scope->theme->background, PALE);
  else
    {
      point->ground = color;
      ink.stroke.color = scope->theme->background; /* keeps points of a crowd apart */
    }
  ink.fill.color = point->ground;
  moat_scene_builder_circle (scope->builder, MOAT_ROLE_MARK, figure->datum, &square, &ink);
  set_places (self, point, &square);
}

static void
emit_title (const Plot *self, char *words, MoatTextAlign align, double width, double x, double y)
{
  const MoatTextStyle *style = &self->scope->sizes.small;
  g_auto (GStrv) lines =
    moat_text_fit_wrap (self->scope->measurer, style, words, MAX (width, 1), 1);
  MoatTextNode text = { lines[0], style, self->scope->theme->ink, align, x, y };

  if (lines[0])
    moat_scope_text (self->scope, MOAT_ROLE_AXIS_LABEL, -1, &text);
  self->plot->is_shortened |= g_strcmp0 (lines[0], words) != 0;
}

/* "area: employees, at most 1.5m" */
static char *
word_size (const Plot *self)
{
  const MoatScatterMeasure *measure = &self->scatter.measures[MOAT_SCATTER_SIZE];
  MoatNumberStyle style = moat_number_style (measure->unit);
  g_autofree char *most = NULL;

  style.with_unit = TRUE;
  most = moat_wording_number (self->scope->wording, measure->high, &style);
  return moat_wording_phrase (self->scope->wording, MOAT_PHRASE_AREA_IS, measure->label, most,
                              NULL);
}

static void
emit_titles (const Plot *self)
{
  const MoatRect *area = &self->plot->area;
  double line = moat_scope_measure (self->scope, &self->scope->sizes.small, "0").height;
  double right = area->x + area->width, width = area->width, pad = self->scope->sizes.pad;
  g_autofree char *x =
    moat_scatter_word_measure (self->scope, &self->scatter.measures[MOAT_SCATTER_X]);
  g_autofree char *y =
    moat_scatter_word_measure (self->scope, &self->scatter.measures[MOAT_SCATTER_Y]);

  if (has_sizes (self))
    {
      g_autofree char *size = word_size (self);
      width = width / 2 - pad;
      emit_title (self, size, MOAT_TEXT_ALIGN_END, width, right, area->y);
    }
  emit_title (self, y, MOAT_TEXT_ALIGN_START, width, area->x, area->y);
  emit_title (self, x, MOAT_TEXT_ALIGN_END, area->width, right, area->y + area->height - line);
}

static void
say (const Plot *self, MoatPhrase phrase, const GPtrArray *names)
{
  g_autofree char *list = NULL;

  if (names->len == 0)
    return;
  list = moat_plot_words_names (self->scope, names);
  g_ptr_array_add (self->scope->late,
                   moat_wording_phrase (self->scope->wording, phrase, list, NULL));
}

static void
emit (MoatPlot *plot)
{
  Plot self = { .plot = plot, .scope = plot->scope, .figures = plot->figures };

  moat_scatter_init (&self.scatter, plot->scope, plot->figures);
  moat_scatter_add_data (&self.scatter, plot->scope, plot->figures);
  divide (&self);
  moat_value_scale_emit (&self.across, &self.guides[0], plot->scope);
  moat_value_scale_emit (&plot->scale, &self.guides[1], plot->scope);
  moat_value_scale_emit_zero (&self.across, plot->scope);
  moat_value_scale_emit_zero (&plot->scale, plot->scope);
  place_points (&self);
  for (guint i = 0; i < self.scatter.points->len; i++)
    emit_point (&self, &g_array_index (self.scatter.points, MoatScatterPoint, i));
  emit_titles (&self);
  moat_scatter_label (&self.scatter, plot);
  say (&self, MOAT_PHRASE_MESSAGE_NOT_ON_BOTH, self.scatter.absent);
  say (&self, MOAT_PHRASE_MESSAGE_NO_SIZE, self.scatter.sizeless);
  moat_scatter_clear (&self.scatter);
  moat_scale_guide_clear (&self.guides[0]);
  moat_scale_guide_clear (&self.guides[1]);
}

const MoatPlotKind moat_scatter_kind = {
  .emit = emit,
  .looks = MOAT_PLOT_LOOKS_POINTS,
  .mixes_units = TRUE,
  .one_column = TRUE,
  .adds_data = TRUE,
};
