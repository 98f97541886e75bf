/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each operation makes of values, their qualifiers, status and grade: tables worked out by
 * hand, and what has no value. */
#include "comparing.h"

#include "moat-unit.h"

static const MoatDerivationKind SUM = MOAT_DERIVATION_SUM;
static const MoatDerivationKind DIFFERENCE = MOAT_DERIVATION_DIFFERENCE;
static const MoatDerivationKind PRODUCT = MOAT_DERIVATION_PRODUCT;
static const MoatDerivationKind QUOTIENT = MOAT_DERIVATION_QUOTIENT;
static const MoatDerivationKind INDEX = MOAT_DERIVATION_INDEX;
static const MoatDerivationKind GROWTH = MOAT_DERIVATION_GROWTH;
static const MoatDerivationKind CAGR = MOAT_DERIVATION_CAGR;
static const MoatDerivationKind MEAN = MOAT_DERIVATION_MEAN;
static const MoatDerivationKind MEDIAN = MOAT_DERIVATION_MEDIAN;
static const MoatDerivationKind SMALLEST = MOAT_DERIVATION_SMALLEST;
static const MoatDerivationKind LARGEST = MOAT_DERIVATION_LARGEST;

/* @kind over figures of @when, "100; > 50". */
static MoatDerivation *
over (MoatDerivationKind kind, const char *when, const char *values)
{
  g_auto (GStrv) words = g_strsplit (values, "; ", -1);
  g_autoptr (GPtrArray) operands =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);

  for (guint i = 0; words[i] != NULL; i++)
    {
      Figure figure = { when, words[i], NULL, MOAT_STATUS_ACTUAL };
      g_ptr_array_add (operands, derive (i + 1, &figure));
    }
  return moat_derivation_over (kind, (MoatDerivation *const *) operands->pdata, operands->len,
                               period (when, MOAT_YEAR_END_CALENDAR));
}

/* @kind of two figures, "2024 110", "2023 100". */
static MoatDerivation *
of_two (MoatDerivationKind kind, const char *when, const char *value, const char *other_when,
        const char *other)
{
  g_autoptr (MoatDerivation) first = derive (1, &(Figure){ when, value, NULL, MOAT_STATUS_ACTUAL });
  g_autoptr (MoatDerivation) second =
    derive (2, &(Figure){ other_when, other, NULL, MOAT_STATUS_ACTUAL });

  return moat_derivation_of_two (kind, first, second);
}

/* @value is transfer full. */
static void
assert_same (MoatDerivation *value, MoatDerivation *expected)
{
  g_assert_true (value == expected);
  moat_derivation_unref (value);
}

static void
test_qualifiers_of_two (void)
{
  static const struct
  {
    const char *first, *second, *difference, *product, *quotient;
  } cases[] = {
    { "6", "2", "4", "12", "3" },
    { "> 6", "2", "> 4", "> 12", "> 3" },
    { "6", "> 2", "< 4", "> 12", "< 3" },
    { "> 6", "> 2", "? 4", "> 12", "? 3" },
    { "> 6", "< 2", "> 4", "? 12", "> 3" },
    { "< 6", "2", "< 4", "< 12", "< 3" },
    { "~ 6", "> 2", "~ 4", "~ 12", "~ 3" },
    { "6..10", "2", "4..8", "12..20", "3..5" },
    { "6", "1..3", "3..5", "6..18", "2..6" },
    { "6..10", "1..2", "4..9", "6..20", "3..10" },
    { "6..10", "> 2", "~ 6", "~ 16", "~ 4" },
    /* Below zero a bound turns round. */
    { "> 6", "-2", "> 8", "< -12", "< -3" },
    { "> -6", "2", "> -8", "> -12", "> -3" },
    { "-6", "> 2", "< -8", "< -12", "> -3" },
    { "6", "> -2", "< 8", "> -12", "? -3" },
    { "6..10", "-2", "8..12", "-20..-12", "-5..-3" },
    { "-2..4", "2", "-4..2", "-4..8", "-1..2" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatDerivation) number = moat_derivation_new_number (decimal ("1"), NULL);
      g_autoptr (MoatDerivation) money =
        derive (3, &(Figure){ "2024", cases[i].first, NULL, MOAT_STATUS_ACTUAL });
      g_autoptr (MoatDerivation) ratio =
        derive (4, &(Figure){ "2024", cases[i].second, "ratio", MOAT_STATUS_ACTUAL });

      g_test_message ("%s and %s", cases[i].first, cases[i].second);
      assert_derivation (of_two (DIFFERENCE, "2024", cases[i].first, "2024", cases[i].second),
                         cases[i].difference);
      assert_derivation (moat_derivation_of_two (PRODUCT, money, ratio), cases[i].product);
      assert_derivation (moat_derivation_of_two (PRODUCT, ratio, money), cases[i].product);
      assert_derivation (of_two (QUOTIENT, "2024", cases[i].first, "2024", cases[i].second),
                         cases[i].quotient);
    }
}

