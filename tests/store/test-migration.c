/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project of version 1 becomes one of this version: whole, with a copy of what it was beside it,
 * or stays as it is.  The file is made by the first migration alone and filled by plain SQL. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "failing-disk.h"
#include "moat-schema.h"
#include "project-file.h"

#define ROWS                                                                                       \
  "INSERT INTO project (title_en, created) VALUES ('Old', '2024-01-01T00:00:00Z');"                \
  "INSERT INTO entity (key, label_en) VALUES ('acme', 'Acme');"                                    \
  "INSERT INTO concept (key, label_en, period_type, unit_kind, aggregation) VALUES"                \
  " ('investment', 'Investment', 'duration', 'money', 'sum');"                                     \
  "INSERT INTO source (key, title_en) VALUES ('paper', 'The paper');"                              \
  "INSERT INTO fact (key, entity_id, concept_id, period_start, period_end, as_stated, value,"      \
  " best_real, low_real, high_real, unit, qualifier, status, grade, source_id, known_from) VALUES" \
  " ('f01', 1, 1, '2024-01-01', '2024-12-31', 'CNY 1', '1', 1, 1, 1, 'CNY', 'exact', 'actual',"    \
  " 'reported', 1, '2025-01-01'),"                                                                 \
  " ('f02', 1, 1, '2024-01-01', '2024-12-31', 'CNY 2', '2', 2, 2, 2, 'CNY', 'exact', 'plan',"      \
  " 'reported', 1, '2025-01-01');"                                                                 \
  "INSERT INTO relation (kind, fact_id, other_id) VALUES ('part-of', 1, 2);"

/* The action that the old program did last. */
#define LAST_ACTION "UPDATE fact SET locator = 'p. 7' WHERE id = 2"

