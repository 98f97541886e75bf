/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Everything a chart of a project depends on but size, theme and zoom, read once.
 *
 * Series come from the store in bulk and are never listed fact by fact: a line of a million costs
 * one read.  Whole facts are read only where there are few of them: to cite exactly what is drawn
 * (moat-chart-cite.c), to name what is not (moat-chart-messages.c), and to see how exactly two
 * statements of one period were made.
 *
 * Several statements read the file one after another while another program may be writing, so
 * the store's change counter is compared afterwards and the reading repeated if it moved: a picture
 * never mixes two states of the file.
 */
#include "config.h"

#include "moat-chart-data.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-comparison.h"
#include "moat-project-private.h"
#include "moat-unit.h"

#define MOST_ATTEMPTS 5

/* How exactly a fact is stated; only few are asked for. */
static double
get_step (gint64 fact_id, gpointer project)
{
  g_autoptr (MoatFact) fact = moat_store_get_fact (moat_project_get_store (project), fact_id, NULL);

  return fact ? moat_fact_get_step (fact, moat_project_get_qualifier_words (project, NULL)) : 0;
}

void
moat_chart_measure_steps (MoatChartData *self, MoatSeriesRequest *request)
{
  request->get_step = get_step;
  request->step_data = self->project;
}

static MoatSeries *
read_series (const MoatChartData *self, const MoatSelected *item, GError **error)
{
  MoatStore *store = moat_project_get_store (self->project);
  g_autoptr (GArray) relations = NULL;
  g_autoptr (GArray) observations = NULL;
  MoatSeriesRequest request = {
    .info = {
      .entity = item->entity->key,
      .concept = item->concept->key,
      .entity_label = item->entity->label,
      .concept_label = item->concept->label,
      .period_type = item->concept->period_type,
      .unit_kind = moat_unit_get_kind (item->unit),
      .unit = item->unit,
      .basis = moat_chart_spec_get_basis (self->spec),
      .year_end = item->entity->year_end,
    },
    .as_known_on = self->spec->as_known_on,
  };

  moat_chart_measure_steps ((MoatChartData *) self, &request);
  relations = moat_store_read_relations (store, request.info.entity, request.info.concept, error);
  if (!relations)
    return NULL;
  observations = moat_store_read_observations (store, request.info.entity, request.info.concept,
                                               request.info.unit, error);
  if (!observations)
    return NULL;
  request.relations = (const MoatRelation *) relations->data;
  request.n_relations = relations->len;
  return moat_series_build (&request, g_steal_pointer (&observations));
}

/* The figures as they are stated, each series in its own unit. */
static gboolean
read_stated (MoatChartData *self, MoatSourceLine *line, GError **error)
{
  g_autoptr (GArray) selected = moat_chart_select (self->project, self->spec, error);

  for (guint i = 0; selected && i < selected->len; i++)
    {
      const MoatSelected *item = &g_array_index (selected, MoatSelected, i);
      MoatSeries *series;

      if (!item->drawn)
        {
          if (!moat_chart_say_not_drawn (self, item, error))
            return FALSE;
          continue;
        }
      series = read_series (self, item, error);
      if (!series)
        return FALSE;
      g_ptr_array_add (self->series, series);
      if (!moat_chart_cite (self, line, series, error) ||
          !moat_chart_say_issues (self, series, error))
        return FALSE;
    }
  if (!selected)
    return FALSE;
  moat_chart_say_missing (self, selected);
  return TRUE;
}

static void
name_whole (MoatChartData *self)
{
  const char *key = self->spec->basis == MOAT_BASIS_SHARE ? self->spec->share_of : NULL;
  const MoatConcept *whole = key ? moat_project_find_concept (self->project, key) : NULL;

  if (whole)
    self->share_label =
      g_strdup (moat_label_get (&whole->label, moat_wording_get_language (self->wording)));
}

static gboolean
read_all_series (MoatChartData *self, GError **error)
{
  g_autoptr (MoatSourceLine) line = moat_source_line_new ();

  if (!(moat_chart_spec_is_comparison (self->spec) ? moat_chart_read_comparison (self, line, error)
                                                   : read_stated (self, line, error)) ||
      !moat_project_load (self->project, MOAT_PROJECT_SOURCES, error))
    return FALSE;
  name_whole (self);
  self->sources = g_ptr_array_ref (moat_source_line_get_sources (line));
  self->source_line = moat_source_line_word (line, self->project, self->wording);
  return TRUE;
}

