/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comparisons are made of: one currency, a basis, windows, and the periods that are chosen;
 * and what is said of those that are missing.  Tables worked out by hand. */
#include "comparing.h"

#include "moat-unit.h"

/* Sums up a table of figures. */
#define FIGURES(name) name, G_N_ELEMENTS (name)

static const Figure years[] = {
  { "FY2021", "80", NULL, MOAT_STATUS_ACTUAL },
  { "FY2022", "100", NULL, MOAT_STATUS_ACTUAL },
  { "FY2023", "150", NULL, MOAT_STATUS_ACTUAL },
};

/* As filings have them: quarters, half-years, nine months and years; the last quarter is in the
 * year only. */
static const Figure filed[] = {
  { "2022", "100", NULL, MOAT_STATUS_ACTUAL },
  { "2023Q1", "20", NULL, MOAT_STATUS_ACTUAL },
  { "2023Q2", "25", NULL, MOAT_STATUS_ACTUAL },
  { "2023H1", "45", NULL, MOAT_STATUS_ACTUAL },
  { "2023Q3", "30", NULL, MOAT_STATUS_ACTUAL },
  { "2023-01-01/2023-09-30", "75", NULL, MOAT_STATUS_ACTUAL },
  { "2023", "120", NULL, MOAT_STATUS_ACTUAL },
  { "2024Q1", "24", NULL, MOAT_STATUS_ACTUAL },
};

static void
test_stated_before_converted (void)
{
  static const Figure figures[] = {
    { "2022", "700", NULL, MOAT_STATUS_ACTUAL },       { "2023", "> 710", NULL, MOAT_STATUS_PLAN },
    { "2023", NULL, "USD", MOAT_STATUS_ACTUAL }, /* words stand in nobody's way */
    { "2022", "99", "USD", MOAT_STATUS_ACTUAL },       { "2024", "720", NULL, MOAT_STATUS_ACTUAL },
    { "2021-12-31", "640", NULL, MOAT_STATUS_ACTUAL },
  };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatRateTable) rates = moat_rate_table_new ();
  g_autoptr (MoatComparison) all = NULL, constant = NULL;

  comparing_add_rate (rates, "USD", "CNY", "2022", "7");
  comparing_add_rate (rates, "USD", "CNY", "2023", "7.1");
  comparing_add_rate (rates, "USD", "CNY", "2021-12-31", "6.4");
  comparing_add (comparing, "a", 12, FIGURES (figures));
  comparing->treatment.currency = moat_unit_intern ("USD");
  comparing->treatment.rates = rates;
  all = comparing_compare (comparing, NULL);
  assert_series (all, "a", "31 December 2021 100; 2022 99; 2023 > 100 plan");
  assert_absences (all, 0, "no-rate 2024 CNY/USD");

  comparing->treatment.has_constant_rate = TRUE;
  comparing->treatment.constant_rate = decimal ("0.125");
  constant = comparing_compare (comparing, "2024");
  assert_series (constant, "a", "2024 90");
}

/* Without a currency, in the unit that is preferred; what is in another is said. */
static void
test_one_unit (void)
{
  static const Figure figures[] = {
    { "2022", "700", NULL, MOAT_STATUS_ACTUAL },
    { "2022", "99", "USD", MOAT_STATUS_ACTUAL },
    { "2023", "100", "USD", MOAT_STATUS_ACTUAL },
  };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatComparison) all = NULL, other = NULL;

  comparing_add (comparing, "a", 12, FIGURES (figures));
  all = comparing_compare (comparing, NULL);
  assert_series (all, "a", "2022 700");
  assert_absences (all, 0, "unlike-units 2023");
  g_array_index (comparing->comparables, MoatComparable, 0).info.unit = moat_unit_intern ("EUR");
  other = comparing_compare (comparing, "2022");
  assert_series (other, "a", "2022 700");
}

