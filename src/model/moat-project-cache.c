/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a project keeps in memory: the small tables and the chart specifications.
 *
 * A table is read when it is first asked for and forgotten at the next change, so a program that
 * draws one chart reads no more than that chart needs.  Chart specifications are parsed one by
 * one for the same reason.  Facts are never kept here: there may be a million.
 *
 * A chart whose text cannot be read does not hide the others: the list leaves it out with a
 * warning in the log, moat_project_read_chart() says what is wrong with it, and
 * moat_project_check() reports it.
 */
#include "config.h"

#include "moat-project-private.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-json.h"

static const char *
get_entity_key (gconstpointer row)
{
  return ((const MoatEntity *) row)->key;
}

static const char *
get_concept_key (gconstpointer row)
{
  return ((const MoatConcept *) row)->key;
}

static const char *
get_source_key (gconstpointer row)
{
  return ((const MoatSource *) row)->key;
}

static const char *
get_event_key (gconstpointer row)
{
  return ((const MoatEvent *) row)->key;
}

static const struct
{
  GPtrArray *(*list) (MoatStore *store, GError **error);
  const char *(*get_key) (gconstpointer row);
} tables[MOAT_PROJECT_N_TABLES] = {
  [MOAT_PROJECT_ENTITIES] = { moat_store_list_entities, get_entity_key },
  [MOAT_PROJECT_CONCEPTS] = { moat_store_list_concepts, get_concept_key },
  [MOAT_PROJECT_SOURCES] = { moat_store_list_sources, get_source_key },
  [MOAT_PROJECT_EVENTS] = { moat_store_list_events, get_event_key },
};

void
moat_project_cache_clear (MoatProjectCache *self)
{
  for (int i = 0; i < MOAT_PROJECT_N_TABLES; i++)
    {
      g_clear_pointer (&self->by_key[i], g_hash_table_unref);
      g_clear_pointer (&self->rows[i], g_ptr_array_unref);
    }
  g_clear_pointer (&self->charts, g_ptr_array_unref);
  g_clear_pointer (&self->specs, g_hash_table_unref);
  g_clear_pointer (&self->stored_charts, g_ptr_array_unref);
  g_clear_pointer (&self->words, moat_qualifier_words_free);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
}

gboolean
moat_project_load (MoatProject *self, MoatProjectTable table, GError **error)
{
  MoatProjectCache *cache = moat_project_get_cache (self);
  GPtrArray *rows;

  if (cache->rows[table])
    return TRUE;
  rows = tables[table].list (moat_project_get_store (self), error);
  if (!rows)
    return FALSE;
  cache->rows[table] = rows;
  cache->by_key[table] = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (cache->by_key[table], (gpointer) tables[table].get_key (rows->pdata[i]),
                         rows->pdata[i]);
  return TRUE;
}

/* The rows of a table; an empty array, and a line in the log, when it cannot be read. */
static GPtrArray *
get_rows (MoatProject *self, MoatProjectTable table)
{
  MoatProjectCache *cache = moat_project_get_cache (self);
  g_autoptr (GError) error = NULL;

  if (!moat_project_load (self, table, &error))
    {
      g_warning ("A table of %s cannot be read: %s", moat_project_get_path (self), error->message);
      cache->rows[table] = g_ptr_array_new ();
      cache->by_key[table] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  return cache->rows[table];
}

static gconstpointer
find_row (MoatProject *self, MoatProjectTable table, const char *key)
{
  if (!key)
    return NULL;
  get_rows (self, table);
  return g_hash_table_lookup (moat_project_get_cache (self)->by_key[table], key);
}

GPtrArray *
moat_project_get_entities (MoatProject *self)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  return get_rows (self, MOAT_PROJECT_ENTITIES);
}

GPtrArray *
moat_project_get_concepts (MoatProject *self)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  return get_rows (self, MOAT_PROJECT_CONCEPTS);
}

GPtrArray *
moat_project_get_sources (MoatProject *self)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  return get_rows (self, MOAT_PROJECT_SOURCES);
}

GPtrArray *
moat_project_get_events (MoatProject *self)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  return get_rows (self, MOAT_PROJECT_EVENTS);
}

