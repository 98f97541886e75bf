/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Layout at any size: for every chart, in both languages and both themes, no texts overlap, nothing
 * leaves the canvas and the plot keeps a fair share of it.
 */
#include "chart-columns.h"
#include "chart-fixture.h"

#include <math.h>

typedef void (*InitFunc) (Fixture *fixture);

static void
check_at (Fixture *fixture, const char *name, MoatLanguage language, MoatThemeKind theme,
          double width, double height)
{
  g_autoptr (MoatScene) scene = fixture_build (fixture, language, theme, width, height);
  g_autofree char *what =
    g_strdup_printf ("%s %s %.1fx%.1f", name, moat_language_to_nick (language), width, height);
  MoatRect plot = moat_scene_get_plot (scene);

  fixture_assert_layout (scene, what);
  g_assert_cmpfloat (moat_scene_get_width (scene), ==, width);
  g_assert_cmpfloat (moat_scene_get_height (scene), ==, height);
  if (plot.width < 0.3 * width || plot.height < 0.25 * height)
    g_error ("%s: the plot is only %.0f x %.0f", what, plot.width, plot.height);
}

static void
check_sizes (const char *name, InitFunc init)
{
  static const double corners[][2] = { { 320, 240 },  { 3840, 2160 }, { 320, 2160 },
                                       { 3840, 240 }, { 960, 540 },   { 1080, 1920 } };
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  g_auto (Fixture) fixture = { 0 };

  init (&fixture);
  for (guint i = 0; i < 80; i++)
    {
      /* Evenly in the logarithm, so that small pictures get their share. */
      double width = exp (g_rand_double_range (random, log (320), log (3840)));
      double height = exp (g_rand_double_range (random, log (240), log (2160)));
      if (i < G_N_ELEMENTS (corners))
        {
          width = corners[i][0];
          height = corners[i][1];
        }
      check_at (&fixture, name, i % 2 ? MOAT_LANGUAGE_ZH : MOAT_LANGUAGE_EN,
                i % 4 < 2 ? MOAT_THEME_LIGHT : MOAT_THEME_DARK, width, height);
      if (i < G_N_ELEMENTS (corners))
        check_at (&fixture, name, i % 2 ? MOAT_LANGUAGE_EN : MOAT_LANGUAGE_ZH, MOAT_THEME_LIGHT,
                  width, height);
    }
}

static void
test_spans_at_any_size (void)
{
  check_sizes ("investment", fixture_init_investment);
}

static void
test_columns_at_any_size (void)
{
  check_sizes ("growth", fixture_init_growth);
}

static void
test_lines_at_any_size (void)
{
  check_sizes ("line", fixture_init_line);
}

/* Two entities whose blocks touch, an estimate in words, messages and a long source. */
static void
init_beside (Fixture *fixture)
{
  static const char *const messages[] = { "Not shown: f13 is stated in USD.", NULL };
  static const FixtureFigure other[] = { { "2024", 280e9, MOAT_QUALIFIER_ABOUT,
                                           MOAT_STATUS_ESTIMATE } };

  fixture_init_investment (fixture);
  fixture_add (fixture, "Amazon Web Services", "Capital expenditure", "CNY", other, 1);
  fixture->request.messages = messages;
  fixture->request.source_line =
    "Source: Nanfanglue Consulting, 17 March 2025 (sections 1.1.1, 1.1.2, 1.1.5); a second source "
    "with a long name, 1 April 2025; a third one, of which nobody has ever heard, 2 May 2025.";
}

static void
test_two_entities_at_any_size (void)
{
  check_sizes ("beside", init_beside);
}

/* Grouped columns over years: a legend, labels of periods, negative values. */
static void
init_grouped (Fixture *fixture)
{
  static const FixtureFigure a[] = { { "2019", 12e9 },
                                     { "2020", -3e9 },
                                     { "2021", 7.5e9, MOAT_QUALIFIER_UNDER },
                                     { "2022", 18e9, MOAT_QUALIFIER_BETWEEN, 0, 15e9, 22e9 },
                                     { "2023", 25e9, MOAT_QUALIFIER_OVER, MOAT_STATUS_TARGET } };
  static const FixtureFigure b[] = { { "2019", 5e9 }, { "2021", 6e9 }, { "2022", -9e9 } };

  fixture_init (fixture, MOAT_CHART_KIND_COLUMN);
  moat_label_set (&fixture->spec->subtitle, "What each of them earned", "各自的利润");
  fixture_add (fixture, "acme", "Net profit", "CNY", a, G_N_ELEMENTS (a));
  fixture_add (fixture, "globex", "Net profit", "CNY", b, G_N_ELEMENTS (b));
}

