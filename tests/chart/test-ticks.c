/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Ticks: the laws of steps of values and of the calendar, and the two axes of real charts.
 */
#include "moat-ticks.h"

#include <math.h>
#include <string.h>

#include "chart-fixture.h"

/* 1, 2 or 5 times a power of ten. */
static gboolean
is_nice (double step)
{
  double lead = step / pow (10, floor (log10 (step) + 1e-9));

  return fabs (lead - 1) < 1e-6 || fabs (lead - 2) < 1e-6 || fabs (lead - 5) < 1e-6;
}

static double
count_multiples (double low, double high, double step)
{
  return floor (high / step + 1e-9) - ceil (low / step - 1e-9) + 1;
}

static void
test_steps_are_nice_and_few_for_any_range (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      double size = pow (10, g_rand_double_range (random, -200, 200));
      double low = g_rand_double_range (random, -1, 1) * size;
      double high = low + size * g_rand_double_range (random, 1e-3, 2);
      guint most = (guint) g_rand_int_range (random, 1, 20);
      double step = moat_ticks_step (low, high, most);

      g_assert_true (is_nice (step));
      g_assert_cmpfloat (count_multiples (low, high, step), <=, most);
    }
}

static void
test_steps_use_the_room_they_have (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (guint i = 0; i < 5000; i++)
    {
      double low = g_rand_double_range (random, -100, 100);
      double high = low + pow (10, g_rand_double_range (random, -3, 3));
      guint most = (guint) g_rand_int_range (random, 3, 12);
      double step = moat_ticks_step (low, high, most);

      /* The next finer step is at most 2.5 times finer, so there are at least most / 2.5 - 2. */
      g_assert_cmpfloat (count_multiples (low, high, step), >=, most / 2.5 - 2);
    }
}

