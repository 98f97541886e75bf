/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Columns: what stands side by side, what is written under and above them, and when a legend is
 * needed.
 */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"

static MoatRect
mark_of (const MoatScene *scene, int datum)
{
  const MoatNode *node = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, datum, 0);

  g_assert_nonnull (node);
  return node->bounds;
}

static void
init_grouped (Fixture *fixture)
{
  static const FixtureFigure a[] = { { "2020", 10e9 }, { "2021", 20e9 }, { "2022", 30e9 } };
  static const FixtureFigure b[] = { { "2020", 5e9 }, { "2022", 15e9 } };

  fixture_init (fixture, MOAT_CHART_KIND_COLUMN);
  fixture_add (fixture, "acme", "spending", "CNY", a, 3);
  fixture_add (fixture, "globex", "spending", "CNY", b, 2);
}

static void
test_heights_are_values (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  init_grouped (&fixture);
  scene = fixture_build_plain (&fixture);
  for (int i = 1; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (mark_of (scene, i).height, (i + 1) * mark_of (scene, 0).height,
                                    1e-6);
}

static void
test_series_stand_side_by_side_in_each_period (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect a, b;

  init_grouped (&fixture);
  scene = fixture_build_plain (&fixture);
  a = mark_of (scene, 0);
  b = mark_of (scene, 3);
  g_assert_cmpfloat (b.x, >=, a.x + a.width);
  g_assert_cmpfloat (b.x - a.x - a.width, <, a.width);
  /* The missing year of the second leaves its place empty. */
  g_assert_cmpfloat_with_epsilon (mark_of (scene, 4).x - b.x, mark_of (scene, 2).x - a.x, 1e-6);
}

static void
test_bars_never_overlap (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  init_grouped (&fixture);
  scene = fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 200, 200);
  for (int i = 0; i < 5; i++)
    for (int k = i + 1; k < 5; k++)
      {
        MoatRect a = mark_of (scene, i), b = mark_of (scene, k);
        g_assert_false (moat_rect_overlaps (&a, &b, 0.01));
      }
}

static void
test_several_colours_need_a_legend (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autofree char *legend = NULL;

  init_grouped (&fixture);
  scene = fixture_build_plain (&fixture);
  legend = fixture_join_text (scene, MOAT_ROLE_LEGEND);
  g_assert_cmpstr (legend, ==, "acme globex");
  for (guint i = 0; i < 2; i++)
    {
      const MoatNode *swatch = fixture_find (scene, MOAT_ROLE_LEGEND, MOAT_NODE_RECT, -2, i);
      const MoatNode *bar = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, i == 0 ? 0 : 3, 0);
      g_autofree char *said = moat_color_to_hex (swatch->fill.color);
      g_autofree char *drawn = moat_color_to_hex (bar->fill.color);
      g_assert_cmpstr (said, ==, drawn);
    }
}

static void
test_one_series_needs_no_legend (void)
{
  static const FixtureFigure figures[] = { { "2020", 10e9 }, { "2021", 20e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_COLUMN);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, 2);
  scene = fixture_build_plain (&fixture);
  g_assert_null (fixture_find (scene, MOAT_ROLE_LEGEND, MOAT_NODE_TEXT, -2, 0));
}

static void
test_single_figures_are_named_by_what_they_are (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_growth (&fixture);
  scene = fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 1400, 700);
  g_assert_null (fixture_find (scene, MOAT_ROLE_LEGEND, MOAT_NODE_TEXT, -2, 0));
  g_assert_nonnull (fixture_find_text (scene, "Net profit growth on the year"));
  g_assert_nonnull (fixture_find_text (scene, "Alibaba Cloud"));
  g_assert_nonnull (fixture_find_text (scene, "FY2025 Q3 unless another period is named"));
  g_assert_nonnull (fixture_find_text (scene, "Jul 2023"));
}

static void
test_values_are_written_over_their_bars (void)
{
  static const char *const values[] = { "8%", "333%", "13%", "> 100%" };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_growth (&fixture);
  scene = fixture_build_plain (&fixture);
  for (int i = 0; i < 4; i++)
    {
      const MoatNode *label = fixture_find (scene, MOAT_ROLE_MARK_LABEL, MOAT_NODE_TEXT, i, 0);
      MoatRect bar = mark_of (scene, i);
      g_assert_cmpstr (label->text, ==, values[i]);
      g_assert_cmpfloat (label->bounds.y + label->bounds.height, <=, bar.y);
      g_assert_cmpfloat_with_epsilon (label->bounds.x + label->bounds.width / 2,
                                      bar.x + bar.width / 2, 0.01);
    }
}

static void
test_grid_lines_stop_at_values (void)
{
  static const FixtureFigure figures[] = { { "2020", 96 }, { "2021", 100 }, { "2022", 197 } };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, MOAT_CHART_KIND_COLUMN);
  fixture_add (&fixture, "acme", "shops", "count", figures, 3);
  for (double height = 300; height < 700; height += 7)
    {
      g_autoptr (MoatScene) scene =
        fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_DARK, 600, height);
      fixture_assert_layout (scene, "values near grid lines");
    }
}

