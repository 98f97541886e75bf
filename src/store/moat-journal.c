/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions: one transaction, one journal entry; undo and redo.
 *
 * While an action is open SQLite's session extension records what changes in the tables of the
 * user's data.  Ending it writes the changeset and the label into the journal table and commits
 * both with the change itself, so the file is always either before or after an action, and what was
 * done is always on record.  Undo applies the inverted changeset, redo the changeset, each in a
 * transaction that also moves the entry's state; since all of it is in the file, both work after a
 * restart.
 *
 * A changeset carries the old values, so undoing over somebody else's change is noticed
 * (a conflict) and refused as a whole. */
#include "config.h"

#include "moat-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-changeset.h"

static int
is_recorded (void *data, const char *table)
{
  return !g_str_equal (table, "journal") && !g_str_has_prefix (table, "sqlite_");
}

gboolean
moat_store_is_in_action (MoatStore *self)
{
  return self->session != NULL;
}

gboolean
moat_store_may_change (MoatStore *self, GError **error)
{
  if (!sqlite3_get_autocommit (self->db))
    return TRUE;
  g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED,
                       _ ("The change was given up after an earlier error. Nothing was changed."));
  return FALSE;
}

/* Waits for the check, refuses read-only files and takes the write lock. */
static gboolean
begin_writing (MoatStore *self, GError **error)
{
  if (!moat_store_verify (self, error))
    return FALSE;
  if (self->read_only)
    return moat_db_set_error (self->db, SQLITE_READONLY, error);
  return moat_db_exec (self->db, "BEGIN IMMEDIATE", error);
}

gboolean
moat_store_begin_action (MoatStore *self, const char *label, GError **error)
{
  int code;

  g_return_val_if_fail (self != NULL && label != NULL, FALSE);
  g_return_val_if_fail (self->session == NULL, FALSE);

  if (!begin_writing (self, error))
    return FALSE;
  code = sqlite3session_create (self->db, "main", &self->session);
  if (code == SQLITE_OK)
    {
      sqlite3session_table_filter (self->session, is_recorded, NULL);
      code = sqlite3session_attach (self->session, NULL);
    }
  if (code != SQLITE_OK)
    {
      moat_db_set_error (self->db, code, error);
      moat_store_cancel_action (self);
      return FALSE;
    }
  self->action_label = g_strdup (label);
  return TRUE;
}

void
moat_store_cancel_action (MoatStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->action_label, g_free);
  moat_db_rollback (self->db);
}

static gboolean
write_entry (MoatStore *self, const void *changeset, int size, GError **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;
  g_autoptr (GError) reason = NULL;

  if (!moat_db_exec (self->db, "UPDATE journal SET state = 'abandoned' WHERE state = 'undone'",
                     error))
    return FALSE;
  insert = moat_db_prepare (self->db,
                            "INSERT INTO journal (time, label, state, changeset) VALUES"
                            " (strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'), ?1, 'applied', ?2)",
                            error);
  if (insert == NULL)
    return FALSE;
  moat_statement_bind_text (insert, 1, self->action_label);
  moat_statement_bind_blob (insert, 2, changeset, size);
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

gboolean
moat_store_end_action (MoatStore *self, GError **error)
{
  gboolean done = TRUE;
  void *changeset = NULL;
  int size = 0;
  int code;

  g_return_val_if_fail (self != NULL && self->session != NULL, FALSE);

  if (!moat_store_may_change (self, error))
    {
      moat_store_cancel_action (self);
      return FALSE;
    }
  code = sqlite3session_changeset (self->session, &size, &changeset);
  if (code != SQLITE_OK)
    done = moat_db_set_error (self->db, code, error);
  else if (size > 0)
    done = write_entry (self, changeset, size, error);
  sqlite3_free (changeset);

  if (done)
    {
      g_clear_pointer (&self->session, sqlite3session_delete);
      done = moat_db_commit (self->db, error);
    }
  moat_store_cancel_action (self);
  return done;
}

gboolean
moat_store_settle (MoatStore *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->session == NULL, FALSE);

  if (!begin_writing (self, error))
    return FALSE;
  if (!moat_db_exec (self->db, "UPDATE journal SET state = 'settled' WHERE state = 'applied'",
                     error))
    {
      moat_db_rollback (self->db);
      return FALSE;
    }
  return moat_db_commit (self->db, error);
}

