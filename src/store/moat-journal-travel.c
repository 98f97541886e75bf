/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: an entry of the journal taken back or repeated.
 *
 * Undo applies the inverted changeset, redo the changeset, each in a transaction that also moves
 * the entry's state; since all of it is in the file, both work after a restart.
 *
 * A changeset carries the old values, so undoing over somebody else's change is noticed
 * (a conflict) and refused as a whole.  The figures of an import are in no changeset: they are
 * moved (moat-parking.c) while the foreign keys are not in force, and what refers to what is not
 * there is looked for afterwards. */
#include "config.h"

#include "moat-store-private.h"

#include <glib/gi18n-lib.h>

#include "moat-changeset.h"

/* An entry that is to be taken back or repeated.  It is read as a whole first, for with a statement
 * under way no index can be dropped. */
typedef struct
{
  gint64 id;
  char *label;
  GByteArray *changeset; /* in the order in which it can be applied; NULL: it is damaged */
  MoatParkedFacts facts;
} Entry;

static void
entry_free (Entry *self)
{
  g_free (self->label);
  g_clear_pointer (&self->changeset, g_byte_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, entry_free)

static Entry *
read_entry (sqlite3_stmt *row)
{
  enum
  {
    ID,
    LABEL,
    CHANGESET,
    BATCH,
    FIRST_FACT,
    LAST_FACT
  };
  Entry *self = g_new0 (Entry, 1);

  self->id = sqlite3_column_int64 (row, ID);
  self->label = moat_statement_dup_text (row, LABEL);
  self->changeset = moat_changeset_arrange (sqlite3_column_blob (row, CHANGESET),
                                            (gsize) sqlite3_column_bytes (row, CHANGESET));
  self->facts.batch_id = sqlite3_column_int64 (row, BATCH);
  self->facts.first = sqlite3_column_int64 (row, FIRST_FACT);
  self->facts.last = sqlite3_column_int64 (row, LAST_FACT);
  return self;
}

/* The one that is next on the way back or forward.  (transfer full); NULL and @error, NOTHING when
 * there is none. */
static Entry *
find_entry (MoatStore *self, gboolean back, GError **error)
{
#define ENTRY "SELECT id, label, changeset, batch_id, first_fact_id, last_fact_id FROM journal"
  g_autoptr (sqlite3_stmt) select =
    moat_db_prepare (self->db,
                     back ? ENTRY " WHERE state = 'applied' ORDER BY id DESC LIMIT 1"
                          : ENTRY " WHERE state = 'undone' ORDER BY id LIMIT 1",
                     error);
  gboolean has_row;

  if (select == NULL || !moat_statement_step (select, &has_row, error))
    return NULL;
  if (has_row)
    return read_entry (select);
  g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOTHING,
                       back ? _ ("There is nothing to undo") : _ ("There is nothing to redo"));
  return NULL;
}

static int
resolve_conflict (void *data, int conflict, sqlite3_changeset_iter *change)
{
  return SQLITE_CHANGESET_ABORT;
}

/* The changeset of an entry, applied to the tables. */
static gboolean
apply_changeset (MoatStore *self, const Entry *entry, gboolean invert, GError **error)
{
  void *inverted = NULL;
  int size, code;

  if (entry->changeset == NULL)
    return moat_db_set_error (self->db, SQLITE_CORRUPT, error);
  size = (int) entry->changeset->len;
  code =
    invert ? sqlite3changeset_invert (size, entry->changeset->data, &size, &inverted) : SQLITE_OK;
  if (code == SQLITE_OK)
    code = sqlite3changeset_apply (self->db, size, invert ? inverted : entry->changeset->data, NULL,
                                   resolve_conflict, NULL);
  sqlite3_free (inverted);
  /* ABORT: a row is not what it was when it was recorded. */
  return code == SQLITE_OK ||
         moat_db_set_error (self->db, code == SQLITE_ABORT ? SQLITE_CONSTRAINT : code, error);
}

/* Whether every row still refers to one that is there. */
static gboolean
check_references (MoatStore *self, GError **error)
{
  g_autoptr (sqlite3_stmt) check = moat_db_prepare (self->db, "PRAGMA foreign_key_check", error);
  gboolean is_broken;

  if (check == NULL || !moat_statement_step (check, &is_broken, error))
    return FALSE;
  return !is_broken || moat_db_set_error (self->db, SQLITE_CONSTRAINT, error);
}

static gboolean
apply (MoatStore *self, const Entry *entry, gboolean back, GError **error)
{
  const MoatParkedFacts *facts = &entry->facts;

  if (facts->batch_id == 0)
    return apply_changeset (self, entry, back, error);
  return (!back || moat_parking_put (self->db, facts, error)) &&
         apply_changeset (self, entry, back, error) &&
         (back || moat_parking_take (self->db, facts, error)) && check_references (self, error);
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

/* Applies the entry and moves its state, all inside an open transaction. */
static gboolean
travel_in_transaction (MoatStore *self, const Entry *entry, gboolean back, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (apply (self, entry, back, &reason))
    return set_state (self, entry->id, back ? "undone" : "applied", error);
  /* A row was changed, or one refers to what would go. */
  if (g_error_matches (reason, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT))
    g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
                 /* Translators: %s is the name of an action, such as “Change value of f02”. */
                 _ ("“%s” cannot be taken back or repeated: what it changed has been changed by "
                    "another program since"),
                 entry->label);
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* Whether the next entry is an import; if so the foreign keys have to be off, which can only be
 * said before the transaction. */
static gboolean
is_next_an_import (MoatStore *self, gboolean back)
{
  g_autoptr (Entry) entry = find_entry (self, back, NULL);

  return entry != NULL && entry->facts.batch_id != 0;
}

/* One attempt; @again is set when another program came between. */
static gboolean
try_to_travel (MoatStore *self, gboolean back, gboolean *again, char **label, GError **error)
{
  gboolean is_import = is_next_an_import (self, back);
  g_autoptr (Entry) entry = NULL;
  gboolean done = FALSE;

  *again = FALSE;
  if (!moat_store_begin_writing (self, !is_import, error))
    return FALSE;
  entry = find_entry (self, back, error);
  *again = entry != NULL && (entry->facts.batch_id != 0) != is_import;
  if (entry != NULL && !*again)
    done = travel_in_transaction (self, entry, back, error) && moat_db_commit (self->db, error);
  if (!done)
    moat_db_rollback (self->db);
  if (is_import)
    moat_store_restore_references (self);
  if (done)
    *label = g_steal_pointer (&entry->label);
  return done;
}

static gboolean
travel (MoatStore *self, gboolean back, char **label, GError **error)
{
  g_autofree char *taken = NULL;
  gboolean again, done;

  g_return_val_if_fail (self != NULL && !moat_store_is_in_action (self), FALSE);

  do
    done = try_to_travel (self, back, &again, &taken, error);
  while (!done && again);
  if (done && label != NULL)
    *label = g_steal_pointer (&taken);
  return done;
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