static void
test_known_ranges_have_known_steps (void)
{
  static const struct
  {
    double low, high;
    guint most;
    double step;
  } cases[] = {
    { 0, 150, 4, 50 }, { 0, 126.7, 8, 20 },  { 0, 1, 6, 0.2 },       { -5, 5, 5, 2 },
    { 0, 1, 1, 2 },    { 1e9, 2e9, 3, 5e8 }, { 0, 0.0003, 4, 1e-4 }, { -3e12, 0, 4, 1e12 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double step = moat_ticks_step (cases[i].low, cases[i].high, cases[i].most);
      g_assert_cmpfloat_with_epsilon (step / cases[i].step, 1, 1e-9);
    }
}

static void
test_time_steps_grow (void)
{
  gsize n;
  const MoatTimeStep *steps = moat_time_steps (&n);
  int before = 0;

  for (gsize i = 0; i < n; i++)
    {
      MoatDate first = moat_time_step_first (&steps[i], moat_date_new (2001, 1, 1));
      MoatDate next = moat_time_step_next (&steps[i], first);
      int length = next - first;

      if (next == MOAT_DATE_NONE) /* there is no year 10000 */
        continue;
      g_assert_cmpint (length, >, before);
      before = length;
    }
}

static void
test_time_ticks_are_boundaries_of_the_calendar (void)
{
  gsize n;
  const MoatTimeStep *steps = moat_time_steps (&n);
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (gsize i = 0; i < n; i++)
    for (guint k = 0; k < 300; k++)
      {
        MoatDate day = g_rand_int_range (random, MOAT_DATE_MIN, moat_date_new (4000, 1, 1));
        MoatDate tick = moat_time_step_first (&steps[i], day);
        int year, month, number;

        g_assert_cmpint (tick, >=, day);
        g_assert_cmpint (moat_time_step_first (&steps[i], tick), ==, tick);
        moat_date_split (tick, &year, &month, &number);
        if (steps[i].kind == MOAT_TIME_STEP_DAYS)
          continue;
        g_assert_cmpint (number, ==, 1);
        if (steps[i].kind == MOAT_TIME_STEP_MONTHS)
          g_assert_cmpint ((month - 1) % steps[i].count, ==, 0);
        else
          {
            g_assert_cmpint (month, ==, 1);
            g_assert_cmpint (year % steps[i].count, ==, 0);
          }
      }
}

static void
test_no_tick_is_left_out (void)
{
  gsize n;
  const MoatTimeStep *steps = moat_time_steps (&n);

  for (gsize i = 0; i < n; i++)
    {
      MoatDate first = moat_time_step_first (&steps[i], moat_date_new (1999, 1, 1));
      MoatDate second = moat_time_step_next (&steps[i], first);

      for (MoatDate day = first + 1; day <= second; day += MAX (1, (second - first) / 97))
        g_assert_cmpint (moat_time_step_first (&steps[i], day), ==, second);
    }
}

static void
test_day_steps_begin_on_the_first_and_do_not_crowd_it (void)
{
  gsize n;
  const MoatTimeStep *steps = moat_time_steps (&n);

  for (gsize i = 0; i < n && steps[i].kind == MOAT_TIME_STEP_DAYS; i++)
    {
      MoatDate tick = moat_time_step_first (&steps[i], moat_date_new (2024, 1, 1));
      guint firsts = 0;

      for (guint k = 0; k < 400 && tick < moat_date_new (2025, 1, 1); k++)
        {
          MoatDate next = moat_time_step_next (&steps[i], tick);
          int number;
          moat_date_split (tick, NULL, NULL, &number);
          firsts += number == 1;
          g_assert_cmpint (next - tick, >=, (steps[i].count + 1) / 2);
          g_assert_cmpint (next - tick, <=, 2 * steps[i].count);
          tick = next;
        }
      g_assert_cmpuint (firsts, ==, 12);
    }
}

static void
test_ticks_end_where_dates_end (void)
{
  gsize n;
  const MoatTimeStep *steps = moat_time_steps (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpint (moat_time_step_next (&steps[i], MOAT_DATE_MAX), ==, MOAT_DATE_NONE);
      g_assert_cmpint (moat_time_step_first (&steps[i], MOAT_DATE_MIN), >=, MOAT_DATE_MIN);
      if (steps[i].kind != MOAT_TIME_STEP_DAYS)
        g_assert_cmpint (moat_time_step_first (&steps[i], MOAT_DATE_MAX), ==, MOAT_DATE_NONE);
    }
}

static void
test_ticks_say_what_is_new (void)
{
  static const struct
  {
    MoatTimeStep step;
    int year, month, day;
    gboolean is_first;
    const char *en, *zh;
  } cases[] = {
    { { MOAT_TIME_STEP_YEARS, 2 }, 2014, 1, 1, TRUE, "2014", "2014" },
    { { MOAT_TIME_STEP_MONTHS, 3 }, 2014, 4, 1, FALSE, "Apr", "4月" },
    { { MOAT_TIME_STEP_MONTHS, 3 }, 2014, 4, 1, TRUE, "Apr 2014", "2014年4月" },
    { { MOAT_TIME_STEP_MONTHS, 3 }, 2015, 1, 1, FALSE, "Jan 2015", "2015年1月" },
    { { MOAT_TIME_STEP_DAYS, 5 }, 2015, 2, 10, FALSE, "10 Feb", "2月10日" },
    { { MOAT_TIME_STEP_DAYS, 5 }, 2015, 2, 1, FALSE, "1 Feb", "2月1日" },
  };
  g_autoptr (MoatWording) en = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) zh = moat_wording_new (MOAT_LANGUAGE_ZH);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MoatDate day = moat_date_new (cases[i].year, cases[i].month, cases[i].day);
      g_autofree char *word = moat_time_step_word (&cases[i].step, en, day, cases[i].is_first);
      g_autofree char *wort = moat_time_step_word (&cases[i].step, zh, day, cases[i].is_first);
      g_assert_cmpstr (word, ==, cases[i].en);
      g_assert_cmpstr (wort, ==, cases[i].zh);
    }
}

