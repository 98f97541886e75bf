/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Scatter plots and small multiples: their scenes as kept, the rules of layout at any size and for
 * any data, and what they promise.
 *
 * A kind has one golden file with its scenes in both languages and themes at three sizes.
 * MOAT_UPDATE_GOLDEN=1 rewrites the files: read the diff before you commit it.
 */
#include <math.h>
#include <string.h>

#include "chart-columns.h"
#include "chart-panels.h"

typedef struct
{
  const char *name;
  MoatChartKind kind;
  void (*init) (Fixture *self);
  gboolean is_kept; /* its scenes are, in golden/ */
} Chart;

static const Chart charts[] = {
  { "scatter", MOAT_CHART_KIND_SCATTER, fixture_init_scatter, TRUE },
  { "scatter-plain", MOAT_CHART_KIND_SCATTER, fixture_init_plain_scatter, FALSE },
  { "small-multiples", MOAT_CHART_KIND_SMALL_MULTIPLES, fixture_init_panels, TRUE },
  { "small-multiples-many", MOAT_CHART_KIND_SMALL_MULTIPLES, fixture_init_many_panels, FALSE },
};

static void
check_at (Fixture *fixture, const char *name, guint turn, double width, double height)
{
  MoatLanguage language = turn % 2 ? MOAT_LANGUAGE_ZH : MOAT_LANGUAGE_EN;
  MoatThemeKind theme = turn % 4 < 2 ? MOAT_THEME_LIGHT : MOAT_THEME_DARK;
  g_autoptr (MoatScene) scene = fixture_build (fixture, language, theme, width, height);
  g_autofree char *what =
    g_strdup_printf ("%s %s %.1fx%.1f", name, moat_language_to_nick (language), width, height);
  MoatRect plot = moat_scene_get_plot (scene);

  fixture_assert_layout (scene, what);
  if (plot.width < 0.2 * width || plot.height < 0.2 * height)
    g_error ("%s: the plot is only %.0f x %.0f", what, plot.width, plot.height);
}

/* The scenes of one kind, one after the other. */
static char *
dump_all (Fixture *fixture, const char *name)
{
  static const double sizes[][2] = { { 480, 320 }, { 960, 540 }, { 1920, 1080 } };
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint turn = 0; turn < 4; turn++)
      {
        MoatLanguage language = turn % 2 ? MOAT_LANGUAGE_ZH : MOAT_LANGUAGE_EN;
        MoatThemeKind theme = turn < 2 ? MOAT_THEME_LIGHT : MOAT_THEME_DARK;
        g_autoptr (MoatScene) scene =
          fixture_build (fixture, language, theme, sizes[i][0], sizes[i][1]);
        g_autofree char *dump = moat_scene_dump (scene);

        fixture_assert_layout (scene, name);
        g_string_append_printf (out, "== %.0fx%.0f %s %s\n%s", sizes[i][0], sizes[i][1],
                                moat_language_to_nick (language), moat_theme_kind_to_nick (theme),
                                dump);
      }
  return g_string_free (out, FALSE);
}

