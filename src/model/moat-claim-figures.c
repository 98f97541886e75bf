/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the expressions of claims ask a project for: figures by key, figures of an entity and
 * concept, relations, exchange rates.
 *
 * All is read when it is first asked for and kept, so that checking many claims reads no figure
 * twice, and so that the values that are made of it may borrow from it.  Those who ask cannot take
 * an error: the first one is remembered, and whoever began the check asks for it at the end.
 */
#include "config.h"

#include "moat-claim-figures.h"

#include "moat-project-private.h"
#include "moat-project-rates.h"
#include "moat-store-rates.h"

struct _MoatClaimFigures
{
  MoatProject *project;
  MoatFigures figures;
  GHashTable *facts;     /* key → MoatFact; NULL: there is none */
  GHashTable *series;    /* "entity\nconcept" → GPtrArray of MoatFact */
  GHashTable *relations; /* likewise → GArray of MoatRelation */
  GHashTable *rates;     /* "CNY USD" → MoatRateTable */
  GHashTable *contexts;  /* fact id → Context */
  GError *error;         /* the first */
};

/* A fact with what it names. */
typedef struct
{
  MoatFact *fact;
  MoatFactContext context;
} Context;

static void
context_free (gpointer data)
{
  Context *self = data;

  moat_fact_free (self->fact);
  g_free (self);
}

static void
remember (MoatClaimFigures *self, GError *error)
{
  if (error != NULL && self->error == NULL)
    self->error = error;
  else
    g_clear_error (&error);
}

static const MoatFact *
find_fact (const char *key, gpointer data)
{
  MoatClaimFigures *self = data;
  GError *error = NULL;
  gpointer known;

  if (g_hash_table_lookup_extended (self->facts, key, NULL, &known))
    return known;
  known = moat_store_find_fact (moat_project_get_store (self->project), key, &error);
  if (g_error_matches (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND))
    g_clear_error (&error);
  remember (self, error);
  g_hash_table_insert (self->facts, g_strdup (key), known);
  return known;
}

static const MoatConcept *
find_concept (const char *key, gpointer data)
{
  return moat_project_find_concept (((MoatClaimFigures *) data)->project, key);
}

static GPtrArray *
get_entities (gpointer data)
{
  return moat_project_get_entities (((MoatClaimFigures *) data)->project);
}

static GPtrArray *
get_facts (const char *entity, const char *concept, gpointer data)
{
  MoatClaimFigures *self = data;
  MoatFactFilter filter = { .entity = entity,
                            .concept = concept,
                            .limit = MOAT_EVALUATION_MOST_FACTS + 1 };
  char *key = g_strjoin ("\n", entity, concept, NULL);
  GPtrArray *facts = g_hash_table_lookup (self->series, key);
  GError *error = NULL;

  if (facts != NULL)
    {
      g_free (key);
      return facts;
    }
  facts = moat_store_list_facts (moat_project_get_store (self->project), &filter, &error);
  remember (self, error);
  if (facts == NULL)
    facts = g_ptr_array_new ();
  g_hash_table_insert (self->series, key, facts);
  return facts;
}

static GArray *
get_relations (const char *entity, const char *concept, gpointer data)
{
  MoatClaimFigures *self = data;
  char *key = g_strjoin ("\n", entity, concept, NULL);
  GArray *relations = g_hash_table_lookup (self->relations, key);
  GError *error = NULL;

  if (relations != NULL)
    {
      g_free (key);
      return relations;
    }
  relations =
    moat_store_read_relations (moat_project_get_store (self->project), entity, concept, &error);
  remember (self, error);
  if (relations == NULL)
    relations = g_array_new (FALSE, FALSE, sizeof (MoatRelation));
  g_hash_table_insert (self->relations, key, relations);
  return relations;
}

