/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bars before they have px: figures side by side, and what stacks and bridges are made with.
 *
 * Every kind of column chart is a list of bars, each between two values in a category.  The value
 * axis is trained with the ends of the bars, which are figures only when these stand side by side.
 */
#include "moat-column-bars.h"

#include <math.h>

#include "moat-unit.h"

static void
free_bar (gpointer data)
{
  MoatBar *bar = data;

  g_clear_pointer (&bar->derivation, moat_derivation_unref);
  g_free (bar);
}

static MoatBar *
add (MoatColumns *self, MoatBarKind kind)
{
  MoatBar *bar = g_new0 (MoatBar, 1);

  bar->kind = kind;
  bar->of = bar->taken_from = -1;
  bar->figure.datum = -1;
  g_ptr_array_add (self->bars, bar);
  return bar;
}

MoatBar *
moat_columns_add_bar (MoatColumns *self, const MoatFigures *figures, MoatBarKind kind, guint index)
{
  MoatBar *bar = add (self, kind);

  bar->figure = *moat_figures_get (figures, index);
  bar->of = (int) index;
  bar->to = bar->figure.value;
  bar->color = moat_figures_get_series (figures, bar->figure.series)->color;
  bar->range_low = bar->figure.low;
  bar->range_high = bar->figure.high;
  if (kind != MOAT_BAR_PART)
    bar->look = (MoatQualifier) bar->figure.observation->qualifier;
  if (index < self->places->len)
    {
      const MoatColumnPlace *place = &g_array_index (self->places, MoatColumnPlace, index);
      bar->category = place->category;
      bar->slot = place->slot;
    }
  return bar;
}

MoatDerivation *
moat_columns_derive (const MoatFigures *figures, guint index)
{
  const MoatFigure *figure = moat_figures_get (figures, index);

  return moat_total_of_value (moat_figures_get_series (figures, figure->series)->series,
                              figure->index);
}

MoatBar *
moat_columns_add_derived (MoatColumns *self, MoatDerivation *value, double about, MoatBarKind kind,
                          guint series)
{
  MoatBar *bar = add (self, kind);

  bar->derivation = value;
  bar->computed = moat_derivation_to_observation (value);
  if (!isfinite (bar->computed.best))
    bar->computed.low = bar->computed.best = bar->computed.high = about;
  bar->figure.observation = &bar->computed;
  bar->figure.series = series;
  bar->figure.value = bar->figure.amount = bar->computed.best;
  bar->figure.low = bar->figure.amount_low = bar->range_low = bar->computed.low;
  bar->figure.high = bar->figure.amount_high = bar->range_high = bar->computed.high;
  return bar;
}

static const MoatObservation no_words = { .qualifier = MOAT_QUALIFIER_EXACT };

void
moat_columns_reach_to (MoatColumns *self, const MoatBar *bar, double end)
{
  MoatFigure figure = bar->figure;

  figure.value = figure.low = figure.high = end;
  if (self->unit) /* the ends of shares are the same whatever their words */
    figure.observation = &no_words;
  if (!self->reach_ends)
    self->reach_ends = g_array_new (FALSE, FALSE, sizeof (MoatFigure));
  g_array_append_val (self->reach_ends, figure);
}

void
moat_columns_set_range (MoatColumns *self, const MoatScope *scope, MoatFigures *figures)
{
  double low = 0, high = 0;

  for (guint i = 0; self->reach_ends && i < self->reach_ends->len; i++)
    {
      double end = g_array_index (self->reach_ends, MoatFigure, i).value;

      low = MIN (low, end);
      high = MAX (high, end);
    }
  figures->has_values = self->reach_ends && self->reach_ends->len > 0;
  moat_figures_set_range (figures, scope, low, high);
}

gboolean
moat_columns_can_add_up (const MoatFigures *figures, gboolean by_entity)
{
  for (guint i = 0; i < figures->series->len; i++)
    {
      const MoatSeriesInfo *info = moat_figures_get_series (figures, i)->info;

      if (info->basis == MOAT_BASIS_INDEX || info->basis == MOAT_BASIS_GROWTH)
        return FALSE;
      if (info->unit_kind == MOAT_UNIT_KIND_RATIO &&
          (info->basis != MOAT_BASIS_SHARE || !(by_entity || figures->n_entities == 1)))
        return FALSE;
    }
  return TRUE;
}

void
moat_columns_refuse (MoatFigures *figures)
{
  figures->no_sums = TRUE;
  figures->has_values = FALSE;
  g_array_set_size (figures->figures, 0);
}

