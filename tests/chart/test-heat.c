/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables of tinted cells: larger values are stronger, what is missing is a dash, and the rules of
 * layout hold for any table at any size.
 */
#include <math.h>

#include "chart-fixture.h"

static void
init_table (Fixture *fixture, GRand *random, int n_rows, int n_years)
{
  fixture_init (fixture, MOAT_CHART_KIND_HEAT_TABLE);
  for (int i = 0; i < n_rows; i++)
    {
      g_autofree char *name = i % 3 == 0 ? g_strdup_printf ("某某信息技术股份有限公司第%d分公司", i)
                                         : g_strdup_printf ("Company %d", i);
      g_autoptr (GArray) figures = g_array_new (FALSE, TRUE, sizeof (FixtureFigure));
      g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_free);
      double size = pow (10, g_rand_double_range (random, -1, 12));

      for (int k = 0; k < n_years; k++)
        {
          FixtureFigure figure = { .value = size * g_rand_double_range (random, -1, 2) };

          if (g_rand_double (random) < 0.2)
            continue;
          g_ptr_array_add (periods, g_strdup_printf ("%d", 2000 + k));
          figure.period = periods->pdata[periods->len - 1];
          figure.status = (MoatStatus) g_rand_int_range (random, 0, 4);
          g_array_append_val (figures, figure);
        }
      if (figures->len > 0)
        fixture_add (fixture, name, "spending", "CNY",
                     (const FixtureFigure *) (void *) figures->data, figures->len);
    }
}

static void
test_any_table_keeps_the_rules (void)
{
  static const double sizes[][2] = { { 480, 320 }, { 960, 540 }, { 1920, 1080 } };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 60; i++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (MoatScene) scene = NULL;
      g_autofree char *what = g_strdup_printf ("table %u", i);

      init_table (&fixture, random, g_rand_int_range (random, 1, i % 10 == 0 ? 200 : 20),
                  g_rand_int_range (random, 1, 25));
      scene = fixture_build (&fixture, i % 2 ? MOAT_LANGUAGE_ZH : MOAT_LANGUAGE_EN,
                             i % 4 < 2 ? MOAT_THEME_LIGHT : MOAT_THEME_DARK, sizes[i % 3][0],
                             sizes[i % 3][1]);
      fixture_assert_layout (scene, what);
    }
}

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
  g_test_add_func ("/chart/heat/layout", test_any_table_keeps_the_rules);
  g_test_add_func ("/chart/heat/tint", test_larger_values_are_stronger);
  g_test_add_func ("/chart/heat/missing", test_what_is_missing_is_a_dash);
  return g_test_run ();
}