static MoatRateTable *
get_rates (const char *const *currencies, gpointer data)
{
  MoatClaimFigures *self = data;
  char *key = g_strjoinv (" ", (GStrv) currencies);
  MoatRateTable *table = g_hash_table_lookup (self->rates, key);
  GError *error = NULL;

  if (table != NULL)
    {
      g_free (key);
      return table;
    }
  table = moat_project_load_rates_among (self->project, currencies, &error);
  remember (self, error);
  if (table == NULL)
    table = moat_rate_table_new ();
  g_hash_table_insert (self->rates, key, table);
  return table;
}

static gboolean
get_rate_years (const char *from, const char *to, int *first, int *last, gpointer data)
{
  const char *const currencies[] = { from, to, "EUR", "USD" };
  MoatClaimFigures *self = data;
  MoatPeriod all = { MOAT_DATE_MAX, MOAT_DATE_NONE };

  for (gsize i = 0; i < G_N_ELEMENTS (currencies); i++)
    for (gsize k = 0; k < MIN (i, 2); k++)
      {
        MoatPeriod extent;
        GError *error = NULL;

        if (moat_store_get_rate_extent (moat_project_get_store (self->project), currencies[i],
                                        currencies[k], &extent, &error))
          {
            all.start = MIN (all.start, extent.start);
            all.end = MAX (all.end, extent.end);
          }
        remember (self, error);
      }
  if (all.end == MOAT_DATE_NONE)
    return FALSE;
  moat_date_split (all.start, first, NULL, NULL);
  moat_date_split (all.end, last, NULL, NULL);
  return TRUE;
}

static const MoatFactContext *
find_context (gint64 fact_id, gpointer data)
{
  MoatClaimFigures *self = data;
  Context *known = g_hash_table_lookup (self->contexts, &fact_id);
  GError *error = NULL;
  MoatFact *fact;

  if (known != NULL)
    return &known->context;
  fact = moat_store_get_fact (moat_project_get_store (self->project), fact_id, &error);
  if (g_error_matches (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND))
    g_clear_error (&error);
  remember (self, error);
  if (fact == NULL)
    return NULL;
  known = g_new0 (Context, 1);
  known->fact = fact;
  known->context = (MoatFactContext){
    .fact = fact,
    .entity = moat_project_find_entity (self->project, fact->entity),
    .concept = moat_project_find_concept (self->project, fact->concept),
    .source = moat_project_find_source (self->project, fact->source),
  };
  if (known->context.entity == NULL || known->context.concept == NULL)
    {
      context_free (known);
      return NULL;
    }
  g_hash_table_insert (self->contexts, &fact->id, known);
  return &known->context;
}

static const MoatSource *
find_source (const char *key, gpointer data)
{
  return moat_project_find_source (((MoatClaimFigures *) data)->project, key);
}

static void
free_fact (gpointer data)
{
  moat_fact_free (data);
}

MoatClaimFigures *
moat_claim_figures_new (MoatProject *project)
{
  MoatClaimFigures *self = g_new0 (MoatClaimFigures, 1);

  self->project = g_object_ref (project);
  self->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_fact);
  self->series =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->relations =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->rates =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) moat_rate_table_free);
  self->contexts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, context_free);
  self->figures = (MoatFigures){ find_fact,     find_concept, get_entities,   get_facts,
                                 get_relations, get_rates,    get_rate_years, self };
  return self;
}

void
moat_claim_figures_free (MoatClaimFigures *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->facts);
  g_hash_table_unref (self->series);
  g_hash_table_unref (self->relations);
  g_hash_table_unref (self->rates);
  g_hash_table_unref (self->contexts);
  g_clear_error (&self->error);
  g_object_unref (self->project);
  g_free (self);
}

const MoatFigures *
moat_claim_figures_get (MoatClaimFigures *self)
{
  return &self->figures;
}

MoatDerivationContext
moat_claim_figures_get_context (MoatClaimFigures *self)
{
  return (MoatDerivationContext){ find_context, find_source, self };
}

gboolean
moat_claim_figures_verify (MoatClaimFigures *self, GError **error)
{
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}
