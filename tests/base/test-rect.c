/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rectangles: whose a common edge is, what overlaps, and how much of it may be shared.
 */
#include "moat-rect.h"

static void
test_a_common_edge_is_of_one_rectangle (void)
{
  MoatRect left = { 0, 0, 10, 10 }, right = { 10, 0, 10, 10 };

  g_assert_false (moat_rect_contains (&left, 10, 5));
  g_assert_true (moat_rect_contains (&right, 10, 5));
  g_assert_true (moat_rect_contains (&left, 0, 0));
  g_assert_false (moat_rect_contains (&left, 5, 10));
}

static void
test_an_empty_rectangle_contains_nothing (void)
{
  MoatRect line = { 0, 0, 10, 0 };

  g_assert_false (moat_rect_contains (&line, 5, 0));
}

static void
test_neighbours_do_not_overlap (void)
{
  MoatRect left = { 0, 0, 10, 10 }, right = { 10, 0, 10, 10 }, below = { 0, 12, 10, 10 };

  g_assert_false (moat_rect_overlaps (&left, &right, 0));
  g_assert_true (moat_rect_overlaps (&left, &right, -1));
  g_assert_false (moat_rect_overlaps (&left, &below, -1));
}

static void
test_slack_is_what_may_be_shared (void)
{
  MoatRect a = { 0, 0, 10, 10 }, b = { 8, 8, 10, 10 };

  g_assert_true (moat_rect_overlaps (&a, &b, 0));
  g_assert_true (moat_rect_overlaps (&a, &b, 1.5));
  g_assert_false (moat_rect_overlaps (&a, &b, 2));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add_func ("/base/rect/" path, function)
  ADD ("contains/common-edge", test_a_common_edge_is_of_one_rectangle);
  ADD ("contains/empty", test_an_empty_rectangle_contains_nothing);
  ADD ("overlaps/neighbours", test_neighbours_do_not_overlap);
  ADD ("overlaps/slack", test_slack_is_what_may_be_shared);

  return g_test_run ();
}
