/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What travels inside an exported chart: its specification, its facts with every field as text, and
 * their sources, the same bytes for the same project. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "fixture.h"
#include "moat-chart-data.h"
#include "moat-chart-json.h"

static char *
write_provenance (const Fixture *fixture, const MoatChartSpec *spec, MoatLanguage language)
{
  g_autoptr (MoatWording) wording = moat_wording_new (language);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatChartData) data = moat_chart_data_new (fixture->project, spec, wording, &error);
  char *json;

  g_assert_no_error (error);
  json = moat_chart_data_to_provenance (data, &error);
  g_assert_no_error (error);
  return json;
}

static JsonNode *
read_provenance (const Fixture *fixture, const char *key)
{
  g_autofree char *json =
    write_provenance (fixture, moat_project_find_chart (fixture->project, key), MOAT_LANGUAGE_EN);
  JsonNode *root = json_from_string (json, NULL);

  g_assert_nonnull (root);
  return root;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

static void
test_chart_facts_and_sources (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (JsonNode) root = read_provenance (fixture, "investment-timeline");
  JsonObject *all = json_node_get_object (root);
  JsonObject *chart = json_object_get_object_member (all, "chart");
  JsonArray *facts = json_object_get_array_member (all, "facts");
  JsonArray *sources = json_object_get_array_member (all, "sources");
  JsonObject *source = json_array_get_object_element (sources, 0);

  g_assert_true (g_str_has_prefix (get_text (all, "program"), "Moat "));
  g_assert_cmpstr (get_text (chart, "key"), ==, "investment-timeline");
  g_assert_cmpstr (get_text (chart, "kind"), ==, "span");
  g_assert_cmpint (json_object_get_int_member (all, "n-facts"), ==, 2);
  g_assert_cmpuint (json_array_get_length (facts), ==, 2);
  g_assert_cmpuint (json_array_get_length (sources), ==, 1);
  g_assert_cmpstr (get_text (source, "key"), ==, "nanfanglue-2025");
  g_assert_cmpstr (get_text (source, "published"), ==, "2025-03-17");
  g_assert_cmpstr (get_text (json_object_get_object_member (source, "publisher"), "zh"), ==,
                   "南方略咨询");
}

/* The facts of the file are those of the project, to the last field. */
static void
test_facts_read_back_whole (void)
{
  static const char *const charts[] = { "investment-timeline", "growth", "cloud-footprint",
                                        "beside-aws" };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      g_autoptr (JsonNode) root = read_provenance (fixture, charts[i]);
      JsonArray *facts = json_object_get_array_member (json_node_get_object (root), "facts");

      g_assert_cmpuint (json_array_get_length (facts), >, 0);
      for (guint k = 0; k < json_array_get_length (facts); k++)
        {
          JsonObject *object = json_array_get_object_element (facts, k);
          g_autoptr (MoatFact) fact = get_fact (fixture->project, get_text (object, "key"));
          g_autoptr (MoatFact) back = moat_fact_new ();

          for (int field = 0; field < MOAT_FACT_N_FIELDS; field++)
            {
              const char *text = get_text (object, moat_fact_field_to_nick (field));

              if (text != NULL)
                set_field (back, (MoatFactField) field, text);
            }
          g_assert_true (moat_fact_equal (fact, back));
        }
    }
}

/* A share of 2020 comes from two statements; neither is drawn as it is. */
static void
test_facts_behind_computed_values (void)
{
  static const char *const wanted[] = { "f60", "f67", "f35", "f45", "f49", "f57", "f22", "f30" };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (JsonNode) root = read_provenance (fixture, "rd-share");
  JsonObject *all = json_node_get_object (root);
  JsonArray *facts = json_object_get_array_member (all, "facts");
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (facts); i++)
    g_hash_table_add (keys, (gpointer) get_text (json_array_get_object_element (facts, i), "key"));
  g_assert_cmpint (json_object_get_int_member (all, "n-facts"), ==, G_N_ELEMENTS (wanted));
  g_assert_cmpuint (g_hash_table_size (keys), ==, G_N_ELEMENTS (wanted));
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_true (g_hash_table_contains (keys, wanted[i]));
}

