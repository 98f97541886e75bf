/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What companies filed, as the sample has it: each figure with the filing that states it first and
 * the day of that filing, written down here again; what was restated; the rates of Alibaba's fiscal
 * years, and that its figures convert with them. */
#include <string.h>

#include "fixture.h"
#include "moat-chart-data-private.h"
#include "moat-project-rates.h"
#include "moat-unit.h"

/* What a company filed of a concept, in millions and by fiscal year, ended by 0. */
typedef struct
{
  const char *concept;
  gint64 millions[9];
} Years;

static const struct
{
  const char *entity, *source, *form, *unit;
  MoatYearEnd year_end;
  int first; /* the fiscal year that all begin with */
  Years years[3];
} companies[] = {
  { "alibaba-group",
    "sec-alibaba",
    "20-F",
    "CNY",
    { 3, 31 },
    2013,
    { { "rd_expense", { 3753, 5093, 10658, 13788, 17060, 22754, 37435, 43080 } },
      { "revenue", { 34517, 52504, 76204, 101143, 158273, 250266, 376844, 509711 } } } },
  { "alphabet",
    "sec-alphabet",
    "10-K",
    "USD",
    { 12, 31 },
    2021,
    { { "rd_expense", { 31562, 39500, 45427, 49326, 61087 } },
      { "revenue", { 257637, 282836, 307394, 350018, 402836 } },
      { "capital_expenditure", { 24640, 31485, 32251, 52535, 91447 } } } },
  { "microsoft",
    "sec-microsoft",
    "10-K",
    "USD",
    { 6, 30 },
    2023,
    { { "rd_expense", { 27195, 29510, 32488, 35562 } },
      { "revenue", { 211915, 245122, 281724, 331839 } },
      { "capital_expenditure", { 28107, 44477, 64551, 115948 } } } },
  { "meta",
    "sec-meta",
    "10-K",
    "USD",
    { 12, 31 },
    2023,
    { { "rd_expense", { 38483, 43873, 57372 } },
      { "revenue", { 134902, 164501, 200966 } },
      /* 27,266 million as first stated for 2023: test_what_was_restated() */
      { "capital_expenditure", { 27045, 37256, 69691 } } } },
};

static gboolean
is_same (MoatPeriod a, MoatPeriod b)
{
  return a.start == b.start && a.end == b.end;
}

/* The last statement of a period in a source. */
static const MoatFact *
find_last (GPtrArray *facts, const char *source, MoatPeriod period)
{
  const MoatFact *found = NULL;

  for (guint i = 0; i < facts->len; i++)
    {
      const MoatFact *fact = facts->pdata[i];

      if (g_str_equal (fact->source, source) && is_same (fact->period, period) &&
          (found == NULL || fact->known_from > found->known_from))
        found = fact;
    }
  g_assert_nonnull (found);
  return found;
}

static void
assert_filed (const MoatFact *fact, const char *form, const char *unit, gint64 millions)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT "000000", millions);
  g_autofree char *value = moat_decimal_to_string (fact->best);
  g_autofree char *pattern =
    g_strdup_printf ("^%s \\d{10}-\\d\\d-\\d{6}, us-gaap:[A-Za-z]+$", form);

  g_assert_cmpstr (value, ==, digits);
  g_assert_cmpstr (fact->as_stated, ==, digits);
  g_assert_cmpstr (fact->unit, ==, unit);
  g_assert_cmpint (fact->qualifier, ==, MOAT_QUALIFIER_EXACT);
  g_assert_cmpint (fact->status, ==, MOAT_STATUS_ACTUAL);
  g_assert_cmpint (fact->grade, ==, MOAT_GRADE_REPORTED);
  g_assert_true (g_regex_match_simple (pattern, fact->locator, 0, 0));
  g_assert_cmpint (fact->known_from, >, fact->period.end);
}

