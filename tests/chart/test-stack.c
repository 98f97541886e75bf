/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stacks: what their totals are and in which words, what grows in which direction, what has no
 * place in one; and shares, of which the same is asked.
 */
#include <math.h>
#include <string.h>

#include "chart-columns.h"
#include "chart-fixture.h"
#include "moat-total.h"

/* The datum whose title ends with @title and whose period is @period. */
static MoatDatum *
find_datum (const MoatScene *scene, const char *title, const char *period)
{
  for (gsize i = 0; i < moat_scene_get_n_data (scene); i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);
      if (g_str_has_suffix (datum->title, title) && g_str_equal (datum->period, period))
        return g_steal_pointer (&datum);
    }
  return NULL;
}

static void
assert_total (const MoatScene *scene, const char *period, const char *value)
{
  g_autoptr (MoatDatum) datum = find_datum (scene, "Total", period);

  g_assert_nonnull (datum);
  g_assert_cmpstr (datum->value, ==, value);
  g_assert_nonnull (datum->derivation);
}

static void
init_two (Fixture *fixture, const FixtureFigure *a, gsize n_a, const FixtureFigure *b, gsize n_b)
{
  fixture_init (fixture, MOAT_CHART_KIND_STACKED);
  fixture_add (fixture, "acme", "spending", "CNY", a, n_a);
  fixture_add (fixture, "globex", "spending", "CNY", b, n_b);
  fixture_compare (fixture, NULL);
}

static MoatRect
mark_of (const MoatScene *scene, const char *title, const char *period)
{
  g_autoptr (MoatDatum) datum = find_datum (scene, title, period);

  g_assert_nonnull (datum);
  return datum->bounds;
}

