/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dot plot: a row for each series, with a dot for each column of the comparison and a line that
 * joins them.
 *
 * Earlier dots are grey and smaller, the last one has the accent colour; a key above the rows says
 * which is which.  Values are written at the two ends of a row.  A dot has no length, so the scale
 * need not begin at zero; it does when zero is not far.
 *
 * Of many rows all are drawn; names and values stand at as many as have room, and not where the
 * dots of other rows would part a value from its own.
 */
#include "moat-mark-dot.h"

#include <math.h>

#include "moat-chart-words.h"
#include "moat-mark-point.h"
#include "moat-plot-key.h"
#include "moat-plot-rows.h"
#include "moat-plot-words.h"

#define SMALLER 0.8  /* of the last dot's radius, that earlier ones have */
#define OF_BAND 0.36 /* of a row, that a dot's radius may fill */
#define LEAST 1.0    /* px */
#define FEW_ROWS 12  /* every one of them is expected to have its values */

typedef struct
{
  MoatPlot *plot;
  const MoatScope *scope;
  const MoatFigures *figures;
  MoatPlotRows rows; /* one for each series that has figures */
  GArray *ends;      /* of End, as the rows */
  MoatScaleGuide guide;
  double radius;
} Dots;

/* The figures of a row, and what is written at its two ends. */
typedef struct
{
  guint first, end; /* figures */
  guint low, high;  /* those of the smallest and the largest value */
  char *words[2];   /* at the smallest, at the largest; NULL: none */
} End;

static const MoatFigure *
get_figure (const Dots *self, guint index)
{
  return moat_figures_get (self->figures, index);
}

static End *
get_end (const Dots *self, guint row)
{
  return &g_array_index (self->ends, End, row);
}

static guint
count_rows (const Dots *self)
{
  return self->ends->len;
}

static void
add_row (Dots *self, guint first, guint end)
{
  const MoatFigure *figure = get_figure (self, first);
  const MoatChartSeries *series = moat_figures_get_series (self->figures, figure->series);
  End ends = { .first = first, .end = end, .low = first, .high = first };
  MoatPlotRow row = { .name = g_strdup (series->name),
                      .is_preferred = series->is_highlighted,
                      .datum = -1 };

  for (guint i = first; i < end; i++)
    {
      double value = get_figure (self, i)->value;

      if (value < get_figure (self, ends.low)->value)
        ends.low = i;
      if (value >= get_figure (self, ends.high)->value)
        ends.high = i;
      row.weight = MAX (row.weight, fabs (value));
    }
  g_array_append_val (self->ends, ends);
  g_array_append_val (self->rows.rows, row);
}

static void
add_rows (Dots *self)
{
  guint n = self->figures->figures->len, first = 0;

  for (guint i = 1; i <= n; i++)
    if (i == n || get_figure (self, i)->series != get_figure (self, first)->series)
      {
        add_row (self, first, i);
        first = i;
      }
}

static void
word_values (Dots *self)
{
  int decimals = moat_plot_words_decimals (self->figures);

  for (guint i = 0; i < count_rows (self); i++)
    {
      End *end = get_end (self, i);

      if (!g_array_index (self->rows.rows, MoatPlotRow, i).is_named)
        continue;
      end->words[1] =
        moat_plot_words_value (self->scope, self->figures, get_figure (self, end->high), decimals);
      if (get_figure (self, end->low)->value < get_figure (self, end->high)->value)
        end->words[0] =
          moat_plot_words_value (self->scope, self->figures, get_figure (self, end->low), decimals);
    }
}

static double
radius_of (const Dots *self, const MoatFigure *figure)
{
  gboolean is_last = figure->column + 1 >= (int) self->figures->columns->len;

  return MAX (is_last ? self->radius : self->radius * SMALLER, LEAST);
}

