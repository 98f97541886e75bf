/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a chart compares, read from the project.
 *
 * For each entity and concept every statement is read in every unit, as known on the chart's date
 * and with its exact decimals; analysis puts them on the chart's basis.  The rates are those among
 * the currencies that are met.  Derivations borrow from the table of rates, so the data keep it.
 */
#include "config.h"

#include "moat-chart-comparison.h"

#include "moat-project-private.h"
#include "moat-project-rates.h"
#include "moat-series-build.h"
#include "moat-unit.h"

/** Reading: what is collected before the comparison is made. */
typedef struct
{
  MoatChartData *data;
  GArray *selected;      /* of MoatSelected: every series there is */
  GArray *comparables;   /* of MoatComparable, pointing into the lists */
  GPtrArray *lists;      /* of GPtrArray of MoatSeries */
  GPtrArray *currencies; /* of char, interned */
} Reading;

static void
free_list (gpointer list)
{
  g_ptr_array_unref (list);
}

static void
reading_init (Reading *self, MoatChartData *data)
{
  *self = (Reading){
    .data = data,
    .comparables = g_array_new (FALSE, TRUE, sizeof (MoatComparable)),
    .lists = g_ptr_array_new_with_free_func (free_list),
    .currencies = g_ptr_array_new (),
  };
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->selected, g_array_unref);
  g_clear_pointer (&self->comparables, g_array_unref);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->currencies, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static MoatSeriesInfo
make_info (const MoatEntity *entity, const MoatConcept *concept, const char *unit)
{
  return (MoatSeriesInfo){
    .entity = entity->key,
    .concept = concept->key,
    .entity_label = entity->label,
    .concept_label = concept->label,
    .period_type = concept->period_type,
    .unit_kind = unit ? moat_unit_get_kind (unit) : concept->unit_kind,
    .unit = unit,
    .year_end = entity->year_end,
  };
}

/* Joins what drawing reads of the facts with their exact values. */
static GArray *
join_stated (const MoatSeriesInfo *info, const GArray *observations, const GArray *exact)
{
  GArray *stated = g_array_sized_new (FALSE, TRUE, sizeof (MoatStated), MAX (observations->len, 1));
  g_autoptr (GHashTable) by_fact = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < exact->len; i++)
    {
      MoatExactValue *value = &g_array_index (exact, MoatExactValue, i);
      g_hash_table_insert (by_fact, &value->fact_id, value);
    }
  for (guint i = 0; i < observations->len; i++)
    {
      const MoatObservation *observation = &g_array_index (observations, MoatObservation, i);
      const MoatExactValue *value = g_hash_table_lookup (by_fact, &observation->fact_id);
      MoatStated item = {
        .fact_id = observation->fact_id,
        .period = observation->period,
        .period_type = info->period_type,
        .has_value = value && value->has_value,
        .unit = info->unit,
        .qualifier = (MoatQualifier) observation->qualifier,
        .status = (MoatStatus) observation->status,
        .grade = (MoatGrade) observation->grade,
        .known_from = observation->known_from,
      };

      if (item.has_value)
        {
          item.low = value->low;
          item.best = value->best;
          item.high = value->high;
        }
      g_array_append_val (stated, item);
    }
  return stated;
}

static MoatSeries *
read_stated (Reading *self, const MoatSeriesInfo *info, GError **error)
{
  MoatStore *store = moat_project_get_store (self->data->project);
  g_autoptr (GArray) relations = NULL, observations = NULL, exact = NULL, stated = NULL;
  MoatSeriesRequest request = { .info = *info, .as_known_on = self->data->spec->as_known_on };

  relations = moat_store_read_relations (store, info->entity, info->concept, error);
  observations =
    relations ? moat_store_read_observations (store, info->entity, info->concept, info->unit, error)
              : NULL;
  exact = observations
            ? moat_store_read_exact (store, info->entity, info->concept, info->unit, error)
            : NULL;
  if (!exact)
    return NULL;
  stated = join_stated (info, observations, exact);
  request.relations = (const MoatRelation *) relations->data;
  request.n_relations = relations->len;
  moat_chart_measure_steps (self->data, &request);
  return moat_series_build_exact (&request, g_steal_pointer (&observations),
                                  (const MoatStated *) stated->data, stated->len);
}

