/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rectangles: whose an edge is, what overlaps, and laws of union and inset over random ones.
 */
#include "moat-rect.h"

static MoatRect
random_rect (void)
{
  return (MoatRect){
    .x = g_test_rand_int_range (-50, 50),
    .y = g_test_rand_int_range (-50, 50),
    .width = g_test_rand_int_range (0, 40),
    .height = g_test_rand_int_range (0, 40),
  };
}

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

static void
test_a_union_holds_both (void)
{
  for (int i = 0; i < 1000; i++)
    {
      MoatRect a = random_rect (), b = random_rect ();
      MoatRect all = moat_rect_union (&a, &b), other = moat_rect_union (&b, &a);

      g_assert_cmpfloat (all.x, <=, MIN (a.x, b.x));
      g_assert_cmpfloat (all.y + all.height, ==, MAX (a.y + a.height, b.y + b.height));
      g_assert_cmpfloat (all.x + all.width, ==, MAX (a.x + a.width, b.x + b.width));
      g_assert_cmpfloat (all.width, ==, other.width);
    }
}

static void
test_insetting_outwards_is_undone_inwards (void)
{
  for (int i = 0; i < 1000; i++)
    {
      MoatRect rect = random_rect ();
      MoatRect out = moat_rect_inset (&rect, -3), back = moat_rect_inset (&out, 3);

      g_assert_cmpfloat (out.width, ==, rect.width + 6);
      g_assert_cmpfloat (back.x, ==, rect.x);
      g_assert_cmpfloat (back.height, ==, rect.height);
    }
}

static void
test_an_inset_ends_in_the_middle (void)
{
  MoatRect rect = { 10, 20, 8, 30 };
  MoatRect inset = moat_rect_inset (&rect, 5);

  g_assert_cmpfloat (inset.x, ==, 14);
  g_assert_cmpfloat (inset.width, ==, 0);
  g_assert_cmpfloat (inset.y, ==, 25);
  g_assert_cmpfloat (inset.height, ==, 20);
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
  ADD ("union/holds-both", test_a_union_holds_both);
  ADD ("inset/outwards", test_insetting_outwards_is_undone_inwards);
  ADD ("inset/middle", test_an_inset_ends_in_the_middle);

  return g_test_run ();
}
