/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rates that the charts of a project need and it does not have.
 *
 * A chart draws one currency.  What it selects in another would be drawn if it could be converted:
 * each period of each such figure is looked up as converting it would, and what is not found is
 * listed once, with how many figures wait for it.  Rates are read once for each pair.
 */
#include "config.h"

#include "moat-chart-select.h"
#include "moat-project-private.h"
#include "moat-project-rates.h"
#include "moat-unit.h"

typedef struct
{
  MoatProject *project;
  GHashTable *tables; /* "USD/CNY" → MoatRateTable */
  GHashTable *known;  /* pair, kind and period → MoatMissingRate, or NULL: there is a rate */
  const MoatChartSpec *spec;
  const char *to;
} Search;

void
moat_missing_rate_free (MoatMissingRate *self)
{
  if (!self)
    return;
  g_free (self->chart);
  g_free (self);
}

static gboolean
is_money (const char *unit)
{
  return unit && moat_unit_get_kind (unit) == MOAT_UNIT_KIND_MONEY;
}

/* The currency of the chart: that of what it draws, or that it asks for.  Shares, growth and
 * indices compare amounts with others in their own currency, so they need none. */
static const char *
find_currency (const MoatChartSpec *spec, const GArray *selected)
{
  MoatBasis basis = moat_chart_spec_get_basis (spec);

  if (is_money (spec->unit))
    return spec->unit;
  if (basis == MOAT_BASIS_SHARE || basis == MOAT_BASIS_GROWTH || basis == MOAT_BASIS_INDEX)
    return NULL;
  for (guint i = 0; i < selected->len; i++)
    {
      const MoatSelected *item = &g_array_index (selected, MoatSelected, i);

      if (item->drawn && is_money (item->unit))
        return item->unit;
    }
  return NULL;
}

static MoatRateTable *
get_table (Search *self, const char *from, GError **error)
{
  const MoatPeriod ever = { MOAT_DATE_NONE, MOAT_DATE_NONE };
  g_autofree char *pair = g_strconcat (from, "/", self->to, NULL);
  MoatRateTable *table = g_hash_table_lookup (self->tables, pair);

  if (table)
    return table;
  table = moat_project_load_rates (self->project, from, self->to, ever, error);
  if (table)
    g_hash_table_insert (self->tables, g_steal_pointer (&pair), table);
  return table;
}

static MoatMissingRate *
look_up (Search *self, MoatRateTable *table, const char *from, MoatRateKind kind, MoatPeriod period)
{
  g_autoptr (MoatRateAnswer) answer = moat_rate_table_find (table, from, self->to, kind, period);
  MoatMissingRate *missing;

  if (answer->rule != MOAT_RATE_RULE_MISSING)
    return NULL;
  missing = g_new0 (MoatMissingRate, 1);
  *missing =
    (MoatMissingRate){ from, self->to, kind, answer->period, 0, g_strdup (self->spec->key) };
  return missing;
}

static gboolean
search_series (Search *self, const MoatSelected *item, GError **error)
{
  MoatRateTable *table = get_table (self, item->unit, error);
  g_autoptr (GArray) observations = NULL;

  if (!table)
    return FALSE;
  observations =
    moat_store_read_observations (moat_project_get_store (self->project), item->entity->key,
                                  item->concept->key, item->unit, error);
  for (guint i = 0; observations && i < observations->len; i++)
    {
      MoatPeriod period = g_array_index (observations, MoatObservation, i).period;
      MoatRateKind kind =
        item->concept->period_type == MOAT_PERIOD_TYPE_DURATION && !moat_period_is_instant (period)
          ? MOAT_RATE_AVERAGE
          : MOAT_RATE_CLOSING;
      g_autofree char *name =
        g_strdup_printf ("%s/%s %d %d %d", item->unit, self->to, kind,
                         kind == MOAT_RATE_AVERAGE ? period.start : 0, period.end);
      gpointer missing;

      if (!g_hash_table_lookup_extended (self->known, name, NULL, &missing))
        {
          missing = look_up (self, table, item->unit, kind, period);
          g_hash_table_insert (self->known, g_steal_pointer (&name), missing);
        }
      if (missing)
        ((MoatMissingRate *) missing)->n_facts++;
    }
  return observations != NULL;
}

static gboolean
search_chart (Search *self, GError **error)
{
  g_autoptr (GArray) selected = moat_chart_select (self->project, self->spec, error);

  if (!selected)
    return FALSE;
  self->to = find_currency (self->spec, selected);
  for (guint i = 0; self->to && i < selected->len; i++)
    {
      const MoatSelected *item = &g_array_index (selected, MoatSelected, i);

      if (!item->drawn && is_money (item->unit) && !search_series (self, item, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const MoatMissingRate *first = *(MoatMissingRate *const *) a;
  const MoatMissingRate *second = *(MoatMissingRate *const *) b;
  int order = g_strcmp0 (first->from, second->from);

  if (order == 0)
    order = g_strcmp0 (first->to, second->to);
  if (order == 0)
    order = (int) first->kind - (int) second->kind;
  return order != 0 ? order : moat_period_compare (first->period, second->period);
}

/* Takes what was found out of the search. */
static GPtrArray *
collect (Search *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_missing_rate_free);
  GHashTableIter iterator;
  gpointer missing;

  g_hash_table_iter_init (&iterator, self->known);
  while (g_hash_table_iter_next (&iterator, NULL, &missing))
    if (missing)
      {
        g_ptr_array_add (list, missing);
        g_hash_table_iter_replace (&iterator, NULL);
      }
  g_ptr_array_sort (list, compare);
  return list;
}

GPtrArray *
moat_project_list_missing_rates (MoatProject *self, GError **error)
{
  g_autoptr (GHashTable) tables =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) moat_rate_table_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { self, tables, known, NULL, NULL };
  g_autoptr (GPtrArray) found = NULL;
  gboolean done;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);

  done = moat_project_load_charts (self, error);
  for (guint i = 0; done && i < moat_project_get_charts (self)->len; i++)
    {
      search.spec = moat_project_get_charts (self)->pdata[i];
      done = search_chart (&search, error);
    }
  found = collect (&search);
  return done ? g_steal_pointer (&found) : NULL;
}
