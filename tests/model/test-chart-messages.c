/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart says about figures that it does not draw, or not as may be expected: other
 * statements of a period, circles, unknown names and units; and that it refuses to draw what is not
 * stated. */
#include "moat-chart-data-private.h"

#include <string.h>

#include "fixture.h"

#define INVESTMENT "cloud_ai_infrastructure_investment"

static MoatChartData *
try_to_read (const Fixture *fixture, const char *json, MoatLanguage language, GError **error)
{
  g_autoptr (MoatChartSpec) spec = make_spec ("test", json);
  g_autoptr (MoatWording) wording = moat_wording_new (language);

  return moat_chart_data_new (fixture->project, spec, wording, error);
}

/* The messages of a chart have to be these, each followed by a line's end. */
static void
assert_messages_in (const Fixture *fixture, const char *json, MoatLanguage language,
                    const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatChartData) data = try_to_read (fixture, json, language, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (const char *const *message = moat_chart_data_get_messages (data); *message; message++)
    g_string_append_printf (found, "%s\n", *message);
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
assert_messages (const Fixture *fixture, const char *json, const char *wanted)
{
  assert_messages_in (fixture, json, MOAT_LANGUAGE_EN, wanted);
}

/* Adds a statement about the ten years of f02, or the R&D expense of another year. */
static void
state (const Fixture *fixture, const char *key, const char *stated, const char *concept,
       const char *start, const char *end, const char *status)
{
  g_autoptr (MoatFact) fact = make_fact (stated);
  g_autoptr (GError) error = NULL;

  set_field (fact, MOAT_FACT_FIELD_KEY, key);
  set_field (fact, MOAT_FACT_FIELD_CONCEPT, concept);
  set_field (fact, MOAT_FACT_FIELD_PERIOD_START, start);
  set_field (fact, MOAT_FACT_FIELD_PERIOD_END, end);
  set_field (fact, MOAT_FACT_FIELD_STATUS, status);
  set_field (fact, MOAT_FACT_FIELD_KNOWN_FROM, "2025-06-01");
  moat_project_put_fact (fixture->project, fact, &error);
  g_assert_no_error (error);
}

#define TEN_YEARS INVESTMENT, "2013-04-01", "2023-03-31"
#define SPANS \
  "{\"kind\":\"span\",\"entities\":[\"alibaba-group\"],\"concepts\":[\"" INVESTMENT "\"]}"

static void
test_figures_agree_within_their_last_digit (void)
{
  g_autoptr (Fixture) agreeing = fixture_new (TRUE);
  g_autoptr (Fixture) conflicting = fixture_new (TRUE);

  state (agreeing, "mine", "3248亿元", TEN_YEARS, "actual");
  assert_messages (agreeing, SPANS, "");
  state (conflicting, "mine", "3247亿元", TEN_YEARS, "actual");
  assert_messages (conflicting, SPANS, "f02 differs from a later statement, which is drawn.\n");
}

static void
test_promise_beside_an_actual_is_said (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartData) data = NULL;

  state (fixture, "mine", "4000亿元", TEN_YEARS, "target");
  assert_messages (fixture, SPANS,
                   "mine is a target for the same period as f02 and is not drawn.\n");
  assert_messages_in (fixture, SPANS, MOAT_LANGUAGE_ZH, "mine是与f02同一期间的目标，未绘出。\n");
  data = try_to_read (fixture, SPANS, MOAT_LANGUAGE_EN, NULL);
  g_assert_cmpfloat (
    moat_series_get_observations (moat_chart_data_get_series (data)->pdata[0], NULL)->best, ==,
    324751e6);
}

static void
test_many_conflicts_are_counted (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  for (int year = 2010; year < 2015; year++)
    {
      g_autofree char *start = g_strdup_printf ("%d-01-01", year);
      g_autofree char *end = g_strdup_printf ("%d-12-31", year);
      g_autofree char *first = g_strdup_printf ("first-%d", year);
      g_autofree char *second = g_strdup_printf ("second-%d", year);

      state (fixture, first, "1000亿元", "rd_expense", start, end, "actual");
      state (fixture, second, "2000亿元", "rd_expense", start, end, "actual");
    }
  assert_messages (
    fixture, "{\"kind\":\"column\",\"entities\":[\"alibaba-group\"],\"concepts\":[\"rd_expense\"]}",
    "first-2010 differs from a later statement, which is drawn.\n"
    "first-2011 differs from a later statement, which is drawn.\n"
    "first-2012 differs from a later statement, which is drawn.\n"
    "2 more figures of Alibaba Group: R&D expense differ from later ones, which are drawn.\n");
}

static void
test_circle_of_replacements_is_drawn_and_said (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartData) data = NULL;
  gsize n;

  fixture_run_sql (fixture,
                   "INSERT INTO relation (kind, fact_id, other_id)"
                   " SELECT 'supersedes', a.id, b.id FROM fact a, fact b"
                   " WHERE (a.key = 'f01' AND b.key = 'f02') OR (a.key = 'f02' AND b.key = 'f01')");
  moat_project_refresh (fixture->project);
  data = try_to_read (fixture, SPANS, MOAT_LANGUAGE_EN, NULL);
  moat_series_get_observations (moat_chart_data_get_series (data)->pdata[0], &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_nonnull (strstr (moat_chart_data_get_messages (data)[0], "replace each other"));
  g_assert_null (moat_chart_data_get_messages (data)[1]);
}

