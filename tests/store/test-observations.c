/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures read by what they are about: those that a filter chooses, the series that there are, what
 * is observed in one of them and in which order, and the relations and sources of it.
 */
#include "config.h"

#include <math.h>

#include "moat-unit.h"
#include "project-file.h"

/* Figures of two entities, concepts, units and sources, known from 2021 to 2024. */
static void
add_facts (MoatStore *store)
{
  static const char *const rows[][5] = {
    { "f01", "acme", "investment", "paper", "CNY 4" },
    { "f02", "acme", "investment", "filing", "USD 3" },
    { "f03", "acme-cloud", "investment", "paper", "CNY 2" },
    { "f04", "acme", "staff", "paper", "7人" },
  };

  project_file_begin (store, "Observe");
  for (int i = 0; i < (int) G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (MoatFact) fact = project_file_make_fact (rows[i][0], rows[i][4]);
      g_autoptr (GError) error = NULL;

      moat_fact_set_text (fact, MOAT_FACT_FIELD_ENTITY, rows[i][1], NULL);
      moat_fact_set_text (fact, MOAT_FACT_FIELD_CONCEPT, rows[i][2], NULL);
      moat_fact_set_text (fact, MOAT_FACT_FIELD_SOURCE, rows[i][3], NULL);
      fact->known_from = moat_date_new (2021 + i, 6, 30);
      moat_store_put_fact (store, fact, &error);
      g_assert_no_error (error);
    }
  project_file_end (store);
}

static void
test_filters_choose_figures (void)
{
  const struct
  {
    MoatFactFilter filter;
    const char *wanted;
  } cases[] = {
    { { NULL }, "f01 f02 f03 f04" },
    { { .entity = "acme" }, "f01 f02 f04" },
    { { .concept = "investment" }, "f01 f02 f03" },
    { { .entity = "acme", .concept = "investment", .source = "paper" }, "f01" },
    { { .as_known_on = moat_date_new (2022, 6, 30) }, "f01 f02" },
    { { .as_known_on = moat_date_new (2022, 6, 29) }, "f01" },
    { { .as_known_on = moat_date_new (2020, 1, 1) }, "" },
    { { .limit = 2 }, "f01 f02" },
    { { .limit = 2, .offset = 3 }, "f04" },
    { { .offset = 1 }, "f02 f03 f04" },
    { { .entity = "nobody" }, "" },
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  add_facts (store);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) facts = moat_store_list_facts (store, &cases[i].filter, NULL);
      g_autoptr (GString) keys = g_string_new (NULL);

      for (guint k = 0; k < facts->len; k++)
        g_string_append_printf (keys, "%s%s", k > 0 ? " " : "",
                                ((MoatFact *) g_ptr_array_index (facts, k))->key);
      g_assert_cmpstr (keys->str, ==, cases[i].wanted);
    }
}

static void
test_series_and_their_citations (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GPtrArray) citations = NULL;
  g_autoptr (GPtrArray) none = NULL;
  MoatCitationFilter filter = { .entity = "acme", .concept = "investment", .limit = 10 };
  const MoatSeriesKey *key;
  char **pair;

  add_facts (store);
  keys = moat_store_list_series_keys (store, NULL);
  g_assert_cmpuint (keys->len, ==, 4);
  key = g_ptr_array_index (keys, 1);
  g_assert_cmpstr (key->entity, ==, "acme");
  g_assert_cmpstr (key->concept, ==, "investment");
  g_assert_true (key->unit == moat_unit_intern ("USD"));
  g_assert_cmpint (moat_store_count_series (store, key->entity, key->concept, key->unit), ==, 1);

  project_file_put_fact (store, "f05", "CNY 5");
  project_file_put_fact (store, "f06", "CNY 6");
  filter.unit = "CNY";
  citations = moat_store_list_citations (store, &filter, NULL);
  g_assert_cmpuint (citations->len, ==, 1);
  pair = g_ptr_array_index (citations, 0);
  g_assert_cmpstr (pair[0], ==, "paper");
  g_assert_cmpstr (pair[1], ==, "");
  filter.unit = "EUR";
  none = moat_store_list_citations (store, &filter, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_observations_return (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GArray) observations = NULL;
  static const struct
  {
    const char *stated;
    double low, best, high;
  } cases[] = {
    { "CNY 100", 100, 100, 100 },           { "about CNY 100", 95, 100, 105 },
    { "over CNY 100", 100, 100, INFINITY }, { "under CNY 100", -INFINITY, 100, 100 },
    { "CNY 100-300", 100, 200, 300 },
  };

  for (int i = 0; i < (int) G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = g_strdup_printf ("f%02d", i);
      g_autoptr (MoatFact) fact = project_file_make_fact (key, cases[i].stated);

      fact->period = moat_period_years (2001 + i, 2001 + i);
      fact->status = (MoatStatus) (i % 4);
      fact->grade = (MoatGrade) i;
      project_file_begin (store, "Observe");
      g_assert_true (moat_store_put_fact (store, fact, NULL));
      project_file_end (store);
    }
  observations = moat_store_read_observations (store, "acme", "investment", "CNY", NULL);
  g_assert_cmpuint (observations->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < observations->len; i++)
    {
      const MoatObservation *found = &g_array_index (observations, MoatObservation, i);

      g_assert_cmpfloat (found->low, ==, cases[i].low);
      g_assert_cmpfloat (found->best, ==, cases[i].best);
      g_assert_cmpfloat (found->high, ==, cases[i].high);
      g_assert_cmpint (found->qualifier, ==, i);
      g_assert_cmpint (found->status, ==, i % 4);
      g_assert_cmpint (found->grade, ==, i);
      g_assert_cmpint (found->period.start, ==, moat_date_new (2001 + (int) i, 1, 1));
      g_assert_cmpint (found->known_from, ==, moat_date_new (2025, 3, 17));
      g_assert_cmpint (found->fact_id, >, 0);
    }
}

