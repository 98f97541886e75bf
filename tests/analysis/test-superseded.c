/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts that are said to take the place of others: what is left out once that is known, in chains
 * and in circles too. */
#include "observing.h"

/* A plan that a longer plan takes the place of, in a period of its own. */
static const Statement plans[] = {
  { 1, "2025-01-01", "2027-12-31", 380e9, "2025-02-24", MOAT_QUALIFIER_OVER, MOAT_STATUS_PLAN },
  { 2, "2025-01-01", "2029-12-31", 700e9, "2026-05-01", MOAT_QUALIFIER_OVER, MOAT_STATUS_PLAN },
};
static const MoatRelation longer_plan = { 1, MOAT_RELATION_SUPERSEDES, 2, 1 };

static void
test_superseded_fact_is_left_out (void)
{
  g_autoptr (MoatSeries) series = make_series (plans, 2, MOAT_BASIS_STATED, NULL, &longer_plan, 1);

  assert_facts (series, 2, 0);
  g_assert_true (has_issue (series, MOAT_SERIES_ISSUE_RESTATED, 1));
}

static void
test_superseded_only_once_the_newer_is_known (void)
{
  g_autoptr (MoatSeries) before =
    make_series (plans, 2, MOAT_BASIS_STATED, "2026-04-30", &longer_plan, 1);
  g_autoptr (MoatSeries) after =
    make_series (plans, 2, MOAT_BASIS_STATED, "2026-05-01", &longer_plan, 1);

  assert_facts (before, 1, 0);
  g_assert_cmpuint (count_issues (before), ==, 0);
  assert_facts (after, 2, 0);
}

static void
test_other_relations_leave_both (void)
{
  static const MoatRelationKind kinds[] = { MOAT_RELATION_RESTATES, MOAT_RELATION_PART_OF,
                                            MOAT_RELATION_SAME_AS };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      MoatRelation relation = { 1, kinds[i], 2, 1 };
      g_autoptr (MoatSeries) series = make_series (plans, 2, MOAT_BASIS_STATED, NULL, &relation, 1);

      assert_facts (series, 1, 2, 0);
    }
}

/* What was corrected does not come back when the correction is itself taken the place of. */
static void
test_superseded_revision_does_not_bring_back_the_earlier (void)
{
  static const Statement statements[] = {
    { 1, "2025-01-01", "2027-12-31", 300e9, "2025-01-01" },
    { 2, "2025-01-01", "2027-12-31", 380e9, "2025-02-24" },
    { 3, "2025-01-01", "2029-12-31", 700e9, "2026-05-01" },
  };
  static const MoatRelation relation = { 1, MOAT_RELATION_SUPERSEDES, 3, 2 };
  g_autoptr (MoatSeries) series =
    make_series (statements, 3, MOAT_BASIS_STATED, NULL, &relation, 1);

  assert_facts (series, 3, 0);
}

static void
test_fact_superseded_by_an_earlier_statement (void)
{
  static const Statement statements[] = {
    { 1, "2025-01-01", "2027-12-31", 300e9, "2025-01-01" },
    { 2, "2025-01-01", "2027-12-31", 380e9, "2025-02-24" },
  };
  static const MoatRelation relation = { 1, MOAT_RELATION_SUPERSEDES, 1, 2 };
  g_autoptr (MoatSeries) series =
    make_series (statements, 2, MOAT_BASIS_STATED, NULL, &relation, 1);

  assert_facts (series, 1, 0);
  g_assert_true (has_issue (series, MOAT_SERIES_ISSUE_RESTATED, 2));
}

static void
test_chain_of_superseded_facts (void)
{
  static const Statement statements[] = {
    { 1, "2025-01-01", "2025-12-31", 1, "2025-01-01" },
    { 2, "2025-01-01", "2026-12-31", 2, "2025-02-01" },
    { 3, "2025-01-01", "2027-12-31", 3, "2025-03-01" },
  };
  static const MoatRelation relations[] = {
    { 1, MOAT_RELATION_SUPERSEDES, 2, 1 },
    { 2, MOAT_RELATION_SUPERSEDES, 3, 2 },
  };
  g_autoptr (MoatSeries) second =
    make_series (statements, 3, MOAT_BASIS_STATED, "2025-02-28", relations, 2);
  g_autoptr (MoatSeries) third = make_series (statements, 3, MOAT_BASIS_STATED, NULL, relations, 2);

  assert_facts (second, 2, 0);
  assert_facts (third, 3, 0);
}

