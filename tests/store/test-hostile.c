/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are no projects, or no longer, or not only: each is refused with a code that a caller
 * can act on, the file keeps its bytes, and nothing is left beside it. */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "project-file.h"

#define OFFSET_WRITE_VERSION 18
#define OFFSET_READ_VERSION 19
#define OFFSET_PAGE_COUNT 28
#define OFFSET_USER_VERSION 60
#define OFFSET_APPLICATION_ID 68

/* Opening @path both ways is refused with @code, with a message that names the file, and changes
 * nothing. */
static void
assert_refused (const ProjectFile *file, const char *path, MoatStoreError code)
{
  g_autoptr (GBytes) before = project_file_read (path);
  g_autofree char *name = g_filename_display_name (path);

  for (int flags = 0; flags <= MOAT_STORE_OPEN_READ_ONLY; flags++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (moat_store_open (path, (MoatStoreOpenFlags) flags, &error));
      g_assert_error (error, MOAT_STORE_ERROR, (int) code);
      g_assert_nonnull (strstr (error->message, name));
      project_file_assert_bytes (path, before);
    }
  project_file_assert_n_files (file, 1);
}

static void
overwrite (const char *path, const char *contents, gssize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, size, &error);
  g_assert_no_error (error);
}

static void
test_text_is_no_project (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *long_text = g_strnfill (100000, 'x');

  overwrite (file->path, "key,value\nf01,1\n", -1);
  assert_refused (file, file->path, MOAT_STORE_ERROR_NOT_PROJECT);
  overwrite (file->path, long_text, -1);
  assert_refused (file, file->path, MOAT_STORE_ERROR_NOT_PROJECT);
}

static void
test_empty_file_is_no_project (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (GError) error = NULL;

  overwrite (file->path, "", 0);
  assert_refused (file, file->path, MOAT_STORE_ERROR_NOT_PROJECT);
  g_assert_null (moat_store_open (file->path, MOAT_STORE_OPEN_DEFAULT, &error));
  g_assert_nonnull (strstr (error->message, "empty"));
}

static void
test_truncated_file_is_corrupt (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (GBytes) whole = project_file_read (file->path);
  gsize size = g_bytes_get_size (whole);
  const gsize sizes[] = { 100, 512, 4095, 4096, size / 2, size - 4096, size - 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      overwrite (file->path, g_bytes_get_data (whole, NULL), (gssize) sizes[i]);
      assert_refused (file, file->path, MOAT_STORE_ERROR_CORRUPT);
    }
  overwrite (file->path, g_bytes_get_data (whole, NULL), 99);
  assert_refused (file, file->path, MOAT_STORE_ERROR_NOT_PROJECT);
}

static void
test_truncation_hidden_by_the_header_is_corrupt (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (GBytes) whole = project_file_read (file->path);
  gsize size = g_bytes_get_size (whole) - 4096 * 8;
  guint32 n_pages = GUINT32_TO_BE ((guint32) (size / 4096));

  overwrite (file->path, g_bytes_get_data (whole, NULL), (gssize) size);
  project_file_patch (file->path, OFFSET_PAGE_COUNT, &n_pages, 4);
  assert_refused (file, file->path, MOAT_STORE_ERROR_CORRUPT);
}

static void
test_database_of_another_program_is_no_project (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();

  project_file_tamper (file->path, "PRAGMA application_id = 0");
  assert_refused (file, file->path, MOAT_STORE_ERROR_NOT_PROJECT);
  project_file_tamper (file->path, "PRAGMA application_id = 1196444487");
  assert_refused (file, file->path, MOAT_STORE_ERROR_NOT_PROJECT);
}

