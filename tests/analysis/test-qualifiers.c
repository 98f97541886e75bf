/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How "over", "about", "under" and "between" travel through sums and ratios, and what
 * the ratio of two figures says about value, qualifier and status. */
#include <math.h>

#include "observing.h"

#define EXACT MOAT_QUALIFIER_EXACT
#define ABOUT MOAT_QUALIFIER_ABOUT
#define OVER MOAT_QUALIFIER_OVER
#define UNDER MOAT_QUALIFIER_UNDER
#define BETWEEN MOAT_QUALIFIER_BETWEEN
#define UNKNOWN MOAT_QUALIFIER_UNKNOWN
#define N_QUALIFIERS 6

static const struct
{
  MoatQualifier a, b, sum, ratio;
} rules[] = {
  { EXACT, EXACT, EXACT, EXACT },       { OVER, EXACT, OVER, OVER },
  { EXACT, OVER, OVER, UNDER },         { UNDER, EXACT, UNDER, UNDER },
  { EXACT, UNDER, UNDER, OVER },        { OVER, OVER, OVER, UNKNOWN },
  { UNDER, UNDER, UNDER, UNKNOWN },     { OVER, UNDER, UNKNOWN, OVER },
  { UNDER, OVER, UNKNOWN, UNDER },      { ABOUT, EXACT, ABOUT, ABOUT },
  { EXACT, ABOUT, ABOUT, ABOUT },       { ABOUT, OVER, ABOUT, ABOUT },
  { OVER, ABOUT, ABOUT, ABOUT },        { BETWEEN, EXACT, BETWEEN, BETWEEN },
  { EXACT, BETWEEN, BETWEEN, BETWEEN }, { BETWEEN, BETWEEN, BETWEEN, BETWEEN },
  { BETWEEN, OVER, ABOUT, ABOUT },
};

static void
test_sums_and_ratios (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_assert_cmpint (moat_qualifier_add (rules[i].a, rules[i].b), ==, rules[i].sum);
      g_assert_cmpint (moat_qualifier_divide (rules[i].a, rules[i].b), ==, rules[i].ratio);
    }
}

/* Which way the true value may lie: bit 0 above, bit 1 below. */
static guint
directions (MoatQualifier qualifier)
{
  switch (qualifier)
    {
    case OVER:
      return 1;
    case UNDER:
      return 2;
    case UNKNOWN:
      return 3;
    default:
      return 0;
    }
}

static guint
reverse (guint ways)
{
  return (ways & 1) << 1 | (ways & 2) >> 1;
}

/* Of bounded figures, a sum may lie where either part may, a ratio where the first
 * may or where the second may not. */
static void
test_bounds_follow_from_their_directions (void)
{
  static const MoatQualifier bounded[] = { EXACT, OVER, UNDER, UNKNOWN };

  for (gsize i = 0; i < G_N_ELEMENTS (bounded); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (bounded); k++)
      {
        MoatQualifier a = bounded[i], b = bounded[k];
        guint opposed = directions (a) | reverse (directions (b));

        g_assert_cmpuint (directions (moat_qualifier_add (a, b)), ==,
                          directions (a) | directions (b));
        g_assert_cmpuint (directions (moat_qualifier_divide (a, b)), ==, opposed);
      }
}

static void
test_laws_of_adding (void)
{
  for (int i = 0; i < N_QUALIFIERS; i++)
    for (int k = 0; k < N_QUALIFIERS; k++)
      {
        MoatQualifier a = (MoatQualifier) i, b = (MoatQualifier) k;

        g_assert_cmpint (moat_qualifier_add (a, b), ==, moat_qualifier_add (b, a));
        g_assert_cmpint (moat_qualifier_add (a, EXACT), ==, a);
        g_assert_cmpint (moat_qualifier_add (a, a), ==, a);
        g_assert_cmpint (moat_qualifier_add (a, UNKNOWN), ==, UNKNOWN);
        g_assert_cmpint (moat_qualifier_divide (a, EXACT), ==, a);
        if (b != EXACT)
          g_assert_cmpint (moat_qualifier_add (a, b), !=, EXACT);
      }
}

static void
test_order_of_adding_does_not_matter_for_bounds (void)
{
  static const MoatQualifier bounded[] = { EXACT, OVER, UNDER, UNKNOWN };

  for (gsize i = 0; i < G_N_ELEMENTS (bounded); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (bounded); k++)
      for (gsize m = 0; m < G_N_ELEMENTS (bounded); m++)
        g_assert_cmpint (
          moat_qualifier_add (moat_qualifier_add (bounded[i], bounded[k]), bounded[m]), ==,
          moat_qualifier_add (bounded[i], moat_qualifier_add (bounded[k], bounded[m])));
}