/* In one period, and in periods of their own: nothing vanishes, and the circle is an issue. */
static void
test_circle_of_superseded_facts_is_ignored (void)
{
  static const Statement statements[] = {
    { 1, "2024-01-01", "2024-12-31", 1, "2025-01-01" },
    { 2, "2024-01-01", "2025-12-31", 2, "2025-01-01" },
    { 3, "2024-01-01", "2026-12-31", 3, "2025-01-01" },
    { 4, "2024-01-01", "2027-12-31", 4, "2025-01-01" },
  };
  static const MoatRelation pair[] = {
    { 1, MOAT_RELATION_SUPERSEDES, 1, 2 },
    { 2, MOAT_RELATION_SUPERSEDES, 2, 1 },
    { 3, MOAT_RELATION_SUPERSEDES, 4, 3 },
  };
  static const MoatRelation round[] = {
    { 1, MOAT_RELATION_SUPERSEDES, 1, 4 }, /* leads into the circle */
    { 2, MOAT_RELATION_SUPERSEDES, 1, 2 },
    { 3, MOAT_RELATION_SUPERSEDES, 2, 3 },
    { 4, MOAT_RELATION_SUPERSEDES, 3, 1 },
  };
  g_autoptr (MoatSeries) two = make_series (statements, 4, MOAT_BASIS_STATED, NULL, pair, 3);
  g_autoptr (MoatSeries) three = make_series (statements, 4, MOAT_BASIS_STATED, NULL, round, 4);

  assert_facts (two, 1, 2, 4, 0);
  g_assert_cmpuint (count_issues (two), ==, 2);
  g_assert_true (has_issue (two, MOAT_SERIES_ISSUE_CIRCLE, 2));
  g_assert_true (has_issue (two, MOAT_SERIES_ISSUE_RESTATED, 3));
  assert_facts (three, 1, 2, 3, 0);
  g_assert_cmpuint (count_issues (three), ==, 2);
  g_assert_true (has_issue (three, MOAT_SERIES_ISSUE_RESTATED, 4));
}

static void
test_circle_counts_only_once_it_is_known (void)
{
  static const Statement statements[] = {
    { 1, "2024-01-01", "2024-12-31", 1, "2025-01-01" },
    { 2, "2024-01-01", "2025-12-31", 2, "2025-06-01" },
  };
  static const MoatRelation pair[] = {
    { 1, MOAT_RELATION_SUPERSEDES, 1, 2 },
    { 2, MOAT_RELATION_SUPERSEDES, 2, 1 },
  };
  g_autoptr (MoatSeries) series =
    make_series (statements, 2, MOAT_BASIS_STATED, "2025-05-31", pair, 2);

  assert_facts (series, 1, 0);
  g_assert_cmpuint (count_issues (series), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/analysis/superseded/" name, function)
  ADD ("circle-of-superseded-facts-is-ignored", test_circle_of_superseded_facts_is_ignored);
  ADD ("circle-counts-only-once-it-is-known", test_circle_counts_only_once_it_is_known);
  ADD ("superseded-fact-is-left-out", test_superseded_fact_is_left_out);
  ADD ("superseded-only-once-the-newer-is-known", test_superseded_only_once_the_newer_is_known);
  ADD ("other-relations-leave-both", test_other_relations_leave_both);
  ADD ("superseded-revision-does-not-bring-back-the-earlier",
       test_superseded_revision_does_not_bring_back_the_earlier);
  ADD ("fact-superseded-by-an-earlier-statement", test_fact_superseded_by_an_earlier_statement);
  ADD ("chain-of-superseded-facts", test_chain_of_superseded_facts);
#undef ADD
  return g_test_run ();
}