static void
test_stale_journal_of_another_program_is_left (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *journal = g_strconcat (file->path, "-journal", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;

  project_file_tamper (file->path, "PRAGMA application_id = 7");
  /* What a journal begins with while its transaction is under way. */
  overwrite (journal, "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7\0\0\0\1 any", 16);
  before = project_file_read (journal);
  g_assert_null (moat_store_open (file->path, MOAT_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_PROJECT);
  project_file_assert_bytes (journal, before);
}

static void
test_version_of_no_moat_is_corrupt (void)
{
  static const char *const versions[] = { "PRAGMA user_version = 0", "PRAGMA user_version = -1" };
  g_autoptr (ProjectFile) file = project_file_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      project_file_tamper (file->path, versions[i]);
      assert_refused (file, file->path, MOAT_STORE_ERROR_CORRUPT);
    }
}

static void
test_newer_version_opens_to_read_only (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GError) error = NULL;

  project_file_put_fact (store, "f01", "1亿元");
  g_clear_pointer (&store, moat_store_close);
  project_file_tamper (file->path, "ALTER TABLE fact ADD COLUMN colour TEXT;"
                                   "CREATE TABLE comet (id INTEGER PRIMARY KEY) STRICT;"
                                   "PRAGMA user_version = 3");
  before = project_file_read (file->path);

  g_assert_null (moat_store_open (file->path, MOAT_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, "newer"));
  g_clear_error (&error);

  store = moat_store_open (file->path, MOAT_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (moat_store_count_facts (store), ==, 1);
  g_assert_false (moat_store_begin_action (store, "No", &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY);
  g_clear_pointer (&store, moat_store_close);
  project_file_assert_bytes (file->path, before);
  project_file_assert_n_files (file, 1);
}

static void
test_newer_version_runs_no_planted_view (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GError) error = NULL;
  MoatFactFilter any = { NULL };

  project_file_tamper (file->path, "ALTER TABLE fact RENAME TO real_fact;"
                                   "CREATE VIEW fact AS SELECT * FROM real_fact;"
                                   "PRAGMA user_version = 9");
  store = moat_store_open (file->path, MOAT_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_null (moat_store_list_facts (store, &any, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED);
}

static void
test_planted_schema_is_corrupt (void)
{
  static const char *const plants[] = {
    "CREATE TRIGGER t AFTER INSERT ON fact BEGIN DELETE FROM source; END",
    "CREATE TRIGGER t AFTER UPDATE ON journal BEGIN DELETE FROM journal; END",
    "CREATE VIEW v AS SELECT * FROM fact",
    "CREATE TABLE t (id INTEGER PRIMARY KEY)",
    "CREATE VIRTUAL TABLE t USING fts5 (x)",
    "CREATE VIRTUAL TABLE t USING rtree (id, a, b)",
    "CREATE INDEX i ON fact (locator)",
    "CREATE UNIQUE INDEX i ON fact (abs (id))",
    "DROP INDEX fact_by_source",
    "DROP TABLE slide",
    "DROP TABLE slide; CREATE VIEW slide AS SELECT 1 AS id",
    "ALTER TABLE fact ADD COLUMN t TEXT",
    "ALTER TABLE fact ADD COLUMN t TEXT AS (upper (key))",
    "ALTER TABLE fact RENAME COLUMN locator TO place",
    "ANALYZE",
    "PRAGMA writable_schema = ON;"
    "UPDATE sqlite_schema SET sql = replace (sql, 'BETWEEN 1 AND 12', 'BETWEEN 0 AND 99')"
    " WHERE name = 'entity'",
    "PRAGMA writable_schema = ON;"
    "UPDATE sqlite_schema SET sql = replace (sql, ' STRICT', '') WHERE name = 'entity'",
    "PRAGMA writable_schema = ON;"
    "UPDATE sqlite_schema SET sql = 'CREATE TABLE entity (' WHERE name = 'entity'",
    "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema",
    "PRAGMA writable_schema = ON;"
    "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'fact')"
    " WHERE name = 'entity'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'entity'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 9999 WHERE name = 'entity'",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (plants); i++)
    {
      g_autoptr (ProjectFile) file = project_file_new ();

      g_test_message ("%s", plants[i]);
      project_file_tamper (file->path, plants[i]);
      assert_refused (file, file->path, MOAT_STORE_ERROR_CORRUPT);
    }
}

static void
test_write_ahead_log_is_refused (void)
{
  static const gsize offsets[] = { OFFSET_WRITE_VERSION, OFFSET_READ_VERSION };
  g_autoptr (ProjectFile) wal = project_file_new ();

  project_file_tamper (wal->path, "PRAGMA journal_mode = WAL");
  assert_refused (wal, wal->path, MOAT_STORE_ERROR_CORRUPT);

  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      for (guint8 version = 0; version <= 3; version++)
        {
          g_autoptr (ProjectFile) file = project_file_new ();

          if (version == 1)
            continue;
          project_file_patch (file->path, offsets[i], &version, 1);
          assert_refused (file, file->path, MOAT_STORE_ERROR_CORRUPT);
        }
    }
}

static void
damage_page_of (const ProjectFile *file, const char *table)
{
  g_autofree char *junk = g_strnfill (4096, '\x2a');
  g_autofree char *sql =
    g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
  gint64 root = project_file_count (file->path, sql);

  project_file_patch (file->path, (gsize) (root - 1) * 4096, junk, 4096);
}

static void
test_damaged_page_is_corrupt (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();

  damage_page_of (file, "entity");
  assert_refused (file, file->path, MOAT_STORE_ERROR_CORRUPT);
}

static void
test_row_against_the_rules_is_corrupt (void)
{
  static const char *const rows[] = {
    "PRAGMA ignore_check_constraints = ON; UPDATE entity SET year_end_month = 13",
    "PRAGMA ignore_check_constraints = ON; UPDATE concept SET unit_kind = 'wishes'",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ProjectFile) file = project_file_new ();

      project_file_tamper (file->path, rows[i]);
      assert_refused (file, file->path, MOAT_STORE_ERROR_CORRUPT);
    }
}

/* A project of more than a megabyte, which is checked on a second thread. */
static void
grow (const ProjectFile *file)
{
  project_file_tamper (file->path, "INSERT INTO batch (time, note) VALUES ('now',"
                                   " CAST (zeroblob (100) AS TEXT) || hex (zeroblob (1000000)))");
}

static void
test_damage_in_a_large_file_is_told_before_anything_leaves (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *copy = project_file_get_sibling (file, "copy.moat");
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GBytes) before = NULL;

  grow (file);
  damage_page_of (file, "entity");
  before = project_file_read (file->path);
  store = project_file_open (file);
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;

      if (i == 0)
        g_assert_false (moat_store_verify (store, &error));
      else if (i == 1)
        g_assert_false (moat_store_begin_action (store, "No", &error));
      else if (i == 2)
        g_assert_false (moat_store_copy_to (store, copy, &error));
      else
        g_assert_null (moat_store_check (store, &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CORRUPT);
    }
  g_clear_pointer (&store, moat_store_close);
  project_file_assert_bytes (file->path, before);
  project_file_assert_n_files (file, 1);
}

