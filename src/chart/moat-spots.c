/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the values of a picture stand, for what is put on it.
 *
 * Kinds of charts draw in their own ways; annotations see all of them as spots: a value, the
 * rectangle of its mark, the point where the mark ends.  What may not be covered is read from the
 * nodes that are there already, so that an annotation keeps away from every text and mark, whoever
 * drew it.
 */
#include "config.h"

#include "moat-spots.h"

#include <math.h>

#include "moat-total.h"

#define MOST_SPOTS 2000      /* of lines: a longer one has no marks to point at */
#define MOST_PATH_POINTS 400 /* of a line that labels keep away from */

static void
clear_spot (gpointer data)
{
  g_clear_pointer (&((MoatSpot *) data)->value, moat_derivation_unref);
}

static void
add_blocks (MoatSpots *self, GArray *blocks)
{
  const MoatFigures *figures = &self->placing->figures;

  for (guint i = 0; i < figures->figures->len && i < blocks->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, i);
      const MoatBlock *block = &g_array_index (blocks, MoatBlock, i);
      const MoatChartSeries *series = moat_figures_get_series (figures, figure->series);
      MoatSpot spot = { .series = series,
                        .observation = figure->observation,
                        .number = figure->value,
                        .rect = block->rect,
                        .datum = block->datum };
      g_autoptr (MoatDerivation) value = NULL;

      if (block->datum < 0)
        continue;
      /* A block is as high as its yearly rate. */
      value = moat_total_of_value (series->series, figure->index);
      spot.value = moat_total_of_year (value);
      spot.x = block->rect.x + block->rect.width / 2;
      spot.y = block->upwards ? block->rect.y : block->rect.y + block->rect.height;
      g_array_append_val (self->spots, spot);
    }
}

static void
add_bars (MoatSpots *self)
{
  MoatPlacing *placing = self->placing;

  for (guint i = 0; i < placing->columns.bars->len; i++)
    {
      const MoatBar *bar = placing->columns.bars->pdata[i];
      const MoatFigure *figure = &bar->figure;
      MoatRect rect =
        moat_columns_get_bar_rect (&placing->columns, self->scope, &placing->axes, bar);
      MoatSpot spot = { .series = moat_figures_get_series (&placing->figures, figure->series),
                        .observation = figure->observation,
                        .number = bar->to,
                        .rect = rect,
                        .is_total = bar->kind == MOAT_BAR_TOTAL,
                        .datum = figure->datum };

      spot.value = bar->derivation ? moat_derivation_ref (bar->derivation)
                                   : moat_total_of_value (spot.series->series, figure->index);
      spot.x = rect.x + rect.width / 2;
      spot.y = moat_axes_clamp_y (&placing->axes, bar->to);
      g_array_append_val (self->spots, spot);
    }
}

static void
add_points (MoatSpots *self)
{
  const MoatFigures *figures = &self->placing->figures;
  const MoatAxes *axes = &self->placing->axes;
  int datum = 0;

  for (guint i = 0; i < figures->series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (figures, i);

      for (gsize k = series->first; k < series->end && self->spots->len < MOST_SPOTS; k++)
        {
          const MoatObservation *observation = &series->observations[k];
          MoatSpot spot = { .series = series,
                            .observation = observation,
                            .number = observation->best,
                            .datum = datum + (int) (k - series->first) };

          if (!moat_figures_is_drawable (observation->best))
            continue;
          spot.value = moat_total_of_value (series->series, k);
          spot.x = moat_axes_clamp_x (axes, moat_axes_day (axes, observation->period));
          spot.y = moat_axes_clamp_y (axes, observation->best);
          spot.rect = (MoatRect){ spot.x, spot.y, 0, 0 };
          g_array_append_val (self->spots, spot);
        }
      datum += (int) (series->end - series->first);
    }
}

static void
add_places (MoatSpots *self)
{
  MoatPlacing *placing = self->placing;

  for (guint i = 0; i < placing->figures.figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (&placing->figures, i);
      const MoatMarkPlace *place = moat_plot_get_place (&placing->area, i);
      MoatSpot spot = { .series = moat_figures_get_series (&placing->figures, figure->series),
                        .observation = figure->observation,
                        .number = figure->value,
                        .rect = place->rect,
                        .x = place->x,
                        .y = place->y,
                        .datum = figure->datum };

      if (!place->is_drawn)
        continue;
      spot.value = moat_total_of_value (spot.series->series, figure->index);
      g_array_append_val (self->spots, spot);
    }
}

