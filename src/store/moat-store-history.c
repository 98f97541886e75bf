/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of one row: what the journal knows of it, and what else was stated about the same.
 *
 * The journal keeps a changeset for each action, and that of an import may have a million rows.
 * The id of a row stands in it as a type and eight bytes, so a changeset without those nine bytes
 * cannot be about the row and is passed over unread; the few others are walked through change by
 * change.
 *
 * An id may come again after its row was deleted.  What happened before the row was last added is
 * another row's history. */
#include "config.h"

#include "moat-store-history.h"

#include <string.h>

#include "moat-changeset.h"
#include "moat-store-private.h"

typedef struct
{
  const char *table;
  gint64 id;
  guint8 id_bytes[9];      /* as a changeset has it */
  GPtrArray *column_names; /* of the table */
  GPtrArray *records;
  gboolean is_complete; /* the row was added; what was before is another's */
} Search;

static void
free_change (gpointer data)
{
  MoatCellChange *change = data;

  g_free (change->column);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

void
moat_row_record_free (MoatRowRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->time);
  g_free (self->label);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static char *
dup_value (sqlite3_value *value)
{
  const char *text = value != NULL ? (const char *) sqlite3_value_text (value) : NULL;

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static MoatRowRecord *
make_record (const Search *self, sqlite3_changeset_iter *change, int n_columns, int operation)
{
  MoatRowRecord *record = g_new0 (MoatRowRecord, 1);

  record->changes = g_ptr_array_new_with_free_func (free_change);
  record->deed = operation == SQLITE_INSERT   ? MOAT_ROW_DEED_ADDED
                 : operation == SQLITE_UPDATE ? MOAT_ROW_DEED_CHANGED
                                              : MOAT_ROW_DEED_DELETED;
  for (int i = 0; operation == SQLITE_UPDATE && i < n_columns; i++)
    {
      sqlite3_value *before = NULL, *after = NULL;
      MoatCellChange *cell;

      sqlite3changeset_old (change, i, &before);
      sqlite3changeset_new (change, i, &after);
      if (after == NULL || (guint) i >= self->column_names->len)
        continue;
      cell = g_new0 (MoatCellChange, 1);
      cell->column = g_strdup (self->column_names->pdata[i]);
      cell->before = dup_value (before);
      cell->after = dup_value (after);
      g_ptr_array_add (record->changes, cell);
    }
  return record;
}

/* Whether the change is of the row; the id is the first column of every table. */
static gboolean
is_of_row (const Search *self, sqlite3_changeset_iter *change, const char *table, int operation)
{
  sqlite3_value *id = NULL;

  if (!g_str_equal (table, self->table))
    return FALSE;
  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (change, 0, &id);
  else
    sqlite3changeset_old (change, 0, &id);
  return id != NULL && sqlite3_value_int64 (id) == self->id;
}

/* What a changeset did to the row; NULL if nothing. */
static MoatRowRecord *
find_in_changeset (const Search *self, const GByteArray *changeset)
{
  sqlite3_changeset_iter *change = NULL;
  MoatRowRecord *record = NULL;

  if (sqlite3changeset_start (&change, (int) changeset->len, changeset->data) != SQLITE_OK)
    return NULL;
  while (record == NULL && sqlite3changeset_next (change) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, operation, is_indirect;

      if (sqlite3changeset_op (change, &table, &n_columns, &operation, &is_indirect) == SQLITE_OK &&
          is_of_row (self, change, table, operation))
        record = make_record (self, change, n_columns, operation);
    }
  sqlite3changeset_finalize (change);
  return record;
}

static gboolean
look_into_entry (sqlite3_stmt *row, gpointer data, GError **error)
{
  enum
  {
    TIME,
    LABEL,
    STATE,
    CHANGESET
  };
  Search *self = data;
  const void *bytes = sqlite3_column_blob (row, CHANGESET);
  gsize size = (gsize) sqlite3_column_bytes (row, CHANGESET);
  g_autoptr (GByteArray) changeset = NULL;
  MoatRowRecord *record;

  if (self->is_complete || bytes == NULL ||
      memmem (bytes, size, self->id_bytes, sizeof self->id_bytes) == NULL)
    return TRUE;
  /* SQLite reads only what is well-formed without trouble. */
  changeset = moat_changeset_arrange (bytes, size);
  record = changeset != NULL ? find_in_changeset (self, changeset) : NULL;
  if (record == NULL)
    return TRUE;
  record->time = moat_statement_dup_text (row, TIME);
  record->label = moat_statement_dup_text (row, LABEL);
  record->is_undone = g_strcmp0 ((const char *) sqlite3_column_text (row, STATE), "undone") == 0;
  self->is_complete = record->deed == MOAT_ROW_DEED_ADDED && !record->is_undone;
  g_ptr_array_add (self->records, record);
  return TRUE;
}

static gboolean
append_name (sqlite3_stmt *row, gpointer names, GError **error)
{
  g_ptr_array_add (names, moat_statement_dup_text (row, 0));
  return TRUE;
}

static void
interrupt_cb (GCancellable *cancellable, gpointer db)
{
  sqlite3_interrupt (db);
}

GPtrArray *
moat_store_read_history (const char *path, const char *table, gint64 id, GCancellable *cancellable,
                         GError **error)
{
  g_autofree char *columns = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", table);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) records =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_row_record_free);
  Search search = { .table = table, .id = id, .column_names = names, .records = records };
  const gint64 big_endian = GINT64_TO_BE (id);
  sqlite3 *db = moat_db_open (path, TRUE, error);
  gulong handler = 0;
  gboolean done;

  if (db == NULL)
    return NULL;
  search.id_bytes[0] = SQLITE_INTEGER;
  memcpy (search.id_bytes + 1, &big_endian, sizeof big_endian);
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), db, NULL);
  done = moat_db_for_each_row (db, columns, append_name, names, error) &&
         moat_db_for_each_row (db,
                               "SELECT time, label, state, changeset FROM journal"
                               " WHERE state <> 'abandoned' ORDER BY id DESC",
                               look_into_entry, &search, error);
  g_cancellable_disconnect (cancellable, handler);
  sqlite3_close (db);
  return done ? g_steal_pointer (&records) : NULL;
}

GArray *
moat_store_list_statements (MoatStore *self, gint64 id, GError **error)
{
  sqlite3_stmt *select = moat_store_statement (
    self,
    "SELECT id FROM fact WHERE id = ?1"
    " OR id IN (SELECT o.id FROM fact f JOIN fact o ON o.entity_id = f.entity_id"
    "  AND o.concept_id = f.concept_id AND o.unit = f.unit AND o.period_end = f.period_end"
    "  AND o.period_start IS f.period_start WHERE f.id = ?1)"
    " OR id IN (SELECT other_id FROM relation WHERE fact_id = ?1"
    "  AND kind IN ('restates', 'same-as', 'supersedes'))"
    " OR id IN (SELECT fact_id FROM relation WHERE other_id = ?1"
    "  AND kind IN ('restates', 'same-as', 'supersedes'))"
    " ORDER BY known_from, id",
    error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = FALSE, done = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  if (select == NULL)
    return NULL;
  moat_statement_bind_int (select, 1, id);
  while ((done = moat_statement_step (select, &has_row, error)) && has_row)
    {
      gint64 other = sqlite3_column_int64 (select, 0);

      g_array_append_val (ids, other);
    }
  sqlite3_reset (select);
  return done ? g_steal_pointer (&ids) : NULL;
}
