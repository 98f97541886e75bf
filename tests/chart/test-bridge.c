/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bridges: that the steps lead from one total to the other, exactly and visibly, and what they are
 * called.
 */
#include <math.h>
#include <string.h>

#include "chart-columns.h"
#include "chart-fixture.h"
#include "moat-total.h"

static MoatRect
mark_of (const MoatScene *scene, guint nth)
{
  const MoatNode *node = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2, nth);

  g_assert_nonnull (node);
  return node->bounds;
}

/* The sum of the steps in exact decimals, as the data say them. */
static MoatObservation
add_steps (const MoatScene *scene, guint first, guint end)
{
  g_autoptr (GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);
  g_autoptr (MoatDerivation) sum = NULL;

  for (guint i = first; i < end; i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);
      g_assert_nonnull (datum->derivation);
      g_ptr_array_add (values, moat_derivation_ref (datum->derivation));
    }
  sum = moat_total_of (values, moat_period_years (2024, 2024));
  return moat_derivation_to_observation (sum);
}

static void
test_steps_of_a_series_add_up_to_the_end (void)
{
  static const FixtureFigure figures[] = {
    { "2020", 0.1 }, { "2021", 0.3 }, { "2022", 0.2 }, { "2023", 1000000.7 }, { "2024", 0.9 }
  };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_WATERFALL);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, G_N_ELEMENTS (figures));
  fixture_compare (&fixture, NULL);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (moat_scene_get_n_data (scene), ==, 6);
  g_assert_cmpfloat (add_steps (scene, 1, 5).best, ==, 0.8); /* 0.9 − 0.1 */
}

static void
test_steps_of_parts_add_up_to_the_end (void)
{
  static const FixtureFigure a[] = { { "2020", 0.1 }, { "2024", 0.4 } };
  static const FixtureFigure b[] = { { "2020", 0.2 }, { "2024", 0.1 } };
  static const FixtureFigure c[] = { { "2020", 0.7 }, { "2024", 1e15 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autoptr (MoatDatum) first = NULL;
  g_autoptr (MoatDatum) last = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_WATERFALL);
  fixture_add (&fixture, "acme", "spending", "CNY", a, 2);
  fixture_add (&fixture, "globex", "spending", "CNY", b, 2);
  fixture_add (&fixture, "initech", "spending", "CNY", c, 2);
  fixture_compare (&fixture, NULL);
  scene = fixture_build_plain (&fixture);
  first = moat_scene_get_datum (scene, 0);
  last = moat_scene_get_datum (scene, 4);
  g_assert_cmpfloat (moat_derivation_to_observation (first->derivation).best, ==, 1);
  g_assert_cmpfloat (moat_derivation_to_observation (last->derivation).best, ==, 1e15 + 0.5);
  g_assert_cmpfloat (add_steps (scene, 1, 4).best, ==, 1e15 - 0.5);
}

static void
test_every_step_begins_where_the_last_ended (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  double level;
  MoatRect bar;

  fixture_init_bridge (&fixture);
  scene = fixture_build_plain (&fixture);
  bar = mark_of (scene, 0);
  level = bar.y;
  for (guint i = 1; i < 7; i++)
    {
      MoatRect step = mark_of (scene, i);
      gboolean rises = i != 1; /* only 2020 is less than the year before */

      g_assert_cmpfloat_with_epsilon (rises ? step.y + step.height : step.y, level, 1e-6);
      level = rises ? step.y : step.y + step.height;
    }
  g_assert_cmpfloat_with_epsilon (mark_of (scene, 7).y, level, 1e-6);
  g_assert_cmpfloat_with_epsilon (mark_of (scene, 7).y + mark_of (scene, 7).height,
                                  bar.y + bar.height, 1e-6);
}

static void
test_changes_have_a_sign (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *up, *down;
  g_autoptr (MoatDatum) datum = NULL;

  fixture_init_bridge (&fixture);
  scene = fixture_build_plain (&fixture);
  down = fixture_find_text (scene, "−1.27");
  up = fixture_find_text (scene, "+2.36");
  g_assert_nonnull (down);
  g_assert_nonnull (up);
  datum = moat_scene_get_datum (scene, 1);
  g_assert_cmpstr (datum->value, ==, "USD −1.267 bn (from USD 23.55 bn to USD 22.28 bn)");
  g_assert_cmpstr (datum->period, ==, "from 2019 to 2020");
}

static void
test_changes_of_shares_are_points (void)
{
  static const FixtureFigure figures[] = { { "2020", 0.08 }, { "2021", 0.1 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_WATERFALL);
  fixture_add (&fixture, "acme", "margin", "ratio", figures, 2);
  fixture_compare (&fixture, NULL);
  scene = fixture_build_plain (&fixture);
  g_assert_nonnull (fixture_find_text (scene, "+2 pp"));
  g_assert_null (fixture_find_text (scene, "+2%"));
}

static void
test_a_part_without_both_ends_is_left_out_and_said (void)
{
  static const FixtureFigure a[] = { { "2020", 10e9 }, { "2024", 30e9 } };
  static const FixtureFigure b[] = { { "2024", 5e9 } };
  static const char *const periods[] = { "2020", "2024", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autofree char *message = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_WATERFALL);
  fixture_add (&fixture, "acme", "spending", "CNY", a, 2);
  fixture_add (&fixture, "globex", "spending", "CNY", b, 1);
  fixture_compare (&fixture, periods);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2), ==, 3);
  message = fixture_join_text (scene, MOAT_ROLE_MESSAGE);
  g_assert_cmpstr (message, ==,
                   "Without a figure at both ends, so left out of the totals too: globex.");
}