/* Every unit that @keys say the entity states the concept in.  (transfer none) */
static GPtrArray *
read_units (Reading *self, const MoatEntity *entity, const MoatConcept *concept,
            const GPtrArray *keys, GError **error)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_series_unref);

  g_ptr_array_add (self->lists, list);
  for (guint i = 0; i < keys->len; i++)
    {
      const MoatSeriesKey *key = keys->pdata[i];
      MoatSeriesInfo info = make_info (entity, concept, key->unit);
      MoatSeries *series;

      if (!key->unit)
        continue;
      series = read_stated (self, &info, error);
      if (!series)
        return NULL;
      g_ptr_array_add (list, series);
      if (!moat_chart_say_issues (self->data, series, error))
        return NULL;
      if (info.unit_kind == MOAT_UNIT_KIND_MONEY &&
          !g_ptr_array_find (self->currencies, key->unit, NULL))
        g_ptr_array_add (self->currencies, (gpointer) key->unit);
    }
  return list;
}

/* Without a currency asked for: the one that the entity reports in, where what is compared is no
 * amount; else the one that the chart has chosen. */
static const char *
choose_unit (const Reading *self, const MoatEntity *entity, const MoatConcept *concept,
             const GPtrArray *list)
{
  const MoatChartSpec *spec = self->data->spec;
  gboolean is_ratio = spec->basis == MOAT_BASIS_SHARE || spec->basis == MOAT_BASIS_GROWTH ||
                      spec->basis == MOAT_BASIS_INDEX;
  const char *unit = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const char *candidate = moat_series_get_info (list->pdata[i])->unit;

      if (!unit || (is_ratio && candidate == entity->currency))
        unit = candidate;
    }
  for (guint i = 0; !is_ratio && i < self->selected->len; i++)
    {
      const MoatSelected *item = &g_array_index (self->selected, MoatSelected, i);

      if (item->entity == entity && item->concept == concept && item->drawn)
        return item->unit;
    }
  return unit;
}

static gboolean
add_comparable (Reading *self, const MoatEntity *entity, const MoatConcept *concept,
                GHashTable *keys, const GPtrArray *none, GError **error)
{
  g_autofree char *pair = g_strconcat (entity->key, "\n", concept->key, NULL);
  const GPtrArray *units = g_hash_table_lookup (keys, pair);
  const char *share_of = self->data->spec->share_of;
  const MoatConcept *whole =
    share_of ? moat_project_find_concept (self->data->project, share_of) : NULL;
  MoatComparable comparable = { 0 };
  GPtrArray *list = read_units (self, entity, concept, units ? units : none, error);

  if (!list)
    return FALSE;
  comparable.info = make_info (entity, concept, choose_unit (self, entity, concept, list));
  comparable.stated = (MoatSeries *const *) list->pdata;
  comparable.n_stated = list->len;
  if (self->data->spec->basis == MOAT_BASIS_SHARE && whole)
    {
      g_autofree char *of = g_strconcat (entity->key, "\n", whole->key, NULL);

      units = g_hash_table_lookup (keys, of);
      list = read_units (self, entity, whole, units ? units : none, error);
      if (!list)
        return FALSE;
      comparable.whole = (MoatSeries *const *) list->pdata;
      comparable.n_whole = list->len;
      comparable.whole_info = make_info (entity, whole, comparable.info.unit);
    }
  else
    comparable.whole_info = comparable.info;
  g_array_append_val (self->comparables, comparable);
  return TRUE;
}

/* The units of each entity and concept, by both keys. */
static GHashTable *
index_keys (const GPtrArray *keys)
{
  GHashTable *by_pair =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < keys->len; i++)
    {
      const MoatSeriesKey *key = keys->pdata[i];
      char *pair = g_strconcat (key->entity, "\n", key->concept, NULL);
      GPtrArray *units = g_hash_table_lookup (by_pair, pair);

      if (units)
        g_free (pair);
      else
        {
          units = g_ptr_array_new ();
          g_hash_table_insert (by_pair, pair, units);
        }
      g_ptr_array_add (units, (gpointer) key);
    }
  return by_pair;
}

