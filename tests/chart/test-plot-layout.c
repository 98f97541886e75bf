/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layout of charts that lay out their own plot, at any size and with any data: the rules of every
 * chart, bars that begin at zero, and labels that stand beside what they name.
 */
#include <math.h>

#include "chart-columns.h"
#include "chart-plots.h"

static const double sizes[][2] = { { 320, 240 },  { 480, 320 },   { 700, 240 },  { 320, 800 },
                                   { 960, 540 },  { 1024, 1024 }, { 400, 1200 }, { 1920, 1080 },
                                   { 2400, 420 }, { 3000, 2000 } };

static const MoatChartKind kinds[] = { MOAT_CHART_KIND_BAR, MOAT_CHART_KIND_DOT,
                                       MOAT_CHART_KIND_SLOPE, MOAT_CHART_KIND_HEAT_TABLE };

static void
check_at (Fixture *fixture, const char *name, MoatLanguage language, MoatThemeKind theme,
          double width, double height)
{
  g_autoptr (MoatScene) scene = fixture_build (fixture, language, theme, width, height);
  g_autofree char *what =
    g_strdup_printf ("%s %.1fx%.1f %s %s", name, width, height, moat_theme_kind_to_nick (theme),
                     language == MOAT_LANGUAGE_ZH ? "zh" : "en");

  fixture_assert_layout (scene, what);
}

static void
check_sizes (const char *name, void (*init) (Fixture *fixture))
{
  g_auto (Fixture) fixture = { 0 };

  init (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (MoatLanguage language = MOAT_LANGUAGE_EN; language <= MOAT_LANGUAGE_ZH; language++)
      for (MoatThemeKind theme = MOAT_THEME_LIGHT; theme <= MOAT_THEME_DARK; theme++)
        check_at (&fixture, name, language, theme, sizes[i][0], sizes[i][1]);
}

static void
test_bars_at_any_size (void)
{
  check_sizes ("bars", fixture_init_bars);
  check_sizes ("losses", fixture_init_losses);
  check_sizes ("many bars", fixture_init_many_bars);
  check_sizes ("latest", fixture_init_latest_bars);
}

static void
test_dots_at_any_size (void)
{
  check_sizes ("dots", fixture_init_dots);
}

static void
test_slopes_at_any_size (void)
{
  check_sizes ("slope", fixture_init_slope);
  check_sizes ("three slopes", fixture_init_three_slopes);
}

static void
test_tables_at_any_size (void)
{
  check_sizes ("table", fixture_init_table);
}

/* Each bar has an end on the line at zero. */
static void
check_zero (Fixture *fixture, const char *name)
{
  g_autoptr (MoatScene) scene = fixture_build_plain (fixture);
  const MoatNode *base = fixture_find (scene, MOAT_ROLE_AXIS, MOAT_NODE_PATH, -1, 0), *bar;

  for (guint i = 0; (bar = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2, i)); i++)
    {
      double left = bar->bounds.x, right = left + bar->bounds.width;

      if (!base || (fabs (left - base->bounds.x) > 0.01 && fabs (right - base->bounds.x) > 0.01))
        g_error ("%s: bar %u does not begin at zero", name, i);
    }
}

static void
test_random_comparisons_keep_the_rules (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2468);

  for (guint i = 0; i < 500; i++)
    {
      g_auto (Fixture) fixture = { 0 };
      MoatChartKind kind = kinds[i % G_N_ELEMENTS (kinds)];
      double width = exp (g_rand_double_range (random, log (320), log (2500)));
      double height = exp (g_rand_double_range (random, log (240), log (1500)));
      g_autofree char *name = g_strdup_printf ("%s %u", moat_chart_kind_to_nick (kind), i);

      fixture_init_any_comparison (&fixture, kind, i % 10 == 0 ? 200 : 12, random);
      check_at (&fixture, name, i % 2 ? MOAT_LANGUAGE_ZH : MOAT_LANGUAGE_EN,
                i % 4 < 2 ? MOAT_THEME_LIGHT : MOAT_THEME_DARK, width, height);
      if (kind == MOAT_CHART_KIND_BAR)
        check_zero (&fixture, name);
    }
}

/* A chart that has one figure, none, or hundreds. */
static void
test_any_number_of_rows (void)
{
  static const guint numbers[] = { 0, 1, 2, 3, 30, 120, 500 };

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
      {
        MoatChartKind kind = kinds[k];
        g_auto (Fixture) fixture = { 0 };
        g_autofree char *name =
          g_strdup_printf ("%u in %s", numbers[i], moat_chart_kind_to_nick (kind));

        fixture_init_companies (&fixture, kind, numbers[i]);
        check_at (&fixture, name, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 480, 320);
        check_at (&fixture, name, MOAT_LANGUAGE_ZH, MOAT_THEME_DARK, 1920, 1080);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/plot-layout/bars", test_bars_at_any_size);
  g_test_add_func ("/chart/plot-layout/dots", test_dots_at_any_size);
  g_test_add_func ("/chart/plot-layout/slopes", test_slopes_at_any_size);
  g_test_add_func ("/chart/plot-layout/tables", test_tables_at_any_size);
  g_test_add_func ("/chart/plot-layout/random", test_random_comparisons_keep_the_rules);
  g_test_add_func ("/chart/plot-layout/any-number", test_any_number_of_rows);
  return g_test_run ();
}
