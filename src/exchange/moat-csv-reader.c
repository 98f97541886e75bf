/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV into a staged table: the rows of MoatCsvRowReader under their header.
 *
 * Text must be UTF-8.  The first row is the header.  Bare cells lose the space around them.  A row
 * with more or fewer cells than the header is noted as a problem and kept out.  A name that stands
 * twice in the header would lose one of its columns and is an error. */
#include "config.h"

#include "moat-csv-row-reader.h"
#include "moat-table.h"

#include <glib/gi18n-lib.h>

/* The cells of a row, ended by NULL. */
static GStrv
copy_cells (const MoatRow *row)
{
  GStrv cells = g_new (char *, row->n_cells + 1);

  for (guint i = 0; i < row->n_cells; i++)
    cells[i] = g_strdup (row->cells[i]);
  cells[row->n_cells] = NULL;
  return cells;
}

/* Names are told apart without the space around them; none may stand twice. */
static gboolean
take_header (MoatTable *table, const MoatRow *row, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_strfreev (table->columns);
  table->columns = copy_cells (row);
  for (char **name = table->columns; *name != NULL; name++)
    {
      g_autofree char *message = NULL;

      g_strstrip (*name);
      if (g_hash_table_add (seen, *name))
        continue;
      message = g_strdup_printf (_ ("The column “%s” is named twice"), *name);
      g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                   /* Translators: a line number and what is wrong. */
                   _ ("Line %zu: %s"), row->line, message);
      return FALSE;
    }
  return TRUE;
}

static void
take_row (MoatTable *table, guint n_columns, const MoatRow *row)
{
  if (row->n_cells == n_columns)
    moat_table_add_row (table, row->line, copy_cells (row));
  else
    moat_table_add_problem (table, row->line, -1,
                            /* Translators: two numbers of cells. */
                            _ ("The row has %u cells and the header %u"), row->n_cells, n_columns);
}

MoatTable *
moat_csv_read (const char *name, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  static char utf8[] = "UTF-8";
  const MoatDialect dialect = { utf8, ',', '"', 0 };
  g_autoptr (MoatTable) table = moat_table_new (name);
  g_autoptr (MoatRowReader) rows = NULL;
  g_autoptr (GError) failure = NULL;
  guint n_columns;
  MoatRow row;

  g_return_val_if_fail (name != NULL && G_IS_INPUT_STREAM (stream), NULL);

  rows = moat_csv_row_reader_new (stream, -1, &dialect, MOAT_CSV_STRIP, error);
  if (rows == NULL)
    return NULL;
  if (moat_row_reader_next (rows, &row, cancellable, &failure))
    {
      if (!take_header (table, &row, error))
        return NULL;
      n_columns = row.n_cells;
      while (moat_row_reader_next (rows, &row, cancellable, &failure))
        take_row (table, n_columns, &row);
    }
  else if (failure == NULL)
    g_set_error_literal (&failure, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                         _ ("The file is empty: the first row names the columns"));
  if (failure == NULL)
    return g_steal_pointer (&table);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
