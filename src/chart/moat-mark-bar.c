/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ranked bars: each series has one, across, from zero to its value.
 *
 * Names stand to the left and values at the ends of the bars, so that no legend and no looking up
 * is needed; a place among the others stands before the name, and equals share theirs.  Bars have
 * the looks of columns.  They have one colour, for their names tell them apart, unless one of them
 * is highlighted.
 *
 * Of hundreds all are drawn, as thin bars that make one shape; names and values stand at as many as
 * have room for a line, the largest first, and beside the bars that are around them.
 */
#include "moat-mark-bar.h"

#include <math.h>

#include "moat-block.h"
#include "moat-chart-words.h"
#include "moat-rank.h"
#include "moat-plot-rows.h"
#include "moat-plot-words.h"
#include "moat-total.h"

#define FEWEST_RANKED 3        /* of two, everybody sees the larger */
#define NARROWEST_RANKED 380.0 /* px of an area that has room for ranks */
#define FEW_BARS 12            /* every one of them is expected to have its value */

typedef struct
{
  MoatPlot *plot;
  const MoatScope *scope;
  const MoatFigures *figures;
  MoatPlotRows rows; /* one for each figure, as they are ordered */
  GPtrArray *values; /* of char *: the words at the ends; NULL where there are none */
  GArray *blocks;    /* of MoatBlock */
  MoatScaleGuide guide;
} Bars;

static const MoatFigure *
get_figure (const Bars *self, guint index)
{
  return moat_figures_get (self->figures, index);
}

static MoatBlock *
get_block (const Bars *self, guint index)
{
  return &g_array_index (self->blocks, MoatBlock, index);
}

/* The places of the figures among each other, 1 the largest.  (transfer full) */
static guint *
find_ranks (const Bars *self)
{
  guint n = self->figures->figures->len;
  g_autoptr (GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);
  g_autoptr (GArray) ranked = NULL;
  guint *ranks = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const MoatFigure *figure = get_figure (self, i);
      const MoatChartSeries *series = moat_figures_get_series (self->figures, figure->series);
      g_ptr_array_add (values, moat_total_of_value (series->series, figure->index));
    }
  ranked = moat_rank ((const MoatDerivation *const *) values->pdata, n);
  for (guint i = 0; i < ranked->len; i++)
    {
      const MoatRanked *item = &g_array_index (ranked, MoatRanked, i);
      ranks[item->index] = item->rank;
    }
  return ranks;
}

static void
add_rows (Bars *self)
{
  guint n = self->figures->figures->len;
  gboolean ranked = n >= FEWEST_RANKED && self->plot->area.width >= NARROWEST_RANKED;
  g_autofree guint *ranks = ranked ? find_ranks (self) : NULL;
  MoatNumberStyle style = moat_number_style (NULL);
  MoatPeriod period;
  const MoatPeriod *common = moat_words_shared_period (self->scope, self->figures, &period);

  for (guint i = 0; i < n; i++)
    {
      const MoatFigure *figure = get_figure (self, i);
      MoatPlotRow row = {
        .name = moat_plot_words_name (self->scope, self->figures, figure, common),
        .rank =
          ranks && ranks[i] ? moat_wording_number (self->scope->wording, ranks[i], &style) : NULL,
        .weight = fabs (figure->value),
        .is_preferred = moat_figures_get_series (self->figures, figure->series)->is_highlighted,
        .datum = figure->datum,
      };
      g_array_append_val (self->rows.rows, row);
    }
}

/* What is written at the ends of the bars that have room for it. */
static void
word_values (Bars *self)
{
  int decimals = moat_plot_words_decimals (self->figures);

  for (guint i = 0; i < self->rows.rows->len; i++)
    {
      gboolean is_named = g_array_index (self->rows.rows, MoatPlotRow, i).is_named;

      g_ptr_array_add (self->values, is_named
                                       ? moat_plot_words_value (self->scope, self->figures,
                                                                get_figure (self, i), decimals)
                                       : NULL);
    }
}

/* The value that the bars beside row @index reach to, on the side of its own. */
static double
reach_beside (const Bars *self, guint index)
{
  double value = get_figure (self, index)->value;
  gboolean up = value >= 0;
  guint first, end;

  moat_plot_rows_find_beside (&self->rows, index, &first, &end);
  for (guint i = first; i < end; i++)
    value =
      up ? MAX (value, get_figure (self, i)->value) : MIN (value, get_figure (self, i)->value);
  return value;
}

