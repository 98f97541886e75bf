/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart of the sample draws: which series by entity, concept, currency and date of
 * knowledge, which events, which sources it cites, and what it says about figures that it does not
 * draw. */
#include "moat-chart-data-private.h"

#include <math.h>
#include <string.h>

#include "fixture.h"

static MoatChartData *
read_in (const Fixture *fixture, const char *json, MoatLanguage language)
{
  g_autoptr (MoatChartSpec) spec = make_spec ("test", json);
  g_autoptr (MoatWording) wording = moat_wording_new (language);
  g_autoptr (GError) error = NULL;
  MoatChartData *data = moat_chart_data_new (fixture->project, spec, wording, &error);

  g_assert_no_error (error);
  return data;
}

static MoatChartData *
read_data (const Fixture *fixture, const char *json)
{
  return read_in (fixture, json, MOAT_LANGUAGE_EN);
}

static const MoatObservation *
get_observations (const MoatChartData *data, guint series, gsize *n)
{
  GPtrArray *all = moat_chart_data_get_series (data);

  g_assert_cmpuint (series, <, all->len);
  return moat_series_get_observations (all->pdata[series], n);
}

/* What is drawn for the R&D expense of f03, the latest. */
static double
get_expense_of_2022 (const MoatChartData *data)
{
  gsize n;
  const MoatObservation *observations = get_observations (data, 0, &n);

  g_assert_cmpuint (n, >, 0);
  g_assert_cmpint (observations[n - 1].period.start, ==, moat_date_new (2022, 1, 1));
  return observations[n - 1].best;
}

/* Series as "entity/concept unit: n", lines joined. */
static char *
describe (const MoatChartData *data)
{
  GPtrArray *all = moat_chart_data_get_series (data);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const MoatSeriesInfo *info = moat_series_get_info (all->pdata[i]);
      gsize n;

      get_observations (data, i, &n);
      g_string_append_printf (text, "%s/%s %s: %" G_GSIZE_FORMAT "\n", info->entity, info->concept,
                              info->unit, n);
    }
  return g_string_free (text, FALSE);
}

static void
assert_series (const Fixture *fixture, const char *json, const char *wanted)
{
  g_autoptr (MoatChartData) data = read_data (fixture, json);
  g_autofree char *found = describe (data);

  g_assert_cmpstr (found, ==, wanted);
}

#define INVESTMENT "cloud_ai_infrastructure_investment"

static void
test_entities_times_concepts_in_order (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  assert_series (fixture,
                 "{\"kind\":\"column\",\"entities\":[\"alibaba-cloud\",\"alibaba-group\"],"
                 "\"concepts\":[\"revenue_growth_yoy\",\"net_profit_growth_yoy\"]}",
                 "alibaba-cloud/revenue_growth_yoy ratio: 1\n"
                 "alibaba-group/revenue_growth_yoy ratio: 1\n"
                 "alibaba-group/net_profit_growth_yoy ratio: 1\n");
}

static void
test_nothing_chosen_or_known_is_empty (void)
{
  static const char *const specs[] = {
    "{\"kind\":\"span\"}",
    "{\"kind\":\"span\",\"entities\":[\"alibaba-group\"]}",
    "{\"kind\":\"span\",\"concepts\":[\"" INVESTMENT "\"]}",
    "{\"kind\":\"span\",\"entities\":[\"nobody\"],\"concepts\":[\"" INVESTMENT "\"]}",
    "{\"kind\":\"span\",\"entities\":[\"alibaba-cloud\"],\"concepts\":[\"" INVESTMENT "\"]}",
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr (MoatChartData) data = read_data (fixture, specs[i]);

      assert_series (fixture, specs[i], "");
      g_assert_null (moat_chart_data_get_source_line (data));
    }
}

static void
test_as_known_on_a_date (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartData) data = NULL;
  const MoatObservation *observations;
  gsize n;

  data = read_data (fixture, "{\"kind\":\"span\",\"entities\":[\"alibaba-group\"],\"concepts\":"
                             "[\"" INVESTMENT "\"],\"as-known-on\":\"2025-03-16\"}");
  observations = get_observations (data, 0, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat (observations[0].best, ==, 380e9);
  g_assert_cmpstr (moat_chart_data_get_source_line (data), ==,
                   "Source: Nanfanglue Consulting, 17 March 2025 (section 1.1.2).");
  assert_series (fixture,
                 "{\"kind\":\"span\",\"entities\":[\"alibaba-group\"],\"concepts\":"
                 "[\"" INVESTMENT "\"],\"as-known-on\":\"2025-02-23\"}",
                 "alibaba-group/" INVESTMENT " CNY: 0\n");
}

