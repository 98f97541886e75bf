/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Series on both bases: each amount for its own period, or divided by the years of that period,
 * with qualifier, status and evidence carried through.  The figures are those of the sample. */
#include <math.h>
#include <string.h>

#include "observing.h"

/* Ten fiscal years, a three-year plan, one year, half a year. */
static const Statement amounts[] = {
  { 2, "2013-04-01", "2023-03-31", 324751e6, "2025-03-17", MOAT_QUALIFIER_EXACT, MOAT_STATUS_ACTUAL,
    MOAT_GRADE_REPORTED },
  { 3, "2022-01-01", "2022-12-31", 120e9, "2025-03-17", MOAT_QUALIFIER_OVER, MOAT_STATUS_ACTUAL,
    MOAT_GRADE_REPORTED },
  { 1, "2025-01-01", "2027-12-31", 380e9, "2025-02-24", MOAT_QUALIFIER_OVER, MOAT_STATUS_PLAN,
    MOAT_GRADE_REPORTED },
  { 4, "2024-01-01", "2024-06-30", 10e9, "2025-03-17", MOAT_QUALIFIER_ABOUT, MOAT_STATUS_ESTIMATE,
    MOAT_GRADE_SCENARIO },
};

static MoatSeries *
make (MoatBasis basis)
{
  return make_series (amounts, G_N_ELEMENTS (amounts), basis, NULL, NULL, 0);
}

static const MoatObservation *
find (const MoatSeries *series, gint64 id)
{
  gsize n;
  const MoatObservation *observations = moat_series_get_observations (series, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (observations[i].fact_id == id)
        return &observations[i];
    }
  g_assert_not_reached ();
}

static void
test_stated_keeps_every_amount (void)
{
  g_autoptr (MoatSeries) series = make (MOAT_BASIS_STATED);

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      MoatObservation wanted = observe (&amounts[i]);
      const MoatObservation *found = find (series, amounts[i].id);

      g_assert_cmpfloat (found->low, ==, wanted.low);
      g_assert_cmpfloat (found->best, ==, wanted.best);
      g_assert_cmpfloat (found->high, ==, wanted.high);
      g_assert_cmpint (found->period.start, ==, wanted.period.start);
      g_assert_cmpint (found->period.end, ==, wanted.period.end);
      g_assert_cmpint (found->qualifier, ==, wanted.qualifier);
      g_assert_cmpint (found->status, ==, wanted.status);
      g_assert_cmpint (found->grade, ==, wanted.grade);
    }
  g_assert_cmpuint (count_issues (series), ==, 0);
}

static void
test_order_is_by_period_end (void)
{
  g_autoptr (MoatSeries) series = make (MOAT_BASIS_STATED);

  assert_facts (series, 3, 2, 4, 1, 0);
}

static void
test_order_of_input_does_not_matter (void)
{
  for (int round = 0; round < 50; round++)
    {
      Statement shuffled[G_N_ELEMENTS (amounts)];
      g_autoptr (MoatSeries) series = NULL;

      memcpy (shuffled, amounts, sizeof amounts);
      for (gint32 i = G_N_ELEMENTS (amounts) - 1; i > 0; i--)
        {
          gint32 k = g_test_rand_int_range (0, i + 1);
          Statement kept = shuffled[i];

          shuffled[i] = shuffled[k];
          shuffled[k] = kept;
        }
      series = make_series (shuffled, G_N_ELEMENTS (shuffled), MOAT_BASIS_STATED, NULL, NULL, 0);
      assert_facts (series, 3, 2, 4, 1, 0);
    }
}

static void
test_per_year_divides_the_interval (void)
{
  g_autoptr (MoatSeries) series = make (MOAT_BASIS_PER_YEAR);

  g_assert_cmpfloat (find (series, 2)->best, ==, 32475100000.0);
  g_assert_cmpfloat (find (series, 2)->low, ==, 32475100000.0);
  g_assert_cmpfloat (find (series, 1)->best, ==, 380e9 / 3);
  g_assert_cmpfloat (find (series, 1)->low, ==, 380e9 / 3);
  g_assert_cmpfloat (find (series, 1)->high, ==, INFINITY);
  g_assert_cmpfloat (find (series, 3)->best, ==, 120e9);
  g_assert_cmpfloat (find (series, 4)->best, ==, 20e9);
  g_assert_cmpfloat (find (series, 4)->low, ==, 19e9);
  g_assert_cmpfloat (find (series, 4)->high, ==, 21e9);
}

