/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking a project: a sound one has no problems, and each way in which a file can be unsound is
 * reported, in words that name what is wrong. */
#include <string.h>

#include "fixture.h"

/* Damages the file with @sql and asserts that exactly one problem says @words. */
static void
assert_problem (const char *sql, const char *words)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  guint found = 0;

  g_clear_object (&fixture->project);
  fixture_run_sql (fixture, sql);
  fixture_reopen (fixture, TRUE);
  problems = moat_project_check (fixture->project, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      g_test_message ("%s", (char *) problems->pdata[i]);
      found += strstr (problems->pdata[i], words) != NULL;
    }
  g_assert_cmpuint (found, ==, 1);
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_sound_projects_have_no_problems (void)
{
  g_autoptr (Fixture) sample = fixture_new (TRUE);
  g_autoptr (Fixture) empty = fixture_new (FALSE);
  g_autoptr (GPtrArray) none = moat_project_check (sample->project, NULL);
  g_autoptr (GPtrArray) nothing = moat_project_check (empty->project, NULL);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_charts_that_cannot_be_read (void)
{
  assert_problem ("UPDATE chart SET spec = '{\"kind\":\"pie\"}' WHERE key = 'growth'",
                  "The chart “growth” cannot be read: ");
  assert_problem ("UPDATE chart SET spec = '{}' WHERE key = 'growth'",
                  "The chart “growth” cannot be read: ");
}

static void
test_charts_that_name_what_is_not_there (void)
{
  assert_problem ("UPDATE chart SET spec = '{\"kind\":\"line\",\"entities\":[\"nobody\"]}'"
                  " WHERE key = 'growth'",
                  "The chart “growth” names the entity “nobody”, which does not exist");
  assert_problem ("UPDATE chart SET spec = '{\"kind\":\"line\",\"concepts\":[\"luck\"]}'"
                  " WHERE key = 'growth'",
                  "The chart “growth” names the concept “luck”, which does not exist");
  assert_problem ("UPDATE chart SET spec = '{\"kind\":\"line\",\"difference\":{\"from\":\"f02\","
                  "\"to\":\"f99\"}}' WHERE key = 'growth'",
                  "The chart “growth” names the fact “f99”, which does not exist");
}

static void
test_deleted_fact_that_a_chart_names (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) fact = get_fact (fixture->project, "f02");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) later = NULL;

  g_assert_true (moat_project_delete_fact (fixture->project, fact->id, NULL));
  problems = moat_project_check (fixture->project, NULL);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (problems->pdata[0], ==,
                   "The chart “investment-timeline” names the fact “f02”, which does not exist");
  g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
  later = moat_project_check (fixture->project, NULL);
  g_assert_cmpuint (later->len, ==, 0);
}

static void
test_figures_that_are_drawn_wrongly (void)
{
  assert_problem ("UPDATE fact SET best_real = 380 WHERE key = 'f01'",
                  "Figure f01: the number drawn is not the number stated");
  assert_problem ("UPDATE fact SET high_real = 1e12 WHERE key = 'f01'",
                  "Figure f01: the number drawn is not the number stated");
}

static void
test_figures_that_do_not_suit_their_measure (void)
{
  const char *problem = "its measure cannot have such a unit or such a period";

  assert_problem ("UPDATE fact SET unit = 'ratio' WHERE key = 'f10'", problem);
  assert_problem ("UPDATE fact SET unit = 'USD' WHERE key = 'f10'", problem);
  assert_problem ("UPDATE fact SET period_start = NULL WHERE key = 'f02'", problem);
}

static void
test_dates_that_are_no_days (void)
{
  assert_problem ("UPDATE fact SET period_start = '2022-02-31' WHERE key = 'f01'",
                  "“2022-02-31” in the column period_start of fact f01 is no day of the calendar");
  assert_problem ("UPDATE event SET period_start = '2021-02-29' WHERE key = 'e01'",
                  "“2021-02-29” in the column period_start of event e01 is no day of the calendar");
  assert_problem ("UPDATE event SET period_end = '2025-99-99' WHERE key = 'e04'",
                  "“2025-99-99” in the column period_end of event e04 is no day of the calendar");
}

static void
test_references_that_lead_nowhere (void)
{
  assert_problem ("PRAGMA foreign_keys = OFF; UPDATE event SET source_id = 99 WHERE key = 'e01'",
                  "of the table event refers to a row of source that is not there");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/model/check/" name, function)
  ADD ("sound-projects-have-no-problems", test_sound_projects_have_no_problems);
  ADD ("charts-that-cannot-be-read", test_charts_that_cannot_be_read);
  ADD ("charts-that-name-what-is-not-there", test_charts_that_name_what_is_not_there);
  ADD ("deleted-fact-that-a-chart-names", test_deleted_fact_that_a_chart_names);
  ADD ("figures-that-are-drawn-wrongly", test_figures_that_are_drawn_wrongly);
  ADD ("figures-that-do-not-suit-their-measure", test_figures_that_do_not_suit_their_measure);
  ADD ("dates-that-are-no-days", test_dates_that_are_no_days);
  ADD ("references-that-lead-nowhere", test_references_that_lead_nowhere);
#undef ADD
  return g_test_run ();
}