static double
look_beside (const Bars *self, guint index)
{
  double reach = 0;
  guint first, end;

  moat_plot_rows_find_beside (&self->rows, index, &first, &end);
  for (guint i = first; i < end; i++)
    reach = MAX (reach, moat_block_reach (self->scope, get_figure (self, i)));
  return reach;
}

/* What each value needs beyond it. */
static GArray *
collect_needs (const Bars *self)
{
  GArray *needs = g_array_new (FALSE, TRUE, sizeof (MoatScaleNeed));

  for (guint i = 0; i < self->values->len; i++)
    {
      const MoatFigure *figure = get_figure (self, i);
      MoatScaleNeed need = { .value = reach_beside (self, i) };
      double px = look_beside (self, i);

      if (self->values->pdata[i])
        px += self->scope->sizes.pad * MOAT_PLOT_VALUE_GAP + 2 +
              moat_scope_measure (self->scope, &self->rows.style, self->values->pdata[i]).width;
      if (figure->observation->qualifier == MOAT_QUALIFIER_BETWEEN)
        need.value =
          figure->value >= 0 ? MAX (need.value, figure->high) : MIN (need.value, figure->low);
      *(figure->value >= 0 ? &need.after : &need.before) = px;
      g_array_append_val (needs, need);
    }
  return needs;
}

static void
train (Bars *self)
{
  MoatPlot *plot = self->plot;
  g_autoptr (GArray) needs = collect_needs (self);
  const MoatScaleWish wish = {
    .across = TRUE,
    .from_zero = TRUE,
    .low = self->figures->low,
    .high = self->figures->high,
    .length = plot->plot.width,
    .needs = (const MoatScaleNeed *) (void *) needs->data,
    .n_needs = needs->len,
    .unit = self->figures->unit,
    .power = self->figures->scale,
    .left_out = moat_axis_break_get (self->scope, self->figures),
  };

  moat_scale_guide_clear (&self->guide);
  moat_value_scale_train (&plot->scale, &self->guide, self->scope, &wish);
}

/* Divides the area among names, bars and the numbers of the scale below them. */
static void
place (Bars *self)
{
  MoatPlot *plot = self->plot;
  MoatRect *rect = &plot->plot;
  double edge, small = moat_scope_measure (self->scope, &self->scope->sizes.small, "0").height;

  *rect = plot->area;
  rect->height = MAX (rect->height - small - self->scope->sizes.pad, 1);
  moat_plot_rows_measure (&self->rows, self->scope, rect);
  edge = MAX ((self->rows.line - self->rows.band) / 2, 0);
  rect->y += edge;
  rect->height = MAX (rect->height - 2 * edge, 1);
  moat_plot_rows_measure (&self->rows, self->scope, rect);
  rect->height = self->rows.band * self->rows.rows->len;
  rect->x += self->rows.ranks + self->rows.names;
  rect->width = MAX (rect->width - self->rows.ranks - self->rows.names, 1);
  word_values (self);
  train (self);
  plot->scale.plot = *rect;
}

static MoatBlock
make_block (const Bars *self, guint index)
{
  const MoatFigure *figure = get_figure (self, index);
  const MoatChartSeries *series = moat_figures_get_series (self->figures, figure->series);
  const MoatValueScale *scale = &self->plot->scale;
  double zero = moat_value_scale_clamp_px (scale, 0);
  double end = moat_value_scale_clamp_px (scale, figure->value);
  double middle = moat_plot_rows_middle (&self->rows, &self->plot->plot, index);

  return (MoatBlock){
    .rect = { MIN (zero, end), middle - self->rows.bar / 2, fabs (end - zero), self->rows.bar },
    .across = TRUE,
    .upwards = figure->value >= 0,
    .range_low =
      moat_value_scale_clamp_px (scale, isfinite (figure->low) ? figure->low : figure->value),
    .range_high =
      moat_value_scale_clamp_px (scale, isfinite (figure->high) ? figure->high : figure->value),
    .color = self->figures->has_highlight ? series->color : self->scope->theme->accent,
    .status = (MoatStatus) figure->observation->status,
    .qualifier = (MoatQualifier) figure->observation->qualifier,
    .datum = figure->datum,
  };
}

