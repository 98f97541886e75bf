/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions: one transaction, one journal entry.  Undo and redo are in moat-journal-travel.c.
 *
 * While an action is open SQLite's session extension records what changes in the tables of the
 * user's data.  Ending it writes the changeset and the label into the journal table and commits
 * both with the change itself, so the file is always either before or after an action, and what was
 * done is always on record.  In a batch the facts are not recorded (moat-store-batch.c). */
#include "config.h"

#include "moat-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-changeset.h"
#include "moat-schema.h"

gboolean
moat_store_is_in_action (MoatStore *self)
{
  return self->action_label != NULL;
}

gboolean
moat_store_is_unbroken (MoatStore *self, GError **error)
{
  if (!sqlite3_get_autocommit (self->db))
    return TRUE;
  g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED,
                       _ ("The change was given up after an earlier error. Nothing was changed."));
  return FALSE;
}

gboolean
moat_store_may_change (MoatStore *self, GError **error)
{
  return moat_store_is_unbroken (self, error) &&
         (!moat_store_is_in_batch (self) || moat_store_stop_storing_facts (self, error));
}

gboolean
moat_store_begin_writing (MoatStore *self, gboolean references, GError **error)
{
  if (!moat_store_verify (self, error))
    return FALSE;
  if (self->read_only)
    return moat_db_set_error (self->db, SQLITE_READONLY, error);
  if (references)
    return moat_db_exec (self->db, "BEGIN IMMEDIATE", error);
  if (moat_db_exec (self->db, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", error))
    return TRUE;
  moat_store_restore_references (self);
  return FALSE;
}

void
moat_store_restore_references (MoatStore *self)
{
  moat_db_exec (self->db, "PRAGMA foreign_keys = ON", NULL);
}

/* The tables of the user's data; in a batch without those whose rows are moved. */
static int
is_recorded (void *data, const char *table)
{
  MoatStore *self = data;

  if (moat_store_is_in_batch (self) &&
      (g_str_equal (table, "fact") || g_str_equal (table, "relation")))
    return 0;
  return g_strv_contains (moat_schema_get_tables (), table);
}

gboolean
moat_store_start_recording (MoatStore *self, GError **error)
{
  int code = sqlite3session_create (self->db, "main", &self->session);

  if (code == SQLITE_OK)
    {
      sqlite3session_table_filter (self->session, is_recorded, self);
      code = sqlite3session_attach (self->session, NULL);
    }
  return code == SQLITE_OK || moat_db_set_error (self->db, code, error);
}

gboolean
moat_store_begin_labelled (MoatStore *self, const char *label, gboolean references, GError **error)
{
  if (!moat_store_begin_writing (self, references, error))
    return FALSE;
  self->action_label = g_strdup (label);
  if (moat_store_start_recording (self, error))
    return TRUE;
  moat_store_cancel_action (self);
  return FALSE;
}

gboolean
moat_store_begin_action (MoatStore *self, const char *label, GError **error)
{
  g_return_val_if_fail (self != NULL && label != NULL, FALSE);
  g_return_val_if_fail (!moat_store_is_in_action (self), FALSE);

  return moat_store_begin_labelled (self, label, TRUE, error);
}

void
moat_store_cancel_action (MoatStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->action_label, g_free);
  moat_db_rollback (self->db);
  moat_store_leave_batch (self);
}

/* What was undone is abandoned, and with it the figures that were kept for it. */
static gboolean
abandon_undone (MoatStore *self, GError **error)
{
  return moat_db_exec (self->db, "UPDATE journal SET state = 'abandoned' WHERE state = 'undone'",
                       error) &&
         (sqlite3_changes (self->db) == 0 || moat_parking_clear (self->db, error));
}

static gboolean
write_entry (MoatStore *self, const void *changeset, int size, GError **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;
  g_autoptr (GError) reason = NULL;

  if (!abandon_undone (self, error))
    return FALSE;
  insert = moat_db_prepare (
    self->db,
    "INSERT INTO journal (time, label, state, changeset, batch_id, first_fact_id, last_fact_id)"
    " VALUES (strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'), ?1, 'applied', ?2, nullif (?3, 0),"
    " nullif (?4, 0), nullif (?5, 0))",
    error);
  if (insert == NULL)
    return FALSE;
  moat_statement_bind_text (insert, 1, self->action_label);
  moat_statement_bind_blob (insert, 2, changeset, size);
  moat_statement_bind_int (insert, 3, self->brought.batch_id);
  moat_statement_bind_int (insert, 4, self->brought.first);
  moat_statement_bind_int (insert, 5, self->brought.last);
  if (moat_statement_run (insert, &reason))
    return TRUE;
  if ((sqlite3_errcode (self->db) & 0xff) != SQLITE_TOOBIG)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_TOO_LARGE,
               /* Translators: %s is the name of an action, such as “Import”. */
               _ ("“%s” is too large for one action. Nothing was changed; do it in parts, such as "
                  "fewer rows at a time."),
               self->action_label);
  return FALSE;
}