/* The px that the words at one end of row @index need beyond its dot. */
static double
words_width (const Dots *self, guint index, gboolean high)
{
  const char *words = get_end (self, index)->words[high];
  MoatTextStyle style = self->rows.style;

  if (!words)
    return 0;
  style.weight = MOAT_TEXT_WEIGHT_BOLD; /* the widest that they may have */
  return moat_scope_measure (self->scope, &style, words).width + self->scope->sizes.pad * 1.5;
}

/* The figure at the end of the rows that the words of row @index stand among. */
static const MoatFigure *
find_beside (const Dots *self, guint index, gboolean high)
{
  const MoatFigure *found = NULL;
  guint first, end;

  moat_plot_rows_find_beside (&self->rows, index, &first, &end);
  for (guint i = first; i < end; i++)
    {
      const End *row = get_end (self, i);
      const MoatFigure *figure = get_figure (self, high ? row->high : row->low);

      if (!found || (high ? figure->value > found->value : figure->value < found->value))
        found = figure;
    }
  return found;
}

static GArray *
collect_needs (const Dots *self)
{
  GArray *needs = g_array_new (FALSE, TRUE, sizeof (MoatScaleNeed));

  for (guint i = 0; i < count_rows (self); i++)
    for (gboolean high = FALSE; high <= TRUE; high++)
      {
        const MoatFigure *figure = find_beside (self, i, high);
        double px = moat_point_reach (self->scope, figure, self->radius, high) +
                    words_width (self, i, high) + 2;
        MoatScaleNeed need = { .value = figure->value };

        if (figure->observation->qualifier == MOAT_QUALIFIER_BETWEEN)
          need.value = high ? MAX (need.value, figure->high) : MIN (need.value, figure->low);
        *(high ? &need.after : &need.before) = px;
        g_array_append_val (needs, need);
      }
  return needs;
}

static void
train (Dots *self)
{
  MoatPlot *plot = self->plot;
  g_autoptr (GArray) needs = collect_needs (self);
  const MoatScaleWish wish = {
    .across = TRUE,
    .from_zero = moat_value_scale_suits_zero (self->figures->low, self->figures->high),
    .low = self->figures->low,
    .high = self->figures->high,
    .length = plot->plot.width,
    .needs = (const MoatScaleNeed *) (void *) needs->data,
    .n_needs = needs->len,
    .unit = self->figures->unit,
    .power = self->figures->scale,
  };

  moat_scale_guide_clear (&self->guide);
  moat_value_scale_train (&plot->scale, &self->guide, self->scope, &wish);
}

static void
place (Dots *self, const MoatPlotKey *key)
{
  MoatPlot *plot = self->plot;
  MoatRect *rect = &plot->plot;
  double small = moat_scope_measure (self->scope, &self->scope->sizes.small, "0").height;
  double top = moat_plot_key_measure (key, self->scope, plot->area.width), edge;

  *rect = plot->area;
  rect->y += top;
  rect->height = MAX (rect->height - top - small - self->scope->sizes.pad, 1);
  moat_plot_rows_measure (&self->rows, self->scope, rect);
  edge = MAX ((self->rows.line - self->rows.band) / 2, 0);
  rect->y += edge;
  rect->height = MAX (rect->height - 2 * edge, 1);
  moat_plot_rows_measure (&self->rows, self->scope, rect);
  rect->height = self->rows.band * count_rows (self);
  rect->x += self->rows.names;
  rect->width = MAX (rect->width - self->rows.names, 1);
  self->radius = MIN (moat_point_radius (self->scope), self->rows.band * OF_BAND);
  word_values (self);
  train (self);
  plot->scale.plot = *rect;
}

/* Grey for the first column, the accent for the last; a stronger grey for a series that another is
 * highlighted before. */
