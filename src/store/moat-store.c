/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Project files: making, opening, checking, copying and closing them.
 *
 * New files and copies become files when they are whole (moat-whole-file.c).
 *
 * A file that is opened is a stranger's.  Its header, application id, version and schema are
 * verified first.  quick_check reads every page, which takes longer than drawing from a large file,
 * so for those it runs on a second thread with a connection of its own while the caller begins to
 * read; whoever lets something out, or writes, waits for its answer (moat_store_verify()).  A large
 * file that was found sound and has not been touched since is not checked again (moat-checked.c).
 *
 * A file of an older version becomes one of this version before anything else is done with it
 * (moat-migration.c).  One that cannot be written, or not migrated, opens read-only and says so:
 * all that reading needs is in every version.  Reading stands in moat-store-read.c, writing in
 * moat-store-write.c, actions and undo in moat-journal.c. */
#include "config.h"

#include "moat-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "moat-checked.h"
#include "moat-migration.h"
#include "moat-schema.h"
#include "moat-whole-file.h"

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

static gboolean
open_connection (MoatStore *self, gint64 *version, GError **error)
{
  self->db = moat_db_open (self->path, self->read_only, error);
  /* Now that SQLite has repaired the file, if that was necessary, the version is what it says. */
  return self->db != NULL && moat_db_get_int (self->db, "PRAGMA user_version", version, error);
}

/* Whether a file that cannot be migrated for @reason can be read all the same. */
static gboolean
is_worth_reading (const GError *reason)
{
  return g_error_matches (reason, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY) ||
         g_error_matches (reason, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FULL) ||
         g_error_matches (reason, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
}

/* Takes an older file to this version, or the store to reading. */
static gboolean
bring_up_to_date (MoatStore *self, gint64 *version, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (*version >= MOAT_SCHEMA_VERSION || self->read_only)
    return TRUE;
  if (moat_migration_run (self->db, (int) *version, &reason))
    {
      *version = MOAT_SCHEMA_VERSION;
      return TRUE;
    }
  if (!is_worth_reading (reason))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  g_clear_pointer (&self->db, sqlite3_close);
  self->read_only = TRUE;
  return open_connection (self, version, error);
}

static void
set_newer_error (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NEWER,
               /* Translators: %s is the name of a file. */
               _ ("“%s” was made by a newer version of Moat. Open it read-only, or update Moat "
                  "to edit it."),
               name);
}

MoatStore *
moat_store_open (const char *path, MoatStoreOpenFlags flags, GError **error)
{
  g_autofree char *absolute = NULL;
  g_autoptr (MoatStore) self = NULL;
  gboolean read_only = (flags & MOAT_STORE_OPEN_READ_ONLY) != 0;
  gint64 version;

  g_return_val_if_fail (path != NULL, NULL);

  absolute = g_canonicalize_filename (path, NULL);
  version = moat_schema_sniff (absolute, error);
  if (version < 0)
    return NULL;
  if (version > MOAT_SCHEMA_VERSION && !read_only)
    {
      set_newer_error (absolute, error);
      return NULL;
    }

  self = g_new0 (MoatStore, 1);
  self->path = g_steal_pointer (&absolute);
  self->read_only = read_only || !can_write (self->path);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, finalize_statement);
  if (!open_connection (self, &version, error) || !bring_up_to_date (self, &version, error))
    return NULL;
  if (version <= MOAT_SCHEMA_VERSION && !moat_schema_verify (self->db, (int) version, error))
    return NULL;
  if (!begin_check (self, error))
    return NULL;
  return g_steal_pointer (&self);
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

  if (!moat_whole_file_write (path, fill_with_schema, NULL, error))
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

  return moat_store_verify (self, error) &&
         moat_whole_file_write (path, fill_with_copy, self, error);
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

void
moat_store_set_cancellable (MoatStore *self, GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  moat_db_set_cancellable (self->db, cancellable);
}

/* data_version moves when another connection commits, total_changes when this one writes. */
static gboolean
count_changes (MoatStore *self, gint64 *counter)
{
  gint64 others = 0;
  gboolean done = moat_db_get_int (self->db, "PRAGMA data_version", &others, NULL);

  *counter = (others << 40) + sqlite3_total_changes64 (self->db);
  return done;
}

gint64
moat_store_get_change_counter (MoatStore *self)
{
  gint64 counter;

  count_changes (self, &counter);
  return counter;
}

gboolean
moat_store_peek_change_counter (MoatStore *self, gint64 *counter)
{
  gboolean done;

  moat_db_set_patience (self->db, FALSE);
  done = count_changes (self, counter);
  moat_db_set_patience (self->db, TRUE);
  return done;
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
