/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The names of the parts of stacks, beside the last column.
 *
 * A name beside its part needs no legend to be looked up in.  The names are pushed apart where
 * parts are thin, and a thin line leads to the part of a name that was moved.  When the last column
 * lacks a part, or names do not fit near their parts, none is written and the chart takes a legend.
 */
#include <math.h>

#include "moat-label-stack.h"
#include "moat-mark-column.h"
#include "moat-text-fit.h"

#define WIDEST_SHARE 0.24 /* of the picture */
#define NAME_LINES 2
#define MOST_NAMES 12
#define MOST_MOVED 3.0 /* rows that a name may stand from its part and still be read with it */

/* Whether an earlier series has the same name: they are one part. */
static gboolean
is_named_before (const MoatFigures *figures, guint series)
{
  for (guint i = 0; i < series; i++)
    if (g_strcmp0 (moat_figures_get_series (figures, i)->name,
                   moat_figures_get_series (figures, series)->name) == 0)
      return TRUE;
  return FALSE;
}

static guint
count_names (const MoatFigures *figures)
{
  guint n = 0;

  for (guint i = 0; i < figures->series->len; i++)
    n += !is_named_before (figures, i);
  return n;
}

/* The bar of the part @name in the last column; NULL when it is not there. */
static const MoatBar *
find_last (const MoatColumns *self, const MoatFigures *figures, const char *name)
{
  for (guint i = self->bars->len; i > 0; i--)
    {
      const MoatBar *bar = self->bars->pdata[i - 1];

      if (bar->category + 1 == self->n_categories && bar->kind == MOAT_BAR_PART &&
          g_strcmp0 (moat_figures_get_series (figures, bar->figure.series)->name, name) == 0)
        return bar;
    }
  return NULL;
}

gboolean
moat_columns_names_parts (const MoatColumns *self, const MoatFigures *figures)
{
  guint n = count_names (figures);

  if (self->is_bridge || n < 2 || n > MOST_NAMES || self->bars->len == 0 ||
      ((const MoatBar *) self->bars->pdata[0])->kind != MOAT_BAR_PART)
    return FALSE;
  for (guint i = 0; i < figures->series->len; i++)
    if (!find_last (self, figures, moat_figures_get_series (figures, i)->name))
      return FALSE;
  return TRUE;
}

gboolean
moat_columns_need_legend (const MoatColumns *self, const MoatFigures *figures)
{
  return !self->is_bridge && self->bars->len > 0 &&
         (self->n_slots > 1 || (((const MoatBar *) self->bars->pdata[0])->kind == MOAT_BAR_PART &&
                                count_names (figures) > 1));
}

static char **
break_name (const MoatScope *scope, const char *name)
{
  return moat_text_fit_wrap (scope->measurer, &scope->sizes.small, name,
                             WIDEST_SHARE * scope->width, NAME_LINES);
}

/* The px between the last bar and the end of its category. */
static double
room_in_band (const MoatColumns *self, const MoatScope *scope, double width)
{
  const MoatAxes axes = { .plot = { 0, 0, width, 1 }, .low = 0, .high = 1 };
  const MoatBar *last = self->bars->pdata[self->bars->len - 1];
  MoatRect rect = moat_columns_get_bar_rect (self, scope, &axes, last);

  return width - rect.x - rect.width;
}

double
moat_columns_measure_parts (const MoatColumns *self, const MoatScope *scope,
                            const MoatFigures *figures)
{
  double width = scope->width - 2 * scope->sizes.margin, widest = 0;

  for (guint i = 0; i < figures->series->len; i++)
    {
      g_auto (GStrv) lines = break_name (scope, moat_figures_get_series (figures, i)->name);

      for (guint k = 0; lines[k]; k++)
        widest = MAX (widest, moat_scope_measure (scope, &scope->sizes.small, lines[k]).width);
    }
  widest += 2 * scope->sizes.pad;
  /* Once the plot is narrower, so is the room in its last category. */
  return MAX (widest - room_in_band (self, scope, MAX (width - widest, 1)), 0);
}

static void
emit_name (const MoatScope *scope, const MoatChartSeries *series, double x,
           const MoatStackedLabel *place)
{
  g_auto (GStrv) lines = break_name (scope, series->name);
  const MoatTextStyle *style = &scope->sizes.small;
  double start = x - 1.5 * scope->sizes.pad + 2, y = place->y - place->height / 2;
  const double ends[4] = { start, place->wanted, x - 2, place->y };
  MoatInk ink = moat_ink_stroke (scope->theme->ink_soft, scope->sizes.line * 0.5, 0);

  if (fabs (place->y - place->wanted) > place->height / 3)
    moat_scene_builder_line (scope->builder, MOAT_ROLE_MARK_DETAIL, -1, ends, &ink);
  for (guint i = 0; lines[i]; i++)
    {
      MoatTextExtents size = moat_scope_measure (scope, style, lines[i]);
      MoatRect box = { x - 2, y, size.width + 4, size.height };
      MoatTextNode text = {
        .text = lines[i],
        .style = style,
        .color = moat_scope_text_color (scope, series->color, scope->theme->background),
        .align = MOAT_TEXT_ALIGN_START,
        .x = x,
        .y = y,
      };

      moat_scope_paper (scope, -1, &box);
      moat_scope_text (scope, MOAT_ROLE_MARK_LABEL, -1, &text);
      moat_room_take (scope->room, &box);
      y += size.height;
    }
}

gboolean
moat_columns_label_parts (const MoatColumns *self, const MoatScope *scope,
                          const MoatFigures *figures, const MoatAxes *axes)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (MoatStackedLabel));
  double row = moat_scope_measure (scope, &scope->sizes.small, "0").height, x = 0;

  for (guint i = 0; i < figures->series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (figures, i);
      g_auto (GStrv) lines = break_name (scope, series->name);
      const MoatBar *bar = find_last (self, figures, series->name);
      MoatRect rect;
      MoatStackedLabel place = { .index = i, .height = row * g_strv_length (lines) };

      if (!bar || is_named_before (figures, i))
        continue;
      rect = moat_columns_get_bar_rect (self, scope, axes, bar);
      place.wanted = rect.y + rect.height / 2;
      x = rect.x + rect.width + 1.5 * scope->sizes.pad;
      g_array_append_val (places, place);
    }
  if (moat_label_stack_height (places) > axes->plot.height)
    return FALSE;
  moat_label_stack_push_apart (places, axes->plot.y, axes->plot.y + axes->plot.height);
  for (guint i = 0; i < places->len; i++)
    {
      const MoatStackedLabel *place = &g_array_index (places, MoatStackedLabel, i);
      if (fabs (place->y - place->wanted) > MOST_MOVED * row)
        return FALSE;
    }
  for (guint i = 0; i < places->len; i++)
    {
      const MoatStackedLabel *place = &g_array_index (places, MoatStackedLabel, i);
      emit_name (scope, moat_figures_get_series (figures, place->index), x, place);
    }
  return TRUE;
}