static void
test_basis_per_year (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartData) data =
    read_data (fixture, "{\"kind\":\"column\",\"entities\":[\"alibaba-group\"],\"concepts\":"
                        "[\"" INVESTMENT "\"],\"basis\":\"per-year\"}");
  gsize n;
  const MoatObservation *observations = get_observations (data, 0, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (observations[0].best, ==, 32475100000.0);
  g_assert_cmpfloat (observations[1].best, ==, 380e9 / 3);
  g_assert_cmpfloat (observations[1].high, ==, INFINITY);
  g_assert_cmpint (observations[1].qualifier, ==, MOAT_QUALIFIER_OVER);
  g_assert_cmpint (observations[1].status, ==, MOAT_STATUS_PLAN);
}

/* The area of a block is the amount as stated, whatever the other kinds of chart keep. */
static void
test_spans_are_as_stated_on_any_basis (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartData) data =
    read_data (fixture, "{\"kind\":\"span\",\"entities\":[\"alibaba-group\"],\"concepts\":"
                        "[\"" INVESTMENT "\"],\"basis\":\"per-year\"}");
  gsize n;

  g_assert_cmpfloat (get_observations (data, 0, &n)[0].best, ==, 324751e6);
  g_assert_cmpint (moat_series_get_info (moat_chart_data_get_series (data)->pdata[0])->basis, ==,
                   MOAT_BASIS_STATED);
}

#define BOTH                                                                             \
  "\"entities\":[\"alibaba-group\",\"amazon-web-services\"],\"concepts\":[\"" INVESTMENT \
  "\",\"capital_expenditure\"]"

/* f13 and f14 are one figure in two currencies: never in one chart, never added. */
static void
test_figure_in_two_currencies_is_drawn_once (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartData) yuan = NULL;
  g_autoptr (MoatChartData) dollars = NULL;

  assert_series (fixture, "{\"kind\":\"span\"," BOTH "}",
                 "alibaba-group/" INVESTMENT " CNY: 2\n"
                 "amazon-web-services/capital_expenditure CNY: 1\n");
  assert_series (fixture, "{\"kind\":\"span\"," BOTH ",\"unit\":\"USD\"}",
                 "alibaba-group/" INVESTMENT " USD: 1\n"
                 "amazon-web-services/capital_expenditure USD: 1\n");
  yuan = read_data (fixture, "{\"kind\":\"span\"," BOTH "}");
  g_assert_cmpstr (moat_chart_data_get_messages (yuan)[0], ==, "Not shown: f13 is stated in USD.");
  g_assert_null (moat_chart_data_get_messages (yuan)[1]);
  dollars = read_data (fixture, "{\"kind\":\"span\"," BOTH ",\"unit\":\"USD\"}");
  /* f02 is converted at the rates of its years; those of 2025–2027 are not known yet */
  g_assert_nonnull (
    strstr (moat_chart_data_get_messages (dollars)[0], "CNY and USD for 2025–2027"));
  g_assert_nonnull (strstr (moat_chart_data_get_messages (dollars)[0], "Alibaba Group"));
}

/* Alone, as many figures in each: the currency that the entity reports in. */
static void
test_reporting_currency_breaks_the_tie (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  assert_series (fixture,
                 "{\"kind\":\"span\",\"entities\":[\"amazon-web-services\"],\"concepts\":"
                 "[\"capital_expenditure\"]}",
                 "amazon-web-services/capital_expenditure USD: 1\n");
}

static void
test_unknown_figures_are_not_named (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartData) data =
    read_data (fixture, "{\"kind\":\"span\"," BOTH ",\"as-known-on\":\"2025-03-01\"}");

  g_assert_null (moat_chart_data_get_messages (data)[0]);
}