static int
resolve_conflict (void *data, int conflict, sqlite3_changeset_iter *change)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (MoatStore *self, sqlite3_stmt *entry, gboolean invert, GError **error)
{
  g_autoptr (GByteArray) changeset = moat_changeset_arrange (
    sqlite3_column_blob (entry, 2), (gsize) sqlite3_column_bytes (entry, 2));
  void *inverted = NULL;
  int size, code;

  if (changeset == NULL)
    return moat_db_set_error (self->db, SQLITE_CORRUPT, error);
  size = (int) changeset->len;
  code = invert ? sqlite3changeset_invert (size, changeset->data, &size, &inverted) : SQLITE_OK;
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply (self->db, size, invert ? inverted : changeset->data, NULL,
                                   resolve_conflict, NULL);
  sqlite3_free (inverted);
  /* CONSTRAINT: a row refers to one that would go. */
  if (code == SQLITE_ABORT || code == SQLITE_CONSTRAINT)
    {
      g_autofree char *label = moat_statement_dup_text (entry, 1);

      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
                   /* Translators: %s is the name of an action, such as “Change value of f02”. */
                   _ ("“%s” cannot be taken back or repeated: what it changed has been changed by "
                      "another program since"),
                   label);
      return FALSE;
    }
  return code == SQLITE_OK || moat_db_set_error (self->db, code, error);
}

static gboolean
set_state (MoatStore *self, gint64 id, const char *state, GError **error)
{
  sqlite3_stmt *update =
    moat_store_statement (self, "UPDATE journal SET state = ?2 WHERE id = ?1", error);

  if (update == NULL)
    return FALSE;
  moat_statement_bind_int (update, 1, id);
  moat_statement_bind_text (update, 2, state);
  return moat_statement_run (update, error);
}

/* Finds the entry that @select names, applies it and moves its state, all inside an open
 * transaction. */
static gboolean
travel_in_transaction (MoatStore *self, gboolean back, char **label, GError **error)
{
  g_autoptr (sqlite3_stmt) select =
    moat_db_prepare (self->db,
                     back ? "SELECT id, label, changeset FROM journal WHERE state = 'applied'"
                            " ORDER BY id DESC LIMIT 1"
                          : "SELECT id, label, changeset FROM journal WHERE state = 'undone'"
                            " ORDER BY id LIMIT 1",
                     error);
  gboolean has_row;
  gint64 id;

  if (select == NULL || !moat_statement_step (select, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOTHING,
                           back ? _ ("There is nothing to undo") : _ ("There is nothing to redo"));
      return FALSE;
    }
  id = sqlite3_column_int64 (select, 0);
  if (label != NULL)
    *label = moat_statement_dup_text (select, 1);
  if (!apply (self, select, back, error))
    return FALSE;
  g_clear_pointer (&select, sqlite3_finalize);
  return set_state (self, id, back ? "undone" : "applied", error);
}

static gboolean
travel (MoatStore *self, gboolean back, char **label, GError **error)
{
  g_autofree char *taken = NULL;

  g_return_val_if_fail (self != NULL && self->session == NULL, FALSE);

  if (!begin_writing (self, error))
    return FALSE;
  if (!travel_in_transaction (self, back, &taken, error))
    {
      moat_db_rollback (self->db);
      return FALSE;
    }
  if (!moat_db_commit (self->db, error))
    return FALSE;
  if (label != NULL)
    *label = g_steal_pointer (&taken);
  return TRUE;
}

gboolean
moat_store_undo (MoatStore *self, char **label, GError **error)
{
  return travel (self, TRUE, label, error);
}

gboolean
moat_store_redo (MoatStore *self, char **label, GError **error)
{
  return travel (self, FALSE, label, error);
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
