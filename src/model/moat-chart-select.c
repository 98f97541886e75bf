/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which series a chart draws, and in which currency.
 *
 * Nothing is converted here: a money series is drawn in the chart's currency if it was stated in
 * it, and what was stated in another is left to be named as not drawn.  The chart's currency is
 * the spec's, or else the one that most facts of the selection are stated in; of equals, the one
 * that the first of the entities to report in any of them reports in, then the first met.
 * Shares and counts have no currency: each concept stands in its own unit.
 */
#include "moat-chart-select.h"

#include "moat-project-private.h"
#include "moat-unit.h"

static gboolean
is_money (const char *unit)
{
  return unit && moat_unit_get_kind (unit) == MOAT_UNIT_KIND_MONEY;
}

static gint64
count_in_unit (MoatStore *store, const GArray *selected, const char *unit)
{
  gint64 count = 0;

  for (guint i = 0; i < selected->len; i++)
    {
      const MoatSelected *item = &g_array_index (selected, MoatSelected, i);
      if (item->unit == unit)
        count += moat_store_count_series (store, item->entity->key, item->concept->key, unit);
    }
  return count;
}

/* Whether there is a choice; counting takes its time. */
static gboolean
has_two_currencies (const GArray *selected)
{
  const char *first = NULL;

  for (guint i = 0; i < selected->len; i++)
    {
      const char *unit = g_array_index (selected, MoatSelected, i).unit;

      if (!is_money (unit) || unit == first)
        continue;
      if (first)
        return TRUE;
      first = unit;
    }
  return FALSE;
}

static const char *
choose_currency (MoatStore *store, const GArray *selected)
{
  gboolean is_choice = has_two_currencies (selected);
  const char *best = NULL;
  gboolean best_is_reporting = FALSE;
  gint64 most = 0;

  for (guint i = 0; i < selected->len; i++)
    {
      const MoatSelected *candidate = &g_array_index (selected, MoatSelected, i);
      gboolean is_reporting = candidate->entity->currency == candidate->unit;
      gint64 count;

      if (!is_money (candidate->unit))
        continue;
      count = is_choice ? count_in_unit (store, selected, candidate->unit) : 1;
      if (count > most || (count == most && is_reporting && !best_is_reporting))
        {
          best = candidate->unit;
          best_is_reporting = is_reporting;
          most = count;
        }
    }
  return best;
}

/* Adds every unit that @entity states @concept in. */
static void
add_units (GArray *selected, const GPtrArray *keys, const MoatEntity *entity,
           const MoatConcept *concept)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const MoatSeriesKey *key = keys->pdata[i];
      MoatSelected item = { entity, concept, key->unit, TRUE };

      if (g_str_equal (key->entity, entity->key) && g_str_equal (key->concept, concept->key))
        g_array_append_val (selected, item);
    }
}

static GArray *
select_all (MoatProject *project, const MoatChartSpec *spec, const GPtrArray *keys)
{
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (MoatSelected));

  for (char **e = spec->entities; e && *e; e++)
    for (char **c = spec->concepts; c && *c; c++)
      {
        const MoatEntity *entity = moat_project_find_entity (project, *e);
        const MoatConcept *concept = moat_project_find_concept (project, *c);
        if (entity && concept)
          add_units (selected, keys, entity, concept);
      }
  return selected;
}

GArray *
moat_chart_select (MoatProject *project, const MoatChartSpec *spec, GError **error)
{
  g_autoptr (GPtrArray) keys = NULL;
  MoatStore *store;
  GArray *selected;
  const char *currency;

  if (!moat_project_load (project, MOAT_PROJECT_ENTITIES, error) ||
      !moat_project_load (project, MOAT_PROJECT_CONCEPTS, error))
    return NULL;
  store = moat_project_get_store (project);
  keys = moat_store_list_series_keys (store, error);
  if (!keys)
    return NULL;
  selected = select_all (project, spec, keys);
  currency = spec->unit ? spec->unit : choose_currency (store, selected);
  for (guint i = 0; i < selected->len; i++)
    {
      MoatSelected *item = &g_array_index (selected, MoatSelected, i);
      item->drawn = item->unit && (!is_money (item->unit) || item->unit == currency);
    }
  return selected;
}
