/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Spans: the area is the amount, and the words a figure was stated in are seen in its block.
 */
#include <math.h>

#include "chart-fixture.h"

static MoatRect
mark_of (const MoatScene *scene, int datum)
{
  const MoatNode *node = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, datum, 0);

  g_assert_nonnull (node);
  return node->bounds;
}

/* One block of 2020–2022 with these words, as datum 0. */
static MoatScene *
build_block (Fixture *fixture, MoatQualifier qualifier, MoatStatus status)
{
  const FixtureFigure figure = { "2020-2022", 300e9, qualifier, status, 240e9, 360e9, 0 };

  fixture_init (fixture, MOAT_CHART_KIND_SPAN);
  fixture_add (fixture, "acme", "spending", "CNY", &figure, 1);
  return fixture_build_plain (fixture);
}

static void
test_areas_are_amounts (void)
{
  static const double sizes[][2] = { { 960, 540 }, { 1920, 1080 }, { 400, 300 }, { 3000, 500 } };
  g_auto (Fixture) fixture = { 0 };

  fixture_init_investment (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (MoatScene) scene =
        fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, sizes[i][0], sizes[i][1]);
      MoatRect decade = mark_of (scene, 0), plan = mark_of (scene, 1);
      double ratio = plan.width * plan.height / (decade.width * decade.height);

      g_assert_cmpfloat_with_epsilon (ratio / (380 / 324.751), 1, 0.005);
    }
}

static void
test_a_block_is_as_wide_as_its_period (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatTimeAxis *axis;
  double px;

  fixture_init_investment (&fixture);
  scene = fixture_build_plain (&fixture);
  axis = moat_scene_get_time_axis (scene);
  px = moat_scene_get_plot (scene).width / (axis->to - axis->from + 1.0);
  g_assert_cmpfloat_with_epsilon (mark_of (scene, 1).width, 1095 * px, 0.01);
  g_assert_cmpfloat_with_epsilon (mark_of (scene, 0).width, 3652 * px, 0.01);
  g_assert_cmpfloat_with_epsilon (
    mark_of (scene, 1).x,
    moat_scene_get_plot (scene).x + (moat_date_new (2025, 1, 1) - axis->from) * px, 0.01);
}

static void
test_a_block_is_as_high_as_its_yearly_rate (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *hundred, *zero;
  double px;

  fixture_init_investment (&fixture);
  scene = fixture_build_plain (&fixture);
  zero = fixture_find (scene, MOAT_ROLE_GRID, MOAT_NODE_PATH, -1, 0);
  hundred = fixture_find_text (scene, "100");
  px = zero->bounds.y - (hundred->bounds.y + hundred->bounds.height / 2);
  g_assert_cmpfloat_with_epsilon (mark_of (scene, 1).height / px, 380 / 3.0 / 100, 1e-4);
  g_assert_cmpfloat_with_epsilon (mark_of (scene, 0).height / px, 32.4751 / 100, 1e-4);
}

static void
test_per_year_figures_have_the_same_blocks (void)
{
  const FixtureFigure figure = { "2020-2022", 300e9 };
  g_auto (Fixture) stated = { 0 };
  g_auto (Fixture) yearly = { 0 };
  g_autoptr (MoatScene) a = NULL;
  g_autoptr (MoatScene) b = NULL;

  fixture_init (&stated, MOAT_CHART_KIND_SPAN);
  fixture_add (&stated, "acme", "spending", "CNY", &figure, 1);
  fixture_init (&yearly, MOAT_CHART_KIND_SPAN);
  yearly.spec->basis = MOAT_BASIS_PER_YEAR;
  fixture_add (&yearly, "acme", "spending", "CNY", &figure, 1);
  a = fixture_build_plain (&stated);
  b = fixture_build_plain (&yearly);
  g_assert_cmpfloat_with_epsilon (mark_of (a, 0).height, mark_of (b, 0).height, 1e-6);
  g_assert_nonnull (fixture_find_text (a, "CNY 300 bn"));
  g_assert_nonnull (fixture_find_text (b, "CNY 300 bn"));
}

