/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lazy list of rows: what it says when rows come, go and move; that a row is one object while
 * it is held; that nothing is read that nobody asks for; and the comparison behind it. */
#include "moat-list-changes.h"
#include "moat-record-list.h"

#include "fixture.h"
#include "moat-project-evidence.h"

/* What the list said, and a copy of the ids kept up by it. */
typedef struct
{
  MoatRecordList *list;
  GArray *ids;
  guint n_signals, n_moved;
} Watcher;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Watcher *watcher)
{
  watcher->n_signals++;
  watcher->n_moved += removed + added;
  if (removed > 0)
    g_array_remove_range (watcher->ids, position, removed);
  for (guint i = position; i < position + added; i++)
    {
      gint64 id = moat_record_list_get_id (watcher->list, i);

      g_array_insert_val (watcher->ids, i, id);
    }
}

static void
wait_for_query (MoatRecordList *list)
{
  while (moat_record_list_get_pending (list))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_kept_up (const Watcher *watcher)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (watcher->list));

  g_assert_cmpuint (watcher->ids->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (g_array_index (watcher->ids, gint64, i), ==,
                     moat_record_list_get_id (watcher->list, i));
}

static Watcher *
watch (MoatProject *project)
{
  Watcher *watcher = g_new0 (Watcher, 1);

  watcher->list = moat_record_list_new (MOAT_ROW_TABLE_FACTS);
  watcher->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect (watcher->list, "items-changed", G_CALLBACK (items_changed_cb), watcher);
  moat_record_list_set_project (watcher->list, project);
  g_assert_true (moat_record_list_get_pending (watcher->list));
  wait_for_query (watcher->list);
  assert_kept_up (watcher);
  watcher->n_signals = watcher->n_moved = 0;
  return watcher;
}

static void
unwatch (Watcher *watcher)
{
  g_signal_handlers_disconnect_by_data (watcher->list, watcher);
  g_assert_finalize_object (watcher->list);
  g_array_unref (watcher->ids);
  g_free (watcher);
}

static MoatRecord *
get (const Watcher *watcher, const char *key)
{
  GListModel *model = G_LIST_MODEL (watcher->list);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MoatRecord) record = g_list_model_get_item (model, i);

      if (g_str_equal (moat_record_get_fact (record)->key, key))
        return g_steal_pointer (&record);
    }
  g_assert_not_reached ();
}

static void
test_list_has_the_rows (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  Watcher *watcher = watch (fixture->project);
  g_autoptr (MoatRecord) first = g_list_model_get_item (G_LIST_MODEL (watcher->list), 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (watcher->list)), ==, 67);
  g_assert_cmpint (moat_record_list_get_n_rows (watcher->list), ==, 67);
  g_assert_cmpstr (moat_record_get_fact (first)->key, ==, "f01");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (watcher->list), 67));
  g_clear_object (&first);
  unwatch (watcher);
}

static void
mark_cb (MoatRecord *record, guint *n)
{
  (*n)++;
}

static void
test_edit_changes_the_record_and_moves_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  Watcher *watcher = watch (fixture->project);
  g_autoptr (MoatRecord) record = get (watcher, "f03");
  g_autoptr (MoatRecord) again = NULL;
  guint n_changed = 0;

  g_signal_connect (record, "changed", G_CALLBACK (mark_cb), &n_changed);
  g_assert_true (edit (fixture->project, "f03", MOAT_FACT_FIELD_LOCATOR, "9.9", NULL));
  /* At once, not when the query is done. */
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpstr (moat_record_get_fact (record)->locator, ==, "9.9");
  wait_for_query (watcher->list);
  g_assert_cmpuint (watcher->n_signals, ==, 0);
  again = get (watcher, "f03");
  g_assert_true (again == record);
  g_clear_object (&record);
  g_clear_object (&again);
  unwatch (watcher);
}

static void
test_several_deletions_are_told_one_by_one (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  Watcher *watcher = watch (fixture->project);
  gint64 ids[3];

  for (int i = 0; i < 3; i++)
    ids[i] = moat_record_list_get_id (watcher->list, (guint[]){ 1, 5, 9 }[i]);
  g_assert_true (moat_project_delete_facts (fixture->project, ids, 3, NULL));
  wait_for_query (watcher->list);
  assert_kept_up (watcher);
  g_assert_cmpuint (watcher->n_moved, ==, 3);
  g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
  wait_for_query (watcher->list);
  assert_kept_up (watcher);
  g_assert_cmpuint (watcher->n_moved, ==, 6);
  unwatch (watcher);
}

static void
test_filter_and_order_ask_again (void)
{
  const MoatRowOrder by_value = { "value", TRUE };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  Watcher *watcher = watch (fixture->project);
  g_autoptr (MoatRecord) first = NULL;

  moat_record_list_set_text (watcher->list, "cloud 亿元");
  g_assert_true (moat_record_list_is_restricted (watcher->list));
  wait_for_query (watcher->list);
  assert_kept_up (watcher);
  g_assert_cmpuint (watcher->ids->len, ==, 2);
  moat_record_list_set_text (watcher->list, "");
  moat_record_list_set_orders (watcher->list, &by_value, 1);
  wait_for_query (watcher->list);
  assert_kept_up (watcher);
  first = g_list_model_get_item (G_LIST_MODEL (watcher->list), 0);
  g_assert_cmpstr (moat_record_get_fact (first)->key, ==, "f30"); /* CNY 509,711 million */
  g_clear_object (&first);
  /* The same again is no question. */
  moat_record_list_set_orders (watcher->list, &by_value, 1);
  g_assert_false (moat_record_list_get_pending (watcher->list));
  unwatch (watcher);
}

