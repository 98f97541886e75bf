/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking in figures by the million: an action whose facts are not recorded one by one.
 *
 * A batch is an action like any other: one transaction, one journal entry, one undo.  But the
 * session extension would hold every row in memory, and the journal keep it a second time.  So it
 * records only the small things that an import brings (entities, concepts, sources, rates, the row
 * of the batch); of the facts and relations the entry says which they are, and moat-parking.c moves
 * them.  They are only ever added.
 *
 * What would cost more than the storing itself is left out, because it has been done: references
 * are ids that were looked up in the same transaction, and the values come from a MoatFact that
 * was validated, so foreign keys and CHECKs are not in force for these rows.  When most of the
 * table is new, its indices are made at the end.  Nothing is saved on safety: the transaction is
 * that of every other action. */
#include "config.h"

#include "moat-store-private.h"

#include <glib/gi18n-lib.h>

#include "moat-indices.h"

/* In KiB: what is written into pages and sorted before it goes to the disk.  What does not fit goes
 * there earlier, which keeps readers out from then on. */
#define ROOMY "PRAGMA cache_size = -196608; PRAGMA temp_store = FILE"
#define USUAL "PRAGMA cache_size = -2000; PRAGMA temp_store = MEMORY"

gboolean
moat_store_is_in_batch (MoatStore *self)
{
  return self->brought.batch_id != 0;
}

gint64
moat_store_get_batch (MoatStore *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->brought.batch_id;
}

/* An id that no entry of the journal names either: a batch that is undone may come back. */
static gboolean
insert_batch (MoatStore *self, const char *origin, GError **error)
{
  g_autoptr (sqlite3_stmt) insert =
    moat_db_prepare (self->db,
                     "INSERT INTO batch (id, time, origin) SELECT 1 + max"
                     " (ifnull ((SELECT max (id) FROM batch), 0),"
                     " ifnull ((SELECT max (batch_id) FROM journal), 0)),"
                     " strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'), ?1",
                     error);
  int code;

  if (insert == NULL)
    return FALSE;
  moat_statement_bind_text (insert, 1, origin);
  if (!moat_statement_run (insert, error))
    return FALSE;
  self->brought = (MoatParkedFacts){ .batch_id = sqlite3_last_insert_rowid (self->db) };
  self->n_changes_before = sqlite3_total_changes64 (self->db);
  code = sqlite3changegroup_new (&self->recorded);
  return code == SQLITE_OK || moat_db_set_error (self->db, code, error);
}

static void
leave (MoatStore *self)
{
  moat_db_exec (self->db, USUAL, NULL);
  moat_store_restore_references (self);
}

gboolean
moat_store_begin_batch (MoatStore *self, const char *label, const char *origin, GError **error)
{
  g_return_val_if_fail (self != NULL && label != NULL && origin != NULL, FALSE);
  g_return_val_if_fail (!moat_store_is_in_action (self), FALSE);

  if (moat_db_exec (self->db, ROOMY, error) &&
      moat_store_begin_labelled (self, label, FALSE, error) && insert_batch (self, origin, error))
    return TRUE;
  moat_store_cancel_action (self);
  leave (self);
  return FALSE;
}

/* Adds what has been recorded so far to what was recorded before. */
static gboolean
stop_recording (MoatStore *self, GError **error)
{
  void *changeset = NULL;
  int size = 0;
  int code = sqlite3session_changeset (self->session, &size, &changeset);

  if (code == SQLITE_OK && size > 0)
    code = sqlite3changegroup_add (self->recorded, size, changeset);
  sqlite3_free (changeset);
  g_clear_pointer (&self->session, sqlite3session_delete);
  return code == SQLITE_OK || moat_db_set_error (self->db, code, error);
}

/* While facts are stored nothing is recorded, and the CHECKs are not in force. Each change makes
 * SQLite prepare its statements again. */
static gboolean
set_storing_facts (MoatStore *self, gboolean storing, GError **error)
{
  if (self->is_storing_facts == storing)
    return TRUE;
  if (!moat_db_exec (self->db,
                     storing ? "PRAGMA ignore_check_constraints = ON"
                             : "PRAGMA ignore_check_constraints = OFF",
                     error))
    return FALSE;
  self->is_storing_facts = storing;
  return storing ? stop_recording (self, error) : moat_store_start_recording (self, error);
}

gboolean
moat_store_stop_storing_facts (MoatStore *self, GError **error)
{
  return set_storing_facts (self, FALSE, error);
}

gboolean
moat_store_begin_bulk (MoatStore *self, gboolean keep_keys, GError **error)
{
  g_return_val_if_fail (self != NULL && moat_store_is_in_batch (self), FALSE);

  if (self->indices_aside != NULL)
    return TRUE;
  self->indices_aside =
    moat_indices_put_aside (self->db, "fact", keep_keys ? "fact_by_key" : NULL, error);
  return self->indices_aside != NULL;
}

/* The statement that stores a fact; its bindings are those of the fact before. */
static sqlite3_stmt *
get_insert (MoatStore *self, GError **error)
{
  if (self->insert_fact == NULL)
    {
      self->insert_fact = moat_db_prepare (self->db, MOAT_STORE_INSERT_FACT, error);
      if (self->insert_fact != NULL)
        moat_statement_bind_int (self->insert_fact, 22, self->brought.batch_id);
    }
  return self->insert_fact;
}

/* The statement keeps what is bound to it.  To compare a word takes a fifth of the time of binding.
 */
