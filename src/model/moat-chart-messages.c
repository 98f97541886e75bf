/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a chart says about figures that it was asked for and does not draw.
 *
 * Nothing is left out in silence, and nothing is said twice: a few facts are named by their keys,
 * many by their number; an entity or a concept is named only when nothing at all is there of it,
 * not for every pair that has no figures.
 */
#include "config.h"

#include "moat-chart-data-private.h"
#include "moat-project-private.h"
#include "moat-unit.h"

#define NAMED_SINGLY 3 /* facts of a series that messages name by their keys */

static void
add_message (MoatChartData *self, char *message)
{
  g_ptr_array_add (self->messages, message);
}

static char *
name_both (const MoatChartData *self, const MoatLabel *entity, const MoatLabel *concept)
{
  MoatLanguage language = moat_wording_get_language (self->wording);

  return moat_wording_phrase (self->wording, MOAT_PHRASE_ENTITY_AND_CONCEPT,
                              moat_label_get (entity, language), moat_label_get (concept, language),
                              NULL);
}

static char *
word_unit (const MoatChartData *self, const char *unit)
{
  g_autofree char *words = moat_wording_unit (self->wording, unit, 0);

  return words[0] ? g_steal_pointer (&words) : g_strdup (unit);
}

static gboolean
is_known (const MoatChartData *self, const MoatObservation *observation)
{
  return self->spec->as_known_on == MOAT_DATE_NONE ||
         observation->known_from <= self->spec->as_known_on;
}

static void
say_number_not_drawn (MoatChartData *self, const MoatSelected *item, gint64 n)
{
  g_autofree char *unit = word_unit (self, item->unit);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  g_autofree char *name = name_both (self, &item->entity->label, &item->concept->label);

  add_message (self, moat_wording_phrase (self->wording, MOAT_PHRASE_MESSAGE_FACTS_IN_UNIT, number,
                                          name, unit, NULL));
}

static gboolean
name_not_drawn (MoatChartData *self, const MoatSelected *item, const GArray *known, GError **error)
{
  g_autofree char *unit = word_unit (self, item->unit);

  for (guint i = 0; i < known->len; i++)
    {
      g_autoptr (MoatFact) fact = moat_store_get_fact (moat_project_get_store (self->project),
                                                       g_array_index (known, gint64, i), error);

      if (!fact)
        return FALSE;
      add_message (self, moat_wording_phrase (self->wording, MOAT_PHRASE_MESSAGE_FACT_IN_UNIT,
                                              fact->key, unit, NULL));
    }
  return TRUE;
}

/* Only in a file that was tampered with, or made by a program that knows more units. */
static void
say_unknown_unit (MoatChartData *self, const MoatSelected *item)
{
  g_autofree char *name = name_both (self, &item->entity->label, &item->concept->label);

  add_message (self,
               moat_wording_phrase (self->wording, MOAT_PHRASE_MESSAGE_UNKNOWN_UNIT, name, NULL));
}

/* Names what is stated in another currency: a few facts by their keys, many by their number.
 * What is not known on the date is not missing. */
gboolean
moat_chart_say_not_drawn (MoatChartData *self, const MoatSelected *item, GError **error)
{
  g_autoptr (GArray) observations = NULL;
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 n_facts;

  if (!item->unit)
    {
      say_unknown_unit (self, item);
      return TRUE;
    }
  n_facts = moat_store_count_series (moat_project_get_store (self->project), item->entity->key,
                                     item->concept->key, item->unit);

  if (n_facts > NAMED_SINGLY && self->spec->as_known_on == MOAT_DATE_NONE)
    {
      say_number_not_drawn (self, item, n_facts);
      return TRUE;
    }
  observations =
    moat_store_read_observations (moat_project_get_store (self->project), item->entity->key,
                                  item->concept->key, item->unit, error);
  if (!observations)
    return FALSE;
  for (guint i = 0; i < observations->len; i++)
    {
      const MoatObservation *observation = &g_array_index (observations, MoatObservation, i);

      if (is_known (self, observation))
        g_array_append_val (known, observation->fact_id);
    }
  if (known->len <= NAMED_SINGLY)
    return name_not_drawn (self, item, known, error);
  say_number_not_drawn (self, item, known->len);
  return TRUE;
}

/* The words for one issue; NULL for what needs none. */
static char *
word_issue (const MoatChartData *self, MoatSeriesIssueKind kind, const MoatFact *fact,
            const MoatFact *other)
{
  g_autofree char *status = NULL;

  switch (kind)
    {
    case MOAT_SERIES_ISSUE_CONFLICT:
      return moat_wording_phrase (self->wording, MOAT_PHRASE_MESSAGE_CONFLICT, fact->key, NULL);
    case MOAT_SERIES_ISSUE_OTHER_STATUS:
      status = moat_wording_phrase (
        self->wording, (MoatPhrase) (MOAT_PHRASE_A_STATUS_ACTUAL + fact->status), NULL);
      return moat_wording_phrase (self->wording, MOAT_PHRASE_MESSAGE_OTHER_STATUS, fact->key,
                                  status, other->key, NULL);
    case MOAT_SERIES_ISSUE_CIRCLE:
      return moat_wording_phrase (self->wording, MOAT_PHRASE_MESSAGE_CIRCLE, fact->key, other->key,
                                  NULL);
    case MOAT_SERIES_ISSUE_NO_VALUE:
    case MOAT_SERIES_ISSUE_OTHER_UNIT:
    case MOAT_SERIES_ISSUE_RESTATED:
    default:
      return NULL;
    }
}

