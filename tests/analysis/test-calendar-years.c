/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fiscal years shared out over calendar years: tables worked out by hand, and that nothing is lost
 * or counted twice, whatever the years are. */
#include "comparing.h"

#include "moat-rate-arithmetic.h"
#include "moat-unit.h"

#define FIGURES(name) name, G_N_ELEMENTS (name)

static void
test_fiscal_years (void)
{
  /* 2023: 90 of the 365 days of FY2023, 275 of the 366 of FY2024. */
  static const Figure march[] = {
    { "FY2023", "365", NULL, MOAT_STATUS_ACTUAL },
    { "FY2024", "> 732", NULL, MOAT_STATUS_ACTUAL },
    { "FY2025", "1095", NULL, MOAT_STATUS_ESTIMATE },
  };
  static const Figure january[] = {
    { "FY2023", "365", NULL, MOAT_STATUS_ACTUAL },
    { "FY2024", "730", NULL, MOAT_STATUS_ACTUAL },
  };
  static const Figure calendar[] = { { "2023", "5", NULL, MOAT_STATUS_ACTUAL } };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatComparison) all = NULL, chosen = NULL;
  const MoatDerivation *value;

  comparing_add (comparing, "march", 3, FIGURES (march));
  comparing_add (comparing, "january", 1, FIGURES (january));
  comparing_add (comparing, "calendar", 12, FIGURES (calendar));
  comparing->treatment.calendarised = TRUE;
  all = comparing_compare (comparing, NULL);
  assert_series (all, "march", "2023 > 640; 2024 > 1007 estimate");
  assert_series (all, "january", "2023 699");
  assert_series (all, "calendar", "2023 5");
  assert_columns (all, "2023; 2024");
  value = moat_series_get_derivation (all->series->pdata[0], 0);
  g_assert_cmpint (value->kind, ==, MOAT_DERIVATION_SUM);
  g_assert_cmpint (value->grade, ==, MOAT_GRADE_ESTIMATED);
  value = moat_series_get_derivation (all->series->pdata[2], 0);
  g_assert_cmpint (value->kind, ==, MOAT_DERIVATION_FACT);
  chosen = comparing_compare (comparing, "2022,2023,2026");
  assert_series (chosen, "march", "2023 > 640");
  assert_absences (chosen, 0, "not-covered 2022; other-period 2026");
}

/* 334 of the 365 days of FY2024 (to 31 January 2024) lie in 2023, and 335 of the 366 of FY2025 in
 * the leap year 2024. */
static void
test_january (void)
{
  static const Figure january[] = {
    { "FY2023", "365", NULL, MOAT_STATUS_ACTUAL },
    { "FY2024", "730", NULL, MOAT_STATUS_ACTUAL },
    { "FY2025", "366", NULL, MOAT_STATUS_ACTUAL },
  };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatComparison) all = NULL;

  comparing_add (comparing, "january", 1, FIGURES (january));
  comparing->treatment.calendarised = TRUE;
  all = comparing_compare (comparing, NULL);
  assert_series (all, "january", "2023 699; 2024 397");
}

static void
test_parts_of_the_year (void)
{
  /* Quarters of a fiscal year are quarters of the calendar too: no day is shared. */
  static const Figure quarters[] = {
    { "2023Q1", "1", NULL, MOAT_STATUS_ACTUAL },
    { "2023Q2", "2", NULL, MOAT_STATUS_ACTUAL },
    { "2023Q3", "3", NULL, MOAT_STATUS_ACTUAL },
    { "2023Q4", "4", NULL, MOAT_STATUS_ACTUAL },
    { "2022-07/2023-06", "99", NULL, MOAT_STATUS_ACTUAL },
  };
  static const Figure mixed[] = {
    { "2023Q1", "1", NULL, MOAT_STATUS_ACTUAL },
    { "2023H1", "4", NULL, MOAT_STATUS_ACTUAL },
    { "2023-01-01/2023-09-30", "7", NULL, MOAT_STATUS_ACTUAL },
    { "2023Q4", "4", NULL, MOAT_STATUS_ACTUAL },
  };
  static const Figure gap[] = {
    { "2023Q1", "1", NULL, MOAT_STATUS_ACTUAL },
    { "2023Q2", "2", NULL, MOAT_STATUS_ACTUAL },
    { "2023Q4", "4", NULL, MOAT_STATUS_ACTUAL },
  };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatComparison) chosen = NULL;
  const MoatDerivation *value;

  comparing_add (comparing, "quarters", 6, quarters, 4);
  comparing_add (comparing, "mixed", 12, FIGURES (mixed));
  comparing_add (comparing, "gap", 12, FIGURES (gap));
  comparing->treatment.calendarised = TRUE;
  chosen = comparing_compare (comparing, "2023");
  assert_series (chosen, "quarters", "2023 10");
  assert_series (chosen, "mixed", "2023 11");
  assert_absences (chosen, 2, "not-covered 2023");
  value = moat_series_get_derivation (chosen->series->pdata[0], 0);
  g_assert_cmpint (value->grade, ==, MOAT_GRADE_DERIVED);
}