/* The number of figures looked at. */
static int
assert_years (const Fixture *fixture, gsize company, const Years *years)
{
  MoatFactFilter filter = { .entity = companies[company].entity, .concept = years->concept };
  g_autoptr (GPtrArray) facts =
    moat_store_list_facts (moat_project_get_store (fixture->project), &filter, NULL);
  MoatYearEnd end = companies[company].year_end;
  int n = 0;

  for (; years->millions[n] != 0; n++)
    {
      int year = companies[company].first + n;
      MoatPeriod period = { moat_date_new (year - 1, end.month, end.day) + 1,
                            moat_date_new (year, end.month, end.day) };

      assert_filed (find_last (facts, companies[company].source, period), companies[company].form,
                    companies[company].unit, years->millions[n]);
    }
  return n;
}

static void
test_every_filed_figure (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  int n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (companies); i++)
    {
      const MoatEntity *entity = moat_project_find_entity (fixture->project, companies[i].entity);

      g_assert_cmpint (entity->year_end.month, ==, companies[i].year_end.month);
      g_assert_cmpint (entity->year_end.day, ==, companies[i].year_end.day);
      g_assert_cmpstr (entity->currency, ==, companies[i].unit);
      for (gsize k = 0; k < G_N_ELEMENTS (companies[i].years); k++)
        if (companies[i].years[k].concept != NULL)
          n += assert_years (fixture, i, &companies[i].years[k]);
    }
  /* and Meta's figure that was restated, and none besides */
  g_assert_cmpint (n, ==, 52);
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM fact JOIN source s ON s.id ="
                                           " source_id WHERE s.key LIKE 'sec-%'"),
                   ==, n + 1);
}

/* Whatever is not the article's is filed. */
static void
test_where_the_figures_stand (void)
{
  static const char *const places[][3] = {
    { "f15", "20-F 0001047469-15-005768, us-gaap:ResearchAndDevelopmentExpense", "2015-06-25" },
    { "f22", "20-F 0001104659-20-082409, us-gaap:ResearchAndDevelopmentExpense", "2020-07-09" },
    { "f30", "20-F 0001104659-20-082409, us-gaap:Revenues", "2020-07-09" },
    { "f40", "10-K 0001652044-26-000018, us-gaap:PaymentsToAcquirePropertyPlantAndEquipment",
      "2026-02-05" },
    { "f44",
      "10-K 0001652044-25-000014, "
      "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax",
      "2025-02-05" },
    { "f53", "10-K 0001193125-26-323660, us-gaap:PaymentsToAcquirePropertyPlantAndEquipment",
      "2026-07-29" },
    { "f61", "10-K 0001326801-24-000012, us-gaap:PaymentsToAcquirePropertyPlantAndEquipment",
      "2024-02-02" },
    { "f62", "10-K 0001326801-25-000017, us-gaap:PaymentsToAcquirePropertyPlantAndEquipment",
      "2025-01-30" },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (MoatFact) fact = get_fact (fixture->project, places[i][0]);
      g_autofree char *known_from = moat_fact_get_text (fact, MOAT_FACT_FIELD_KNOWN_FROM);

      g_assert_cmpstr (fact->locator, ==, places[i][1]);
      g_assert_cmpstr (known_from, ==, places[i][2]);
    }
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM fact JOIN source s ON s.id ="
                                           " source_id WHERE s.key LIKE 'sec-%' OR s.key ="
                                           " 'nanfanglue-2025'"),
                   ==, moat_store_count_facts (moat_project_get_store (fixture->project)));
}

