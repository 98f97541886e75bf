/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Small multiples: a panel for each series, all with one scale of values and of time.
 *
 * Above each panel stand the name and the last value; values are read at the left, periods under
 * the last panel of a column.  There are as many columns as make the panels look best; panels that
 * would be too small to be read are not drawn, and the foot says how many.
 *
 * A hundred panels of forty points are four thousand figures, so data are made on demand, as they
 * are for lines.
 */
#include "moat-mark-panels.h"

#include <math.h>

#include "moat-chart-words.h"
#include "moat-line-data.h"
#include "moat-line-path.h"
#include "moat-mark-line.h"
#include "moat-mark-point.h"
#include "moat-plot-words.h"
#include "moat-text-fit.h"

#define LOOK 2.0          /* width / height of a panel that looks best */
#define EMPTY 1.2         /* how bad a grid of panels is of which all are empty */
#define LEAST_WIDTH 48.0  /* px at factor 1 of a panel */
#define LEAST_HEIGHT 21.0 /* of its plot */
#define DOT 2.8           /* px at factor 1: radius of points */
#define SMALL_DOT 1.7     /* of the few that are marked of many */
#define LEAST_NAME 0.55   /* of a panel's width that is left to a name beside the value */
#define APART 11.0        /* px at factor 1 from point to point, if each has a mark */

typedef struct
{
  MoatPlot *plot;
  const MoatScope *scope;
  const MoatFigures *figures;
  int first_column, last_column; /* that have figures */
  MoatScaleGuide guide;
  GArray *firsts;         /* of guint: the first figure of each panel, and the end of the last */
  char *periods[2];       /* the names of the first and the last column */
  int decimals;           /* of the values */
  guint n, columns, rows; /* that are drawn */
  double width, height;   /* of a panel's plot */
  GArray *unlabelled;     /* of guint: last figures without a value */
  double title, gap_x, gap_y, foot;
} Panels;

static guint
first_of (const Panels *self, guint panel)
{
  return g_array_index (self->firsts, guint, panel);
}

static void
collect_panels (Panels *self)
{
  guint n = self->figures->figures->len;

  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    if (i == 0 || moat_figures_get (self->figures, i)->series !=
                    moat_figures_get (self->figures, i - 1)->series)
      g_array_append_val (self->firsts, i);
  self->n = self->firsts->len;
  g_array_append_val (self->firsts, n);
  self->first_column = G_MAXINT;
  self->last_column = -1;
  for (guint i = 0; i < n; i++)
    {
      int column = moat_figures_get (self->figures, i)->column;
      self->first_column = MIN (self->first_column, column);
      self->last_column = MAX (self->last_column, column);
    }
}

/* The series of a panel, cut to the figures that are drawn. */
static MoatChartSeries
series_of (const Panels *self, guint panel)
{
  const MoatFigure *first = moat_figures_get (self->figures, first_of (self, panel));
  const MoatFigure *last = moat_figures_get (self->figures, first_of (self, panel + 1) - 1);
  MoatChartSeries series = *moat_figures_get_series (self->figures, first->series);

  series.first = first->index;
  series.end = last->index + 1;
  return series;
}

/* The size of panels in so many columns; FALSE when they are too small. */
static gboolean
try_columns (Panels *self, double width, double height, guint columns)
{
  double factor = self->scope->sizes.factor;

  self->columns = columns;
  self->rows = (self->n + columns - 1) / columns;
  self->width = (width + self->gap_x) / columns - self->gap_x;
  self->height = (height + self->gap_y) / self->rows - self->gap_y - self->title;
  return self->width >= LEAST_WIDTH * factor && self->height >= LEAST_HEIGHT * factor;
}

/* As many columns as make the panels look best in @width and @height; fewer panels if they would be
 * too small. */
static void
choose_columns (Panels *self, double width, double height)
{
  double factor = self->scope->sizes.factor, best = INFINITY;
  guint most_columns =
    (guint) MAX ((width + self->gap_x) / (LEAST_WIDTH * factor + self->gap_x), 1);
  guint most_rows =
    (guint) MAX ((height + self->gap_y) / (LEAST_HEIGHT * factor + self->title + self->gap_y), 1);
  guint chosen = most_columns;

  self->n = MIN (self->n, most_columns * most_rows);
  for (guint c = 1; c <= MIN (most_columns, self->n); c++)
    {
      double look;

      if (!try_columns (self, width, height, c))
        continue;
      look = fabs (log (self->width / self->height / LOOK)) +
             EMPTY * (c * self->rows - self->n) / (c * self->rows);
      if (look < best)
        {
          best = look;
          chosen = c;
        }
    }
  try_columns (self, width, height, MIN (chosen, self->n));
}

