/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines: a gap stays a gap, a long line keeps its extremes in every px column, and its data are
 * those of every observation.
 */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "moat-series-build.h"

/* The nth run of the lines. */
static const MoatNode *
run_of (const MoatScene *scene, guint n)
{
  return fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_PATH, -2, n);
}

static void
test_a_missing_year_is_a_gap (void)
{
  static const FixtureFigure figures[] = {
    { "2015", 1e9 }, { "2016", 2e9 }, { "2017", 3e9 }, { "2019", 4e9 }, { "2020", 5e9 }
  };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_LINE);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, 5);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_PATH, -2), ==, 2);
  g_assert_cmpuint (run_of (scene, 0)->n_points, ==, 3);
  g_assert_cmpuint (run_of (scene, 1)->n_points, ==, 2);
}

static void
test_a_figure_without_a_number_is_a_gap (void)
{
  const FixtureFigure figures[] = {
    { "2015", 1e9 }, { "2016", 2e9 }, { "2017", NAN }, { "2018", 4e9 }, { "2019", 5e9 }
  };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_LINE);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, 5);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_PATH, -2), ==, 2);
  g_assert_cmpuint (moat_scene_get_n_data (scene), ==, 5);
}

static void
test_a_lone_figure_is_a_dot (void)
{
  static const FixtureFigure figures[] = { { "2015", 1e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_LINE);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, 1);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_CIRCLE, -2), ==, 1);
}

static void
test_what_is_not_actual_is_dashed_and_hollow (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  guint dashed = 0, hollow = 0;

  fixture_init_line (&fixture);
  scene = fixture_build_plain (&fixture);
  for (guint i = 0; run_of (scene, i); i++)
    dashed += run_of (scene, i)->stroke.dash > 0;
  for (guint i = 0; fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_CIRCLE, -2, i); i++)
    hollow += fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_CIRCLE, -2, i)->stroke.color.alpha > 0;
  g_assert_cmpuint (dashed, ==, 1);
  g_assert_cmpuint (hollow, ==, 2);
  g_assert_nonnull (fixture_find_text (scene, "Dashed: not yet actual."));
}

static void
test_words_are_seen_at_their_markers (void)
{
  static const FixtureFigure figures[] = {
    { "2015", 5e9, MOAT_QUALIFIER_OVER },
    { "2016", 6e9, MOAT_QUALIFIER_UNDER },
    { "2017", 7e9, MOAT_QUALIFIER_ABOUT },
    { "2018", 8e9, MOAT_QUALIFIER_BETWEEN, MOAT_STATUS_ACTUAL, 7e9, 9e9 },
    { "2019", 8e9 },
  };
  static const char *const notes[] = { "Arrow up: “over”.", "Arrow down: “under”.",
                                       "Halo: “about”.", "Bracket: stated range." };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autofree char *foot = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_LINE);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, 5);
  scene = fixture_build_plain (&fixture);
  foot = fixture_join_text (scene, MOAT_ROLE_SOURCE);
  for (int i = 0; i < 4; i++)
    {
      g_assert_true (fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, i, 0) ||
                     fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_CIRCLE, i, 0));
      g_assert_nonnull (strstr (foot, notes[i]));
    }
  g_assert_null (fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, 4, 0));
}

static void
test_lines_are_named_at_their_ends_without_a_legend (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect plot;
  const MoatNode *acme;

  fixture_init_line (&fixture);
  scene = fixture_build_plain (&fixture);
  plot = moat_scene_get_plot (scene);
  acme = fixture_find_text (scene, "acme");
  g_assert_cmpfloat (acme->bounds.x, >=, plot.x + plot.width);
  g_assert_nonnull (fixture_find_text (scene, "globex"));
  g_assert_null (fixture_find (scene, MOAT_ROLE_LEGEND, MOAT_NODE_TEXT, -2, 0));
}

static void
test_more_lines_than_labels_fit_have_a_legend (void)
{
  static const FixtureFigure figures[] = { { "2015", 1e9 }, { "2016", 2e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_LINE);
  for (int i = 0; i < 14; i++)
    {
      g_autofree char *name = g_strdup_printf ("company %c", 'A' + i);
      fixture_add (&fixture, name, "spending", "CNY", figures, 2);
    }
  scene = fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 640, 420);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_LEGEND, MOAT_NODE_TEXT, -2), ==, 14);
  fixture_assert_layout (scene, "fourteen lines");
}