static void
test_grouped_columns_at_any_size (void)
{
  check_sizes ("grouped", init_grouped);
}

static void
init_many_lines (Fixture *fixture)
{
  fixture_init (fixture, MOAT_CHART_KIND_LINE);
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company number %d of seven", i + 1);
      FixtureFigure figures[8];
      g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_free);

      for (int k = 0; k < 8; k++)
        {
          g_ptr_array_add (periods, g_strdup_printf ("%d", 2016 + k));
          figures[k] =
            (FixtureFigure){ periods->pdata[k], 1e9 * (10 + i * 0.1 + k * (i % 3)), .id = 0 };
        }
      fixture_add (fixture, name, "Capital expenditure", "USD", figures, 8);
    }
}

static void
test_many_lines_at_any_size (void)
{
  check_sizes ("many lines", init_many_lines);
}

static void
init_empty (Fixture *fixture)
{
  fixture_init (fixture, MOAT_CHART_KIND_SPAN);
}

static void
test_an_empty_chart_at_any_size (void)
{
  check_sizes ("empty", init_empty);
}

/* Any figures of up to four series, with any words, of any size. */
static void
init_random (Fixture *fixture, GRand *random)
{
  double size = pow (10, g_rand_double_range (random, -2, 14));
  int n_series = g_rand_int_range (random, 1, 5);

  fixture_init (fixture, (MoatChartKind) g_rand_int_range (random, 0, 3));
  for (int i = 0; i < n_series; i++)
    {
      g_autofree char *name = g_strnfill ((gsize) g_rand_int_range (random, 1, 30), 'a' + (char) i);
      g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GArray) figures = g_array_new (FALSE, TRUE, sizeof (FixtureFigure));
      int n = g_rand_int_range (random, 1, 7);

      for (int k = 0; k < n; k++)
        {
          int year = g_rand_int_range (random, 2000, 2030), last = g_rand_int_range (random, 0, 6);
          double value = size * g_rand_double_range (random, -0.5, 1.5);
          FixtureFigure figure = { .value = value, .low = value * 0.8, .high = value * 1.3 };

          g_ptr_array_add (periods, g_strdup_printf ("%d-01-01/%d-12-31", year, year + last));
          figure.period = periods->pdata[k];
          figure.qualifier = (MoatQualifier) g_rand_int_range (random, 0, 6);
          figure.status = (MoatStatus) g_rand_int_range (random, 0, 4);
          if (value < 0)
            {
              figure.low = value * 1.3;
              figure.high = value * 0.8;
            }
          g_array_append_val (figures, figure);
        }
      fixture_add (fixture, name, "spending", "CNY", (const FixtureFigure *) (void *) figures->data,
                   figures->len);
    }
  fixture->request.difference_from = g_rand_int_range (random, 0, 5);
  fixture->request.difference_to = g_rand_int_range (random, 0, 5);
}

static void
test_random_charts_keep_the_rules (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1234);

  for (guint i = 0; i < 400; i++)
    {
      g_auto (Fixture) fixture = { 0 };
      double width = exp (g_rand_double_range (random, log (320), log (2500)));
      double height = exp (g_rand_double_range (random, log (240), log (1500)));
      g_autofree char *name = g_strdup_printf ("chart %u", i);

      init_random (&fixture, random);
      check_at (&fixture, name, i % 2 ? MOAT_LANGUAGE_ZH : MOAT_LANGUAGE_EN,
                i % 4 < 2 ? MOAT_THEME_LIGHT : MOAT_THEME_DARK, width, height);
    }
}