static void
test_many_undrawn_figures_are_counted (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartData) data = NULL;
  g_autoptr (MoatChartData) earlier = NULL;

  for (int i = 0; i < 5; i++)
    {
      g_autoptr (MoatFact) fact = make_fact ("USD 40 bn");
      g_autofree char *key = g_strdup_printf ("usd-%d", 2015 + i);
      g_autofree char *start = g_strdup_printf ("%d-01-01", 2015 + i);
      g_autofree char *end = g_strdup_printf ("%d-12-31", 2015 + i);

      set_field (fact, MOAT_FACT_FIELD_KEY, key);
      set_field (fact, MOAT_FACT_FIELD_PERIOD_START, start);
      set_field (fact, MOAT_FACT_FIELD_PERIOD_END, end);
      set_field (fact, MOAT_FACT_FIELD_KNOWN_FROM, i < 2 ? "2025-03-17" : "2025-06-01");
      g_assert_true (moat_project_put_fact (fixture->project, fact, NULL));
    }
  data = read_data (fixture, "{\"kind\":\"column\",\"entities\":[\"alibaba-group\"],"
                             "\"concepts\":[\"rd_expense\"]}");
  g_assert_cmpstr (moat_chart_data_get_messages (data)[0], ==,
                   "Not shown: 5 figures of Alibaba Group: R&D expense, stated in USD.");
  g_assert_null (moat_chart_data_get_messages (data)[1]);
  /* on a date, only those that were known */
  earlier = read_data (fixture, "{\"kind\":\"column\",\"entities\":[\"alibaba-group\"],"
                                "\"concepts\":[\"rd_expense\"],\"as-known-on\":\"2025-04-01\"}");
  g_assert_cmpstr (moat_chart_data_get_messages (earlier)[0], ==,
                   "Not shown: usd-2015 is stated in USD.");
  g_assert_cmpstr (moat_chart_data_get_messages (earlier)[1], ==,
                   "Not shown: usd-2016 is stated in USD.");
  g_assert_null (moat_chart_data_get_messages (earlier)[2]);
}

static void
test_conflict_is_said (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) fact = make_fact ("1100亿元");
  const char *json = "{\"kind\":\"column\",\"entities\":[\"alibaba-group\"],\"concepts\":"
                     "[\"rd_expense\"]}";
  g_autoptr (MoatChartData) before = read_data (fixture, json);
  g_autoptr (MoatChartData) data = NULL;
  g_autoptr (MoatChartData) chinese = NULL;
  gsize n_before, n;

  g_assert_cmpfloat (get_expense_of_2022 (before), ==, 120e9);
  set_field (fact, MOAT_FACT_FIELD_PERIOD_START, "2022-01-01");
  set_field (fact, MOAT_FACT_FIELD_PERIOD_END, "2022-12-31");
  set_field (fact, MOAT_FACT_FIELD_KNOWN_FROM, "2025-06-01");
  g_assert_true (moat_project_put_fact (fixture->project, fact, NULL));
  data = read_data (fixture, json);
  g_assert_cmpfloat (get_expense_of_2022 (data), ==, 110e9);
  get_observations (before, 0, &n_before);
  get_observations (data, 0, &n);
  g_assert_cmpuint (n, ==, n_before);
  g_assert_cmpstr (moat_chart_data_get_messages (data)[0], ==,
                   "f03 differs from a later statement, which is drawn.");
  chinese = read_in (fixture, json, MOAT_LANGUAGE_ZH);
  g_assert_cmpstr (moat_chart_data_get_messages (chinese)[0], ==,
                   "f03与后来的表述不一致，图中采用后者。");
}

static void
test_cites_only_what_is_within_the_days_shown (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartData) later =
    read_data (fixture, "{\"kind\":\"span\",\"entities\":[\"alibaba-group\"],\"concepts\":"
                        "[\"" INVESTMENT "\"],\"from\":\"2024-01-01\"}");
  g_autoptr (MoatChartData) earlier =
    read_data (fixture, "{\"kind\":\"span\",\"entities\":[\"alibaba-group\"],\"concepts\":"
                        "[\"" INVESTMENT "\"],\"to\":\"2024-01-01\"}");

  g_assert_cmpstr (moat_chart_data_get_source_line (later), ==,
                   "Source: Nanfanglue Consulting, 17 March 2025 (section 1.1.2).");
  g_assert_cmpstr (moat_chart_data_get_source_line (earlier), ==,
                   "Source: Nanfanglue Consulting, 17 March 2025 (section 1.1.1).");
}

static void
assert_events (const Fixture *fixture, const char *json, const char *wanted)
{
  g_autoptr (MoatChartData) data = read_data (fixture, json);
  g_autoptr (GString) keys = g_string_new (NULL);

  g_assert_cmpuint (data->events->len, ==, data->chart_events->len);
  for (guint i = 0; i < data->events->len; i++)
    g_string_append_printf (keys, "%s ", moat_chart_data_get_event (data, i)->key);
  g_assert_cmpstr (keys->str, ==, wanted);
}