/* Every entity with every concept; an entity without any is said by name already. */
static gboolean
read_comparables (Reading *self, GError **error)
{
  MoatProject *project = self->data->project;
  const MoatChartSpec *spec = self->data->spec;
  g_autoptr (GPtrArray) keys =
    moat_store_list_series_keys (moat_project_get_store (project), error);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GHashTable) by_pair = keys ? index_keys (keys) : NULL;

  for (char **e = spec->entities; by_pair && e && *e; e++)
    for (char **c = spec->concepts; c && *c; c++)
      {
        const MoatEntity *entity = moat_project_find_entity (project, *e);
        const MoatConcept *concept = moat_project_find_concept (project, *c);

        if (entity && concept &&
            (moat_chart_has_figures (self->selected, *e, NULL) &&
             moat_chart_has_figures (self->selected, NULL, *c)) &&
            !add_comparable (self, entity, concept, by_pair, none, error))
          return FALSE;
      }
  return by_pair != NULL;
}

static gboolean
make_treatment (Reading *self, MoatTreatment *treatment, GError **error)
{
  MoatChartData *data = self->data;
  const MoatChartSpec *spec = data->spec;

  *treatment = (MoatTreatment){
    .basis = moat_chart_spec_get_basis (spec),
    .index_date = spec->index_date,
    .currency = spec->unit,
    .calendarised = spec->calendarised,
    .window = spec->window,
    .window_is_sum = spec->window_is_sum,
  };
  treatment->has_constant_rate =
    spec->unit && spec->constant_rate &&
    moat_decimal_parse (spec->constant_rate, &treatment->constant_rate) &&
    moat_decimal_sign (treatment->constant_rate) > 0;
  if (spec->unit && !g_ptr_array_find (self->currencies, spec->unit, NULL))
    g_ptr_array_add (self->currencies, (gpointer) spec->unit);
  g_ptr_array_add (self->currencies, NULL);
  data->rates = moat_project_load_rates_among (
    data->project, (const char *const *) self->currencies->pdata, error);
  treatment->rates = data->rates;
  return data->rates != NULL;
}

/* Cites the figures behind what is drawn, and the rates. */
static gboolean
cite (MoatChartData *self, MoatSourceLine *line, GError **error)
{
  MoatStore *store = moat_project_get_store (self->project);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->series->len; i++)
    {
      MoatSeries *series = self->series->pdata[i];
      gsize n;
      const MoatObservation *observations = moat_series_get_observations (series, &n);

      for (gsize k = 0; k < n; k++)
        {
          const MoatDerivation *value = moat_series_get_derivation (series, k);
          g_autoptr (GArray) facts = NULL;

          if (!moat_chart_is_within (self->spec, observations[k].period))
            continue;
          facts = moat_derivation_list_facts (value);
          for (guint f = 0; f < facts->len; f++)
            {
              gint64 id = g_array_index (facts, gint64, f);
              if (!g_hash_table_contains (seen, &id))
                g_hash_table_add (seen, g_memdup2 (&id, sizeof id));
            }
        }
    }
  return moat_chart_cite_facts (store, line, seen, error);
}

gboolean
moat_chart_read_comparison (MoatChartData *self, MoatSourceLine *line, GError **error)
{
  g_auto (Reading) reading = { 0 };
  MoatTreatment treatment;
  const MoatPeriodChoice choice = {
    .mode = self->spec->period_mode,
    .periods = self->spec->periods ? (const MoatPeriod *) self->spec->periods->data : NULL,
    .n_periods = self->spec->periods ? self->spec->periods->len : 0,
  };

  reading_init (&reading, self);
  reading.selected = moat_chart_select (self->project, self->spec, error);
  if (!reading.selected || !read_comparables (&reading, error) ||
      !make_treatment (&reading, &treatment, error))
    return FALSE;
  self->comparison = moat_comparison_new ((const MoatComparable *) reading.comparables->data,
                                          reading.comparables->len, &treatment, &choice);
  for (guint i = 0; i < self->comparison->series->len; i++)
    g_ptr_array_add (self->series, moat_series_ref (self->comparison->series->pdata[i]));
  moat_chart_say_missing (self, reading.selected);
  moat_chart_say_absences (self, (const MoatComparable *) reading.comparables->data);
  return cite (self, line, error);
}
