/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures that an expression asks for by what they are about, and what is made of them.
 *
 * A selection is a comparison (moat-comparison.h) whose values are taken together: so it follows
 * the same rules for what is known, which period is meant, and currencies.  It is only worth as
 * much as it is complete: the largest of the figures at hand is at least that large, and nothing
 * more is known if some are missing.  What is missing is therefore named figure by figure, and the
 * value is marked as the bound that it is. */
#include "config.h"

#include "moat-comparison.h"
#include "moat-evaluation-private.h"
#include "moat-series-build.h"
#include "moat-unit.h"

#include <string.h>

typedef MoatSelectionSearch Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->entities, g_ptr_array_unref);
  g_clear_pointer (&self->comparables, g_array_unref);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_pointer (&self->facts, g_hash_table_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->periods, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static const MoatEntity *
find_entity (GPtrArray *entities, const char *key)
{
  for (guint i = 0; key != NULL && i < entities->len; i++)
    {
      const MoatEntity *entity = g_ptr_array_index (entities, i);

      if (g_strcmp0 (entity->key, key) == 0)
        return entity;
    }
  return NULL;
}

/* Whether the entity, or what it is a part of, stands behind "but". */
static gboolean
is_excepted (GPtrArray *all, const MoatEntity *entity, GStrv but)
{
  for (guint depth = 0; but != NULL && entity != NULL && depth < all->len; depth++)
    {
      if (g_strv_contains ((const char *const *) but, entity->key))
        return TRUE;
      entity = find_entity (all, entity->parent);
    }
  return FALSE;
}

static gboolean
check_names (Search *self, GPtrArray *all)
{
  const MoatSelection *selection = self->selection;
  MoatWording *wording = self->request->wording;
  const char *unknown = NULL;

  if (selection->entity != NULL && find_entity (all, selection->entity) == NULL)
    unknown = selection->entity;
  for (guint i = 0; unknown == NULL && selection->but != NULL && selection->but[i] != NULL; i++)
    if (find_entity (all, selection->but[i]) == NULL)
      unknown = selection->but[i];
  if (unknown != NULL)
    moat_selection_miss (self,
                         moat_wording_phrase (wording, MOAT_PHRASE_MISSING_ENTITY, unknown, NULL));
  if (self->concept == NULL)
    moat_selection_miss (
      self, moat_wording_phrase (wording, MOAT_PHRASE_MISSING_CONCEPT, selection->concept, NULL));
  return unknown == NULL && self->concept != NULL;
}

static void
find_entities (Search *self, GPtrArray *all)
{
  const MoatSelection *selection = self->selection;

  for (guint i = 0; i < all->len; i++)
    {
      const MoatEntity *entity = g_ptr_array_index (all, i);
      gboolean is_meant =
        selection->entity != NULL
          ? g_str_equal (entity->key, selection->entity)
          : selection->tag == NULL || moat_entity_has_tag (entity, selection->tag);

      if (is_meant && !is_excepted (all, entity, selection->but))
        g_ptr_array_add (self->entities, (gpointer) entity);
    }
}

/* "CNY" and "EUR": adds what is new to the list. */
static void
add_unit (Search *self, const char *unit)
{
  if (!g_ptr_array_find (self->units, unit, NULL))
    g_ptr_array_add (self->units, (gpointer) unit);
}

static MoatSeries *
build_series (Search *self, const MoatSeriesInfo *info, const MoatSeriesRequest *like,
              GPtrArray *facts)
{
  g_autoptr (GArray) stated = g_array_new (FALSE, FALSE, sizeof (MoatStated));
  GArray *observations = g_array_new (FALSE, FALSE, sizeof (MoatObservation));
  MoatSeriesRequest request = *like;

  request.info = *info;
  for (guint i = 0; i < facts->len; i++)
    {
      const MoatFact *fact = g_ptr_array_index (facts, i);
      MoatStated one = moat_evaluation_state (fact, self->concept->period_type);
      MoatObservation observation = {
        .fact_id = fact->id,
        .period = fact->period,
        .known_from = fact->known_from,
        .qualifier = (guint8) fact->qualifier,
        .status = (guint8) fact->status,
        .grade = (guint8) fact->grade,
      };

      if (fact->unit != info->unit)
        continue;
      moat_fact_interval (fact, &observation.low, &observation.best, &observation.high);
      g_array_append_val (observations, observation);
      g_array_append_val (stated, one);
    }
  return moat_series_build_exact (&request, observations,
                                  (const MoatStated *) (gpointer) stated->data, stated->len);
}

/* The statements of one entity, one series for each unit; none if there are no statements. */
static void
gather (Search *self, const MoatEntity *entity)
{
  const MoatFigures *figures = self->request->figures;
  GPtrArray *facts = figures->get_facts (entity->key, self->concept->key, figures->data);
  GArray *relations = figures->get_relations (entity->key, self->concept->key, figures->data);
  GPtrArray *series = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_series_unref);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  MoatSeriesRequest like = { 0 };
  MoatComparable comparable = {
    .info = { .entity = entity->key,
              .concept = self->concept->key,
              .entity_label = entity->label,
              .concept_label = self->concept->label,
              .period_type = self->concept->period_type,
              .unit_kind = self->concept->unit_kind,
              .basis = MOAT_BASIS_STATED,
              .year_end = entity->year_end },
  };

  if (facts != NULL && facts->len > MOAT_EVALUATION_MOST_FACTS)
    {
      moat_selection_miss_many (self, entity);
      facts = NULL;
    }
  if (relations != NULL && relations->len > 0)
    {
      like.relations = (const MoatRelation *) (gpointer) relations->data;
      like.n_relations = relations->len;
    }
  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const MoatFact *fact = g_ptr_array_index (facts, i);

      g_hash_table_insert (self->facts, (gpointer) &fact->id, (gpointer) fact);
      if (fact->unit == NULL || g_ptr_array_find (units, fact->unit, NULL))
        continue;
      g_ptr_array_add (units, (gpointer) fact->unit);
      add_unit (self, fact->unit);
      comparable.info.unit = fact->unit;
      g_ptr_array_add (series, build_series (self, &comparable.info, &like, facts));
    }
  if (units->len > 0)
    comparable.info.unit = g_ptr_array_index (units, 0);
  comparable.stated = (MoatSeries *const *) series->pdata;
  comparable.n_stated = series->len;
  g_array_append_val (self->comparables, comparable);
  g_ptr_array_add (self->series, series);
}