static void
train (Panels *self)
{
  const MoatFigures *figures = self->figures;
  double look = 1.5 * DOT * self->scope->sizes.factor;
  const MoatScaleNeed needs[] = { { figures->low, look, look }, { figures->high, look, look } };
  MoatScaleWish wish = { .from_zero = !moat_line_is_index (figures) &&
                                      moat_value_scale_suits_zero (figures->low, figures->high),
                         .low = figures->low,
                         .high = figures->high,
                         .length = self->height,
                         .needs = needs,
                         .n_needs = G_N_ELEMENTS (needs),
                         .unit = figures->unit,
                         .power = figures->scale };

  moat_scale_guide_clear (&self->guide);
  moat_value_scale_train (&self->plot->scale, &self->guide, self->scope, &wish);
}

static void
divide (Panels *self)
{
  MoatPlot *plot = self->plot;
  const MoatSizes *sizes = &self->scope->sizes;
  double line = moat_scope_measure (self->scope, &sizes->small, "0").height, left = 0;
  double height = plot->area.height - line - sizes->pad * 0.5;

  self->title = line + 1;
  self->foot = line;
  self->gap_x = 2 * sizes->pad;
  self->gap_y = sizes->pad;
  for (int round = 0; round < 2; round++)
    {
      self->n = self->firsts->len - 1;
      choose_columns (self, plot->area.width - left, height);
      train (self);
      left = moat_scale_guide_measure (&self->guide, self->scope, FALSE);
    }
  plot->plot = (MoatRect){ plot->area.x + left, plot->area.y, plot->area.width - left, height };
}

static MoatRect
panel_rect (const Panels *self, guint panel)
{
  guint column = panel % self->columns, row = panel / self->columns;

  return (MoatRect){ self->plot->plot.x + column * (self->width + self->gap_x),
                     self->plot->plot.y + row * (self->title + self->height + self->gap_y) +
                       self->title,
                     self->width, self->height };
}

/* The last value, with its period when others have a later one. */
static char *
word_last (const Panels *self, const MoatFigure *last)
{
  g_autofree char *value = moat_plot_words_value (self->scope, self->figures, last, self->decimals);
  g_autofree char *period = NULL;

  if (last->column == self->last_column)
    return g_steal_pointer (&value);
  period = moat_words_period (self->scope, self->figures, last);
  return moat_wording_phrase (self->scope->wording, MOAT_PHRASE_WITH_STATUS, value, period, NULL);
}

static MoatPoint
make_point (const Panels *self, const MoatAxes *axes, const MoatFigure *figure)
{
  const MoatValueScale *scale = &self->plot->scale;

  return (MoatPoint){
    .figure = figure,
    .scale = scale,
    .x = moat_axes_x (axes, moat_axes_day (axes, figure->observation->period)),
    .y = moat_value_scale_clamp_px (scale, figure->value),
    .radius = DOT * self->scope->sizes.factor,
    .color = moat_plot_get_color (self->plot, figure),
  };
}

/* A dot without the look of its words, for which there is no room. */
static void
emit_dot (const Panels *self, const MoatPoint *point)
{
  double radius = SMALL_DOT * self->scope->sizes.factor;
  const MoatRect dot = { point->x - radius, point->y - radius, 2 * radius, 2 * radius };
  MoatInk ink = moat_ink_fill (point->color);

  moat_scene_builder_circle (self->scope->builder, MOAT_ROLE_MARK, point->figure->datum, &dot,
                             &ink);
}

/* Points: each while they stand apart, else the last and those that nothing joins. */
static void
emit_points (const Panels *self, guint panel, const MoatAxes *axes, GPtrArray *runs)
{
  guint first = first_of (self, panel), end = first_of (self, panel + 1);
  gboolean all = (end - first) * APART * self->scope->sizes.factor <= self->width;

  for (guint i = first; i < end; i++)
    {
      MoatFigure *figure = moat_figures_get (self->figures, i);
      MoatPoint point = make_point (self, axes, figure);
      gboolean is_alone = FALSE;

      for (guint k = 0; k < runs->len && !all && i + 1 < end; k++)
        {
          const GArray *points = ((MoatLineRun *) runs->pdata[k])->points;
          is_alone |= points->len == 2 && fabs (g_array_index (points, double, 0) - point.x) < 0.01;
        }
      *moat_plot_get_place (self->plot, i) =
        (MoatMarkPlace){ TRUE,
                         { point.x - point.radius, point.y - point.radius, 2 * point.radius,
                           2 * point.radius },
                         point.x,
                         point.y };
      if (all)
        moat_point_emit (&point, self->scope);
      else if (is_alone || i + 1 == end)
        emit_dot (self, &point);
    }
}