/* Gets what was recorded; @size 0: nothing. */
static gboolean
finish_recording (MoatStore *self, void **changeset, int *size, GError **error)
{
  int code;

  if (moat_store_is_in_batch (self))
    return moat_store_finish_batch (self, changeset, size, error);
  code = sqlite3session_changeset (self->session, size, changeset);
  return code == SQLITE_OK || moat_db_set_error (self->db, code, error);
}

gboolean
moat_store_end_action (MoatStore *self, GError **error)
{
  void *changeset = NULL;
  int size = 0;
  gboolean done;

  g_return_val_if_fail (self != NULL && moat_store_is_in_action (self), FALSE);

  done = moat_store_is_unbroken (self, error) && finish_recording (self, &changeset, &size, error);
  /* With it deleted, what was parked is dropped as a whole and not row by row. */
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (done && size > 0)
    done = write_entry (self, changeset, size, error) && moat_db_commit (self->db, error);
  sqlite3_free (changeset);
  moat_store_cancel_action (self);
  return done;
}

gboolean
moat_store_settle (MoatStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL && !moat_store_is_in_action (self), FALSE);

  if (!moat_store_begin_writing (self, TRUE, error))
    return FALSE;
  if (!moat_db_exec (self->db, "UPDATE journal SET state = 'settled' WHERE state = 'applied'",
                     error))
    {
      moat_db_rollback (self->db);
      return FALSE;
    }
  return moat_db_commit (self->db, error);
}

/* The one text that @sql asks for; NULL when there is none. */
static char *
get_text (MoatStore *self, const char *sql)
{
  sqlite3_stmt *select = moat_store_statement (self, sql, NULL);
  char *text = NULL;

  if (select != NULL && sqlite3_step (select) == SQLITE_ROW)
    text = moat_statement_dup_text (select, 0);
  sqlite3_reset (select);
  return text;
}

char *
moat_store_get_undo_label (MoatStore *self)
{
  return get_text (self, "SELECT label FROM journal WHERE state = 'applied'"
                         " ORDER BY id DESC LIMIT 1");
}

char *
moat_store_get_redo_label (MoatStore *self)
{
  return get_text (self, "SELECT label FROM journal WHERE state = 'undone' ORDER BY id LIMIT 1");
}

gint64
moat_store_get_modified (MoatStore *self)
{
  g_autofree char *text =
    get_text (self, "SELECT coalesce ((SELECT time FROM journal WHERE state IN ('applied',"
                    " 'settled') ORDER BY id DESC LIMIT 1), (SELECT created FROM project))");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

void
moat_journal_entry_free (MoatJournalEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->time);
  g_free (self->label);
  g_free (self->state);
  g_free (self);
}

GPtrArray *
moat_store_list_journal (MoatStore *self, GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_journal_entry_free);
  g_autoptr (sqlite3_stmt) select =
    moat_db_prepare (self->db, "SELECT id, time, label, state FROM journal ORDER BY id", error);
  gboolean has_row;

  if (select == NULL)
    return NULL;
  while (moat_statement_step (select, &has_row, error))
    {
      MoatJournalEntry *entry;

      if (!has_row)
        return g_steal_pointer (&entries);
      entry = g_new0 (MoatJournalEntry, 1);
      entry->id = sqlite3_column_int64 (select, 0);
      entry->time = moat_statement_dup_text (select, 1);
      entry->label = moat_statement_dup_text (select, 2);
      entry->state = moat_statement_dup_text (select, 3);
      g_ptr_array_add (entries, entry);
    }
  return NULL;
}