/* x of the value. */
static double
find_end (const MoatBlock *block)
{
  return block->upwards ? block->rect.x + block->rect.width : block->rect.x;
}

static void
emit_bars (Bars *self)
{
  const MoatScope *scope = self->scope;

  for (guint i = 0; i < self->figures->figures->len; i++)
    {
      MoatBlock block = make_block (self, i);
      MoatRect extent = moat_block_extent (&block, scope);
      MoatMarkPlace *place = moat_plot_get_place (self->plot, i);

      moat_scene_builder_set_datum_bounds (scope->builder, block.datum, &block.rect);
      moat_block_emit (&block, scope);
      moat_room_take_mark (scope->room, &extent);
      g_array_append_val (self->blocks, block);
      *place = (MoatMarkPlace){
        .is_drawn = TRUE,
        .rect = block.rect,
        .x = find_end (&block),
        .y = block.rect.y + block.rect.height / 2,
      };
    }
}

/* x of the end of the bar with its look. */
static double
find_reach (const Bars *self, const MoatBlock *block)
{
  MoatRect extent = moat_block_extent (block, self->scope);

  return block->upwards ? extent.x + extent.width : extent.x;
}

/* The x from which on there is nothing beside row @index, on the side of its value. */
static double
find_start (const Bars *self, guint index)
{
  gboolean up = get_block (self, index)->upwards;
  double zero = moat_value_scale_clamp_px (&self->plot->scale, 0), x = zero;
  guint first, end;

  moat_plot_rows_find_beside (&self->rows, index, &first, &end);
  for (guint i = first; i < end; i++)
    {
      MoatRect extent = moat_block_extent (get_block (self, i), self->scope);
      x = up ? MAX (x, extent.x + extent.width) : MIN (x, extent.x);
    }
  return x;
}

static void
emit_values (Bars *self)
{
  guint n = 0;

  for (guint i = 0; i < self->values->len; i++)
    {
      const MoatBlock *block = get_block (self, i);
      const MoatPlotRow *row = &g_array_index (self->rows.rows, MoatPlotRow, i);
      const MoatPlotValue value = {
        .words = self->values->pdata[i],
        .after = block->upwards,
        .mark = find_reach (self, block),
        .x = find_start (self, i),
        .datum = block->datum,
        .weight = row->is_preferred ? MOAT_TEXT_WEIGHT_BOLD : MOAT_TEXT_WEIGHT_MEDIUM,
        .color = self->scope->theme->ink,
      };

      n += value.words && !moat_plot_rows_emit_value (&self->rows, self->plot, i, &value);
    }
  if (n > 0 && self->values->len <= FEW_BARS)
    g_ptr_array_add (self->scope->late,
                     moat_plot_words_count (self->scope, MOAT_PHRASE_MESSAGE_MANY_UNLABELLED, n,
                                            self->values->len));
}

static void
say_unnamed (const Bars *self)
{
  if (self->rows.n_unnamed > 0)
    g_ptr_array_add (self->scope->late,
                     moat_plot_words_count (self->scope, MOAT_PHRASE_MESSAGE_BARS_UNNAMED,
                                            self->rows.n_unnamed, self->rows.rows->len));
}

static void
emit (MoatPlot *plot)
{
  Bars self = {
    .plot = plot,
    .scope = plot->scope,
    .figures = plot->figures,
    .values = g_ptr_array_new_with_free_func (g_free),
    .blocks = g_array_new (FALSE, FALSE, sizeof (MoatBlock)),
  };

  moat_plot_rows_init (&self.rows);
  add_rows (&self);
  place (&self);
  moat_value_scale_emit (&plot->scale, &self.guide, plot->scope);
  emit_bars (&self);
  moat_value_scale_emit_zero (&plot->scale, plot->scope);
  moat_plot_rows_emit (&self.rows, plot->scope, &plot->plot);
  emit_values (&self);
  say_unnamed (&self);
  plot->is_shortened |= self.rows.is_cut;
  moat_plot_rows_clear (&self.rows);
  moat_scale_guide_clear (&self.guide);
  g_ptr_array_unref (self.values);
  g_array_unref (self.blocks);
}

const MoatPlotKind moat_bar_kind = {
  .emit = emit,
  .looks = MOAT_PLOT_LOOKS_BARS,
  .one_column = TRUE,
};