static void
test_share (void)
{
  static const Figure parts[] = {
    { "2022", "5", NULL, MOAT_STATUS_ACTUAL }, { "2023", "> 6", NULL, MOAT_STATUS_ACTUAL },
    { "2024", "7", NULL, MOAT_STATUS_PLAN },   { "2021", "4", NULL, MOAT_STATUS_ACTUAL },
    { "2020", "4", NULL, MOAT_STATUS_ACTUAL },
  };
  static const Figure wholes[] = {
    { "2022", "8", "USD", MOAT_STATUS_ACTUAL },  { "2022", "80", NULL, MOAT_STATUS_ACTUAL },
    { "2023", "20", "USD", MOAT_STATUS_ACTUAL }, { "2024", "140", NULL, MOAT_STATUS_ACTUAL },
    { "2021", "9", "USD", MOAT_STATUS_ACTUAL },  { "2020", "0", NULL, MOAT_STATUS_ACTUAL },
  };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatRateTable) rates = moat_rate_table_new ();
  g_autoptr (MoatComparison) all = NULL, chosen = NULL, yearly = NULL;

  comparing_add_rate (rates, "USD", "CNY", "2023", "6");
  comparing_add (comparing, "a", 12, FIGURES (parts));
  comparing_add_whole (comparing, FIGURES (wholes));
  comparing_add (comparing, "b", 12, FIGURES (parts));
  comparing->treatment.basis = MOAT_BASIS_SHARE;
  comparing->treatment.rates = rates;
  all = comparing_compare (comparing, NULL);
  assert_series (all, "a", "2022 0.0625; 2023 > 0.05; 2024 0.05 plan");
  assert_absences (all, 0, "n/m 2020; no-rate 2021 USD/CNY");
  chosen = comparing_compare (comparing, "2023");
  assert_absences (chosen, 1, "no-whole 2023");
}

static void
test_index (void)
{
  static const Figure stocks[] = {
    { "2021-12-31", "40", NULL, MOAT_STATUS_ACTUAL },
    { "2022-12-31", "50", NULL, MOAT_STATUS_ACTUAL },
    { "2023-12-31", "80", NULL, MOAT_STATUS_ACTUAL },
  };
  static const Figure loss[] = { { "2022", "-5", NULL, MOAT_STATUS_ACTUAL },
                                 { "2023", "5", NULL, MOAT_STATUS_ACTUAL } };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatComparison) all = NULL, late = NULL;

  comparing_add (comparing, "a", 3, FIGURES (years));
  comparing_add (comparing, "filed", 12, FIGURES (filed));
  comparing_add_kind (comparing, "stocks", 12, MOAT_PERIOD_TYPE_INSTANT, MOAT_UNIT_KIND_MONEY,
                      FIGURES (stocks));
  comparing_add (comparing, "loss", 12, FIGURES (loss));
  comparing->treatment.basis = MOAT_BASIS_INDEX;
  comparing->treatment.index_date = moat_date_new (2022, 3, 31);
  all = comparing_compare (comparing, NULL);
  assert_series (all, "a", "FY2021 80; FY2022 100; FY2023 150");
  assert_series (all, "filed", "2022 100; 2023 120"); /* years on years, no quarters */
  assert_series (all, "stocks", "31 December 2021 100; 31 December 2022 125; 31 December 2023 200");
  assert_series (all, "loss", "");
  assert_absences (all, 3, "n/m 2022; n/m 2023");
  comparing->treatment.index_date = moat_date_new (2030, 1, 1);
  late = comparing_compare (comparing, "2023");
  assert_absences (late, 0, "no-base 2023");
}

static void
test_growth (void)
{
  /* Weeks: 52, 53 and 52 of them; and closing days a few days apart. */
  static const Figure weeks[] = {
    { "2020-09-27/2021-09-25", "100", NULL, MOAT_STATUS_ACTUAL },
    { "2021-09-26/2022-10-01", "> 110", NULL, MOAT_STATUS_ACTUAL },
    { "2022-10-02/2023-09-30", "121", NULL, MOAT_STATUS_ACTUAL },
  };
  static const Figure days[] = {
    { "2022-09-24", "10", NULL, MOAT_STATUS_ACTUAL },
    { "2023-09-30", "12", NULL, MOAT_STATUS_ACTUAL },
  };
  static const Figure turns[] = {
    { "2021", "-10", NULL, MOAT_STATUS_ACTUAL },
    { "2022", "10", NULL, MOAT_STATUS_ACTUAL },
    { "2024", "30", NULL, MOAT_STATUS_ACTUAL },
    { "2024-2026", "90", NULL, MOAT_STATUS_PLAN },
  };
  static const Figure leap[] = {
    { "2023-02", "28", NULL, MOAT_STATUS_ACTUAL },
    { "2024-02", "35", NULL, MOAT_STATUS_ACTUAL },
  };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatComparison) all = NULL, chosen = NULL;

  comparing_add (comparing, "weeks", 9, FIGURES (weeks));
  comparing_add_kind (comparing, "days", 9, MOAT_PERIOD_TYPE_INSTANT, MOAT_UNIT_KIND_MONEY,
                      FIGURES (days));
  comparing_add (comparing, "turns", 12, FIGURES (turns));
  comparing_add (comparing, "filed", 12, FIGURES (filed));
  comparing_add (comparing, "leap", 12, FIGURES (leap));
  comparing->treatment.basis = MOAT_BASIS_GROWTH;
  all = comparing_compare (comparing, NULL);
  assert_series (all, "weeks", "FY2022 > 0.1; FY2023 < 0.1");
  assert_series (all, "days", "30 September 2023 0.2");
  assert_series (all, "turns", "");
  assert_absences (all, 2, "n/m 2022; no-base 2021; no-base 2024; no-base 2024–2026");
  assert_series (all, "filed", "2023 0.2; 2024 Q1 0.2");
  assert_series (all, "leap", "February 2024 0.25");
  chosen = comparing_compare (comparing, "2024");
  assert_absences (chosen, 2, "no-base 2024");
}

