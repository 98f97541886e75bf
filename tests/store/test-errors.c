/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks, places that cannot be written or read, and changes that were interrupted: each is told by
 * its code, nothing is half done, and the next try works once the cause is gone.
 *
 * Permissions do not stop root, so those tests run in a child that has become nobody. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <linux/fs.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "project-file.h"

#define NOBODY 65534

/* What another program does with the file meanwhile. */
static sqlite3 *
hold (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  return db;
}

static void
test_writer_elsewhere_is_busy (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GError) error = NULL;
  sqlite3 *other;

  project_file_put_fact (store, "f01", "1亿元");
  other = hold (file->path, "BEGIN IMMEDIATE");
  g_assert_false (moat_store_begin_action (store, "No", &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "Try again"));
  g_clear_error (&error);
  g_assert_false (moat_store_undo (store, NULL, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_BUSY);
  g_assert_cmpint (moat_store_count_facts (store), ==, 1);

  sqlite3_close (other);
  project_file_put_fact (store, "f02", "1亿元");
}

static void
test_reader_elsewhere_makes_the_end_busy (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatFact) fact = project_file_make_fact ("f01", "1亿元");
  g_autofree char *before = project_file_dump (file->path);
  g_autoptr (GError) error = NULL;
  sqlite3 *other = hold (file->path, "BEGIN; SELECT * FROM entity");

  project_file_begin (store, "No");
  g_assert_true (moat_store_put_fact (store, fact, NULL));
  g_assert_false (moat_store_end_action (store, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_BUSY);
  project_file_assert_dump (file, before);

  sqlite3_close (other);
  project_file_put_fact (store, "f01", "1亿元");
}

static void
test_locked_file_is_busy_to_open (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *other = hold (file->path, "BEGIN EXCLUSIVE");

  for (int flags = 0; flags <= MOAT_STORE_OPEN_READ_ONLY; flags++)
    {
      g_assert_null (moat_store_open (file->path, (MoatStoreOpenFlags) flags, &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_BUSY);
      g_clear_error (&error);
    }
  sqlite3_close (other);
  store = project_file_open (file);
  project_file_put_fact (store, "f01", "1亿元");
}

static void
test_two_windows_take_turns (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) first = project_file_open (file);
  g_autoptr (MoatStore) second = project_file_open (file);
  g_autofree char *label = NULL;

  project_file_put_fact (first, "f01", "1亿元");
  project_file_put_fact (second, "f02", "2亿元");
  g_assert_cmpint (moat_store_count_facts (first), ==, 2);
  g_assert_true (moat_store_undo (first, &label, NULL));
  g_assert_cmpstr (label, ==, "f02");
  g_assert_cmpint (moat_store_count_facts (second), ==, 1);
}

static void
become_nobody (void)
{
  if (geteuid () == 0 && (setgroups (0, NULL) != 0 || setresgid (NOBODY, NOBODY, NOBODY) != 0 ||
                          setresuid (NOBODY, NOBODY, NOBODY) != 0))
    _exit (PROJECT_FILE_EXIT_SKIPPED);
}

/* Runs @check, which has to become nobody. */
static void
run_as_nobody (const ProjectFile *file, void (*check) (const ProjectFile *file))
{
  project_file_run_apart (file, check, "cannot become another user");
}

