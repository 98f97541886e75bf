/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What ranked bars, dot plots and slopes show: their order and lengths, ranks and names, what is
 * highlighted, and what is said of what has no room.
 */
#include <math.h>
#include <string.h>

#include "chart-plots.h"

static const MoatNode *
get_bar (const MoatScene *scene, int datum)
{
  const MoatNode *node = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, datum, 0);

  g_assert_nonnull (node);
  return node;
}

static double
get_zero (const MoatScene *scene)
{
  const MoatNode *node = fixture_find (scene, MOAT_ROLE_AXIS, MOAT_NODE_PATH, -1, 0);

  g_assert_nonnull (node);
  return node->bounds.x;
}

/* How many axis labels say exactly @text. */
static guint
count_labels (const MoatScene *scene, const char *text)
{
  guint n = 0;
  const MoatNode *node;

  for (guint i = 0;
       (node = fixture_find (scene, MOAT_ROLE_AXIS_LABEL, MOAT_NODE_TEXT, -2, i)) != NULL; i++)
    n += g_str_equal (node->text, text);
  return n;
}

static void
assert_says (const MoatScene *scene, MoatNodeRole role, const char *text)
{
  g_autofree char *all = fixture_join_text (scene, role);

  if (!strstr (all, text))
    g_error ("“%s” is not in “%s”", text, all);
}

static void
test_bars_are_as_long_as_their_values (void)
{
  static const double values[] = { 189.14e9, 6.121e9, 1.402e9, 0, -1.539e9, -8.035e9, -9.812e9 };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  double zero, px;

  fixture_init_losses (&fixture);
  scene = fixture_build_plain (&fixture);
  zero = get_zero (scene);
  px = get_bar (scene, 0)->bounds.width / values[0];
  for (int i = 0; i < (int) G_N_ELEMENTS (values); i++)
    {
      MoatRect bar = get_bar (scene, i)->bounds;

      g_assert_cmpfloat_with_epsilon (bar.width, fabs (values[i]) * px, 1e-6);
      g_assert_cmpfloat_with_epsilon (values[i] < 0 ? bar.x + bar.width : bar.x, zero, 1e-6);
      if (i > 0)
        g_assert_cmpfloat (bar.y, >, get_bar (scene, i - 1)->bounds.y);
    }
}

static void
test_equal_values_share_a_rank (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_bars (&fixture);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (count_labels (scene, "1"), ==, 1);
  g_assert_cmpuint (count_labels (scene, "6"), ==, 2);
  g_assert_cmpuint (count_labels (scene, "7"), ==, 0);
  g_assert_cmpuint (count_labels (scene, "8"), ==, 1);
}

/* The names of the data from the first to the last. */
static char *
list_data (Fixture *fixture, MoatLanguage language)
{
  g_autoptr (MoatScene) scene = fixture_build (fixture, language, MOAT_THEME_LIGHT, 960, 540);
  GString *names = g_string_new (NULL);

  for (gsize i = 0; i < moat_scene_get_n_data (scene); i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);
      g_auto (GStrv) parts = g_strsplit_set (datum->title, ":", 2);
      g_autofree char *name = g_utf8_substring (parts[0], 0, 2);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", name);
    }
  return g_string_free (names, FALSE);
}