static void
test_a_plan_is_pale_and_hatched_with_a_dashed_top (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = build_block (&fixture, MOAT_QUALIFIER_EXACT, MOAT_STATUS_PLAN);
  const MoatNode *mark = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, 0, 0);
  MoatColor paper = moat_theme_get (MOAT_THEME_LIGHT)->background;
  gboolean dashed_top = FALSE;

  g_assert_true (mark->fill.hatched);
  g_assert_cmpfloat (moat_color_contrast (mark->fill.color, paper), <,
                     moat_color_contrast (mark->fill.hatch, paper) / 2);
  for (guint i = 0; fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, 0, i); i++)
    {
      const MoatNode *line = fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, 0, i);
      dashed_top |= line->stroke.dash > 0 && fabs (line->bounds.y - mark->bounds.y) < 0.01 &&
                    fabs (line->bounds.width - mark->bounds.width) < 0.01;
    }
  g_assert_true (dashed_top);
}

static void
test_no_two_statuses_look_alike (void)
{
  g_autoptr (GHashTable) looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (MoatStatus status = MOAT_STATUS_ACTUAL; status <= MOAT_STATUS_TARGET; status++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (MoatScene) scene = build_block (&fixture, MOAT_QUALIFIER_EXACT, status);
      const MoatNode *mark = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, 0, 0);
      const MoatNode *edge = fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, 0, 0);
      char *look = g_strdup_printf ("hatch %d, edge %d, dash %d", mark->fill.hatched, edge != NULL,
                                    edge && edge->stroke.dash > 0);

      g_assert_true (g_hash_table_add (looks, look));
    }
}

static void
test_over_is_open_at_the_top_with_arrows (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = build_block (&fixture, MOAT_QUALIFIER_OVER, MOAT_STATUS_ACTUAL);
  MoatRect mark = mark_of (scene, 0);
  guint above = 0, heads = 0;

  for (guint i = 0; fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, 0, i); i++)
    {
      const MoatNode *line = fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, 0, i);
      above += line->bounds.y < mark.y - 10;
      heads += line->n_points == 3;
      /* No line closes the top. */
      g_assert_false (line->bounds.height < 1 && line->bounds.width > mark.width / 2 &&
                      line->bounds.y < mark.y + 1);
    }
  g_assert_cmpuint (heads, ==, 3);
  g_assert_cmpuint (above, >=, 3 + 2); /* arrows and two walls */
}

static void
test_about_fades_around_its_value (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = build_block (&fixture, MOAT_QUALIFIER_ABOUT, MOAT_STATUS_ACTUAL);
  MoatRect mark = mark_of (scene, 0);
  double within = 0, beyond = 0;
  guint n = fixture_count (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_RECT, 0);

  g_assert_cmpuint (n, >=, 6);
  for (guint i = 0; i < n; i++)
    {
      const MoatNode *strip = fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_RECT, 0, i);
      gboolean is_beyond = strip->bounds.y + strip->bounds.height <= mark.y + 0.01;

      g_assert_cmpfloat (strip->fill.color.alpha, <, 1);
      within += is_beyond ? 0 : strip->bounds.height;
      beyond += is_beyond ? strip->bounds.height : 0;
    }
  g_assert_cmpfloat_with_epsilon (within, beyond, 0.01);
}

static void
test_under_is_capped (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = build_block (&fixture, MOAT_QUALIFIER_UNDER, MOAT_STATUS_ACTUAL);
  const MoatNode *cap = fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_RECT, 0, 0);
  MoatRect mark = mark_of (scene, 0);

  g_assert_cmpfloat (cap->bounds.width, >, mark.width);
  g_assert_cmpfloat (fabs (cap->bounds.y + cap->bounds.height / 2 - mark.y), <, 2);
}