/* The labels of the time axis, which stand below the plot. */
static guint
check_time_axis (const MoatScene *scene)
{
  MoatRect plot = moat_scene_get_plot (scene);
  double last = -1e9;
  guint n = 0;

  for (gsize i = 0; i < moat_scene_get_n_nodes (scene); i++)
    {
      const MoatNode *node = moat_scene_get_node (scene, i);
      if (node->role != MOAT_ROLE_AXIS_LABEL || node->kind != MOAT_NODE_TEXT ||
          node->bounds.y < plot.y + plot.height)
        continue;
      g_assert_cmpfloat (node->bounds.x, >, last);
      last = node->bounds.x + node->bounds.width;
      n++;
    }
  return n;
}

static void
test_time_axes_have_labels_from_days_to_centuries (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_auto (Fixture) fixture = { 0 };

  fixture_init_investment (&fixture);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (MoatScene) scene = NULL;
      guint n;

      fixture.request.from = moat_date_new (g_rand_int_range (random, 1900, 2025), 3, 17);
      fixture.request.to =
        fixture.request.from + (int) pow (10, g_rand_double_range (random, 0.9, 5.5));
      scene = fixture_build (&fixture, i % 2 ? MOAT_LANGUAGE_ZH : MOAT_LANGUAGE_EN,
                             MOAT_THEME_LIGHT, g_rand_double_range (random, 320, 2000), 600);
      n = check_time_axis (scene);
      g_assert_cmpuint (n, >=, 1);
      g_assert_cmpuint (n, <=, 80);
      fixture_assert_layout (scene, "a window of time");
    }
}

static void
test_one_day_is_a_time_axis_too (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_investment (&fixture);
  fixture.request.from = fixture.request.to = moat_date_new (2025, 2, 24);
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (check_time_axis (scene), ==, 1);
  fixture_assert_layout (scene, "one day");
}

/* The grid lines of the value axis lie within the plot, in even steps. */
static guint
check_value_axis (const MoatScene *scene)
{
  MoatRect plot = moat_scene_get_plot (scene);
  double last = NAN, step = NAN;
  guint n = fixture_count (scene, MOAT_ROLE_GRID, MOAT_NODE_PATH, -1);

  for (guint i = 0; i < n; i++)
    {
      double y = fixture_find (scene, MOAT_ROLE_GRID, MOAT_NODE_PATH, -1, i)->bounds.y;

      g_assert_cmpfloat (y, >=, plot.y - 1e-6);
      g_assert_cmpfloat (y, <=, plot.y + plot.height + 1e-6);
      if (i >= 2)
        g_assert_cmpfloat_with_epsilon (last - y, step, 1e-6);
      step = last - y;
      last = y;
    }
  return n;
}

static void
test_value_axes_of_odd_figures_stand (void)
{
  static const double values[][2] = {
    { 0, 0 },     { 5, 5 },   { -5, -5 },     { -1, 1 },          { 1e-9, 2e-9 },  { 1e15, 1e15 },
    { 1e299, 1 }, { 3, NAN }, { -1e12, NAN }, { 1e-300, 1e-300 }, { -1e20, 1e20 },
  };

  for (MoatChartKind kind = MOAT_CHART_KIND_SPAN; kind <= MOAT_CHART_KIND_LINE; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
      {
        const FixtureFigure figures[] = { { "2020", values[i][0] }, { "2021", values[i][1] } };
        g_auto (Fixture) fixture = { 0 };
        g_autoptr (MoatScene) scene = NULL;
        guint n;

        fixture_init (&fixture, kind);
        fixture_add (&fixture, "acme", "spending", "USD", figures, 2);
        scene = fixture_build_plain (&fixture);
        n = check_value_axis (scene);
        g_test_message ("kind %d, %g and %g: %u ticks", kind, values[i][0], values[i][1], n);
        g_assert_cmpuint (n, >=, 1);
        g_assert_cmpuint (n, <=, 8);
        fixture_assert_layout (scene, "odd figures");
      }
}

static void
test_figures_too_large_are_said_not_drawn (void)
{
  const FixtureFigure figures[] = { { "2020", 1e50 }, { "2021", 3e9 }, { "2022", 4e9 } };

  for (MoatChartKind kind = MOAT_CHART_KIND_SPAN; kind <= MOAT_CHART_KIND_LINE; kind++)
    {
      MoatNodeKind shape = kind == MOAT_CHART_KIND_LINE ? MOAT_NODE_CIRCLE : MOAT_NODE_RECT;
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (MoatScene) scene = NULL;

      fixture_init (&fixture, kind);
      fixture_add (&fixture, "acme", "spending", "USD", figures, 3);
      scene = fixture_build_plain (&fixture);
      g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MARK, shape, -2), ==, 2);
      g_assert_nonnull (fixture_find_text (scene, "acme: spending, 2020: too large a number"));
      fixture_assert_layout (scene, "a figure that is too large");
    }
}