/* What a chart of Meta's capital expenditure has for 2023. */
static double
read_2023 (const Fixture *fixture, const char *as_known_on)
{
  g_autofree char *json = g_strdup_printf (
    "{\"kind\":\"line\",\"entities\":[\"meta\"],\"concepts\":[\"capital_expenditure\"]%s%s%s}",
    as_known_on != NULL ? ",\"as-known-on\":\"" : "", as_known_on != NULL ? as_known_on : "",
    as_known_on != NULL ? "\"" : "");
  g_autoptr (MoatChartSpec) spec = make_spec ("test", json);
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatChartData) data = moat_chart_data_new (fixture->project, spec, wording, &error);
  const MoatObservation *observations;
  gsize n;

  g_assert_no_error (error);
  g_assert_null (moat_chart_data_get_messages (data)[0]);
  observations = moat_series_get_observations (moat_chart_data_get_series (data)->pdata[0], &n);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpint (observations[0].period.end, ==, moat_date_new (2023, 12, 31));
  return observations[0].best;
}

static void
test_what_was_restated (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) first = get_fact (fixture->project, "f61");

  assert_filed (first, "10-K", "USD", 27266);
  g_assert_true (is_same (first->period, moat_period_years (2023, 2023)));
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM relation r JOIN fact a ON a.id ="
                                           " r.fact_id JOIN fact b ON b.id = r.other_id WHERE"
                                           " r.kind = 'supersedes' AND a.key = 'f62' AND b.key ="
                                           " 'f61'"),
                   ==, 1);
  g_assert_cmpfloat (read_2023 (fixture, "2024-06-01"), ==, 27266e6);
  g_assert_cmpfloat (read_2023 (fixture, "2025-01-29"), ==, 27266e6);
  g_assert_cmpfloat (read_2023 (fixture, "2025-01-30"), ==, 27045e6);
  g_assert_cmpfloat (read_2023 (fixture, NULL), ==, 27045e6);
}

/* Average rates of the fiscal years that end in March of 2013 and later: CNY per USD, USD per EUR,
 * and the number of days that the European Central Bank has. */
static const struct
{
  const char *yuan, *dollars;
  int n_days;
} fiscal_rates[] = {
  { "6.288886", "1.286883", 253 }, { "6.117992", "1.340148", 256 }, { "6.194543", "1.268345", 255 },
  { "6.360086", "1.103577", 255 }, { "6.729717", "1.097547", 260 }, { "6.625623", "1.171136", 253 },
  { "6.714708", "1.157869", 255 }, { "6.968825", "1.111261", 256 }, { "6.777241", "1.167498", 256 },
  { "6.416581", "1.162276", 259 }, { "6.857775", "1.041051", 258 },
};

static void
test_rates_of_the_fiscal_years (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (fiscal_rates); i++)
    {
      g_autofree char *query = g_strdup_printf (
        "SELECT count (*) FROM rate JOIN source s ON s.id = source_id WHERE s.key ="
        " 'ecb-reference-rates' AND kind = 'average' AND period_start = '%d-04-01' AND period_end ="
        " '%d-03-31' AND locator LIKE 'mean of %d daily rates%%' AND (base || quote || value ="
        " 'USDCNY%s' OR base || quote || value = 'EURUSD%s')",
        2012 + (int) i, 2013 + (int) i, fiscal_rates[i].n_days, fiscal_rates[i].yuan,
        fiscal_rates[i].dollars);

      g_assert_cmpint (fixture_count (fixture, query), ==, 2);
    }
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM rate JOIN source s ON s.id ="
                                           " source_id WHERE s.key = 'ecb-reference-rates'"),
                   ==, 2 * G_N_ELEMENTS (fiscal_rates));
  /* and the 28 of calendar years: test-sample.c */
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM rate"), ==,
                   2 * G_N_ELEMENTS (fiscal_rates) + 28);
}

static double
convert (const Fixture *fixture, const MoatFact *fact, const char *to)
{
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatConverted) converted = moat_project_convert_fact (
    fixture->project, fact->id, moat_unit_intern (to), NULL, wording, &error);

  g_assert_no_error (error);
  g_assert_true (converted->is_done);
  return moat_decimal_to_double (converted->amount.best);
}

