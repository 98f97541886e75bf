/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions, undo and redo: an action is one transaction with one journal entry, it can be taken back
 * after a restart, and what is refused leaves nothing behind. */
#include "config.h"

#include <string.h>

#include "moat-store-private.h"
#include "project-file.h"

static void
assert_undo (MoatStore *store, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *promised = moat_store_get_undo_label (store);
  g_autofree char *label = NULL;

  g_assert_cmpstr (promised, ==, wanted);
  moat_store_undo (store, &label, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, wanted);
}

static void
assert_redo (MoatStore *store, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *promised = moat_store_get_redo_label (store);
  g_autofree char *label = NULL;

  g_assert_cmpstr (promised, ==, wanted);
  moat_store_redo (store, &label, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, wanted);
}

static void
test_action_is_one_entry_with_label_and_time (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GPtrArray) entries = NULL;
  const MoatJournalEntry *entry;
  g_autoptr (GDateTime) time = NULL;

  project_file_begin (store, "改数值 “f01”");
  project_file_insert (store, "batch", "time=2025-01-01", NULL);
  project_file_insert (store, "story", "key=s", "position=1", NULL);
  project_file_end (store);
  entries = moat_store_list_journal (store, NULL);
  entry = g_ptr_array_index (entries, entries->len - 1);
  g_assert_cmpstr (entry->label, ==, "改数值 “f01”");
  g_assert_cmpstr (entry->state, ==, "applied");
  g_assert_true (
    g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$", entry->time, 0, 0));
  time = g_date_time_new_from_iso8601 (entry->time, NULL);
  g_assert_nonnull (time);
  g_assert_cmpuint (entries->len, ==, 2);
}

static void
test_nothing_is_seen_outside_before_the_end (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = project_file_dump (file->path);
  g_autoptr (MoatFact) fact = project_file_make_fact ("f01", "1亿元");

  project_file_begin (store, "Add");
  g_assert_true (moat_store_put_fact (store, fact, NULL));
  g_assert_cmpint (moat_store_count_facts (store), ==, 1);
  project_file_assert_dump (file, before);
  project_file_end (store);
  g_assert_cmpint (project_file_count (file->path, "SELECT count (*) FROM fact"), ==, 1);
}

static void
test_undo_and_redo_restore_both_states (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = project_file_dump (file->path);
  g_autofree char *after = NULL;

  project_file_put_fact (store, "f01", "3247.51亿元");
  after = project_file_dump (file->path);
  assert_undo (store, "f01");
  project_file_assert_dump (file, before);
  project_file_assert_entries (store, "f01:undone");
  assert_redo (store, "f01");
  project_file_assert_dump (file, after);
  project_file_assert_entries (store, "f01:applied");
}

static void
test_undo_and_redo_survive_a_restart (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = project_file_dump (file->path);
  g_autofree char *after = NULL;

  project_file_put_fact (store, "f01", "1亿元");
  project_file_put_fact (store, "f02", "2亿元");
  after = project_file_dump (file->path);
  g_clear_pointer (&store, moat_store_close);
  store = project_file_open (file);
  assert_undo (store, "f02");
  g_clear_pointer (&store, moat_store_close);
  store = project_file_open (file);
  assert_undo (store, "f01");
  project_file_assert_dump (file, before);
  g_clear_pointer (&store, moat_store_close);
  store = project_file_open (file);
  assert_redo (store, "f01");
  assert_redo (store, "f02");
  project_file_assert_dump (file, after);
}

static void
test_ends_of_the_history_say_so (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  char *label = NULL;

  project_file_put_fact (store, "f01", "1亿元");
  before = project_file_dump (file->path);
  g_assert_null (moat_store_get_redo_label (store));
  g_assert_false (moat_store_redo (store, &label, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOTHING);
  g_clear_error (&error);
  project_file_assert_dump (file, before);

  assert_undo (store, "f01");
  g_assert_null (moat_store_get_undo_label (store));
  g_assert_false (moat_store_undo (store, &label, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOTHING);
  g_assert_null (label);
}

static void
test_new_action_cuts_the_redo_branch (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  project_file_put_fact (store, "f01", "1亿元");
  project_file_put_fact (store, "f02", "2亿元");
  project_file_put_fact (store, "f03", "3亿元");
  assert_undo (store, "f03");
  assert_undo (store, "f02");
  project_file_put_fact (store, "f04", "4亿元");
  project_file_assert_entries (store, "f01:applied f02:abandoned f03:abandoned f04:applied");
  g_assert_false (moat_store_redo (store, NULL, NULL));
  assert_undo (store, "f04");
  assert_redo (store, "f04");
  assert_undo (store, "f04");
  assert_undo (store, "f01");
  g_assert_false (moat_store_undo (store, NULL, NULL));
}

static void
test_action_that_changes_nothing_leaves_no_entry (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatFact) fact = NULL;

  project_file_put_fact (store, "f01", "1亿元");
  project_file_put_fact (store, "f02", "1亿元");
  assert_undo (store, "f02");

  project_file_begin (store, "Empty");
  project_file_end (store);
  fact = moat_store_find_fact (store, "f01", NULL);
  project_file_begin (store, "The same again");
  g_assert_true (moat_store_put_fact (store, fact, NULL));
  project_file_end (store);
  project_file_begin (store, "There and back");
  project_file_insert (store, "story", "key=s", "position=1", NULL);
  g_assert_true (moat_db_exec (store->db, "DELETE FROM story", NULL));
  project_file_end (store);

  /* Nor does it cut the redo branch. */
  project_file_assert_entries (store, "f01:applied f02:undone");
}

static void
test_cancelled_action_leaves_nothing (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatFact) fact = project_file_make_fact ("f02", "2亿元");
  g_autoptr (GBytes) before = NULL;

  project_file_put_fact (store, "f01", "1亿元");
  before = project_file_read (file->path);
  project_file_begin (store, "Never");
  g_assert_true (moat_store_put_fact (store, fact, NULL));
  project_file_insert (store, "story", "key=s", "position=1", NULL);
  moat_store_cancel_action (store);
  project_file_assert_bytes (file->path, before);
  project_file_assert_entries (store, "f01:applied");
  project_file_assert_n_files (file, 1);

  /* Without an open action it does nothing. */
  moat_store_cancel_action (store);
  project_file_put_fact (store, "f02", "2亿元");
}

