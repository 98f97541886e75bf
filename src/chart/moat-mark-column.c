/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns: bars between two values, side by side in categories or on top of each other.
 *
 * A bar is a block like a span's, with the same looks for plans and for "over", only that its
 * width says nothing; so bars are never so wide that they would be taken for areas.  Within a stack
 * only the outermost bar ends as the words of its total say: an open top in the middle of a stack
 * would be covered by what stands on it.  The parts are parted by a line of paper.
 */
#include "moat-mark-column.h"

#include <math.h>

#include "moat-column-words.h"

#define WIDEST_BAR 110.0   /* px at factor 1 */
#define SHARE_OF_BAND 0.64 /* of a category that its bars fill */
#define SHARE_OF_STEP 0.76 /* the same in a bridge, whose bars are near each other */
#define GAP_OF_BAR 0.08    /* between the bars of a category */
#define LEAST_PARTED 4.0   /* px of height from which a part is parted from the next */

MoatRect
moat_columns_get_bar_rect (const MoatColumns *self, const MoatScope *scope, const MoatAxes *axes,
                           const MoatBar *bar)
{
  double share = self->widths ? 1 : self->is_bridge ? SHARE_OF_STEP : SHARE_OF_BAND;
  double widest = self->widths ? INFINITY : WIDEST_BAR * scope->sizes.factor;
  double x, band, slot, gap, left;
  double from = moat_axes_clamp_y (axes, bar->from), to = moat_axes_clamp_y (axes, bar->to);

  moat_columns_get_band (self, scope, &axes->plot, bar->category, &x, &band);
  slot = MIN (band * share / self->n_slots, widest);
  gap = self->n_slots > 1 ? slot * GAP_OF_BAR : 0;
  left = x + band / 2 - slot * self->n_slots / 2;
  return (MoatRect){ left + bar->slot * slot + gap / 2, MIN (from, to), slot - gap,
                     fabs (from - to) };
}

static MoatBlock
make_block (const MoatColumns *self, const MoatScope *scope, const MoatAxes *axes,
            const MoatBar *bar)
{
  double low = isfinite (bar->range_low) ? bar->range_low : bar->to;
  double high = isfinite (bar->range_high) ? bar->range_high : bar->to;

  return (MoatBlock){
    .rect = moat_columns_get_bar_rect (self, scope, axes, bar),
    .upwards = bar->to >= bar->from,
    .range_low = moat_axes_clamp_y (axes, low),
    .range_high = moat_axes_clamp_y (axes, high),
    .color = bar->color,
    .status = (MoatStatus) bar->figure.observation->status,
    .qualifier = bar->look,
    .datum = bar->figure.datum,
  };
}

/* A line of paper where one part ends and the next begins. */
static void
part (const MoatScope *scope, const MoatBlock *block)
{
  double y = block->upwards ? block->rect.y + block->rect.height : block->rect.y;
  const double ends[4] = { block->rect.x, y, block->rect.x + block->rect.width, y };
  MoatInk ink = moat_ink_stroke (scope->theme->background, scope->sizes.line, 0);

  if (block->rect.height >= LEAST_PARTED)
    moat_scene_builder_line (scope->builder, MOAT_ROLE_MARK_DETAIL, block->datum, ends, &ink);
}

/* The line at the level that the next bar of a bridge begins at. */
static void
join_levels (const MoatColumns *self, const MoatScope *scope, const MoatAxes *axes, guint index)
{
  const MoatBar *bar = self->bars->pdata[index];
  MoatRect rect = moat_columns_get_bar_rect (self, scope, axes, bar);
  MoatRect next = moat_columns_get_bar_rect (self, scope, axes, self->bars->pdata[index + 1]);
  double y = moat_axes_clamp_y (axes, bar->to);
  const double ends[4] = { rect.x + rect.width, y, next.x, y };
  MoatInk ink = moat_ink_stroke (scope->theme->ink_soft, scope->sizes.line * 0.6, 0);

  moat_scene_builder_line (scope->builder, MOAT_ROLE_MARK_DETAIL, -1, ends, &ink);
  moat_room_take_line (scope->room, ends);
}