/* Every amount of Alibaba's fiscal years in dollars and in euros, at the rate of its own year. */
static void
test_fiscal_years_convert (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  MoatFactFilter filter = { .source = "sec-alibaba" };
  g_autoptr (GPtrArray) facts =
    moat_store_list_facts (moat_project_get_store (fixture->project), &filter, NULL);

  g_assert_cmpuint (facts->len, ==, 2 * 8);
  for (guint i = 0; i < facts->len; i++)
    {
      const MoatFact *fact = facts->pdata[i];
      int year, month, day;
      double yuan, dollars;

      moat_date_split (fact->period.end, &year, &month, &day);
      yuan = g_ascii_strtod (fiscal_rates[year - 2013].yuan, NULL);
      dollars = moat_decimal_to_double (fact->best) / yuan;
      g_assert_cmpfloat_with_epsilon (convert (fixture, fact, "USD"), dollars, 1e-3);
      g_assert_cmpfloat_with_epsilon (
        convert (fixture, fact, "EUR"),
        dollars / g_ascii_strtod (fiscal_rates[year - 2013].dollars, NULL), 1e-3);
    }
}

/* The ten fiscal years of the article's sum have ten rates, weighted by the days of each year. */
static void
test_the_ten_years_convert (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) fact = get_fact (fixture->project, "f02");
  double sum = 0;
  int n_days = 0;

  for (int year = 2014; year <= 2023; year++)
    {
      int length = moat_date_new (year, 3, 31) - moat_date_new (year - 1, 3, 31);

      sum += length / g_ascii_strtod (fiscal_rates[year - 2013].yuan, NULL);
      n_days += length;
    }
  g_assert_cmpint (n_days, ==, 3652);
  g_assert_cmpfloat_with_epsilon (convert (fixture, fact, "USD"), 324751e6 * sum / n_days, 1);
  g_assert_cmpfloat_with_epsilon (convert (fixture, fact, "USD"), 49.468e9, 0.001e9);
}

/* The last figure of a series and the one @back years before it. */
static void
get_ends (const Years *years, int back, gint64 *before, gint64 *last)
{
  int n = 0;

  while (years->millions[n] != 0)
    n++;
  *last = years->millions[n - 1];
  *before = years->millions[n - 1 - back];
}

/* The titles of the charts say what the figures say. */
static void
test_titles_are_true (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  const MoatChartSpec *research = moat_project_find_chart (fixture->project, "alibaba-rd");
  const MoatChartSpec *spending =
    moat_project_find_chart (fixture->project, "us-capital-expenditure");
  gint64 before, last;

  g_assert_cmpstr (research->title.en, ==,
                   "Alibaba's R&D expense grew more than elevenfold in seven fiscal years");
  g_assert_cmpstr (research->title.zh, ==, "阿里研发费用七个财年增长逾十倍");
  get_ends (&companies[0].years[0], 7, &before, &last);
  g_assert_cmpint (last, >, 11 * before);
  g_assert_cmpint (last - before, >, 10 * before);
  g_assert_cmpstr (spending->title.en, ==,
                   "Three US companies more than doubled capital expenditure in two years");
  g_assert_cmpstr (spending->title.zh, ==, "三家美国公司的资本开支两年内均翻番以上");
  for (gsize i = 1; i < G_N_ELEMENTS (companies); i++)
    {
      get_ends (&companies[i].years[2], 2, &before, &last);
      g_assert_cmpint (last, >, 2 * before);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/model/sample-filed/" name, function)
  ADD ("every-filed-figure", test_every_filed_figure);
  ADD ("where-the-figures-stand", test_where_the_figures_stand);
  ADD ("what-was-restated", test_what_was_restated);
  ADD ("rates-of-the-fiscal-years", test_rates_of_the_fiscal_years);
  ADD ("fiscal-years-convert", test_fiscal_years_convert);
  ADD ("the-ten-years-convert", test_the_ten_years_convert);
  ADD ("titles-are-true", test_titles_are_true);
#undef ADD
  return g_test_run ();
}