static void
test_a_quarter_is_no_step_between_years (void)
{
  static const FixtureFigure figures[] = {
    { "2020", 10e9 }, { "2021", 30e9 }, { "2022Q1", 9e9 }, { "2022", 40e9 }
  };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autofree char *message = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_WATERFALL);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, 4);
  fixture_compare (&fixture, NULL);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2), ==, 4);
  g_assert_nonnull (fixture_find_text (scene, "+10"));
  message = fixture_join_text (scene, MOAT_ROLE_MESSAGE);
  g_assert_nonnull (strstr (message, "so not in the bridge: "));
  g_assert_nonnull (strstr (message, "CNY 9 bn in"));
}

static void
test_words_of_both_ends_are_in_the_change (void)
{
  static const FixtureFigure figures[] = { { "2020", 10e9, MOAT_QUALIFIER_OVER },
                                           { "2021", 30e9 },
                                           { "2022", 40e9, MOAT_QUALIFIER_OVER },
                                           { "2023", 50e9, MOAT_QUALIFIER_OVER } };
  static const MoatQualifier expected[] = { MOAT_QUALIFIER_UNDER, MOAT_QUALIFIER_OVER,
                                            MOAT_QUALIFIER_UNKNOWN };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_WATERFALL);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, 4);
  fixture_compare (&fixture, NULL);
  scene = fixture_build_plain (&fixture);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (add_steps (scene, i + 1, i + 2).qualifier, ==, expected[i]);
}

static void
test_one_column_leads_from_nothing_to_its_total (void)
{
  static const char *const periods[] = { "2024", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect first, last;

  fixture_init_stacked (&fixture);
  fixture.spec->kind = MOAT_CHART_KIND_WATERFALL;
  fixture_compare (&fixture, periods);
  scene = fixture_build_plain (&fixture);
  first = mark_of (scene, 0);
  last = mark_of (scene, 3);
  g_assert_cmpfloat_with_epsilon (first.y + first.height, last.y + last.height, 1e-6);
  g_assert_cmpfloat_with_epsilon (mark_of (scene, 2).y, last.y, 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/bridge/adds-up", test_steps_of_a_series_add_up_to_the_end);
  g_test_add_func ("/chart/bridge/parts-add-up", test_steps_of_parts_add_up_to_the_end);
  g_test_add_func ("/chart/bridge/levels", test_every_step_begins_where_the_last_ended);
  g_test_add_func ("/chart/bridge/signs", test_changes_have_a_sign);
  g_test_add_func ("/chart/bridge/points", test_changes_of_shares_are_points);
  g_test_add_func ("/chart/bridge/left-out", test_a_part_without_both_ends_is_left_out_and_said);
  g_test_add_func ("/chart/bridge/lengths", test_a_quarter_is_no_step_between_years);
  g_test_add_func ("/chart/bridge/words", test_words_of_both_ends_are_in_the_change);
  g_test_add_func ("/chart/bridge/one-column", test_one_column_leads_from_nothing_to_its_total);
  return g_test_run ();
}