static void
test_totals (void)
{
  g_autoptr (MoatDerivation) third = over (MEAN, "2024", "1; 2; 2");
  g_autoptr (MoatDerivation) half = over (MEAN, "2024", "1; 2");

  assert_derivation (over (SUM, "2024", "100; 250.5"), "350.5");
  assert_derivation (over (SUM, "2024", "> 100; 250"), "> 350");
  assert_derivation (over (SUM, "2024", "> 100; < 250"), "? 350");
  assert_derivation (over (SUM, "2024", "> 100; ~ 250"), "~ 350");
  assert_derivation (over (SUM, "2024", "90..110; 250; 1..3"), "341..363");
  assert_derivation (over (MEAN, "2024", "1; 2; 2"), "1.66666666666667");
  assert_derivation (over (MEAN, "2024", "90..110; 200"), "145..155");
  g_assert_false (third->is_exact);
  g_assert_true (half->is_exact);
}

/* The others may move past the value that is taken. */
static void
test_order (void)
{
  assert_derivation (over (LARGEST, "2024", "8; 10; 9"), "10");
  assert_derivation (over (LARGEST, "2024", "> 8; 10"), "> 10");
  assert_derivation (over (LARGEST, "2024", "< 8; 10"), "10");
  assert_derivation (over (LARGEST, "2024", "8; < 10"), "< 10");
  assert_derivation (over (LARGEST, "2024", "> 8; < 10"), "? 10");
  assert_derivation (over (LARGEST, "2024", "~ 9.9; 10"), "~ 10");
  assert_derivation (over (LARGEST, "2024", "~ 9; 10"), "10");
  assert_derivation (over (LARGEST, "2024", "5..11; 10"), "~ 10");
  assert_derivation (over (LARGEST, "2024", "9..15; 10"), "9..15");
  assert_derivation (over (SMALLEST, "2024", "8; 10; < 12"), "< 8");
  assert_derivation (over (SMALLEST, "2024", "8; > 10"), "8");
  assert_derivation (over (MEDIAN, "2024", "9; 1; 5"), "5");
  assert_derivation (over (MEDIAN, "2024", "9; 1; 5; 6"), "5.5");
  assert_derivation (over (MEDIAN, "2024", "9; > 1; 5"), "> 5");
  assert_derivation (over (MEDIAN, "2024", "< 9; 1; 5"), "< 5");
  assert_derivation (over (MEDIAN, "2024", "< 9; > 1; 5"), "? 5");
  assert_derivation (over (MEDIAN, "2024", "> 9; < 1; 5"), "5");
  assert_derivation (over (MEDIAN, "2024", "~ 5; 1; 9"), "~ 5");
}

