/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions, undo and redo: an action is one transaction with one journal entry, it can be taken back
 * after a restart, and what is refused leaves nothing behind. */
#include "config.h"

#include <string.h>

#include "moat-store-private.h"
#include "project-file.h"

static void
begin (MoatStore *store, const char *label)
{
  g_autoptr (GError) error = NULL;

  moat_store_begin_action (store, label, &error);
  g_assert_no_error (error);
}

static void
end (MoatStore *store)
{
  g_autoptr (GError) error = NULL;

  moat_store_end_action (store, &error);
  g_assert_no_error (error);
}

/* "label:state label:state", oldest first, from the first entry that is not settled. */
static char *
list_entries (MoatStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = moat_store_list_journal (store, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const MoatJournalEntry *entry = g_ptr_array_index (entries, i);

      if (!g_str_equal (entry->state, "settled"))
        g_string_append_printf (text, "%s%s:%s", text->len > 0 ? " " : "", entry->label,
                                entry->state);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_entries (MoatStore *store, const char *wanted)
{
  g_autofree char *found = list_entries (store);

  g_assert_cmpstr (found, ==, wanted);
}

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
assert_same_dump (const ProjectFile *file, const char *wanted)
{
  g_autofree char *found = project_file_dump (file->path);

  g_assert_cmpstr (found, ==, wanted);
}

static void
test_action_is_one_entry_with_label_and_time (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GPtrArray) entries = NULL;
  const MoatJournalEntry *entry;
  g_autoptr (GDateTime) time = NULL;

  begin (store, "改数值 “f01”");
  project_file_insert (store, "batch", "time=2025-01-01", NULL);
  project_file_insert (store, "story", "key=s", "position=1", NULL);
  end (store);
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

  begin (store, "Add");
  g_assert_true (moat_store_put_fact (store, fact, NULL));
  g_assert_cmpint (moat_store_count_facts (store), ==, 1);
  assert_same_dump (file, before);
  end (store);
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
  assert_same_dump (file, before);
  assert_entries (store, "f01:undone");
  assert_redo (store, "f01");
  assert_same_dump (file, after);
  assert_entries (store, "f01:applied");
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
  assert_same_dump (file, before);
  g_clear_pointer (&store, moat_store_close);
  store = project_file_open (file);
  assert_redo (store, "f01");
  assert_redo (store, "f02");
  assert_same_dump (file, after);
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
  assert_same_dump (file, before);

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
  assert_entries (store, "f01:applied f02:abandoned f03:abandoned f04:applied");
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

  begin (store, "Empty");
  end (store);
  fact = moat_store_find_fact (store, "f01", NULL);
  begin (store, "The same again");
  g_assert_true (moat_store_put_fact (store, fact, NULL));
  end (store);
  begin (store, "There and back");
  project_file_insert (store, "story", "key=s", "position=1", NULL);
  g_assert_true (moat_db_exec (store->db, "DELETE FROM story", NULL));
  end (store);

  /* Nor does it cut the redo branch. */
  assert_entries (store, "f01:applied f02:undone");
}

static void
test_cancelled_action_leaves_nothing (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatFact) fact = project_file_make_fact ("f02", "2亿元");
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  project_file_put_fact (store, "f01", "1亿元");
  before = project_file_read (file->path);
  begin (store, "Never");
  g_assert_true (moat_store_put_fact (store, fact, NULL));
  project_file_insert (store, "story", "key=s", "position=1", NULL);
  moat_store_cancel_action (store);
  after = project_file_read (file->path);
  g_assert_true (g_bytes_equal (before, after));
  assert_entries (store, "f01:applied");
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
  begin (store, "Both");
  g_assert_true (moat_store_put_fact (store, good, NULL));
  g_assert_false (moat_store_put_fact (store, bad, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "fact.key"));
  end (store);
  g_assert_cmpint (moat_store_count_facts (store), ==, 2);
  assert_undo (store, "Both");
  assert_same_dump (file, before);
}

static void
test_actions_do_not_nest (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  begin (store, "Outer");
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
  end (store);
  assert_entries (store, "Outer:applied");
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
  assert_same_dump (file, before);
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
  begin (store, "Relate");
  project_file_insert (store, "relation", "kind=restates", "fact=f01", "other=f02", NULL);
  project_file_insert (store, "relation", "kind=part-of", "fact=f02", "other=f01", NULL);
  project_file_insert (store, "claim", "key=c", "statement_en=C", NULL);
  project_file_insert (store, "evidence", "claim=c", "fact=f01", NULL);
  end (store);
  before = project_file_dump (file->path);

  begin (store, "Delete");
  g_assert_true (moat_store_delete_fact (store, first, NULL));
  end (store);
  g_assert_cmpint (project_file_count (file->path, "SELECT count (*) FROM relation"), ==, 0);
  after = project_file_dump (file->path);
  for (int i = 0; i < 3; i++)
    {
      assert_undo (store, "Delete");
      assert_same_dump (file, before);
      assert_redo (store, "Delete");
      assert_same_dump (file, after);
    }
}

