/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are there whole or not at all.
 *
 * A database is written under a temporary name beside the target and takes its name only when
 * whole, and only if nothing has it: nothing half made is ever left, nothing overwritten. */
#include "config.h"

#include "moat-whole-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "moat-db.h"
#include "moat-store.h"

/* Gives @from the name @to, which nothing may have. */
static gboolean
take_name (const char *from, const char *to, GError **error)
{
  g_autofree char *name = g_filename_display_name (to);
  int result = renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);

  /* Not every file system can rename without replacing; a second name and no first does as well. */
  if (result != 0 && (errno == EINVAL || errno == ENOSYS))
    result = link (from, to) == 0 ? g_unlink (from) : -1;
  if (result == 0)
    return TRUE;
  if (errno == EEXIST)
    g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_EXISTS,
                 /* Translators: %s is the name of a file. */
                 _ ("“%s” exists already. Choose another name."), name);
  else
    g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY,
                 /* Translators: the name of a file and the system's reason. */
                 _ ("“%s” cannot be made: %s"), name, g_strerror (errno));
  return FALSE;
}

/* An empty file beside @path, to become it.  (transfer full) */
static char *
make_temporary (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".moat-XXXXXX", NULL);
  g_autofree char *name = g_filename_display_name (path);
  int fd;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_EXISTS,
                   _ ("“%s” exists already. Choose another name."), name);
      return NULL;
    }
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0644);
  if (fd < 0)
    {
      g_set_error (error, MOAT_STORE_ERROR,
                   errno == ENOENT ? MOAT_STORE_ERROR_NOT_FOUND : MOAT_STORE_ERROR_READ_ONLY,
                   _ ("“%s” cannot be made: %s"), name, g_strerror (errno));
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temporary);
}

gboolean
moat_whole_file_write (const char *path, MoatFillFunc fill, gpointer data, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *temporary = make_temporary (absolute, error);
  gboolean done = FALSE;
  sqlite3 *db;

  if (temporary == NULL)
    return FALSE;
  db = moat_db_open (temporary, FALSE, error);
  if (db != NULL)
    done = fill (db, data, error);
  sqlite3_close (db);
  done = done && take_name (temporary, absolute, error);
  if (!done)
    g_unlink (temporary);
  return done;
}
