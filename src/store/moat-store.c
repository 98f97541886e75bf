/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Project files: making, opening, checking, copying and closing them.
 *
 * New files and copies are written under a temporary name beside the target and take its
 * name only when whole, and only if nothing has it: nothing half made is ever left, nothing
 * overwritten.
 *
 * A file that is opened is a stranger's.  Its header, application id, version and schema are
 * verified first.  quick_check reads every page, which takes longer than drawing from a large file,
 * so for those it runs on a second thread with a connection of its own while the caller begins to
 * read; whoever lets something out, or writes, waits for its answer (moat_store_verify()).  A large
 * file that was found sound and has not been touched since is not checked again (moat-checked.c).
 *
 * A file that cannot be written opens read-only and says so.  Reading stands in moat-store-read.c,
 * writing in moat-store-write.c, actions and undo in moat-journal.c. */
#include "config.h"

#include "moat-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "moat-checked.h"
#include "moat-schema.h"

/* Smaller files are checked at once: a thread would cost more than the check. */
#define CHECK_AT_ONCE (1024 * 1024)

G_DEFINE_QUARK (moat_store_error, moat_store_error)

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gpointer
check_in_thread (gpointer data)
{
  MoatStore *self = data;
  GError *error = NULL;
  g_autofree char *before = moat_checked_make_stamp (self->path);
  g_autofree char *after = NULL;
  /* Read-only also because that leaves the CHECKs out, which for a million figures take six times
   * as long as all else.  Reading knows what to do with a word it does not know, and
   * moat_store_check() looks at all of them. */
  sqlite3 *db = moat_db_open (self->path, TRUE, &error);

  if (db != NULL && moat_db_quick_check (db, FALSE, &error))
    after = moat_checked_make_stamp (self->path);
  sqlite3_close (db);
  if (before != NULL && g_strcmp0 (before, after) == 0)
    moat_checked_remember (after);
  return error;
}

static gboolean
begin_check (MoatStore *self, GError **error)
{
  GStatBuf info;

  if (g_stat (self->path, &info) == 0 && info.st_size > CHECK_AT_ONCE)
    {
      g_autofree char *stamp = moat_checked_make_stamp (self->path);

      if (moat_checked_is_known (stamp))
        return TRUE;
      self->checker = g_thread_new ("moat-check", check_in_thread, self);
      return TRUE;
    }
  return moat_db_quick_check (self->db, TRUE, error);
}

gboolean
moat_store_verify (MoatStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->checker != NULL)
    self->check_error = g_thread_join (g_steal_pointer (&self->checker));
  /* A check that could not be made, because another program was writing, says nothing of the file.
   */
  if (self->check_error != NULL &&
      !g_error_matches (self->check_error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CORRUPT))
    {
      g_clear_error (&self->check_error);
      moat_db_quick_check (self->db, FALSE, &self->check_error);
    }
  if (self->check_error == NULL)
    return TRUE;
  if (error != NULL)
    *error = g_error_copy (self->check_error);
  return FALSE;
}

static gboolean
can_write (const char *path)
{
  /* The rollback journal stands beside the file itself, not beside a link to it. */
  g_autofree char *target = realpath (path, NULL);
  g_autofree char *folder = g_path_get_dirname (target != NULL ? target : path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

MoatStore *
moat_store_open (const char *path, MoatStoreOpenFlags flags, GError **error)
{
  g_autofree char *absolute = NULL;
  g_autoptr (MoatStore) self = NULL;
  gboolean read_only = (flags & MOAT_STORE_OPEN_READ_ONLY) != 0;
  int version;

  g_return_val_if_fail (path != NULL, NULL);

  absolute = g_canonicalize_filename (path, NULL);
  version = moat_schema_sniff (absolute, error);
  if (version < 0)
    return NULL;
  if (version > MOAT_SCHEMA_VERSION && !read_only)
    {
      g_autofree char *name = g_filename_display_name (absolute);

      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NEWER,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” was made by a newer version of Moat. Open it read-only, or update Moat "
                      "to edit it."),
                   name);
      return NULL;
    }

  self = g_new0 (MoatStore, 1);
  self->path = g_steal_pointer (&absolute);
  self->read_only = read_only || !can_write (self->path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_statement);
  self->db = moat_db_open (self->path, self->read_only, error);
  if (self->db == NULL)
    return NULL;
  if (version <= MOAT_SCHEMA_VERSION && !moat_schema_verify (self->db, error))
    return NULL;
  if (!begin_check (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

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

/* Lets @fill write a database that becomes @path when whole. */
static gboolean
write_whole (const char *path, gboolean (*fill) (sqlite3 *db, gpointer data, GError **error),
             gpointer data, GError **error)
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

static gboolean
fill_with_schema (sqlite3 *db, gpointer data, GError **error)
{
  return moat_schema_create (db, error);
}

MoatStore *
moat_store_create (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  if (!write_whole (path, fill_with_schema, NULL, error))
    return NULL;
  return moat_store_open (path, MOAT_STORE_OPEN_DEFAULT, error);
}

static gboolean
fill_with_copy (sqlite3 *db, gpointer data, GError **error)
{
  return moat_db_copy (((MoatStore *) data)->db, db, error);
}

gboolean
moat_store_copy_to (MoatStore *self, const char *path, GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  return moat_store_verify (self, error) && write_whole (path, fill_with_copy, self, error);
}

void
moat_store_close (MoatStore *self)
{
  if (self == NULL)
    return;
  if (self->checker != NULL)
    self->check_error = g_thread_join (self->checker);
  if (self->db != NULL)
    moat_store_cancel_action (self);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->db);
  g_clear_error (&self->check_error);
  g_free (self->path);
  g_free (self);
}

void
moat_store_hold (MoatStore *self)
{
  g_return_if_fail (self != NULL);

  if (!moat_store_is_in_action (self))
    moat_db_exec (self->db, "BEGIN", NULL);
}

void
moat_store_release (MoatStore *self)
{
  g_return_if_fail (self != NULL);

  if (!moat_store_is_in_action (self))
    moat_db_exec (self->db, "COMMIT", NULL);
}

const char *
moat_store_get_path (MoatStore *self)
{
  return self->path;
}

gboolean
moat_store_is_read_only (MoatStore *self)
{
  return self->read_only;
}

gint64
moat_store_get_change_counter (MoatStore *self)
{
  gint64 others = 0;

  /* data_version moves when another connection commits, total_changes when this one writes. */
  moat_db_get_int (self->db, "PRAGMA data_version", &others, NULL);
  return (others << 40) + sqlite3_total_changes64 (self->db);
}

sqlite3_stmt *
moat_store_statement (MoatStore *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      statement = moat_db_prepare (self->db, sql, error);
      if (statement != NULL)
        g_hash_table_insert (self->statements, (gpointer) sqlite3_sql (statement), statement);
      return statement;
    }
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return statement;
}
