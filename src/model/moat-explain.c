/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * "Why this number?" for a fact of the project, and for every figure of a chart.
 *
 * The explanation itself is made by analysis; this finds what it needs: who and what the fact is
 * about, the document it comes from, and the facts that it has a relation to; and for the arrow of
 * a chart, whether both of its figures are drawn.
 */
#include "config.h"

#include "moat-chart-data-private.h"
#include "moat-project-private.h"
#include "moat-project-rates.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_EXPLANATIONS 1000

/* A fact and what it names, which the project keeps. */
typedef struct
{
  MoatFact *fact;
  GPtrArray *others; /* of MoatFact: what the relations are to */
  GArray *related;   /* of MoatRelatedFact */
  MoatFactContext context;
} Subject;

static void
subject_clear (Subject *self)
{
  g_clear_pointer (&self->related, g_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->fact, moat_fact_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subject, subject_clear)

static gboolean
read_related (Subject *self, MoatStore *store, GError **error)
{
  g_autoptr (GArray) relations =
    moat_store_read_relations (store, self->fact->entity, self->fact->concept, error);

  self->others = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_fact_free);
  self->related = g_array_new (FALSE, FALSE, sizeof (MoatRelatedFact));
  for (guint i = 0; relations && i < relations->len; i++)
    {
      const MoatRelation *relation = &g_array_index (relations, MoatRelation, i);
      MoatRelatedFact related = { relation->kind, relation->other_id == self->fact->id, NULL };
      MoatFact *other;

      if (relation->fact_id != self->fact->id && relation->other_id != self->fact->id)
        continue;
      other = moat_store_get_fact (store, related.is_other ? relation->fact_id : relation->other_id,
                                   error);
      if (!other)
        return FALSE;
      g_ptr_array_add (self->others, other);
      related.fact = other;
      g_array_append_val (self->related, related);
    }
  return relations != NULL;
}

static gboolean
load_names (MoatProject *self, GError **error)
{
  return moat_project_load (self, MOAT_PROJECT_ENTITIES, error) &&
         moat_project_load (self, MOAT_PROJECT_CONCEPTS, error) &&
         moat_project_load (self, MOAT_PROJECT_SOURCES, error);
}

static gboolean
read_subject (Subject *self, MoatProject *project, gint64 fact_id, GError **error)
{
  MoatStore *store = moat_project_get_store (project);

  if (!load_names (project, error))
    return FALSE;
  self->fact = moat_store_get_fact (store, fact_id, error);
  if (!self->fact || !read_related (self, store, error))
    return FALSE;
  self->context = (MoatFactContext){
    .fact = self->fact,
    .entity = moat_project_find_entity (project, self->fact->entity),
    .concept = moat_project_find_concept (project, self->fact->concept),
    .source = moat_project_find_source (project, self->fact->source),
    .related = (const MoatRelatedFact *) (gpointer) self->related->data,
    .n_related = self->related->len,
  };
  if (self->context.entity && self->context.concept)
    return TRUE;
  g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_BUSY,
               _ ("Another program has changed the project. Try again."));
  return FALSE;
}

MoatExplanation *
moat_project_explain_fact (MoatProject *self, gint64 fact_id, MoatBasis basis, MoatWording *wording,
                           GError **error)
{
  g_auto (Subject) subject = { 0 };

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  g_return_val_if_fail (wording != NULL, NULL);

  return read_subject (&subject, self, fact_id, error)
           ? moat_explanation_for_fact (&subject.context, basis, wording)
           : NULL;
}

MoatConverted *
moat_project_convert_fact (MoatProject *self, gint64 fact_id, const char *to,
                           const MoatDecimal *constant, MoatWording *wording, GError **error)
{
  g_auto (Subject) subject = { 0 };
  MoatAmount amount;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  g_return_val_if_fail (to != NULL && wording != NULL, NULL);

  if (!read_subject (&subject, self, fact_id, error))
    return NULL;
  if (!moat_amount_from_fact (subject.fact, subject.context.concept, &amount))
    {
      g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_UNIT,
                   /* Translators: %s is the key of a figure, such as f02. */
                   _ ("%s is no amount of money that could be converted"), subject.fact->key);
      return NULL;
    }
  return moat_project_convert (self, &amount, to, constant, &subject.context, wording, error);
}

/** Subjects: facts that an explanation has asked for, kept until it is made. */
typedef struct
{
  MoatProject *project;
  GPtrArray *read; /* of Subject */
} Subjects;

static void
free_subject (gpointer subject)
{
  subject_clear (subject);
  g_free (subject);
}

static const MoatFactContext *
find_fact (gint64 fact_id, gpointer data)
{
  Subjects *self = data;
  Subject *subject = g_new0 (Subject, 1);

  g_ptr_array_add (self->read, subject);
  return read_subject (subject, self->project, fact_id, NULL) ? &subject->context : NULL;
}

static const MoatSource *
find_source (const char *key, gpointer data)
{
  return moat_project_find_source (((Subjects *) data)->project, key);
}

static MoatExplanation *
explain_derivation (const MoatChartData *self, const MoatDerivation *derivation, const char *title,
                    GError **error)
{
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (free_subject);
  Subjects subjects = { self->project, read };
  const MoatDerivationContext context = { find_fact, find_source, &subjects };

  if (!load_names (self->project, error))
    return NULL;
  return moat_explanation_for_derivation (derivation, title, &context, self->wording);
}

