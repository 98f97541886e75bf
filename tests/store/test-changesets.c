/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What undo meets in the journal of a stranger's file, and what never gets into it: changesets that
 * were planted, forged or damaged, and actions and texts beyond the limits.
 */
#include "config.h"

#include <string.h>

#include "moat-store-private.h"
#include "project-file.h"

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
      project_file_assert_dump (file, before);
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
          project_file_assert_sound (store);
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
  project_file_assert_entries (store, "f01:applied f02:applied");
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
  project_file_begin (store, "Import");
  project_file_insert (store, "batch", "time=2025-01-01", note, NULL);
  project_file_insert (store, "batch", "time=2025-01-02", note, NULL);
  g_assert_false (moat_store_end_action (store, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "“Import” is too large for one action"));
  project_file_assert_dump (file, before);
  project_file_begin (store, "Part");
  project_file_insert (store, "batch", "time=2025-01-01", note, NULL);
  project_file_end (store);
  project_file_assert_entries (store, "Part:applied");
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
  project_file_begin (store, "Long");
  g_assert_false (moat_store_insert_row (store, "batch", columns, values, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Shorten it"));
  project_file_end (store);
  project_file_assert_entries (store, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/changesets/planted-changeset-is-corrupt",
                   test_planted_changeset_is_corrupt);
  g_test_add_func ("/store/changesets/any-byte-of-a-changeset-may-be-wrong",
                   test_any_byte_of_a_changeset_may_be_wrong);
  g_test_add_func ("/store/changesets/forged-changeset-does-not-reach-the-journal",
                   test_forged_changeset_does_not_reach_the_journal);
  g_test_add_func ("/store/changesets/action-that-is-too-large-is-refused",
                   test_action_that_is_too_large_is_refused);
  g_test_add_func ("/store/changesets/text-that-is-too-long-is-not-lost",
                   test_text_that_is_too_long_is_not_lost);
  return g_test_run ();
}