/* What is there already. */
static void
take_nodes (MoatSpots *self)
{
  const MoatSceneBuilder *builder = self->scope->builder;

  for (gsize i = 0; i < moat_scene_builder_get_n_nodes (builder); i++)
    {
      const MoatNode *node = moat_scene_builder_get_node (builder, i);
      gboolean is_mark = node->role == MOAT_ROLE_MARK || node->role == MOAT_ROLE_MARK_DETAIL;

      if (node->kind == MOAT_NODE_TEXT || node->role == MOAT_ROLE_ANNOTATION)
        moat_room_take (self->room, &node->bounds);
      else if (is_mark && node->kind == MOAT_NODE_PATH && !node->closed)
        for (gsize k = 1; k < MIN (node->n_points, MOST_PATH_POINTS); k++)
          moat_room_take_line (self->room, &node->points[2 * k - 2]);
      else if (is_mark)
        moat_room_take_mark (self->room, &node->bounds);
    }
}

void
moat_spots_init (MoatSpots *self, MoatPlacing *placing, GArray *blocks)
{
  const MoatScope *scope = &placing->scope;
  double margin = scope->sizes.margin;

  *self = (MoatSpots){ .scope = scope,
                       .placing = placing,
                       .spots = g_array_new (FALSE, TRUE, sizeof (MoatSpot)),
                       .plot = placing->axes.plot };
  g_array_set_clear_func (self->spots, clear_spot);
  if (placing->kind)
    {
      add_places (self);
      self->scale = placing->area.scale;
    }
  else if (placing->columns.places)
    add_bars (self);
  else if (blocks)
    add_blocks (self, blocks);
  else
    add_points (self);
  if (!placing->kind)
    self->scale = (MoatValueScale){ .present = TRUE,
                                    .low = placing->axes.low,
                                    .high = placing->axes.high,
                                    .left_out = placing->axes.left_out,
                                    .plot = placing->axes.plot };
  self->area = self->plot;
  self->area.y -= placing->annotation_top;
  self->area.height += placing->annotation_top;
  self->area.width = scope->width - margin - self->area.x;
  self->room = moat_room_new (&self->area);
  take_nodes (self);
}

void
moat_spots_clear (MoatSpots *self)
{
  g_clear_pointer (&self->spots, g_array_unref);
  g_clear_pointer (&self->room, moat_room_free);
}

/* A year that is named stands for the fiscal year that ends in it, as everywhere. */
static gboolean
is_period (MoatPeriod named, MoatPeriod period)
{
  int year, end;

  if (!moat_period_is_valid (named) || moat_period_compare (named, period) == 0)
    return TRUE;
  if (moat_period_classify (named, MOAT_YEAR_END_CALENDAR, &year, NULL, NULL) !=
        MOAT_PERIOD_KIND_YEAR ||
      moat_period_is_instant (period) || fabs (moat_period_length_years (period) - 1) > 0.1)
    return FALSE;
  moat_date_split (period.end, &end, NULL, NULL);
  return end == year;
}

gboolean
moat_mark_name_fits (const MoatMarkName *name, const MoatSeriesInfo *info, MoatPeriod period)
{
  return (!name->entity || g_strcmp0 (name->entity, info->entity) == 0) &&
         (!name->concept || g_strcmp0 (name->concept, info->concept) == 0) &&
         is_period (name->period, period);
}

/* A total is of all entities of its column. */
static gboolean
is_named (const MoatSpot *spot, const MoatMarkName *name)
{
  if (spot->is_total)
    return is_period (name->period, spot->observation->period);
  return moat_mark_name_fits (name, spot->series->info, spot->observation->period);
}

/* The latest that @name fits, among totals or among the others. */
static const MoatSpot *
find_among (const MoatSpots *self, const MoatMarkName *name, gboolean is_total)
{
  const MoatSpot *found = NULL;

  for (guint i = 0; i < self->spots->len; i++)
    {
      const MoatSpot *spot = &g_array_index (self->spots, MoatSpot, i);

      if (spot->is_total == is_total && is_named (spot, name) &&
          (!found ||
           moat_period_compare (spot->observation->period, found->observation->period) > 0))
        found = spot;
    }
  return found;
}

const MoatSpot *
moat_spots_find (const MoatSpots *self, const MoatMarkName *name, gboolean is_total)
{
  const MoatSpot *found = find_among (self, name, is_total);

  return found ? found : find_among (self, name, !is_total);
}
