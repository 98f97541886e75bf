/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands around the plot: title, subtitle, source, notes, messages, and what an empty chart
 * says.
 */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"

static void
assert_joined (const MoatScene *scene, MoatNodeRole role, const char *expected)
{
  g_autofree char *text = fixture_join_text (scene, role);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_the_subtitle_says_measure_unit_and_basis (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) en = NULL;
  g_autoptr (MoatScene) zh = NULL;

  fixture_init_investment (&fixture);
  en = fixture_build_plain (&fixture);
  zh = fixture_build (&fixture, MOAT_LANGUAGE_ZH, MOAT_THEME_LIGHT, 960, 540);
  assert_joined (en, MOAT_ROLE_SUBTITLE,
                 "Cloud and AI infrastructure investment, CNY bn per year; the area of a block is "
                 "its amount");
  assert_joined (zh, MOAT_ROLE_SUBTITLE, "云与AI基础设施投入，亿元/年；面积即金额");
}

static void
test_a_subtitle_of_the_user_moves_the_unit_to_the_axis (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_investment (&fixture);
  moat_label_set (&fixture.spec->subtitle, "In my own words", "用我自己的话");
  scene = fixture_build_plain (&fixture);
  assert_joined (scene, MOAT_ROLE_SUBTITLE, "In my own words");
  g_assert_nonnull (fixture_find_text (scene, "CNY bn per year"));
  g_assert_cmpint (fixture_find_text (scene, "CNY bn per year")->role, ==, MOAT_ROLE_AXIS_LABEL);
}

static void
test_without_a_title_the_chart_says_what_it_is_about (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_investment (&fixture);
  moat_label_clear (&fixture.spec->title);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpstr (moat_scene_get_title (scene), ==,
                   "Alibaba Group: Cloud and AI infrastructure investment");
}

static void
test_notes_explain_only_what_is_on_the_picture (void)
{
  static const FixtureFigure figures[] = { { "2020", 10e9 }, { "2021", 20e9 } };
  g_auto (Fixture) plain = { 0 };
  g_auto (Fixture) sample = { 0 };
  g_autoptr (MoatScene) a = NULL;
  g_autoptr (MoatScene) b = NULL;

  fixture_init (&plain, MOAT_CHART_KIND_COLUMN);
  fixture_add (&plain, "acme", "spending", "CNY", figures, 2);
  plain.request.source_line = "Source: here.";
  a = fixture_build_plain (&plain);
  assert_joined (a, MOAT_ROLE_SOURCE, "Source: here.");

  fixture_init_investment (&sample);
  sample.request.source_line = "Source: here.";
  b = fixture_build_plain (&sample);
  assert_joined (b, MOAT_ROLE_SOURCE,
                 "Source: here. Fiscal years end 31 March. Hatched: plan. Open top: “over”.");
}

/* Beside calendar years a sentence that names nobody would be wrong. */
static void
test_whose_years_end_when_is_said (void)
{
  static const struct
  {
    const char *alibaba, *other, *note;
  } cases[] = {
    { "2019-04-01/2020-03-31", NULL, "Source: here. Fiscal years end 31 March." },
    { "2019-04-01/2020-03-31", "2020", "Source: here. Alibaba Group: fiscal years end 31 March." },
    { "2020", "2020", "Source: here." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int turned = FALSE; turned <= TRUE; turned++)
      {
        const FixtureFigure own = { cases[i].alibaba, 10e9 }, others = { cases[i].other, 20e9 };
        g_auto (Fixture) fixture = { 0 };
        g_autoptr (MoatScene) scene = NULL;

        fixture_init (&fixture, MOAT_CHART_KIND_COLUMN);
        fixture.request.source_line = "Source: here.";
        if (others.period && turned)
          fixture_add (&fixture, "acme", "spending", "CNY", &others, 1);
        fixture_add (&fixture, "alibaba-group", "spending", "CNY", &own, 1);
        if (others.period && !turned)
          fixture_add (&fixture, "acme", "spending", "CNY", &others, 1);
        scene = fixture_build_plain (&fixture);
        assert_joined (scene, MOAT_ROLE_SOURCE, cases[i].note);
      }
}

static void
test_every_word_has_its_note (void)
{
  static const struct
  {
    MoatQualifier qualifier;
    MoatStatus status;
    const char *note;
  } cases[] = {
    { MOAT_QUALIFIER_ABOUT, MOAT_STATUS_ACTUAL, "Soft edge: “about”." },
    { MOAT_QUALIFIER_UNDER, MOAT_STATUS_ACTUAL, "Capped: “under”." },
    { MOAT_QUALIFIER_BETWEEN, MOAT_STATUS_ACTUAL, "Bracket: stated range." },
    { MOAT_QUALIFIER_EXACT, MOAT_STATUS_ESTIMATE, "Pale: estimate." },
    { MOAT_QUALIFIER_EXACT, MOAT_STATUS_TARGET, "Outlined: target." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const FixtureFigure figure = {
        "2020", 10e9, cases[i].qualifier, cases[i].status, 8e9, 12e9, 0
      };
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (MoatScene) scene = NULL;

      fixture_init (&fixture, MOAT_CHART_KIND_COLUMN);
      fixture_add (&fixture, "acme", "spending", "CNY", &figure, 1);
      scene = fixture_build_plain (&fixture);
      g_assert_nonnull (fixture_find_text (scene, cases[i].note));
    }
}

static void
test_messages_stand_above_the_source_and_in_the_description (void)
{
  static const char *const messages[] = { "Not shown: f13 is stated in USD.", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *message;

  fixture_init_growth (&fixture);
  fixture.request.messages = messages;
  scene = fixture_build_plain (&fixture);
  message = fixture_find_text (scene, "Not shown: f13");
  g_assert_cmpint (message->role, ==, MOAT_ROLE_MESSAGE);
  g_assert_cmpfloat (message->bounds.y, <, fixture_find_text (scene, "Source:")->bounds.y);
  g_assert_nonnull (strstr (moat_scene_get_description (scene), messages[0]));
}

static void
test_another_unit_is_said_not_drawn (void)
{
  static const FixtureFigure yuan[] = { { "2020", 10e9 }, { "2021", 20e9 } };
  static const FixtureFigure dollars[] = { { "2020", 10e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_COLUMN);
  fixture_add (&fixture, "acme", "spending", "USD", dollars, 1);
  fixture_add (&fixture, "globex", "spending", "CNY", yuan, 2);
  fixture.spec->unit = g_intern_string ("CNY");
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2), ==, 2);
  g_assert_nonnull (fixture_find_text (scene, "acme: spending is stated in USD"));
}

static void
test_a_long_title_shrinks_before_it_is_cut (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) whole = NULL;
  g_autoptr (MoatScene) cut = NULL;
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autofree char *text = NULL;

  fixture_init_growth (&fixture);
  whole = fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 320, 240);
  assert_joined (whole, MOAT_ROLE_TITLE, "Revenue grew 8% and net profit 333%");
  for (int i = 0; i < 60; i++)
    g_string_append_printf (endless, "word%d ", i);
  moat_label_set (&fixture.spec->title, endless->str, "");
  cut = fixture_build_plain (&fixture);
  text = fixture_join_text (cut, MOAT_ROLE_TITLE);
  g_assert_true (g_str_has_suffix (text, "…"));
  g_assert_cmpuint (fixture_count (cut, MOAT_ROLE_TITLE, MOAT_NODE_TEXT, -2), ==, 2);
  g_assert_cmpstr (moat_scene_get_title (cut), ==, endless->str);
}