static void
test_order_is_that_of_the_spec (void)
{
  static const struct
  {
    MoatChartSort sort;
    MoatLanguage language;
    const char *names;
  } cases[] = {
    { MOAT_CHART_SORT_DESCENDING, MOAT_LANGUAGE_EN, "腾讯 Al 百度 阿里" },
    { MOAT_CHART_SORT_ASCENDING, MOAT_LANGUAGE_EN, "阿里 百度 Al 腾讯" },
    { MOAT_CHART_SORT_GIVEN, MOAT_LANGUAGE_EN, "百度 腾讯 阿里 Al" },
    { MOAT_CHART_SORT_NAME, MOAT_LANGUAGE_ZH, "阿里 百度 腾讯 Al" },
  };
  static const FixtureFigure values[] = {
    { "2024", 2e9 }, { "2024", 9e9 }, { "2024", 1e9 }, { "2024", 5e9 }
  };
  static const char *const names[] = { "百度", "腾讯", "阿里", "Alphabet" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autofree char *order = NULL;

      fixture_init (&fixture, MOAT_CHART_KIND_BAR);
      for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
        fixture_add (&fixture, names[k], "Revenue", "CNY", &values[k], 1);
      fixture_compare (&fixture, NULL);
      fixture.spec->sort = cases[i].sort;
      order = list_data (&fixture, cases[i].language);
      g_assert_cmpstr (order, ==, cases[i].names);
    }
}

static void
test_one_is_highlighted (void)
{
  const MoatTheme *theme = moat_theme_get (MOAT_THEME_LIGHT);
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  guint n_accent = 0;
  const MoatNode *bar;

  fixture_init_many_bars (&fixture);
  scene = fixture_build_plain (&fixture);
  for (guint i = 0; (bar = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2, i)); i++)
    {
      n_accent += memcmp (&bar->fill.color, &theme->accent, sizeof theme->accent) == 0;
      g_assert_cmpfloat (moat_color_contrast (bar->fill.color, theme->background), >=, 3);
    }
  g_assert_cmpuint (n_accent, ==, 1);
  g_assert_cmpuint (count_labels (scene, "Company 33"), ==, 1);
}

static void
test_names_without_room_are_counted (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autofree char *message = NULL;
  guint named = 0;

  fixture_init_companies (&fixture, MOAT_CHART_KIND_BAR, 500);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2), ==, 500);
  for (guint i = 1; i <= 500; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %u", i);
      named += count_labels (scene, name);
    }
  g_assert_cmpuint (named, >, 10);
  g_assert_cmpuint (count_labels (scene, "Company 1"), ==, 1);
  message = g_strdup_printf ("No room to name %u of 500 bars", 500 - named);
  assert_says (scene, MOAT_ROLE_MESSAGE, message);
}

static void
test_another_period_is_named (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_latest_bars (&fixture);
  scene = fixture_build_plain (&fixture);
  assert_says (scene, MOAT_ROLE_SUBTITLE, "2024 unless another period is named");
  g_assert_cmpuint (count_labels (scene, "Alibaba Group (FY2025)"), ==, 1);
  g_assert_cmpuint (count_labels (scene, "JD.com (2021)"), ==, 1);
  g_assert_cmpuint (count_labels (scene, "Tencent"), ==, 1);
}

static void
test_bars_are_of_one_period (void)
{
  static const char *const periods[] = { "2019", "2024", NULL };
  static const FixtureFigure figures[] = { { "2019", 9e9 }, { "2024", 4e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_BAR);
  fixture_add (&fixture, "acme", "Revenue", "CNY", figures, 2);
  fixture_add (&fixture, "globex", "Revenue", "CNY", figures, 2);
  fixture_compare (&fixture, periods);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (moat_scene_get_n_data (scene), ==, 2);
  assert_says (scene, MOAT_ROLE_MESSAGE, "Bars are of 2024 only");
}

static void
test_nothing_to_draw_is_said (void)
{
  for (MoatChartKind kind = MOAT_CHART_KIND_BAR; kind <= MOAT_CHART_KIND_SLOPE; kind++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (MoatScene) scene = NULL;

      fixture_init (&fixture, kind);
      scene = fixture_build_plain (&fixture);
      assert_says (scene, MOAT_ROLE_MESSAGE, "No figures to draw");
    }
}

static void
test_dots_of_a_row_are_joined (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *before, *after, *line;

  fixture_init_dots (&fixture);
  scene = fixture_build_plain (&fixture);
  before = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_CIRCLE, 0, 0);
  after = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_CIRCLE, 1, 0);
  line = fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, -1, 0);
  g_assert_true (before && after && line);
  g_assert_cmpfloat_with_epsilon (before->bounds.y + before->bounds.height / 2,
                                  after->bounds.y + after->bounds.height / 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (line->bounds.x, before->bounds.x + before->bounds.width / 2,
                                  1e-6);
  g_assert_cmpfloat_with_epsilon (line->bounds.width,
                                  after->bounds.x + after->bounds.width / 2 - line->bounds.x, 1e-6);
  /* Six companies in both years, two in one of them. */
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_CIRCLE, -2), ==, 14);
  assert_says (scene, MOAT_ROLE_LEGEND, "2019 2024");
}