static void
test_growth (void)
{
  assert_derivation (of_two (GROWTH, "2024", "112.5", "2023", "100"), "0.125");
  assert_derivation (of_two (GROWTH, "2024", "0", "2023", "100"), "-1");
  assert_derivation (of_two (GROWTH, "2024", "> 112", "2023", "100"), "> 0.12");
  assert_derivation (of_two (GROWTH, "2024", "110..120", "2023", "100"), "0.1..0.2");
  assert_derivation (of_two (GROWTH, "2024", "112", "2023", "0"), "n/m");
  assert_derivation (of_two (GROWTH, "2024", "112", "2023", "-100"), "n/m");
  assert_derivation (of_two (GROWTH, "2024", "-112", "2023", "100"), "n/m");
  assert_derivation (of_two (GROWTH, "2024-2026", "300", "2023", "100"), "unlike periods");
  assert_derivation (of_two (GROWTH, "2024-12-31", "300", "2023", "100"), "unlike periods");
  assert_derivation (of_two (GROWTH, "2024-12-31", "300", "2023-12-31", "100"), "2");
  assert_derivation (of_two (INDEX, "2024", "300", "2023", "200"), "150");
  assert_derivation (of_two (INDEX, "2024", "300", "2023", "0"), "n/m");
  assert_derivation (of_two (INDEX, "2024", "-50", "2023", "200"), "-25");
}

/* To 50 digits by Python's decimal: 2^(1/10), 3^(2/7), and (1 + 1e-9)^(1/3). */
static void
test_cagr (void)
{
  g_autoptr (MoatDerivation) value = of_two (CAGR, "2024-12-31", "200", "2014-12-31", "100");
  g_autoptr (MoatDerivation) half = of_two (CAGR, "2024-06-30", "300", "2020-12-31", "100");
  g_autoptr (MoatDerivation) number = moat_derivation_new_number (decimal ("100"), value->unit);

  g_assert_false (value->is_exact);
  g_assert_cmpint (value->numerator, ==, 10);
  g_assert_cmpint (half->numerator, ==, 7);
  g_assert_cmpint (half->denominator, ==, 2);
  assert_derivation (moat_derivation_ref (value), "0.0717734625362932");
  assert_derivation (moat_derivation_ref (half), "0.368738106642202");
  assert_derivation (of_two (CAGR, "2023", "121", "2021", "100"), "0.1");
  assert_derivation (of_two (CAGR, "2023", "100", "2021", "100"), "0");
  assert_derivation (of_two (CAGR, "2023", "25", "2021", "100"), "-0.5");
  assert_derivation (of_two (CAGR, "2024", "1000000001", "2021", "1000000000"),
                     "0.000000000333333333222222");
  /* A trillionfold in 17 years, up and down, and a year's growth of a month's: the power of 12. */
  assert_derivation (of_two (CAGR, "2031-12-31", "1000000000000", "2014-12-31", "1"),
                     "4.08021804691302");
  assert_derivation (of_two (CAGR, "2031-12-31", "1", "2014-12-31", "1000000000000"),
                     "-0.803158055271339");
  assert_derivation (of_two (CAGR, "2024-12-31", "123456789.01", "2024-11-30", "100000000"),
                     "11.5365987650758");
  assert_derivation (of_two (CAGR, "2023", "> 121", "2021", "100"), "> 0.1");
  assert_derivation (of_two (CAGR, "2023", "121..144", "2021", "100"), "0.1..0.2");
  assert_derivation (of_two (CAGR, "2023", "0", "2021", "100"), "n/m");
  assert_derivation (of_two (CAGR, "2023", "10", "2021", "-100"), "n/m");
  assert_derivation (of_two (CAGR, "2021", "10", "2023", "100"), "unlike periods");
  assert_derivation (of_two (CAGR, "2023", "10", "2023", "100"), "unlike periods");
  assert_derivation (moat_derivation_of_two (CAGR, half, number), "unlike periods");
}

/* Years of 53 and 52 weeks are years apart, not 371 days. */
static void
test_cagr_of_week_years (void)
{
  g_autoptr (MoatDerivation) value =
    of_two (CAGR, "2022-09-25/2023-09-30", "121", "2020-09-27/2021-09-25", "100");

  g_assert_cmpint (value->numerator, ==, 2);
  g_assert_cmpint (value->denominator, ==, 1);
  assert_derivation (moat_derivation_ref (value), "0.1");
}