static void
bind_words (MoatStore *self, const MoatFactRow *row)
{
  MoatFactWord words[MOAT_STORE_N_FACT_WORDS];

  moat_store_list_fact_words (row, words);
  for (int i = 0; i < MOAT_STORE_N_FACT_WORDS; i++)
    {
      char **bound = &self->bound_words[i];

      if (g_strcmp0 (*bound, words[i].text) == 0)
        continue;
      g_free (*bound);
      *bound = g_strdup (words[i].text);
      moat_statement_bind_text (self->insert_fact, words[i].parameter, *bound);
    }
}

static void
drop_insert (MoatStore *self)
{
  g_clear_pointer (&self->insert_fact, sqlite3_finalize);
  for (int i = 0; i < MOAT_STORE_N_FACT_WORDS; i++)
    g_clear_pointer (&self->bound_words[i], g_free);
}

gboolean
moat_store_add_batch_fact (MoatStore *self, const MoatBatchFact *fact, gint64 *id, GError **error)
{
  sqlite3_stmt *insert;

  g_return_val_if_fail (self != NULL && moat_store_is_in_batch (self), FALSE);

  if (!moat_store_is_unbroken (self, error) || !set_storing_facts (self, TRUE, error))
    return FALSE;
  insert = get_insert (self, error);
  if (insert == NULL)
    return FALSE;
  moat_store_bind_fact_numbers (insert, fact->row);
  bind_words (self, fact->row);
  moat_statement_bind_text (insert, 1, fact->key);
  moat_statement_bind_int (insert, 2, fact->entity_id);
  moat_statement_bind_int (insert, 3, fact->concept_id);
  moat_statement_bind_int (insert, 4, fact->source_id);
  if (!moat_statement_run (insert, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (self->db);
  if (self->brought.first == 0)
    self->brought.first = *id;
  self->brought.last = *id;
  return TRUE;
}

/* Whether one figure supersedes another, directly or by way of others. */
static gboolean
does_supersede (MoatStore *self, gint64 fact_id, gint64 other_id, gboolean *answer, GError **error)
{
  sqlite3_stmt *select = moat_store_statement (
    self,
    "WITH RECURSIVE older (id) AS (SELECT ?1 UNION SELECT other_id FROM relation"
    " JOIN older ON fact_id = older.id WHERE kind = 'supersedes')"
    " SELECT EXISTS (SELECT 1 FROM older WHERE id = ?2)",
    error);
  gboolean has_row, done;

  if (select == NULL)
    return FALSE;
  moat_statement_bind_int (select, 1, fact_id);
  moat_statement_bind_int (select, 2, other_id);
  done = moat_statement_step (select, &has_row, error);
  *answer = done && sqlite3_column_int (select, 0) != 0;
  sqlite3_reset (select);
  return done;
}

gboolean
moat_store_add_batch_relation (MoatStore *self, MoatRelationKind kind, gint64 fact_id,
                               gint64 other_id, GError **error)
{
  sqlite3_stmt *insert;
  gboolean is_circle = FALSE;

  g_return_val_if_fail (self != NULL && moat_store_is_in_batch (self), FALSE);
  g_return_val_if_fail (fact_id >= self->brought.first || other_id >= self->brought.first, FALSE);

  /* What is new supersedes only what was there before it, so only an older one can close a circle.
   */
  if (kind == MOAT_RELATION_SUPERSEDES && fact_id < self->brought.first &&
      !does_supersede (self, other_id, fact_id, &is_circle, error))
    return FALSE;
  if (is_circle)
    return TRUE;
  insert = moat_store_is_unbroken (self, error)
             ? moat_store_statement (self,
                                     "INSERT OR IGNORE INTO relation (kind, fact_id, other_id)"
                                     " VALUES (?1, ?2, ?3)",
                                     error)
             : NULL;
  if (insert == NULL)
    return FALSE;
  moat_statement_bind_text (insert, 1, moat_relation_kind_to_nick (kind));
  moat_statement_bind_int (insert, 2, fact_id);
  moat_statement_bind_int (insert, 3, other_id);
  return moat_statement_run (insert, error);
}

gboolean
moat_store_insert_batch_row (MoatStore *self, const char *table, const char *const *columns,
                             const char *const *values, gint64 *id, GError **error)
{
  g_return_val_if_fail (self != NULL && moat_store_is_in_batch (self), FALSE);

  if (!moat_store_insert_row (self, table, columns, values, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

gboolean
moat_store_finish_batch (MoatStore *self, void **changeset, int *size, GError **error)
{
  int code;

  drop_insert (self);
  if (sqlite3_total_changes64 (self->db) == self->n_changes_before)
    return TRUE; /* nothing but the row of the batch itself */
  if (!set_storing_facts (self, FALSE, error) || !stop_recording (self, error))
    return FALSE;
  code = sqlite3changegroup_output (self->recorded, size, changeset);
  if (code != SQLITE_OK)
    return moat_db_set_error (self->db, code, error);
  return self->indices_aside == NULL ||
         moat_indices_make_again (self->db, self->indices_aside, error);
}

void
moat_store_leave_batch (MoatStore *self)
{
  if (!moat_store_is_in_batch (self))
    return;
  drop_insert (self);
  if (self->is_storing_facts)
    moat_db_exec (self->db, "PRAGMA ignore_check_constraints = OFF", NULL);
  self->is_storing_facts = FALSE;
  g_clear_pointer (&self->recorded, sqlite3changegroup_delete);
  leave (self);
  g_clear_pointer (&self->indices_aside, g_ptr_array_unref);
  self->brought = (MoatParkedFacts){ 0 };
}