static void
test_what_is_missing_is_named (void)
{
  static const struct
  {
    const char *entities, *concepts, *wanted;
  } cases[] = {
    { "\"tencent\"", "\"rd_expense\"", "Not shown: tencent is not in the project.\n" },
    { "\"alibaba-group\"", "\"profit\"", "Not shown: profit is not in the project.\n" },
    { "\"alibaba-group\",\"tencent\"", "\"rd_expense\"",
      "Not shown: tencent is not in the project.\n" },
    { "\"alibaba-cloud\"", "\"rd_expense\"", "No figures of R&D expense for Alibaba Cloud.\n" },
    { "\"alibaba-group\",\"alibaba-cloud\"", "\"rd_expense\"",
      "No figures of R&D expense for Alibaba Cloud.\n" },
    /* a pair without figures is not named while both have others */
    { "\"alibaba-group\",\"alibaba-cloud\"", "\"rd_expense\",\"revenue_growth_yoy\"", "" },
    { "\"alibaba-group\",\"amazon-web-services\"", "\"rd_expense\",\"revenue_growth_yoy\"",
      "Amazon Web Services has no figures of the chosen concepts.\n" },
    { "\"alibaba-group\",\"alibaba-cloud\"", "\"rd_expense\",\"capital_expenditure\"",
      "None of the chosen entities has figures of Capital expenditure.\n"
      "Alibaba Cloud has no figures of the chosen concepts.\n" },
    { "", "", "" },
    { "\"alibaba-group\"", "", "" },
    { "", "\"rd_expense\"", "" },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json =
        g_strdup_printf ("{\"kind\":\"column\",\"entities\":[%s],\"concepts\":[%s]}",
                         cases[i].entities, cases[i].concepts);

      assert_messages (fixture, json, cases[i].wanted);
    }
}

static void
test_unknown_unit_is_said (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  fixture_run_sql (fixture, "UPDATE fact SET unit = 'shells' WHERE key = 'f03'");
  moat_project_refresh (fixture->project);
  assert_messages (
    fixture, "{\"kind\":\"column\",\"entities\":[\"alibaba-group\"],\"concepts\":[\"rd_expense\"]}",
    "Not shown: figures of Alibaba Group: R&D expense in a unit that is not known.\n");
}

/* The number for drawing and the number that is explained stand beside each other in the file. */
static void
test_what_is_drawn_has_to_be_what_is_stated (void)
{
  static const char *const columns[] = { "best_real", "low_real", "high_real" };
  static const char *const specs[] = {
    SPANS,
    "{\"kind\":\"column\",\"basis\":\"per-year\",\"entities\":[\"alibaba-group\"],"
    "\"concepts\":[\"" INVESTMENT "\"]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new (TRUE);
      g_autofree char *sql =
        g_strdup_printf ("UPDATE fact SET %s = 999e9 WHERE key = 'f02'", columns[i]);

      fixture_run_sql (fixture, sql);
      moat_project_refresh (fixture->project);
      for (gsize k = 0; k < G_N_ELEMENTS (specs); k++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_null (try_to_read (fixture, specs[k], MOAT_LANGUAGE_EN, &error));
          g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CORRUPT);
          g_assert_nonnull (strstr (error->message, "f02"));
        }
    }
}

/* A long series is cited within the same bounds as a short one. */
static void
test_long_series_cites_what_is_shown (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartData) data = NULL;

  fixture_run_sql (
    fixture,
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 199)"
    " INSERT INTO fact (key, entity_id, concept_id, period_start, period_end, as_stated, value, "
    "low,"
    " high, best_real, low_real, high_real, unit, qualifier, status, grade, source_id, locator,"
    " known_from, remark_en, remark_zh)"
    " SELECT 'x' || i, entity_id, concept_id, date ('2000-01-01', i || ' days'),"
    " date ('2000-01-01', i || ' days'), as_stated, value, low, high, best_real, low_real,"
    " high_real, unit, qualifier, status, grade, source_id,"
    " CASE WHEN i < 100 THEN '7' ELSE '8' END, known_from, remark_en, remark_zh"
    " FROM n, fact WHERE key = 'f03'");
  moat_project_refresh (fixture->project);
  data = try_to_read (fixture,
                      "{\"kind\":\"line\",\"entities\":[\"alibaba-group\"],\"concepts\":"
                      "[\"rd_expense\"],\"from\":\"2000-01-01\",\"to\":\"2000-03-31\"}",
                      MOAT_LANGUAGE_EN, NULL);
  g_assert_nonnull (strstr (moat_chart_data_get_source_line (data), "(section 7)"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/model/chart-messages/" name, function)
  ADD ("figures-agree-within-their-last-digit", test_figures_agree_within_their_last_digit);
  ADD ("promise-beside-an-actual-is-said", test_promise_beside_an_actual_is_said);
  ADD ("many-conflicts-are-counted", test_many_conflicts_are_counted);
  ADD ("circle-of-replacements-is-drawn-and-said", test_circle_of_replacements_is_drawn_and_said);
  ADD ("what-is-missing-is-named", test_what_is_missing_is_named);
  ADD ("unknown-unit-is-said", test_unknown_unit_is_said);
  ADD ("what-is-drawn-has-to-be-what-is-stated", test_what_is_drawn_has_to_be_what_is_stated);
  ADD ("long-series-cites-what-is-shown", test_long_series_cites_what_is_shown);
#undef ADD
  return g_test_run ();
}
