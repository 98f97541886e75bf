/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fails on demand: SQLite's own layer for files, with the four methods that change them
 * replaced by ones that count and, when their turn has come, fail or end the process.  So a
 * power cut or a full disk can be tried at every single point of a transaction, not only at those
 * that chance meets. */
#include "config.h"

#include "failing-disk.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static struct
{
  int nth, count;
  FailingDiskManner manner;
  sqlite3_vfs *real;
  sqlite3_vfs vfs;
  const sqlite3_io_methods *real_methods;
  sqlite3_io_methods methods;
} disk;

/* Whether this is the one that goes wrong. */
static gboolean
is_due (void)
{
  disk.count++;
  if (disk.count != disk.nth)
    return FALSE;
  if (disk.manner == FAILING_DISK_KILL)
    raise (SIGKILL);
  return TRUE;
}

static int
write_bytes (sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
  return is_due () ? SQLITE_FULL : disk.real_methods->xWrite (file, bytes, size, offset);
}

static int
cut (sqlite3_file *file, sqlite3_int64 size)
{
  return is_due () ? SQLITE_IOERR_TRUNCATE : disk.real_methods->xTruncate (file, size);
}

static int
synchronize (sqlite3_file *file, int flags)
{
  return is_due () ? SQLITE_IOERR_FSYNC : disk.real_methods->xSync (file, flags);
}

static int
delete_file (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  return is_due () ? SQLITE_IOERR_DELETE : disk.real->xDelete (disk.real, name, sync_folder);
}

static int
open_file (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  int code = disk.real->xOpen (disk.real, name, file, flags, out_flags);

  if (code == SQLITE_OK && file->pMethods != NULL)
    {
      if (disk.real_methods == NULL)
        {
          disk.real_methods = file->pMethods;
          disk.methods = *disk.real_methods;
          disk.methods.xWrite = write_bytes;
          disk.methods.xTruncate = cut;
          disk.methods.xSync = synchronize;
        }
      if (file->pMethods == disk.real_methods)
        file->pMethods = &disk.methods;
    }
  return code;
}

void
failing_disk_arm (int nth, FailingDiskManner manner)
{
  if (disk.real == NULL)
    {
      disk.real = sqlite3_vfs_find (NULL);
      disk.vfs = *disk.real;
      disk.vfs.zName = "failing-disk";
      disk.vfs.xOpen = open_file;
      disk.vfs.xDelete = delete_file;
      g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, 1), ==, SQLITE_OK);
    }
  disk.nth = nth;
  disk.count = 0;
  disk.manner = manner;
}

int
failing_disk_get_count (void)
{
  return disk.count;
}

void
failing_disk_kill (const ProjectFile *file, FailingDiskChange change, int nth)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      g_autoptr (MoatStore) store = project_file_open (file);

      failing_disk_arm (nth, FAILING_DISK_KILL);
      change (store, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

void
failing_disk_refuse (const ProjectFile *file, FailingDiskChange change, int nth)
{
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GError) error = NULL;

  failing_disk_arm (nth, FAILING_DISK_FULL);
  g_assert_false (change (store, &error));
  g_assert_true (g_error_matches (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FULL) ||
                 g_error_matches (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED));
  failing_disk_arm (0, FAILING_DISK_FULL);
}
