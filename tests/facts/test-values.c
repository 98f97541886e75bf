/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain values: a copied event is whole and owns what it holds, so it outlives the original; the
 * concepts of filings are named in both languages, are of the kind their names say, and agree with
 * the sample's. */
#include "moat-event.h"
#include "moat-standard-concept.h"

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

static void
test_standard_concepts (void)
{
  const char *const *keys = moat_standard_concept_get_keys ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (MoatConcept) concept = moat_standard_concept_new (keys[i]);

      g_assert_true (g_hash_table_add (seen, (gpointer) keys[i]));
      g_assert_cmpstr (concept->key, ==, keys[i]);
      g_assert_cmpstr (concept->label.en, !=, "");
      g_assert_false (g_str_is_ascii (concept->label.zh));
      g_assert_cmpint (concept->aggregation, ==,
                       concept->period_type == MOAT_PERIOD_TYPE_DURATION ? MOAT_AGGREGATION_SUM
                                                                         : MOAT_AGGREGATION_LAST);
    }
  g_assert_null (moat_standard_concept_new ("none"));
}

static void
test_standard_concept_kinds (void)
{
  g_autoptr (MoatConcept) expense = moat_standard_concept_new ("rd_expense");
  g_autoptr (MoatConcept) cash = moat_standard_concept_new ("cash");
  g_autoptr (MoatConcept) employees = moat_standard_concept_new ("employees");

  g_assert_cmpstr (expense->label.zh, ==, "研发费用");
  g_assert_cmpint (expense->period_type, ==, MOAT_PERIOD_TYPE_DURATION);
  g_assert_cmpint (expense->unit_kind, ==, MOAT_UNIT_KIND_MONEY);
  g_assert_cmpint (cash->period_type, ==, MOAT_PERIOD_TYPE_INSTANT);
  g_assert_cmpint (employees->unit_kind, ==, MOAT_UNIT_KIND_COUNT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/facts/event/copy-is-whole", test_event_copy);
  g_test_add_func ("/facts/standard-concept/every-one-is-whole", test_standard_concepts);
  g_test_add_func ("/facts/standard-concept/kind-is-what-the-name-says",
                   test_standard_concept_kinds);
  return g_test_run ();
}
