/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures out of a project as files, and the list of sources: what is written and printed, and what
 * is refused without a trace.
 */
#include "runner.h"

#include <glib/gstdio.h>
#include <string.h>

static Runner *
new_sample (void)
{
  Runner *runner = runner_new ();

  runner_make_sample (runner, "a.moat");
  return runner;
}

static char *
export_data (Runner *runner, const char *name)
{
  g_autofree char *path = runner_path (runner, name);
  g_autofree char *out = runner_get (runner, "export-data", "a.moat", "-o", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents;

  g_assert_cmpstr (out, ==, "");
  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static MoatTable *
read_csv (const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  MoatTable *table = moat_csv_read ("table", stream, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static void
test_csv_has_every_figure_and_what_is_known_of_it (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *text = export_data (runner, "投资.CSV");
  g_autoptr (MoatTable) table = read_csv (text), facts = runner_read_facts (runner, "a.moat", NULL);

  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfkey,entity,concept,period_start,"));
  g_assert_cmpuint (table->rows->len, ==, facts->rows->len);
  for (int i = 0; facts->columns[i] != NULL; i++)
    {
      g_assert_cmpstr (table->columns[i], ==, facts->columns[i]);
      g_assert_cmpstr (runner_cell (table, "f08", table->columns[i]), ==,
                       runner_cell (facts, "f08", table->columns[i]));
    }
  g_assert_cmpstr (runner_cell (table, "f08", "entity_label_zh"), ==, "阿里云");
  g_assert_cmpstr (runner_cell (table, "f08", "entity_parent"), ==, "alibaba-group");
  g_assert_cmpstr (runner_cell (table, "f08", "concept_unit_kind"), ==, "ratio");
  g_assert_cmpstr (runner_cell (table, "f08", "source_published"), ==, "2025-03-17");
}

static void
test_a_workbook_is_the_same_again (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *first = export_data (runner, "a.xlsx"), *second = export_data (runner, "b.xlsx");
  g_autoptr (GBytes) one = runner_read (runner, "a.xlsx"), other = runner_read (runner, "b.xlsx");

  g_assert_true (g_str_has_prefix (first, "PK"));
  g_assert_true (g_str_has_prefix (second, "PK"));
  g_assert_true (g_bytes_equal (one, other));
}

static void
test_text_that_would_run_is_guarded (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *text = NULL;

  g_free (runner_get (runner, "set", "a.moat", "f02", "remark-en==cmd|' /C calc'!A0", NULL));
  text = export_data (runner, "a.csv");
  runner_assert_contains (text, ",'=cmd|' /C calc'!A0,");
}

static void
test_what_cannot_be_is_refused_without_a_trace (void)
{
  static const struct
  {
    const char *out, *part;
    gboolean is_usage;
  } cases[] = {
    { "a.pdf", "does not end in .csv or .xlsx", TRUE },
    { "csv", "does not end in .csv or .xlsx", TRUE },
    { "", "say with -o where to write", TRUE },
    { "no/a.csv", "There is no folder", FALSE },
    { "folder.csv", "is not a file that can be replaced", FALSE },
    { "link.csv", "is the project itself", FALSE },
  };
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *folder = runner_path (runner, "folder.csv");
  g_autofree char *link = runner_path (runner, "link.csv");
  g_autoptr (RunnerResult) without = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("a.moat", link), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = runner_snapshot (runner), *after = NULL;
      g_autoptr (RunnerResult) result =
        runner_run (runner, "export-data", "a.moat", "-o", cases[i].out, NULL);

      if (cases[i].is_usage)
        runner_assert_usage (result, cases[i].part);
      else
        runner_assert_refused (result, cases[i].part);
      after = runner_snapshot (runner);
      g_assert_cmpstr (after, ==, before);
    }
  without = runner_run (runner, "export-data", "a.moat", NULL);
  runner_assert_usage (without, "say with -o where to write");
}

static void
test_a_full_disk_keeps_the_earlier_file (void)
{
  static const char *const names[] = { "a.csv", "a.xlsx" };
  g_autoptr (Runner) runner = new_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *before = NULL, *after = NULL;
      g_autoptr (RunnerResult) result = NULL;

      runner_write (runner, names[i], "old", 3);
      before = runner_snapshot (runner);
      runner_set_flags (runner, RUNNER_NO_SPACE);
      result = runner_run (runner, "export-data", "a.moat", "-o", names[i], NULL);
      runner_set_flags (runner, RUNNER_DEFAULT);
      after = runner_snapshot (runner);
      runner_assert_refused (result, "");
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_sources_say_what_rests_on_them (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *text = NULL, *csv = NULL, *json = NULL;
  g_autoptr (MoatTable) table = NULL;
  g_autoptr (RunnerResult) odd = NULL;

  runner_sql (runner, "a.moat", "INSERT INTO source (key, title_zh) VALUES ('x', '空')");
  text = runner_get (runner, "sources", "a.moat", NULL);
  csv = runner_get (runner, "sources", "a.moat", "--format", "csv", NULL);
  json = runner_get (runner, "sources", "a.moat", "--format", "json", NULL);
  odd = runner_run (runner, "sources", "a.moat", "--format", "xml", NULL);
  g_assert_cmpstr (text, ==,
                   "nanfanglue-2025\tBehind Alibaba's CNY 380 bn bet on AI: the three moats of its "
                   "strategic investment\t2025-03-17\t14 figures\t5 events\t0 rates\n"
                   "federal-reserve-g5a\tForeign exchange rates: annual averages (G.5A)\t\t0 "
                   "figures\t0 events\t28 rates\n"
                   "sec-alibaba\tAlibaba Group: company facts (SEC EDGAR)\t2021-02-02\t16 figures"
                   "\t0 events\t0 rates\n"
                   "sec-alphabet\tAlphabet Inc.: company facts (SEC EDGAR)\t2026-02-05\t15 figures"
                   "\t0 events\t0 rates\n"
                   "sec-microsoft\tMicrosoft Corp.: company facts (SEC EDGAR)\t2026-07-29\t12 "
                   "figures\t0 events\t0 rates\n"
                   "sec-meta\tMeta Platforms, Inc.: company facts (SEC EDGAR)\t2026-01-29\t10 "
                   "figures\t0 events\t0 rates\n"
                   "ecb-reference-rates\tEuro foreign exchange reference rates\t\t0 figures\t0 "
                   "events\t22 rates\n"
                   "x\t空\t\t0 figures\t0 events\t0 rates\n");
  table = read_csv (csv);
  g_assert_cmpuint (table->rows->len, ==, 8);
  g_assert_cmpstr (runner_cell (table, "nanfanglue-2025", "figures"), ==, "14");
  g_assert_cmpstr (runner_cell (table, "nanfanglue-2025", "events"), ==, "5");
  g_assert_cmpstr (runner_cell (table, "nanfanglue-2025", "publisher_zh"), ==, "南方略咨询");
  g_assert_cmpstr (runner_cell (table, "x", "others"), ==, "0");
  g_assert_true (g_str_has_prefix (json, "[\n{\"key\":\"nanfanglue-2025\""));
  runner_assert_contains (json, "\"figures\":14,\"events\":5,\"rates\":0,");
  runner_assert_usage (odd, "--format takes text, json, csv");
}

static void
test_no_sources_are_an_empty_list (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *new = runner_get (runner, "new", "b.moat", NULL);
  g_autofree char *text = runner_get (runner, "sources", "b.moat", NULL);
  g_autofree char *json = runner_get (runner, "sources", "b.moat", "--format", "json", NULL);
  g_autofree char *data = runner_get (runner, "export-data", "b.moat", "-o", "b.xlsx", NULL);

  g_assert_cmpstr (new, ==, "");
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpstr (json, ==, "[]\n");
  g_assert_cmpstr (data, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/cli/export-data/" name, function)
  ADD ("csv-has-every-figure-and-what-is-known-of-it",
       test_csv_has_every_figure_and_what_is_known_of_it);
  ADD ("a-workbook-is-the-same-again", test_a_workbook_is_the_same_again);
  ADD ("text-that-would-run-is-guarded", test_text_that_would_run_is_guarded);
  ADD ("what-cannot-be-is-refused-without-a-trace", test_what_cannot_be_is_refused_without_a_trace);
  ADD ("a-full-disk-keeps-the-earlier-file", test_a_full_disk_keeps_the_earlier_file);
  ADD ("sources-say-what-rests-on-them", test_sources_say_what_rests_on_them);
  ADD ("no-sources-are-an-empty-list", test_no_sources_are_an_empty_list);
#undef ADD
  return g_test_run ();
}
