/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a figure, as the journal and the other statements tell it; and what becomes of a
 * source that something rests on. */
#include "moat-store-history.h"
#include "moat-store-sources.h"
#include "project-file.h"

static void
change (MoatStore *store, gint64 id, const char *label, const char *as_stated, MoatStatus status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatFact) fact = moat_store_get_fact (store, id, &error);

  g_assert_no_error (error);
  moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, as_stated, &error);
  fact->status = status;
  moat_store_begin_action (store, label, &error);
  moat_store_put_fact (store, fact, &error);
  project_file_end (store);
}

static GPtrArray *
read_history (const ProjectFile *file, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = moat_store_read_history (file->path, "fact", id, NULL, &error);

  g_assert_no_error (error);
  return records;
}

static const MoatCellChange *
find_change (const MoatRowRecord *record, const char *column)
{
  for (guint i = 0; i < record->changes->len; i++)
    {
      const MoatCellChange *cell = record->changes->pdata[i];

      if (g_str_equal (cell->column, column))
        return cell;
    }
  return NULL;
}

static void
test_journal_tells_what_was_done (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  gint64 id = project_file_put_fact (store, "a", "CNY 1");
  g_autoptr (GPtrArray) records = NULL;
  const MoatRowRecord *last;

  project_file_put_fact (store, "b", "CNY 9");
  change (store, id, "First", "CNY 2", MOAT_STATUS_ACTUAL);
  change (store, id, "Second", "CNY 3", MOAT_STATUS_PLAN);
  moat_store_undo (store, NULL, NULL);
  records = read_history (file, id);
  g_assert_cmpuint (records->len, ==, 3);
  last = records->pdata[0];
  g_assert_cmpstr (last->label, ==, "Second");
  g_assert_true (last->is_undone);
  g_assert_cmpint (last->deed, ==, MOAT_ROW_DEED_CHANGED);
  g_assert_cmpstr (find_change (last, "as_stated")->before, ==, "CNY 2");
  g_assert_cmpstr (find_change (last, "as_stated")->after, ==, "CNY 3");
  g_assert_cmpstr (find_change (last, "status")->after, ==, "plan");
  g_assert_null (find_change (last, "locator"));
  g_assert_false (((MoatRowRecord *) records->pdata[1])->is_undone);
  g_assert_cmpint (((MoatRowRecord *) records->pdata[2])->deed, ==, MOAT_ROW_DEED_ADDED);
}

/* The id of a deleted row comes again; its history does not. */
static void
test_history_ends_where_the_row_was_added (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  gint64 id = project_file_put_fact (store, "a", "CNY 1"), again;
  g_autoptr (GPtrArray) records = NULL;

  moat_store_begin_action (store, "Delete", NULL);
  g_assert_true (moat_store_delete_fact (store, id, NULL));
  project_file_end (store);
  again = project_file_put_fact (store, "other", "CNY 5");
  g_assert_cmpint (again, ==, id);
  records = read_history (file, id);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpstr (((MoatRowRecord *) records->pdata[0])->label, ==, "other");
}

static void
test_damaged_entry_is_passed_over (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  gint64 id = project_file_put_fact (store, "a", "CNY 1");
  g_autoptr (GPtrArray) records = NULL;

  change (store, id, "First", "CNY 2", MOAT_STATUS_ACTUAL);
  g_clear_pointer (&store, moat_store_close);
  project_file_tamper (file->path, "UPDATE journal SET changeset ="
                                   " substr (changeset, 1, length (changeset) - 3)"
                                   " WHERE label = 'First'");
  records = read_history (file, id);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpstr (((MoatRowRecord *) records->pdata[0])->label, ==, "a");
}

static gint64
state (MoatStore *store, const char *key, const char *as_stated, int known)
{
  g_autoptr (MoatFact) fact = project_file_make_fact (key, as_stated);

  fact->known_from = moat_date_new (known, 1, 1);
  moat_store_begin_action (store, key, NULL);
  g_assert_true (moat_store_put_fact (store, fact, NULL));
  project_file_end (store);
  return fact->id;
}

static void
test_statements_of_the_same_come_by_date (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  gint64 later = state (store, "later", "CNY 2", 2025);
  gint64 first = state (store, "first", "CNY 1", 2024);
  gint64 dollars = state (store, "dollars", "USD 1", 2023);
  g_autoptr (GArray) ids = NULL;

  state (store, "alone", "EUR 1", 2022);
  moat_store_begin_action (store, "Relate", NULL);
  project_file_insert (store, "relation", "kind=restates", "fact=dollars", "other=later", NULL);
  project_file_end (store);
  ids = moat_store_list_statements (store, later, NULL);
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, dollars);
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, first);
  g_assert_cmpint (g_array_index (ids, gint64, 2), ==, later);
}

static void
test_uses_of_a_source_move_to_another (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GError) error = NULL;
  gint64 paper, filing, n_facts, n_all;

  project_file_put_fact (store, "a", "CNY 1");
  moat_store_begin_action (store, "Add", NULL);
  project_file_insert (store, "event", "key=e", "label_en=Event", "period_start=2024-01-01",
                       "period_end=2024-01-01", "source=paper", NULL);
  project_file_end (store);
  paper = project_file_count (file->path, "SELECT id FROM source WHERE key = 'paper'");
  filing = project_file_count (file->path, "SELECT id FROM source WHERE key = 'filing'");
  g_assert_true (moat_store_count_source_uses (store, paper, &n_facts, &n_all, NULL));
  g_assert_cmpint (n_facts, ==, 1);
  g_assert_cmpint (n_all, ==, 2);

  moat_store_begin_action (store, "Refuse", NULL);
  g_assert_false (moat_store_delete_source (store, paper, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  moat_store_cancel_action (store);

  moat_store_begin_action (store, "Replace", NULL);
  g_assert_true (moat_store_move_source_uses (store, paper, filing, NULL));
  g_assert_true (moat_store_delete_source (store, paper, NULL));
  project_file_end (store);
  g_assert_true (moat_store_count_source_uses (store, filing, NULL, &n_all, NULL));
  g_assert_cmpint (n_all, ==, 2);
  g_assert_true (moat_store_undo (store, NULL, NULL));
  g_assert_true (moat_store_count_source_uses (store, paper, NULL, &n_all, NULL));
  g_assert_cmpint (n_all, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/history/journal-tells-what-was-done", test_journal_tells_what_was_done);
  g_test_add_func ("/store/history/ends-where-the-row-was-added",
                   test_history_ends_where_the_row_was_added);
  g_test_add_func ("/store/history/damaged-entry-is-passed-over",
                   test_damaged_entry_is_passed_over);
  g_test_add_func ("/store/history/statements-of-the-same-come-by-date",
                   test_statements_of_the_same_come_by_date);
  g_test_add_func ("/store/history/uses-of-a-source-move-to-another",
                   test_uses_of_a_source_move_to_another);
  return g_test_run ();
}
