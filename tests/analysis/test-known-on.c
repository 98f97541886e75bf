/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As known on a date: which statement of a period counts when there are several, what a later one
 * does to an earlier one, and that a figure stated twice is never counted twice. */
#include <math.h>

#include "observing.h"

/* One year, stated three times: a first figure, one that agrees, one that does not. */
static const Statement revisions[] = {
  { 1, "2024-01-01", "2024-12-31", 40e9, "2024-02-01", MOAT_QUALIFIER_ABOUT, MOAT_STATUS_ACTUAL },
  { 2, "2024-01-01", "2024-12-31", 41e9, "2024-11-01", MOAT_QUALIFIER_EXACT, MOAT_STATUS_ACTUAL },
  { 3, "2024-01-01", "2024-12-31", 48e9, "2025-02-01", MOAT_QUALIFIER_EXACT, MOAT_STATUS_ACTUAL },
};

static MoatSeries *
know (const char *date)
{
  return make_series (revisions, G_N_ELEMENTS (revisions), MOAT_BASIS_STATED, date, NULL, 0);
}

static void
test_nothing_is_known_before_it_is_said (void)
{
  g_autoptr (MoatSeries) series = know ("2024-01-31");

  assert_facts (series, 0);
  g_assert_cmpuint (count_issues (series), ==, 0);
}

static void
test_known_on_the_day_itself (void)
{
  g_autoptr (MoatSeries) series = know ("2024-02-01");

  assert_facts (series, 1, 0);
  g_assert_cmpuint (count_issues (series), ==, 0);
}

static void
test_latest_known_statement_counts (void)
{
  g_autoptr (MoatSeries) day_before = know ("2024-10-31");
  g_autoptr (MoatSeries) between = know ("2025-01-31");
  g_autoptr (MoatSeries) today = know (NULL);

  assert_facts (day_before, 1, 0);
  assert_facts (between, 2, 0);
  assert_facts (today, 3, 0);
}

static void
test_agreeing_statement_is_restated (void)
{
  g_autoptr (MoatSeries) series = know ("2024-11-01");

  g_assert_true (has_issue (series, MOAT_SERIES_ISSUE_RESTATED, 1));
  g_assert_cmpuint (count_issues (series), ==, 1);
}

static void
test_disagreeing_statement_is_a_conflict (void)
{
  g_autoptr (MoatSeries) series = know (NULL);

  g_assert_true (has_issue (series, MOAT_SERIES_ISSUE_CONFLICT, 2));
  g_assert_false (has_issue (series, MOAT_SERIES_ISSUE_CONFLICT, 1));
}

static void
test_open_intervals_meet (void)
{
  static const Statement statements[] = {
    { 1, "2024-01-01", "2024-12-31", 40e9, "2024-02-01", MOAT_QUALIFIER_OVER },
    { 2, "2024-01-01", "2024-12-31", 90e9, "2024-11-01", MOAT_QUALIFIER_EXACT },
    { 3, "2024-01-01", "2024-12-31", 80e9, "2024-12-01", MOAT_QUALIFIER_UNDER },
  };
  g_autoptr (MoatSeries) series = make_series (statements, 3, MOAT_BASIS_STATED, NULL, NULL, 0);

  g_assert_true (has_issue (series, MOAT_SERIES_ISSUE_RESTATED, 1));
  g_assert_true (has_issue (series, MOAT_SERIES_ISSUE_CONFLICT, 2));
}

static void
test_missing_number_contradicts_nothing (void)
{
  Statement statements[] = { revisions[0], revisions[1] };
  g_autoptr (MoatSeries) series = NULL;

  statements[0].best = NAN;
  series = make_series (statements, 2, MOAT_BASIS_STATED, NULL, NULL, 0);
  assert_facts (series, 2, 0);
  g_assert_true (has_issue (series, MOAT_SERIES_ISSUE_RESTATED, 1));
  g_assert_false (has_issue (series, MOAT_SERIES_ISSUE_CONFLICT, 1));
}

