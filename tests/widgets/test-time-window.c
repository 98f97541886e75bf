/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arithmetic of zooming: what stays in place, what is kept within bounds, and that many small
 * steps add up to a large one.  Needs no display. */

#include <math.h>

#include "moat-time-window.h"

static const MoatTimeWindow decade = { 1000, 4653 };

static void
test_zoom_keeps_anchor (void)
{
  MoatTimeWindow inner = { 2000, 3000 };
  MoatTimeWindow zoomed = moat_time_window_zoom (inner, decade, 0.5, 0.25);

  g_assert_cmpfloat_with_epsilon (zoomed.to - zoomed.from, 500, 1e-9);
  g_assert_cmpfloat_with_epsilon (zoomed.from + 0.25 * 500, 2250, 1e-9);
}

static void
test_zoom_stays_within_limits (void)
{
  MoatTimeWindow zoomed = moat_time_window_zoom ((MoatTimeWindow){ 1010, 1110 }, decade, 3, 1);

  g_assert_cmpfloat_with_epsilon (zoomed.from, 1000, 1e-9);
  g_assert_cmpfloat_with_epsilon (zoomed.to, 1300, 1e-9);
}

static void
test_zoom_out_ends_at_everything (void)
{
  MoatTimeWindow zoomed = moat_time_window_zoom ((MoatTimeWindow){ 2000, 3000 }, decade, 100, 0.9);

  g_assert_cmpfloat (zoomed.from, ==, decade.from);
  g_assert_cmpfloat (zoomed.to, ==, decade.to);
  g_assert_true (moat_time_window_covers (zoomed, decade));
}

static void
test_zoom_in_ends_at_a_week (void)
{
  MoatTimeWindow zoomed = moat_time_window_zoom ((MoatTimeWindow){ 2000, 2020 }, decade, 0.01, 0.5);

  g_assert_cmpfloat_with_epsilon (zoomed.to - zoomed.from, MOAT_TIME_WINDOW_MIN_DAYS, 1e-9);
  g_assert_cmpfloat_with_epsilon (zoomed.from + zoomed.to, 4020, 1e-9);
}

static void
test_limits_shorter_than_a_week (void)
{
  MoatTimeWindow limits = { 10, 13 };
  MoatTimeWindow zoomed = moat_time_window_zoom (limits, limits, 0.1, 0.5);

  g_assert_cmpfloat (zoomed.from, ==, 10);
  g_assert_cmpfloat (zoomed.to, ==, 13);
}

static void
test_small_steps_add_up (void)
{
  MoatTimeWindow window = { 2000, 2030 };

  for (int i = 0; i < 100; i++)
    window = moat_time_window_zoom (window, decade, 0.99, 0.5);
  g_assert_cmpfloat_with_epsilon (window.to - window.from, 30 * 0.36603234, 1e-4);
}

static void
test_pan_keeps_length (void)
{
  MoatTimeWindow moved = moat_time_window_pan ((MoatTimeWindow){ 2000, 2100 }, decade, 1e6);

  g_assert_cmpfloat_with_epsilon (moved.to, decade.to, 1e-9);
  g_assert_cmpfloat_with_epsilon (moved.to - moved.from, 100, 1e-9);
}

static void
test_not_a_number_changes_nothing (void)
{
  MoatTimeWindow moved = moat_time_window_pan ((MoatTimeWindow){ 2000, 2100 }, decade, NAN);

  g_assert_cmpfloat (moved.from, ==, 2000);
}

static void
test_days_are_never_empty (void)
{
  MoatDate first, last;

  moat_time_window_get_days ((MoatTimeWindow){ 100.4, 100.45 }, &first, &last);
  g_assert_cmpint (first, ==, 100);
  g_assert_cmpint (last, >=, first);
}

static void
test_days_are_whole (void)
{
  MoatDate first, last;

  moat_time_window_get_days ((MoatTimeWindow){ 99.6, 130.2 }, &first, &last);
  g_assert_cmpint (first, ==, 100);
  g_assert_cmpint (last, ==, 129);
}

static void
test_shown_includes_last_day (void)
{
  MoatTimeAxis axis = { .present = TRUE, .from = 10, .to = 19 };
  MoatTimeWindow shown = moat_time_window_shown (&axis);

  g_assert_cmpfloat (shown.to - shown.from, ==, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/time-window/zoom-keeps-anchor", test_zoom_keeps_anchor);
  g_test_add_func ("/widgets/time-window/zoom-stays-within-limits", test_zoom_stays_within_limits);
  g_test_add_func ("/widgets/time-window/zoom-out-ends-at-everything",
                   test_zoom_out_ends_at_everything);
  g_test_add_func ("/widgets/time-window/zoom-in-ends-at-a-week", test_zoom_in_ends_at_a_week);
  g_test_add_func ("/widgets/time-window/limits-shorter-than-a-week",
                   test_limits_shorter_than_a_week);
  g_test_add_func ("/widgets/time-window/small-steps-add-up", test_small_steps_add_up);
  g_test_add_func ("/widgets/time-window/pan-keeps-length", test_pan_keeps_length);
  g_test_add_func ("/widgets/time-window/not-a-number-changes-nothing",
                   test_not_a_number_changes_nothing);
  g_test_add_func ("/widgets/time-window/days-are-never-empty", test_days_are_never_empty);
  g_test_add_func ("/widgets/time-window/days-are-whole", test_days_are_whole);
  g_test_add_func ("/widgets/time-window/shown-includes-last-day", test_shown_includes_last_day);
  return g_test_run ();
}