static void
test_per_year (void)
{
  g_autoptr (MoatDerivation) span =
    derive (1, &(Figure){ "2025-2027", "> 380", NULL, MOAT_STATUS_PLAN });
  g_autoptr (MoatDerivation) year =
    derive (2, &(Figure){ "2024", "100", NULL, MOAT_STATUS_ACTUAL });
  g_autoptr (MoatDerivation) stock =
    derive (3, &(Figure){ "2024-12-31", "100", NULL, MOAT_STATUS_ACTUAL });
  g_autoptr (MoatDerivation) quarter =
    derive (4, &(Figure){ "2024Q1", "20", NULL, MOAT_STATUS_ACTUAL });
  g_autoptr (MoatDerivation) rate = moat_derivation_per_year (span);
  g_autoptr (MoatDerivation) target = moat_derivation_new_number (decimal ("50"), year->unit);
  MoatDerivation *both[] = { rate, year };
  g_autoptr (MoatDerivation) mean = moat_derivation_over (MEAN, both, 2, rate->period);
  g_autoptr (MoatDerivation) ratio = moat_derivation_of_two (QUOTIENT, year, rate);

  assert_derivation (moat_derivation_ref (rate), "> 126.666666666667");
  g_assert_true (rate->is_yearly);
  g_assert_cmpint (rate->status, ==, MOAT_STATUS_PLAN);
  g_assert_cmpint (rate->grade, ==, MOAT_GRADE_DERIVED);
  g_assert_cmpint (rate->fact_id, ==, 1);
  assert_derivation (moat_derivation_per_year (quarter), "80");
  /* What changes nothing is no step. */
  assert_same (moat_derivation_per_year (year), year);
  assert_same (moat_derivation_per_year (stock), stock);
  assert_same (moat_derivation_per_year (rate), rate);
  /* An amount of one year is an amount a year; one of three is not. */
  assert_derivation (moat_derivation_ref (mean), "> 113.333333333333");
  g_assert_true (mean->is_yearly);
  assert_derivation (moat_derivation_ref (ratio), "< 0.789473684210526");
  g_assert_false (ratio->is_yearly);
  assert_derivation (moat_derivation_of_two (DIFFERENCE, rate, year), "> 26.6666666666667");
  assert_derivation (moat_derivation_of_two (DIFFERENCE, rate, target), "> 76.6666666666667");
  assert_derivation (moat_derivation_of_two (DIFFERENCE, rate, span), "unlike units");
  assert_derivation (moat_derivation_of_two (DIFFERENCE, rate, stock), "unlike units");
}

static void
test_days (void)
{
  const MoatPeriod in_2023 = moat_period_years (2023, 2023);
  g_autoptr (MoatDerivation) fiscal =
    derive (1, &(Figure){ "2023-04-01/2024-03-31", "366", NULL, MOAT_STATUS_ACTUAL });
  g_autoptr (MoatDerivation) first = moat_derivation_take_days (fiscal, in_2023);
  g_autoptr (MoatDerivation) second =
    moat_derivation_take_days (fiscal, moat_period_years (2024, 2024));
  MoatDerivation *both[] = { first, second, fiscal };

  assert_derivation (moat_derivation_ref (first), "275");
  assert_derivation (moat_derivation_ref (second), "91");
  g_assert_cmpint (second->numerator, ==, 91);
  g_assert_cmpint (second->denominator, ==, 366);
  g_assert_cmpint (second->grade, ==, MOAT_GRADE_ESTIMATED);
  assert_same (moat_derivation_take_days (first, in_2023), first);
  /* The parts add up to the whole; the whole and a part would count days twice. */
  assert_derivation (moat_derivation_over (SUM, both, 2, fiscal->period), "366");
  assert_derivation (moat_derivation_over (SUM, &both[1], 2, fiscal->period), "unlike periods");
  /* No day in common is no amount, and not 0. */
  assert_derivation (moat_derivation_take_days (fiscal, moat_period_years (2020, 2020)),
                     "unlike periods");
}