static void
test_per_year_keeps_period_qualifier_and_status (void)
{
  g_autoptr (MoatSeries) stated = make (MOAT_BASIS_STATED);
  g_autoptr (MoatSeries) per_year = make (MOAT_BASIS_PER_YEAR);

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      const MoatObservation *before = find (stated, amounts[i].id);
      const MoatObservation *after = find (per_year, amounts[i].id);

      g_assert_cmpint (moat_period_compare (before->period, after->period), ==, 0);
      g_assert_cmpint (before->qualifier, ==, after->qualifier);
      g_assert_cmpint (before->status, ==, after->status);
      g_assert_cmpint (before->known_from, ==, after->known_from);
    }
}

static void
test_computed_value_is_derived_at_best (void)
{
  g_autoptr (MoatSeries) series = make (MOAT_BASIS_PER_YEAR);

  g_assert_cmpint (find (series, 2)->grade, ==, MOAT_GRADE_DERIVED);
  g_assert_cmpint (find (series, 1)->grade, ==, MOAT_GRADE_DERIVED);
  g_assert_cmpint (find (series, 4)->grade, ==, MOAT_GRADE_SCENARIO);
  /* One year is its own yearly amount: nothing was computed. */
  g_assert_cmpint (find (series, 3)->grade, ==, MOAT_GRADE_REPORTED);
}

static void
test_grade_never_gets_stronger (void)
{
  for (int grade = MOAT_GRADE_REPORTED; grade <= MOAT_GRADE_UNRESOLVED; grade++)
    {
      Statement statement = amounts[0];
      g_autoptr (MoatSeries) series = NULL;

      statement.grade = (MoatGrade) grade;
      series = make_series (&statement, 1, MOAT_BASIS_PER_YEAR, NULL, NULL, 0);
      g_assert_cmpint (find (series, 2)->grade, ==, MAX (grade, MOAT_GRADE_DERIVED));
    }
}

static MoatSeries *
make_of (MoatPeriodType period_type, MoatUnitKind unit_kind, const Statement *statement)
{
  GArray *observations = g_array_new (FALSE, FALSE, sizeof (MoatObservation));
  MoatObservation observation = observe (statement);
  MoatSeriesRequest request = {
    .info = { .entity = (char *) "e",
              .concept = (char *) "c",
              .period_type = period_type,
              .unit_kind = unit_kind,
              .unit = g_intern_static_string ("ratio"),
              .basis = MOAT_BASIS_PER_YEAR,
              .year_end = MOAT_YEAR_END_CALENDAR },
  };

  g_array_append_val (observations, observation);
  return moat_series_build (&request, observations);
}

static void
test_ratios_and_stocks_have_no_yearly_rate (void)
{
  static const Statement growth = { 7,   "2023-07-01", "2024-12-31",
                                    1.0, "2025-03-17", MOAT_QUALIFIER_OVER };
  static const Statement customers = { 10, NULL, "2025-03-17", 5e6, "2025-03-17" };
  g_autoptr (MoatSeries) ratio = make_of (MOAT_PERIOD_TYPE_DURATION, MOAT_UNIT_KIND_RATIO, &growth);
  g_autoptr (MoatSeries) stock =
    make_of (MOAT_PERIOD_TYPE_INSTANT, MOAT_UNIT_KIND_COUNT, &customers);
  g_autoptr (MoatSeries) moment =
    make_of (MOAT_PERIOD_TYPE_DURATION, MOAT_UNIT_KIND_MONEY, &customers);

  g_assert_cmpfloat (find (ratio, 7)->best, ==, 1.0);
  g_assert_cmpint (find (ratio, 7)->grade, ==, MOAT_GRADE_REPORTED);
  g_assert_cmpfloat (find (stock, 10)->best, ==, 5e6);
  /* A flow stated for a moment has no length to divide by. */
  g_assert_cmpfloat (find (moment, 10)->best, ==, 5e6);
}

static void
test_area_is_the_amount (void)
{
  for (int round = 0; round < 1000; round++)
    {
      MoatDate start = g_test_rand_int_range (day ("1990-01-01"), day ("2030-01-01"));
      MoatDate end = start + g_test_rand_int_range (0, 5000);
      g_autofree char *first = moat_date_to_iso (start);
      g_autofree char *last = moat_date_to_iso (end);
      Statement statement = { 1, first, last, g_test_rand_double_range (1, 1e12), "2025-03-17" };
      g_autoptr (MoatSeries) series =
        make_series (&statement, 1, MOAT_BASIS_PER_YEAR, NULL, NULL, 0);
      const MoatObservation *found = find (series, 1);
      double area = found->best * moat_period_length_years (found->period);

      g_assert_cmpfloat_with_epsilon (area, statement.best, statement.best * 1e-12);
    }
}

