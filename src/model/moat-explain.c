/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "Why this number?" for a fact of the project, and for every figure of a chart.
 *
 * The explanation itself is made by analysis; this finds what it needs: who and what the fact is
 * about, the document it comes from, and the facts that say the same in another currency or at
 * another time.
 */
#include "config.h"

#include "moat-chart-data-private.h"
#include "moat-project-private.h"

#include <glib/gi18n-lib.h>

#define MOST_EXPLANATIONS 1000

static gboolean
is_restatement (const MoatRelation *relation, gint64 fact_id)
{
  return relation->kind != MOAT_RELATION_PART_OF &&
         (relation->fact_id == fact_id || relation->other_id == fact_id);
}

/* The facts that restate @fact or that it restates, in one way or another. */
static GPtrArray *
list_restated (MoatStore *store, const MoatFact *fact, GError **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_fact_free);
  g_autoptr (GArray) relations =
    moat_store_read_relations (store, fact->entity, fact->concept, error);

  for (guint i = 0; relations && i < relations->len; i++)
    {
      const MoatRelation *relation = &g_array_index (relations, MoatRelation, i);
      MoatFact *other;

      if (!is_restatement (relation, fact->id))
        continue;
      other = moat_store_get_fact (
        store, relation->fact_id == fact->id ? relation->other_id : relation->fact_id, error);
      if (!other)
        return NULL;
      g_ptr_array_add (facts, other);
    }
  return relations ? g_steal_pointer (&facts) : NULL;
}

static gboolean
load_names (MoatProject *self, GError **error)
{
  return moat_project_load (self, MOAT_PROJECT_ENTITIES, error) &&
         moat_project_load (self, MOAT_PROJECT_CONCEPTS, error) &&
         moat_project_load (self, MOAT_PROJECT_SOURCES, error);
}

MoatExplanation *
moat_project_explain_fact (MoatProject *self, gint64 fact_id, MoatBasis basis, MoatWording *wording,
                           GError **error)
{
  g_autoptr (MoatFact) fact = NULL;
  g_autoptr (GPtrArray) restated = NULL;
  MoatFactContext context = { 0 };

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  g_return_val_if_fail (wording != NULL, NULL);

  if (!load_names (self, error))
    return NULL;
  fact = moat_store_get_fact (moat_project_get_store (self), fact_id, error);
  if (!fact)
    return NULL;
  restated = list_restated (moat_project_get_store (self), fact, error);
  if (!restated)
    return NULL;
  g_ptr_array_add (restated, NULL);
  context.fact = fact;
  context.entity = moat_project_find_entity (self, fact->entity);
  context.concept = moat_project_find_concept (self, fact->concept);
  context.source = moat_project_find_source (self, fact->source);
  context.restated = (const MoatFact *const *) restated->pdata;
  if (!context.entity || !context.concept)
    {
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_BUSY,
                   _ ("Another program has changed the project. Try again."));
      return NULL;
    }
  return moat_explanation_for_fact (&context, basis, wording);
}

GPtrArray *
moat_project_explain_chart (MoatProject *self, const MoatChartSpec *spec, MoatWording *wording,
                            GError **error)
{
  g_autoptr (GPtrArray) explanations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_explanation_free);
  g_autoptr (MoatChartData) data = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  g_return_val_if_fail (spec != NULL && wording != NULL, NULL);

  data = moat_chart_data_new (self, spec, wording, error);
  if (!data)
    return NULL;
  ids = moat_chart_data_list_facts (data, MOST_EXPLANATIONS, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      MoatExplanation *explanation = moat_project_explain_fact (
        self, g_array_index (ids, gint64, i), moat_chart_spec_get_basis (spec), wording, error);
      if (!explanation)
        return NULL;
      g_ptr_array_add (explanations, explanation);
    }
  return g_steal_pointer (&explanations);
}