static void
test_a_slope_is_broken_where_a_value_is_missing (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_three_slopes (&fixture);
  scene = fixture_build_plain (&fixture);
  /* Five companies have two pieces each, the sixth none. */
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_PATH, -2), ==, 10);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_CIRCLE, -2), ==, 17);
}

static void
test_the_smallest_slopes_lose_their_names (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_companies (&fixture, MOAT_CHART_KIND_SLOPE, 60);
  scene = fixture_build_plain (&fixture);
  g_assert_nonnull (fixture_find_text (scene, "Company 1"));
  g_assert_null (fixture_find_text (scene, "Company 60"));
  assert_says (scene, MOAT_ROLE_MESSAGE, "of 60 lines, the smallest");
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_PATH, -2), ==, 60);
}

static void
test_slopes_need_two_periods (void)
{
  static const char *const periods[] = { "2024", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_dots (&fixture);
  fixture.spec->kind = MOAT_CHART_KIND_SLOPE;
  fixture_compare (&fixture, periods);
  scene = fixture_build_plain (&fixture);
  assert_says (scene, MOAT_ROLE_MESSAGE, "One period only");
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_CIRCLE, -2), ==, 7);
}

static void
test_colours_stay_when_others_leave (void)
{
  static const FixtureFigure figure = { "2024", 4e9 };
  static const char *const all[] = { "acme", "globex", "initech", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *dot;

  fixture_init (&fixture, MOAT_CHART_KIND_SLOPE);
  g_strfreev (fixture.spec->entities);
  fixture.spec->entities = g_strdupv ((char **) all);
  fixture_add (&fixture, "acme", "Revenue", "CNY", &figure, 1);
  fixture_add (&fixture, "initech", "Revenue", "CNY", &figure, 1);
  fixture_compare (&fixture, NULL);
  scene = fixture_build_plain (&fixture);
  dot = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_CIRCLE, 1, 0);
  g_assert_nonnull (dot);
  g_assert_cmpmem (&dot->fill.color, sizeof (MoatColor),
                   &moat_theme_get (MOAT_THEME_LIGHT)->series[2], sizeof (MoatColor));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/plots/lengths", test_bars_are_as_long_as_their_values);
  g_test_add_func ("/chart/plots/ties", test_equal_values_share_a_rank);
  g_test_add_func ("/chart/plots/order", test_order_is_that_of_the_spec);
  g_test_add_func ("/chart/plots/highlight", test_one_is_highlighted);
  g_test_add_func ("/chart/plots/unnamed", test_names_without_room_are_counted);
  g_test_add_func ("/chart/plots/another-period", test_another_period_is_named);
  g_test_add_func ("/chart/plots/one-period", test_bars_are_of_one_period);
  g_test_add_func ("/chart/plots/empty", test_nothing_to_draw_is_said);
  g_test_add_func ("/chart/plots/dots", test_dots_of_a_row_are_joined);
  g_test_add_func ("/chart/plots/broken-slope", test_a_slope_is_broken_where_a_value_is_missing);
  g_test_add_func ("/chart/plots/dropped-slopes", test_the_smallest_slopes_lose_their_names);
  g_test_add_func ("/chart/plots/one-axis", test_slopes_need_two_periods);
  g_test_add_func ("/chart/plots/stable-colours", test_colours_stay_when_others_leave);
  return g_test_run ();
}