/* Events of the entities shown and of the world; all of them when no entity is chosen. */
static gboolean
is_shown (const MoatChartSpec *spec, const MoatEvent *event)
{
  return !event->entity || !spec->entities || !spec->entities[0] ||
         g_strv_contains ((const char *const *) spec->entities, event->entity);
}

static gboolean
read_events (MoatChartData *self, GError **error)
{
  MoatLanguage language = moat_wording_get_language (self->wording);
  GPtrArray *events;

  if (!self->spec->show_events)
    return TRUE;
  if (!moat_project_load (self->project, MOAT_PROJECT_EVENTS, error) ||
      !moat_project_load (self->project, MOAT_PROJECT_ENTITIES, error))
    return FALSE;
  events = moat_project_get_events (self->project);
  for (guint i = 0; i < events->len; i++)
    {
      MoatEvent *event = events->pdata[i];
      const MoatEntity *entity = moat_project_find_entity (self->project, event->entity);
      MoatChartEvent drawn;

      if (!is_shown (self->spec, event))
        continue;
      event = moat_event_copy (event);
      g_ptr_array_add (self->events, event);
      g_ptr_array_add (self->entity_names,
                       g_strdup (entity ? moat_label_get (&entity->label, language) : ""));
      drawn.period = event->period;
      drawn.label = moat_label_get (&event->label, language);
      drawn.entity = self->entity_names->pdata[self->entity_names->len - 1];
      g_array_append_val (self->chart_events, drawn);
    }
  return TRUE;
}

/* The row of a fact that the arrow names; 0, and no arrow, when there is none any more. */
static gboolean
find_difference_end (MoatChartData *self, const char *key, gint64 *id, GError **error)
{
  g_autoptr (MoatFact) fact = NULL;
  g_autoptr (GError) local = NULL;

  *id = 0;
  if (!key)
    return TRUE;
  fact = moat_store_find_fact (moat_project_get_store (self->project), key, &local);
  if (fact)
    *id = fact->id;
  else if (!g_error_matches (local, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static MoatChartData *
read_once (MoatProject *project, const MoatChartSpec *spec, MoatWording *wording, GError **error)
{
  g_autoptr (MoatChartData) self = g_new0 (MoatChartData, 1);

  g_atomic_ref_count_init (&self->references);
  self->project = g_object_ref (project);
  self->change_counter = moat_store_get_change_counter (moat_project_get_store (project));
  self->spec = moat_chart_spec_copy (spec);
  self->wording = moat_wording_ref (wording);
  self->series = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_series_unref);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_event_free);
  self->chart_events = g_array_new (FALSE, FALSE, sizeof (MoatChartEvent));
  self->entity_names = g_ptr_array_new_with_free_func (g_free);
  self->messages = g_ptr_array_new_with_free_func (g_free);

  if (!read_all_series (self, error) || !read_events (self, error) ||
      !find_difference_end (self, spec->difference_from, &self->difference_from, error) ||
      !find_difference_end (self, spec->difference_to, &self->difference_to, error))
    return NULL;
  g_ptr_array_add (self->messages, NULL);
  return g_steal_pointer (&self);
}

MoatChartData *
moat_chart_data_new (MoatProject *project, const MoatChartSpec *spec, MoatWording *wording,
                     GError **error)
{
  g_autoptr (MoatChartSpec) own = NULL; /* refreshing the project may free the caller's */

  g_return_val_if_fail (MOAT_IS_PROJECT (project), NULL);
  g_return_val_if_fail (spec != NULL && wording != NULL, NULL);

  own = moat_chart_spec_copy (spec);
  for (int i = 0; i < MOST_ATTEMPTS; i++)
    {
      MoatStore *store = moat_project_get_store (project);
      g_autoptr (MoatChartData) data = NULL;
      g_autoptr (GError) local = NULL;

      moat_store_hold (store); /* one lock for all of it, not one for each statement */
      data = read_once (project, own, wording, &local);
      moat_store_release (store);
      if (data && data->change_counter == moat_store_get_change_counter (store))
        return g_steal_pointer (&data);
      if (!data)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      moat_project_refresh (project);
    }
  g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_BUSY,
                       _ ("Another program keeps changing the project. Try again."));
  return NULL;
}