static void
run (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static void
record_last_action (sqlite3 *db)
{
  sqlite3_session *session = NULL;
  sqlite3_stmt *insert = NULL;
  void *changeset = NULL;
  int size = 0;

  g_assert_cmpint (sqlite3session_create (db, "main", &session), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_attach (session, "fact"), ==, SQLITE_OK);
  run (db, LAST_ACTION);
  g_assert_cmpint (sqlite3session_changeset (session, &size, &changeset), ==, SQLITE_OK);
  sqlite3session_delete (session);
  sqlite3_prepare_v2 (db,
                      "INSERT INTO journal (time, label, state, changeset) VALUES"
                      " ('2024-02-01T00:00:00Z', 'Locate', 'applied', ?1)",
                      -1, &insert, NULL);
  sqlite3_bind_blob (insert, 1, changeset, size, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
  sqlite3_finalize (insert);
  sqlite3_free (changeset);
}

/* The project as the program of then left it; no store has been near it. */
static ProjectFile *
new_version_1 (void)
{
  ProjectFile *self = project_file_new ();
  g_autoptr (GBytes) schema = g_resources_lookup_data (
    "/org/moatcharts/Moat/store/0001-initial.sql", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  sqlite3 *db = NULL;

  g_unlink (self->path);
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  run (db, "BEGIN");
  run (db, g_bytes_get_data (schema, NULL));
  run (db, ROWS);
  run (db, "PRAGMA application_id = 0x4d6f6174; PRAGMA user_version = 1");
  record_last_action (db);
  run (db, "COMMIT");
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return self;
}

static gint64
get_version (const char *path)
{
  return project_file_count (path, "PRAGMA user_version");
}

static void
test_everything_is_still_there (void)
{
  g_autoptr (ProjectFile) file = new_version_1 ();
  g_autofree char *before = project_file_dump (file->path);
  g_autoptr (MoatStore) store = project_file_open (file);

  g_assert_false (moat_store_is_read_only (store));
  project_file_assert_sound (store);
  project_file_assert_dump (file, before);
  g_assert_cmpint (get_version (file->path), ==, MOAT_SCHEMA_VERSION);
}

static void
test_schema_is_that_of_a_new_project (void)
{
  static const char schema[] = "SELECT count (*) FROM sqlite_schema";
  g_autoptr (ProjectFile) file = new_version_1 ();
  g_autoptr (ProjectFile) made_now = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  g_clear_pointer (&store, moat_store_close);
  store = project_file_open (file); /* verifies it letter for letter */
  g_assert_cmpint (project_file_count (file->path, schema), ==,
                   project_file_count (made_now->path, schema));
}

static void
test_old_actions_are_undone_and_redone (void)
{
  static const char located[] = "SELECT count (*) FROM fact WHERE locator = 'p. 7'";
  g_autoptr (ProjectFile) file = new_version_1 ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GError) error = NULL;

  moat_store_undo (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (project_file_count (file->path, located), ==, 0);
  g_assert_cmpint (project_file_count (file->path, "SELECT count (*) FROM relation"), ==, 1);
  moat_store_redo (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (project_file_count (file->path, located), ==, 1);
}

static void
test_copy_is_the_file_as_it_was (void)
{
  g_autoptr (ProjectFile) file = new_version_1 ();
  g_autofree char *before = project_file_dump (file->path);
  g_autofree char *backup = project_file_get_sibling (file, "project.v1-backup.moat");
  g_autofree char *copied = NULL;
  g_autoptr (MoatStore) store = project_file_open (file);

  project_file_assert_n_files (file, 2);
  copied = project_file_dump (backup);
  g_assert_cmpstr (copied, ==, before);
  g_assert_cmpint (get_version (backup), ==, 1);
}

static void
test_copy_overwrites_nothing (void)
{
  g_autoptr (ProjectFile) file = new_version_1 ();
  g_autofree char *taken = project_file_get_sibling (file, "project.v1-backup.moat");
  g_autofree char *second = project_file_get_sibling (file, "project.v1-backup-2.moat");
  g_autofree char *contents = NULL;
  g_autoptr (MoatStore) store = NULL;

  g_assert_true (g_file_set_contents (taken, "mine", -1, NULL));
  store = project_file_open (file);
  g_assert_true (g_file_get_contents (taken, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");
  g_assert_cmpint (get_version (second), ==, 1);
}

static void
test_opened_read_only_it_stays_as_it_is (void)
{
  g_autoptr (ProjectFile) file = new_version_1 ();
  g_autoptr (GBytes) before = project_file_read (file->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatStore) store = moat_store_open (file->path, MOAT_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (MoatFact) fact = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *label = NULL;

  g_assert_no_error (error);
  fact = moat_store_find_fact (store, "f02", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fact->locator, ==, "p. 7");
  label = moat_store_get_undo_label (store);
  g_assert_cmpstr (label, ==, "Locate");
  entries = moat_store_list_journal (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  project_file_assert_n_files (file, 1);
  project_file_assert_bytes (file->path, before);
}

static void
test_tampered_file_is_not_touched (void)
{
  g_autoptr (ProjectFile) file = new_version_1 ();
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;

  project_file_tamper (file->path, "CREATE TRIGGER t AFTER INSERT ON fact BEGIN SELECT 1; END");
  before = project_file_read (file->path);
  g_assert_null (moat_store_open (file->path, MOAT_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CORRUPT);
  project_file_assert_bytes (file->path, before);
  project_file_assert_n_files (file, 1);
}

/* What it takes on the disk. */
static int
count_steps (void)
{
  g_autoptr (ProjectFile) file = new_version_1 ();
  g_autoptr (MoatStore) store = NULL;

  failing_disk_arm (0, FAILING_DISK_FULL);
  store = project_file_open (file);
  return failing_disk_get_count ();
}

static void
test_full_disk_leaves_it_to_read (void)
{
  int n_steps = count_steps ();

  g_assert_cmpint (n_steps, >, 10);
  for (int nth = 1; nth <= n_steps; nth += 3)
    {
      g_autoptr (ProjectFile) file = NULL;
      g_autofree char *before = NULL;
      g_autoptr (MoatStore) store = NULL;

      failing_disk_arm (0, FAILING_DISK_FULL);
      file = new_version_1 ();
      before = project_file_dump (file->path);
      failing_disk_arm (nth, FAILING_DISK_FULL);
      store = moat_store_open (file->path, MOAT_STORE_OPEN_DEFAULT, NULL);
      failing_disk_arm (0, FAILING_DISK_FULL);
      g_assert_true (store == NULL || moat_store_is_read_only (store));
      g_clear_pointer (&store, moat_store_close);
      project_file_assert_dump (file, before);
      g_assert_cmpint (get_version (file->path), ==, 1);
      project_file_assert_n_files (file, 1);
    }
}

static void
open_and_die (const ProjectFile *file, int nth)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      g_autoptr (MoatStore) store = NULL;

      failing_disk_arm (nth, FAILING_DISK_KILL);
      store = moat_store_open (file->path, MOAT_STORE_OPEN_DEFAULT, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
test_killed_it_is_migrated_the_next_time (void)
{
  int n_steps = count_steps ();

  for (int nth = 1; nth <= n_steps; nth += 3)
    {
      g_autoptr (ProjectFile) file = NULL;
      g_autofree char *before = NULL;
      g_autoptr (MoatStore) store = NULL;

      failing_disk_arm (0, FAILING_DISK_FULL);
      file = new_version_1 ();
      before = project_file_dump (file->path);
      open_and_die (file, nth);
      store = project_file_open (file);
      g_assert_false (moat_store_is_read_only (store));
      project_file_assert_dump (file, before);
      g_assert_cmpint (get_version (file->path), ==, MOAT_SCHEMA_VERSION);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/migration/everything-is-still-there", test_everything_is_still_there);
  g_test_add_func ("/store/migration/schema-is-that-of-a-new-project",
                   test_schema_is_that_of_a_new_project);
  g_test_add_func ("/store/migration/old-actions-are-undone-and-redone",
                   test_old_actions_are_undone_and_redone);
  g_test_add_func ("/store/migration/copy-is-the-file-as-it-was", test_copy_is_the_file_as_it_was);
  g_test_add_func ("/store/migration/copy-overwrites-nothing", test_copy_overwrites_nothing);
  g_test_add_func ("/store/migration/opened-read-only-it-stays-as-it-is",
                   test_opened_read_only_it_stays_as_it_is);
  g_test_add_func ("/store/migration/tampered-file-is-not-touched",
                   test_tampered_file_is_not_touched);
  g_test_add_func ("/store/migration/full-disk-leaves-it-to-read",
                   test_full_disk_leaves_it_to_read);
  g_test_add_func ("/store/migration/killed-it-is-migrated-the-next-time",
                   test_killed_it_is_migrated_the_next_time);
  return g_test_run ();
}