static void
test_cumulative (void)
{
  static const Figure nested[] = {
    { "2020", "1", NULL, MOAT_STATUS_ACTUAL }, { "2020-2022", "6", NULL, MOAT_STATUS_ACTUAL },
    { "2021", "2", NULL, MOAT_STATUS_ACTUAL }, { "2022", "> 3", NULL, MOAT_STATUS_ACTUAL },
    { "2023", "4", NULL, MOAT_STATUS_PLAN },
  };
  static const Figure gap[] = {
    { "2020", "1", NULL, MOAT_STATUS_ACTUAL },
    { "2021", "2", NULL, MOAT_STATUS_ACTUAL },
    { "2023", "4", NULL, MOAT_STATUS_ACTUAL },
    { "2024", "5", NULL, MOAT_STATUS_ACTUAL },
  };
  static const Figure stocks[] = { { "2023-12-31", "80", NULL, MOAT_STATUS_ACTUAL } };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatComparison) all = NULL, chosen = NULL;

  comparing_add (comparing, "nested", 12, FIGURES (nested));
  comparing_add (comparing, "gap", 12, FIGURES (gap));
  comparing_add (comparing, "filed", 12, FIGURES (filed));
  comparing_add_kind (comparing, "stocks", 12, MOAT_PERIOD_TYPE_INSTANT, MOAT_UNIT_KIND_MONEY,
                      FIGURES (stocks));
  comparing->treatment.basis = MOAT_BASIS_CUMULATIVE;
  all = comparing_compare (comparing, NULL);
  assert_series (all, "nested", "2020 1; 2020–2021 3; 2020–2022 > 6; 2020–2023 > 10 plan");
  assert_series (all, "gap", "2020 1; 2020–2021 3");
  assert_absences (all, 1, "not-covered 2022");
  /* The quarters stop short of the year; the year leads on. */
  assert_series (all, "filed", "2022 100; 2022–2023 220; Jan 2022 – Mar 2024 244");
  assert_series (all, "stocks", "");
  assert_absences (all, 3, "other-period 31 December 2023");
  chosen = comparing_compare (comparing, "2021,2024");
  assert_series (chosen, "gap", "2020–2021 3");
  assert_absences (chosen, 1, "other-period 2024");
}

/* More terms than one total has are added up in stages, to the same. */
static void
test_long_cumulative (void)
{
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree Figure *figures = g_new0 (Figure, 240);
  g_autoptr (MoatComparison) all = NULL;
  gsize n;

  for (int i = 0; i < 240; i++)
    {
      char *name = g_strdup_printf ("%d-%02d", 2000 + i / 12, i % 12 + 1);
      g_ptr_array_add (names, name);
      figures[i] = (Figure){ name, "0.1", NULL, MOAT_STATUS_ACTUAL };
    }
  comparing_add (comparing, "a", 12, figures, 240);
  comparing->treatment.basis = MOAT_BASIS_CUMULATIVE;
  all = comparing_compare (comparing, NULL);
  g_assert_nonnull (moat_series_get_observations (all->series->pdata[0], &n));
  g_assert_cmpuint (n, ==, 240);
  for (gsize i = 0; i < n; i++)
    {
      const MoatDerivation *total = moat_series_get_derivation (all->series->pdata[0], i);
      g_autofree char *expected = g_strdup_printf ("%.15g", (double) (i + 1) / 10);
      g_autofree char *words = word_derivation (total);
      g_autoptr (GArray) facts = moat_derivation_list_facts (total);

      g_assert_cmpstr (words, ==, expected);
      g_assert_cmpuint (facts->len, ==, i + 1);
    }
}

