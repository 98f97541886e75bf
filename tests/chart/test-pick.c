/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is under the pointer, in which order the keyboard walks, and what the chart says to those
 * who do not see it.
 */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"

/* Where a mark's middle is, every datum must be hit. */
static void
assert_all_picked (const MoatScene *scene)
{
  for (gsize i = 0; i < moat_scene_get_n_data (scene); i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);
      double x = datum->bounds.x + datum->bounds.width / 2;
      double y = datum->bounds.y + datum->bounds.height / 2;

      g_assert_cmpint (moat_scene_pick (scene, x, y, 3), ==, (gssize) i);
    }
}

static void
test_each_middle_gives_its_datum (void)
{
  static void (*const inits[]) (Fixture *) = { fixture_init_investment, fixture_init_growth,
                                               fixture_init_line };

  for (gsize i = 0; i < G_N_ELEMENTS (inits); i++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (MoatScene) scene = NULL;

      inits[i](&fixture);
      scene = fixture_build_plain (&fixture);
      g_assert_cmpuint (moat_scene_get_n_data (scene), >=, 4);
      assert_all_picked (scene);
    }
}

static void
test_labels_and_details_count_as_their_mark (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_investment (&fixture);
  scene = fixture_build_plain (&fixture);
  for (gsize i = 0; i < moat_scene_get_n_nodes (scene); i++)
    {
      const MoatNode *node = moat_scene_get_node (scene, i);
      if (node->role == MOAT_ROLE_MARK_LABEL || node->role == MOAT_ROLE_EVENT_LABEL)
        g_assert_cmpint (moat_scene_pick (scene, node->bounds.x + node->bounds.width / 2,
                                          node->bounds.y + node->bounds.height / 2, 0),
                         ==, node->datum);
    }
}

static void
test_nothing_is_picked_where_nothing_is (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_investment (&fixture);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpint (moat_scene_pick (scene, 300, 130, 5), ==, -1);
  g_assert_cmpint (moat_scene_pick (scene, -100, -100, 5), ==, -1);
  g_assert_cmpint (moat_scene_pick (scene, NAN, 100, 5), ==, -1);
}

static void
test_slack_reaches_a_dot (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autoptr (MoatDatum) datum = NULL;
  gssize last;

  fixture_init_investment (&fixture);
  scene = fixture_build_plain (&fixture);
  last = (gssize) moat_scene_get_n_data (scene) - 1;
  datum = moat_scene_get_datum (scene, (gsize) last);
  g_assert_cmpint (moat_scene_pick (scene, datum->bounds.x + datum->bounds.width + 3,
                                    datum->bounds.y + datum->bounds.height / 2, 4),
                   ==, last);
  g_assert_cmpint (moat_scene_pick (scene, datum->bounds.x + datum->bounds.width + 6,
                                    datum->bounds.y + datum->bounds.height / 2, 4),
                   ==, -1);
}

static void
test_the_nearest_point_of_a_line_wins (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autoptr (MoatDatum) a = NULL;
  g_autoptr (MoatDatum) b = NULL;
  double x, y;

  fixture_init_line (&fixture);
  scene = fixture_build_plain (&fixture);
  a = moat_scene_get_datum (scene, 0);
  b = moat_scene_get_datum (scene, 1);
  x = a->bounds.x + a->bounds.width / 2 + 0.4 * (b->bounds.x - a->bounds.x);
  y = a->bounds.y + a->bounds.height / 2 + 0.4 * (b->bounds.y - a->bounds.y);
  g_assert_cmpint (moat_scene_pick (scene, x, y, 100), ==, 0);
  x += 0.2 * (b->bounds.x - a->bounds.x);
  y += 0.2 * (b->bounds.y - a->bounds.y);
  g_assert_cmpint (moat_scene_pick (scene, x, y, 100), ==, 1);
}

static void
test_the_keyboard_walks_series_in_time_then_events (void)
{
  static const char *const periods[] = { "FY2014–FY2023", "2025–2027",        "2021",
                                         "2022",          "31 December 2024", "24 February 2025",
                                         "17 March 2025" };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_investment (&fixture);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (moat_scene_get_n_data (scene), ==, G_N_ELEMENTS (periods));
  for (gsize i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);
      g_assert_cmpstr (datum->period, ==, periods[i]);
      g_assert_cmpint (datum->kind, ==, i < 2 ? MOAT_DATUM_OBSERVATION : MOAT_DATUM_EVENT);
    }
}

static void
test_a_datum_says_what_whose_how_much_and_when (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autoptr (MoatDatum) datum = NULL;

  fixture_init_investment (&fixture);
  scene = fixture_build_plain (&fixture);
  datum = moat_scene_get_datum (scene, 1);
  g_assert_cmpstr (datum->title, ==, "Alibaba Group: Cloud and AI infrastructure investment");
  g_assert_cmpstr (datum->value, ==, "> CNY 380 bn (plan)");
  g_assert_cmpstr (datum->period, ==, "2025–2027");
  g_assert_cmpint (datum->fact_id, ==, 1);
  g_assert_cmpint (datum->series, ==, 0);
  g_assert_cmpuint (datum->index, ==, 1);
}