/* @n daily values that wander, with a spike up and down in known places and a gap of a month. */
static MoatSeries *
make_long (gsize n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  GArray *observations = g_array_sized_new (FALSE, FALSE, sizeof (MoatObservation), (guint) n);
  MoatSeriesRequest request = { 0 };
  MoatDate first = moat_date_new (1000, 1, 1);
  double value = 1000;

  for (gsize i = 0; i < n; i++)
    {
      MoatObservation observation = { .fact_id = (gint64) i + 1, .known_from = first };

      value += g_rand_double_range (random, -1, 1);
      observation.period = moat_period_instant (first + (int) i + (i > n / 2 ? 30 : 0));
      observation.low = observation.best = observation.high = i == n / 3   ? 5000
                                                              : i == n / 4 ? -5000
                                                                           : value;
      g_array_append_val (observations, observation);
    }
  request.info.entity = request.info.concept = (char *) "long";
  request.info.entity_label.en = request.info.concept_label.en = (char *) "long";
  request.info.unit = "count";
  request.info.unit_kind = MOAT_UNIT_KIND_COUNT;
  request.info.unit = g_intern_string ("count");
  request.info.period_type = MOAT_PERIOD_TYPE_INSTANT;
  request.info.year_end = MOAT_YEAR_END_CALENDAR;
  return moat_series_build (&request, observations);
}

static void
init_long (Fixture *fixture, gsize n)
{
  fixture_init (fixture, MOAT_CHART_KIND_LINE);
  g_ptr_array_add (fixture->series, make_long (n));
}

static void
test_a_long_line_has_few_points_and_its_extremes (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  double top = 1e9, bottom = -1e9, high, low;
  gsize points = 0;
  MoatRect plot;
  const MoatNode *tick;

  init_long (&fixture, 100000);
  scene = fixture_build_plain (&fixture);
  plot = moat_scene_get_plot (scene);
  for (guint i = 0; run_of (scene, i); i++)
    {
      const MoatRect *hull = &run_of (scene, i)->bounds;
      points += run_of (scene, i)->n_points;
      top = MIN (top, hull->y);
      bottom = MAX (bottom, hull->y + hull->height);
    }
  g_assert_cmpuint (points, <=, (gsize) (4 * plot.width) + 8);
  /* 5000 and −5000 lie at equal distances from the line of zero. */
  tick = fixture_find_text (scene, "0");
  low = bottom - (plot.y + plot.height / 2);
  high = plot.y + plot.height / 2 - top;
  g_assert_nonnull (tick);
  g_assert_cmpfloat_with_epsilon (high, low, 0.5);
  g_assert_cmpfloat (high + low, >, 0.7 * plot.height);
}

/* The lowest and highest y of a line's points within each px column of the plot. */
static void
paint_columns (const MoatScene *scene, double *tops, double *bottoms, int n)
{
  MoatRect plot = moat_scene_get_plot (scene);
  double px = floor (plot.width) / plot.width; /* columns are whole, the plot need not be */

  for (int i = 0; i < n; i++)
    {
      tops[i] = 1e9;
      bottoms[i] = -1e9;
    }
  for (guint r = 0; run_of (scene, r); r++)
    for (gsize i = 0; i < run_of (scene, r)->n_points; i++)
      {
        int column = (int) floor ((run_of (scene, r)->points[2 * i] - plot.x) * px + 1e-9);
        double y = run_of (scene, r)->points[2 * i + 1];
        if (column < 0 || column >= n)
          continue;
        tops[column] = MIN (tops[column], y);
        bottoms[column] = MAX (bottoms[column], y);
      }
}

