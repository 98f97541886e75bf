/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few figures, entities and rates in memory, where a project would read them from its file.
 *
 * What is lent to an expression belongs to this and goes with it.  There is one list of relations
 * and one table of rates, whatever is asked for. */
#include "figures.h"

#include "moat-unit.h"

#define FIRST_YEAR 2000
#define LAST_YEAR 2030

static const MoatFact *
find_fact (const char *key, gpointer data)
{
  Figures *self = data;

  for (guint i = 0; i < self->facts->len; i++)
    if (g_str_equal (((MoatFact *) self->facts->pdata[i])->key, key))
      return self->facts->pdata[i];
  return NULL;
}

static const MoatConcept *
find_concept (const char *key, gpointer data)
{
  Figures *self = data;

  for (guint i = 0; i < self->concepts->len; i++)
    if (g_str_equal (((MoatConcept *) self->concepts->pdata[i])->key, key))
      return self->concepts->pdata[i];
  return NULL;
}

static GPtrArray *
get_entities (gpointer data)
{
  return ((Figures *) data)->entities;
}

static GPtrArray *
get_facts (const char *entity, const char *concept, gpointer data)
{
  Figures *self = data;
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->facts->len; i++)
    {
      MoatFact *fact = self->facts->pdata[i];

      if (g_str_equal (fact->entity, entity) && g_str_equal (fact->concept, concept))
        g_ptr_array_add (found, fact);
    }
  g_ptr_array_add (self->found, found);
  return found;
}

static GArray *
get_relations (const char *entity, const char *concept, gpointer data)
{
  return ((Figures *) data)->relations;
}

static MoatRateTable *
get_rates (const char *const *currencies, gpointer data)
{
  return ((Figures *) data)->rates;
}

static gboolean
get_rate_years (const char *from, const char *to, int *first, int *last, gpointer data)
{
  *first = FIRST_YEAR;
  *last = LAST_YEAR;
  return TRUE;
}

Figures *
figures_new (void)
{
  Figures *self = g_new0 (Figures, 1);

  self->figures = (MoatFigures){ find_fact,     find_concept, get_entities,   get_facts,
                                 get_relations, get_rates,    get_rate_years, self };
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_fact_free);
  self->entities = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_entity_free);
  self->concepts = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_concept_free);
  self->relations = g_array_new (FALSE, FALSE, sizeof (MoatRelation));
  self->rates = moat_rate_table_new ();
  self->found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
figures_free (Figures *self)
{
  g_ptr_array_unref (self->found);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->entities);
  g_ptr_array_unref (self->concepts);
  g_array_unref (self->relations);
  moat_rate_table_free (self->rates);
  g_free (self);
}

void
figures_add_entity (Figures *self, const char *key, const char *tags, const char *parent)
{
  MoatEntity *entity = moat_entity_new ();

  entity->key = g_strdup (key);
  entity->tags = g_strdup (tags);
  entity->parent = g_strdup (parent);
  moat_label_set (&entity->label, key, NULL);
  g_ptr_array_add (self->entities, entity);
}

void
figures_add_concept (Figures *self, const char *key, gboolean is_ratio)
{
  MoatConcept *concept = moat_concept_new ();

  concept->key = g_strdup (key);
  concept->period_type = MOAT_PERIOD_TYPE_DURATION;
  concept->unit_kind = is_ratio ? MOAT_UNIT_KIND_RATIO : MOAT_UNIT_KIND_MONEY;
  moat_label_set (&concept->label, key, NULL);
  g_ptr_array_add (self->concepts, concept);
}

void
figures_add_fact (Figures *self, const char *key, const char *entity, const char *concept,
                  const char *period, const char *words)
{
  MoatFact *fact = moat_fact_new ();
  g_autoptr (GError) error = NULL;

  fact->id = self->facts->len + 1;
  fact->key = g_strdup (key);
  fact->entity = g_strdup (entity);
  fact->concept = g_strdup (concept);
  fact->known_from = moat_date_new (2025, 1, 1);
  g_assert_true (moat_period_parse (period, MOAT_YEAR_END_CALENDAR, &fact->period));
  moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, words, &error);
  g_assert_no_error (error);
  g_ptr_array_add (self->facts, fact);
}

MoatFact *
figures_get_fact (Figures *self, const char *key)
{
  return (MoatFact *) find_fact (key, self);
}

void
figures_relate (Figures *self, const char *key, const char *other)
{
  MoatRelation relation = { 1, MOAT_RELATION_RESTATES, figures_get_fact (self, key)->id,
                            figures_get_fact (self, other)->id };

  g_array_append_val (self->relations, relation);
}

void
figures_add_rate (Figures *self, int year, const char *value)
{
  MoatRate *rate = moat_rate_new ();

  rate->base = moat_unit_intern ("USD");
  rate->quote = moat_unit_intern ("CNY");
  g_assert_true (moat_decimal_parse (value, &rate->value));
  rate->kind = MOAT_RATE_AVERAGE;
  rate->period = moat_period_years (year, year);
  moat_rate_table_take (self->rates, rate);
}