static void
test_facts_are_found (void)
{
  static void (*const inits[]) (Fixture *) = { fixture_init_investment, fixture_init_growth,
                                               fixture_init_line };

  for (gsize i = 0; i < G_N_ELEMENTS (inits); i++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (MoatScene) scene = NULL;

      inits[i](&fixture);
      scene = fixture_build_plain (&fixture);
      for (gsize k = 0; k < moat_scene_get_n_data (scene); k++)
        {
          g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, k);
          if (datum->kind == MOAT_DATUM_OBSERVATION)
            g_assert_cmpint (moat_scene_find_fact (scene, datum->fact_id), ==, (gssize) k);
        }
      g_assert_cmpint (moat_scene_find_fact (scene, 12345), ==, -1);
      g_assert_cmpint (moat_scene_find_fact (scene, 0), ==, -1);
    }
}

static void
test_the_description_says_all_that_is_drawn (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) en = NULL;
  g_autoptr (MoatScene) zh = NULL;

  fixture_init_investment (&fixture);
  en = fixture_build_plain (&fixture);
  zh = fixture_build (&fixture, MOAT_LANGUAGE_ZH, MOAT_THEME_LIGHT, 960, 540);
  g_assert_cmpstr (
    moat_scene_get_description (en), ==,
    "Alibaba plans to invest at least 3.9 times as much a year as in the past decade. "
    "Cloud and AI infrastructure investment, CNY bn per year; the area of a block is its amount. "
    "Alibaba Group: Cloud and AI infrastructure investment, FY2014–FY2023: CNY 324.8 bn. "
    "Alibaba Group: Cloud and AI infrastructure investment, 2025–2027: > CNY 380 bn (plan). "
    "Events: Cloud and DingTalk joined, 2021; R&D above CNY 120 bn disclosed, 2022; "
    "Cloud revenue up 13%, 31 December 2024; Three-year plan announced, 24 February 2025; "
    "Article published, 17 March 2025. "
    "The difference arrow says ≥ 3.9×.");
  g_assert_nonnull (strstr (moat_scene_get_description (zh), "> 3,800亿元（计划）"));
  g_assert_nonnull (strstr (moat_scene_get_description (zh), "差异箭头标注为≥ 3.9×。"));
}

static void
test_many_figures_are_described_by_series (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_line (&fixture);
  scene = fixture_build_plain (&fixture);
  g_assert_nonnull (strstr (moat_scene_get_description (scene),
                            "acme: spending: 9 figures from 2015 to 2024, lowest CNY 20 bn, "
                            "highest CNY 90 bn (plan)."));
}

static void
test_extremes_are_described_in_their_words (void)
{
  static const FixtureFigure several[] = { { "2015", 20e9, MOAT_QUALIFIER_ABOUT },
                                           { "2016", 30e9 },
                                           { "2017", 380e9, MOAT_QUALIFIER_OVER,
                                             MOAT_STATUS_PLAN } };
  static const FixtureFigure one[] = { { "2016", 5e9, MOAT_QUALIFIER_UNDER } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_LINE);
  fixture_add (&fixture, "acme", "spending", "CNY", several, 3);
  fixture_add (&fixture, "globex", "spending", "CNY", one, 1);
  scene = fixture_build_plain (&fixture);
  g_assert_nonnull (strstr (moat_scene_get_description (scene),
                            "acme: spending: 3 figures from 2015 to 2017, lowest ≈ CNY 20 bn, "
                            "highest > CNY 380 bn (plan)."));
  g_assert_nonnull (
    strstr (moat_scene_get_description (scene), "globex: spending, 2016: < CNY 5 bn."));
}

static void
test_a_scene_outlives_its_request (void)
{
  g_autoptr (MoatScene) scene = NULL;
  g_autoptr (MoatDatum) datum = NULL;

  {
    g_auto (Fixture) fixture = { 0 };
    fixture_init_line (&fixture);
    scene = fixture_build_plain (&fixture);
  }
  datum = moat_scene_get_datum (scene, moat_scene_get_n_data (scene) - 1);
  g_assert_cmpstr (datum->value, ==, "CNY 30 bn");
  g_assert_cmpint (moat_scene_pick (scene, datum->bounds.x + 4, datum->bounds.y + 4, 5), ==,
                   (gssize) moat_scene_get_n_data (scene) - 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/pick/middles", test_each_middle_gives_its_datum);
  g_test_add_func ("/chart/pick/labels", test_labels_and_details_count_as_their_mark);
  g_test_add_func ("/chart/pick/nothing", test_nothing_is_picked_where_nothing_is);
  g_test_add_func ("/chart/pick/slack", test_slack_reaches_a_dot);
  g_test_add_func ("/chart/pick/line", test_the_nearest_point_of_a_line_wins);
  g_test_add_func ("/chart/pick/keyboard", test_the_keyboard_walks_series_in_time_then_events);
  g_test_add_func ("/chart/pick/datum", test_a_datum_says_what_whose_how_much_and_when);
  g_test_add_func ("/chart/pick/facts", test_facts_are_found);
  g_test_add_func ("/chart/description/all", test_the_description_says_all_that_is_drawn);
  g_test_add_func ("/chart/description/series", test_many_figures_are_described_by_series);
  g_test_add_func ("/chart/description/extremes", test_extremes_are_described_in_their_words);
  g_test_add_func ("/chart/scene/outlives", test_a_scene_outlives_its_request);
  return g_test_run ();
}
