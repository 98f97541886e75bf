/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The columns of a comparison, as figures stand in them.
 *
 * A comparison says which values stand side by side: "2024" of several companies, though their
 * years end on different days.  Series that come without one are put side by side by their periods.
 */
#include "moat-chart-words.h"
#include "moat-plot-kind.h"

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  return moat_period_compare (((const MoatColumn *) a)->period, ((const MoatColumn *) b)->period);
}

static void
collect_periods (GArray *columns, const MoatChartSeries *series)
{
  for (gsize i = 0; i < series->n; i++)
    {
      const MoatColumn column = { .period = series->observations[i].period };
      g_array_append_val (columns, column);
    }
}

void
moat_figures_find_columns (MoatFigures *self, const MoatScope *scope)
{
  const MoatChartRequest *request = scope->request;
  guint n = 0;

  self->columns = g_array_new (FALSE, TRUE, sizeof (MoatColumn));
  if (request->n_columns > 0)
    {
      g_array_append_vals (self->columns, request->columns, (guint) request->n_columns);
      return;
    }
  for (guint i = 0; i < self->series->len; i++)
    collect_periods (self->columns, moat_figures_get_series (self, i));
  g_array_sort (self->columns, compare_columns);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MoatColumn *column = &g_array_index (self->columns, MoatColumn, i);

      if (n == 0 || compare_columns (column, &g_array_index (self->columns, MoatColumn, n - 1)))
        g_array_index (self->columns, MoatColumn, n++) = *column;
    }
  g_array_set_size (self->columns, n);
}

int
moat_figures_get_column (const MoatFigures *self, const MoatChartSeries *series, gsize index)
{
  const MoatColumn wanted = { .period = series->observations[index].period };
  int column = moat_series_get_column (series->series, index);
  guint at;

  if (column >= 0 || !self->columns)
    return column;
  return g_array_binary_search (self->columns, &wanted, compare_columns, &at) ? (int) at : -1;
}

int
moat_figures_get_last_column (const MoatFigures *self)
{
  int last = -1;

  for (guint i = 0; i < self->series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (self, i);

      for (gsize k = 0; k < series->n; k++)
        if (moat_figures_is_drawable (series->observations[k].best))
          last = MAX (last, moat_figures_get_column (self, series, k));
    }
  return last;
}

gboolean
moat_figures_take_latest (const MoatScope *scope)
{
  const MoatPlotKind *kind = moat_plot_kind_get (scope->request->spec->kind);

  return kind && kind->one_column && scope->request->spec->period_mode != MOAT_PERIODS_CHOSEN;
}

const MoatPeriod *
moat_words_shared_period (const MoatScope *scope, const MoatFigures *figures, MoatPeriod *out)
{
  if (scope->request->spec->period_mode == MOAT_PERIODS_CHOSEN)
    return NULL;
  if (!moat_words_common_period (figures, out))
    *out = (MoatPeriod){ MOAT_DATE_NONE, MOAT_DATE_NONE };
  return out;
}

char *
moat_words_column (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure,
                   const MoatColumn *column)
{
  if (!moat_period_is_valid (column->period) &&
      scope->request->spec->period_mode == MOAT_PERIODS_LATEST)
    return g_strdup (moat_phrase_get (MOAT_PHRASE_LATEST, scope->language));
  if (!moat_period_is_valid (column->period))
    return moat_words_period (scope, figures, figure);
  return moat_wording_period (
    scope->wording, column->period,
    column->is_mixed ? MOAT_YEAR_END_CALENDAR
                     : moat_figures_get_series (figures, figure->series)->info->year_end);
}

char *
moat_figures_name_column (const MoatFigures *self, const MoatScope *scope, int column)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (self, i);

      if (figure->column == column)
        return moat_words_column (scope, self, figure,
                                  &g_array_index (self->columns, MoatColumn, (guint) column));
    }
  return g_strdup ("");
}