static void
test_specification_reads_back (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  GPtrArray *charts = moat_project_get_charts (fixture->project);

  for (guint i = 0; i < charts->len; i++)
    {
      const MoatChartSpec *spec = charts->pdata[i];
      g_autoptr (JsonNode) root = read_provenance (fixture, spec->key);
      g_autoptr (JsonNode) chart =
        json_node_copy (json_object_get_member (json_node_get_object (root), "chart"));
      g_autofree char *key = g_strdup (get_text (json_node_get_object (chart), "key"));
      g_autofree char *json = NULL;
      g_autoptr (MoatChartSpec) back = NULL;

      json_object_remove_member (json_node_get_object (chart), "key");
      json = json_to_string (chart, FALSE);
      back = make_spec (key, json);
      g_assert_true (moat_chart_spec_equal (spec, back));
    }
}

static void
test_same_project_same_bytes (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartSpec) spec =
    moat_chart_spec_copy (moat_project_find_chart (fixture->project, "beside-aws"));
  g_autofree char *first = write_provenance (fixture, spec, MOAT_LANGUAGE_EN);
  g_autofree char *chinese = write_provenance (fixture, spec, MOAT_LANGUAGE_ZH);
  g_autofree char *again = NULL;

  g_assert_true (edit (fixture->project, "f14", MOAT_FACT_FIELD_LOCATOR, "2", NULL));
  again = write_provenance (fixture, spec, MOAT_LANGUAGE_EN);
  g_assert_cmpstr (first, !=, again);
  g_clear_pointer (&again, g_free);
  g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
  fixture_reopen (fixture, TRUE);
  again = write_provenance (fixture, spec, MOAT_LANGUAGE_EN);
  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, ==, chinese);
}

static void
test_only_facts_within_the_days_shown (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartSpec) spec =
    moat_chart_spec_copy (moat_project_find_chart (fixture->project, "investment-timeline"));
  g_autofree char *json = NULL;

  spec->from = moat_date_new (2024, 1, 1);
  g_clear_pointer (&spec->difference_from, g_free);
  g_clear_pointer (&spec->difference_to, g_free);
  json = write_provenance (fixture, spec, MOAT_LANGUAGE_EN);
  g_assert_nonnull (strstr (json, "\"key\":\"f01\""));
  g_assert_null (strstr (json, "\"key\":\"f02\""));
  g_assert_nonnull (strstr (json, "\"n-facts\":1"));
}

static void
test_thousand_facts_and_their_number (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartSpec) spec =
    make_spec ("many", "{\"kind\":\"line\",\"entities\":[\"alibaba-group\"],\"concepts\":"
                       "[\"capital_expenditure\"]}");
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *all;

  fixture_run_sql (
    fixture,
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1234)"
    " INSERT INTO fact (key, entity_id, concept_id, period_start, period_end, as_stated, value,"
    " best_real, low_real, high_real, unit, qualifier, status, grade, source_id, known_from)"
    " SELECT 'n' || i, e.id, c.id, date ('2015-01-01', i || ' days'), date ('2015-01-01', i ||"
    " ' days'), i, i, i, i, i, 'CNY', 'exact', 'actual', 'reported', s.id, '2025-03-17'"
    " FROM n, entity e, concept c, source s"
    " WHERE e.key = 'alibaba-group' AND c.key = 'capital_expenditure' AND s.key ="
    " 'nanfanglue-2025'");
  moat_project_refresh (fixture->project);
  json = write_provenance (fixture, spec, MOAT_LANGUAGE_EN);
  root = json_from_string (json, NULL);
  all = json_node_get_object (root);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (all, "facts")), ==, 1000);
  g_assert_cmpint (json_object_get_int_member (all, "n-facts"), ==, 1234);
}

static void
test_data_of_an_earlier_state_are_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatChartData) data = moat_chart_data_new (
    fixture->project, moat_project_find_chart (fixture->project, "growth"), wording, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (edit (fixture->project, "f04", MOAT_FACT_FIELD_AS_STATED, "9%", NULL));
  g_assert_null (moat_chart_data_to_provenance (data, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_BUSY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/model/provenance/" name, function)
  ADD ("chart-facts-and-sources", test_chart_facts_and_sources);
  ADD ("facts-read-back-whole", test_facts_read_back_whole);
  ADD ("facts-behind-computed-values", test_facts_behind_computed_values);
  ADD ("specification-reads-back", test_specification_reads_back);
  ADD ("same-project-same-bytes", test_same_project_same_bytes);
  ADD ("only-facts-within-the-days-shown", test_only_facts_within_the_days_shown);
  ADD ("thousand-facts-and-their-number", test_thousand_facts_and_their_number);
  ADD ("data-of-an-earlier-state-are-refused", test_data_of_an_earlier_state_are_refused);
#undef ADD
  return g_test_run ();
}
