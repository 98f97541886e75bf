/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * In which order the series of a comparison stand.
 *
 * By their values in the last column, the largest first or last; those without a value there come
 * behind, by their value in the column before, and so on.  A chart of the latest values has no
 * columns to sort by.  Or by name, as the language of the chart
 * collates, or as the spec lists them.  Equals stay as they are listed.
 */
#include "moat-chart-figures.h"

/* A series on its way to its place. */
typedef struct
{
  MoatChartSeries series;
  guint given;  /* its place before */
  int column;   /* the last that it has a value in; -1: none */
  double value; /* there */
  char *key;    /* its name, as it is collated */
  MoatChartSort sort;
} Standing;

static int
compare_standings (gconstpointer a, gconstpointer b)
{
  const Standing *first = a, *second = b;
  int order = 0;

  if (first->sort == MOAT_CHART_SORT_NAME)
    order = g_strcmp0 (first->key, second->key);
  else if (first->sort != MOAT_CHART_SORT_GIVEN)
    {
      order = (second->column > first->column) - (second->column < first->column);
      if (order == 0)
        order = (second->value > first->value) - (second->value < first->value);
      if (first->sort == MOAT_CHART_SORT_ASCENDING && first->column == second->column)
        order = -order;
    }
  return order != 0 ? order : (first->given > second->given) - (first->given < second->given);
}

static void
find_value (const MoatFigures *figures, Standing *standing, gboolean latest)
{
  const MoatChartSeries *series = &standing->series;

  for (gsize i = 0; i < series->n; i++)
    {
      int column = latest ? 0 : moat_figures_get_column (figures, series, i);

      if (column < standing->column || !moat_figures_is_drawable (series->observations[i].best))
        continue;
      standing->column = column;
      standing->value = series->observations[i].best;
    }
}

void
moat_figures_sort (MoatFigures *self, const MoatScope *scope)
{
  MoatChartSort sort = scope->request->spec->sort;
  guint n = self->series->len;
  g_autofree Standing *order = g_new0 (Standing, n + 1);

  for (guint i = 0; i < n; i++)
    {
      order[i] = (Standing){
        .series = *moat_figures_get_series (self, i), .given = i, .column = -1, .sort = sort
      };
      if (sort == MOAT_CHART_SORT_NAME)
        order[i].key = moat_wording_collate_key (scope->wording, order[i].series.name);
      else
        find_value (self, &order[i], moat_figures_take_latest (scope));
    }
  qsort (order, n, sizeof *order, compare_standings);
  for (guint i = 0; i < n; i++)
    {
      g_array_index (self->series, MoatChartSeries, i) = order[i].series;
      g_free (order[i].key);
    }
}