static MoatColor
color_of (const Dots *self, const MoatChartSeries *series, int column)
{
  const MoatTheme *theme = self->scope->theme;
  guint n = self->figures->columns->len;
  double share = n > 1 ? (double) column / (n - 1) : 1;
  gboolean is_behind = series && self->figures->has_highlight && !series->is_highlighted;

  return moat_color_mix (is_behind ? theme->ink_soft : theme->accent,
                         moat_figures_get_grey (self->scope), share);
}

static MoatPlotKey *
make_key (const Dots *self)
{
  MoatPlotKey *key = moat_plot_key_new ();

  for (int i = 0; self->figures->columns->len > 1 && i < (int) self->figures->columns->len; i++)
    {
      g_autofree char *name = moat_figures_name_column (self->figures, self->scope, i);
      gboolean is_last = i + 1 == (int) self->figures->columns->len;

      if (name[0])
        moat_plot_key_add (key, name, color_of (self, NULL, i),
                           moat_point_radius (self->scope) * (is_last ? 1 : SMALLER));
    }
  return key;
}

static void
emit_join (const Dots *self, const MoatChartSeries *series, const End *end, double y)
{
  const MoatValueScale *scale = &self->plot->scale;
  gboolean is_actual = TRUE;
  const double ends[4] = { moat_value_scale_clamp_px (scale, get_figure (self, end->low)->value), y,
                           moat_value_scale_clamp_px (scale, get_figure (self, end->high)->value),
                           y };
  MoatColor color = self->figures->has_highlight ? series->color : self->scope->theme->ink_soft;
  MoatInk ink;

  for (guint i = end->first; i < end->end; i++)
    is_actual &= get_figure (self, i)->observation->status == MOAT_STATUS_ACTUAL;
  color = moat_color_mix (color, self->scope->theme->background, 0.55);
  ink = moat_ink_stroke (color, MIN (self->scope->sizes.line * 1.6, self->radius),
                         is_actual ? 0 : 4 * self->scope->sizes.factor);
  if (ends[2] > ends[0])
    moat_scene_builder_line (self->scope->builder, MOAT_ROLE_MARK_DETAIL, -1, ends, &ink);
}

/* The last column is painted over the others. */
static void
emit_row (const Dots *self, guint index)
{
  const End *end = get_end (self, index);
  const MoatFigure *any = get_figure (self, end->first);
  const MoatChartSeries *series = moat_figures_get_series (self->figures, any->series);
  double y = moat_plot_rows_middle (&self->rows, &self->plot->plot, index);

  emit_join (self, series, end, y);
  for (guint i = end->first; i < end->end; i++)
    {
      const MoatFigure *figure = get_figure (self, i);
      MoatMarkPlace *place = moat_plot_get_place (self->plot, i);
      MoatPoint point = {
        .figure = figure,
        .scale = &self->plot->scale,
        .x = moat_value_scale_clamp_px (&self->plot->scale, figure->value),
        .y = y,
        .radius = radius_of (self, figure),
        .color = color_of (self, series, figure->column),
      };
      MoatRect dot = { point.x - point.radius, y - point.radius, 2 * point.radius,
                       2 * point.radius };

      moat_point_emit (&point, self->scope);
      moat_scene_builder_set_datum_bounds (self->scope->builder, figure->datum, &dot);
      *place = (MoatMarkPlace){ .is_drawn = TRUE, .rect = dot, .x = point.x, .y = y };
    }
}

/* x of the end of the dot of figure @at with its look. */
static double
find_reach (const Dots *self, guint at, gboolean high)
{
  const MoatFigure *figure = get_figure (self, at);
  const MoatPoint point = { .figure = figure,
                            .scale = &self->plot->scale,
                            .x = moat_plot_get_place (self->plot, at)->x,
                            .radius = radius_of (self, figure) };
  MoatRect extent = moat_point_extent (&point, self->scope);

  return high ? extent.x + extent.width : extent.x;
}

