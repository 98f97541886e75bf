/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A project that a newer Moat made: what only reads does so and says in one line that it cannot be
 * changed; what changes is refused in one line; no byte of the file becomes another.
 */
#include "runner.h"

#include <string.h>

/* A project with something to undo, and a column that this version does not know. */
static Runner *
make_newer (void)
{
  Runner *runner = runner_new ();

  runner_make_sample (runner, "a.moat");
  runner_sql (runner, "a.moat",
              "UPDATE journal SET state = 'applied';"
              "ALTER TABLE fact ADD COLUMN mood TEXT; PRAGMA user_version = 99");
  return runner;
}

static void
assert_read (const RunnerResult *result, const char *printed)
{
  g_assert_cmpint (result->status, ==, 0);
  runner_assert_contains (result->out, printed);
  runner_assert_contains (result->err,
                          "was made by a newer version of Moat: it is opened read-only");
  g_assert_cmpstr (strchr (result->err, '\n'), ==, "\n");
}

static void
test_reading_goes_on_and_says_so (void)
{
  static const struct
  {
    const char *arguments[5], *printed;
  } cases[] = {
    { { "charts", "a.moat" }, "growth\t" },
    { { "facts", "a.moat" }, "3247.51亿元" },
    { { "explain", "a.moat", "--fact", "f02" }, "324751000000" },
    { { "explain", "a.moat", "--chart", "growth" }, "1.1.2; 1.1.4" },
    { { "log", "a.moat" }, "applied" },
    { { "check", "a.moat" }, "" },
  };
  g_autoptr (Runner) runner = make_newer ();
  g_autofree char *before = runner_snapshot (runner);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RunnerResult) result = runner_run_strv (runner, cases[i].arguments);

      assert_read (result, cases[i].printed);
    }
  after = runner_snapshot (runner);
  g_assert_cmpstr (after, ==, before);
}

static void
test_charts_are_exported (void)
{
  g_autoptr (Runner) runner = make_newer ();
  g_autoptr (RunnerResult) result =
    runner_run (runner, "export", "a.moat", "--chart", "growth", "-o", "x.svg", NULL);
  g_autoptr (GBytes) picture = runner_read (runner, "x.svg");

  assert_read (result, "");
  g_assert_cmpuint (g_bytes_get_size (picture), >, 0);
}

static void
test_changing_is_refused (void)
{
  static const char *const changes[][5] = {
    { "set", "a.moat", "f02", "locator=9" },
    { "undo", "a.moat" },
    { "redo", "a.moat" },
  };
  g_autoptr (Runner) runner = make_newer ();
  g_autofree char *before = runner_snapshot (runner);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (RunnerResult) result = runner_run_strv (runner, changes[i]);

      runner_assert_refused (result, "was made by a newer version of Moat");
    }
  after = runner_snapshot (runner);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/newer/reading-goes-on-and-says-so", test_reading_goes_on_and_says_so);
  g_test_add_func ("/cli/newer/charts-are-exported", test_charts_are_exported);
  g_test_add_func ("/cli/newer/changing-is-refused", test_changing_is_refused);
  return g_test_run ();
}
