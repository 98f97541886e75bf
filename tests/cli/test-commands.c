/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The commands that make a project and keep its record: new, charts, log, undo, redo and check;
 * and what holds for all commands: help, usage errors, output that cannot be written.
 */
#include "runner.h"

#include <string.h>

static const char *const all_commands[] = { "new",   "charts",  "export", "export-data",
                                            "facts", "sources", "set",    "explain",
                                            "log",   "undo",    "redo",   "check" };

/* The rows that have @text in @column. */
static guint
count_cells (const MoatTable *table, const char *column, const char *text)
{
  int index = moat_table_find_column (table, column);
  guint n = 0;

  for (guint i = 0; i < table->rows->len; i++)
    n += g_str_equal (((MoatTableRow *) table->rows->pdata[i])->cells[index], text);
  return n;
}

static void
test_new_makes_an_empty_project (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *out = runner_get (runner, "new", "a.moat", NULL);
  g_autofree char *check = runner_get (runner, "check", "a.moat", NULL);
  g_autofree char *charts = runner_get (runner, "charts", "a.moat", NULL);
  g_autofree char *log = runner_get (runner, "log", "a.moat", NULL);
  g_autoptr (MoatTable) facts = runner_read_facts (runner, "a.moat", NULL);

  g_assert_cmpstr (out, ==, "");
  g_assert_cmpstr (check, ==, "");
  g_assert_cmpstr (charts, ==, "");
  g_assert_cmpstr (log, ==, "");
  g_assert_cmpuint (facts->rows->len, ==, 0);
}

static void
test_new_sample_holds_the_article_and_filings (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autoptr (MoatTable) facts = NULL;
  g_autofree char *check = NULL;

  runner_make_sample (runner, "a.moat");
  facts = runner_read_facts (runner, "a.moat", NULL);
  check = runner_get (runner, "check", "a.moat", NULL);
  g_assert_cmpuint (count_cells (facts, "source", "nanfanglue-2025"), ==, 14);
  g_assert_cmpuint (facts->rows->len, ==, 14 + 53);
  g_assert_cmpstr (check, ==, "");
}

static void
test_new_refuses_a_taken_name (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autoptr (RunnerResult) again = NULL;
  g_autofree char *before = NULL, *after = NULL;

  runner_write (runner, "a.moat", "mine", 4);
  before = runner_snapshot (runner);
  again = runner_run (runner, "new", "a.moat", "--sample", NULL);
  runner_assert_refused (again, "exists already");
  after = runner_snapshot (runner);
  g_assert_cmpstr (after, ==, before);
}

static void
test_new_that_fails_leaves_nothing (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autoptr (RunnerResult) no_folder = runner_run (runner, "new", "none/a.moat", NULL);
  g_autoptr (RunnerResult) no_sample = NULL, no_space = NULL;
  g_autofree char *after = NULL;

  runner_assert_refused (no_folder, "none/a.moat");
  runner_set_flags (runner, RUNNER_NO_SPACE);
  no_space = runner_run (runner, "new", "a.moat", "--sample", NULL);
  runner_assert_refused (no_space, "a.moat");
  runner_set_flags (runner, RUNNER_DEFAULT);
  runner_setenv (runner, "MOAT_DATA_DIR", "/nonexistent");
  no_sample = runner_run (runner, "new", "a.moat", "--sample", NULL);
  runner_assert_refused (no_sample, "/nonexistent");
  after = runner_snapshot (runner);
  g_assert_cmpstr (after, ==, "");
}

static void
test_charts_are_key_kind_and_title (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *out = NULL;
  g_auto (GStrv) lines = NULL;

  runner_make_sample (runner, "a.moat");
  out = runner_get (runner, "charts", "a.moat", NULL);
  lines = g_strsplit (out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 4); /* three charts and the end */
  for (guint i = 0; lines[i + 1]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 3);
      g_assert_cmpstr (cells[2], !=, "");
    }
  g_assert_true (g_str_has_prefix (out, "investment-timeline\tspan\tAlibaba plans"));
  runner_assert_contains (out, "\ngrowth\tcolumn\t");
  runner_assert_contains (out, "\ncloud-footprint\tcolumn\t");
}