static void
test_events_of_the_entities_shown_and_the_worlds (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  fixture_run_sql (fixture, "INSERT INTO event (key, period_start, period_end, label_en) VALUES"
                            " ('w1', '2023-05-01', '2023-05-01', 'World');"
                            "INSERT INTO event (key, entity_id, period_start, period_end, label_en)"
                            " SELECT 'a1', id, '2023-06-01', '2023-06-30', 'Amazon' FROM entity"
                            " WHERE key = 'amazon-web-services'");
  moat_project_refresh (fixture->project);
  assert_events (fixture, "{\"kind\":\"span\",\"entities\":[\"alibaba-group\"],\"events\":true}",
                 "e01 e02 w1 e03 e04 e05 ");
  assert_events (fixture,
                 "{\"kind\":\"span\",\"entities\":[\"amazon-web-services\"],\"events\":true}",
                 "w1 a1 ");
  assert_events (fixture, "{\"kind\":\"span\",\"events\":true}", "e01 e02 w1 a1 e03 e04 e05 ");
  assert_events (fixture, "{\"kind\":\"span\",\"entities\":[\"alibaba-group\"]}", "");
}

static void
test_events_are_worded_in_the_charts_language (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  const char *json = "{\"kind\":\"span\",\"events\":true}";
  g_autoptr (MoatChartData) english = read_data (fixture, json);
  g_autoptr (MoatChartData) chinese = read_in (fixture, json, MOAT_LANGUAGE_ZH);
  const MoatChartEvent *event;

  event = &g_array_index (english->chart_events, MoatChartEvent, 4);
  g_assert_cmpstr (event->label, ==, "Article published");
  g_assert_cmpstr (event->entity, ==, "Alibaba Group");
  event = &g_array_index (chinese->chart_events, MoatChartEvent, 4);
  g_assert_cmpstr (event->label, ==, "文章发布");
  g_assert_cmpstr (event->entity, ==, "阿里巴巴集团");
}

static void
test_data_do_not_change_with_the_project (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartData) data =
    read_data (fixture, "{\"kind\":\"column\",\"entities\":[\"alibaba-group\"],\"concepts\":"
                        "[\"rd_expense\"],\"events\":true}");
  MoatChartData *other = moat_chart_data_ref (data);

  g_assert_true (edit (fixture->project, "f03", MOAT_FACT_FIELD_AS_STATED, "CNY 1", NULL));
  fixture_run_sql (fixture, "DELETE FROM event");
  moat_project_refresh (fixture->project);
  g_assert_cmpfloat (get_expense_of_2022 (data), ==, 120e9);
  g_assert_cmpstr (moat_chart_data_get_event (data, 0)->key, ==, "e01");
  moat_chart_data_unref (other);
  g_assert_cmpstr (moat_chart_data_get_spec (data)->key, ==, "test");
}

static void
test_data_keep_the_project_open (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartData) data =
    read_data (fixture, "{\"kind\":\"column\",\"entities\":[\"alibaba-group\"],\"concepts\":"
                        "[\"rd_expense\"]}");
  g_autofree char *json = NULL;

  g_clear_object (&fixture->project);
  json = moat_chart_data_to_provenance (data, NULL);
  g_assert_nonnull (strstr (json, "\"f03\""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/model/chart-data/" name, function)
  ADD ("entities-times-concepts-in-order", test_entities_times_concepts_in_order);
  ADD ("nothing-chosen-or-known-is-empty", test_nothing_chosen_or_known_is_empty);
  ADD ("as-known-on-a-date", test_as_known_on_a_date);
  ADD ("basis-per-year", test_basis_per_year);
  ADD ("spans-are-as-stated-on-any-basis", test_spans_are_as_stated_on_any_basis);
  ADD ("figure-in-two-currencies-is-drawn-once", test_figure_in_two_currencies_is_drawn_once);
  ADD ("reporting-currency-breaks-the-tie", test_reporting_currency_breaks_the_tie);
  ADD ("unknown-figures-are-not-named", test_unknown_figures_are_not_named);
  ADD ("many-undrawn-figures-are-counted", test_many_undrawn_figures_are_counted);
  ADD ("conflict-is-said", test_conflict_is_said);
  ADD ("cites-only-what-is-within-the-days-shown", test_cites_only_what_is_within_the_days_shown);
  ADD ("events-of-the-entities-shown-and-the-worlds",
       test_events_of_the_entities_shown_and_the_worlds);
  ADD ("events-are-worded-in-the-charts-language", test_events_are_worded_in_the_charts_language);
  ADD ("data-do-not-change-with-the-project", test_data_do_not_change_with_the_project);
  ADD ("data-keep-the-project-open", test_data_keep_the_project_open);
#undef ADD
  return g_test_run ();
}