/* Beyond the dots of all rows that the words stand among. */
static double
find_start (const Dots *self, guint index, gboolean high)
{
  double x = high ? -INFINITY : INFINITY;
  guint first, end;

  moat_plot_rows_find_beside (&self->rows, index, &first, &end);
  for (guint i = first; i < end; i++)
    for (guint k = get_end (self, i)->first; k < get_end (self, i)->end; k++)
      x = high ? MAX (x, find_reach (self, k, TRUE)) : MIN (x, find_reach (self, k, FALSE));
  return x;
}

/* FALSE when there is no room. */
static gboolean
emit_words (const Dots *self, guint index, gboolean high)
{
  const MoatTheme *theme = self->scope->theme;
  const End *end = get_end (self, index);
  guint at = high ? end->high : end->low;
  const MoatFigure *figure = get_figure (self, at);
  gboolean is_last = figure->column + 1 == (int) self->figures->columns->len;
  gboolean is_preferred = g_array_index (self->rows.rows, MoatPlotRow, index).is_preferred;
  const MoatPlotValue value = {
    .words = end->words[high],
    .after = high,
    .mark = find_reach (self, at, high),
    .x = find_start (self, index, high),
    .datum = figure->datum,
    .weight = !is_last       ? MOAT_TEXT_WEIGHT_REGULAR
              : is_preferred ? MOAT_TEXT_WEIGHT_BOLD
                             : MOAT_TEXT_WEIGHT_MEDIUM,
    .color = is_last ? theme->ink : theme->ink_soft,
  };

  return !value.words || moat_plot_rows_emit_value (&self->rows, self->plot, index, &value);
}

static void
clear_end (gpointer data)
{
  End *end = data;

  g_free (end->words[0]);
  g_free (end->words[1]);
}

static void
say_missing (const Dots *self, guint unlabelled)
{
  const MoatScope *scope = self->scope;

  if (self->rows.n_unnamed > 0)
    g_ptr_array_add (scope->late, moat_plot_words_count (scope, MOAT_PHRASE_MESSAGE_ROWS_UNNAMED,
                                                         self->rows.n_unnamed, count_rows (self)));
  if (unlabelled > 0 && count_rows (self) <= FEW_ROWS)
    g_ptr_array_add (scope->late, moat_plot_words_count (scope, MOAT_PHRASE_MESSAGE_MANY_UNLABELLED,
                                                         unlabelled, self->figures->figures->len));
}

static void
emit_all (Dots *self, const MoatPlotKey *key)
{
  MoatPlot *plot = self->plot;
  guint unlabelled = 0;

  moat_value_scale_emit (&plot->scale, &self->guide, plot->scope);
  if (self->figures->low < 0)
    moat_value_scale_emit_zero (&plot->scale, plot->scope);
  moat_plot_key_emit (key, plot->scope, &plot->area);
  for (guint i = 0; i < count_rows (self); i++)
    emit_row (self, i);
  moat_plot_rows_emit (&self->rows, plot->scope, &plot->plot);
  for (guint i = 0; i < count_rows (self); i++)
    for (gboolean high = FALSE; high <= TRUE; high++)
      unlabelled += !emit_words (self, i, high);
  say_missing (self, unlabelled);
  plot->is_shortened |= self->rows.is_cut;
}

static void
emit (MoatPlot *plot)
{
  Dots self = { .plot = plot,
                .scope = plot->scope,
                .figures = plot->figures,
                .ends = g_array_new (FALSE, TRUE, sizeof (End)) };
  g_autoptr (MoatPlotKey) key = NULL;

  g_array_set_clear_func (self.ends, clear_end);
  moat_plot_rows_init (&self.rows);
  add_rows (&self);
  key = make_key (&self);
  place (&self, key);
  emit_all (&self, key);
  moat_plot_rows_clear (&self.rows);
  moat_scale_guide_clear (&self.guide);
  g_array_unref (self.ends);
}

const MoatPlotKind moat_dot_kind = {
  .emit = emit,
  .looks = MOAT_PLOT_LOOKS_POINTS,
};