static void
test_values_below_zero_are_written_below (void)
{
  static const FixtureFigure figures[] = { { "2020", -10e9 }, { "2021", 20e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *label;
  MoatRect bar;

  fixture_init (&fixture, MOAT_CHART_KIND_COLUMN);
  fixture_add (&fixture, "acme", "profit", "CNY", figures, 2);
  scene = fixture_build_plain (&fixture);
  bar = mark_of (scene, 0);
  label = fixture_find (scene, MOAT_ROLE_MARK_LABEL, MOAT_NODE_TEXT, 0, 0);
  g_assert_cmpfloat (label->bounds.y, >=, bar.y + bar.height);
  g_assert_cmpfloat_with_epsilon (bar.y, mark_of (scene, 1).y + mark_of (scene, 1).height, 1e-6);
}

static void
test_bars_on_both_sides_of_zero_all_have_room_for_values (void)
{
  static const FixtureFigure figures[] = {
    { "2020", 12e9 },
    { "2021", -3e9 },
    { "2022", -9e9, MOAT_QUALIFIER_UNDER },
    { "2023", 25e9, MOAT_QUALIFIER_OVER, MOAT_STATUS_TARGET },
  };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, MOAT_CHART_KIND_COLUMN);
  fixture_add (&fixture, "acme", "profit", "CNY", figures, 4);
  for (double height = 260; height < 1000; height += 19)
    {
      g_autoptr (MoatScene) scene =
        fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 800, height);

      g_test_message ("800x%g", height);
      for (int i = 0; i < 4; i++)
        g_assert_nonnull (fixture_find (scene, MOAT_ROLE_MARK_LABEL, MOAT_NODE_TEXT, i, 0));
    }
}

static void
test_period_labels_are_thinned_evenly (void)
{
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) figures = g_array_new (FALSE, TRUE, sizeof (FixtureFigure));
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect plot;
  double last = NAN, step = NAN;
  guint n = 0;

  for (int i = 0; i < 60; i++)
    {
      FixtureFigure figure = { .value = i + 1 };
      g_ptr_array_add (periods, g_strdup_printf ("%d", 1960 + i));
      figure.period = periods->pdata[i];
      g_array_append_val (figures, figure);
    }
  fixture_init (&fixture, MOAT_CHART_KIND_COLUMN);
  fixture_add (&fixture, "acme", "shops", "count", (const FixtureFigure *) (void *) figures->data,
               60);
  scene = fixture_build_plain (&fixture);
  plot = moat_scene_get_plot (scene);
  for (guint i = 0; fixture_find (scene, MOAT_ROLE_AXIS_LABEL, MOAT_NODE_TEXT, -1, i); i++)
    {
      MoatRect box = fixture_find (scene, MOAT_ROLE_AXIS_LABEL, MOAT_NODE_TEXT, -1, i)->bounds;
      double middle = box.x + box.width / 2;
      if (box.y < plot.y + plot.height || box.x <= plot.x ||
          box.x + box.width >= plot.x + plot.width)
        continue;
      if (n > 2)
        g_assert_cmpfloat_with_epsilon (middle - last, step, 0.01);
      step = middle - last;
      last = middle;
      n++;
    }
  g_assert_cmpuint (n, >, 5);
  fixture_assert_layout (scene, "sixty years");
}

static void
test_more_bars_than_px_shows_the_latest_and_says_so (void)
{
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) figures = g_array_new (FALSE, TRUE, sizeof (FixtureFigure));
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  guint n;

  for (int i = 0; i < 900; i++)
    {
      FixtureFigure figure = { .value = i + 1 };
      g_ptr_array_add (periods, g_strdup_printf ("%d", 1100 + i));
      figure.period = periods->pdata[i];
      g_array_append_val (figures, figure);
    }
  fixture_init (&fixture, MOAT_CHART_KIND_COLUMN);
  fixture_add (&fixture, "acme", "shops", "count", (const FixtureFigure *) (void *) figures->data,
               900);
  scene = fixture_build_plain (&fixture);
  n = fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2);
  g_assert_cmpuint (n, >, 100);
  g_assert_cmpuint (n, <, 900);
  g_assert_nonnull (fixture_find_text (scene, "Only the latest 240 of 900"));
}

static void
test_a_share_carries_its_sign_everywhere (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect plot;

  fixture_init_growth (&fixture);
  scene = fixture_build_plain (&fixture);
  plot = moat_scene_get_plot (scene);
  for (guint i = 0; fixture_find (scene, MOAT_ROLE_AXIS_LABEL, MOAT_NODE_TEXT, -1, i); i++)
    {
      const MoatNode *label = fixture_find (scene, MOAT_ROLE_AXIS_LABEL, MOAT_NODE_TEXT, -1, i);
      if (label->bounds.x + label->bounds.width < plot.x)
        g_assert_true (g_str_has_suffix (label->text, "%"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/column/heights", test_heights_are_values);
  g_test_add_func ("/chart/column/side-by-side", test_series_stand_side_by_side_in_each_period);
  g_test_add_func ("/chart/column/never-overlap", test_bars_never_overlap);
  g_test_add_func ("/chart/column/legend", test_several_colours_need_a_legend);
  g_test_add_func ("/chart/column/no-legend", test_one_series_needs_no_legend);
  g_test_add_func ("/chart/column/single-figures", test_single_figures_are_named_by_what_they_are);
  g_test_add_func ("/chart/column/values", test_values_are_written_over_their_bars);
  g_test_add_func ("/chart/column/grid-stops", test_grid_lines_stop_at_values);
  g_test_add_func ("/chart/column/below-zero", test_values_below_zero_are_written_below);
  g_test_add_func ("/chart/column/both-sides",
                   test_bars_on_both_sides_of_zero_all_have_room_for_values);
  g_test_add_func ("/chart/column/thinned", test_period_labels_are_thinned_evenly);
  g_test_add_func ("/chart/column/latest-only",
                   test_more_bars_than_px_shows_the_latest_and_says_so);
  g_test_add_func ("/chart/column/shares", test_a_share_carries_its_sign_everywhere);
  return g_test_run ();
}