MoatExplanation *
moat_chart_data_explain (const MoatChartData *self, gsize series, gsize index, GError **error)
{
  const MoatSeries *of = g_ptr_array_index (self->series, series);
  const MoatSeriesInfo *info = moat_series_get_info (of);
  const MoatDerivation *derivation = moat_series_get_derivation (of, index);
  const MoatObservation *observation = &moat_series_get_observations (of, NULL)[index];
  MoatLanguage language = moat_wording_get_language (self->wording);
  g_autofree char *name = NULL, *period = NULL, *title = NULL;

  if (!derivation || derivation->kind == MOAT_DERIVATION_FACT)
    return moat_project_explain_fact (self->project, observation->fact_id, info->basis,
                                      self->wording, error);
  name = moat_wording_phrase (self->wording, MOAT_PHRASE_ENTITY_AND_CONCEPT,
                              moat_label_get (&info->entity_label, language),
                              moat_label_get (&info->concept_label, language), NULL);
  period = moat_wording_period (self->wording, observation->period, info->year_end);
  title = moat_wording_phrase (self->wording, MOAT_PHRASE_MEASURE_AND_UNIT, name, period, NULL);
  return explain_derivation (self, derivation, title, error);
}

MoatExplanation *
moat_chart_data_explain_datum (const MoatChartData *self, const MoatDatum *datum, GError **error)
{
  g_return_val_if_fail (self != NULL && datum != NULL, NULL);
  g_return_val_if_fail (datum->derivation || datum->series >= 0, NULL);

  if (datum->derivation)
    {
      g_autofree char *title = moat_wording_phrase (self->wording, MOAT_PHRASE_MEASURE_AND_UNIT,
                                                    datum->title, datum->period, NULL);

      return explain_derivation (self, datum->derivation, title, error);
    }
  return moat_chart_data_explain (self, (gsize) datum->series, datum->index, error);
}

/* The series that draws a fact; NULL when it is not drawn. */
static const MoatSeriesInfo *
find_drawn (const MoatChartData *data, gint64 fact_id)
{
  GPtrArray *all = moat_chart_data_get_series (data);
  const MoatChartSpec *spec = moat_chart_data_get_spec (data);

  for (guint i = 0; fact_id != 0 && i < all->len; i++)
    {
      gsize n;
      const MoatObservation *observations = moat_series_get_observations (all->pdata[i], &n);

      for (gsize k = 0; k < n; k++)
        if (observations[k].fact_id == fact_id)
          return moat_chart_is_within (spec, observations[k].period) &&
                     isfinite (observations[k].best) &&
                     (spec->kind != MOAT_CHART_KIND_SPAN ||
                      !moat_period_is_instant (observations[k].period))
                   ? moat_series_get_info (all->pdata[i])
                   : NULL;
    }
  return NULL;
}

/* Adds why the chart's arrow says what it says, if there is one: both ends on one axis.  Blocks are
 * as high as their yearly rates. */
static gboolean
explain_difference (const MoatChartData *data, GPtrArray *explanations, GError **error)
{
  const MoatChartSpec *spec = moat_chart_data_get_spec (data);
  const MoatSeriesInfo *from = find_drawn (data, data->difference_from);
  const MoatSeriesInfo *to = find_drawn (data, data->difference_to);
  g_auto (Subject) first = { 0 };
  g_auto (Subject) second = { 0 };

  if (!from || !to || from->unit != to->unit)
    return TRUE;
  if (!read_subject (&first, data->project, data->difference_from, error) ||
      !read_subject (&second, data->project, data->difference_to, error))
    return FALSE;
  if (first.fact->has_value && second.fact->has_value)
    g_ptr_array_add (explanations,
                     moat_explanation_for_difference (
                       &first.context, &second.context,
                       spec->kind == MOAT_CHART_KIND_SPAN ? MOAT_BASIS_PER_YEAR : spec->basis,
                       data->wording));
  return TRUE;
}

/* Why each value of a comparison is what it is. */
static gboolean
explain_comparison (const MoatChartData *data, GPtrArray *explanations, GError **error)
{
  GPtrArray *all = moat_chart_data_get_series (data);

  for (guint i = 0; i < all->len; i++)
    {
      gsize n;
      const MoatObservation *observations = moat_series_get_observations (all->pdata[i], &n);

      for (gsize k = 0; k < n && explanations->len < MOST_EXPLANATIONS; k++)
        {
          MoatExplanation *explanation;

          if (!moat_chart_is_within (moat_chart_data_get_spec (data), observations[k].period))
            continue;
          explanation = moat_chart_data_explain (data, i, k, error);
          if (!explanation)
            return FALSE;
          g_ptr_array_add (explanations, explanation);
        }
    }
  return TRUE;
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
  if (data->comparison)
    return explain_comparison (data, explanations, error) &&
               explain_difference (data, explanations, error)
             ? g_steal_pointer (&explanations)
             : NULL;
  ids = moat_chart_data_list_facts (data, MOST_EXPLANATIONS, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      MoatExplanation *explanation = moat_project_explain_fact (
        self, g_array_index (ids, gint64, i), moat_chart_spec_get_basis (spec), wording, error);
      if (!explanation)
        return NULL;
      g_ptr_array_add (explanations, explanation);
    }
  return explain_difference (data, explanations, error) ? g_steal_pointer (&explanations) : NULL;
}
