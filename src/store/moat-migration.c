/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of an older version into one of this version.
 *
 * What the steps are stands in migrations/; this is the care that is taken around them.  The file
 * is checked first, for damage is better left as it is.  The write lock is taken before the copy is
 * made, so that the copy is what the steps begin with; it is written through a connection of its
 * own, because SQLite copies nothing out of an open transaction.  The copy never takes the place of
 * another file, and goes again if the steps fail.
 *
 * Two programs may open an old file at once: the second waits for the lock and finds it done. */
#include "config.h"

#include "moat-migration.h"

#include <glib/gstdio.h>
#include <string.h>

#include "moat-db.h"
#include "moat-schema.h"
#include "moat-store.h"
#include "moat-whole-file.h"

#define SUFFIX ".moat"

static char *
make_backup_path (const char *path, int version, int n)
{
  gsize size = strlen (path) - (g_str_has_suffix (path, SUFFIX) ? strlen (SUFFIX) : 0);
  g_autofree char *number = n > 1 ? g_strdup_printf ("-%d", n) : g_strdup ("");

  return g_strdup_printf ("%.*s.v%d-backup%s%s", (int) size, path, version, number, SUFFIX);
}

static gboolean
fill_with_file (sqlite3 *db, gpointer path, GError **error)
{
  sqlite3 *from = moat_db_open (path, TRUE, error);
  gboolean done = from != NULL && moat_db_copy (from, db, error);

  sqlite3_close (from);
  return done;
}

/* Where the copy is; NULL and @error if there is none.  (transfer full) */
static char *
make_backup (const char *path, int version, GError **error)
{
  for (int n = 1;; n++)
    {
      g_autofree char *backup = make_backup_path (path, version, n);
      g_autoptr (GError) reason = NULL;

      if (moat_whole_file_write (backup, fill_with_file, (gpointer) path, &reason))
        return g_steal_pointer (&backup);
      if (!g_error_matches (reason, MOAT_STORE_ERROR, MOAT_STORE_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return NULL;
        }
    }
}

/* Under the write lock. */
static gboolean
migrate (sqlite3 *db, int version, char **backup, GError **error)
{
  gint64 now;

  if (!moat_db_get_int (db, "PRAGMA user_version", &now, error))
    return FALSE;
  if (now != version)
    return TRUE;
  *backup = make_backup (sqlite3_db_filename (db, "main"), version, error);
  return *backup != NULL && moat_schema_migrate (db, version, error);
}

gboolean
moat_migration_run (sqlite3 *db, int version, GError **error)
{
  g_autofree char *backup = NULL;
  gboolean done;

  /* A table that is made again must not take along what refers to it. */
  if (!moat_schema_verify (db, version, error) || !moat_db_quick_check (db, TRUE, error) ||
      !moat_db_exec (db, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", error))
    return FALSE;
  done = migrate (db, version, &backup, error) && moat_db_commit (db, error);
  if (!done)
    {
      moat_db_rollback (db);
      if (backup != NULL)
        g_unlink (backup);
    }
  return moat_db_exec (db, "PRAGMA foreign_keys = ON", done ? error : NULL) && done;
}