/* The check of a large file leaves the CHECKs out; the one that is asked for does not, whether the
 * file can be written or not. */
static void
test_large_file_against_the_rules_is_found_by_the_check (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();

  grow (file);
  project_file_tamper (file->path, "PRAGMA ignore_check_constraints = ON;"
                                   "UPDATE entity SET year_end_month = 13");
  for (int flags = 0; flags <= MOAT_STORE_OPEN_READ_ONLY; flags++)
    {
      g_autoptr (MoatStore) store = moat_store_open (file->path, (MoatStoreOpenFlags) flags, NULL);
      g_autoptr (GPtrArray) problems = moat_store_check (store, NULL);

      g_assert_nonnull (problems);
      g_assert_cmpuint (problems->len, >, 0);
      g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "entity"));
    }
}

static void
test_large_file_closes_while_it_is_checked (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();

  grow (file);
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (MoatStore) store = project_file_open (file);

      if (i % 2 == 0)
        g_assert_true (moat_store_verify (store, NULL));
    }
  project_file_assert_n_files (file, 1);
}

static void
test_what_is_no_file_is_no_project (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *pipe_path = project_file_get_sibling (file, "pipe.moat");
  const char *const paths[] = { file->folder, pipe_path, "/dev/zero" };

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (moat_store_open (paths[i], MOAT_STORE_OPEN_DEFAULT, &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_PROJECT);
    }
}

/* Whatever comes back, reading all of it must end well. */
static void
read_everything (MoatStore *store)
{
  g_autoptr (GPtrArray) keys = moat_store_list_series_keys (store, NULL);
  g_autoptr (GPtrArray) problems = moat_store_check (store, NULL);
  g_autofree char *dump = moat_store_dump (store, NULL);
  GPtrArray *(*const lists[]) (MoatStore *, GError **) = {
    moat_store_list_entities, moat_store_list_concepts, moat_store_list_sources,
    moat_store_list_events,   moat_store_list_charts,   moat_store_list_journal,
  };
  MoatFactFilter any = { NULL };
  g_autoptr (GPtrArray) facts = moat_store_list_facts (store, &any, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GPtrArray *values = lists[i](store, NULL);

      g_clear_pointer (&values, g_ptr_array_unref);
    }
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const MoatSeriesKey *key = g_ptr_array_index (keys, i);
      g_autoptr (GArray) observations =
        moat_store_read_observations (store, key->entity, key->concept, key->unit, NULL);
    }
}

