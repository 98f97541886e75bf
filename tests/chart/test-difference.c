/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The difference arrow: its words are true, its ends are at the two heights, it keeps off the
 * marks.
 */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"

/* Two single years with these words and an arrow from the first to the second. */
static MoatScene *
build_pair (Fixture *fixture, double from, MoatQualifier q_from, double to, MoatQualifier q_to)
{
  const FixtureFigure figures[] = { { "2019", from, q_from, MOAT_STATUS_ACTUAL, from, from, 0 },
                                    { "2023", to, q_to, MOAT_STATUS_ACTUAL, to, to, 0 } };

  fixture_init (fixture, MOAT_CHART_KIND_SPAN);
  fixture_add (fixture, "acme", "spending", "CNY", figures, 2);
  fixture->request.difference_from = 1;
  fixture->request.difference_to = 2;
  return fixture_build_plain (fixture);
}

static void
test_ratios_are_rounded_to_the_side_that_stays_true (void)
{
  static const struct
  {
    double from;
    MoatQualifier q_from;
    double to;
    MoatQualifier q_to;
    const char *words;
  } cases[] = {
    { 32.4751, MOAT_QUALIFIER_EXACT, 126.667, MOAT_QUALIFIER_EXACT, "3.9×" },
    { 32.4751, MOAT_QUALIFIER_EXACT, 129.9, MOAT_QUALIFIER_OVER, "≥ 3.9×" }, /* 3.99996 */
    { 324.751, MOAT_QUALIFIER_EXACT, 380, MOAT_QUALIFIER_OVER, "≥ 1.17×" },
    { 10, MOAT_QUALIFIER_EXACT, 30.1, MOAT_QUALIFIER_UNDER, "≤ 3.1×" },
    { 10, MOAT_QUALIFIER_OVER, 20, MOAT_QUALIFIER_EXACT, "≤ 2.0×" },
    { 10, MOAT_QUALIFIER_OVER, 20, MOAT_QUALIFIER_OVER, "? 2.0×" },
    { 280, MOAT_QUALIFIER_ABOUT, 126.667, MOAT_QUALIFIER_OVER, "≈ 0.45×" },
    { 10, MOAT_QUALIFIER_EXACT, 12345, MOAT_QUALIFIER_EXACT, "1,235×" },
    { 10, MOAT_QUALIFIER_EXACT, 0, MOAT_QUALIFIER_EXACT, "0×" },
    { 0, MOAT_QUALIFIER_EXACT, 10, MOAT_QUALIFIER_EXACT, "n/m" },
    { -10, MOAT_QUALIFIER_EXACT, 10, MOAT_QUALIFIER_EXACT, "n/m" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (MoatScene) scene = build_pair (&fixture, cases[i].from * 1e9, cases[i].q_from,
                                                cases[i].to * 1e9, cases[i].q_to);
      g_autofree char *words = fixture_join_text (scene, MOAT_ROLE_ANNOTATION);
      g_autofree char *told = g_strdup_printf ("The difference arrow says %s.", cases[i].words);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_nonnull (strstr (moat_scene_get_description (scene), told));
    }
}

static void
test_the_arrow_of_the_sample_says_at_least (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autofree char *words = NULL;

  fixture_init_investment (&fixture);
  scene = fixture_build_plain (&fixture);
  words = fixture_join_text (scene, MOAT_ROLE_ANNOTATION);
  g_assert_cmpstr (words, ==, "≥ 3.9×");
}

static void
test_it_goes_from_height_to_height (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene =
    build_pair (&fixture, 20e9, MOAT_QUALIFIER_EXACT, 80e9, MOAT_QUALIFIER_EXACT);
  MoatRect from = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, 0, 0)->bounds;
  MoatRect to = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, 1, 0)->bounds;
  gboolean found = FALSE;

  for (guint i = 0; fixture_find (scene, MOAT_ROLE_ANNOTATION, MOAT_NODE_PATH, -1, i); i++)
    {
      const MoatNode *line = fixture_find (scene, MOAT_ROLE_ANNOTATION, MOAT_NODE_PATH, -1, i);
      found |= line->n_points == 2 && line->points[0] == line->points[2] &&
               fabs (line->points[1] - from.y) < 0.01 && fabs (line->points[3] - to.y) < 0.01;
    }
  g_assert_true (found);
}

