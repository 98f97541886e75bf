/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The indices of a table, put aside while most of its rows come or go.
 *
 * An index is kept in order row by row, which for a million rows in the order of a file takes three
 * times as long as sorting them once at the end.  The statements that make an index again are those
 * in the file's own schema, so that it stays letter for letter what the migrations made. */
#include "config.h"

#include "moat-indices.h"

#include "moat-db.h"

static gboolean
add_statement (sqlite3_stmt *row, gpointer statements, GError **error)
{
  g_ptr_array_add (statements, moat_statement_dup_text (row, 0));
  return TRUE;
}

static GPtrArray *
list (sqlite3 *db, const char *column, const char *table, const char *kept, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql =
    g_strdup_printf ("SELECT %s FROM sqlite_schema WHERE type = 'index' AND tbl_name = '%s'"
                     " AND sql IS NOT NULL AND name <> '%s' ORDER BY rowid",
                     column, table, kept != NULL ? kept : "");

  return moat_db_for_each_row (db, sql, add_statement, texts, error) ? g_steal_pointer (&texts)
                                                                     : NULL;
}

static gboolean
run_all (sqlite3 *db, const GPtrArray *statements, GError **error)
{
  for (guint i = 0; i < statements->len; i++)
    {
      if (!moat_db_exec (db, g_ptr_array_index (statements, i), error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
moat_indices_put_aside (sqlite3 *db, const char *table, const char *kept, GError **error)
{
  g_autoptr (GPtrArray) indices = list (db, "sql", table, kept, error);
  g_autoptr (GPtrArray) drops = NULL;

  if (indices != NULL)
    drops = list (db, "'DROP INDEX ' || name", table, kept, error);
  return drops != NULL && run_all (db, drops, error) ? g_steal_pointer (&indices) : NULL;
}

gboolean
moat_indices_make_again (sqlite3 *db, const GPtrArray *indices, GError **error)
{
  return run_all (db, indices, error);
}