static void
emit_line (const Panels *self, guint panel, const MoatAxes *axes)
{
  const MoatScope *scope = self->scope;
  MoatChartSeries series = series_of (self, panel), cut = series;
  MoatDatumSource source = moat_line_data_new (scope, &series, axes);
  int datum = moat_scene_builder_add_source (scope->builder, &source);
  MoatColor color =
    moat_plot_get_color (self->plot, moat_figures_get (self->figures, first_of (self, panel)));
  g_autoptr (GPtrArray) runs = NULL;

  for (guint i = first_of (self, panel); i < first_of (self, panel + 1); i++)
    {
      MoatFigure *figure = moat_figures_get (self->figures, i);
      figure->datum = datum + (int) (figure->index - series.first);
    }
  cut.observations += series.first;
  cut.n = cut.end = series.end - series.first;
  cut.first = 0;
  runs = moat_line_path_make (&cut, axes);
  for (guint i = 0; i < runs->len; i++)
    {
      const MoatLineRun *run = runs->pdata[i];
      const MoatNode node = {
        .points = (const double *) (void *) run->points->data,
        .n_points = run->points->len / 2,
        .stroke = { color, scope->sizes.line * 1.2, run->dashed ? 3 * scope->sizes.factor : 0 },
      };
      moat_scene_builder_path (scope->builder, MOAT_ROLE_MARK, -1, &node);
    }
  emit_points (self, panel, axes, runs);
}

/* Where the last value stands within the plot: over or under the line where it ends; FALSE:
 * nowhere. */
static gboolean
find_place (const Panels *self, guint panel, const MoatRect *rect, MoatRect *box)
{
  guint end = first_of (self, panel + 1);
  MoatMarkPlace *last = moat_plot_get_place (self->plot, end - 1);
  double radius = DOT * self->scope->sizes.factor + 1, above = last->y, below = last->y;

  box->x = MIN (last->x + radius, rect->x + rect->width) - box->width;
  for (guint i = end; i-- > first_of (self, panel);)
    {
      const MoatMarkPlace *place = moat_plot_get_place (self->plot, i);
      above = MIN (above, place->y);
      below = MAX (below, place->y);
      if (place->x < box->x)
        break;
    }
  box->y = above - radius - box->height;
  if (box->y < rect->y - 1)
    box->y = below + radius;
  return box->x >= rect->x && box->y + box->height <= rect->y + rect->height;
}

static void
append_last (const Panels *self, guint panel)
{
  guint index = first_of (self, panel + 1) - 1;

  g_array_append_val (self->unlabelled, index);
}

/* The name and the last value: both over the panel if they have room there, else the value within
 * it, else the name as far as the value leaves it room. */
static void
emit_title (const Panels *self, guint panel, const MoatRect *rect)
{
  const MoatScope *scope = self->scope;
  const MoatTextStyle *style = &scope->sizes.small;
  const MoatFigure *last = moat_figures_get (self->figures, first_of (self, panel + 1) - 1);
  const MoatChartSeries *series = moat_figures_get_series (self->figures, last->series);
  g_autofree char *value = word_last (self, last);
  MoatTextExtents size = moat_scope_measure (scope, style, value);
  MoatRect box = { 0, 0, size.width, size.height };
  double name_width = moat_scope_measure (scope, style, series->name).width;
  double gap = style->size * 0.5, room = rect->width - size.width - gap;
  gboolean within = name_width > room && find_place (self, panel, rect, &box);
  g_auto (GStrv) name = NULL;
  MoatTextNode text = { value, style, scope->theme->ink, MOAT_TEXT_ALIGN_END, 0, 0 };

  text.x = within ? box.x + box.width : rect->x + rect->width;
  text.y = within ? box.y : rect->y - self->title;
  text.color =
    moat_scope_text_color (scope, moat_plot_get_color (self->plot, last), scope->theme->background);
  if (within)
    moat_scope_paper (scope, last->datum, &box);
  if (within || room >= MIN (name_width, LEAST_NAME * rect->width))
    moat_scope_text (scope, MOAT_ROLE_MARK_LABEL, last->datum, &text);
  else
    append_last (self, panel);
  if (within || room < MIN (name_width, LEAST_NAME * rect->width))
    room = rect->width;
  name = moat_text_fit_wrap (scope->measurer, style, series->name, room, 1);
  self->plot->is_shortened |= g_strcmp0 (name[0], series->name) != 0;
  if (!name[0])
    return;
  text = (MoatTextNode){ name[0],           style,
                         scope->theme->ink, MOAT_TEXT_ALIGN_START,
                         rect->x,           rect->y - self->title };
  moat_scope_text (scope, MOAT_ROLE_AXIS_LABEL, -1, &text);
}