static void
test_bars_begin_at_zero (void)
{
  const FixtureFigure figures[] = { { "2020", 1000e9 }, { "2021", 1001e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect plot, bar;

  fixture_init (&fixture, MOAT_CHART_KIND_COLUMN);
  fixture_add (&fixture, "acme", "spending", "USD", figures, 2);
  scene = fixture_build_plain (&fixture);
  plot = moat_scene_get_plot (scene);
  bar = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, 0, 0)->bounds;
  g_assert_cmpfloat_with_epsilon (bar.y + bar.height, plot.y + plot.height, 1e-6);
  g_assert_cmpfloat (bar.height, >, plot.height / 2);
}

static void
test_a_line_far_from_zero_has_a_range_of_its_own (void)
{
  const FixtureFigure figures[] = { { "2020", 1000e9 }, { "2021", 1010e9 }, { "2022", 1005e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  MoatRect line;

  fixture_init (&fixture, MOAT_CHART_KIND_LINE);
  fixture_add (&fixture, "acme", "spending", "USD", figures, 3);
  scene = fixture_build_plain (&fixture);
  line = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_PATH, -2, 0)->bounds;
  g_assert_cmpfloat (line.height, >, moat_scene_get_plot (scene).height / 3);
  g_assert_null (fixture_find_text (scene, "0.0"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/ticks/nice-and-few", test_steps_are_nice_and_few_for_any_range);
  g_test_add_func ("/chart/ticks/use-their-room", test_steps_use_the_room_they_have);
  g_test_add_func ("/chart/ticks/known", test_known_ranges_have_known_steps);
  g_test_add_func ("/chart/ticks/time-steps-grow", test_time_steps_grow);
  g_test_add_func ("/chart/ticks/calendar", test_time_ticks_are_boundaries_of_the_calendar);
  g_test_add_func ("/chart/ticks/none-left-out", test_no_tick_is_left_out);
  g_test_add_func ("/chart/ticks/days", test_day_steps_begin_on_the_first_and_do_not_crowd_it);
  g_test_add_func ("/chart/ticks/end-of-dates", test_ticks_end_where_dates_end);
  g_test_add_func ("/chart/ticks/words", test_ticks_say_what_is_new);
  g_test_add_func ("/chart/axes/time-any-window",
                   test_time_axes_have_labels_from_days_to_centuries);
  g_test_add_func ("/chart/axes/one-day", test_one_day_is_a_time_axis_too);
  g_test_add_func ("/chart/axes/odd-figures", test_value_axes_of_odd_figures_stand);
  g_test_add_func ("/chart/axes/too-large", test_figures_too_large_are_said_not_drawn);
  g_test_add_func ("/chart/axes/bars-from-zero", test_bars_begin_at_zero);
  g_test_add_func ("/chart/axes/line-range", test_a_line_far_from_zero_has_a_range_of_its_own);
  return g_test_run ();
}
