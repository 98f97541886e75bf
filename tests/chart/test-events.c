/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lane of events: no event is without a label unless the chart says so, nothing in it overlaps,
 * and a mark is as long as the event is known to be.
 */
#include <string.h>

#include "chart-fixture.h"

/* The datum of the event with this label; aborts when there is none. */
static int
find_event (const MoatScene *scene, const char *title)
{
  for (gsize i = 0; i < moat_scene_get_n_data (scene); i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);
      if (datum->kind == MOAT_DATUM_EVENT && g_str_equal (datum->title, title))
        return (int) i;
    }
  g_error ("no event “%s”", title);
}

static guint
count_labelled (const MoatScene *scene)
{
  guint n = 0;

  for (gsize i = 0; i < moat_scene_get_n_data (scene); i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);
      n += datum->kind == MOAT_DATUM_EVENT &&
           fixture_find (scene, MOAT_ROLE_EVENT_LABEL, MOAT_NODE_TEXT, (int) i, 0) != NULL;
    }
  return n;
}

/* Marks and labels of different events. */
static void
assert_no_overlap (const MoatScene *scene)
{
  for (gsize i = 0; i < moat_scene_get_n_nodes (scene); i++)
    for (gsize k = i + 1; k < moat_scene_get_n_nodes (scene); k++)
      {
        const MoatNode *a = moat_scene_get_node (scene, i), *b = moat_scene_get_node (scene, k);
        gboolean events = (a->role == MOAT_ROLE_EVENT || a->role == MOAT_ROLE_EVENT_LABEL) &&
                          (b->role == MOAT_ROLE_EVENT || b->role == MOAT_ROLE_EVENT_LABEL) &&
                          a->datum != b->datum;
        if (events && moat_rect_overlaps (&a->bounds, &b->bounds, 0.1))
          g_error ("“%s” and “%s” overlap", a->text ? a->text : "mark", b->text ? b->text : "mark");
      }
}

static void
test_every_event_of_the_sample_has_its_label (void)
{
  static const double sizes[][2] = { { 960, 540 }, { 1920, 1080 }, { 1280, 800 }, { 800, 600 },
                                     { 720, 500 }, { 640, 480 },   { 3840, 2160 } };
  g_auto (Fixture) fixture = { 0 };

  fixture_init_investment (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (MoatLanguage language = MOAT_LANGUAGE_EN; language <= MOAT_LANGUAGE_ZH; language++)
      {
        g_autoptr (MoatScene) scene =
          fixture_build (&fixture, language, MOAT_THEME_LIGHT, sizes[i][0], sizes[i][1]);

        g_test_message ("%gx%g", sizes[i][0], sizes[i][1]);
        g_assert_cmpuint (count_labelled (scene), ==, 5);
        g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MESSAGE, MOAT_NODE_TEXT, -2), ==, 0);
        assert_no_overlap (scene);
      }
}

static void
test_near_days_go_to_rows_of_their_own (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *announced, *published;

  fixture_init_investment (&fixture);
  scene = fixture_build_plain (&fixture);
  announced = fixture_find (scene, MOAT_ROLE_EVENT, MOAT_NODE_CIRCLE,
                            find_event (scene, "Three-year plan announced"), 0);
  published = fixture_find (scene, MOAT_ROLE_EVENT, MOAT_NODE_CIRCLE,
                            find_event (scene, "Article published"), 0);
  g_assert_cmpfloat (announced->bounds.y + announced->bounds.height, <=, published->bounds.y);
}

static void
test_what_is_not_labelled_is_counted_in_words (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autofree char *message = NULL;
  g_autofree char *expected = NULL;

  fixture_init_investment (&fixture);
  for (int day = 1; day <= 28; day++)
    {
      g_autofree char *date = g_strdup_printf ("2025-06-%02d", day);
      g_autofree char *name = g_strdup_printf ("Event number %d of a busy month", day);
      fixture_add_event (&fixture, date, name, name);
    }
  scene = fixture_build_plain (&fixture);
  message = fixture_join_text (scene, MOAT_ROLE_MESSAGE);
  expected = g_strdup_printf ("No room to name %u of 33 events", 33 - count_labelled (scene));
  g_assert_cmpuint (count_labelled (scene), >, 0);
  g_assert_nonnull (strstr (message, expected));
  g_assert_nonnull (strstr (moat_scene_get_description (scene), expected));
  fixture_assert_layout (scene, "a busy month");
}