/* The first and the last period under a panel with none below it. */
static void
emit_periods (const Panels *self, const MoatRect *rect)
{
  const MoatScope *scope = self->scope;
  const MoatTextStyle *style = &scope->sizes.small;
  const char *first = self->periods[0], *last = self->periods[1];
  double first_width = moat_scope_measure (scope, style, first).width;
  double last_width = moat_scope_measure (scope, style, last).width;
  double y = rect->y + rect->height + scope->sizes.pad * 0.5;
  MoatTextNode text = {
    last, style, scope->theme->ink_soft, MOAT_TEXT_ALIGN_END, rect->x + rect->width, y
  };

  if (last_width <= rect->width + self->gap_x / 2)
    moat_scope_text (scope, MOAT_ROLE_AXIS_LABEL, -1, &text);
  if (self->first_column == self->last_column ||
      first_width + last_width + style->size > rect->width)
    return;
  text.text = first;
  text.align = MOAT_TEXT_ALIGN_START;
  text.x = rect->x;
  moat_scope_text (scope, MOAT_ROLE_AXIS_LABEL, -1, &text);
}

static void
emit_panel (const Panels *self, guint panel)
{
  MoatPlot *plot = self->plot;
  MoatRect rect = panel_rect (self, panel);
  MoatAxes axes = { .plot = rect,
                    .from = self->figures->time.from,
                    .to = self->figures->time.to,
                    .low = plot->scale.low,
                    .high = plot->scale.high };

  axes.at_ends = self->scope->request->spec->basis == MOAT_BASIS_CUMULATIVE;
  plot->scale.plot = rect;
  if (panel % self->columns == 0)
    moat_value_scale_emit (&plot->scale, &self->guide, plot->scope);
  else
    moat_value_scale_emit_grid (&plot->scale, &self->guide, plot->scope);
  moat_value_scale_emit_zero (&plot->scale, plot->scope);
  emit_line (self, panel, &axes);
  emit_title (self, panel, &rect);
  if (panel + self->columns >= self->n)
    emit_periods (self, &rect);
}

/* What has no room. */
static void
say (const Panels *self)
{
  GPtrArray *late = self->scope->late;
  guint all = self->firsts->len - 1;

  if (self->n < all)
    g_ptr_array_add (
      late, moat_plot_words_count (self->scope, MOAT_PHRASE_MESSAGE_PANELS, all - self->n, all));
  if (self->unlabelled->len > 0)
    g_ptr_array_add (late, moat_words_unlabelled (self->scope, self->figures, self->unlabelled));
}

static void
emit (MoatPlot *plot)
{
  Panels self = { .plot = plot, .scope = plot->scope, .figures = plot->figures };

  self.unlabelled = g_array_new (FALSE, FALSE, sizeof (guint));
  self.decimals = moat_plot_words_decimals (plot->figures);
  collect_panels (&self);
  self.periods[0] = moat_figures_name_column (plot->figures, plot->scope, self.first_column);
  self.periods[1] = moat_figures_name_column (plot->figures, plot->scope, self.last_column);
  divide (&self);
  for (guint i = 0; i < self.n; i++)
    emit_panel (&self, i);
  plot->scale.present = FALSE; /* there is one in every panel */
  say (&self);
  g_free (self.periods[0]);
  g_free (self.periods[1]);
  moat_scale_guide_clear (&self.guide);
  g_array_unref (self.firsts);
  g_array_unref (self.unlabelled);
}

const MoatPlotKind moat_panels_kind = {
  .emit = emit,
  .looks = MOAT_PLOT_LOOKS_POINTS,
  .adds_data = TRUE,
};