static void
test_a_title_with_tabs_stays_one_line (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *out = NULL;
  g_auto (GStrv) cells = NULL;

  runner_make_sample (runner, "a.moat");
  runner_sql (runner, "a.moat",
              "DELETE FROM chart WHERE key <> 'growth';"
              "UPDATE chart SET spec = json_set (spec, '$.title.en', 'a' || char (9, 10) || 'b')");
  out = runner_get (runner, "charts", "a.moat", NULL);
  cells = g_strsplit (out, "\t", -1);
  g_assert_cmpuint (g_strv_length (cells), ==, 3);
  g_assert_cmpstr (cells[2], ==, "a  b\n");
}

static void
test_log_is_number_time_state_and_label (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *set = NULL, *log = NULL;
  g_auto (GStrv) lines = NULL, cells = NULL;

  runner_make_sample (runner, "a.moat");
  set = runner_get (runner, "set", "a.moat", "f03", "locator=2.2", NULL);
  g_assert_cmpstr (set, ==, "");
  log = runner_get (runner, "log", "a.moat", NULL);
  lines = g_strsplit (log, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  runner_assert_contains (lines[0], "\tsettled\t");
  cells = g_strsplit (lines[1], "\t", -1);
  g_assert_cmpuint (g_strv_length (cells), ==, 4);
  g_assert_cmpstr (cells[0], ==, "2");
  g_assert_true (
    g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$", cells[1], 0, 0));
  g_assert_cmpstr (cells[2], ==, "applied");
  runner_assert_contains (cells[3], "f03");
}

static void
test_undo_and_redo_print_what_they_took (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *start = NULL, *set = NULL, *changed = NULL, *undone = NULL, *back = NULL;
  g_autofree char *redone = NULL, *again = NULL;

  runner_make_sample (runner, "a.moat");
  start = runner_get (runner, "facts", "a.moat", NULL);
  set = runner_get (runner, "set", "a.moat", "f02", "as_stated=1元", "locator=9", NULL);
  changed = runner_get (runner, "facts", "a.moat", NULL);
  undone = runner_get (runner, "undo", "a.moat", NULL);
  back = runner_get (runner, "facts", "a.moat", NULL);
  redone = runner_get (runner, "redo", "a.moat", NULL);
  again = runner_get (runner, "facts", "a.moat", NULL);
  g_assert_cmpstr (changed, !=, start);
  g_assert_cmpstr (back, ==, start);
  g_assert_cmpstr (again, ==, changed);
  g_assert_cmpstr (undone, ==, redone);
  runner_assert_contains (undone, "f02");
  g_assert_cmpstr (strchr (undone, '\n'), ==, "\n");
}

static void
test_nothing_to_undo_or_redo_is_refused (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autoptr (RunnerResult) undo = NULL, redo = NULL;
  g_autofree char *before = NULL, *after = NULL;

  runner_make_sample (runner, "a.moat"); /* the sample itself cannot be undone */
  before = runner_snapshot (runner);
  undo = runner_run (runner, "undo", "a.moat", NULL);
  redo = runner_run (runner, "redo", "a.moat", NULL);
  after = runner_snapshot (runner);
  runner_assert_refused (undo, "nothing to undo");
  runner_assert_refused (redo, "nothing to redo");
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_new_action_ends_what_could_be_redone (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autoptr (RunnerResult) redo = NULL;
  g_autofree char *log = NULL;

  runner_make_sample (runner, "a.moat");
  g_free (runner_get (runner, "set", "a.moat", "f03", "locator=x", NULL));
  g_free (runner_get (runner, "undo", "a.moat", NULL));
  g_free (runner_get (runner, "set", "a.moat", "f03", "locator=y", NULL));
  redo = runner_run (runner, "redo", "a.moat", NULL);
  log = runner_get (runner, "log", "a.moat", NULL);
  runner_assert_refused (redo, "nothing to redo");
  runner_assert_contains (log, "\tabandoned\t");
}

static void
test_check_lists_problems (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autoptr (RunnerResult) result = NULL;
  g_auto (GStrv) lines = NULL;

  runner_make_sample (runner, "a.moat");
  runner_sql (runner, "a.moat",
              "UPDATE fact SET best_real = 7 WHERE key = 'f02';"
              "UPDATE fact SET unit = 'furlong' WHERE key = 'f03'");
  result = runner_run (runner, "check", "a.moat", NULL);
  g_assert_cmpint (result->status, ==, 1);
  g_assert_cmpstr (result->err, ==, "moat-cli: 2 problems found\n");
  lines = g_strsplit (result->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  runner_assert_contains (result->out, "f02");
  runner_assert_contains (result->out, "f03");
}

static void
test_help_tells_of_every_command (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *help = runner_get (runner, "help", NULL);
  g_autofree char *option = runner_get (runner, "--help", NULL);

  g_assert_cmpstr (option, ==, help);
  for (gsize i = 0; i < G_N_ELEMENTS (all_commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("moat-cli %s FILE", all_commands[i]);
      g_autofree char *first = runner_get (runner, "help", all_commands[i], NULL);
      g_autofree char *second = runner_get (runner, all_commands[i], "--help", NULL);
      g_autofree char *third = runner_get (runner, all_commands[i], "-h", NULL);

      runner_assert_contains (help, usage);
      g_assert_true (g_str_has_prefix (first, usage));
      g_assert_cmpstr (second, ==, first);
      g_assert_cmpstr (third, ==, first);
    }
}

static void
test_help_for_what_is_no_command_is_usage (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autoptr (RunnerResult) result = runner_run (runner, "help", "fly", NULL);

  runner_assert_usage (result, "“fly”");
}

static void
test_version_is_one_line (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *out = runner_get (runner, "--version", NULL);

  g_assert_true (g_regex_match_simple ("^moat-cli \\d+\\.\\d+\\.\\d+\\n$", out, 0, 0));
}

static void
test_what_is_not_understood_is_usage (void)
{
  static const struct
  {
    const char *part;
    const char *arguments[7];
  } cases[] = {
    { "moat-cli help", { NULL } },
    { "“fly”", { "fly", "a.moat" } },
    { "moat-cli help", { "" } },
    { "missing", { "new" } },
    { "too many", { "new", "b.moat", "c.moat" } },
    { "--sampel", { "new", "b.moat", "--sampel" } },
    { "missing", { "charts" } },
    { "too many", { "charts", "a.moat", "b.moat" } },
    { "--all", { "charts", "a.moat", "--all" } },
    { "missing", { "facts" } },
    { "--format", { "facts", "a.moat", "--format", "xml" } },
    { "--as-of", { "facts", "a.moat", "--as-of", "2025" } },
    { "--as-of", { "facts", "a.moat", "--as-of", "2025-02-30" } },
    { "--entity", { "facts", "a.moat", "--entity" } },
    { "missing", { "set", "a.moat" } },
    { "missing", { "set", "a.moat", "f03" } },
    { "FIELD=VALUE", { "set", "a.moat", "f03", "locator" } },
    { "FIELD=VALUE", { "set", "a.moat", "f03", "=2" } },
    { "--fact", { "explain", "a.moat" } },
    { "--fact", { "explain", "a.moat", "--fact", "f02", "--chart", "growth" } },
    { "--format", { "explain", "a.moat", "--fact", "f02", "--format", "csv" } },
    { "--language", { "explain", "a.moat", "--fact", "f02", "--language", "fr" } },
    { "missing", { "log" } },
    { "missing", { "undo" } },
    { "missing", { "redo" } },
    { "missing", { "check" } },
    { "too many", { "check", "a.moat", "a.moat" } },
  };
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *before = NULL, *after = NULL;

  runner_make_sample (runner, "a.moat");
  before = runner_snapshot (runner);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RunnerResult) result = runner_run_strv (runner, cases[i].arguments);
      runner_assert_usage (result, cases[i].part);
    }
  after = runner_snapshot (runner);
  g_assert_cmpstr (after, ==, before);
}

static void
test_output_that_cannot_be_written_is_a_failure (void)
{
  static const char *const cases[][5] = {
    { "charts", "a.moat" },
    { "facts", "a.moat" },
    { "facts", "a.moat", "--format", "json" },
    { "explain", "a.moat", "--fact", "f02" },
    { "explain", "a.moat", "--chart", "growth" },
    { "log", "a.moat" },
    { "help" },
    { "help", "export" },
    { "--version" },
  };
  g_autoptr (Runner) runner = runner_new ();

  runner_make_sample (runner, "a.moat");
  runner_set_flags (runner, RUNNER_FULL_OUT);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RunnerResult) result = runner_run_strv (runner, cases[i]);
      runner_assert_refused (result, "cannot be written");
    }
}

static void
test_a_name_may_begin_with_a_dash (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *out = runner_get (runner, "new", "--sample", "--", "-a.moat", NULL);
  g_autofree char *charts = runner_get (runner, "charts", "--", "-a.moat", NULL);

  g_assert_cmpstr (out, ==, "");
  runner_assert_contains (charts, "growth\t");
}

static void
test_keys_and_states_do_not_follow_the_language (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *english = NULL, *chinese = NULL, *facts_en = NULL, *facts_zh = NULL;

  runner_make_sample (runner, "a.moat");
  english = runner_get (runner, "charts", "a.moat", NULL);
  facts_en = runner_get (runner, "facts", "a.moat", NULL);
  runner_setenv (runner, "LC_ALL", "zh_CN.UTF-8");
  runner_setenv (runner, "LANGUAGE", "zh_CN");
  chinese = runner_get (runner, "charts", "a.moat", NULL);
  facts_zh = runner_get (runner, "facts", "a.moat", NULL);
  g_assert_true (g_str_has_prefix (english, "investment-timeline\tspan\t"));
  g_assert_true (g_str_has_prefix (chinese, "investment-timeline\tspan\t"));
  g_assert_cmpstr (facts_zh, ==, facts_en);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/cli/commands/" name, func)
  ADD ("new-makes-an-empty-project", test_new_makes_an_empty_project);
  ADD ("new-sample-holds-the-article-and-filings", test_new_sample_holds_the_article_and_filings);
  ADD ("new-refuses-a-taken-name", test_new_refuses_a_taken_name);
  ADD ("new-that-fails-leaves-nothing", test_new_that_fails_leaves_nothing);
  ADD ("charts-are-key-kind-and-title", test_charts_are_key_kind_and_title);
  ADD ("a-title-with-tabs-stays-one-line", test_a_title_with_tabs_stays_one_line);
  ADD ("log-is-number-time-state-and-label", test_log_is_number_time_state_and_label);
  ADD ("undo-and-redo-print-what-they-took", test_undo_and_redo_print_what_they_took);
  ADD ("nothing-to-undo-or-redo-is-refused", test_nothing_to_undo_or_redo_is_refused);
  ADD ("a-new-action-ends-what-could-be-redone", test_a_new_action_ends_what_could_be_redone);
  ADD ("check-lists-problems", test_check_lists_problems);
  ADD ("help-tells-of-every-command", test_help_tells_of_every_command);
  ADD ("help-for-what-is-no-command-is-usage", test_help_for_what_is_no_command_is_usage);
  ADD ("version-is-one-line", test_version_is_one_line);
  ADD ("what-is-not-understood-is-usage", test_what_is_not_understood_is_usage);
  ADD ("output-that-cannot-be-written-is-a-failure",
       test_output_that_cannot_be_written_is_a_failure);
  ADD ("a-name-may-begin-with-a-dash", test_a_name_may_begin_with_a_dash);
  ADD ("keys-and-states-do-not-follow-the-language",
       test_keys_and_states_do_not_follow_the_language);
#undef ADD
  return g_test_run ();
}