/* Twelve months to each quarter overlap; the company's own years do not. */
static void
test_overlapping_years (void)
{
  static const Figure figures[] = {
    { "2021-07-01/2022-06-30", "365", NULL, MOAT_STATUS_ACTUAL },
    { "2021-10-01/2022-09-30", "400", NULL, MOAT_STATUS_ACTUAL },
    { "2022-07-01/2023-06-30", "730", NULL, MOAT_STATUS_ACTUAL },
    { "2022-10-01/2023-09-30", "800", NULL, MOAT_STATUS_ACTUAL },
  };
  static const Figure change[] = {
    /* the year end was moved: months of 2022 are in both, or none */
    { "2021-07-01/2022-06-30", "365", NULL, MOAT_STATUS_ACTUAL },
    { "2022-04-01/2023-03-31", "365", NULL, MOAT_STATUS_ACTUAL },
  };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatComparison) chosen = NULL;

  comparing_add (comparing, "own", 6, FIGURES (figures));
  comparing_add (comparing, "other", 9, FIGURES (figures));
  comparing_add (comparing, "change", 6, FIGURES (change));
  comparing->treatment.calendarised = TRUE;
  chosen = comparing_compare (comparing, "2022");
  assert_series (chosen, "own", "2022 549");                /* 181 × 1 + 184 × 2 */
  assert_series (chosen, "other", "2022 500.821917808219"); /* 273 × 400 / 365 + 92 × 800 / 365 */
  assert_absences (chosen, 2, "not-covered 2022");
}

static void
test_what_is_not_shared (void)
{
  static const Figure spans[] = {
    { "2022", "10", NULL, MOAT_STATUS_ACTUAL },
    { "2023-2025", "90", NULL, MOAT_STATUS_PLAN },
  };
  static const Figure stocks[] = { { "2023-03-31", "7", NULL, MOAT_STATUS_ACTUAL } };
  static const Figure margins[] = { { "FY2023", "0.2", "ratio", MOAT_STATUS_ACTUAL } };
  static const Figure dollars[] = {
    { "FY2023", "365", "USD", MOAT_STATUS_ACTUAL },
    { "FY2024", "366", "USD", MOAT_STATUS_ACTUAL },
  };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatRateTable) rates = moat_rate_table_new ();
  g_autoptr (MoatComparison) all = NULL, chosen = NULL;

  comparing_add_rate (rates, "USD", "CNY", "2022-04-01/2023-03-31", "7");
  comparing_add (comparing, "spans", 12, FIGURES (spans));
  comparing_add_kind (comparing, "stocks", 3, MOAT_PERIOD_TYPE_INSTANT, MOAT_UNIT_KIND_MONEY,
                      FIGURES (stocks));
  comparing_add_kind (comparing, "margins", 3, MOAT_PERIOD_TYPE_DURATION, MOAT_UNIT_KIND_RATIO,
                      FIGURES (margins));
  comparing_add (comparing, "dollars", 3, FIGURES (dollars));
  comparing->treatment.calendarised = TRUE;
  comparing->treatment.currency = moat_unit_intern ("CNY");
  comparing->treatment.rates = rates;
  all = comparing_compare (comparing, NULL);
  assert_series (all, "spans", "2022 10");
  assert_absences (all, 0, "span 2023–2025");
  assert_series (all, "stocks", "31 March 2023 7");
  assert_series (all, "margins", "FY2023 0.2");
  chosen = comparing_compare (comparing, "2023,2024");
  assert_absences (chosen, 0, "span 2023–2025; span 2023–2025");
  assert_absences (chosen, 3, "no-rate 2023 USD/CNY; not-covered 2024");
}

/* What a calendar year has got is converted at that year's rate; what is stated in the currency,
 * for the year or for its parts, comes before it. */