static void
test_parts_stand_on_each_other (void)
{
  static const FixtureFigure a[] = { { "2020", 10e9 }, { "2021", 20e9 } };
  static const FixtureFigure b[] = { { "2020", 5e9 }, { "2021", 15e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect lower, upper;

  init_two (&fixture, a, 2, b, 2);
  scene = fixture_build_plain (&fixture);
  lower = mark_of (scene, "acme: spending", "2021");
  upper = mark_of (scene, "globex: spending", "2021");
  g_assert_cmpfloat_with_epsilon (upper.y + upper.height, lower.y, 1e-6);
  g_assert_cmpfloat_with_epsilon (upper.x, lower.x, 1e-6);
  g_assert_cmpfloat_with_epsilon (lower.height, upper.height * 20 / 15, 1e-6);
  assert_total (scene, "2020", "CNY 15 bn");
  assert_total (scene, "2021", "CNY 35 bn");
  g_assert_nonnull (fixture_find_text (scene, "35"));
}

/* 0.1 + 0.2 is 0.3. */
static void
test_totals_are_exact (void)
{
  static const FixtureFigure a[] = { { "2020", 0.1 }, { "2021", 1000000.1 } };
  static const FixtureFigure b[] = { { "2020", 0.2 }, { "2021", 0.02 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autoptr (MoatDatum) datum = NULL;

  init_two (&fixture, a, 2, b, 2);
  scene = fixture_build_plain (&fixture);
  datum = find_datum (scene, "Total", "2020");
  g_assert_cmpfloat (moat_derivation_to_observation (datum->derivation).best, ==, 0.3);
  g_assert_cmpstr (datum->value, ==, "CNY 0.3");
}

static void
test_words_of_totals_follow_from_the_parts (void)
{
  static const FixtureFigure a[] = { { "2020", 10e9, MOAT_QUALIFIER_OVER },
                                     { "2021", 10e9, MOAT_QUALIFIER_OVER },
                                     { "2022", 10e9, MOAT_QUALIFIER_OVER },
                                     { "2023", 10e9, MOAT_QUALIFIER_EXACT, MOAT_STATUS_PLAN } };
  static const FixtureFigure b[] = { { "2020", 5e9 },
                                     { "2021", 5e9, MOAT_QUALIFIER_ABOUT },
                                     { "2022", 5e9, MOAT_QUALIFIER_UNDER },
                                     { "2023", 5e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  init_two (&fixture, a, 4, b, 4);
  scene = fixture_build_plain (&fixture);
  assert_total (scene, "2020", "> CNY 15 bn");
  assert_total (scene, "2021", "≈ CNY 15 bn");
  assert_total (scene, "2022", "? CNY 15 bn");
  assert_total (scene, "2023", "CNY 15 bn (plan)");
}

static void
test_a_missing_part_makes_the_total_at_least (void)
{
  static const FixtureFigure a[] = { { "2020", 10e9 }, { "2021", 20e9 } };
  static const FixtureFigure b[] = { { "2021", 5e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autofree char *message = NULL;

  init_two (&fixture, a, 2, b, 1);
  scene = fixture_build_plain (&fixture);
  assert_total (scene, "2020", "> CNY 10 bn");
  assert_total (scene, "2021", "CNY 25 bn");
  message = fixture_join_text (scene, MOAT_ROLE_MESSAGE);
  g_assert_cmpstr (message, ==, "Totals are incomplete, for want of figures: globex (2020).");
}

static void
test_a_missing_part_that_may_be_negative_leaves_the_direction_open (void)
{
  static const FixtureFigure a[] = { { "2020", 10e9 }, { "2021", 20e9 } };
  static const FixtureFigure b[] = { { "2021", -5e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  init_two (&fixture, a, 2, b, 1);
  scene = fixture_build_plain (&fixture);
  assert_total (scene, "2020", "? CNY 10 bn");
  assert_total (scene, "2021", "CNY 15 bn");
}

static void
test_values_below_zero_grow_downwards (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect up, down, further;

  fixture_init_negative (&fixture);
  scene = fixture_build_plain (&fixture);
  up = mark_of (scene, "国内电子商务业务: Net profit", "2021");
  down = mark_of (scene, "云智能与数字基础设施集团: Net profit", "2021");
  further = mark_of (scene, "本地生活服务与即时配送事业群: Net profit", "2021");
  g_assert_cmpfloat_with_epsilon (up.y + up.height, down.y, 1e-6);
  g_assert_cmpfloat_with_epsilon (down.y + down.height, further.y, 1e-6);
  assert_total (scene, "2021", "CNY 16 bn");
  assert_total (scene, "2022", "CNY −13 bn");
  g_assert_nonnull (fixture_find_text (scene, "Line across a column: its total."));
}

static void
test_unlike_units_are_never_stacked (void)
{
  static const FixtureFigure a[] = { { "2020", 10e9 }, { "2021", 20e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_STACKED);
  fixture_add (&fixture, "acme", "spending", "CNY", a, 2);
  fixture_add (&fixture, "globex", "spending", "CNY", a, 2);
  fixture_add (&fixture, "initech", "spending", "USD", a, 2);
  fixture_compare (&fixture, NULL);
  scene = fixture_build_plain (&fixture);
  assert_total (scene, "2021", "CNY 40 bn");
  g_assert_nonnull (fixture_find_text (scene, "initech: spending is stated in"));
}

static void
test_growth_does_not_add_up (void)
{
  static const FixtureFigure a[] = { { "2020", 0.1 }, { "2021", 0.2 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_STACKED);
  fixture_add (&fixture, "acme", "growth", "ratio", a, 2);
  fixture_add (&fixture, "globex", "growth", "ratio", a, 2);
  fixture_compare (&fixture, NULL);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2), ==, 0);
  g_assert_nonnull (strstr (moat_scene_get_description (scene), "do not add up"));
}

static void
test_one_period_has_a_column_for_each_entity (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autofree char *legend = NULL;

  fixture_init_shares (&fixture);
  fixture.spec->kind = MOAT_CHART_KIND_STACKED;
  scene = fixture_build_plain (&fixture);
  assert_total (scene, "2024", "USD 348.1 bn");
  legend = fixture_join_text (scene, MOAT_ROLE_LEGEND);
  g_assert_cmpstr (legend, ==, "Advertising Cloud Subscriptions");
  g_assert_nonnull (fixture_find_text (scene, "Advertising (Amazon)"));
}

static void
test_shares_fill_the_column (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect parts[3];
  double height = 0;

  fixture_init_shares (&fixture);
  scene = fixture_build_plain (&fixture);
  parts[0] = mark_of (scene, "Alphabet: Advertising", "2024");
  parts[1] = mark_of (scene, "Alphabet: Cloud", "2024");
  parts[2] = mark_of (scene, "Alphabet: Subscriptions", "2024");
  for (gsize i = 0; i < 3; i++)
    height += parts[i].height;
  g_assert_cmpfloat_with_epsilon (parts[0].height / height, 264.6 / 348.1, 1e-9);
  g_assert_nonnull (fixture_find_text (scene, "76%"));
  g_assert_nonnull (fixture_find_text (scene, "100%"));
  g_assert_null (fixture_find_text (scene, "120%"));
  /* A total that lacks a part is larger, so the shares are smaller. */
  g_assert_nonnull (fixture_find_text (scene, "< 71%"));
}

static void
test_what_is_below_zero_has_no_share (void)
{
  static const FixtureFigure a[] = { { "2020", 10e9 }, { "2021", 20e9 } };
  static const FixtureFigure b[] = { { "2020", 10e9 }, { "2021", -5e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autofree char *message = NULL;

  init_two (&fixture, a, 2, b, 2);
  fixture.spec->kind = MOAT_CHART_KIND_STACKED_100;
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2), ==, 3);
  message = fixture_join_text (scene, MOAT_ROLE_MESSAGE);
  g_assert_cmpstr (message, ==,
                   "Below zero, so without a share, and left out of the totals: globex: CNY −5 bn "
                   "in 2021.");
}

static void
test_more_parts_than_colours_have_others (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_STACKED);
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("company %d", i);
      const FixtureFigure figures[] = { { "2020", 1e9 * (i + 1) }, { "2021", 1e9 * (i + 1) } };
      fixture_add (&fixture, name, "spending", "CNY", figures, 2);
    }
  fixture_compare (&fixture, NULL);
  scene = fixture_build_plain (&fixture);
  g_assert_nonnull (fixture_find_text (scene, "5 others"));
  g_assert_nonnull (fixture_find_text (scene, "company 11"));
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2), ==, 24);
}

/* The area of a part is its amount, so the width of a column is its total. */
static void
test_areas_of_a_mekko_are_amounts (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect a, b, c;

  fixture_init_mekko (&fixture);
  scene = fixture_build_plain (&fixture);
  a = mark_of (scene, "Alphabet: Advertising", "2024");
  b = mark_of (scene, "Microsoft: Cloud", "2024");
  c = mark_of (scene, "Amazon: Cloud", "2024");
  g_assert_cmpfloat_with_epsilon (a.width * a.height / (b.width * b.height), 264.6 / 105.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (a.width / c.width, 348.1 / 152, 1e-9);
  g_assert_cmpfloat (a.x, <, b.x);
  g_assert_cmpfloat (b.x, <, c.x);
}

static void
test_a_mekko_of_many_periods_takes_one_and_says_so (void)
{
  static const FixtureFigure figures[] = { { "2020", 10e9 }, { "2021", 20e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_MEKKO);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, 2);
  fixture_add (&fixture, "acme", "saving", "CNY", figures, 2);
  fixture_add (&fixture, "globex", "spending", "CNY", figures, 2);
  fixture_add (&fixture, "globex", "saving", "CNY", figures, 2);
  fixture_compare (&fixture, NULL);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2), ==, 4);
  g_assert_nonnull (fixture_find_text (scene, "Only 2021 is drawn"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/stack/on-each-other", test_parts_stand_on_each_other);
  g_test_add_func ("/chart/stack/exact", test_totals_are_exact);
  g_test_add_func ("/chart/stack/words", test_words_of_totals_follow_from_the_parts);
  g_test_add_func ("/chart/stack/missing", test_a_missing_part_makes_the_total_at_least);
  g_test_add_func ("/chart/stack/missing-negative",
                   test_a_missing_part_that_may_be_negative_leaves_the_direction_open);
  g_test_add_func ("/chart/stack/below-zero", test_values_below_zero_grow_downwards);
  g_test_add_func ("/chart/stack/unlike-units", test_unlike_units_are_never_stacked);
  g_test_add_func ("/chart/stack/growth", test_growth_does_not_add_up);
  g_test_add_func ("/chart/stack/by-entity", test_one_period_has_a_column_for_each_entity);
  g_test_add_func ("/chart/stack/shares", test_shares_fill_the_column);
  g_test_add_func ("/chart/stack/negative-share", test_what_is_below_zero_has_no_share);
  g_test_add_func ("/chart/stack/others", test_more_parts_than_colours_have_others);
  g_test_add_func ("/chart/stack/mekko-areas", test_areas_of_a_mekko_are_amounts);
  g_test_add_func ("/chart/stack/mekko-period", test_a_mekko_of_many_periods_takes_one_and_says_so);
  return g_test_run ();
}
