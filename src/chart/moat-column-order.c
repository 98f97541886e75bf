/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * In which order named columns stand, and how wide the columns of a Mekko are.
 *
 * Periods stand in time.  Entities of a comparison stand as the spec asks: by their value, the
 * largest first or last, by name, or as they are listed; equals stay as they are listed.
 *
 * The columns of a Mekko are as wide as their totals, so that the area of a part is its amount.
 */
#include <math.h>

#include "moat-column-bars.h"

/* A category on its way to its place. */
typedef struct
{
  guint category;
  double value;
  char *name; /* as it is collated */
  MoatChartSort sort;
} Standing;

static int
compare_standings (gconstpointer a, gconstpointer b)
{
  const Standing *first = a, *second = b;
  int order = first->value > second->value ? -1 : first->value < second->value;

  if (first->sort == MOAT_CHART_SORT_ASCENDING)
    order = -order;
  else if (first->sort == MOAT_CHART_SORT_NAME)
    order = g_strcmp0 (first->name, second->name);
  else if (first->sort == MOAT_CHART_SORT_GIVEN)
    order = 0;
  return order != 0 ? order : first->category < second->category ? -1 : 1;
}

static int
compare_bars (gconstpointer a, gconstpointer b, gpointer data)
{
  const MoatBar *first = *(const MoatBar *const *) a, *second = *(const MoatBar *const *) b;

  return (first->category > second->category) - (first->category < second->category);
}

/* Moves everything of category @order[i].category to category i. */
static void
move (MoatColumns *self, const Standing *order)
{
  guint n = self->n_categories;
  g_autofree guint *to = g_new (guint, n);
  g_autofree gpointer *names = g_memdup2 (self->names->pdata, n * sizeof (gpointer));
  g_autofree double *weights = g_memdup2 (self->weights->data, n * sizeof (double));

  for (guint i = 0; i < n; i++)
    {
      to[order[i].category] = i;
      self->names->pdata[i] = names[order[i].category];
      g_array_index (self->weights, double, i) = weights[order[i].category];
    }
  for (guint i = 0; i < self->places->len; i++)
    {
      MoatColumnPlace *place = &g_array_index (self->places, MoatColumnPlace, i);
      if (place->category < n)
        place->category = to[place->category];
    }
  for (guint i = 0; i < self->bars->len; i++)
    {
      MoatBar *bar = self->bars->pdata[i];
      bar->category = to[bar->category];
    }
  g_ptr_array_sort_with_data (self->bars, compare_bars, NULL);
}

void
moat_columns_sort (MoatColumns *self, const MoatScope *scope)
{
  guint n = self->n_categories;
  g_autofree Standing *order = g_new0 (Standing, n + 1);

  if (self->by_period || self->is_bridge || self->n_slots > 1 || n < 2 ||
      scope->request->n_columns == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = moat_columns_get_name (self, i);

      order[i].category = i;
      order[i].sort = scope->request->spec->sort;
      order[i].name = g_utf8_collate_key (name, -1);
    }
  for (guint i = 0; i < self->bars->len; i++)
    {
      const MoatBar *bar = self->bars->pdata[i];
      if (bar->kind != MOAT_BAR_PART)
        order[bar->category].value = bar->figure.amount;
    }
  qsort (order, n, sizeof *order, compare_standings);
  move (self, order);
  for (guint i = 0; i < n; i++)
    g_free (order[i].name);
}

void
moat_columns_widen (MoatColumns *self)
{
  double sum = 0;

  self->widths = g_array_new (FALSE, TRUE, sizeof (double));
  g_array_set_size (self->widths, self->n_categories);
  for (guint i = 0; i < self->bars->len; i++)
    {
      const MoatBar *bar = self->bars->pdata[i];

      if (bar->kind != MOAT_BAR_TOTAL || bar->computed.best <= 0)
        continue;
      g_array_index (self->widths, double, bar->category) = bar->computed.best;
      sum += bar->computed.best;
    }
  for (guint i = 0; sum > 0 && i < self->widths->len; i++)
    g_array_index (self->widths, double, i) /= sum;
}

void
moat_columns_get_band (const MoatColumns *self, const MoatScope *scope, const MoatRect *plot,
                       guint category, double *x, double *width)
{
  double band = plot->width / MAX (self->n_categories, 1);
  double gap = MIN (3 * scope->sizes.factor, band / 2), usable;

  *x = plot->x + category * band;
  *width = band;
  if (!self->widths)
    return;
  usable = plot->width - gap * self->n_categories;
  *x = plot->x + gap * (category + 0.5);
  for (guint i = 0; i < category; i++)
    *x += usable * g_array_index (self->widths, double, i);
  *width = usable * g_array_index (self->widths, double, category);
}