static void
test_an_empty_chart_says_what_to_do (void)
{
  for (MoatChartKind kind = MOAT_CHART_KIND_SPAN; kind <= MOAT_CHART_KIND_LINE; kind++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (MoatScene) scene = NULL;

      fixture_init (&fixture, kind);
      scene = fixture_build_plain (&fixture);
      g_assert_nonnull (fixture_find_text (scene, "No figures to draw"));
      g_assert_nonnull (fixture_find_text (scene, "Choose an entity"));
      g_assert_cmpuint (moat_scene_get_n_data (scene), ==, 0);
      g_assert_cmpint (moat_scene_pick (scene, 480, 270, 50), ==, -1);
    }
}

static void
test_an_empty_window_says_where_the_figures_are_not (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_investment (&fixture);
  fixture.request.from = moat_date_new (1990, 1, 1);
  fixture.request.to = moat_date_new (1991, 12, 31);
  scene = fixture_build_plain (&fixture);
  g_assert_nonnull (fixture_find_text (scene, "zoom out to see the others"));
  fixture_assert_layout (scene, "an empty window");
}

static void
test_the_time_axis_knows_the_whole (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatTimeAxis *axis;

  fixture_init_investment (&fixture);
  fixture.request.from = moat_date_new (2024, 1, 1);
  fixture.request.to = moat_date_new (2024, 12, 31);
  scene = fixture_build_plain (&fixture);
  axis = moat_scene_get_time_axis (scene);
  g_assert_true (axis->present);
  g_assert_cmpint (axis->from, ==, moat_date_new (2024, 1, 1));
  g_assert_cmpint (axis->to, ==, moat_date_new (2024, 12, 31));
  g_assert_cmpint (axis->full_from, ==, moat_date_new (2013, 4, 1));
  g_assert_cmpint (axis->full_to, ==, moat_date_new (2027, 12, 31));
}

static void
test_a_small_picture_keeps_title_and_plot (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_investment (&fixture);
  scene = fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, MOAT_CHART_MIN_WIDTH,
                         MOAT_CHART_MIN_HEIGHT);
  g_assert_nonnull (fixture_find (scene, MOAT_ROLE_TITLE, MOAT_NODE_TEXT, -2, 0));
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2), ==, 2);
  fixture_assert_layout (scene, "the smallest picture");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/frame/subtitle", test_the_subtitle_says_measure_unit_and_basis);
  g_test_add_func ("/chart/frame/caption", test_a_subtitle_of_the_user_moves_the_unit_to_the_axis);
  g_test_add_func ("/chart/frame/title", test_without_a_title_the_chart_says_what_it_is_about);
  g_test_add_func ("/chart/frame/notes", test_notes_explain_only_what_is_on_the_picture);
  g_test_add_func ("/chart/frame/year-ends", test_whose_years_end_when_is_said);
  g_test_add_func ("/chart/frame/each-note", test_every_word_has_its_note);
  g_test_add_func ("/chart/frame/messages",
                   test_messages_stand_above_the_source_and_in_the_description);
  g_test_add_func ("/chart/frame/other-unit", test_another_unit_is_said_not_drawn);
  g_test_add_func ("/chart/frame/long-title", test_a_long_title_shrinks_before_it_is_cut);
  g_test_add_func ("/chart/frame/empty", test_an_empty_chart_says_what_to_do);
  g_test_add_func ("/chart/frame/empty-window",
                   test_an_empty_window_says_where_the_figures_are_not);
  g_test_add_func ("/chart/frame/time-axis", test_the_time_axis_knows_the_whole);
  g_test_add_func ("/chart/frame/small", test_a_small_picture_keeps_title_and_plot);
  return g_test_run ();
}