/* Names the first few issues of a kind, and says how many others there are. */
static gboolean
say_issues_of (MoatChartData *self, const MoatSeries *series, MoatSeriesIssueKind kind,
               MoatPhrase others, GError **error)
{
  MoatStore *store = moat_project_get_store (self->project);
  gsize n, found = 0;
  const MoatSeriesIssue *issues = moat_series_get_issues (series, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (MoatFact) fact = NULL;
      g_autoptr (MoatFact) other = NULL;

      if (issues[i].kind != kind || found++ >= NAMED_SINGLY)
        continue;
      fact = moat_store_get_fact (store, issues[i].fact_id, error);
      other = fact ? moat_store_get_fact (store, issues[i].other_id, error) : NULL;
      if (!other)
        return FALSE;
      add_message (self, word_issue (self, kind, fact, other));
    }
  if (found > NAMED_SINGLY)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GSIZE_FORMAT, found - NAMED_SINGLY);
      g_autofree char *name = name_both (self, &moat_series_get_info (series)->entity_label,
                                         &moat_series_get_info (series)->concept_label);

      add_message (self, moat_wording_phrase (self->wording, others, number, name, NULL));
    }
  return TRUE;
}

gboolean
moat_chart_say_issues (MoatChartData *self, const MoatSeries *series, GError **error)
{
  return say_issues_of (self, series, MOAT_SERIES_ISSUE_CONFLICT, MOAT_PHRASE_MESSAGE_CONFLICTS,
                        error) &&
         say_issues_of (self, series, MOAT_SERIES_ISSUE_OTHER_STATUS,
                        MOAT_PHRASE_MESSAGE_OTHER_STATUSES, error) &&
         say_issues_of (self, series, MOAT_SERIES_ISSUE_CIRCLE, MOAT_PHRASE_MESSAGE_CIRCLES, error);
}

gboolean
moat_chart_has_figures (const GArray *selected, const char *entity, const char *concept)
{
  for (guint i = 0; i < selected->len; i++)
    {
      const MoatSelected *item = &g_array_index (selected, MoatSelected, i);

      if ((!entity || g_str_equal (item->entity->key, entity)) &&
          (!concept || g_str_equal (item->concept->key, concept)))
        return TRUE;
    }
  return FALSE;
}

static void
say_unknown (MoatChartData *self, const char *key)
{
  add_message (self,
               moat_wording_phrase (self->wording, MOAT_PHRASE_MESSAGE_UNKNOWN_KEY, key, NULL));
}

/* The label of the only one of @keys that the project has; NULL when it has several. */
static const char *
get_only (const MoatChartData *self, char **keys, gboolean is_entity)
{
  const char *only = NULL;

  for (char **key = keys; key && *key; key++)
    {
      const MoatEntity *entity = is_entity ? moat_project_find_entity (self->project, *key) : NULL;
      const MoatConcept *concept =
        is_entity ? NULL : moat_project_find_concept (self->project, *key);

      if (!entity && !concept)
        continue;
      if (only)
        return NULL;
      only = moat_label_get (entity ? &entity->label : &concept->label,
                             moat_wording_get_language (self->wording));
    }
  return only;
}

static void
say_no_figures_for (MoatChartData *self, const MoatLabel *entity, const char *only_concept)
{
  const char *name = moat_label_get (entity, moat_wording_get_language (self->wording));

  add_message (
    self, only_concept
            ? moat_wording_phrase (self->wording, MOAT_PHRASE_MESSAGE_NO_FIGURES, only_concept,
                                   name, NULL)
            : moat_wording_phrase (self->wording, MOAT_PHRASE_MESSAGE_NO_FIGURES_FOR, name, NULL));
}

static void
say_no_figures_of (MoatChartData *self, const MoatLabel *concept, const char *only_entity)
{
  const char *name = moat_label_get (concept, moat_wording_get_language (self->wording));

  add_message (
    self,
    only_entity
      ? moat_wording_phrase (self->wording, MOAT_PHRASE_MESSAGE_NO_FIGURES, name, only_entity, NULL)
      : moat_wording_phrase (self->wording, MOAT_PHRASE_MESSAGE_NO_FIGURES_OF, name, NULL));
}

/* Who and what ends up with nothing at all.  When nobody has anything, naming the entities says
 * it, and the concepts need not be named as well. */
void
moat_chart_say_missing (MoatChartData *self, const GArray *selected)
{
  char **entities = self->spec->entities, **concepts = self->spec->concepts;
  const char *only_entity = get_only (self, entities, TRUE);
  const char *only_concept = get_only (self, concepts, FALSE);
  gboolean has_concepts = only_concept != NULL;

  for (char **key = concepts; key && *key; key++)
    {
      const MoatConcept *concept = moat_project_find_concept (self->project, *key);

      has_concepts |= concept != NULL;
      if (!concept)
        say_unknown (self, *key);
      else if (selected->len > 0 && !moat_chart_has_figures (selected, NULL, *key))
        say_no_figures_of (self, &concept->label, only_entity);
    }
  for (char **key = entities; key && *key; key++)
    {
      const MoatEntity *entity = moat_project_find_entity (self->project, *key);

      if (!entity)
        say_unknown (self, *key);
      else if (has_concepts && !moat_chart_has_figures (selected, *key, NULL))
        say_no_figures_for (self, &entity->label, only_concept);
    }
}
