/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Disks that are full, by the count of their pages and by a small file system: nothing is half
 * done, the action is over, and the next try works once there is room.
 */
#include "config.h"

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include "moat-store-private.h"
#include "project-file.h"

/* Lets the file grow by @n pages and no more. */
static void
limit_growth (MoatStore *store, int n)
{
  gint64 n_pages = 0;
  g_autofree char *sql = NULL;

  g_assert_true (moat_db_get_int (store->db, "PRAGMA page_count", &n_pages, NULL));
  sql = g_strdup_printf ("PRAGMA max_page_count = %d", (int) n_pages + n);
  g_assert_true (moat_db_exec (store->db, sql, NULL));
}

static MoatFact *
make_large_fact (const char *key)
{
  MoatFact *fact = project_file_make_fact (key, "1亿元");

  fact->remark.en = g_strnfill (60000, 'x');
  return fact;
}

static void
test_full_disk_changes_nothing (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = project_file_dump (file->path);
  g_autoptr (GBytes) bytes_before = project_file_read (file->path);

  /* At some of these the figure itself does not fit, at others its journal entry. */
  for (int n = 0; n < 10; n++)
    {
      g_autoptr (MoatFact) fact = make_large_fact ("f01");
      g_autoptr (GError) error = NULL;

      limit_growth (store, n);
      project_file_begin (store, "Large");
      if (!moat_store_put_fact (store, fact, &error))
        moat_store_cancel_action (store);
      else
        g_assert_false (moat_store_end_action (store, &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FULL);
      project_file_assert_dump (file, before);
      project_file_assert_bytes (file->path, bytes_before);
      project_file_assert_n_files (file, 1);
    }
  limit_growth (store, 100);
  project_file_put_fact (store, "f01", "1亿元");
}

/* SQLite has rolled the transaction back: what follows must not be stored as if nothing were. */
static void
test_action_is_over_once_the_disk_is_full (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatFact) large = make_large_fact ("f01");
  g_autoptr (MoatFact) small = project_file_make_fact ("f02", "1亿元");
  MoatStoredChart chart = { 0, (char *) "c", 1, (char *) "{}" };
  const char *columns[] = { "key", "position", NULL };
  const char *values[] = { "s", "1", NULL };
  g_autofree char *before = project_file_dump (file->path);
  g_autoptr (GError) error = NULL;

  limit_growth (store, 1);
  project_file_begin (store, "Both");
  g_assert_false (moat_store_put_fact (store, large, NULL));
  limit_growth (store, 100);
  g_assert_false (moat_store_put_fact (store, small, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED);
  g_assert_false (moat_store_delete_fact (store, 1, NULL));
  g_assert_false (moat_store_put_chart (store, &chart, NULL));
  g_assert_false (moat_store_insert_row (store, "story", columns, values, NULL));
  g_clear_error (&error);
  g_assert_false (moat_store_end_action (store, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED);
  project_file_assert_dump (file, before);
  project_file_put_fact (store, "f02", "1亿元");
}

/* On a file system of 600 kB. */
static void
fill_small_disk (const ProjectFile *file)
{
  g_autofree char *path = project_file_get_sibling (file, "on-small-disk.moat");
  g_autofree char *copy = project_file_get_sibling (file, "copy.moat");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_facts;

  if (unshare (CLONE_NEWNS) != 0 || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("tmpfs", file->folder, "tmpfs", 0, "size=600k") != 0)
    _exit (PROJECT_FILE_EXIT_SKIPPED);
  store = moat_store_create (path, &error);
  g_assert_no_error (error);
  g_assert_true (moat_db_exec (store->db,
                               "INSERT INTO entity (key, label_en) VALUES ('acme', 'A');"
                               "INSERT INTO concept (key, label_en, period_type,"
                               " unit_kind, aggregation) VALUES ('investment', 'I',"
                               " 'duration', 'money', 'sum');"
                               "INSERT INTO source (key, title_en) VALUES ('paper', 'P')",
                               NULL));
  do
    {
      g_autofree char *key = moat_store_make_fact_key (store, "f", NULL);
      g_autoptr (MoatFact) fact = make_large_fact (key);

      g_free (before);
      before = project_file_dump (path);
      n_facts = moat_store_count_facts (store);
      g_assert_true (moat_store_begin_action (store, key, &error));
      if (!moat_store_put_fact (store, fact, &error))
        moat_store_cancel_action (store);
      else
        moat_store_end_action (store, &error);
    }
  while (error == NULL);
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (n_facts, >, 0);
  g_assert_cmpint (moat_store_count_facts (store), ==, n_facts);
  after = project_file_dump (path);
  g_assert_cmpstr (before, ==, after);

  g_assert_false (moat_store_copy_to (store, copy, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FULL);
  g_clear_pointer (&store, moat_store_close);
  project_file_assert_n_files (file, 1);
}

static void
test_full_file_system_changes_nothing (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();

  project_file_run_apart (file, fill_small_disk, "no small file system can be mounted here");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  project_file_skip_waiting ();
  g_test_add_func ("/store/full-disk/full-disk-changes-nothing", test_full_disk_changes_nothing);
  g_test_add_func ("/store/full-disk/action-is-over-once-the-disk-is-full",
                   test_action_is_over_once_the_disk_is_full);
  g_test_add_func ("/store/full-disk/full-file-system-changes-nothing",
                   test_full_file_system_changes_nothing);
  return g_test_run ();
}
