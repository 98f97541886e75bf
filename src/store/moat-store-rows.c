/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of the project file as rows of text, the way back from moat_store_insert_row().
 *
 * Rows are read one at a time and handed on as they are, so a million of them take no memory: that
 * is what exports need, which have no use for domain values.  References come out as keys, numbers
 * in C notation with all their digits. */
#include "config.h"

#include "moat-store-private.h"

#include "moat-schema.h"

typedef struct
{
  MoatStoreRowFunc func;
  gpointer data;
  GPtrArray *cells; /* of char, borrowed, ended by NULL */
  GPtrArray *texts; /* of char: those of @cells that had to be made */
} Reading;

/* "SELECT t.a, (SELECT key FROM b WHERE id = t.b_id) FROM table t ORDER BY t.id" */
static char *
compose_select (MoatStore *self, const char *table, const char *const *columns, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (int i = 0; columns[i] != NULL; i++)
    {
      g_autofree char *column = NULL;
      g_autofree char *refers_to = NULL;

      if (!moat_store_find_column (self, table, columns[i], &column, &refers_to, error))
        return NULL;
      if (i > 0)
        g_string_append (sql, ", ");
      if (refers_to != NULL)
        g_string_append_printf (sql, "(SELECT key FROM \"%s\" WHERE id = t.\"%s\")", refers_to,
                                column);
      else
        g_string_append_printf (sql, "t.\"%s\"", column);
    }
  g_string_append_printf (sql, " FROM \"%s\" t ORDER BY t.id", table);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static char *
keep (Reading *self, char *text)
{
  g_ptr_array_add (self->texts, text);
  return text;
}

/* The shortest text that is the number: SQLite's own lacks digits, and seventeen of them show a
 * tenth as 0.10000000000000001. */
static char *
word_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, sizeof text, formats[i], number);
      if (g_ascii_strtod (text, NULL) == number)
        break;
    }
  return g_strdup (text);
}

/* SQLite takes any bytes for text. */
static const char *
read_cell (Reading *self, sqlite3_stmt *row, int column)
{
  const char *text;

  if (sqlite3_column_type (row, column) == SQLITE_FLOAT)
    return keep (self, word_number (sqlite3_column_double (row, column)));
  text = (const char *) sqlite3_column_text (row, column);
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text != NULL ? text : "";
  return keep (self, g_utf8_make_valid (text, -1));
}

static gboolean
read_row (sqlite3_stmt *row, gpointer data, GError **error)
{
  Reading *self = data;

  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->texts, 0);
  for (int i = 0; i < sqlite3_column_count (row); i++)
    g_ptr_array_add (self->cells, (gpointer) read_cell (self, row, i));
  g_ptr_array_add (self->cells, NULL);
  return self->func ((const char *const *) self->cells->pdata, self->data, error);
}

gboolean
moat_store_for_each_row (MoatStore *self, const char *table, const char *const *columns,
                         MoatStoreRowFunc func, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = NULL;
  Reading reading = { func, data, cells, texts };

  g_return_val_if_fail (self != NULL && columns != NULL && func != NULL, FALSE);
  g_return_val_if_fail (g_strv_contains (moat_schema_get_tables (), table), FALSE);

  sql = compose_select (self, table, columns, error);
  return sql != NULL && moat_db_for_each_row (self->db, sql, read_row, &reading, error);
}

gint64
moat_store_count_rows (MoatStore *self, const char *table)
{
  g_autofree char *sql = NULL;
  gint64 n = 0;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (g_strv_contains (moat_schema_get_tables (), table), 0);

  sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", table);
  moat_db_get_int (self->db, sql, &n, NULL);
  return n;
}

void
moat_source_use_free (MoatSourceUse *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self);
}

static gboolean
read_use (sqlite3_stmt *row, gpointer data, GError **error)
{
  MoatSourceUse *use = g_new0 (MoatSourceUse, 1);

  use->key = moat_statement_dup_text (row, 0);
  use->n_facts = sqlite3_column_int64 (row, 1);
  use->n_events = sqlite3_column_int64 (row, 2);
  use->n_rates = sqlite3_column_int64 (row, 3);
  use->n_others = sqlite3_column_int64 (row, 4);
  g_ptr_array_add (data, use);
  return TRUE;
}

GPtrArray *
moat_store_list_source_uses (MoatStore *self, GError **error)
{
#define USES(table) "(SELECT count (*) FROM " table " WHERE source_id = s.id)"
  static const char sql[] =
    "SELECT s.key, " USES ("fact") ", " USES ("event") ", " USES ("rate") ", " USES (
      "claim") " + " USES ("framework") " + " USES ("item") " + " USES ("evidence") " FROM source "
                                                                                    "s ORDER BY "
                                                                                    "s.id";
#undef USES
  g_autoptr (GPtrArray) uses =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_source_use_free);

  g_return_val_if_fail (self != NULL, NULL);

  if (!moat_db_for_each_row (self->db, sql, read_use, uses, error))
    return NULL;
  return g_steal_pointer (&uses);
}