/* 3248 stands for 3247.5 to 3248.5, as 3247.51 does for 3247.505 to 3247.515. */
static void
test_figures_agree_within_their_last_digit (void)
{
  static const struct
  {
    double one, other;
    double steps[3];
    MoatSeriesIssueKind wanted;
  } cases[] = {
    { 324751e6, 3248e8, { 0, 1e6, 1e8 }, MOAT_SERIES_ISSUE_RESTATED },
    { 324751e6, 3248e8, { 0, 1e6, 1e7 }, MOAT_SERIES_ISSUE_CONFLICT },
    { 3248e8, 324751e6, { 0, 1e8, 1e6 }, MOAT_SERIES_ISSUE_RESTATED },
    { 324649e6, 3248e8, { 0, 1e6, 1e8 }, MOAT_SERIES_ISSUE_CONFLICT },
    { 0.08, 0.085, { 0, 0.01, 0.001 }, MOAT_SERIES_ISSUE_RESTATED },
    { 8, 9, { 0, 1, 1 }, MOAT_SERIES_ISSUE_RESTATED }, /* 8.5 is both */
    { 8, 10, { 0, 1, 1 }, MOAT_SERIES_ISSUE_CONFLICT },
    { 8, 10, { 0, 0, 0 }, MOAT_SERIES_ISSUE_CONFLICT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Statement statements[] = {
        { 1, "2024-01-01", "2024-12-31", cases[i].one, "2024-02-01" },
        { 2, "2024-01-01", "2024-12-31", cases[i].other, "2024-11-01" },
      };
      g_autoptr (MoatSeries) series = make_series_with_steps (statements, 2, cases[i].steps);

      assert_facts (series, 2, 0);
      g_assert_cmpuint (count_issues (series), ==, 1);
      g_assert_true (has_issue (series, cases[i].wanted, 1));
    }
}

static void
test_last_digit_widens_what_a_qualifier_leaves (void)
{
  static const double steps[] = { 0, 1e9, 1e9 };
  const Statement near[] = {
    { 1, "2024-01-01", "2024-12-31", 381e9, "2024-02-01", MOAT_QUALIFIER_OVER },
    { 2, "2024-01-01", "2024-12-31", 380e9, "2024-11-01" },
  };
  const Statement far[] = {
    { 1, "2024-01-01", "2024-12-31", 382e9, "2024-02-01", MOAT_QUALIFIER_OVER },
    { 2, "2024-01-01", "2024-12-31", 380e9, "2024-11-01" },
  };
  g_autoptr (MoatSeries) agreeing = make_series_with_steps (near, 2, steps);
  g_autoptr (MoatSeries) conflicting = make_series_with_steps (far, 2, steps);

  g_assert_true (has_issue (agreeing, MOAT_SERIES_ISSUE_RESTATED, 1));
  g_assert_true (has_issue (conflicting, MOAT_SERIES_ISSUE_CONFLICT, 1));
}

/* Whatever comes later: what happened is drawn, and what was promised is said. */
static void
test_actual_is_never_replaced_by_a_promise (void)
{
  static const MoatStatus promises[] = { MOAT_STATUS_ESTIMATE, MOAT_STATUS_PLAN,
                                         MOAT_STATUS_TARGET };

  for (gsize i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      const Statement later[] = {
        { 2, "2024-01-01", "2024-12-31", 40e9, "2025-02-01", 0, MOAT_STATUS_ACTUAL },
        { 20, "2024-01-01", "2024-12-31", 50e9, "2025-06-01", 0, promises[i] },
      };
      const Statement earlier[] = {
        { 2, "2024-01-01", "2024-12-31", 40e9, "2025-02-01", 0, MOAT_STATUS_ACTUAL },
        { 20, "2024-01-01", "2024-12-31", 50e9, "2023-06-01", 0, promises[i] },
      };
      g_autoptr (MoatSeries) one = make_series (later, 2, MOAT_BASIS_STATED, NULL, NULL, 0);
      g_autoptr (MoatSeries) two = make_series (earlier, 2, MOAT_BASIS_STATED, NULL, NULL, 0);
      g_autoptr (MoatSeries) before =
        make_series (earlier, 2, MOAT_BASIS_STATED, "2025-01-31", NULL, 0);

      assert_facts (one, 2, 0);
      g_assert_cmpuint (count_issues (one), ==, 1);
      g_assert_true (has_issue (one, MOAT_SERIES_ISSUE_OTHER_STATUS, 20));
      g_assert_cmpint (moat_series_get_issues (one, NULL)->other_id, ==, 2);
      assert_facts (two, 2, 0);
      g_assert_true (has_issue (two, MOAT_SERIES_ISSUE_OTHER_STATUS, 20));
      assert_facts (before, 20, 0);
      g_assert_cmpuint (count_issues (before), ==, 0);
    }
}

static void
test_later_statement_counts_within_its_status (void)
{
  static const Statement statements[] = {
    { 1, "2024-01-01", "2024-12-31", 40e9, "2023-01-01", 0, MOAT_STATUS_PLAN },
    { 2, "2024-01-01", "2024-12-31", 50e9, "2023-06-01", 0, MOAT_STATUS_PLAN },
    { 3, "2024-01-01", "2024-12-31", 45e9, "2025-01-01", 0, MOAT_STATUS_ACTUAL },
    { 4, "2024-01-01", "2024-12-31", 45e9, "2025-03-01", 0, MOAT_STATUS_ACTUAL },
  };
  g_autoptr (MoatSeries) series = make_series (statements, 4, MOAT_BASIS_STATED, NULL, NULL, 0);

  assert_facts (series, 4, 0);
  g_assert_cmpuint (count_issues (series), ==, 3);
  g_assert_true (has_issue (series, MOAT_SERIES_ISSUE_CONFLICT, 1));
  g_assert_true (has_issue (series, MOAT_SERIES_ISSUE_OTHER_STATUS, 2));
  g_assert_true (has_issue (series, MOAT_SERIES_ISSUE_RESTATED, 3));
}

/* When what happened has been taken out, the promise is what is left of the period. */
static void
test_plan_is_drawn_when_the_actual_is_superseded (void)
{
  static const Statement statements[] = {
    { 1, "2024-01-01", "2024-12-31", 40e9, "2023-01-01", 0, MOAT_STATUS_PLAN },
    { 2, "2024-01-01", "2024-12-31", 50e9, "2025-01-01", 0, MOAT_STATUS_ACTUAL },
    { 3, "2024-04-01", "2025-03-31", 50e9, "2025-06-01", 0, MOAT_STATUS_ACTUAL },
  };
  static const MoatRelation relation = { 1, MOAT_RELATION_SUPERSEDES, 3, 2 };
  g_autoptr (MoatSeries) series =
    make_series (statements, 3, MOAT_BASIS_STATED, NULL, &relation, 1);

  assert_facts (series, 1, 3, 0);
}

static void
test_same_end_and_other_start_are_two_periods (void)
{
  static const Statement statements[] = {
    { 1, "2024-01-01", "2024-12-31", 4, "2025-03-17" },
    { 2, "2024-10-01", "2024-12-31", 1, "2025-03-17" },
    { 3, NULL, "2024-12-31", 9, "2025-03-17" },
  };
  g_autoptr (MoatSeries) series = make_series (statements, 3, MOAT_BASIS_STATED, NULL, NULL, 0);

  assert_facts (series, 3, 1, 2, 0);
}

/* The sample's f13 and f14 in one currency: the amount is there once, whatever the basis. */
static void
test_restated_figure_is_never_added (void)
{
  static const Statement statements[] = {
    { 13, "2024-01-01", "2024-12-31", 280e9, "2025-03-17", MOAT_QUALIFIER_ABOUT },
    { 14, "2024-01-01", "2024-12-31", 281e9, "2025-03-18", MOAT_QUALIFIER_ABOUT },
  };
  static const MoatRelation relation = { 1, MOAT_RELATION_RESTATES, 14, 13 };

  for (int basis = MOAT_BASIS_STATED; basis <= MOAT_BASIS_PER_YEAR; basis++)
    {
      g_autoptr (MoatSeries) series =
        make_series (statements, 2, (MoatBasis) basis, NULL, &relation, 1);

      assert_facts (series, 14, 0);
      g_assert_true (has_issue (series, MOAT_SERIES_ISSUE_RESTATED, 13));
    }
}

static void
test_issues_are_bounded (void)
{
  g_autofree Statement *statements = g_new0 (Statement, 1500);
  g_autoptr (MoatSeries) series = NULL;

  for (int i = 0; i < 1500; i++)
    statements[i] = (Statement){ i + 1, "2024-01-01", "2024-12-31", 1, "2025-03-17" };
  series = make_series (statements, 1500, MOAT_BASIS_STATED, NULL, NULL, 0);
  assert_facts (series, 1500, 0);
  g_assert_cmpuint (count_issues (series), ==, 1000);
}

/* For random statements: of each period the one said last on or before the date, by hand. */
static gint64
choose_by_hand (const Statement *statements, gsize n, const Statement *like, MoatDate on)
{
  const Statement *best = NULL;

  for (gsize i = 0; i < n; i++)
    {
      const Statement *next = &statements[i];

      if (!g_str_equal (next->end, like->end) || day (next->known_from) > on)
        continue;
      if (best == NULL || day (next->known_from) > day (best->known_from) ||
          (day (next->known_from) == day (best->known_from) && next->id > best->id))
        best = next;
    }
  return best != NULL ? best->id : 0;
}

static void
test_random_statements_agree_with_a_search (void)
{
  static const char *const ends[] = { "2021-12-31", "2022-12-31", "2023-12-31" };
  static const char *const said[] = { "2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01" };
  static const char *const asked[] = { "2023-12-31", "2024-01-15", "2024-03-01", "2025-01-01" };

  for (int round = 0; round < 200; round++)
    {
      gsize n = (gsize) g_test_rand_int_range (0, 20);
      Statement statements[20];
      const char *on = asked[g_test_rand_int_range (0, G_N_ELEMENTS (asked))];
      g_autoptr (MoatSeries) series = NULL;
      const MoatObservation *observations;
      gsize n_found, n_wanted = 0;

      for (gsize i = 0; i < n; i++)
        statements[i] = (Statement){ (gint64) i + 1, "2021-01-01",
                                     ends[g_test_rand_int_range (0, G_N_ELEMENTS (ends))], 1,
                                     said[g_test_rand_int_range (0, G_N_ELEMENTS (said))] };
      series = make_series (statements, n, MOAT_BASIS_STATED, on, NULL, 0);
      observations = moat_series_get_observations (series, &n_found);
      for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
        {
          Statement like = { .end = ends[i] };
          gint64 wanted = choose_by_hand (statements, n, &like, day (on));

          if (wanted != 0)
            g_assert_cmpint (observations[n_wanted++].fact_id, ==, wanted);
        }
      g_assert_cmpuint (n_found, ==, n_wanted);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/known-on/nothing-is-known-before-it-is-said",
                   test_nothing_is_known_before_it_is_said);
  g_test_add_func ("/analysis/known-on/known-on-the-day-itself", test_known_on_the_day_itself);
  g_test_add_func ("/analysis/known-on/latest-known-statement-counts",
                   test_latest_known_statement_counts);
  g_test_add_func ("/analysis/known-on/agreeing-statement-is-restated",
                   test_agreeing_statement_is_restated);
  g_test_add_func ("/analysis/known-on/disagreeing-statement-is-a-conflict",
                   test_disagreeing_statement_is_a_conflict);
  g_test_add_func ("/analysis/known-on/open-intervals-meet", test_open_intervals_meet);
  g_test_add_func ("/analysis/known-on/missing-number-contradicts-nothing",
                   test_missing_number_contradicts_nothing);
  g_test_add_func ("/analysis/known-on/same-end-and-other-start-are-two-periods",
                   test_same_end_and_other_start_are_two_periods);
  g_test_add_func ("/analysis/known-on/figures-agree-within-their-last-digit",
                   test_figures_agree_within_their_last_digit);
  g_test_add_func ("/analysis/known-on/last-digit-widens-what-a-qualifier-leaves",
                   test_last_digit_widens_what_a_qualifier_leaves);
  g_test_add_func ("/analysis/known-on/actual-is-never-replaced-by-a-promise",
                   test_actual_is_never_replaced_by_a_promise);
  g_test_add_func ("/analysis/known-on/later-statement-counts-within-its-status",
                   test_later_statement_counts_within_its_status);
  g_test_add_func ("/analysis/known-on/plan-is-drawn-when-the-actual-is-superseded",
                   test_plan_is_drawn_when_the_actual_is_superseded);
  g_test_add_func ("/analysis/known-on/restated-figure-is-never-added",
                   test_restated_figure_is_never_added);
  g_test_add_func ("/analysis/known-on/issues-are-bounded", test_issues_are_bounded);
  g_test_add_func ("/analysis/known-on/random-statements-agree-with-a-search",
                   test_random_statements_agree_with_a_search);
  return g_test_run ();
}