static void
test_each_px_column_keeps_its_smallest_and_largest (void)
{
  enum
  {
    N = 300
  };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatObservation *observations;
  double tops[N], bottoms[N], low[N], high[N], days, scale = NAN, shift = NAN;
  const MoatTimeAxis *axis;
  MoatRect plot;
  gsize n;
  guint checked = 0;

  init_long (&fixture, 50000);
  scene = fixture_build_plain (&fixture);
  plot = moat_scene_get_plot (scene);
  axis = moat_scene_get_time_axis (scene);
  paint_columns (scene, tops, bottoms, N);
  observations = moat_series_get_observations (fixture.series->pdata[0], &n);
  days = (axis->to - axis->from + 1.0) / floor (plot.width);
  for (int i = 0; i < N; i++)
    {
      low[i] = INFINITY;
      high[i] = -INFINITY;
    }
  for (gsize i = 0; i < n; i++)
    {
      int column = (int) floor ((observations[i].period.end + 1.0 - axis->from) / days + 1e-9);
      if (column < 0 || column >= N)
        continue;
      low[column] = MIN (low[column], observations[i].best);
      high[column] = MAX (high[column], observations[i].best);
    }
  /* The scale of values from two columns, then every column must agree. */
  for (int i = 20; i < N; i++)
    {
      if (!isfinite (low[i]) || high[i] - low[i] < 1)
        continue;
      if (isnan (scale))
        {
          scale = (bottoms[i] - tops[i]) / (high[i] - low[i]);
          shift = tops[i] + high[i] * scale;
        }
      g_assert_cmpfloat_with_epsilon (tops[i], shift - high[i] * scale, 0.02);
      g_assert_cmpfloat_with_epsilon (bottoms[i], shift - low[i] * scale, 0.02);
      checked++;
    }
  g_assert_cmpuint (checked, >, 100);
}

static void
test_a_gap_in_a_long_line_stays (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  init_long (&fixture, 100000);
  fixture.request.from = moat_date_new (1000, 1, 1) + 50000 - 100;
  fixture.request.to = fixture.request.from + 230;
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, MOAT_NODE_PATH, -2), ==, 2);
}

static void
test_a_line_enters_and_leaves_the_window (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect plot;

  fixture_init_line (&fixture);
  fixture.request.from = moat_date_new (2020, 1, 1);
  fixture.request.to = moat_date_new (2021, 12, 31);
  scene = fixture_build_plain (&fixture);
  plot = moat_scene_get_plot (scene);
  g_assert_cmpfloat_with_epsilon (run_of (scene, 0)->bounds.x, plot.x, 0.01);
  g_assert_cmpfloat_with_epsilon (run_of (scene, 0)->bounds.width, plot.width, 0.01);
  g_assert_cmpuint (moat_scene_get_n_data (scene), ==, 4);
}

static void
test_every_observation_of_a_long_line_is_a_datum (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autoptr (MoatDatum) datum = NULL;

  init_long (&fixture, 100000);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (moat_scene_get_n_data (scene), ==, 100000);
  datum = moat_scene_get_datum (scene, 33333);
  g_assert_cmpint (datum->fact_id, ==, 33334);
  g_assert_cmpstr (datum->value, ==, "5,000");
  g_assert_cmpint (moat_scene_find_fact (scene, 33334), ==, 33333);
}

static void
test_points_of_a_short_line_say_their_values (void)
{
  static const FixtureFigure figures[] = { { "2015", 324e9 }, { "2016", 380e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *first;

  fixture_init (&fixture, MOAT_CHART_KIND_LINE);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, 2);
  scene = fixture_build_plain (&fixture);
  first = fixture_find (scene, MOAT_ROLE_MARK_LABEL, MOAT_NODE_TEXT, 0, 0);
  g_assert_nonnull (first);
  g_assert_cmpstr (first->text, ==, "324");
  g_assert_nonnull (fixture_find_text (scene, "380"));
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK_LABEL, MOAT_NODE_TEXT, 1), ==, 0);
  fixture_assert_layout (scene, "a short line");
}