static void
test_batch_is_taken_back_as_a_whole (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = project_file_dump (file->path);
  g_autofree char *after = NULL;

  begin (store, "Import");
  for (int i = 0; i < 500; i++)
    {
      g_autofree char *key = g_strdup_printf ("g%d", i);
      g_autoptr (MoatFact) fact = project_file_make_fact (key, "1.5亿元");

      g_assert_true (moat_store_put_fact (store, fact, NULL));
    }
  end (store);
  after = project_file_dump (file->path);
  assert_undo (store, "Import");
  assert_same_dump (file, before);
  assert_redo (store, "Import");
  assert_same_dump (file, after);
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
      begin (store, "Change the place");
      g_free (fact->locator);
      fact->locator = g_strdup ("1.1");
      g_assert_true (moat_store_put_fact (store, fact, NULL));
      end (store);
      project_file_tamper (file->path, changes[i]);
      before = project_file_dump (file->path);

      g_assert_false (moat_store_undo (store, &label, &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
      g_assert_nonnull (strstr (error->message, "Change the place"));
      g_assert_null (label);
      assert_same_dump (file, before);
      assert_entries (store, "f01:applied f02:applied Change the place:applied");
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

  begin (store, "Add a source");
  project_file_insert (store, "source", "key=book", "title_en=Book", NULL);
  end (store);
  project_file_tamper (file->path, "INSERT INTO claim (key, statement_en, source_id)"
                                   " SELECT 'c', 'C', id FROM source WHERE key = 'book'");
  before = project_file_dump (file->path);
  g_assert_false (moat_store_undo (store, NULL, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Add a source"));
  assert_same_dump (file, before);
}

static void
test_planted_changeset_is_corrupt (void)
{
  static const char *const plants[] = {
    "UPDATE journal SET changeset = x''",
    "UPDATE journal SET changeset = x'00'",
    "UPDATE journal SET changeset = CAST (hex (changeset) AS BLOB)",
    "UPDATE journal SET changeset = substr (changeset, 1, length (changeset) - 5)",
    "UPDATE journal SET changeset = substr (changeset, 1, length (changeset) / 2)",
    "UPDATE journal SET changeset = CAST (changeset || x'5401' AS BLOB)",
    "UPDATE journal SET changeset = x'54ffffffffffffffff7f'",
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GBytes) sound = NULL;

  project_file_put_fact (store, "f01", "1亿元");
  g_clear_pointer (&store, moat_store_close);
  sound = project_file_read (file->path);
  for (gsize i = 0; i < G_N_ELEMENTS (plants); i++)
    {
      g_autofree char *before = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (file->path, g_bytes_get_data (sound, NULL),
                                          (gssize) g_bytes_get_size (sound), NULL));
      project_file_tamper (file->path, plants[i]);
      before = project_file_dump (file->path);
      store = project_file_open (file);
      g_test_message ("%s", plants[i]);
      g_assert_false (moat_store_undo (store, NULL, &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CORRUPT);
      g_assert_null (strstr (error->message, "not an error"));
      assert_same_dump (file, before);
      g_clear_pointer (&store, moat_store_close);
    }
}

static void
set_changeset (const char *path, const void *bytes, gsize size)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *update = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA synchronous = OFF", NULL, NULL, NULL);
  sqlite3_prepare_v2 (db, "UPDATE journal SET changeset = ?1 WHERE state = 'applied'", -1, &update,
                      NULL);
  sqlite3_bind_blob (update, 1, bytes, (int) size, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (update), ==, SQLITE_DONE);
  sqlite3_finalize (update);
  sqlite3_close (db);
}

/* An undo of whatever it became is refused and changes nothing, or leaves a sound project. */
static void
test_any_byte_of_a_changeset_may_be_wrong (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (sqlite3_stmt) select = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240224);
  g_autofree guint8 *sound = NULL;
  gboolean has_row;
  gsize size;
  int refused = 0;

  g_assert_true (moat_db_exec (store->db, "PRAGMA synchronous = OFF", NULL));
  project_file_put_fact (store, "f01", "1亿元");
  select =
    moat_db_prepare (store->db, "SELECT changeset FROM journal WHERE state = 'applied'", NULL);
  g_assert_true (moat_statement_step (select, &has_row, NULL));
  size = (gsize) sqlite3_column_bytes (select, 0);
  sound = g_memdup2 (sqlite3_column_blob (select, 0), size);
  g_clear_pointer (&select, sqlite3_finalize);

  for (int round = 0; round < 400; round++)
    {
      g_autofree guint8 *bytes = g_memdup2 (sound, size);
      gsize shown = round < 200 ? size : (gsize) g_rand_int_range (rand, 0, (gint32) size);

      for (int i = 0; i <= round % 4; i++)
        bytes[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int (rand);
      set_changeset (file->path, bytes, shown);
      if (moat_store_undo (store, NULL, NULL))
        {
          g_autoptr (GPtrArray) problems = moat_store_check (store, NULL);

          g_assert_cmpuint (problems->len, ==, 0);
          g_assert_true (moat_db_exec (store->db, "DELETE FROM fact", NULL));
          g_assert_true (moat_db_exec (store->db, "DELETE FROM journal", NULL));
          project_file_put_fact (store, "f01", "1亿元");
        }
      else
        refused++;
    }
  g_assert_cmpint (refused, >, 200);
}

/* The changeset of an update of journal entry @label to itself from another label. */
static void
forge_changeset (const char *path, const char *label, const char *target)
{
  sqlite3 *db = NULL;
  sqlite3_session *session = NULL;
  sqlite3_stmt *update = NULL;
  void *changeset = NULL;
  int size = 0;
  g_autofree char *away =
    g_strdup_printf ("UPDATE journal SET label = 'forged' WHERE label = '%s'", label);
  g_autofree char *back =
    g_strdup_printf ("UPDATE journal SET label = '%s' WHERE label = 'forged'", label);

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, away, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_create (db, "main", &session), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_attach (session, "journal"), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, back, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_changeset (session, &size, &changeset), ==, SQLITE_OK);
  sqlite3session_delete (session);
  g_assert_cmpint (size, >, 0);

  sqlite3_prepare_v2 (db, "UPDATE journal SET changeset = ?1 WHERE label = ?2", -1, &update, NULL);
  sqlite3_bind_blob (update, 1, changeset, size, sqlite3_free);
  sqlite3_bind_text (update, 2, target, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (update), ==, SQLITE_DONE);
  sqlite3_finalize (update);
  sqlite3_close (db);
}

static void
test_forged_changeset_does_not_reach_the_journal (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GError) error = NULL;

  project_file_put_fact (store, "f01", "1亿元");
  project_file_put_fact (store, "f02", "1亿元");
  forge_changeset (file->path, "f01", "f02");
  g_assert_false (moat_store_undo (store, NULL, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CORRUPT);
  assert_entries (store, "f01:applied f02:applied");
}

static void
test_action_that_is_too_large_is_refused (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = project_file_dump (file->path);
  g_autofree char *long_text = g_strnfill (600, 'x');
  g_autofree char *note = g_strconcat ("note=", long_text, NULL);
  g_autoptr (GError) error = NULL;

  sqlite3_limit (store->db, SQLITE_LIMIT_LENGTH, 1000);
  begin (store, "Import");
  project_file_insert (store, "batch", "time=2025-01-01", note, NULL);
  project_file_insert (store, "batch", "time=2025-01-02", note, NULL);
  g_assert_false (moat_store_end_action (store, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "“Import” is too large for one action"));
  assert_same_dump (file, before);
  begin (store, "Part");
  project_file_insert (store, "batch", "time=2025-01-01", note, NULL);
  end (store);
  assert_entries (store, "Part:applied");
}

/* What cannot be bound must not become NULL, which a column may allow. */
static void
test_text_that_is_too_long_is_not_lost (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *long_text = g_strnfill (2000, 'x');
  const char *columns[] = { "time", "note", NULL };
  const char *values[] = { "2025-01-01", long_text, NULL };
  g_autoptr (GError) error = NULL;

  sqlite3_limit (store->db, SQLITE_LIMIT_LENGTH, 1000);
  begin (store, "Long");
  g_assert_false (moat_store_insert_row (store, "batch", columns, values, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Shorten it"));
  end (store);
  assert_entries (store, "");
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
  g_test_add_func ("/store/journal/planted-changeset-is-corrupt",
                   test_planted_changeset_is_corrupt);
  g_test_add_func ("/store/journal/any-byte-of-a-changeset-may-be-wrong",
                   test_any_byte_of_a_changeset_may_be_wrong);
  g_test_add_func ("/store/journal/forged-changeset-does-not-reach-the-journal",
                   test_forged_changeset_does_not_reach_the_journal);
  g_test_add_func ("/store/journal/action-that-is-too-large-is-refused",
                   test_action_that_is_too_large_is_refused);
  g_test_add_func ("/store/journal/text-that-is-too-long-is-not-lost",
                   test_text_that_is_too_long_is_not_lost);
  return g_test_run ();
}