static void
test_any_byte_may_be_wrong (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) filled = project_file_open (file);
  g_autoptr (GBytes) sound = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250317);
  gsize size;
  int refused = 0;

  project_file_put_fact (filled, "f01", "1亿元");
  g_clear_pointer (&filled, moat_store_close);
  sound = project_file_read (file->path);
  size = g_bytes_get_size (sound);
  for (int round = 0; round < 300; round++)
    {
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (sound, NULL), size);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (MoatStore) store = NULL;
      g_autoptr (GError) error = NULL;

      for (int i = 0; i <= round % 8; i++)
        {
          /* Every other byte is one of the header or of a page's first ones, where it tells. */
          gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) size);

          if (i % 2 == 1)
            at = at / 8192 * 8192 + (gsize) g_rand_int_range (rand, 0, 100);
          bytes[at] = (guint8) g_rand_int_range (rand, 0, 256);
        }
      overwrite (file->path, (const char *) bytes, (gssize) size);
      damaged = project_file_read (file->path);
      store = moat_store_open (file->path, (MoatStoreOpenFlags) (round % 2), &error);
      g_assert_true ((store == NULL) == (error != NULL));
      if (store != NULL)
        read_everything (store);
      else
        {
          g_assert_true (error->domain == MOAT_STORE_ERROR);
          refused++;
        }
      g_clear_pointer (&store, moat_store_close);
      project_file_assert_bytes (file->path, damaged);
      project_file_assert_n_files (file, 1);
    }
  /* Most of the pages are empty, where it makes no difference. */
  g_assert_cmpint (refused, >, 50);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/hostile/text-is-no-project", test_text_is_no_project);
  g_test_add_func ("/store/hostile/empty-file-is-no-project", test_empty_file_is_no_project);
  g_test_add_func ("/store/hostile/truncated-file-is-corrupt", test_truncated_file_is_corrupt);
  g_test_add_func ("/store/hostile/truncation-hidden-by-the-header-is-corrupt",
                   test_truncation_hidden_by_the_header_is_corrupt);
  g_test_add_func ("/store/hostile/database-of-another-program-is-no-project",
                   test_database_of_another_program_is_no_project);
  g_test_add_func ("/store/hostile/stale-journal-of-another-program-is-left",
                   test_stale_journal_of_another_program_is_left);
  g_test_add_func ("/store/hostile/version-of-no-moat-is-corrupt",
                   test_version_of_no_moat_is_corrupt);
  g_test_add_func ("/store/hostile/newer-version-opens-to-read-only",
                   test_newer_version_opens_to_read_only);
  g_test_add_func ("/store/hostile/newer-version-runs-no-planted-view",
                   test_newer_version_runs_no_planted_view);
  g_test_add_func ("/store/hostile/planted-schema-is-corrupt", test_planted_schema_is_corrupt);
  g_test_add_func ("/store/hostile/write-ahead-log-is-refused", test_write_ahead_log_is_refused);
  g_test_add_func ("/store/hostile/damaged-page-is-corrupt", test_damaged_page_is_corrupt);
  g_test_add_func ("/store/hostile/row-against-the-rules-is-corrupt",
                   test_row_against_the_rules_is_corrupt);
  g_test_add_func ("/store/hostile/damage-in-a-large-file-is-told-before-anything-leaves",
                   test_damage_in_a_large_file_is_told_before_anything_leaves);
  g_test_add_func ("/store/hostile/large-file-against-the-rules-is-found-by-the-check",
                   test_large_file_against_the_rules_is_found_by_the_check);
  g_test_add_func ("/store/hostile/large-file-closes-while-it-is-checked",
                   test_large_file_closes_while_it_is_checked);
  g_test_add_func ("/store/hostile/what-is-no-file-is-no-project",
                   test_what_is_no_file_is_no_project);
  g_test_add_func ("/store/hostile/any-byte-may-be-wrong", test_any_byte_may_be_wrong);
  return g_test_run ();
}
