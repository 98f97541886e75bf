/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Golden scenes: one chart of each kind in both languages, written as text and compared line by
 * line with golden/.  MOAT_UPDATE_GOLDEN=1 rewrites the files: read the diff before you commit it.
 */
#include <string.h>

#include "chart-annotated.h"
#include "chart-columns.h"
#include "chart-fixture.h"
#include "chart-plots.h"

static char *
golden_path (const char *name, const char *suffix)
{
  g_autofree char *file = g_strdup_printf ("%s.%s", name, suffix);

  return g_test_build_filename (G_TEST_DIST, "chart", "golden", file, NULL);
}

/* Says where two dumps part, with a way to see all of it. */
static void
fail_at_difference (const char *name, const char *expected, const char *actual, const char *path)
{
  g_auto (GStrv) was = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) is = g_strsplit (actual, "\n", -1);
  g_autofree char *kept = NULL;
  g_autofree char *file = g_strdup_printf ("%s.actual.txt", name);
  guint line = 0;

  while (was[line] && is[line] && g_str_equal (was[line], is[line]))
    line++;
  kept = g_test_build_filename (G_TEST_BUILT, "chart", file, NULL);
  g_file_set_contents (kept, actual, -1, NULL);
  g_test_message ("line %u of %s", line + 1, path);
  g_test_message ("- %s", was[line] ? was[line] : "(end)");
  g_test_message ("+ %s", is[line] ? is[line] : "(end)");
  g_test_message ("see: diff -u %s %s", path, kept);
  g_test_message ("if that is meant: MOAT_UPDATE_GOLDEN=1 meson test -C BUILD --suite chart");
  g_test_fail ();
}

/* Compares @scene with the file @name, or rewrites that. */
static void
check_scene (const MoatScene *scene, const char *name)
{
  g_autofree char *actual = moat_scene_dump (scene);
  g_autofree char *path = golden_path (name, "txt");
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (g_getenv ("MOAT_UPDATE_GOLDEN"), "1") == 0)
    {
      g_file_set_contents (path, actual, -1, &error);
      g_assert_no_error (error);
    }
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  if (!g_str_equal (expected, actual))
    fail_at_difference (name, expected, actual, path);
}

/* In both languages and themes at three sizes. */
static void
check_everywhere (void (*init) (Fixture *fixture), const char *name)
{
  static const double sizes[][2] = { { 480, 320 }, { 960, 540 }, { 1920, 1080 } };
  g_auto (Fixture) fixture = { 0 };

  init (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (MoatLanguage language = MOAT_LANGUAGE_EN; language <= MOAT_LANGUAGE_ZH; language++)
      for (MoatThemeKind theme = MOAT_THEME_LIGHT; theme <= MOAT_THEME_DARK; theme++)
        {
          g_autoptr (MoatScene) scene =
            fixture_build (&fixture, language, theme, sizes[i][0], sizes[i][1]);
          g_autofree char *full = g_strdup_printf ("%s.%.0fx%.0f.%s.%s", name, sizes[i][0],
                                                   sizes[i][1], moat_theme_kind_to_nick (theme),
                                                   language == MOAT_LANGUAGE_ZH ? "zh" : "en");

          check_scene (scene, full);
        }
}

static void
check_golden (Fixture *fixture, const char *name, MoatThemeKind theme)
{
  for (MoatLanguage language = MOAT_LANGUAGE_EN; language <= MOAT_LANGUAGE_ZH; language++)
    {
      g_autoptr (MoatScene) scene = fixture_build (fixture, language, theme, 960, 540);
      g_autofree char *full =
        g_strdup_printf ("%s.%s", name, language == MOAT_LANGUAGE_ZH ? "zh" : "en");

      check_scene (scene, full);
    }
}

static void
test_spans_are_as_kept (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init_investment (&fixture);
  fixture.spec->show_events = FALSE;
  check_golden (&fixture, "span", MOAT_THEME_LIGHT);
}

static void
test_events_are_as_kept (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init_investment (&fixture);
  check_golden (&fixture, "events", MOAT_THEME_LIGHT);
}

static void
test_columns_are_as_kept (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init_growth (&fixture);
  check_golden (&fixture, "column", MOAT_THEME_LIGHT);
}

static void
test_lines_are_as_kept (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init_line (&fixture);
  check_golden (&fixture, "line", MOAT_THEME_DARK);
}

static void
test_comparisons_in_columns_are_as_kept (void)
{
  check_everywhere (fixture_init_grouped, "grouped-column");
  check_everywhere (fixture_init_stacked, "stacked-column");
  check_everywhere (fixture_init_negative, "stacked-negative");
  check_everywhere (fixture_init_shares, "stacked-100");
  check_everywhere (fixture_init_bridge, "waterfall");
  check_everywhere (fixture_init_part_bridge, "waterfall-parts");
  check_everywhere (fixture_init_mekko, "mekko");
}

static void
test_computed_lines_are_as_kept (void)
{
  check_everywhere (fixture_init_index, "line-index");
  check_everywhere (fixture_init_cumulative, "line-cumulative");
}

static void
test_ranked_bars_are_as_kept (void)
{
  check_everywhere (fixture_init_bars, "bar");
  check_everywhere (fixture_init_losses, "bar-losses");
  check_everywhere (fixture_init_many_bars, "bar-many");
  check_everywhere (fixture_init_latest_bars, "bar-latest");
}

static void
test_dot_plots_are_as_kept (void)
{
  check_everywhere (fixture_init_dots, "dot");
}

static void
test_slopes_are_as_kept (void)
{
  check_everywhere (fixture_init_slope, "slope");
  check_everywhere (fixture_init_three_slopes, "slope-three");
}

static void
test_tables_are_as_kept (void)
{
  check_everywhere (fixture_init_table, "heat-table");
}

static void
test_annotations_are_as_kept (void)
{
  check_everywhere (fixture_init_annotated_columns, "annotated-column");
  check_everywhere (fixture_init_annotated_lines, "annotated-line");
  check_everywhere (fixture_init_annotated_stack, "annotated-stacked-column");
  check_everywhere (fixture_init_annotated_bars, "annotated-bar");
  check_everywhere (fixture_init_annotated_spans, "annotated-span");
  check_everywhere (fixture_init_annotated_dots, "annotated-dot");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/golden/span", test_spans_are_as_kept);
  g_test_add_func ("/chart/golden/events", test_events_are_as_kept);
  g_test_add_func ("/chart/golden/column", test_columns_are_as_kept);
  g_test_add_func ("/chart/golden/line", test_lines_are_as_kept);
  g_test_add_func ("/chart/golden/comparisons", test_comparisons_in_columns_are_as_kept);
  g_test_add_func ("/chart/golden/computed-lines", test_computed_lines_are_as_kept);
  g_test_add_func ("/chart/golden/ranked-bars", test_ranked_bars_are_as_kept);
  g_test_add_func ("/chart/golden/dot-plots", test_dot_plots_are_as_kept);
  g_test_add_func ("/chart/golden/slopes", test_slopes_are_as_kept);
  g_test_add_func ("/chart/golden/tables", test_tables_are_as_kept);
  g_test_add_func ("/chart/golden/annotations", test_annotations_are_as_kept);
  return g_test_run ();
}