static void
test_missing_number_is_a_gap_and_said (void)
{
  Statement statements[] = { amounts[0], amounts[1] };
  g_autoptr (MoatSeries) series = NULL;

  statements[1].best = NAN;
  series = make_series (statements, 2, MOAT_BASIS_PER_YEAR, NULL, NULL, 0);
  assert_facts (series, 3, 2, 0);
  g_assert_true (isnan (find (series, 3)->best));
  g_assert_true (has_issue (series, MOAT_SERIES_ISSUE_NO_VALUE, 3));
  g_assert_cmpuint (count_issues (series), ==, 1);
}

static void
test_empty_series (void)
{
  g_autoptr (MoatSeries) series = make_series (NULL, 0, MOAT_BASIS_PER_YEAR, NULL, NULL, 0);
  double min, max;
  gsize n = 7;

  moat_series_get_observations (series, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (count_issues (series), ==, 0);
  g_assert_false (moat_pyramid_range (moat_series_get_pyramid (series), 0, 1, &min, &max));
}

static void
test_series_owns_what_it_says (void)
{
  char entity[] = "alibaba-group", concept[] = "investment", en[] = "Alibaba Group";
  GArray *observations = g_array_new (FALSE, FALSE, sizeof (MoatObservation));
  MoatSeriesRequest request = { .info = { .entity = entity,
                                          .concept = concept,
                                          .entity_label = { en, NULL },
                                          .year_end = { 3, 31 } } };
  g_autoptr (MoatSeries) series = moat_series_build (&request, observations);
  MoatSeries *other = moat_series_ref (series);
  const MoatSeriesInfo *info = moat_series_get_info (series);

  entity[0] = concept[0] = en[0] = 'X';
  g_assert_cmpstr (info->entity, ==, "alibaba-group");
  g_assert_cmpstr (info->concept, ==, "investment");
  g_assert_cmpstr (info->entity_label.en, ==, "Alibaba Group");
  g_assert_cmpint (info->year_end.month, ==, 3);
  moat_series_unref (other);
  g_assert_cmpstr (moat_series_get_info (series)->entity, ==, "alibaba-group");
}

static void
test_pyramid_is_built_once (void)
{
  g_autoptr (MoatSeries) series = make (MOAT_BASIS_STATED);
  const MoatPyramid *pyramid = moat_series_get_pyramid (series);
  double min, max;

  g_assert_true (moat_series_get_pyramid (series) == pyramid);
  g_assert_true (moat_pyramid_range (pyramid, 0, 4, &min, &max));
  g_assert_cmpfloat (min, ==, 10e9);
  g_assert_cmpfloat (max, ==, 380e9);
}

static void
test_basis_names_round_trip (void)
{
  MoatBasis basis = MOAT_BASIS_PER_YEAR;

  for (int i = MOAT_BASIS_STATED; i <= MOAT_BASIS_PER_YEAR; i++)
    {
      g_assert_true (moat_basis_from_nick (moat_basis_to_nick ((MoatBasis) i), &basis));
      g_assert_cmpint (basis, ==, i);
    }
  g_assert_false (moat_basis_from_nick ("yearly", &basis));
  g_assert_false (moat_basis_from_nick (NULL, &basis));
  g_assert_cmpint (basis, ==, MOAT_BASIS_PER_YEAR);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/series/stated-keeps-every-amount", test_stated_keeps_every_amount);
  g_test_add_func ("/analysis/series/order-is-by-period-end", test_order_is_by_period_end);
  g_test_add_func ("/analysis/series/order-of-input-does-not-matter",
                   test_order_of_input_does_not_matter);
  g_test_add_func ("/analysis/series/per-year-divides-the-interval",
                   test_per_year_divides_the_interval);
  g_test_add_func ("/analysis/series/per-year-keeps-period-qualifier-and-status",
                   test_per_year_keeps_period_qualifier_and_status);
  g_test_add_func ("/analysis/series/computed-value-is-derived-at-best",
                   test_computed_value_is_derived_at_best);
  g_test_add_func ("/analysis/series/grade-never-gets-stronger", test_grade_never_gets_stronger);
  g_test_add_func ("/analysis/series/ratios-and-stocks-have-no-yearly-rate",
                   test_ratios_and_stocks_have_no_yearly_rate);
  g_test_add_func ("/analysis/series/area-is-the-amount", test_area_is_the_amount);
  g_test_add_func ("/analysis/series/missing-number-is-a-gap-and-said",
                   test_missing_number_is_a_gap_and_said);
  g_test_add_func ("/analysis/series/empty-series", test_empty_series);
  g_test_add_func ("/analysis/series/series-owns-what-it-says", test_series_owns_what_it_says);
  g_test_add_func ("/analysis/series/pyramid-is-built-once", test_pyramid_is_built_once);
  g_test_add_func ("/analysis/series/basis-names-round-trip", test_basis_names_round_trip);
  return g_test_run ();
}