static void
test_it_keeps_off_the_marks_where_it_can (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init_investment (&fixture);
  for (double width = 500; width < 2000; width += 83)
    {
      g_autoptr (MoatScene) scene =
        fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, width, width * 0.56);
      MoatRect bubble = fixture_find (scene, MOAT_ROLE_ANNOTATION, MOAT_NODE_RECT, -1, 0)->bounds;

      for (int datum = 0; datum < 2; datum++)
        {
          MoatRect mark = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, datum, 0)->bounds;
          g_assert_false (moat_rect_overlaps (&bubble, &mark, 0.5));
        }
    }
}

static void
test_without_both_figures_there_is_no_arrow (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_investment (&fixture);
  fixture.request.difference_to = 77;
  scene = fixture_build_plain (&fixture);
  g_assert_null (fixture_find (scene, MOAT_ROLE_ANNOTATION, MOAT_NODE_TEXT, -2, 0));
  g_assert_null (strstr (moat_scene_get_description (scene), "difference arrow"));
}

static void
test_columns_and_lines_have_arrows_too (void)
{
  for (MoatChartKind kind = MOAT_CHART_KIND_COLUMN; kind <= MOAT_CHART_KIND_LINE; kind++)
    {
      static const FixtureFigure figures[] = { { "2021", 20e9 }, { "2022", 50e9 } };
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (MoatScene) scene = NULL;
      g_autofree char *words = NULL;

      fixture_init (&fixture, kind);
      fixture_add (&fixture, "acme", "spending", "CNY", figures, 2);
      fixture.request.difference_from = 1;
      fixture.request.difference_to = 2;
      scene = fixture_build_plain (&fixture);
      words = fixture_join_text (scene, MOAT_ROLE_ANNOTATION);
      g_assert_cmpstr (words, ==, "2.5×");
      fixture_assert_layout (scene, "an arrow");
    }
}

static void
test_it_stands_on_no_point_of_a_line (void)
{
  static const FixtureFigure figures[] = {
    { "2019", 30e9 }, { "2020", 39e9 }, { "2021", 52e9 }, { "2022", 61e9, MOAT_QUALIFIER_ABOUT },
    { "2023", 64e9 }, { "2024", 70e9 },
  };
  g_auto (Fixture) fixture = { 0 };
  guint arrows = 0;

  fixture_init (&fixture, MOAT_CHART_KIND_LINE);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, G_N_ELEMENTS (figures));
  fixture.request.difference_from = 1;
  fixture.request.difference_to = 5;
  for (double width = 480; width < 2000; width += 80)
    {
      g_autoptr (MoatScene) scene =
        fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, width, width * 0.6);

      for (guint i = 0; fixture_find (scene, MOAT_ROLE_ANNOTATION, MOAT_NODE_PATH, -1, i); i++)
        {
          const MoatNode *line = fixture_find (scene, MOAT_ROLE_ANNOTATION, MOAT_NODE_PATH, -1, i);

          if (line->bounds.width > 0.01)
            continue;
          arrows++;
          for (int datum = 1; datum < 4; datum++)
            {
              MoatRect dot =
                fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_CIRCLE, datum, 0)->bounds;
              g_assert_true (line->bounds.x < dot.x || line->bounds.x > dot.x + dot.width);
            }
        }
    }
  g_assert_cmpuint (arrows, >, 10);
}

static void
test_equal_heights_have_a_ratio_without_an_arrow (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene =
    build_pair (&fixture, 36.5e9, MOAT_QUALIFIER_EXACT, 36.5e9, MOAT_QUALIFIER_EXACT);
  g_autofree char *words = fixture_join_text (scene, MOAT_ROLE_ANNOTATION);

  g_assert_cmpstr (words, ==, "1.0×");
  for (guint i = 0; fixture_find (scene, MOAT_ROLE_ANNOTATION, MOAT_NODE_PATH, -1, i); i++)
    g_assert_cmpuint (fixture_find (scene, MOAT_ROLE_ANNOTATION, MOAT_NODE_PATH, -1, i)->n_points,
                      ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/difference/rounded-true",
                   test_ratios_are_rounded_to_the_side_that_stays_true);
  g_test_add_func ("/chart/difference/sample", test_the_arrow_of_the_sample_says_at_least);
  g_test_add_func ("/chart/difference/heights", test_it_goes_from_height_to_height);
  g_test_add_func ("/chart/difference/off-marks", test_it_keeps_off_the_marks_where_it_can);
  g_test_add_func ("/chart/difference/no-figure", test_without_both_figures_there_is_no_arrow);
  g_test_add_func ("/chart/difference/other-kinds", test_columns_and_lines_have_arrows_too);
  g_test_add_func ("/chart/difference/off-points", test_it_stands_on_no_point_of_a_line);
  g_test_add_func ("/chart/difference/equal", test_equal_heights_have_a_ratio_without_an_arrow);
  return g_test_run ();
}