static void
test_scenes_are_as_kept (gconstpointer data)
{
  const Chart *chart = data;
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *file = g_strconcat (chart->name, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "chart", "golden", file, NULL);
  g_autofree char *kept = g_test_build_filename (G_TEST_BUILT, "chart", file, NULL);
  g_autofree char *actual = NULL, *expected = NULL;
  g_autoptr (GError) error = NULL;

  chart->init (&fixture);
  actual = dump_all (&fixture, chart->name);
  if (g_strcmp0 (g_getenv ("MOAT_UPDATE_GOLDEN"), "1") == 0)
    g_file_set_contents (path, actual, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  if (g_str_equal (expected, actual))
    return;
  g_file_set_contents (kept, actual, -1, NULL);
  g_test_message ("see: diff -u %s %s", path, kept);
  g_test_message ("if that is meant: MOAT_UPDATE_GOLDEN=1 meson test -C BUILD panels");
  g_test_fail ();
}

static void
test_any_size (gconstpointer data)
{
  const Chart *chart = data;
  static const double corners[][2] = { { 320, 240 },  { 3840, 2160 }, { 320, 2160 },
                                       { 3840, 240 }, { 960, 540 },   { 1080, 1920 } };
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  g_auto (Fixture) fixture = { 0 };

  chart->init (&fixture);
  for (guint i = 0; i < 40; i++)
    {
      double width = exp (g_rand_double_range (random, log (320), log (3840)));
      double height = exp (g_rand_double_range (random, log (240), log (2160)));
      if (i < G_N_ELEMENTS (corners))
        {
          width = corners[i][0];
          height = corners[i][1];
        }
      check_at (&fixture, chart->name, i, width, height);
    }
}

static void
test_any_data (gconstpointer data)
{
  MoatChartKind kind = (MoatChartKind) GPOINTER_TO_INT (data);
  const char *nick = moat_chart_kind_to_nick (kind);
  g_autoptr (GRand) random = g_rand_new_with_seed (1234);

  for (guint i = 0; i < 100; i++)
    {
      g_auto (Fixture) fixture = { 0 };
      double width = exp (g_rand_double_range (random, log (320), log (2500)));
      double height = exp (g_rand_double_range (random, log (240), log (1500)));
      g_autofree char *name = g_strdup_printf ("%s %u", nick, i);

      fixture_init_any_comparison (&fixture, kind, i % 10 == 0 ? 200 : 12, random);
      check_at (&fixture, name, i, width, height);
    }
}

static void
assert_says (const MoatScene *scene, MoatNodeRole role, const char *text)
{
  g_autofree char *all = fixture_join_text (scene, role);

  if (!strstr (all, text))
    g_error ("“%s” is not in “%s”", text, all);
}

/* The circle of the point of @entity. */
static const MoatNode *
get_point (const MoatScene *scene, const char *entity)
{
  for (gsize i = 0; i < moat_scene_get_n_data (scene); i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);
      if (g_str_equal (datum->title, entity))
        return fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_CIRCLE, (int) i, 0);
    }
  return NULL;
}

static void
test_areas_are_as_large_as_their_values (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *large, *small;
  double ratio;

  fixture_init_scatter (&fixture);
  scene = fixture_build_plain (&fixture);
  large = get_point (scene, "Amazon");
  small = get_point (scene, "Microsoft");
  g_assert_nonnull (large);
  g_assert_nonnull (small);
  ratio = pow (large->bounds.width / small->bounds.width, 2);
  g_assert_cmpfloat_with_epsilon (ratio, 1556.0 / 228.0, 1e-6);
}

static void
test_a_point_says_all_its_values (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autoptr (MoatDatum) datum = NULL;
  const MoatNode *point;

  fixture_init_scatter (&fixture);
  scene = fixture_build_plain (&fixture);
  point = get_point (scene, "Snowflake");
  g_assert_nonnull (point);
  datum = moat_scene_get_datum (scene, (gsize) point->datum);
  g_assert_cmpstr (datum->value, ==,
                   "Revenue: USD 3.6 bn; R&D as a share of revenue: > 49%; Employees: 7,800");
  /* The values by themselves follow it, so that each can be asked about. */
  g_clear_pointer (&datum, moat_datum_free);
  datum = moat_scene_get_datum (scene, (gsize) point->datum + 1);
  g_assert_cmpstr (datum->title, ==, "Snowflake: Revenue");
}

static void
test_who_has_not_both_values_is_said (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_scatter (&fixture);
  scene = fixture_build_plain (&fixture);
  assert_says (scene, MOAT_ROLE_MESSAGE, "Without a figure on both axes: Tesla.");
  assert_says (scene, MOAT_ROLE_MESSAGE, "Without a figure for the area, and drawn small: SAP.");
}