/* Where the total of parts on both sides of zero is. */
static void
mark_net (const MoatColumns *self, const MoatScope *scope, const MoatAxes *axes, const MoatBar *bar)
{
  MoatRect rect = moat_columns_get_bar_rect (self, scope, axes, bar);
  double y = moat_axes_clamp_y (axes, bar->figure.value), over = 5 * scope->sizes.factor;
  const double ends[4] = { rect.x - over, y, rect.x + rect.width + over, y };
  MoatInk halo = moat_ink_stroke (scope->theme->background, scope->sizes.line * 3, 0);
  MoatInk ink = moat_ink_stroke (scope->theme->ink, scope->sizes.line * 1.3, 0);

  moat_scene_builder_line (scope->builder, MOAT_ROLE_MARK_DETAIL, bar->figure.datum, ends, &halo);
  moat_scene_builder_line (scope->builder, MOAT_ROLE_MARK_DETAIL, bar->figure.datum, ends, &ink);
  moat_room_take_line (scope->room, ends);
}

gboolean
moat_bar_is_net (const MoatBar *bar)
{
  return bar->kind == MOAT_BAR_TOTAL && bar->is_label && bar->from < 0 && bar->to > 0;
}

GArray *
moat_columns_emit (const MoatColumns *self, const MoatScope *scope, const MoatFigures *figures,
                   const MoatAxes *axes)
{
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (MoatBlock));

  g_array_set_size (blocks, figures->figures->len);
  for (guint i = 0; i < blocks->len; i++)
    g_array_index (blocks, MoatBlock, i).datum = -1;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const MoatBar *bar = self->bars->pdata[i];
      MoatBlock block = make_block (self, scope, axes, bar);
      MoatRect extent = moat_block_extent (&block, scope);

      moat_scene_builder_set_datum_bounds (scope->builder, bar->figure.datum, &block.rect);
      if (moat_bar_is_net (bar))
        mark_net (self, scope, axes, bar);
      if (bar->is_label)
        continue;
      moat_block_emit (&block, scope);
      moat_room_take_mark (scope->room, &extent);
      if (bar->kind == MOAT_BAR_PART && bar->from != 0)
        part (scope, &block);
      if (self->is_bridge && i + 1 < self->bars->len)
        join_levels (self, scope, axes, i);
      if (bar->of >= 0)
        g_array_index (blocks, MoatBlock, bar->of) = block;
    }
  return blocks;
}

double
moat_column_reach (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure)
{
  return moat_block_reach (scope, figure) + scope->sizes.pad / 2 +
         moat_scope_measure (scope, &scope->sizes.strong, "0").height;
}

void
moat_columns_add_data (const MoatColumns *self, const MoatScope *scope, const MoatFigures *figures)
{
  for (guint i = 0; i < self->bars->len; i++)
    {
      MoatBar *bar = self->bars->pdata[i];
      const MoatChartSeries *series = moat_figures_get_series (figures, bar->figure.series);
      const MoatObservation *own =
        bar->of >= 0 ? moat_figures_get (figures, (guint) bar->of)->observation : NULL;
      g_autofree char *title = moat_column_words_title (self, scope, figures, bar);
      g_autofree char *value = moat_column_words_value (self, scope, figures, bar);
      g_autofree char *period = moat_column_words_period (self, scope, figures, bar);
      const MoatDatum datum = {
        .kind = MOAT_DATUM_OBSERVATION,
        .fact_id = own ? own->fact_id : 0,
        .series = own ? series->request_index : -1,
        .index = own ? bar->figure.index : 0,
        .title = title,
        .value = value,
        .period = period,
        .derivation = bar->derivation,
      };

      bar->figure.datum = moat_scene_builder_add_datum (scope->builder, &datum);
      if (bar->of >= 0)
        moat_figures_get (figures, (guint) bar->of)->datum = bar->figure.datum;
    }
}