static void
test_what_is_not_labelled_can_still_be_picked (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  guint n = 0;

  fixture_init_investment (&fixture);
  for (int day = 1; day <= 28; day++)
    {
      g_autofree char *date = g_strdup_printf ("2024-06-%02d", day);
      fixture_add_event (&fixture, date, "One of many in a busy month", "很多事件之一");
    }
  scene = fixture_build_plain (&fixture);
  for (gsize i = 0; i < moat_scene_get_n_data (scene); i++)
    n += fixture_find (scene, MOAT_ROLE_EVENT, MOAT_NODE_CIRCLE, (int) i, 0) ||
         fixture_find (scene, MOAT_ROLE_EVENT, MOAT_NODE_RECT, (int) i, 0);
  g_assert_cmpuint (n, ==, 33);
}

static void
test_a_picture_too_small_for_the_lane_says_so (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_investment (&fixture);
  scene = fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 320, 240);
  g_assert_cmpuint (count_labelled (scene), <, 5);
  g_assert_nonnull (strstr (moat_scene_get_description (scene), "No room to name"));
}

static void
test_an_event_that_is_not_named_keeps_its_mark (void)
{
  static const double sizes[][2] = { { 480, 300 }, { 400, 300 }, { 320, 240 } };
  g_auto (Fixture) fixture = { 0 };

  fixture_init_investment (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (MoatScene) scene =
        fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, sizes[i][0], sizes[i][1]);
      guint marks = fixture_count (scene, MOAT_ROLE_EVENT, MOAT_NODE_CIRCLE, -2) +
                    fixture_count (scene, MOAT_ROLE_EVENT, MOAT_NODE_RECT, -2);

      g_assert_cmpuint (marks, ==, 5);
      fixture_assert_layout (scene, "a strip of events");
    }
}

static void
test_a_single_event_is_not_counted (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_investment (&fixture);
  g_array_set_size (fixture.events, 0);
  g_ptr_array_set_size (fixture.texts, 0);
  fixture_add_event (&fixture, "2020-05-01",
                     "An event with a name that no picture of this size holds", "事件");
  scene = fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 320, 240);
  g_assert_nonnull (
    strstr (moat_scene_get_description (scene), "No room to name the event: a larger"));
}

static void
test_random_events_never_overlap (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250317);

  for (guint round = 0; round < 60; round++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (MoatScene) scene = NULL;
      int n = g_rand_int_range (random, 1, 9);
      guint labelled;

      fixture_init_investment (&fixture);
      g_array_set_size (fixture.events, 0);
      g_ptr_array_set_size (fixture.texts, 0);
      for (int i = 0; i < n; i++)
        {
          int year = g_rand_int_range (random, 2013, 2027),
              month = g_rand_int_range (random, 1, 13);
          g_autofree char *period = g_rand_boolean (random)
                                      ? g_strdup_printf ("%d", year)
                                      : g_strdup_printf ("%d-%02d-11", year, month);
          g_autofree char *name = g_strnfill ((gsize) g_rand_int_range (random, 1, 40), 'x');
          fixture_add_event (&fixture, period, name, name);
        }
      scene = fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT,
                             g_rand_double_range (random, 400, 1600),
                             g_rand_double_range (random, 300, 1000));
      labelled = count_labelled (scene);
      if (labelled == (guint) n)
        assert_no_overlap (scene);
      else
        g_assert_nonnull (strstr (moat_scene_get_description (scene), "No room to name"));
      fixture_assert_layout (scene, "random events");
    }
}