static void
test_between_has_a_bracket_from_low_to_high (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = build_block (&fixture, MOAT_QUALIFIER_BETWEEN, MOAT_STATUS_ACTUAL);
  MoatRect mark = mark_of (scene, 0);
  double px = mark.height / 100, high = 1e9, low = 0;

  for (guint i = 0; fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, 0, i); i++)
    {
      const MoatNode *line = fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, 0, i);
      high = MIN (high, line->bounds.y);
      low = MAX (low, line->bounds.y + line->bounds.height);
    }
  g_assert_cmpfloat_with_epsilon (high, mark.y - 20 * px, 0.01);
  g_assert_cmpfloat_with_epsilon (low, mark.y + 20 * px, 0.01);
  g_assert_nonnull (fixture_find_text (scene, "CNY 240–360 bn"));
}

static void
test_negative_blocks_hang_from_zero (void)
{
  const FixtureFigure figures[] = { { "2020", -100e9, MOAT_QUALIFIER_UNDER }, { "2021", 100e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect down, up;

  fixture_init (&fixture, MOAT_CHART_KIND_SPAN);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, 2);
  scene = fixture_build_plain (&fixture);
  down = mark_of (scene, 0);
  up = mark_of (scene, 1);
  g_assert_cmpfloat_with_epsilon (down.y, up.y + up.height, 1e-6);
  /* 2020 has a day more, 2021 is as high: the rate of a year is the same. */
  g_assert_cmpfloat_with_epsilon (down.height, up.height, 1e-6);
  fixture_assert_layout (scene, "negative blocks");
}

static void
test_overlapping_blocks_are_both_seen (void)
{
  const FixtureFigure figures[] = { { "2018-2027", 300e9 },
                                    { "2020-2022", 240e9, MOAT_QUALIFIER_OVER, MOAT_STATUS_PLAN },
                                    { "2021-2024", 100e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  double last = 1e9;

  fixture_init (&fixture, MOAT_CHART_KIND_SPAN);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, 3);
  scene = fixture_build_plain (&fixture);
  /* Painted from the highest to the lowest, so none covers the top of another. */
  for (guint i = 0; i < 3; i++)
    {
      double height = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2, i)->bounds.height;
      g_assert_cmpfloat (height, <, last);
      last = height;
    }
  for (int datum = 0; datum < 3; datum++)
    g_assert_nonnull (fixture_find (scene, MOAT_ROLE_MARK_LABEL, MOAT_NODE_TEXT, datum, 0));
  fixture_assert_layout (scene, "overlapping blocks");
}

static void
test_equal_overlapping_blocks_are_both_picked (void)
{
  const FixtureFigure a[] = { { "2020-2022", 300e9 } };
  const FixtureFigure b[] = { { "2021-2023", 300e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect first, second;

  fixture_init (&fixture, MOAT_CHART_KIND_SPAN);
  fixture_add (&fixture, "acme", "spending", "CNY", a, 1);
  fixture_add (&fixture, "globex", "spending", "CNY", b, 1);
  scene = fixture_build_plain (&fixture);
  first = mark_of (scene, 0);
  second = mark_of (scene, 1);
  g_assert_cmpint (moat_scene_pick (scene, first.x + 3, first.y + first.height / 2, 0), ==, 0);
  g_assert_cmpint (
    moat_scene_pick (scene, second.x + second.width - 3, second.y + second.height / 2, 0), ==, 1);
}

static void
test_labels_say_amount_period_status_and_rate (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) en = NULL;
  g_autoptr (MoatScene) zh = NULL;
  g_autofree char *words = NULL, *woerter = NULL;

  fixture_init_investment (&fixture);
  en = fixture_build_plain (&fixture);
  zh = fixture_build (&fixture, MOAT_LANGUAGE_ZH, MOAT_THEME_LIGHT, 960, 540);
  words = fixture_join_text (en, MOAT_ROLE_MARK_LABEL);
  woerter = fixture_join_text (zh, MOAT_ROLE_MARK_LABEL);
  g_assert_cmpstr (words, ==,
                   "CNY 324.8 bn in FY2014–FY2023 · 32.5 a year "
                   "> CNY 380 bn plan, 2025–2027 > 126.7 a year");
  g_assert_cmpstr (woerter, ==,
                   "2014–2023财年共3,248亿元 · 325亿元/年 "
                   "> 3,800亿元 计划，2025–2027年 > 1,267亿元/年");
}

/* The label of a low block, which has one line, of these words. */
static char *
word_one_line (MoatLanguage language, MoatQualifier qualifier, MoatStatus status)
{
  const FixtureFigure figures[] = {
    { "2013-2022", 320e9, qualifier, status, 300e9, 340e9, 0 },
    { "2025", 127e9 },
  };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_SPAN);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, 2);
  scene = fixture_build (&fixture, language, MOAT_THEME_LIGHT, 960, 540);
  return g_strdup (fixture_find (scene, MOAT_ROLE_MARK_LABEL, MOAT_NODE_TEXT, 0, 0)->text);
}

