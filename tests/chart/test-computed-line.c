/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines of what a comparison has computed: indices around their 100, and what has added up until
 * the end of each period; values that are no fact are walked and found like others.
 */
#include <math.h>

#include "chart-columns.h"
#include "chart-fixture.h"

/* The value at a height of the plot, by two numbers of the axis. */
static double
value_at (const MoatScene *scene, double y)
{
  double heights[2] = { 0, 0 }, values[2] = { 0, 0 };
  MoatRect plot = moat_scene_get_plot (scene);
  guint n = 0;

  for (guint i = 0; n < 2; i++)
    {
      const MoatNode *label = fixture_find (scene, MOAT_ROLE_AXIS_LABEL, MOAT_NODE_TEXT, -1, i);

      g_assert_nonnull (label);
      if (label->bounds.x + label->bounds.width > plot.x)
        continue;
      heights[n] = label->bounds.y + label->bounds.height / 2;
      values[n++] = g_ascii_strtod (label->text, NULL);
    }
  return values[0] + (y - heights[0]) / (heights[1] - heights[0]) * (values[1] - values[0]);
}

/* Three figures as an index of the end of 2020. */
static void
init_index (Fixture *fixture, const FixtureFigure figures[3])
{
  fixture_init (fixture, MOAT_CHART_KIND_LINE);
  fixture->spec->basis = MOAT_BASIS_INDEX;
  fixture->spec->index_date = moat_date_new (2020, 12, 31);
  fixture_add (fixture, "acme", "spending", "CNY", figures, 3);
  fixture_compare (fixture, NULL);
}

static void
test_indices_have_a_line_at_100_and_none_at_zero (void)
{
  static const FixtureFigure a[] = { { "2020", 10e9 }, { "2021", 60e9 }, { "2022", 90e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *base;
  MoatRect plot;

  init_index (&fixture, a);
  scene = fixture_build_plain (&fixture);
  base = fixture_find (scene, MOAT_ROLE_AXIS, MOAT_NODE_PATH, -1, 0);
  g_assert_cmpfloat_with_epsilon (value_at (scene, base->bounds.y), 100, 1e-6);
  plot = moat_scene_get_plot (scene);
  /* 900 is far above, so other lines would begin at zero. */
  g_assert_cmpfloat (value_at (scene, plot.y + plot.height), >, 20);
}

static void
test_an_axis_of_indices_always_has_100 (void)
{
  static const FixtureFigure a[] = { { "2020", 10e9 }, { "2024", 60e9 }, { "2025", 61e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *base;
  MoatRect plot;

  init_index (&fixture, a);
  fixture.spec->from = moat_date_new (2024, 1, 1); /* the line is all above 600 there */
  scene = fixture_build_plain (&fixture);
  base = fixture_find (scene, MOAT_ROLE_AXIS, MOAT_NODE_PATH, -1, 0);
  plot = moat_scene_get_plot (scene);
  g_assert_cmpfloat (base->bounds.y, >=, plot.y);
  g_assert_cmpfloat (base->bounds.y, <, plot.y + plot.height);
  g_assert_cmpfloat_with_epsilon (value_at (scene, base->bounds.y), 100, 1e-6);
}

static void
test_what_adds_up_stands_at_the_end_of_its_periods (void)
{
  static const FixtureFigure a[] = { { "2020", 10e9 }, { "2021", 20e9 }, { "2022", 30e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatTimeAxis *time;
  MoatRect plot;

  fixture_init (&fixture, MOAT_CHART_KIND_LINE);
  fixture.spec->basis = MOAT_BASIS_CUMULATIVE;
  fixture_add (&fixture, "acme", "spending", "CNY", a, 3);
  fixture_compare (&fixture, NULL);
  scene = fixture_build_plain (&fixture);
  time = moat_scene_get_time_axis (scene);
  plot = moat_scene_get_plot (scene);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);
      double day = moat_date_new (2021 + (int) i, 1, 1);
      double x = plot.x + (day - time->from) / (time->to - time->from + 1.0) * plot.width;

      g_assert_cmpfloat_with_epsilon (datum->bounds.x + datum->bounds.width / 2, x, 0.01);
    }
}

static void
test_values_that_are_no_fact_are_found (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  gsize n;

  fixture_init_cumulative (&fixture);
  scene = fixture_build_plain (&fixture);
  n = moat_scene_get_n_data (scene);
  g_assert_cmpuint (n, >, 10);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);
      gssize found = moat_scene_pick (scene, datum->bounds.x + datum->bounds.width / 2,
                                      datum->bounds.y + datum->bounds.height / 2, 1);

      g_assert_cmpint (found, ==, i);
      g_assert_nonnull (datum->value);
    }
  g_assert_cmpint (moat_scene_find_fact (scene, 0), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/computed-line/index", test_indices_have_a_line_at_100_and_none_at_zero);
  g_test_add_func ("/chart/computed-line/always-100", test_an_axis_of_indices_always_has_100);
  g_test_add_func ("/chart/computed-line/at-ends",
                   test_what_adds_up_stands_at_the_end_of_its_periods);
  g_test_add_func ("/chart/computed-line/found", test_values_that_are_no_fact_are_found);
  return g_test_run ();
}
