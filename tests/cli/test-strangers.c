/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files from strangers, and places that cannot be written: every command refuses them with one
 * line, crashes at none, and leaves each byte of the folder as it was.
 */
#include "runner.h"

#include <glib/gstdio.h>
#include <string.h>

static const char *const commands[][6] = {
  { "charts", "a.moat" },
  { "facts", "a.moat" },
  { "facts", "a.moat", "--format", "json" },
  { "explain", "a.moat", "--fact", "f02" },
  { "explain", "a.moat", "--chart", "growth" },
  { "log", "a.moat" },
  { "check", "a.moat" },
  { "set", "a.moat", "f02", "locator=9" },
  { "undo", "a.moat" },
  { "redo", "a.moat" },
};

/* @part: what each message says. */
static void
assert_all_refuse (Runner *runner, const char *part)
{
  g_autofree char *before = runner_snapshot (runner);
  g_autofree char *after = NULL;
  g_autoptr (RunnerResult) export = NULL, all = NULL, new = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (RunnerResult) result = runner_run_strv (runner, commands[i]);
      runner_assert_refused (result, part);
    }
  export = runner_run (runner, "export", "a.moat", "--chart", "growth", "-o", "x.png", NULL);
  runner_assert_refused (export, part);
  all = runner_run (runner, "export", "a.moat", "--all", "-o", "charts", NULL);
  runner_assert_refused (all, part);
  after = runner_snapshot (runner);
  g_assert_cmpstr (after, ==, before);
}

static void
test_no_file (void)
{
  g_autoptr (Runner) runner = runner_new ();

  assert_all_refuse (runner, "There is no file");
}

static void
test_a_folder (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *path = runner_path (runner, "a.moat");

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_all_refuse (runner, "not a Moat project");
}

static void
test_an_empty_file (void)
{
  g_autoptr (Runner) runner = runner_new ();

  runner_write (runner, "a.moat", "", 0);
  assert_all_refuse (runner, "not a Moat project");
}

static void
test_not_a_database (void)
{
  g_autoptr (Runner) runner = runner_new ();
  const char text[] = "key,value\nf01,380000000000\n";

  runner_write (runner, "a.moat", text, strlen (text));
  assert_all_refuse (runner, "not a Moat project");
}

static void
test_noise (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (2025);
  guint8 noise[20000];

  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = (guint8) g_rand_int_range (rand, 0, 256);
  runner_write (runner, "a.moat", noise, sizeof noise);
  assert_all_refuse (runner, "not a Moat project");
}

static void
test_a_database_of_another_program (void)
{
  g_autoptr (Runner) runner = runner_new ();

  runner_sql (runner, "a.moat",
              "CREATE TABLE fact (id INTEGER PRIMARY KEY, key TEXT);"
              "INSERT INTO fact VALUES (1, 'f02'); PRAGMA user_version = 1");
  assert_all_refuse (runner, "not a Moat project");
}

static void
cut (Runner *runner, gsize size)
{
  g_autoptr (GBytes) whole = NULL;

  runner_make_sample (runner, "whole.moat");
  whole = runner_read (runner, "whole.moat");
  g_assert_cmpuint (g_bytes_get_size (whole), >, size);
  runner_write (runner, "a.moat", g_bytes_get_data (whole, NULL), size);
}

static void
test_cut_within_the_header (void)
{
  g_autoptr (Runner) runner = runner_new ();

  cut (runner, 50);
  assert_all_refuse (runner, "not a Moat project");
}

static void
test_cut_after_some_pages (void)
{
  g_autoptr (Runner) runner = runner_new ();

  cut (runner, 5 * 4096);
  assert_all_refuse (runner, "Open an earlier copy of it");
}

static void
test_cut_within_a_page (void)
{
  g_autoptr (Runner) runner = runner_new ();

  cut (runner, 20 * 4096 + 77);
  assert_all_refuse (runner, "Open an earlier copy of it");
}

static void
test_damaged_pages (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autoptr (GBytes) whole = NULL;
  g_autofree guint8 *data = NULL;
  gsize size;

  runner_make_sample (runner, "whole.moat");
  whole = runner_read (runner, "whole.moat");
  data = g_memdup2 (g_bytes_get_data (whole, &size), g_bytes_get_size (whole));
  for (gsize page = 2; (page + 1) * 4096 <= size; page++)
    memset (data + page * 4096, 0x55, 64);
  runner_write (runner, "a.moat", data, size);
  assert_all_refuse (runner, "Open an earlier copy of it");
}

static void
test_planted (gconstpointer sql)
{
  g_autoptr (Runner) runner = runner_new ();

  runner_make_sample (runner, "a.moat");
  runner_sql (runner, "a.moat", sql);
  assert_all_refuse (runner, "a.moat");
}

