/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of tinted cells: larger values are stronger, what is missing is a dash.
 */
#include "chart-fixture.h"

static void
test_larger_values_are_stronger (void)
{
  static const FixtureFigure figures[] = { { "2021", 1e9 }, { "2022", 5e9 }, { "2023", 10e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  double contrast = 0;

  fixture_init (&fixture, MOAT_CHART_KIND_HEAT_TABLE);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, G_N_ELEMENTS (figures));
  scene = fixture_build_plain (&fixture);
  for (int i = 0; i < 3; i++)
    {
      const MoatNode *cell = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, i, 0);
      double found;

      g_assert_nonnull (cell);
      found = moat_color_contrast (cell->fill.color, moat_theme_get (MOAT_THEME_LIGHT)->background);
      g_assert_cmpfloat (found, >, contrast);
      contrast = found;
    }
}

static void
test_what_is_missing_is_a_dash (void)
{
  static const FixtureFigure two[] = { { "2021", 1e9 }, { "2022", 5e9 } };
  static const FixtureFigure one[] = { { "2022", 2e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_HEAT_TABLE);
  fixture_add (&fixture, "acme", "spending", "CNY", two, 2);
  fixture_add (&fixture, "globex", "spending", "CNY", one, 1);
  scene = fixture_build_plain (&fixture);
  g_assert_nonnull (fixture_find_text (scene, "–"));
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2), ==, 3);
  g_assert_cmpuint (moat_scene_get_n_data (scene), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/heat/tint", test_larger_values_are_stronger);
  g_test_add_func ("/chart/heat/missing", test_what_is_missing_is_a_dash);
  return g_test_run ();
}