static void
test_values_of_points_stand_on_no_line (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  guint n = 0;

  fixture_init_line (&fixture);
  scene = fixture_build_plain (&fixture);
  for (int datum = 0; datum < 17; datum++)
    {
      const MoatNode *label = fixture_find (scene, MOAT_ROLE_MARK_LABEL, MOAT_NODE_TEXT, datum, 0);

      for (guint r = 0; label && run_of (scene, r); r++)
        for (gsize i = 1; i < run_of (scene, r)->n_points; i++)
          {
            const double *p = &run_of (scene, r)->points[2 * i - 2];
            for (double t = 0; t <= 1; t += 0.02)
              g_assert_false (moat_rect_contains (&label->bounds, p[0] + t * (p[2] - p[0]),
                                                  p[1] + t * (p[3] - p[1])));
          }
      n += label != NULL;
    }
  g_assert_cmpuint (n, >=, 12);
}

static void
test_looks_of_points_stay_within_the_plot (void)
{
  static const FixtureFigure figures[] = {
    { "2015", 50e9, MOAT_QUALIFIER_BETWEEN, MOAT_STATUS_ACTUAL, 20e9, 480e9 },
    { "2016", 324e9 },
    { "2017", 380e9, MOAT_QUALIFIER_OVER, MOAT_STATUS_PLAN },
  };
  static const double heights[] = { 240, 300, 540, 1080 };

  for (gsize i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (MoatScene) scene = NULL;
      MoatRect plot;
      double tallest = 0;

      fixture_init (&fixture, MOAT_CHART_KIND_LINE);
      fixture_add (&fixture, "acme", "spending", "CNY", figures + (i % 2), 3 - i % 2);
      scene = fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 640, heights[i]);
      plot = moat_scene_get_plot (scene);
      for (guint k = 0; fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, 2 - i % 2, k);
           k++)
        {
          const MoatNode *arrow =
            fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, 2 - i % 2, k);
          g_assert_cmpfloat (arrow->bounds.y, >=, plot.y - 0.01);
          tallest = MAX (tallest, arrow->bounds.height);
        }
      g_assert_cmpfloat (tallest, >=, 8); /* whole, not squeezed */
    }
}

static void
test_a_range_of_a_point_is_drawn_whole (void)
{
  static const FixtureFigure figures[] = {
    { "2015", 50e9, MOAT_QUALIFIER_BETWEEN, MOAT_STATUS_ACTUAL, 40e9, 90e9 },
    { "2016", 60e9 },
  };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect plot;

  fixture_init (&fixture, MOAT_CHART_KIND_LINE);
  fixture_add (&fixture, "acme", "spending", "CNY", figures, 2);
  scene = fixture_build_plain (&fixture);
  plot = moat_scene_get_plot (scene);
  g_assert_cmpfloat (fixture_find (scene, MOAT_ROLE_MARK_DETAIL, MOAT_NODE_PATH, 0, 0)->bounds.y, >,
                     plot.y);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/line/missing-year", test_a_missing_year_is_a_gap);
  g_test_add_func ("/chart/line/no-number", test_a_figure_without_a_number_is_a_gap);
  g_test_add_func ("/chart/line/lone-figure", test_a_lone_figure_is_a_dot);
  g_test_add_func ("/chart/line/not-actual", test_what_is_not_actual_is_dashed_and_hollow);
  g_test_add_func ("/chart/line/words", test_words_are_seen_at_their_markers);
  g_test_add_func ("/chart/line/named-at-ends",
                   test_lines_are_named_at_their_ends_without_a_legend);
  g_test_add_func ("/chart/line/values", test_points_of_a_short_line_say_their_values);
  g_test_add_func ("/chart/line/values-off-lines", test_values_of_points_stand_on_no_line);
  g_test_add_func ("/chart/line/looks-within", test_looks_of_points_stay_within_the_plot);
  g_test_add_func ("/chart/line/whole-range", test_a_range_of_a_point_is_drawn_whole);
  g_test_add_func ("/chart/line/legend", test_more_lines_than_labels_fit_have_a_legend);
  g_test_add_func ("/chart/line/long", test_a_long_line_has_few_points_and_its_extremes);
  g_test_add_func ("/chart/line/columns", test_each_px_column_keeps_its_smallest_and_largest);
  g_test_add_func ("/chart/line/long-gap", test_a_gap_in_a_long_line_stays);
  g_test_add_func ("/chart/line/window", test_a_line_enters_and_leaves_the_window);
  g_test_add_func ("/chart/line/long-data", test_every_observation_of_a_long_line_is_a_datum);
  return g_test_run ();
}