static void
test_comparisons_at_any_size (void)
{
  check_sizes ("grouped comparison", fixture_init_grouped);
  check_sizes ("stacked", fixture_init_stacked);
  check_sizes ("negative", fixture_init_negative);
  check_sizes ("shares", fixture_init_shares);
  check_sizes ("bridge", fixture_init_bridge);
  check_sizes ("bridge of parts", fixture_init_part_bridge);
  check_sizes ("mekko", fixture_init_mekko);
  check_sizes ("index", fixture_init_index);
  check_sizes ("cumulative", fixture_init_cumulative);
}

/* Each bar begins at the base line, or where another of its column ends. */
static void
check_zero (Fixture *fixture, const char *name)
{
  g_autoptr (MoatScene) scene = fixture_build_plain (fixture);
  const MoatNode *base = fixture_find (scene, MOAT_ROLE_AXIS, MOAT_NODE_PATH, -1, 0), *bar;

  for (guint i = 0;
       (bar = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2, i)) != NULL && base; i++)
    {
      const MoatNode *other;
      gboolean stands = FALSE;
      double top = bar->bounds.y, bottom = top + bar->bounds.height, zero = base->bounds.y;

      stands = fabs (top - zero) < 0.01 || fabs (bottom - zero) < 0.01;
      for (guint k = 0;
           !stands && (other = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2, k)); k++)
        stands = k != i && fabs (other->bounds.x - bar->bounds.x) < 0.01 &&
                 (fabs (bottom - other->bounds.y) < 0.01 ||
                  fabs (top - other->bounds.y - other->bounds.height) < 0.01);
      if (!stands)
        g_error ("%s: bar %u stands on nothing", name, i);
    }
}

static void
test_random_comparisons_keep_the_rules (void)
{
  static const MoatChartKind kinds[] = { MOAT_CHART_KIND_COLUMN, MOAT_CHART_KIND_STACKED,
                                         MOAT_CHART_KIND_STACKED_100, MOAT_CHART_KIND_WATERFALL,
                                         MOAT_CHART_KIND_MEKKO };
  g_autoptr (GRand) random = g_rand_new_with_seed (4321);

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
      if (kind != MOAT_CHART_KIND_WATERFALL)
        check_zero (&fixture, name);
    }
}

static void
test_the_same_request_gives_the_same_scene (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) a = NULL;
  g_autoptr (MoatScene) b = NULL;
  g_autofree char *dump_a = NULL;
  g_autofree char *dump_b = NULL;

  init_beside (&fixture);
  a = fixture_build_plain (&fixture);
  b = fixture_build_plain (&fixture);
  dump_a = moat_scene_dump (a);
  dump_b = moat_scene_dump (b);
  g_assert_cmpstr (dump_a, ==, dump_b);
}

static void
test_absurd_sizes_become_the_smallest (void)
{
  static const double sizes[][2] = { { 0, 0 }, { -5, 10 }, { NAN, INFINITY }, { 1, 1e4 } };
  g_auto (Fixture) fixture = { 0 };

  fixture_init_investment (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (MoatScene) scene =
        fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, sizes[i][0], sizes[i][1]);
      g_assert_cmpfloat (moat_scene_get_width (scene), ==, MOAT_CHART_MIN_WIDTH);
      g_assert_cmpfloat (moat_scene_get_height (scene), >=, MOAT_CHART_MIN_HEIGHT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/layout/spans", test_spans_at_any_size);
  g_test_add_func ("/chart/layout/columns", test_columns_at_any_size);
  g_test_add_func ("/chart/layout/lines", test_lines_at_any_size);
  g_test_add_func ("/chart/layout/two-entities", test_two_entities_at_any_size);
  g_test_add_func ("/chart/layout/grouped-columns", test_grouped_columns_at_any_size);
  g_test_add_func ("/chart/layout/many-lines", test_many_lines_at_any_size);
  g_test_add_func ("/chart/layout/empty", test_an_empty_chart_at_any_size);
  g_test_add_func ("/chart/layout/random", test_random_charts_keep_the_rules);
  g_test_add_func ("/chart/layout/comparisons", test_comparisons_at_any_size);
  g_test_add_func ("/chart/layout/random-comparisons", test_random_comparisons_keep_the_rules);
  g_test_add_func ("/chart/layout/same-again", test_the_same_request_gives_the_same_scene);
  g_test_add_func ("/chart/layout/absurd-sizes", test_absurd_sizes_become_the_smallest);
  return g_test_run ();
}