MoatChartData *
moat_chart_data_ref (MoatChartData *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
moat_chart_data_unref (MoatChartData *self)
{
  if (!self || !g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self->source_line);
  g_ptr_array_unref (self->messages);
  g_array_unref (self->chart_events);
  g_ptr_array_unref (self->entity_names);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->series);
  g_clear_pointer (&self->comparison, moat_comparison_free);
  g_clear_pointer (&self->rates, moat_rate_table_free);
  g_free (self->share_label);
  moat_wording_unref (self->wording);
  moat_chart_spec_free (self->spec);
  g_object_unref (self->project);
  g_free (self);
}

const MoatChartSpec *
moat_chart_data_get_spec (const MoatChartData *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->spec;
}

const MoatEvent *
moat_chart_data_get_event (const MoatChartData *self, gsize index)
{
  g_return_val_if_fail (self != NULL && index < self->events->len, NULL);
  return self->events->pdata[index];
}

GPtrArray *
moat_chart_data_get_series (const MoatChartData *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->series;
}

const MoatComparison *
moat_chart_data_get_comparison (const MoatChartData *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->comparison;
}

const char *
moat_chart_data_get_source_line (const MoatChartData *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->source_line;
}

const char *const *
moat_chart_data_get_messages (const MoatChartData *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return (const char *const *) self->messages->pdata;
}

MoatScene *
moat_chart_data_build_scene (const MoatChartData *self, const MoatTheme *theme,
                             MoatTextMeasurer *measurer, double width, double height, MoatDate from,
                             MoatDate to)
{
  MoatChartRequest request;

  g_return_val_if_fail (self != NULL && theme != NULL, NULL);
  g_return_val_if_fail (MOAT_IS_TEXT_MEASURER (measurer), NULL);

  request = (MoatChartRequest){
    .spec = self->spec,
    .series = (MoatSeries *const *) self->series->pdata,
    .n_series = self->series->len,
    .columns = self->comparison ? (const MoatColumn *) self->comparison->columns->data : NULL,
    .n_columns = self->comparison ? self->comparison->columns->len : 0,
    .share_label = self->share_label,
    .events = (const MoatChartEvent *) self->chart_events->data,
    .n_events = self->chart_events->len,
    .difference_from = self->difference_from,
    .difference_to = self->difference_to,
    .source_line = self->source_line,
    .messages = (const char *const *) self->messages->pdata,
    .wording = self->wording,
    .theme = theme,
    .measurer = measurer,
    .width = width,
    .height = height,
    .from = from,
    .to = to,
  };
  return moat_chart_build (&request);
}

/* Those that the value of @series at @index is, or was computed from. */
static void
add_facts (const MoatSeries *series, gsize index, GHashTable *seen, GArray *ids)
{
  const MoatDerivation *derivation = moat_series_get_derivation (series, index);
  const MoatObservation *observation = &moat_series_get_observations (series, NULL)[index];
  g_autoptr (GArray) facts = NULL;

  if (!derivation)
    {
      if (observation->fact_id != 0)
        g_array_append_val (ids, observation->fact_id);
      return;
    }
  facts = moat_derivation_list_facts (derivation);
  for (guint i = 0; i < facts->len; i++)
    {
      gint64 id = g_array_index (facts, gint64, i);

      if (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        g_array_append_val (ids, id);
    }
}

GArray *
moat_chart_data_list_facts (const MoatChartData *self, gsize limit, gsize *n_all)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->series->len; i++)
    {
      gsize n;
      const MoatObservation *observations =
        moat_series_get_observations (self->series->pdata[i], &n);

      for (gsize k = 0; k < n; k++)
        if (moat_chart_is_within (self->spec, observations[k].period))
          add_facts (self->series->pdata[i], k, seen, ids);
    }
  if (n_all)
    *n_all = ids->len;
  if (ids->len > limit)
    g_array_set_size (ids, (guint) limit);
  return ids;
}