static void
test_one_line_reads_like_a_sentence (void)
{
  static const struct
  {
    MoatQualifier qualifier;
    MoatStatus status;
    const char *en, *zh;
  } cases[] = {
    { MOAT_QUALIFIER_EXACT, MOAT_STATUS_ACTUAL, "CNY 320 bn in 2013–2022 · 32.0 a year",
      "2013–2022年共3,200亿元 · 320亿元/年" },
    { MOAT_QUALIFIER_OVER, MOAT_STATUS_ACTUAL, "> CNY 320 bn in 2013–2022 · > 32.0 a year",
      "2013–2022年共超过3,200亿元 · 超过320亿元/年" },
    { MOAT_QUALIFIER_OVER, MOAT_STATUS_PLAN, "> CNY 320 bn in 2013–2022 (plan) · > 32.0 a year",
      "2013–2022年计划超过3,200亿元 · 超过320亿元/年" },
    { MOAT_QUALIFIER_ABOUT, MOAT_STATUS_ESTIMATE,
      "≈ CNY 320 bn in 2013–2022 (estimate) · ≈ 32.0 a year",
      "2013–2022年估计约3,200亿元 · 约320亿元/年" },
    { MOAT_QUALIFIER_EXACT, MOAT_STATUS_TARGET, "CNY 320 bn in 2013–2022 (target) · 32.0 a year",
      "2013–2022年目标3,200亿元 · 320亿元/年" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *en = word_one_line (MOAT_LANGUAGE_EN, cases[i].qualifier, cases[i].status);
      g_autofree char *zh = word_one_line (MOAT_LANGUAGE_ZH, cases[i].qualifier, cases[i].status);

      g_assert_cmpstr (en, ==, cases[i].en);
      g_assert_cmpstr (zh, ==, cases[i].zh);
    }
}

/* Blocks of one year beside and in front of one with an open top, whose labels need leaders. */
static void
test_leaders_cross_no_open_top (void)
{
  const FixtureFigure open[] = { { "2025-2027", 380e9, MOAT_QUALIFIER_OVER, MOAT_STATUS_PLAN } };
  const FixtureFigure tall[] = { { "2024", 280e9, MOAT_QUALIFIER_ABOUT, MOAT_STATUS_ESTIMATE } };
  const FixtureFigure low[] = { { "2025", 100e9 }, { "2026", 60e9 } };
  g_auto (Fixture) fixture = { 0 };
  guint leaders = 0;

  fixture_init (&fixture, MOAT_CHART_KIND_SPAN);
  fixture_add (&fixture, "alibaba-group", "investment", "CNY", open, 1);
  fixture_add (&fixture, "Amazon Web Services", "spending", "CNY", tall, 1);
  fixture_add (&fixture, "Tencent", "spending", "CNY", low, 2);
  fixture.request.from = moat_date_new (2013, 1, 1);
  fixture.request.to = moat_date_new (2029, 12, 31);
  for (double width = 400; width <= 1800; width += 100)
    {
      g_autoptr (MoatScene) scene =
        fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, width, width * 0.5625);
      MoatRect mark = mark_of (scene, 0);

      for (int datum = 2; datum < 4; datum++)
        {
          const MoatNode *dot =
            fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_CIRCLE, datum, 0);
          const MoatNode *line =
            fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, datum, 0);

          if (!dot)
            continue;
          leaders++;
          g_assert_false (line->bounds.x + line->bounds.width > mark.x &&
                          line->bounds.x < mark.x + mark.width && line->bounds.y < mark.y - 1);
        }
    }
  g_assert_cmpuint (leaders, >, 0);
}