static void
test_observation_without_a_number_is_nan (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatFact) fact = project_file_make_fact ("f01", "1亿元");
  g_autoptr (GArray) observations = NULL;
  const MoatObservation *found;

  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, "三位数", NULL));
  project_file_begin (store, "Observe");
  g_assert_true (moat_store_put_fact (store, fact, NULL));
  project_file_end (store);
  observations = moat_store_read_observations (store, "acme", "investment", "CNY", NULL);
  found = &g_array_index (observations, MoatObservation, 0);
  g_assert_true (isnan (found->low) && isnan (found->best) && isnan (found->high));
}

static void
test_observations_are_sorted (void)
{
  /* Period start and end, known from; the last first. */
  static const char *const dates[][3] = {
    { "2024-01-01", "2024-12-31", "2025-03-01" }, { "2024-01-01", "2024-12-31", "2025-02-01" },
    { "2023-01-01", "2024-12-31", "2025-06-01" }, { "", "2024-12-31", "2025-09-01" },
    { "2024-06-01", "2024-11-30", "2025-12-01" }, { "2000-01-01", "2010-12-31", "2025-12-01" },
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GArray) observations = NULL;

  project_file_begin (store, "Observe");
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *key = g_strdup_printf ("f%d", (int) i);
      g_autoptr (MoatFact) fact = project_file_make_fact (key, "1亿元");

      moat_fact_set_text (fact, MOAT_FACT_FIELD_CONCEPT, "cash", NULL);
      fact->period.start = moat_date_parse_iso (dates[i][0], -1);
      fact->period.end = moat_date_parse_iso (dates[i][1], -1);
      fact->known_from = moat_date_parse_iso (dates[i][2], -1);
      g_assert_true (moat_store_put_fact (store, fact, NULL));
    }
  project_file_end (store);
  observations = moat_store_read_observations (store, "acme", "cash", "CNY", NULL);
  g_assert_cmpuint (observations->len, ==, G_N_ELEMENTS (dates));
  for (guint i = 0; i < observations->len; i++)
    {
      const char *const *wanted = dates[G_N_ELEMENTS (dates) - 1 - i];
      const MoatObservation *found = &g_array_index (observations, MoatObservation, i);

      g_assert_cmpint (found->period.end, ==, moat_date_parse_iso (wanted[1], -1));
      g_assert_cmpint (found->period.start, ==, moat_date_parse_iso (wanted[0], -1));
      g_assert_cmpint (found->known_from, ==, moat_date_parse_iso (wanted[2], -1));
    }
}

static void
test_unknown_series_is_empty (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) none = moat_store_read_observations (store, "nobody", "staff", "CNY", &error);
  g_autoptr (GArray) relations = moat_store_read_relations (store, "acme", "nothing", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (relations->len, ==, 0);
}

static void
test_relations_touch_either_side (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GArray) relations = NULL;
  g_autoptr (GArray) of_cloud = NULL;
  const MoatRelation *relation;

  add_facts (store);
  project_file_begin (store, "Observe");
  project_file_insert (store, "relation", "kind=restates", "fact=f02", "other=f01", NULL);
  project_file_insert (store, "relation", "kind=part-of", "fact=f03", "other=f01", NULL);
  project_file_end (store);
  relations = moat_store_read_relations (store, "acme", "investment", NULL);
  g_assert_cmpuint (relations->len, ==, 2);
  relation = &g_array_index (relations, MoatRelation, 0);
  g_assert_cmpint (relation->kind, ==, MOAT_RELATION_RESTATES);
  g_assert_cmpint (relation->fact_id, ==, 2);
  g_assert_cmpint (relation->other_id, ==, 1);
  of_cloud = moat_store_read_relations (store, "acme-cloud", "investment", NULL);
  g_assert_cmpuint (of_cloud->len, ==, 1);
  relation = &g_array_index (of_cloud, MoatRelation, 0);
  g_assert_cmpint (relation->kind, ==, MOAT_RELATION_PART_OF);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/observations/filters-choose-figures", test_filters_choose_figures);
  g_test_add_func ("/store/observations/series-and-their-citations",
                   test_series_and_their_citations);
  g_test_add_func ("/store/observations/observations-return", test_observations_return);
  g_test_add_func ("/store/observations/observation-without-a-number-is-nan",
                   test_observation_without_a_number_is_nan);
  g_test_add_func ("/store/observations/observations-are-sorted", test_observations_are_sorted);
  g_test_add_func ("/store/observations/unknown-series-is-empty", test_unknown_series_is_empty);
  g_test_add_func ("/store/observations/relations-touch-either-side",
                   test_relations_touch_either_side);
  return g_test_run ();
}