static void
test_refused_change_does_not_spoil_the_action (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatFact) good = project_file_make_fact ("f02", "2亿元");
  g_autoptr (MoatFact) bad = project_file_make_fact ("f01", "3亿元");
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  project_file_put_fact (store, "f01", "1亿元");
  before = project_file_dump (file->path);
  project_file_begin (store, "Both");
  g_assert_true (moat_store_put_fact (store, good, NULL));
  g_assert_false (moat_store_put_fact (store, bad, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "fact.key"));
  project_file_end (store);
  g_assert_cmpint (moat_store_count_facts (store), ==, 2);
  assert_undo (store, "Both");
  project_file_assert_dump (file, before);
}

static void
test_actions_do_not_nest (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  project_file_begin (store, "Outer");
  project_file_insert (store, "story", "key=s", "position=1", NULL);
  g_test_expect_message ("moat-store", G_LOG_LEVEL_CRITICAL, "*!moat_store_is_in_action*");
  g_assert_false (moat_store_begin_action (store, "Inner", NULL));
  g_test_assert_expected_messages ();
  g_test_expect_message ("moat-store", G_LOG_LEVEL_CRITICAL, "*!moat_store_is_in_action*");
  g_assert_false (moat_store_undo (store, NULL, NULL));
  g_test_assert_expected_messages ();
  g_test_expect_message ("moat-store", G_LOG_LEVEL_CRITICAL, "*!moat_store_is_in_action*");
  g_assert_false (moat_store_settle (store, NULL));
  g_test_assert_expected_messages ();
  project_file_end (store);
  project_file_assert_entries (store, "Outer:applied");
}

static void
test_change_needs_an_action (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatFact) fact = project_file_make_fact ("f01", "1亿元");
  g_autofree char *before = project_file_dump (file->path);

  g_test_expect_message ("moat-store", G_LOG_LEVEL_CRITICAL, "*is_in_action*");
  g_assert_false (moat_store_put_fact (store, fact, NULL));
  g_test_assert_expected_messages ();
  g_test_expect_message ("moat-store", G_LOG_LEVEL_CRITICAL, "*moat_store_is_in_action*");
  g_assert_false (moat_store_end_action (store, NULL));
  g_test_assert_expected_messages ();
  project_file_assert_dump (file, before);
}

static void
test_deleting_takes_relations_along_and_undo_brings_them_back (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  gint64 first = project_file_put_fact (store, "f01", "1亿元");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  project_file_put_fact (store, "f02", "2亿元");
  project_file_begin (store, "Relate");
  project_file_insert (store, "relation", "kind=restates", "fact=f01", "other=f02", NULL);
  project_file_insert (store, "relation", "kind=part-of", "fact=f02", "other=f01", NULL);
  project_file_insert (store, "claim", "key=c", "statement_en=C", NULL);
  project_file_insert (store, "evidence", "claim=c", "fact=f01", NULL);
  project_file_end (store);
  before = project_file_dump (file->path);

  project_file_begin (store, "Delete");
  g_assert_true (moat_store_delete_fact (store, first, NULL));
  project_file_end (store);
  g_assert_cmpint (project_file_count (file->path, "SELECT count (*) FROM relation"), ==, 0);
  after = project_file_dump (file->path);
  for (int i = 0; i < 3; i++)
    {
      assert_undo (store, "Delete");
      project_file_assert_dump (file, before);
      assert_redo (store, "Delete");
      project_file_assert_dump (file, after);
    }
}

static void
test_batch_is_taken_back_as_a_whole (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = project_file_dump (file->path);
  g_autofree char *after = NULL;

  project_file_begin (store, "Import");
  for (int i = 0; i < 500; i++)
    {
      g_autofree char *key = g_strdup_printf ("g%d", i);
      g_autoptr (MoatFact) fact = project_file_make_fact (key, "1.5亿元");

      g_assert_true (moat_store_put_fact (store, fact, NULL));
    }
  project_file_end (store);
  after = project_file_dump (file->path);
  assert_undo (store, "Import");
  project_file_assert_dump (file, before);
  assert_redo (store, "Import");
  project_file_assert_dump (file, after);
}