static void
assert_opens_read_only (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatStore) store = moat_store_open (path, MOAT_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_true (moat_store_is_read_only (store));
  g_assert_cmpint (moat_store_count_facts (store), ==, 0);
  g_assert_false (moat_store_begin_action (store, "No", &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY);
}

static void
expect_read_only (const ProjectFile *file)
{
  become_nobody ();
  assert_opens_read_only (file->path);
}

static void
test_file_that_cannot_be_written_opens_read_only (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (GBytes) before = project_file_read (file->path);

  g_assert_cmpint (g_chmod (file->folder, 0777), ==, 0);
  g_assert_cmpint (g_chmod (file->path, 0444), ==, 0);
  run_as_nobody (file, expect_read_only);
  project_file_assert_bytes (file->path, before);
  project_file_assert_n_files (file, 1);
}

static void
expect_no_new_files (const ProjectFile *file)
{
  g_autofree char *path = project_file_get_sibling (file, "new.moat");
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GError) error = NULL;

  become_nobody ();
  store = moat_store_open (file->path, MOAT_STORE_OPEN_DEFAULT, NULL);
  g_assert_null (moat_store_create (path, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (moat_store_copy_to (store, path, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY);
}

static void
test_folder_that_cannot_be_written_makes_it_read_only (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();

  g_assert_cmpint (g_chmod (file->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (file->folder, 0555), ==, 0);
  run_as_nobody (file, expect_read_only);
  run_as_nobody (file, expect_no_new_files);
  g_assert_cmpint (g_chmod (file->folder, 0755), ==, 0);
  project_file_assert_n_files (file, 1);
}

static void
expect_unreadable (const ProjectFile *file)
{
  g_autoptr (GError) error = NULL;

  become_nobody ();
  g_assert_null (moat_store_open (file->path, MOAT_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, g_strerror (EACCES)));
}

static void
test_file_that_cannot_be_read_says_why (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();

  g_assert_cmpint (g_chmod (file->path, 0000), ==, 0);
  g_assert_cmpint (g_chmod (file->folder, 0777), ==, 0);
  run_as_nobody (file, expect_unreadable);
}

static void
expect_link_is_as_its_target (const ProjectFile *file)
{
  g_autofree char *writable = project_file_get_sibling (file, "closed/link.moat");
  g_autofree char *closed = project_file_get_sibling (file, "link.moat");
  g_autoptr (MoatStore) store = NULL;

  become_nobody ();
  store = moat_store_open (writable, MOAT_STORE_OPEN_DEFAULT, NULL);
  g_assert_false (moat_store_is_read_only (store));
  project_file_put_fact (store, "f01", "1亿元");
  assert_opens_read_only (closed);
}

/* What counts is the folder of the file itself: there the journal stands. */
static void
test_link_can_be_written_if_its_target_can (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *closed = project_file_get_sibling (file, "closed");
  g_autofree char *inside = project_file_get_sibling (file, "closed/inside.moat");
  g_autofree char *link_inside = project_file_get_sibling (file, "closed/link.moat");
  g_autofree char *link_outside = project_file_get_sibling (file, "link.moat");
  g_autoptr (MoatStore) store = project_file_open (file);

  g_assert_cmpint (g_mkdir (closed, 0755), ==, 0);
  g_assert_true (moat_store_copy_to (store, inside, NULL));
  g_assert_cmpint (symlink ("../project.moat", link_inside), ==, 0);
  g_assert_cmpint (symlink ("closed/inside.moat", link_outside), ==, 0);
  g_assert_cmpint (g_chmod (inside, 0666), ==, 0);
  g_assert_cmpint (g_chmod (file->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (closed, 0555), ==, 0);
  g_assert_cmpint (g_chmod (file->folder, 0777), ==, 0);
  run_as_nobody (file, expect_link_is_as_its_target);
}

static gboolean
set_immutable (const char *path, gboolean immutable)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int flags = 0;
  gboolean done = ioctl (fd, FS_IOC_GETFLAGS, &flags) == 0;

  flags = immutable ? flags | FS_IMMUTABLE_FL : flags & ~FS_IMMUTABLE_FL;
  done = done && ioctl (fd, FS_IOC_SETFLAGS, &flags) == 0;
  close (fd);
  return done;
}

static void
test_immutable_file_opens_read_only (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();

  if (!set_immutable (file->path, TRUE))
    {
      g_test_skip ("files cannot be made immutable here");
      return;
    }
  assert_opens_read_only (file->path);
  project_file_assert_n_files (file, 1);
  g_assert_true (set_immutable (file->path, FALSE));
}

/* What a program leaves that stops amid a transaction, with some of its pages written already. */
static void
leave_hot_journal (const ProjectFile *file)
{
  g_assert_nonnull (hold (file->path, "PRAGMA cache_size = 1; BEGIN;"
                                      "UPDATE qualifier_word SET follows = 1 - follows;"
                                      "UPDATE entity SET tags = hex (zeroblob (20000));"
                                      "UPDATE source SET url = hex (zeroblob (20000))"));
}

static void
test_interrupted_change_is_rolled_back_by_opening (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *before = project_file_dump (file->path);
  g_autoptr (GBytes) sound = project_file_read (file->path);
  g_autoptr (GBytes) interrupted = NULL;
  g_autoptr (MoatStore) store = NULL;

  project_file_run_apart (file, leave_hot_journal, NULL);
  interrupted = project_file_read (file->path);
  g_assert_false (g_bytes_equal (sound, interrupted));
  project_file_assert_n_files (file, 2);
  store = project_file_open (file);
  project_file_assert_dump (file, before);
  project_file_assert_n_files (file, 1);
}

static void
test_interrupted_change_is_not_read_over (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *journal = g_strconcat (file->path, "-journal", NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) journal_before = NULL;
  g_autoptr (GError) error = NULL;

  project_file_run_apart (file, leave_hot_journal, NULL);
  before = project_file_read (file->path);
  journal_before = project_file_read (journal);
  g_assert_null (moat_store_open (file->path, MOAT_STORE_OPEN_READ_ONLY, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "interrupted"));
  project_file_assert_bytes (file->path, before);
  project_file_assert_bytes (journal, journal_before);
}

/* SQLite locks byte 0x40000001 of a file to write.  A lock of an open file description sees that of
 * a process, even its own. */
static gboolean
is_locked_to_write (const char *path)
{
  struct flock lock = {
    .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000001, .l_len = 1
  };
  /* Never closed while the lock is of interest: closing is what loses locks. */
  int fd = open (path, O_RDWR | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fcntl (fd, F_OFD_GETLK, &lock), ==, 0);
  return lock.l_type != F_UNLCK;
}

static void
test_opening_again_leaves_the_lock_of_an_action (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatStore) again = NULL;

  project_file_begin (store, "Long");
  again = project_file_open (file);
  g_clear_pointer (&again, moat_store_close);
  g_assert_true (is_locked_to_write (file->path));
}

/* Files that other threads than the first open wait for the mutex. */
static struct
{
  GMutex mutex;
  GThread *first;
  sqlite3_vfs *real;
  sqlite3_vfs vfs;
} gate;

static int
open_behind_gate (sqlite3_vfs *vfs, const char *name, sqlite3_file *opened, int flags,
                  int *out_flags)
{
  if (g_thread_self () != gate.first)
    {
      g_mutex_lock (&gate.mutex);
      g_mutex_unlock (&gate.mutex);
    }
  return gate.real->xOpen (gate.real, name, opened, flags, out_flags);
}

static void
close_gate (void)
{
  gate.first = g_thread_self ();
  gate.real = sqlite3_vfs_find (NULL);
  gate.vfs = *gate.real;
  gate.vfs.zName = "gate";
  gate.vfs.xOpen = open_behind_gate;
  g_mutex_lock (&gate.mutex);
  g_assert_cmpint (sqlite3_vfs_register (&gate.vfs, 1), ==, SQLITE_OK);
}

static void
test_check_that_met_a_writer_is_made_again (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *writer = NULL;

  /* Large enough for a thread of its own. */
  project_file_tamper (file->path, "INSERT INTO batch (time, note) VALUES ('2025-01-01',"
                                   " hex (zeroblob (1000000)))");
  close_gate ();
  store = project_file_open (file);
  g_assert_cmpint (sqlite3_open_v2 (file->path, &writer, SQLITE_OPEN_READWRITE, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (writer, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_mutex_unlock (&gate.mutex);
  g_assert_false (moat_store_begin_action (store, "Early", &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_BUSY);
  g_assert_cmpint (sqlite3_close (writer), ==, SQLITE_OK);
  project_file_put_fact (store, "f01", "1亿元");
  sqlite3_vfs_unregister (&gate.vfs);
  sqlite3_vfs_register (gate.real, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  project_file_skip_waiting ();
  g_test_add_func ("/store/errors/writer-elsewhere-is-busy", test_writer_elsewhere_is_busy);
  g_test_add_func ("/store/errors/reader-elsewhere-makes-the-end-busy",
                   test_reader_elsewhere_makes_the_end_busy);
  g_test_add_func ("/store/errors/locked-file-is-busy-to-open", test_locked_file_is_busy_to_open);
  g_test_add_func ("/store/errors/two-windows-take-turns", test_two_windows_take_turns);
  g_test_add_func ("/store/errors/file-that-cannot-be-written-opens-read-only",
                   test_file_that_cannot_be_written_opens_read_only);
  g_test_add_func ("/store/errors/folder-that-cannot-be-written-makes-it-read-only",
                   test_folder_that_cannot_be_written_makes_it_read_only);
  g_test_add_func ("/store/errors/file-that-cannot-be-read-says-why",
                   test_file_that_cannot_be_read_says_why);
  g_test_add_func ("/store/errors/link-can-be-written-if-its-target-can",
                   test_link_can_be_written_if_its_target_can);
  g_test_add_func ("/store/errors/immutable-file-opens-read-only",
                   test_immutable_file_opens_read_only);
  g_test_add_func ("/store/errors/interrupted-change-is-rolled-back-by-opening",
                   test_interrupted_change_is_rolled_back_by_opening);
  g_test_add_func ("/store/errors/interrupted-change-is-not-read-over",
                   test_interrupted_change_is_not_read_over);
  g_test_add_func ("/store/errors/opening-again-leaves-the-lock-of-an-action",
                   test_opening_again_leaves_the_lock_of_an_action);
  g_test_add_func ("/store/errors/check-that-met-a-writer-is-made-again",
                   test_check_that_met_a_writer_is_made_again);
  return g_test_run ();
}