static void
test_axes_follow_the_spec (void)
{
  const char *concepts[] = { "Employees", "Revenue", NULL };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *x, *y;

  fixture_init_scatter (&fixture);
  fixture.spec->concepts = g_strdupv ((char **) concepts);
  scene = fixture_build_plain (&fixture);
  y = fixture_find_text (scene, "Revenue, USD bn");
  x = fixture_find_text (scene, "Employees, ");
  g_assert_nonnull (x);
  g_assert_nonnull (y);
  g_assert_cmpfloat (x->bounds.y, >, y->bounds.y + 100);
}

/* Values are read at one scale: equal values stand equally high above the zero of their panel. */
static void
test_panels_share_their_scales (void)
{
  static const FixtureFigure large[] = { { "2022", 80e9 }, { "2023", 100e9 } };
  static const FixtureFigure small[] = { { "2022", 10e9 }, { "2023", 50e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *dots[4], *zeros[2];

  fixture_init (&fixture, MOAT_CHART_KIND_SMALL_MULTIPLES);
  fixture_add (&fixture, "acme", "Revenue", "USD", large, 2);
  fixture_add (&fixture, "globex", "Revenue", "USD", small, 2);
  fixture_compare (&fixture, NULL);
  scene = fixture_build_plain (&fixture);
  for (int i = 0; i < 4; i++)
    g_assert_nonnull (dots[i] = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_CIRCLE, i, 0));
  for (guint i = 0; i < 2; i++)
    g_assert_nonnull (zeros[i] = fixture_find (scene, MOAT_ROLE_AXIS, MOAT_NODE_PATH, -1, i));
  g_assert_cmpfloat_with_epsilon (
    (zeros[0]->bounds.y - dots[1]->bounds.y - dots[1]->bounds.height / 2) / 2,
    zeros[1]->bounds.y - dots[3]->bounds.y - dots[3]->bounds.height / 2, 1e-6);
}

static void
test_gaps_stay_gaps (void)
{
  static const FixtureFigure figures[] = {
    { "2019", 1e9 }, { "2020", 2e9 }, { "2022", 3e9 }, { "2023", 4e9 }
  };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_SMALL_MULTIPLES);
  fixture_add (&fixture, "acme", "Revenue", "USD", figures, G_N_ELEMENTS (figures));
  fixture_compare (&fixture, NULL);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_PATH, -1), ==, 2);
}

static void
test_panels_without_room_are_said (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_many_panels (&fixture);
  scene = fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 480, 320);
  assert_says (scene, MOAT_ROLE_MESSAGE, "of 100 panels");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      const Chart *chart = &charts[i];
      g_autofree char *kept = g_strdup_printf ("/chart/panels/%s/as-kept", chart->name);
      g_autofree char *sizes = g_strdup_printf ("/chart/panels/%s/any-size", chart->name);
      g_autofree char *any = g_strdup_printf ("/chart/panels/%s/any-data", chart->name);

      g_test_add_data_func (sizes, chart, test_any_size);
      if (!chart->is_kept)
        continue;
      g_test_add_data_func (kept, chart, test_scenes_are_as_kept);
      g_test_add_data_func (any, GINT_TO_POINTER (chart->kind), test_any_data);
    }
  g_test_add_func ("/chart/panels/areas", test_areas_are_as_large_as_their_values);
  g_test_add_func ("/chart/panels/point-values", test_a_point_says_all_its_values);
  g_test_add_func ("/chart/panels/not-both", test_who_has_not_both_values_is_said);
  g_test_add_func ("/chart/panels/axes", test_axes_follow_the_spec);
  g_test_add_func ("/chart/panels/scales", test_panels_share_their_scales);
  g_test_add_func ("/chart/panels/gaps", test_gaps_stay_gaps);
  g_test_add_func ("/chart/panels/no-room", test_panels_without_room_are_said);
  return g_test_run ();
}
