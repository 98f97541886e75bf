/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Totals and changes of the values of series as stated: exact, and naming the facts behind them.
 */
#include "config.h"

#include <math.h>

#include "moat-derivation.h"
#include "moat-series-build.h"
#include "moat-unit.h"

/* A series of two years. */
static MoatSeries *
make_series (double first, double second, MoatQualifier qualifier)
{
  MoatSeriesRequest request = { .info = { .entity = (char *) "acme",
                                          .concept = (char *) "spending",
                                          .unit = moat_unit_intern ("CNY") } };
  GArray *observations = g_array_new (FALSE, FALSE, sizeof (MoatObservation));
  const double values[2] = { first, second };

  for (int i = 0; i < 2; i++)
    {
      const MoatObservation observation = {
        .fact_id = i + 1,
        .period = moat_period_years (2020 + i, 2020 + i),
        .low = values[i],
        .best = values[i],
        .high = qualifier == MOAT_QUALIFIER_OVER ? INFINITY : values[i],
        .qualifier = (guint8) qualifier,
      };
      g_array_append_val (observations, observation);
    }
  return moat_series_build (&request, observations);
}

static void
assert_value (const MoatDerivation *value, const char *expected, MoatQualifier qualifier)
{
  g_autofree char *text = moat_decimal_to_string (value->best);

  g_assert_cmpint (value->problem, ==, MOAT_DERIVATION_PROBLEM_NONE);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (value->qualifier, ==, qualifier);
}

static void
test_a_stated_value_is_the_decimal_that_was_stated (void)
{
  g_autoptr (MoatSeries) series = make_series (0.1, 123456789.01, MOAT_QUALIFIER_OVER);
  g_autoptr (MoatDerivation) first = moat_total_of_value (series, 0);
  g_autoptr (MoatDerivation) second = moat_total_of_value (series, 1);

  assert_value (first, "0.1", MOAT_QUALIFIER_OVER);
  assert_value (second, "123456789.01", MOAT_QUALIFIER_OVER);
  g_assert_cmpint (second->fact_id, ==, 2);
  g_assert_true (isinf (moat_derivation_to_observation (second).high));
}

static void
test_a_total_is_the_exact_sum_and_names_its_facts (void)
{
  g_autoptr (MoatSeries) a = make_series (0.1, 1, MOAT_QUALIFIER_OVER);
  g_autoptr (MoatSeries) b = make_series (0.2, 1, MOAT_QUALIFIER_EXACT);
  g_autoptr (GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);
  g_autoptr (MoatDerivation) total = NULL;

  g_ptr_array_add (values, moat_total_of_value (a, 0));
  g_ptr_array_add (values, moat_total_of_value (b, 1));
  total = moat_total_of (values, moat_period_years (2020, 2020));
  assert_value (total, "1.1", MOAT_QUALIFIER_OVER);
  g_assert_cmpuint (total->operands->len, ==, 2);
}

static void
test_a_total_of_one_is_that_one (void)
{
  g_autoptr (MoatSeries) series = make_series (5, 6, MOAT_QUALIFIER_EXACT);
  g_autoptr (GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);
  g_autoptr (MoatDerivation) total = NULL;

  g_ptr_array_add (values, moat_total_of_value (series, 0));
  total = moat_total_of (values, moat_period_years (2020, 2020));
  g_assert_true (total == values->pdata[0]);
}

static void
test_a_change_is_the_later_less_the_earlier (void)
{
  g_autoptr (MoatSeries) series = make_series (0.3, 0.1, MOAT_QUALIFIER_OVER);
  g_autoptr (MoatDerivation) before = moat_total_of_value (series, 0);
  g_autoptr (MoatDerivation) after = moat_total_of_value (series, 1);
  g_autoptr (MoatDerivation) change = moat_total_of_change (before, after);

  assert_value (change, "-0.2", MOAT_QUALIFIER_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/total/stated", test_a_stated_value_is_the_decimal_that_was_stated);
  g_test_add_func ("/total/sum", test_a_total_is_the_exact_sum_and_names_its_facts);
  g_test_add_func ("/total/one", test_a_total_of_one_is_that_one);
  g_test_add_func ("/total/change", test_a_change_is_the_later_less_the_earlier);
  return g_test_run ();
}