static void
test_converted (void)
{
  static const Figure figures[] = {
    { "FY2023", "365", "USD", MOAT_STATUS_ACTUAL },
    { "FY2024", "732", "USD", MOAT_STATUS_ACTUAL },
    { "FY2025", "365", "USD", MOAT_STATUS_ACTUAL },
    { "2024H1", "1000", NULL, MOAT_STATUS_ACTUAL },
    { "2024H2", "> 1500", NULL, MOAT_STATUS_ACTUAL },
  };
  g_autoptr (Comparing) comparing = comparing_new ();
  g_autoptr (MoatRateTable) rates = moat_rate_table_new ();
  g_autoptr (MoatComparison) all = NULL;

  comparing_add_rate (rates, "USD", "CNY", "2023", "7");
  comparing_add_rate (rates, "USD", "CNY", "2024", "8");
  comparing_add (comparing, "a", 3, FIGURES (figures));
  comparing->treatment.calendarised = TRUE;
  comparing->treatment.currency = moat_unit_intern ("CNY");
  comparing->treatment.rates = rates;
  all = comparing_compare (comparing, NULL);
  assert_series (all, "a", "2023 4480; 2024 > 2500"); /* (90 + 275 × 2) × 7 */
}

/* Years that follow each other, ending anywhere, of 52 and 53 weeks too: what is shared out over
 * the years in between, and the parts that stick out at both ends, add up to all of it, and each
 * day counts once. */
static void
test_parts_make_the_whole (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (Comparing) comparing = comparing_new ();
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (MoatComparison) all = NULL;
      MoatDate start = moat_date_new (2010, 1, 2) + g_test_rand_int_range (0, 364);
      gboolean is_weekly = g_test_rand_bit ();
      Figure figures[8];
      gint64 days = 0;
      MoatDecimal sum = { 0, 0 };

      for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
        {
          MoatDate next = is_weekly ? start + (g_test_rand_int_range (0, 5) == 0 ? 371 : 364)
                                    : moat_date_add_months (start, 12);
          g_autofree char *first = moat_date_to_iso (start), *last = moat_date_to_iso (next - 1);

          /* One a day, so that a year's amount is its days. */
          g_ptr_array_add (texts, g_strdup_printf ("%s/%s", first, last));
          g_ptr_array_add (texts, g_strdup_printf ("%d", next - start));
          figures[i] =
            (Figure){ texts->pdata[2 * i], texts->pdata[2 * i + 1], NULL, MOAT_STATUS_ACTUAL };
          start = next;
        }
      comparing_add (comparing, "a", 6, FIGURES (figures));
      comparing->treatment.calendarised = TRUE;
      all = comparing_compare (comparing, NULL);
      for (int year = 2011; year <= 2016; year++)
        {
          const MoatDerivation *value =
            moat_series_get_derivation (all->series->pdata[0], (gsize) (year - 2011));

          g_assert_cmpint (moat_period_compare (value->period, moat_period_years (year, year)), ==,
                           0);
          g_assert_true (moat_decimal_add (sum, value->best, &sum));
          days += moat_period_days (value->period);
        }
      g_assert_cmpint (
        moat_decimal_compare (moat_decimal_rounded (sum, 30), moat_decimal_from_int (days)), ==, 0);
    }
}

/* There at a rate and back at its inverse is where one was, to 30 digits. */
static void
test_there_and_back (void)
{
  for (int round = 0; round < 200; round++)
    {
      g_autofree char *value = g_strdup_printf ("%d", g_test_rand_int_range (1, G_MAXINT));
      g_autofree char *there = g_strdup_printf ("%d.%04d", g_test_rand_int_range (1, 200),
                                                g_test_rand_int_range (0, 9999));
      g_autoptr (MoatRateTable) rates = moat_rate_table_new ();
      g_autoptr (MoatDerivation) stated =
        derive (1, &(Figure){ "2023", value, NULL, MOAT_STATUS_ACTUAL });
      g_autoptr (MoatDerivation) abroad = NULL, home = NULL;

      comparing_add_rate (rates, "USD", "CNY", "2023", there);
      abroad = moat_derivation_convert (stated, moat_unit_intern ("USD"), rates);
      home = moat_derivation_convert (abroad, stated->unit, rates);
      g_assert_cmpstr (home->unit, ==, "CNY");
      g_assert_cmpint (moat_decimal_compare (moat_decimal_rounded (home->best, 18), stated->best),
                       ==, 0);
      g_assert_cmpint (home->fact_id, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar-years/fiscal-years", test_fiscal_years);
  g_test_add_func ("/calendar-years/january", test_january);
  g_test_add_func ("/calendar-years/parts-of-the-year", test_parts_of_the_year);
  g_test_add_func ("/calendar-years/overlapping-years", test_overlapping_years);
  g_test_add_func ("/calendar-years/what-is-not-shared", test_what_is_not_shared);
  g_test_add_func ("/calendar-years/converted", test_converted);
  g_test_add_func ("/calendar-years/parts-make-the-whole", test_parts_make_the_whole);
  g_test_add_func ("/calendar-years/there-and-back", test_there_and_back);
  return g_test_run ();
}