static void
test_a_label_on_a_hatch_has_a_patch (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = build_block (&fixture, MOAT_QUALIFIER_EXACT, MOAT_STATUS_PLAN);
  const MoatNode *text = fixture_find (scene, MOAT_ROLE_MARK_LABEL, MOAT_NODE_TEXT, 0, 0);
  const MoatNode *patch = fixture_find (scene, MOAT_ROLE_MARK_LABEL, MOAT_NODE_RECT, 0, 0);

  g_assert_nonnull (patch);
  g_assert_cmpfloat (patch->bounds.x, <=, text->bounds.x);
  g_assert_cmpfloat (patch->bounds.y, <=, text->bounds.y);
}

static void
test_a_moment_is_no_block_and_that_is_said (void)
{
  const FixtureFigure figures[] = { { "2020-12-31", 300e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_SPAN);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, 1);
  scene = fixture_build_plain (&fixture);
  g_assert_null (fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2, 0));
  g_assert_nonnull (fixture_find_text (scene, "is stated for a moment"));
}

static void
test_a_block_that_goes_on_outside_has_no_wall_there (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect plot;

  fixture_init_investment (&fixture);
  fixture.spec->show_events = FALSE;
  fixture.request.from = moat_date_new (2026, 1, 1);
  fixture.request.to = moat_date_new (2029, 12, 31);
  scene = fixture_build_plain (&fixture);
  plot = moat_scene_get_plot (scene);
  g_assert_cmpfloat_with_epsilon (mark_of (scene, 0).x, plot.x, 1e-6);
  for (guint i = 0; fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, 0, i); i++)
    {
      const MoatNode *line = fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, 0, i);
      g_assert_false (line->bounds.width < 1 && line->bounds.x < plot.x + 3 &&
                      line->bounds.height > 50);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/span/area-is-amount", test_areas_are_amounts);
  g_test_add_func ("/chart/span/width-is-period", test_a_block_is_as_wide_as_its_period);
  g_test_add_func ("/chart/span/height-is-rate", test_a_block_is_as_high_as_its_yearly_rate);
  g_test_add_func ("/chart/span/per-year-is-the-same", test_per_year_figures_have_the_same_blocks);
  g_test_add_func ("/chart/span/plan", test_a_plan_is_pale_and_hatched_with_a_dashed_top);
  g_test_add_func ("/chart/span/statuses-differ", test_no_two_statuses_look_alike);
  g_test_add_func ("/chart/span/over", test_over_is_open_at_the_top_with_arrows);
  g_test_add_func ("/chart/span/about", test_about_fades_around_its_value);
  g_test_add_func ("/chart/span/under", test_under_is_capped);
  g_test_add_func ("/chart/span/between", test_between_has_a_bracket_from_low_to_high);
  g_test_add_func ("/chart/span/negative", test_negative_blocks_hang_from_zero);
  g_test_add_func ("/chart/span/overlapping", test_overlapping_blocks_are_both_seen);
  g_test_add_func ("/chart/span/equal-overlapping", test_equal_overlapping_blocks_are_both_picked);
  g_test_add_func ("/chart/span/labels", test_labels_say_amount_period_status_and_rate);
  g_test_add_func ("/chart/span/one-line", test_one_line_reads_like_a_sentence);
  g_test_add_func ("/chart/span/leaders", test_leaders_cross_no_open_top);
  g_test_add_func ("/chart/span/patch", test_a_label_on_a_hatch_has_a_patch);
  g_test_add_func ("/chart/span/moment", test_a_moment_is_no_block_and_that_is_said);
  g_test_add_func ("/chart/span/cut", test_a_block_that_goes_on_outside_has_no_wall_there);
  return g_test_run ();
}
