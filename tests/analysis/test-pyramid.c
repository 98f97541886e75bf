/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The smallest and largest value of any range of a series, against a plain search: random
 * lengths around the run length and its powers, with gaps, infinities and equal values. */
#include "moat-pyramid.h"

#include <math.h>

static MoatObservation *
make_values (gsize n, double gap_share)
{
  MoatObservation *observations = g_new0 (MoatObservation, n);

  for (gsize i = 0; i < n; i++)
    observations[i].best =
      g_test_rand_double () < gap_share ? NAN : g_test_rand_double_range (-100, 100);
  return observations;
}

static gboolean
search (const MoatObservation *observations, gsize first, gsize end, double *min, double *max)
{
  gboolean found = FALSE;

  for (gsize i = first; i < end; i++)
    {
      double value = observations[i].best;

      if (isnan (value))
        continue;
      *min = found ? MIN (*min, value) : value;
      *max = found ? MAX (*max, value) : value;
      found = TRUE;
    }
  return found;
}

static void
assert_range (const MoatPyramid *pyramid, const MoatObservation *observations, gsize first,
              gsize end)
{
  double min = -7, max = -7, wanted_min = 0, wanted_max = 0;
  gboolean found = search (observations, first, end, &wanted_min, &wanted_max);

  g_assert_cmpint (moat_pyramid_range (pyramid, first, end, &min, &max), ==, found);
  g_assert_cmpfloat (min, ==, found ? wanted_min : -7);
  g_assert_cmpfloat (max, ==, found ? wanted_max : -7);
}

static void
check_length (gsize n, double gap_share, int n_ranges)
{
  g_autofree MoatObservation *observations = make_values (n, gap_share);
  MoatPyramid *pyramid = moat_pyramid_new (observations, n);

  assert_range (pyramid, observations, 0, n);
  for (int i = 0; i < n_ranges; i++)
    {
      gsize first = (gsize) g_test_rand_int_range (0, (gint32) n + 1);
      gsize end = (gsize) g_test_rand_int_range ((gint32) first, (gint32) n + 1);

      assert_range (pyramid, observations, first, end);
    }
  moat_pyramid_free (pyramid);
}

static void
test_every_range_of_short_series (void)
{
  static const gsize lengths[] = { 0, 1, 2, 63, 64, 65, 127, 128, 129, 200 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      gsize n = lengths[i];
      g_autofree MoatObservation *observations = make_values (n, 0.2);
      MoatPyramid *pyramid = moat_pyramid_new (observations, n);

      for (gsize first = 0; first <= n; first++)
        for (gsize end = first; end <= n; end++)
          assert_range (pyramid, observations, first, end);
      moat_pyramid_free (pyramid);
    }
}

static void
test_random_ranges_around_powers (void)
{
  static const gsize lengths[] = { 4095, 4096, 4097, 4160, 10000, 262143, 262144, 262145 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    check_length (lengths[i], 0.1, 100);
}

static void
test_random_lengths (void)
{
  for (int i = 0; i < 100; i++)
    check_length ((gsize) g_test_rand_int_range (0, 9000), g_test_rand_double (), 30);
}

static void
test_only_gaps_have_no_range (void)
{
  g_autofree MoatObservation *observations = make_values (5000, 2);
  MoatPyramid *pyramid = moat_pyramid_new (observations, 5000);
  double min, max;

  g_assert_false (moat_pyramid_range (pyramid, 0, 5000, &min, &max));
  g_assert_false (moat_pyramid_range (pyramid, 64, 128, &min, &max));
  moat_pyramid_free (pyramid);
}

static void
test_one_value_among_gaps (void)
{
  for (int i = 0; i < 50; i++)
    {
      g_autofree MoatObservation *observations = make_values (5000, 2);
      gsize at = (gsize) g_test_rand_int_range (0, 5000);
      MoatPyramid *pyramid;
      double min, max;

      observations[at].best = 42;
      pyramid = moat_pyramid_new (observations, 5000);
      g_assert_true (moat_pyramid_range (pyramid, 0, 5000, &min, &max));
      g_assert_cmpfloat (min, ==, 42);
      g_assert_cmpfloat (max, ==, 42);
      g_assert_false (moat_pyramid_range (pyramid, 0, at, &min, &max));
      g_assert_false (moat_pyramid_range (pyramid, at + 1, 5000, &min, &max));
      moat_pyramid_free (pyramid);
    }
}

static void
test_infinite_values (void)
{
  static const double values[] = { INFINITY, -INFINITY };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree MoatObservation *observations = make_values (200, 2);
      MoatPyramid *pyramid;
      double min, max;

      observations[100].best = values[i];
      pyramid = moat_pyramid_new (observations, 200);
      g_assert_true (moat_pyramid_range (pyramid, 0, 200, &min, &max));
      g_assert_cmpfloat (min, ==, values[i]);
      g_assert_cmpfloat (max, ==, values[i]);
      moat_pyramid_free (pyramid);
    }
}

static void
test_range_beyond_the_end_is_cut (void)
{
  g_autofree MoatObservation *observations = make_values (100, 0);
  MoatPyramid *pyramid = moat_pyramid_new (observations, 100);
  double min, max, cut_min, cut_max;

  g_assert_true (moat_pyramid_range (pyramid, 0, 100, &min, &max));
  g_assert_true (moat_pyramid_range (pyramid, 0, G_MAXSIZE, &cut_min, &cut_max));
  g_assert_cmpfloat (min, ==, cut_min);
  g_assert_cmpfloat (max, ==, cut_max);
  g_assert_false (moat_pyramid_range (pyramid, 100, G_MAXSIZE, &min, &max));
  g_assert_false (moat_pyramid_range (pyramid, 60, 50, &min, &max));
  moat_pyramid_free (pyramid);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/pyramid/every-range-of-short-series",
                   test_every_range_of_short_series);
  g_test_add_func ("/analysis/pyramid/random-ranges-around-powers",
                   test_random_ranges_around_powers);
  g_test_add_func ("/analysis/pyramid/random-lengths", test_random_lengths);
  g_test_add_func ("/analysis/pyramid/only-gaps-have-no-range", test_only_gaps_have_no_range);
  g_test_add_func ("/analysis/pyramid/one-value-among-gaps", test_one_value_among_gaps);
  g_test_add_func ("/analysis/pyramid/infinite-values", test_infinite_values);
  g_test_add_func ("/analysis/pyramid/range-beyond-the-end-is-cut",
                   test_range_beyond_the_end_is_cut);
  return g_test_run ();
}