static void
test_windows (void)
{
  static const Figure margins[] = {
    { "2021", "0.1", "ratio", MOAT_STATUS_ACTUAL },
    { "2022", "0.2", "ratio", MOAT_STATUS_ACTUAL },
    { "2024", "0.3", "ratio", MOAT_STATUS_ACTUAL },
  };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatComparison) sums = NULL, means = NULL, chosen = NULL, quarters = NULL;

  comparing_add (comparing, "a", 3, FIGURES (years));
  comparing_add (comparing, "filed", 12, FIGURES (filed));
  comparing_add_kind (comparing, "margins", 12, MOAT_PERIOD_TYPE_DURATION, MOAT_UNIT_KIND_RATIO,
                      FIGURES (margins));
  comparing->treatment.window = 2;
  comparing->treatment.window_is_sum = TRUE;
  sums = comparing_compare (comparing, NULL);
  assert_series (sums, "a", "FY2021–FY2022 180; FY2022–FY2023 250");
  assert_series (sums, "filed", "2023 H1 45; Apr 2023 – Sep 2023 55; 2022–2023 220");
  assert_series (sums, "margins", "2021 0.1; 2022 0.2; 2024 0.3"); /* ratios do not add up */
  chosen = comparing_compare (comparing, "2023");
  assert_series (chosen, "a", "FY2022–FY2023 250");
  comparing->treatment.window_is_sum = FALSE;
  means = comparing_compare (comparing, NULL);
  assert_series (means, "a", "FY2022 90; FY2023 125");
  assert_series (means, "margins", "2022 0.15");
  comparing->treatment.window = 3;
  quarters = comparing_compare (comparing, "2023Q3,2023Q1");
  assert_series (quarters, "filed", "2023 Q3 25");
  assert_absences (quarters, 1, "not-covered 2023 Q1");
}

static void
test_columns_of_all (void)
{
  static const Figure calendar[] = {
    { "2022", "10", NULL, MOAT_STATUS_ACTUAL },
    { "2023", "20", NULL, MOAT_STATUS_ACTUAL },
    { "2023Q1", "5", NULL, MOAT_STATUS_ACTUAL },
    { "2024-2026", "90", NULL, MOAT_STATUS_PLAN },
  };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatComparison) all = NULL;

  comparing_add (comparing, "a", 3, FIGURES (years));
  comparing_add (comparing, "b", 12, FIGURES (calendar));
  comparing_add (comparing, "c", 12, NULL, 0);
  all = comparing_compare (comparing, NULL);
  assert_columns (all, "Apr 2020 – Mar 2021; 2022 mixed; 2023 Q1; 2023 mixed; 2024–2026");
  g_assert_cmpint (moat_series_get_column (all->series->pdata[0], 2), ==, 3);
  g_assert_cmpint (moat_series_get_column (all->series->pdata[1], 2), ==, 3);
  g_assert_cmpuint (all->series->len, ==, 2);
  assert_absences (all, 2, "no-figure any");
}

static void
test_latest (void)
{
  static const Figure plan[] = {
    { "2023", "10", NULL, MOAT_STATUS_ACTUAL },
    { "2025-2027", "> 380", NULL, MOAT_STATUS_PLAN },
  };
  static const Figure unknown[] = {
    { "2023", "10", NULL, MOAT_STATUS_ACTUAL },
    { "2024", NULL, NULL, MOAT_STATUS_ACTUAL },
  };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatComparison) latest = NULL;

  comparing_add (comparing, "a", 3, FIGURES (years));
  comparing_add (comparing, "filed", 12, FIGURES (filed));
  comparing_add (comparing, "plan", 12, FIGURES (plan));
  comparing_add (comparing, "unknown", 12, FIGURES (unknown));
  comparing_add (comparing, "none", 12, NULL, 0);
  latest = comparing_compare (comparing, "latest");
  assert_series (latest, "a", "FY2023 150");
  assert_series (latest, "filed", "2023 120"); /* a quarter beside years would mislead */
  assert_series (latest, "plan", "2025–2027 > 380 plan");
  assert_series (latest, "unknown", "2023 10");
  assert_absences (latest, 3, "no-value 2024");
  assert_absences (latest, 4, "no-figure any");
  assert_columns (latest, "any mixed");
}