static void
test_settled_actions_are_beyond_undo (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GPtrArray) entries = NULL;

  project_file_put_fact (store, "f01", "1亿元");
  g_assert_true (moat_store_settle (store, NULL));
  g_assert_null (moat_store_get_undo_label (store));
  g_assert_false (moat_store_undo (store, NULL, NULL));
  g_assert_cmpint (moat_store_count_facts (store), ==, 1);
  entries = moat_store_list_journal (store, NULL);
  g_assert_cmpuint (entries->len, ==, 2);
  project_file_put_fact (store, "f02", "1亿元");
  assert_undo (store, "f02");
}

static void
test_change_of_another_program_is_not_undone_over (void)
{
  static const char *const changes[] = {
    "UPDATE fact SET locator = '9' WHERE key = 'f01'",
    "DELETE FROM fact WHERE key = 'f01'",
    "UPDATE source SET note_en = 'x';"
    "INSERT INTO relation (kind, fact_id, other_id) VALUES ('part-of', 2, 1);"
    "UPDATE fact SET locator = '8' WHERE key = 'f01'",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (ProjectFile) file = project_file_new ();
      g_autoptr (MoatStore) store = project_file_open (file);
      g_autoptr (MoatFact) fact = NULL;
      g_autofree char *before = NULL;
      g_autofree char *label = NULL;
      g_autoptr (GError) error = NULL;

      project_file_put_fact (store, "f01", "1亿元");
      project_file_put_fact (store, "f02", "1亿元");
      fact = moat_store_find_fact (store, "f01", NULL);
      project_file_begin (store, "Change the place");
      g_free (fact->locator);
      fact->locator = g_strdup ("1.1");
      g_assert_true (moat_store_put_fact (store, fact, NULL));
      project_file_end (store);
      project_file_tamper (file->path, changes[i]);
      before = project_file_dump (file->path);

      g_assert_false (moat_store_undo (store, &label, &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
      g_assert_nonnull (strstr (error->message, "Change the place"));
      g_assert_null (label);
      project_file_assert_dump (file, before);
      project_file_assert_entries (store, "f01:applied f02:applied Change the place:applied");
      project_file_put_fact (store, "f03", "1亿元");
    }
}

static void
test_row_in_use_by_another_program_is_not_undone (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  project_file_begin (store, "Add a source");
  project_file_insert (store, "source", "key=book", "title_en=Book", NULL);
  project_file_end (store);
  project_file_tamper (file->path, "INSERT INTO claim (key, statement_en, source_id)"
                                   " SELECT 'c', 'C', id FROM source WHERE key = 'book'");
  before = project_file_dump (file->path);
  g_assert_false (moat_store_undo (store, NULL, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Add a source"));
  project_file_assert_dump (file, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/journal/action-is-one-entry-with-label-and-time",
                   test_action_is_one_entry_with_label_and_time);
  g_test_add_func ("/store/journal/nothing-is-seen-outside-before-the-end",
                   test_nothing_is_seen_outside_before_the_end);
  g_test_add_func ("/store/journal/undo-and-redo-restore-both-states",
                   test_undo_and_redo_restore_both_states);
  g_test_add_func ("/store/journal/undo-and-redo-survive-a-restart",
                   test_undo_and_redo_survive_a_restart);
  g_test_add_func ("/store/journal/ends-of-the-history-say-so", test_ends_of_the_history_say_so);
  g_test_add_func ("/store/journal/new-action-cuts-the-redo-branch",
                   test_new_action_cuts_the_redo_branch);
  g_test_add_func ("/store/journal/action-that-changes-nothing-leaves-no-entry",
                   test_action_that_changes_nothing_leaves_no_entry);
  g_test_add_func ("/store/journal/cancelled-action-leaves-nothing",
                   test_cancelled_action_leaves_nothing);
  g_test_add_func ("/store/journal/refused-change-does-not-spoil-the-action",
                   test_refused_change_does_not_spoil_the_action);
  g_test_add_func ("/store/journal/actions-do-not-nest", test_actions_do_not_nest);
  g_test_add_func ("/store/journal/change-needs-an-action", test_change_needs_an_action);
  g_test_add_func ("/store/journal/deleting-takes-relations-along-and-undo-brings-them-back",
                   test_deleting_takes_relations_along_and_undo_brings_them_back);
  g_test_add_func ("/store/journal/batch-is-taken-back-as-a-whole",
                   test_batch_is_taken_back_as_a_whole);
  g_test_add_func ("/store/journal/settled-actions-are-beyond-undo",
                   test_settled_actions_are_beyond_undo);
  g_test_add_func ("/store/journal/change-of-another-program-is-not-undone-over",
                   test_change_of_another_program_is_not_undone_over);
  g_test_add_func ("/store/journal/row-in-use-by-another-program-is-not-undone",
                   test_row_in_use_by_another_program_is_not_undone);
  return g_test_run ();
}