/* The value as labels count it. */
static double
shown_value (const MoatFigures *figures, double value)
{
  if (figures->unit && moat_unit_get_kind (figures->unit) == MOAT_UNIT_KIND_RATIO)
    return value * 100;
  return value / pow (10, figures->scale);
}

void
moat_columns_choose_decimals (MoatColumns *self, const MoatFigures *figures)
{
  self->decimals = 0;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const MoatBar *bar = self->bars->pdata[i];
      double value = fabs (shown_value (figures, bar->figure.amount));

      while (self->decimals < figures->decimals)
        {
          double times = value * pow (10, self->decimals);

          if (fabs (times - round (times)) <= 1e-9 * MAX (times, 1))
            break;
          self->decimals++;
        }
    }
}

gboolean
moat_columns_has_kind (MoatChartKind kind)
{
  return kind == MOAT_CHART_KIND_COLUMN || kind == MOAT_CHART_KIND_STACKED ||
         kind == MOAT_CHART_KIND_STACKED_100 || kind == MOAT_CHART_KIND_WATERFALL ||
         kind == MOAT_CHART_KIND_MEKKO;
}

/* Figures side by side, each from zero. */
static void
stand_side_by_side (MoatColumns *self, const MoatScope *scope, const MoatFigures *figures)
{
  if (moat_columns_have_periods (scope, figures, FALSE))
    moat_columns_place_by_period (self, scope, figures);
  else
    moat_columns_place_by_name (self, scope, figures);
  for (guint i = 0; i < figures->figures->len; i++)
    if (g_array_index (self->places, MoatColumnPlace, i).category != G_MAXUINT)
      {
        MoatBar *bar = moat_columns_add_bar (self, figures, MOAT_BAR_VALUE, i);

        /* Colours that come round again would say what is not so. */
        if (!self->by_period && self->n_slots == 1 && self->n_categories > MOAT_THEME_N_SERIES)
          bar->color = scope->theme->accent;
      }
  if (scope->request->n_columns > 0)
    moat_columns_choose_decimals (self, figures);
}

/* The looks that are drawn, for the notes. */
static void
note_looks (const MoatColumns *self, MoatFigures *figures)
{
  figures->has_looks = TRUE;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const MoatBar *bar = self->bars->pdata[i];

      if (!bar->is_label)
        figures->looks |= 1u << bar->look;
      figures->has_net |= moat_bar_is_net (bar);
    }
}

/* Names are kept by what stands in their categories, where nothing else is said. */
static void
weigh_names (MoatColumns *self)
{
  for (guint i = 0; !self->is_bridge && i < self->bars->len; i++)
    {
      const MoatBar *bar = self->bars->pdata[i];

      if (bar->category < self->weights->len)
        g_array_index (self->weights, double, bar->category) += fabs (bar->figure.amount);
    }
}

void
moat_columns_init (MoatColumns *self, const MoatScope *scope, MoatFigures *figures)
{
  *self = (MoatColumns){
    .names = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev),
    .weights = g_array_new (FALSE, FALSE, sizeof (double)),
    .places = g_array_new (FALSE, FALSE, sizeof (MoatColumnPlace)),
    .bars = g_ptr_array_new_with_free_func (free_bar),
    .n_slots = 1,
    .decimals = -1,
  };
  switch (scope->request->spec->kind)
    {
    case MOAT_CHART_KIND_STACKED:
    case MOAT_CHART_KIND_STACKED_100:
    case MOAT_CHART_KIND_MEKKO:
      moat_columns_stack (self, scope, figures);
      break;
    case MOAT_CHART_KIND_WATERFALL:
      moat_columns_bridge (self, scope, figures);
      break;
    default:
      stand_side_by_side (self, scope, figures);
    }
  weigh_names (self);
  moat_columns_sort (self, scope);
  if (scope->request->spec->kind == MOAT_CHART_KIND_MEKKO)
    moat_columns_widen (self);
  note_looks (self, figures);
  self->reach = *figures;
  if (self->reach_ends)
    self->reach.figures = self->reach_ends;
}

void
moat_columns_clear (MoatColumns *self)
{
  g_ptr_array_unref (self->names);
  g_array_unref (self->weights);
  g_clear_pointer (&self->others, g_free);
  g_clear_pointer (&self->widths, g_array_unref);
  g_array_unref (self->places);
  g_ptr_array_unref (self->bars);
  g_clear_pointer (&self->reach_ends, g_array_unref);
}