static const Statement past = { 2, "2013-04-01", "2023-03-31", 324751e6, "2025-03-17", EXACT };
static const Statement plan = { 1,    "2025-01-01",    "2027-12-31", 380e9, "2025-02-24",
                                OVER, MOAT_STATUS_PLAN };

static void
test_ratio_of_flows_is_of_their_yearly_rates (void)
{
  MoatObservation from = observe (&past), to = observe (&plan);
  MoatDifference difference = moat_difference (&from, &to);

  g_assert_cmpfloat_with_epsilon (difference.ratio, (380e9 / 3) / 32475100000.0, 1e-12);
  g_assert_cmpint (difference.qualifier, ==, OVER);
  g_assert_cmpint (difference.status, ==, MOAT_STATUS_PLAN);
}

static void
test_ratio_turned_round (void)
{
  MoatObservation from = observe (&plan), to = observe (&past);
  MoatDifference difference = moat_difference (&from, &to);

  g_assert_cmpfloat_with_epsilon (difference.ratio, 32475100000.0 / (380e9 / 3), 1e-12);
  g_assert_cmpint (difference.qualifier, ==, UNDER);
  g_assert_cmpint (difference.status, ==, MOAT_STATUS_PLAN);
}

static void
test_ratio_of_over_and_over_has_no_direction (void)
{
  MoatObservation from = observe (&plan), to = observe (&plan);

  g_assert_cmpint (moat_difference (&from, &to).qualifier, ==, UNKNOWN);
  from.qualifier = ABOUT;
  g_assert_cmpint (moat_difference (&from, &to).qualifier, ==, ABOUT);
}

static void
test_ratio_of_moments_is_of_their_values (void)
{
  static const Statement regions = { 11, NULL, "2025-03-17", 29, "2025-03-17" };
  static const Statement zones = { 12, NULL, "2025-03-17", 87, "2025-03-17" };
  MoatObservation from = observe (&regions), to = observe (&zones);

  g_assert_cmpfloat (moat_difference (&from, &to).ratio, ==, 3);
}

static void
test_ratio_takes_the_less_certain_status (void)
{
  MoatObservation from = observe (&past), to = observe (&past);

  for (int a = MOAT_STATUS_ACTUAL; a <= MOAT_STATUS_TARGET; a++)
    for (int b = MOAT_STATUS_ACTUAL; b <= MOAT_STATUS_TARGET; b++)
      {
        from.status = (guint8) a;
        to.status = (guint8) b;
        g_assert_cmpint (moat_difference (&from, &to).status, ==, MAX (a, b));
      }
}

static void
test_ratio_that_means_nothing (void)
{
  static const struct
  {
    double from, to;
  } cases[] = { { 0, 1 }, { 0, 0 }, { -1, 1 }, { 1, -1 }, { -1, -1 }, { NAN, 1 }, { 1, NAN } };
  MoatObservation from = observe (&past), to = observe (&past);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      from.best = cases[i].from;
      to.best = cases[i].to;
      g_assert_true (isnan (moat_difference (&from, &to).ratio));
    }
  from.best = 5;
  to.best = 0;
  g_assert_cmpfloat (moat_difference (&from, &to).ratio, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/qualifiers/sums-and-ratios", test_sums_and_ratios);
  g_test_add_func ("/analysis/qualifiers/bounds-follow-from-their-directions",
                   test_bounds_follow_from_their_directions);
  g_test_add_func ("/analysis/qualifiers/laws-of-adding", test_laws_of_adding);
  g_test_add_func ("/analysis/qualifiers/order-of-adding-does-not-matter-for-bounds",
                   test_order_of_adding_does_not_matter_for_bounds);
  g_test_add_func ("/analysis/qualifiers/ratio-of-flows-is-of-their-yearly-rates",
                   test_ratio_of_flows_is_of_their_yearly_rates);
  g_test_add_func ("/analysis/qualifiers/ratio-turned-round", test_ratio_turned_round);
  g_test_add_func ("/analysis/qualifiers/ratio-of-over-and-over-has-no-direction",
                   test_ratio_of_over_and_over_has_no_direction);
  g_test_add_func ("/analysis/qualifiers/ratio-of-moments-is-of-their-values",
                   test_ratio_of_moments_is_of_their_values);
  g_test_add_func ("/analysis/qualifiers/ratio-takes-the-less-certain-status",
                   test_ratio_takes_the_less_certain_status);
  g_test_add_func ("/analysis/qualifiers/ratio-that-means-nothing", test_ratio_that_means_nothing);
  return g_test_run ();
}