static void
test_an_event_known_to_the_year_is_a_bar_of_a_year (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *bar;
  const MoatTimeAxis *axis;
  double days;

  fixture_init_investment (&fixture);
  scene = fixture_build_plain (&fixture);
  axis = moat_scene_get_time_axis (scene);
  days = moat_scene_get_plot (scene).width / (axis->to - axis->from + 1.0);
  bar = fixture_find (scene, MOAT_ROLE_EVENT, MOAT_NODE_RECT,
                      find_event (scene, "Cloud and DingTalk joined"), 0);
  g_assert_cmpfloat_with_epsilon (bar->bounds.width, 365 * days, 0.01);
}

static void
test_an_event_known_to_the_day_is_a_dot_at_the_day (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  const MoatNode *dot;
  const MoatTimeAxis *axis;
  MoatRect plot;
  double day;

  fixture_init_investment (&fixture);
  scene = fixture_build_plain (&fixture);
  axis = moat_scene_get_time_axis (scene);
  plot = moat_scene_get_plot (scene);
  dot = fixture_find (scene, MOAT_ROLE_EVENT, MOAT_NODE_CIRCLE,
                      find_event (scene, "Article published"), 0);
  day = plot.x + (moat_date_new (2025, 3, 17) + 0.5 - axis->from) * plot.width /
                   (axis->to - axis->from + 1.0);
  g_assert_cmpfloat_with_epsilon (dot->bounds.x + dot->bounds.width / 2, day, 0.01);
}

static void
test_an_event_outside_of_the_days_shown_is_not_drawn (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  guint n = 0;

  fixture_init_investment (&fixture);
  fixture.request.from = moat_date_new (2025, 1, 1);
  fixture.request.to = moat_date_new (2025, 12, 31);
  scene = fixture_build_plain (&fixture);
  for (gsize i = 0; i < moat_scene_get_n_data (scene); i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);
      n += datum->kind == MOAT_DATUM_EVENT;
    }
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (count_labelled (scene), ==, 2);
}

static void
test_no_lane_without_being_asked (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_investment (&fixture);
  fixture.spec->show_events = FALSE;
  scene = fixture_build_plain (&fixture);
  g_assert_null (fixture_find_text (scene, "Article published"));
  g_assert_null (fixture_find (scene, MOAT_ROLE_EVENT, MOAT_NODE_CIRCLE, -2, 0));
}

static void
test_an_event_without_words_shows_its_date (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autofree char *labels = NULL;

  fixture_init_investment (&fixture);
  g_array_set_size (fixture.events, 0);
  g_ptr_array_set_size (fixture.texts, 0);
  fixture_add_event (&fixture, "2020-05-01", "", "");
  scene = fixture_build_plain (&fixture);
  labels = fixture_join_text (scene, MOAT_ROLE_EVENT_LABEL);
  g_assert_cmpstr (labels, ==, "1 May 2020");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/events/sample-all-labelled",
                   test_every_event_of_the_sample_has_its_label);
  g_test_add_func ("/chart/events/near-days-apart", test_near_days_go_to_rows_of_their_own);
  g_test_add_func ("/chart/events/unlabelled-are-counted",
                   test_what_is_not_labelled_is_counted_in_words);
  g_test_add_func ("/chart/events/unlabelled-are-picked",
                   test_what_is_not_labelled_can_still_be_picked);
  g_test_add_func ("/chart/events/too-small-says-so",
                   test_a_picture_too_small_for_the_lane_says_so);
  g_test_add_func ("/chart/events/keeps-its-mark", test_an_event_that_is_not_named_keeps_its_mark);
  g_test_add_func ("/chart/events/single", test_a_single_event_is_not_counted);
  g_test_add_func ("/chart/events/random-never-overlap", test_random_events_never_overlap);
  g_test_add_func ("/chart/events/year-is-a-bar",
                   test_an_event_known_to_the_year_is_a_bar_of_a_year);
  g_test_add_func ("/chart/events/day-is-a-dot",
                   test_an_event_known_to_the_day_is_a_dot_at_the_day);
  g_test_add_func ("/chart/events/outside", test_an_event_outside_of_the_days_shown_is_not_drawn);
  g_test_add_func ("/chart/events/not-asked", test_no_lane_without_being_asked);
  g_test_add_func ("/chart/events/no-words", test_an_event_without_words_shows_its_date);
  return g_test_run ();
}