/* The quarters of 2024, say.  FALSE: the period does not consist of such. */
static gboolean
divide_period (Search *self)
{
  MoatPeriod whole = self->selection->period;
  int months = (int) self->selection->length;
  MoatDate start = whole.start;

  if (months == 0 || moat_period_is_instant (whole))
    {
      g_array_append_val (self->periods, whole);
      return TRUE;
    }
  while (start != MOAT_DATE_NONE && start <= whole.end)
    {
      MoatDate next = moat_date_add_months (start, months);
      MoatPeriod part = { start, next - 1 };

      if (next == MOAT_DATE_NONE)
        return FALSE;
      g_array_append_val (self->periods, part);
      start = next;
    }
  return start == whole.end + 1;
}

/* The one currency that figures of several are taken in; NULL: they are of one unit. */
static const char *
choose_currency (Search *self)
{
  if (self->concept->unit_kind != MOAT_UNIT_KIND_MONEY || self->units->len == 0)
    return NULL;
  if (self->request->currency != NULL)
    return self->request->currency;
  return self->units->len > 1 ? g_ptr_array_index (self->units, 0) : NULL;
}

static MoatComparison *
compare (Search *self)
{
  const MoatFigures *figures = self->request->figures;
  MoatTreatment treatment = {
    .basis = self->request->is_per_year ? MOAT_BASIS_PER_YEAR : MOAT_BASIS_STATED,
    .currency = choose_currency (self),
  };
  MoatPeriodChoice choice = {
    .mode = self->selection->has_period  ? MOAT_PERIODS_CHOSEN
            : self->selection->is_latest ? MOAT_PERIODS_LATEST
                                         : MOAT_PERIODS_ALL,
    .periods = (const MoatPeriod *) (gpointer) self->periods->data,
    .n_periods = self->periods->len,
  };

  if (treatment.currency != NULL)
    {
      add_unit (self, treatment.currency);
      g_ptr_array_add (self->units, NULL);
      treatment.rates =
        figures->get_rates ((const char *const *) self->units->pdata, figures->data);
    }
  return moat_comparison_new ((const MoatComparable *) (gpointer) self->comparables->data,
                              self->comparables->len, &treatment, &choice);
}

/* Whether a figure's period is as long as those that are asked for. */
static gboolean
has_length (const MoatSelection *selection, MoatPeriod period)
{
  gint64 numerator, denominator;

  if (selection->length == MOAT_SELECTION_ANY_LENGTH || selection->has_period)
    return TRUE;
  moat_period_years_fraction (period, &numerator, &denominator);
  return numerator * 12 == (gint64) selection->length * denominator;
}

