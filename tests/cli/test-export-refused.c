/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli export` where it must refuse: wrong arguments, disks and folders that take no file,
 * charts that cannot be drawn; and that what was there before is still there, byte for byte.
 */
#include "runner.h"

#include <glib/gstdio.h>

static void
test_what_cannot_be_exported_is_refused (void)
{
  static const struct
  {
    int status;
    const char *part;
    const char *arguments[10];
  } cases[] = {
    { 2, "--chart", { "-o", "x.png" } },
    { 2, "--chart", { "--chart", "growth", "--all", "-o", "x" } },
    { 2, "-o", { "--chart", "growth" } },
    { 2, "-o", { "--chart", "growth", "-o", "" } },
    { 2, "“x.gif”", { "--chart", "growth", "-o", "x.gif" } },
    { 2, "“x”", { "--chart", "growth", "-o", "x" } },
    { 2, "“charts.d/x”", { "--chart", "growth", "-o", "charts.d/x" } },
    { 2, "--format", { "--chart", "growth", "-o", "x.png", "--format", "gif" } },
    { 2, "--format pdf", { "--chart", "growth", "-o", "x.png", "--format", "pdf" } },
    { 2, "--size", { "--chart", "growth", "-o", "x.png", "--size", "big" } },
    { 2, "--size", { "--chart", "growth", "-o", "x.png", "--size", "800" } },
    { 2, "--size", { "--chart", "growth", "-o", "x.png", "--size", "800x" } },
    { 2, "--size", { "--chart", "growth", "-o", "x.png", "--size", "10x10" } },
    { 2, "--size", { "--chart", "growth", "-o", "x.png", "--size", "-800x600" } },
    { 2, "--size", { "--chart", "growth", "-o", "x.png", "--size", "20000x600" } },
    { 2, "--size", { "--chart", "growth", "-o", "x.png", "--size", "800x600x3" } },
    { 2, "--scale", { "--chart", "growth", "-o", "x.png", "--scale", "0.5" } },
    { 2, "--scale", { "--chart", "growth", "-o", "x.png", "--scale", "5" } },
    { 2, "--scale", { "--chart", "growth", "-o", "x.png", "--scale", "nan" } },
    { 2, "--scale", { "--chart", "growth", "-o", "x.png", "--scale", "" } },
    { 2, "--language", { "--chart", "growth", "-o", "x.png", "--language", "de" } },
    { 2, "--theme", { "--chart", "growth", "-o", "x.png", "--theme", "blue" } },
    { 1, "investment-timeline", { "--chart", "nope", "-o", "x.png" } },
    { 1, "/none”", { "--chart", "growth", "-o", "none/x.png" } },
    { 1, "/none/in”", { "--chart", "growth", "-o", "none/in/x.png" } },
    { 1, "32767", { "--chart", "growth", "-o", "x.png", "--size", "10000x600", "--scale", "4" } },
    { 1, "a.moat", { "--all", "-o", "a.moat" } },
  };
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *before = runner_snapshot (runner);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new ();
      g_autoptr (RunnerResult) result = NULL;
      g_autofree char *after = NULL;

      g_ptr_array_add (words, (gpointer) "export");
      g_ptr_array_add (words, (gpointer) "a.moat");
      for (gsize k = 0; k < G_N_ELEMENTS (cases[i].arguments); k++)
        g_ptr_array_add (words, (gpointer) cases[i].arguments[k]);
      result = runner_run_strv (runner, (const char *const *) words->pdata);
      if (cases[i].status == 2)
        runner_assert_usage (result, cases[i].part);
      else
        runner_assert_refused (result, cases[i].part);
      after = runner_snapshot (runner);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_a_full_disk_keeps_the_earlier_file (void)
{
  static const char *const formats[] = { "png", "pdf", "svg" };
  g_autoptr (Runner) runner = runner_new_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("a.", formats[i], NULL);
      g_autofree char *before = NULL, *after = NULL;
      g_autoptr (RunnerResult) result = NULL;

      runner_export (runner, "growth", name, NULL);
      before = runner_snapshot (runner);
      runner_set_flags (runner, RUNNER_NO_SPACE);
      result = runner_run (runner, "export", "a.moat", "--chart", "growth", "-o", name, "--theme",
                           "dark", NULL);
      runner_set_flags (runner, RUNNER_DEFAULT);
      after = runner_snapshot (runner);
      runner_assert_refused (result, name);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_a_folder_of_charts_is_written_whole_or_not (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *out = runner_get (runner, "export", "a.moat", "--all", "-o", "charts", NULL);
  g_autofree char *taken = runner_path (runner, "charts/beside-aws.png");
  g_autoptr (RunnerResult) result = NULL, no_space = NULL;
  g_autofree char *before = NULL, *after = NULL, *later = NULL;

  g_assert_cmpstr (out, ==, "");
  g_assert_cmpint (g_unlink (taken), ==, 0); /* the last of them is now a folder */
  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  before = runner_snapshot (runner);
  result =
    runner_run (runner, "export", "a.moat", "--all", "-o", "charts", "--theme", "dark", NULL);
  after = runner_snapshot (runner);
  runner_assert_refused (result, "beside-aws.png");
  g_assert_cmpstr (after, ==, before);
  runner_set_flags (runner, RUNNER_NO_SPACE);
  no_space = runner_run (runner, "export", "a.moat", "--all", "-o", "other/new", NULL);
  later = runner_snapshot (runner);
  runner_assert_refused (no_space, "other/new");
  g_assert_cmpstr (later, ==, before);
}

static void
test_a_device_is_not_replaced (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autoptr (RunnerResult) device = runner_run (runner, "export", "a.moat", "--chart", "growth",
                                                "-o", "/dev/full", "--format", "png", NULL);

  runner_assert_refused (device, "/dev/full");
  g_assert_false (g_file_test ("/dev/full", G_FILE_TEST_IS_REGULAR));
}

static void
test_a_project_is_not_replaced_by_its_picture (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *before = runner_snapshot (runner);
  g_autofree char *after = NULL;
  g_autoptr (RunnerResult) result = runner_run (runner, "export", "a.moat", "--chart", "growth",
                                                "-o", "./a.moat", "--format", "png", NULL);

  after = runner_snapshot (runner);
  runner_assert_refused (result, "a.moat");
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_chart_key_cannot_leave_the_folder (void)
{
  static const char *const keys[] = { "../outside", "/tmp/outside", "in/side", "..", ".hidden" };
  g_autoptr (Runner) runner = runner_new_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE chart SET key = '%s' WHERE position ="
                                              " (SELECT max (position) FROM chart)",
                                              keys[i]);
      g_autofree char *before = NULL, *after = NULL;
      g_autoptr (RunnerResult) result = NULL;

      runner_sql (runner, "a.moat", sql);
      before = runner_snapshot (runner);
      result = runner_run (runner, "export", "a.moat", "--all", "-o", "charts", NULL);
      after = runner_snapshot (runner);
      runner_assert_refused (result, keys[i]);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_a_folder_without_permission_is_refused (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *folder = runner_path (runner, "closed");
  g_autoptr (RunnerResult) result = NULL;

  if (!runner_can_bind ())
    return;
  g_assert_cmpint (g_mkdir (folder, 0500), ==, 0);
  runner_set_flags (runner, RUNNER_BOUND);
  result = runner_run (runner, "export", "a.moat", "--chart", "growth", "-o", "closed/a.png", NULL);
  runner_assert_refused (result, "closed");
}

static void
test_an_unreadable_chart_stops_only_what_needs_it (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autoptr (RunnerResult) one = NULL, all = NULL;
  g_autofree char *after = NULL;

  runner_sql (runner, "a.moat", "UPDATE chart SET spec = '{\"kind\": 7}' WHERE key = 'growth'");
  runner_export (runner, "cloud-footprint", "good.svg", NULL);
  one = runner_run (runner, "export", "a.moat", "--chart", "growth", "-o", "x.png", NULL);
  all = runner_run (runner, "export", "a.moat", "--all", "-o", "charts", NULL);
  after = runner_path (runner, "charts");
  runner_assert_refused (one, "growth");
  runner_assert_refused (all, "growth");
  g_assert_false (g_file_test (after, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/cli/export/" name, func)
  ADD ("what-cannot-be-exported-is-refused", test_what_cannot_be_exported_is_refused);
  ADD ("a-full-disk-keeps-the-earlier-file", test_a_full_disk_keeps_the_earlier_file);
  ADD ("a-folder-of-charts-is-written-whole-or-not",
       test_a_folder_of_charts_is_written_whole_or_not);
  ADD ("a-device-is-not-replaced", test_a_device_is_not_replaced);
  ADD ("a-project-is-not-replaced-by-its-picture", test_a_project_is_not_replaced_by_its_picture);
  ADD ("a-chart-key-cannot-leave-the-folder", test_a_chart_key_cannot_leave_the_folder);
  ADD ("a-folder-without-permission-is-refused", test_a_folder_without_permission_is_refused);
  ADD ("an-unreadable-chart-stops-only-what-needs-it",
       test_an_unreadable_chart_stops_only_what_needs_it);
#undef ADD
  return g_test_run ();
}
