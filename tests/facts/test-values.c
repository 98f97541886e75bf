/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events: a copy is whole and owns what it holds, so it outlives the original. */
#include "moat-event.h"

static void
test_event_copy (void)
{
  MoatEvent *event = moat_event_new ();
  g_autoptr (MoatEvent) copy = NULL;

  event->key = g_strdup ("e01");
  event->entity = g_strdup ("alibaba-group");
  event->dimension = g_strdup ("d1");
  event->source = g_strdup ("s");
  event->locator = g_strdup ("1.1.1");
  event->period = moat_period_years (2021, 2021);
  moat_label_set (&event->label, "Merged", "合并");
  copy = moat_event_copy (event);
  moat_event_free (event);
  g_assert_cmpstr (copy->key, ==, "e01");
  g_assert_cmpstr (copy->entity, ==, "alibaba-group");
  g_assert_cmpstr (copy->dimension, ==, "d1");
  g_assert_cmpstr (copy->source, ==, "s");
  g_assert_cmpstr (copy->locator, ==, "1.1.1");
  g_assert_cmpint (moat_period_days (copy->period), ==, 365);
  g_assert_cmpstr (copy->label.zh, ==, "合并");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/facts/event/copy-is-whole", test_event_copy);
  return g_test_run ();
}
