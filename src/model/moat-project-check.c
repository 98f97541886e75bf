/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether a project is sound, as far as this layer can tell.
 *
 * The store checks the file: integrity, references, values.  A chart is JSON to it, so here is
 * looked at whether each can be read and whether the entities, concepts and facts that it names
 * by their keys exist; deleting a fact leaves the charts that point at it as they are.
 */
#include "config.h"

#include "moat-project-private.h"

#include <glib/gi18n-lib.h>

static gboolean
check_fact (MoatProject *self, GPtrArray *problems, const MoatChartSpec *spec, const char *key,
            GError **error)
{
  g_autoptr (MoatFact) fact = NULL;
  g_autoptr (GError) local = NULL;

  if (!key)
    return TRUE;
  fact = moat_store_find_fact (moat_project_get_store (self), key, &local);
  if (fact)
    return TRUE;
  if (!g_error_matches (local, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_ptr_array_add (
    problems, g_strdup_printf (
                /* Translators: the key of a chart, the key of a figure. */
                _ ("The chart “%s” names the fact “%s”, which does not exist"), spec->key, key));
  return TRUE;
}

static gboolean
check_chart (MoatProject *self, GPtrArray *problems, const char *key, GError **error)
{
  g_autoptr (GError) unreadable = NULL;
  const MoatChartSpec *spec = moat_project_read_chart (self, key, &unreadable);

  if (!spec)
    {
      g_ptr_array_add (problems, g_strdup (unreadable->message));
      return TRUE;
    }
  for (char **e = spec->entities; *e; e++)
    if (!moat_project_find_entity (self, *e))
      g_ptr_array_add (problems, g_strdup_printf (
                                   /* Translators: the key of a chart, the key of an entity. */
                                   _ ("The chart “%s” names the entity “%s”, which does not exist"),
                                   spec->key, *e));
  for (char **c = spec->concepts; *c; c++)
    if (!moat_project_find_concept (self, *c))
      g_ptr_array_add (
        problems,
        g_strdup_printf (
          /* Translators: the key of a chart, the key of a concept. */
          _ ("The chart “%s” names the concept “%s”, which does not exist"), spec->key, *c));
  return check_fact (self, problems, spec, spec->difference_from, error) &&
         check_fact (self, problems, spec, spec->difference_to, error);
}

GPtrArray *
moat_project_check (MoatProject *self, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;
  GPtrArray *charts;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);

  problems = moat_store_check (moat_project_get_store (self), error);
  if (!problems)
    return NULL;
  if (!moat_project_load (self, MOAT_PROJECT_ENTITIES, error) ||
      !moat_project_load (self, MOAT_PROJECT_CONCEPTS, error) ||
      !moat_project_load_charts (self, error))
    return NULL;
  charts = moat_project_get_cache (self)->stored_charts;
  for (guint i = 0; i < charts->len; i++)
    if (!check_chart (self, problems, ((MoatStoredChart *) charts->pdata[i])->key, error))
      return NULL;
  return g_steal_pointer (&problems);
}