/* The values that the comparison has; the facts behind them are noted. */
static GPtrArray *
take_values (Search *self, const MoatComparison *comparison)
{
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < comparison->series->len; i++)
    {
      MoatSeries *series = g_ptr_array_index (comparison->series, i);
      gsize n;
      const MoatObservation *observations = moat_series_get_observations (series, &n);

      for (gsize k = 0; k < n; k++)
        {
          const MoatDerivation *value = moat_series_get_derivation (series, k);
          g_autoptr (GArray) ids = NULL;

          if (value == NULL || value->problem != MOAT_DERIVATION_PROBLEM_NONE ||
              !has_length (self->selection, observations[k].period))
            continue;
          g_ptr_array_add (values, (gpointer) value);
          ids = moat_derivation_list_facts (value);
          for (guint m = 0; m < ids->len; m++)
            {
              const MoatFact *fact =
                g_hash_table_lookup (self->facts, &g_array_index (ids, gint64, m));

              if (fact != NULL)
                moat_evaluation_add_fact (self->evaluation, fact);
            }
        }
    }
  return values;
}

static MoatPeriod
unite_periods (GPtrArray *values)
{
  MoatPeriod period = ((const MoatDerivation *) values->pdata[0])->period;

  for (guint i = 1; i < values->len; i++)
    {
      const MoatDerivation *value = values->pdata[i];

      period.start = MIN (period.start, value->period.start);
      period.end = MAX (period.end, value->period.end);
    }
  return period;
}

/* What the values are with those that are missing. */
static void
bound (Search *self)
{
  self->evaluation->is_at_least = self->selection->function == MOAT_SELECTION_LARGEST ||
                                  self->selection->function == MOAT_SELECTION_COUNT;
  self->evaluation->is_at_most = self->selection->function == MOAT_SELECTION_SMALLEST;
}

static MoatDerivation *
take_together (Search *self, GPtrArray *values)
{
  static const MoatDerivationKind kinds[] = {
    [MOAT_SELECTION_LARGEST] = MOAT_DERIVATION_LARGEST,
    [MOAT_SELECTION_SMALLEST] = MOAT_DERIVATION_SMALLEST,
    [MOAT_SELECTION_SUM] = MOAT_DERIVATION_SUM,
    [MOAT_SELECTION_MEAN] = MOAT_DERIVATION_MEAN,
    [MOAT_SELECTION_MEDIAN] = MOAT_DERIVATION_MEDIAN,
  };
  MoatSelectionFunction function = self->selection->function;

  bound (self);
  if (function == MOAT_SELECTION_COUNT)
    return moat_derivation_new_number (moat_decimal_from_int (values->len),
                                       moat_unit_intern (MOAT_UNIT_COUNT));
  if (values->len == 0)
    {
      moat_selection_miss_all (self);
      return NULL;
    }
  if (function == MOAT_SELECTION_SUM)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (guint i = 0; i < values->len; i++)
        {
          g_autoptr (GArray) some = moat_derivation_list_facts (values->pdata[i]);
          g_array_append_vals (ids, some->data, some->len);
        }
      if (moat_evaluation_has_relation (self->evaluation, ids, ids, self->request->figures))
        {
          moat_selection_miss (self, moat_wording_phrase (self->request->wording,
                                                          MOAT_PHRASE_MISSING_SAME_MONEY, NULL));
          return NULL;
        }
    }
  return moat_derivation_over (kinds[function], (MoatDerivation *const *) values->pdata,
                               values->len, unite_periods (values));
}

MoatDerivation *
moat_selection_evaluate (const MoatSelection *selection, const MoatEvaluationRequest *request,
                         MoatEvaluation *evaluation)
{
  const MoatFigures *figures = request->figures;
  GPtrArray *all = figures->get_entities (figures->data);
  g_auto (Search) self = {
    .selection = selection,
    .request = request,
    .evaluation = evaluation,
    .concept = figures->find_concept (selection->concept, figures->data),
    .entities = g_ptr_array_new (),
    .comparables = g_array_new (FALSE, FALSE, sizeof (MoatComparable)),
    .series = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
    .facts = g_hash_table_new (g_int64_hash, g_int64_equal),
    .units = g_ptr_array_new (),
    .periods = g_array_new (FALSE, FALSE, sizeof (MoatPeriod)),
  };
  g_autoptr (MoatComparison) comparison = NULL;
  g_autoptr (GPtrArray) values = NULL;

  if (all == NULL || !check_names (&self, all))
    return NULL;
  if (selection->has_period && !divide_period (&self))
    {
      moat_selection_miss (&self,
                           moat_wording_phrase (request->wording, MOAT_PHRASE_MISSING_PARTS, NULL));
      return NULL;
    }
  find_entities (&self, all);
  for (guint i = 0; i < self.entities->len; i++)
    gather (&self, g_ptr_array_index (self.entities, i));
  comparison = compare (&self);
  moat_selection_note_absences (&self, comparison);
  values = take_values (&self, comparison);
  return take_together (&self, values);
}