const MoatEntity *
moat_project_find_entity (MoatProject *self, const char *key)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  return find_row (self, MOAT_PROJECT_ENTITIES, key);
}

const MoatConcept *
moat_project_find_concept (MoatProject *self, const char *key)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  return find_row (self, MOAT_PROJECT_CONCEPTS, key);
}

const MoatSource *
moat_project_find_source (MoatProject *self, const char *key)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  return find_row (self, MOAT_PROJECT_SOURCES, key);
}

const MoatQualifierWord *
moat_project_get_qualifier_words (MoatProject *self, GError **error)
{
  MoatProjectCache *cache;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);

  cache = moat_project_get_cache (self);
  if (!cache->words)
    cache->words = moat_store_list_qualifier_words (moat_project_get_store (self), error);
  return cache->words;
}

gboolean
moat_project_load_charts (MoatProject *self, GError **error)
{
  MoatProjectCache *cache = moat_project_get_cache (self);

  if (cache->stored_charts)
    return TRUE;
  cache->stored_charts = moat_store_list_charts (moat_project_get_store (self), error);
  if (!cache->stored_charts)
    return FALSE;
  cache->specs =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) moat_chart_spec_free);
  return TRUE;
}

static const MoatChartSpec *
parse_chart (MoatProjectCache *cache, const MoatStoredChart *stored, GError **error)
{
  MoatChartSpec *spec = g_hash_table_lookup (cache->specs, stored->key);

  if (spec)
    return spec;
  spec = moat_chart_spec_from_json (stored->key, stored->spec, error);
  if (!spec)
    {
      /* Translators: in front of the reason; %s is the key of a chart. */
      g_prefix_error (error, _ ("The chart “%s” cannot be read: "), stored->key);
      return NULL;
    }
  g_hash_table_insert (cache->specs, spec->key, spec);
  return spec;
}

static void
set_unknown_chart (GError **error, GPtrArray *stored, const char *key)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < stored->len; i++)
    g_string_append_printf (keys, "%s%s", i ? ", " : "",
                            ((MoatStoredChart *) stored->pdata[i])->key);
  if (keys->len == 0)
    g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                 /* Translators: %s is the key asked for. */
                 _ ("There is no chart “%s”: the project has no charts"), key);
  else
    g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                 /* Translators: the key asked for, then a list of the keys that exist. */
                 _ ("There is no chart “%s”; there are: %s"), key, keys->str);
}

const MoatChartSpec *
moat_project_read_chart (MoatProject *self, const char *key, GError **error)
{
  MoatProjectCache *cache;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  cache = moat_project_get_cache (self);
  if (!moat_project_load_charts (self, error))
    return NULL;
  for (guint i = 0; i < cache->stored_charts->len; i++)
    {
      const MoatStoredChart *stored = cache->stored_charts->pdata[i];
      if (g_str_equal (stored->key, key))
        return parse_chart (cache, stored, error);
    }
  set_unknown_chart (error, cache->stored_charts, key);
  return NULL;
}

const MoatChartSpec *
moat_project_find_chart (MoatProject *self, const char *key)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  return key ? moat_project_read_chart (self, key, NULL) : NULL;
}

GPtrArray *
moat_project_get_charts (MoatProject *self)
{
  MoatProjectCache *cache;
  g_autoptr (GError) unreadable = NULL;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);

  cache = moat_project_get_cache (self);
  if (cache->charts)
    return cache->charts;
  cache->charts = g_ptr_array_new ();
  if (!moat_project_load_charts (self, &unreadable))
    g_warning ("The charts of %s cannot be read: %s", moat_project_get_path (self),
               unreadable->message);
  for (guint i = 0; cache->stored_charts && i < cache->stored_charts->len; i++)
    {
      g_autoptr (GError) error = NULL;
      const MoatChartSpec *spec = parse_chart (cache, cache->stored_charts->pdata[i], &error);
      if (spec)
        g_ptr_array_add (cache->charts, (gpointer) spec);
      else
        g_warning ("%s", error->message);
    }
  return cache->charts;
}
