/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns: bars from zero to their values, side by side in categories.
 *
 * A bar is a block like a span's, with the same looks for plans and for "over", only that its
 * width says nothing; so bars are never so wide that they would be taken for areas.  Values are
 * written at the ends of the bars while they have room: the last of each series first, then the
 * largest and the smallest, then the rest.  Of a few bars each is expected to have its value, so
 * the chart says which could not; of many, the axis has them.
 */
#include "moat-mark-column.h"

#include <math.h>

#include "moat-chart-words.h"

#define WIDEST_BAR 110.0   /* px at factor 1 */
#define SHARE_OF_BAND 0.64 /* of a category that its bars fill */
#define GAP_OF_BAR 0.08    /* between the bars of a category */
#define FEW_BARS 12        /* every one of them is expected to have its value */

static MoatBlock
make_block (const MoatColumns *self, const MoatScope *scope, const MoatFigures *figures,
            const MoatAxes *axes, guint index)
{
  const MoatFigure *figure = moat_figures_get (figures, index);
  const MoatColumnPlace *place = &g_array_index (self->places, MoatColumnPlace, index);
  double band = axes->plot.width / MAX (self->n_categories, 1);
  double slot = MIN (band * SHARE_OF_BAND / self->n_slots, WIDEST_BAR * scope->sizes.factor);
  double gap = self->n_slots > 1 ? slot * GAP_OF_BAR : 0;
  double left = axes->plot.x + (place->category + 0.5) * band - slot * self->n_slots / 2;
  double zero = moat_axes_clamp_y (axes, 0), value = moat_axes_clamp_y (axes, figure->value);

  return (MoatBlock){
    .rect = { left + place->slot * slot + gap / 2, MIN (zero, value), slot - gap,
              fabs (zero - value) },
    .upwards = figure->value >= 0,
    .range_low = moat_axes_clamp_y (axes, isfinite (figure->low) ? figure->low : figure->value),
    .range_high = moat_axes_clamp_y (axes, isfinite (figure->high) ? figure->high : figure->value),
    .color = moat_figures_get_series (figures, figure->series)->color,
    .status = (MoatStatus) figure->observation->status,
    .qualifier = (MoatQualifier) figure->observation->qualifier,
    .datum = figure->datum,
  };
}

GArray *
moat_columns_emit (const MoatColumns *self, const MoatScope *scope, const MoatFigures *figures,
                   const MoatAxes *axes)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (MoatBlock));

  for (guint i = 0; i < figures->figures->len; i++)
    {
      MoatBlock block = make_block (self, scope, figures, axes, i);
      MoatRect extent = moat_block_extent (&block, scope);

      moat_scene_builder_set_datum_bounds (scope->builder, block.datum, &block.rect);
      moat_block_emit (&block, scope);
      moat_room_take_mark (scope->room, &extent);
      g_array_append_val (blocks, block);
    }
  return blocks;
}

double
moat_column_reach (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure)
{
  return moat_block_reach (scope, figure) + scope->sizes.pad / 2 +
         moat_scope_measure (scope, &scope->sizes.strong, "0").height;
}

/* The value of one bar, at its end; smaller if it is wide.  FALSE if there is no room. */
static gboolean
label_bar (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure,
           const MoatBlock *block)
{
  const MoatTextStyle *const styles[] = { &scope->sizes.strong, &scope->sizes.small };
  g_autofree char *amount = moat_words_amount (scope, figures, figure, FALSE);
  MoatRect extent = moat_block_extent (block, scope);

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      MoatTextExtents size = moat_scope_measure (scope, styles[i], amount);
      MoatRect box = { extent.x + (extent.width - size.width) / 2 - 1, 0, size.width + 2,
                       size.height };
      MoatTextNode text = {
        .text = amount,
        .style = styles[i],
        .color = scope->theme->ink,
        .align = MOAT_TEXT_ALIGN_CENTER,
        .x = extent.x + extent.width / 2,
      };

      box.y = block->upwards ? extent.y - size.height - 1 : extent.y + extent.height + 1;
      text.y = box.y;
      if (!moat_room_is_free (scope->room, &box))
        continue;
      moat_scope_paper (scope, block->datum, &box);
      moat_scope_text (scope, MOAT_ROLE_MARK_LABEL, block->datum, &text);
      moat_room_take (scope->room, &box);
      return TRUE;
    }
  return FALSE;
}

/* 0: the last of its series, 1: the largest or smallest of all, 2: any other. */
static int
rank (const MoatFigures *figures, guint index)
{
  const MoatFigure *figure = moat_figures_get (figures, index);

  if (index + 1 == figures->figures->len ||
      moat_figures_get (figures, index + 1)->series != figure->series)
    return 0;
  return figure->value == figures->high || figure->value == figures->low ? 1 : 2;
}

void
moat_columns_label (const MoatScope *scope, const MoatFigures *figures, GArray *blocks)
{
  g_autoptr (GArray) unlabelled = g_array_new (FALSE, FALSE, sizeof (guint));

  for (int wanted = 0; wanted < 3; wanted++)
    for (guint i = 0; i < blocks->len; i++)
      if (rank (figures, i) == wanted && !label_bar (scope, figures, moat_figures_get (figures, i),
                                                     &g_array_index (blocks, MoatBlock, i)))
        g_array_append_val (unlabelled, i);
  if (unlabelled->len > 0 && blocks->len <= FEW_BARS)
    g_ptr_array_add (scope->late, moat_words_unlabelled (scope, figures, unlabelled));
}