static void
test_last_question_is_the_one_that_is_answered (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  Watcher *watcher = watch (fixture->project);

  moat_record_list_set_text (watcher->list, "cloud");
  moat_record_list_set_text (watcher->list, "nothing has this");
  moat_record_list_set_text (watcher->list, "f01");
  wait_for_query (watcher->list);
  g_assert_cmpuint (watcher->ids->len, ==, 1);
  g_assert_cmpuint (watcher->n_signals, <=, 2);
  unwatch (watcher);
}

/* An edit ends a query that would keep it waiting; the list asks again. */
static void
test_edit_while_a_query_runs (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  Watcher *watcher = watch (fixture->project);

  moat_record_list_set_text (watcher->list, "9.8.7");
  g_assert_true (edit (fixture->project, "f04", MOAT_FACT_FIELD_LOCATOR, "9.8.7", NULL));
  wait_for_query (watcher->list);
  g_assert_cmpuint (watcher->ids->len, ==, 1);
  /* And also when nothing comes of the edit. */
  moat_record_list_set_text (watcher->list, "f0");
  g_assert_false (edit (fixture->project, "f04", MOAT_FACT_FIELD_ENTITY, "nobody", NULL));
  g_assert_true (moat_record_list_get_pending (watcher->list));
  wait_for_query (watcher->list);
  g_assert_cmpuint (watcher->ids->len, ==, 9);
  unwatch (watcher);
}

/* A thread that is still at it must not find the list gone. */
static void
test_list_may_go_while_a_query_runs (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  MoatRecordList *list = moat_record_list_new (MOAT_ROW_TABLE_FACTS);

  moat_record_list_set_project (list, fixture->project);
  g_assert_true (moat_record_list_get_pending (list));
  g_assert_finalize_object (list);
  for (int i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_project_goes_with_its_rows (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  Watcher *watcher = watch (fixture->project);
  g_autoptr (MoatRecord) record = get (watcher, "f01");

  moat_record_list_set_project (watcher->list, NULL);
  g_assert_cmpuint (watcher->ids->len, ==, 0);
  g_assert_false (moat_record_list_get_pending (watcher->list));
  g_assert_cmpstr (moat_record_get_fact (record)->key, ==, "f01");
  g_clear_object (&record);
  unwatch (watcher);
}

static void
test_sources_count_what_rests_on_them (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatRecordList) list = moat_record_list_new (MOAT_ROW_TABLE_SOURCES);
  g_autoptr (MoatRecord) record = NULL;

  moat_record_list_set_project (list, fixture->project);
  wait_for_query (list);
  record = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (moat_record_get_source (record)->key, ==, "nanfanglue-2025");
  g_assert_cmpint (moat_record_get_n_facts (record), ==, 14);
  g_assert_null (moat_record_get_fact (record));
}

/* Random lists: the changes make one of the other, and are few where little is different. */
static GArray *
make_random_ids (int n, int percent)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 i = 0; i < n; i++)
    if (g_test_rand_int_range (0, 100) < percent)
      g_array_append_val (ids, i);
  return ids;
}

static void
swap_some (GArray *ids)
{
  for (int i = 0; i < 3 && ids->len > 1; i++)
    {
      gint64 *a = &g_array_index (ids, gint64, g_test_rand_int_range (0, (int) ids->len));
      gint64 *b = &g_array_index (ids, gint64, g_test_rand_int_range (0, (int) ids->len));
      gint64 kept = *a;

      *a = *b;
      *b = kept;
    }
}

static void
test_changes_lead_from_one_list_to_the_other (void)
{
  for (int round = 0; round < 300; round++)
    {
      int n = g_test_rand_int_range (0, 40);
      g_autoptr (GArray) before = make_random_ids (n, 80);
      g_autoptr (GArray) after = make_random_ids (n, 80);
      g_autoptr (GArray) changes = NULL;

      if (round % 3 == 0)
        swap_some (after);
      changes = moat_list_changes_find (before, after);
      for (guint i = 0; i < changes->len; i++)
        {
          const MoatListChange *change = &g_array_index (changes, MoatListChange, i);

          if (change->n_removed > 0)
            g_array_remove_range (before, change->position, change->n_removed);
          if (change->n_added > 0)
            g_array_insert_vals (before, change->position,
                                 &g_array_index (after, gint64, change->position), change->n_added);
        }
      g_assert_cmpmem (before->data, before->len * sizeof (gint64), after->data,
                       after->len * sizeof (gint64));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record-list/has-the-rows", test_list_has_the_rows);
  g_test_add_func ("/model/record-list/edit-changes-the-record-and-moves-nothing",
                   test_edit_changes_the_record_and_moves_nothing);
  g_test_add_func ("/model/record-list/several-deletions-are-told-one-by-one",
                   test_several_deletions_are_told_one_by_one);
  g_test_add_func ("/model/record-list/filter-and-order-ask-again",
                   test_filter_and_order_ask_again);
  g_test_add_func ("/model/record-list/last-question-is-the-one-that-is-answered",
                   test_last_question_is_the_one_that_is_answered);
  g_test_add_func ("/model/record-list/edit-while-a-query-runs", test_edit_while_a_query_runs);
  g_test_add_func ("/model/record-list/may-go-while-a-query-runs",
                   test_list_may_go_while_a_query_runs);
  g_test_add_func ("/model/record-list/project-goes-with-its-rows",
                   test_project_goes_with_its_rows);
  g_test_add_func ("/model/record-list/sources-count-what-rests-on-them",
                   test_sources_count_what_rests_on_them);
  g_test_add_func ("/model/record-list/changes-lead-from-one-list-to-the-other",
                   test_changes_lead_from_one_list_to_the_other);
  return g_test_run ();
}
