/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Spans: one amount for several years as a block as wide as its period and as high as its yearly
 * rate, so that its area is its amount.
 *
 * Blocks whose periods overlap are all seen: the highest is drawn first, the lower ones in
 * front with a seam of the ground around them, and the edge of a block that is covered goes on as a
 * dotted line across what covers it.
 *
 * What a block says is in moat-span-label.c.
 */
#include "moat-mark-span.h"

#include <math.h>

static MoatBlock
make_block (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure,
            const MoatAxes *axes)
{
  const MoatChartSeries *series = moat_figures_get_series (figures, figure->series);
  MoatPeriod period = figure->observation->period;
  double left = moat_axes_clamp_x (axes, period.start);
  double right = moat_axes_clamp_x (axes, period.end + 1.0);
  double zero = moat_axes_clamp_y (axes, 0), value = moat_axes_clamp_y (axes, figure->value);

  return (MoatBlock){
    .rect = { left, MIN (zero, value), right - left, fabs (zero - value) },
    .upwards = figure->value >= 0,
    .cut_start = period.start<axes->from, .cut_end = period.end> axes->to,
    .range_low = moat_axes_clamp_y (axes, isfinite (figure->low) ? figure->low : figure->value),
    .range_high = moat_axes_clamp_y (axes, isfinite (figure->high) ? figure->high : figure->value),
    .color = series->color,
    .status = (MoatStatus) figure->observation->status,
    .qualifier = (MoatQualifier) figure->observation->qualifier,
    .datum = figure->datum,
  };
}

/* Highest first; of equals the earlier. */
static int
compare_heights (gconstpointer a, gconstpointer b, gpointer blocks)
{
  guint at_a = *(const guint *) a, at_b = *(const guint *) b;
  double height_a = g_array_index ((GArray *) blocks, MoatBlock, at_a).rect.height;
  double height_b = g_array_index ((GArray *) blocks, MoatBlock, at_b).rect.height;

  if (height_a != height_b)
    return height_a > height_b ? -1 : 1;
  return at_a < at_b ? -1 : at_a > at_b;
}

static void
add_seam (const MoatScope *scope, const MoatBlock *block)
{
  double seam = 1.25 * scope->sizes.line;
  MoatInk ink = moat_ink_fill (scope->theme->background);
  MoatRect rect = block->rect;

  rect.x = MAX (rect.x - seam, scope->plot.x);
  rect.width =
    MIN (block->rect.x + block->rect.width + seam, scope->plot.x + scope->plot.width) - rect.x;
  if (block->upwards)
    rect.y = MAX (rect.y - seam, scope->plot.y);
  rect.height = MIN (rect.height + seam, scope->plot.y + scope->plot.height - rect.y);
  moat_scene_builder_rect (scope->builder, MOAT_ROLE_MARK_DETAIL, block->datum, &rect, &ink);
}

/* The sides of @behind where @front covers them. */
static void
add_covered_edges (const MoatScope *scope, const MoatBlock *behind, const MoatBlock *front)
{
  MoatColor ground;
  gboolean is_plain = moat_block_get_ground (front, scope, &ground);
  MoatInk ink = moat_ink_stroke (is_plain ? moat_scope_color_on (scope, ground) : behind->color,
                                 scope->sizes.line, 2 * scope->sizes.line);
  const double sides[2] = { behind->rect.x, behind->rect.x + behind->rect.width };

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      const double ends[4] = { sides[i], front->rect.y, sides[i],
                               front->rect.y + front->rect.height };
      if (sides[i] > front->rect.x + 1 && sides[i] < front->rect.x + front->rect.width - 1)
        moat_scene_builder_line (scope->builder, MOAT_ROLE_MARK_DETAIL, behind->datum, ends, &ink);
    }
}

GArray *
moat_span_emit (const MoatScope *scope, const MoatFigures *figures, const MoatAxes *axes)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (MoatBlock));
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < figures->figures->len; i++)
    {
      MoatBlock block = make_block (scope, figures, moat_figures_get (figures, i), axes);
      g_array_append_val (blocks, block);
      g_array_append_val (order, i);
      moat_scene_builder_set_datum_bounds (scope->builder, block.datum, &block.rect);
    }
  g_array_sort_with_data (order, compare_heights, blocks);
  for (guint i = 0; i < order->len; i++)
    {
      const MoatBlock *block = &g_array_index (blocks, MoatBlock, g_array_index (order, guint, i));
      gboolean covers = FALSE;

      for (guint k = 0; k < i; k++)
        covers |= moat_rect_overlaps (
          &g_array_index (blocks, MoatBlock, g_array_index (order, guint, k)).rect, &block->rect,
          0.5);
      if (covers)
        add_seam (scope, block);
      moat_block_emit (block, scope);
      for (guint k = 0; covers && k < i; k++)
        {
          const MoatBlock *behind =
            &g_array_index (blocks, MoatBlock, g_array_index (order, guint, k));
          if (moat_rect_overlaps (&behind->rect, &block->rect, 0.5))
            add_covered_edges (scope, behind, block);
        }
    }
  return blocks;
}
