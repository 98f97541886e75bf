/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new chart begins with.
 *
 * A chart that starts empty asks its first question of somebody who wanted an answer.  So it shows
 * what one was looking at; with nothing to look at, a timeline takes the first figures there are,
 * and a comparison the measure that most entities state, the latest of each. */

#include "config.h"

#include "moat-new-chart.h"

#include "moat-chart-data.h"
#include "moat-chart-proposal.h"
#include "moat-store.h"
#include "moat-unit.h"

/* With more, a first picture says nothing. */
#define MOST_ENTITIES 12

/* The measure that most entities state. */
static const char *
find_common_concept (const GPtrArray *keys)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *best = NULL;
  guint most = 0;

  for (guint i = 0; i < keys->len; i++)
    {
      const MoatSeriesKey *key = keys->pdata[i];
      guint n;

      /* One that states it in two units counts once. */
      if (!g_hash_table_add (seen, g_strconcat (key->concept, "\n", key->entity, NULL)))
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key->concept)) + 1;
      g_hash_table_insert (counts, key->concept, GUINT_TO_POINTER (n));
      if (n > most)
        {
          most = n;
          best = key->concept;
        }
    }
  return best;
}

static GStrv
list_entities (const GPtrArray *keys, const char *concept, guint most)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();

  for (guint i = 0; i < keys->len && entities->len < most; i++)
    {
      const MoatSeriesKey *key = keys->pdata[i];

      if (g_str_equal (key->concept, concept) &&
          !g_ptr_array_find_with_equal_func (entities, key->entity, g_str_equal, NULL))
        g_ptr_array_add (entities, key->entity);
    }
  g_ptr_array_add (entities, NULL);
  return g_strdupv ((GStrv) entities->pdata);
}

static void
fill_from_figures (MoatProject *project, MoatChartSpec *spec)
{
  g_autoptr (GPtrArray) keys = moat_store_list_series_keys (moat_project_get_store (project), NULL);
  gboolean is_peers = spec->page == MOAT_CHART_PAGE_PEERS;
  const char *concept;

  if (keys == NULL || keys->len == 0)
    return;
  concept =
    is_peers ? find_common_concept (keys) : ((const MoatSeriesKey *) keys->pdata[0])->concept;
  g_strfreev (spec->entities);
  g_strfreev (spec->concepts);
  spec->entities = list_entities (keys, concept, is_peers ? MOST_ENTITIES : 1);
  spec->concepts = g_strdupv ((char *[]){ (char *) concept, NULL });
}

/* Values in different currencies stand beside each other in one of them. */
static const char *
find_common_currency (MoatProject *project, const MoatChartSpec *spec)
{
  const char *first = NULL;
  gboolean differ = FALSE;

  for (char **key = spec->entities; *key != NULL; key++)
    {
      const MoatEntity *entity = moat_project_find_entity (project, *key);

      if (entity == NULL || entity->currency == NULL)
        continue;
      differ = differ || (first != NULL && first != entity->currency);
      first = first != NULL ? first : entity->currency;
    }
  return differ ? moat_unit_intern ("USD") : NULL;
}

void
moat_new_chart_fill (MoatProject *project, const MoatChartSpec *shown, MoatChartSpec *spec)
{
  g_autoptr (MoatWording) wording = moat_wording_new (moat_language_of_process ());
  g_autoptr (MoatChartData) data = NULL;

  if (shown != NULL)
    {
      g_strfreev (spec->entities);
      g_strfreev (spec->concepts);
      spec->entities = g_strdupv (shown->entities);
      spec->concepts = g_strdupv (shown->concepts);
    }
  else
    fill_from_figures (project, spec);
  if (spec->page == MOAT_CHART_PAGE_PEERS)
    {
      spec->period_mode = MOAT_PERIODS_LATEST;
      spec->kind = MOAT_CHART_KIND_BAR;
      spec->unit = find_common_currency (project, spec);
    }
  data = moat_chart_data_new (project, spec, wording, NULL);
  if (data != NULL)
    spec->kind = moat_chart_propose_kind (spec, moat_chart_data_get_series (data));
}