/* Hostile values in tables that are as they should be. */
static void
test_hostile_values (gconstpointer sql)
{
  g_autoptr (Runner) runner = runner_new ();

  runner_make_sample (runner, "a.moat");
  runner_sql (runner, "a.moat", sql);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (RunnerResult) result = runner_run_strv (runner, commands[i]);

      g_assert_true (g_utf8_validate (result->out, -1, NULL)); /* the runner fails on a crash */
      if (result->status == 1 && result->out[0] == '\0')
        runner_assert_refused (result, "");
    }
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *name =
        g_strdup_printf ("x.%s", ((const char *[]){ "png", "pdf", "svg" })[i]);
      g_autoptr (RunnerResult) result =
        runner_run (runner, "export", "a.moat", "--chart", "investment-timeline", "-o", name, NULL);

      if (result->status != 0)
        runner_assert_refused (result, "");
    }
}

/* Places */

static void
test_a_folder_that_cannot_be_written (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *folder = runner_path (runner, "closed");
  g_autofree char *before = NULL, *after = NULL, *charts = NULL;
  g_autoptr (RunnerResult) set = NULL, undo = NULL, new = NULL, export = NULL;

  if (!runner_can_bind ())
    return;
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  runner_make_sample (runner, "closed/a.moat");
  g_free (runner_get (runner, "set", "closed/a.moat", "f03", "locator=x", NULL));
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  runner_set_flags (runner, RUNNER_BOUND);
  before = runner_snapshot (runner);
  charts = runner_get (runner, "charts", "closed/a.moat", NULL); /* reading needs no permission */
  set = runner_run (runner, "set", "closed/a.moat", "f03", "locator=y", NULL);
  undo = runner_run (runner, "undo", "closed/a.moat", NULL);
  new = runner_run (runner, "new", "closed/b.moat", NULL);
  export =
    runner_run (runner, "export", "closed/a.moat", "--chart", "growth", "-o", "closed/x.png", NULL);
  after = runner_snapshot (runner);
  runner_assert_contains (charts, "growth\t");
  runner_assert_refused (set, "cannot be written");
  runner_assert_refused (undo, "cannot be written");
  runner_assert_refused (new, "closed/b.moat");
  runner_assert_refused (export, "closed");
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_file_that_cannot_be_written (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *path = runner_path (runner, "a.moat");
  g_autofree char *before = NULL, *after = NULL, *facts = NULL;
  g_autoptr (RunnerResult) set = NULL;

  if (!runner_can_bind ())
    return;
  runner_make_sample (runner, "a.moat");
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  runner_set_flags (runner, RUNNER_BOUND);
  before = runner_snapshot (runner);
  facts = runner_get (runner, "facts", "a.moat", NULL);
  set = runner_run (runner, "set", "a.moat", "f03", "locator=y", NULL);
  after = runner_snapshot (runner);
  runner_assert_contains (facts, "3247.51亿元");
  runner_assert_refused (set, "cannot be written");
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_full_disk (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *before = NULL, *after = NULL, *facts = NULL, *again = NULL, *check = NULL;
  g_autoptr (RunnerResult) set = NULL, undo = NULL;

  runner_make_sample (runner, "a.moat");
  g_free (runner_get (runner, "set", "a.moat", "f03", "locator=x", NULL));
  facts = runner_get (runner, "facts", "a.moat", NULL);
  before = runner_snapshot (runner);
  runner_set_flags (runner, RUNNER_NO_SPACE);
  set = runner_run (runner, "set", "a.moat", "f03", "locator=y", NULL);
  undo = runner_run (runner, "undo", "a.moat", NULL);
  after = runner_snapshot (runner);
  runner_set_flags (runner, RUNNER_DEFAULT);
  again = runner_get (runner, "facts", "a.moat", NULL);
  check = runner_get (runner, "check", "a.moat", NULL);
  runner_assert_refused (set, "a.moat");
  runner_assert_refused (undo, "a.moat");
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (again, ==, facts);
  g_assert_cmpstr (check, ==, "");
}

static void
test_a_name_that_is_no_utf8 (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autoptr (RunnerResult) none = runner_run (runner, "charts", "\xff.moat", NULL);
  g_autofree char *out = runner_get (runner, "new", "\xff.moat", "--sample", NULL);
  g_autofree char *charts = runner_get (runner, "charts", "\xff.moat", NULL);

  runner_assert_refused (none, ".moat");
  g_assert_cmpstr (out, ==, "");
  runner_assert_contains (charts, "growth\t");
}

static void
test_any_name_will_do (void)
{
  g_autoptr (Runner) runner = runner_new ();
  const char *name = "a b 'c' \"d\" 中文？#%20;?mode=ro.moat";
  g_autofree char *out = runner_get (runner, "new", name, "--sample", NULL);
  g_autofree char *set = runner_get (runner, "set", name, "f03", "locator=x", NULL);
  g_autofree char *undo = runner_get (runner, "undo", name, NULL);
  g_autofree char *check = runner_get (runner, "check", name, NULL);
  g_autofree char *path = runner_path (runner, name);
  g_autoptr (RunnerResult) again = runner_run (runner, "new", name, NULL);

  g_assert_cmpstr (out, ==, "");
  g_assert_cmpstr (set, ==, "");
  g_assert_cmpstr (check, ==, "");
  runner_assert_contains (undo, "f03");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  runner_assert_refused (again, "中文");
}

static void
add_planted (void)
{
  static const char *const planted[][2] = {
    { "a-trigger", "CREATE TRIGGER t AFTER UPDATE ON fact BEGIN DELETE FROM fact; END" },
    { "a-view", "CREATE VIEW v AS SELECT * FROM fact" },
    { "a-view-for-a-table",
      "ALTER TABLE chart RENAME TO hidden; CREATE VIEW chart AS SELECT * FROM hidden" },
    { "a-foreign-table", "CREATE TABLE payload (id INTEGER PRIMARY KEY, data BLOB)" },
    { "a-virtual-table", "CREATE VIRTUAL TABLE v USING fts5 (x)" },
    { "a-looser-table", "PRAGMA writable_schema = ON;"
                        "UPDATE sqlite_schema SET sql = replace (sql, 'STRICT', '')"
                        " WHERE name = 'event'; PRAGMA writable_schema = OFF" },
    { "an-expression-index", "CREATE INDEX i ON fact (abs (id))" },
    { "a-missing-table", "PRAGMA foreign_keys = OFF; DROP TABLE relation" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (planted); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/strangers/planted/", planted[i][0], NULL);
      g_test_add_data_func (path, planted[i][1], test_planted);
    }
}

static void
add_hostile (void)
{
  static const char *const hostile[][2] = {
    { "no-utf8", "UPDATE fact SET as_stated = CAST (x'ff41fe' AS TEXT), locator ="
                 " CAST (x'c328' AS TEXT);"
                 "UPDATE entity SET label_en = CAST (x'80' AS TEXT);"
                 "UPDATE chart SET key = CAST (x'80' AS TEXT) WHERE key = 'growth'" },
    { "no-units", "UPDATE fact SET unit = CAST (x'8080' AS TEXT)" },
    { "odd-units", "UPDATE fact SET unit = 'furlongs per fortnight'" },
    { "huge-values",
      "UPDATE fact SET best_real = 1e308, value = '1' || printf ('%.*c', 308, '0')" },
    { "no-numbers", "UPDATE fact SET value = 'many'" },
    { "no-dates", "UPDATE fact SET period_start = NULL, period_end = '99-99-9999'" },
    { "the-end-of-time", "UPDATE fact SET period_start = '0001-01-01', period_end = '9999-12-31'" },
    { "long-texts", "UPDATE fact SET as_stated = printf ('%.*c', 1000000, 'a'), remark_en ="
                    " printf ('%.*c', 1000000, 'b');"
                    "UPDATE entity SET label_en = printf ('%.*c', 100000, 'c')" },
    { "control-characters", "UPDATE fact SET locator = char (27) || '[2J' || char (7, 1, 2);"
                            "UPDATE source SET title_en = char (27) || ']0;x' || char (7)" },
    { "broken-charts", "UPDATE chart SET spec = '{\"kind\": [[[[]]]]}'" },
    { "deep-charts", "UPDATE chart SET spec = '{\"a\":' || printf ('%.*c', 50000, '[')"
                     " || printf ('%.*c', 50000, ']') || '}'" },
    { "a-broken-journal", "UPDATE journal SET changeset = x'0102030405', state = 'applied'" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/strangers/hostile/", hostile[i][0], NULL);
      g_test_add_data_func (path, hostile[i][1], test_hostile_values);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/cli/strangers/" name, func)
  ADD ("no-file", test_no_file);
  ADD ("a-folder", test_a_folder);
  ADD ("an-empty-file", test_an_empty_file);
  ADD ("not-a-database", test_not_a_database);
  ADD ("noise", test_noise);
  ADD ("a-database-of-another-program", test_a_database_of_another_program);
  ADD ("cut-within-the-header", test_cut_within_the_header);
  ADD ("cut-after-some-pages", test_cut_after_some_pages);
  ADD ("cut-within-a-page", test_cut_within_a_page);
  ADD ("damaged-pages", test_damaged_pages);
  add_planted ();
  add_hostile ();
  ADD ("a-folder-that-cannot-be-written", test_a_folder_that_cannot_be_written);
  ADD ("a-file-that-cannot-be-written", test_a_file_that_cannot_be_written);
  ADD ("a-full-disk", test_a_full_disk);
  ADD ("a-name-that-is-no-utf8", test_a_name_that_is_no_utf8);
  ADD ("any-name-will-do", test_any_name_will_do);
#undef ADD
  return g_test_run ();
}