static void
test_chosen (void)
{
  static const Figure short_years[] = {
    { "2022-02-01/2023-01-31", "7", NULL, MOAT_STATUS_ACTUAL }, /* FY2023 */
    { "2023Q1", "2", NULL, MOAT_STATUS_ACTUAL },
  };
  static const Figure spans[] = { { "FY2022-FY2024", "30", NULL, MOAT_STATUS_PLAN } };
  static const Figure quarters[] = { { "2023Q1", "2", NULL, MOAT_STATUS_ACTUAL } };
  static const Figure odd[] = { { "2022-07-01/2023-06-30", "9", NULL, MOAT_STATUS_ACTUAL } };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatComparison) stated = NULL, yearly = NULL, same = NULL;

  comparing_add (comparing, "january", 1, FIGURES (short_years));
  comparing_add (comparing, "spans", 3, FIGURES (spans));
  comparing_add (comparing, "quarters", 12, FIGURES (quarters));
  comparing_add (comparing, "odd", 12, FIGURES (odd));
  comparing_add (comparing, "filed", 12, FIGURES (filed));
  stated = comparing_compare (comparing, "2023");
  assert_series (stated, "january", "FY2023 7");
  assert_series (stated, "odd", "Jul 2022 – Jun 2023 9");
  assert_series (stated, "filed", "2023 120");
  assert_absences (stated, 1, "other-period 2023");
  assert_absences (stated, 2, "other-period 2023");
  assert_columns (stated, "2023 mixed");
  comparing->treatment.basis = MOAT_BASIS_PER_YEAR;
  yearly = comparing_compare (comparing, "2022,2024");
  assert_series (yearly, "spans", "FY2022–FY2024 10 plan; FY2022–FY2024 10 plan");
  assert_columns (yearly, "2022 mixed; 2024");
  same = comparing_compare (comparing, "2023Q1");
  assert_series (same, "filed", "2023 Q1 80");
  assert_columns (same, "2023 Q1");
}

/* A day is answered by the last moment of the year before it, an amount by the last year. */
static void
test_chosen_day (void)
{
  static const Figure stocks[] = {
    { "2022-12-31", "50", NULL, MOAT_STATUS_ACTUAL },
    { "2023-09-30", "80", NULL, MOAT_STATUS_ACTUAL },
  };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatComparison) day = NULL, later = NULL, year = NULL;

  comparing_add_kind (comparing, "stocks", 12, MOAT_PERIOD_TYPE_INSTANT, MOAT_UNIT_KIND_MONEY,
                      FIGURES (stocks));
  comparing_add (comparing, "filed", 12, FIGURES (filed));
  day = comparing_compare (comparing, "2024-03-31");
  assert_series (day, "stocks", "30 September 2023 80");
  assert_series (day, "filed", "2023 120");
  later = comparing_compare (comparing, "2024-09-30");
  assert_absences (later, 0, "other-period 30 September 2024");
  year = comparing_compare (comparing, "2023");
  assert_series (year, "stocks", "30 September 2023 80");
}

static void
test_rank_with_ties (void)
{
  static const char *const values[] = { "5", "9", "5.0", "-1", NULL, "4.9" };
  static const guint expected[][2] = { { 1, 1 }, { 0, 2 }, { 2, 2 }, { 5, 4 }, { 3, 5 } };
  g_autoptr (GPtrArray) derivations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);
  g_autoptr (GArray) ranked = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_ptr_array_add (derivations,
                     derive (1, &(Figure){ "2024", values[i], NULL, MOAT_STATUS_ACTUAL }));
  ranked =
    moat_rank ((const MoatDerivation *const *) (gpointer) derivations->pdata, derivations->len);
  g_assert_cmpuint (ranked->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < ranked->len; i++)
    {
      g_assert_cmpuint (g_array_index (ranked, MoatRanked, i).index, ==, expected[i][0]);
      g_assert_cmpuint (g_array_index (ranked, MoatRanked, i).rank, ==, expected[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/stated-before-converted", test_stated_before_converted);
  g_test_add_func ("/comparison/one-unit", test_one_unit);
  g_test_add_func ("/comparison/share", test_share);
  g_test_add_func ("/comparison/index", test_index);
  g_test_add_func ("/comparison/growth", test_growth);
  g_test_add_func ("/comparison/cumulative", test_cumulative);
  g_test_add_func ("/comparison/long-cumulative", test_long_cumulative);
  g_test_add_func ("/comparison/windows", test_windows);
  g_test_add_func ("/comparison/columns-of-all", test_columns_of_all);
  g_test_add_func ("/comparison/latest", test_latest);
  g_test_add_func ("/comparison/chosen", test_chosen);
  g_test_add_func ("/comparison/chosen-day", test_chosen_day);
  g_test_add_func ("/comparison/rank-with-ties", test_rank_with_ties);
  return g_test_run ();
}