static void
test_units (void)
{
  g_autoptr (MoatDerivation) money =
    derive (1, &(Figure){ "2024", "100", NULL, MOAT_STATUS_ACTUAL });
  g_autoptr (MoatDerivation) dollars =
    derive (2, &(Figure){ "2024", "20", "USD", MOAT_STATUS_ESTIMATE });
  g_autoptr (MoatDerivation) count =
    derive (3, &(Figure){ "2024", "8", "count", MOAT_STATUS_ACTUAL });
  g_autoptr (MoatDerivation) implied = moat_derivation_of_two (QUOTIENT, money, dollars);
  g_autoptr (MoatDerivation) each = moat_derivation_of_two (QUOTIENT, money, count);
  MoatDerivation *both[] = { money, dollars };

  assert_derivation (moat_derivation_over (SUM, both, 2, money->period), "unlike units");
  assert_derivation (moat_derivation_over (LARGEST, both, 2, money->period), "unlike units");
  assert_derivation (moat_derivation_over (SUM, NULL, 0, money->period), "no value");
  assert_derivation (moat_derivation_of_two (DIFFERENCE, money, dollars), "unlike units");
  assert_derivation (moat_derivation_of_two (PRODUCT, money, dollars), "unlike units");
  assert_derivation (moat_derivation_of_two (GROWTH, money, dollars), "unlike units");
  assert_derivation (moat_derivation_ref (implied), "5");
  g_assert_cmpstr (implied->unit, ==, "ratio");
  g_assert_cmpint (implied->status, ==, MOAT_STATUS_ESTIMATE);
  assert_derivation (moat_derivation_ref (each), "12.5");
  g_assert_cmpstr (each->unit, ==, "CNY");
  assert_derivation (of_two (QUOTIENT, "2024", "1", "2024", "0"), "zero");
  assert_derivation (of_two (QUOTIENT, "2024", "1", "2024", "-1..3"), "zero");
}

/* What is wrong with an operand is wrong with all that is made of it, and says which facts. */
static void
test_problems_and_facts (void)
{
  g_autoptr (MoatRateTable) none = moat_rate_table_new ();
  g_autoptr (MoatDerivation) words =
    derive (1, &(Figure){ "2024", NULL, NULL, MOAT_STATUS_ACTUAL });
  g_autoptr (MoatDerivation) number =
    derive (2, &(Figure){ "2023", "5", NULL, MOAT_STATUS_ACTUAL });
  g_autoptr (MoatDerivation) growth = moat_derivation_of_two (GROWTH, words, number);
  g_autoptr (MoatDerivation) converted =
    moat_derivation_convert (number, moat_unit_intern ("USD"), none);
  g_autoptr (MoatDerivation) total = NULL;
  MoatDerivation *both[] = { growth, growth };
  g_autoptr (GArray) facts = NULL;
  MoatObservation observation = moat_derivation_to_observation (growth);

  assert_derivation (moat_derivation_ref (growth), "no value");
  assert_derivation (moat_derivation_per_year (converted), "no rate");
  g_assert_true (observation.best != observation.best);
  total = moat_derivation_over (SUM, both, 2, growth->period);
  facts = moat_derivation_list_facts (total);
  g_assert_cmpuint (facts->len, ==, 2);
  g_assert_cmpint (g_array_index (facts, gint64, 0), ==, 1);
  g_assert_cmpint (g_array_index (facts, gint64, 1), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/derivation/qualifiers-of-two", test_qualifiers_of_two);
  g_test_add_func ("/derivation/totals", test_totals);
  g_test_add_func ("/derivation/order", test_order);
  g_test_add_func ("/derivation/growth", test_growth);
  g_test_add_func ("/derivation/cagr", test_cagr);
  g_test_add_func ("/derivation/cagr-of-week-years", test_cagr_of_week_years);
  g_test_add_func ("/derivation/per-year", test_per_year);
  g_test_add_func ("/derivation/days", test_days);
  g_test_add_func ("/derivation/units", test_units);
  g_test_add_func ("/derivation/problems-and-facts", test_problems_and_facts);
  return g_test_run ();
}
