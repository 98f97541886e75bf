/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The figures of a project as CSV or XLSX, in such a way that an import gives the same figures.
 *
 * Rows go from the store to the writer as text, one at a time, so that the number of figures is
 * limited by the format alone.  A workbook has a sheet for each table.  A CSV file has room for one
 * table: there, each figure carries what the project knows of its entity, its concept and its
 * source, which makes the file long and every row of it complete.
 */
#include "config.h"

#include "moat-export-data.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "moat-new-file.h"
#include "moat-table-writer.h"

#define ROWS_PER_LOOK 256                    /* at the clock and the cancellable */
#define MOST_OFTEN (G_TIME_SPAN_SECOND / 20) /* that progress is told */
#define ROWS_SHARE 0.4                       /* of the time a workbook takes; then it is packed */

typedef struct
{
  MoatStore *store;
  const MoatExportDataRequest *request;
  GCancellable *cancellable;
  MoatTableWriter *writer;
  gint64 n_rows, n_done;
  gint64 told_at; /* when progress was told last */

  /* For CSV */
  GHashTable *descriptions; /* "entity\nalibaba-group" → GStrv, the cells of that row */
  GPtrArray *cells;         /* of char, borrowed: the row being composed */
} Export;

gboolean
moat_export_data_find_format (const char *path, MoatDataFormat *out)
{
  const char *dot = strrchr (path, '.');

  if (!dot || (g_ascii_strcasecmp (dot, ".csv") != 0 && g_ascii_strcasecmp (dot, ".xlsx") != 0))
    return FALSE;
  *out = g_ascii_strcasecmp (dot, ".csv") == 0 ? MOAT_DATA_FORMAT_CSV : MOAT_DATA_FORMAT_XLSX;
  return TRUE;
}

static void
tell (Export *self, double fraction)
{
  gint64 now = g_get_monotonic_time ();

  if (!self->request->progress || (fraction >= 0 && now - self->told_at < MOST_OFTEN))
    return;
  self->told_at = now;
  self->request->progress (fraction, self->request->data);
}

/* After each row. */
static gboolean
go_on (Export *self, GError **error)
{
  double share = self->request->format == MOAT_DATA_FORMAT_XLSX ? ROWS_SHARE : 1;

  if (++self->n_done % ROWS_PER_LOOK != 0)
    return TRUE;
  tell (self, share * (double) self->n_done / (double) MAX (self->n_rows, self->n_done));
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* The names of @table's columns, ended by NULL.  (transfer container) */
static const char **
list_columns (const MoatDataTable *table)
{
  const char **names = g_new0 (const char *, table->n_columns + 1);

  for (gsize i = 0; i < table->n_columns; i++)
    names[i] = table->columns[i].name;
  return names;
}

static gboolean
for_each_row (Export *self, const MoatDataTable *table, MoatStoreRowFunc func, gpointer data,
              GError **error)
{
  g_autofree const char **columns = list_columns (table);

  return moat_store_for_each_row (self->store, table->name, columns, func, data, error);
}

/* A workbook */

static gboolean
write_row (const char *const *cells, gpointer data, GError **error)
{
  Export *self = data;

  return moat_table_writer_add_row (self->writer, cells, error) && go_on (self, error);
}

static gboolean
write_sheets (Export *self, GError **error)
{
  gsize n;
  const MoatDataTable *tables = moat_data_tables_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      /* The first is there in any case: a workbook has to have a sheet. */
      if (i > 0 && moat_store_count_rows (self->store, tables[i].name) == 0)
        continue;
      if (!moat_table_writer_begin_table (self->writer, tables[i].sheet, tables[i].columns,
                                          tables[i].n_columns, error) ||
          !for_each_row (self, &tables[i], write_row, self, error))
        return FALSE;
    }
  return TRUE;
}

/* CSV */

static char *
name_description (const char *table, const char *key)
{
  return g_strconcat (table, "\n", key, NULL);
}

typedef struct
{
  Export *export;
  const MoatDataTable *table;
} Describing;

static gboolean
describe_row (const char *const *cells, gpointer data, GError **error)
{
  Describing *describing = data;

  g_hash_table_insert (describing->export->descriptions,
                       name_description (describing->table->name, cells[0]),
                       g_strdupv ((char **) cells));
  return TRUE;
}

/* What follows the columns of a figure: all columns of the described tables but the key. */
static gboolean
describe_tables (Export *self, GArray *columns, GPtrArray *names, GError **error)
{
  gsize n;
  const MoatDataTable *tables = moat_data_tables_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      Describing describing = { self, &tables[i] };

      if (!tables[i].is_described)
        continue;
      if (!for_each_row (self, &tables[i], describe_row, &describing, error))
        return FALSE;
      for (gsize j = 1; j < tables[i].n_columns; j++)
        {
          MoatDataColumn column = tables[i].columns[j];

          g_ptr_array_add (names, g_strconcat (tables[i].name, "_", column.name, NULL));
          column.name = names->pdata[names->len - 1];
          g_array_append_val (columns, column);
        }
    }
  return TRUE;
}

static gsize
find_fact_column (const MoatDataTable *facts, const char *name)
{
  gsize i = 0;

  while (!g_str_equal (facts->columns[i].name, name))
    i++;
  return i;
}

static gboolean
write_described_row (const char *const *cells, gpointer data, GError **error)
{
  Export *self = data;
  gsize n;
  const MoatDataTable *tables = moat_data_tables_get (&n);

  g_ptr_array_set_size (self->cells, 0);
  for (gsize i = 0; i < tables[0].n_columns; i++)
    g_ptr_array_add (self->cells, (gpointer) cells[i]);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      GStrv description;

      if (!tables[i].is_described)
        continue;
      name =
        name_description (tables[i].name, cells[find_fact_column (&tables[0], tables[i].name)]);
      description = g_hash_table_lookup (self->descriptions, name);
      for (gsize j = 1; j < tables[i].n_columns; j++)
        g_ptr_array_add (self->cells, description ? description[j] : (gpointer) "");
    }
  return write_row ((const char *const *) self->cells->pdata, self, error);
}

static gboolean
write_described_facts (Export *self, GError **error)
{
  const MoatDataTable *facts = moat_data_table_find ("fact");
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (MoatDataColumn));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_array_append_vals (columns, facts->columns, (guint) facts->n_columns);
  return describe_tables (self, columns, names, error) &&
         moat_table_writer_begin_table (self->writer, facts->sheet,
                                        (const MoatDataColumn *) (gpointer) columns->data,
                                        columns->len, error) &&
         for_each_row (self, facts, write_described_row, self, error);
}

/* The file */

static gboolean
check_name (MoatStore *store, const char *path, GError **error)
{
  GStatBuf first, second;

  if (g_stat (path, &first) != 0 || g_stat (moat_store_get_path (store), &second) != 0 ||
      first.st_dev != second.st_dev || first.st_ino != second.st_ino)
    return TRUE;
  g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_EXISTS,
               /* Translators: %s is the name of a file. */
               _ ("“%s” is the project itself; choose another name"), path);
  return FALSE;
}

static void
count_rows (Export *self)
{
  gsize n;
  const MoatDataTable *tables = moat_data_tables_get (&n);

  if (self->request->format == MOAT_DATA_FORMAT_CSV)
    n = 1;
  for (gsize i = 0; i < n; i++)
    self->n_rows += moat_store_count_rows (self->store, tables[i].name);
}

static gboolean
write_rows (Export *self, GError **error)
{
  gboolean done;

  moat_store_hold (self->store);
  count_rows (self);
  done = self->request->format == MOAT_DATA_FORMAT_CSV ? write_described_facts (self, error)
                                                       : write_sheets (self, error);
  moat_store_release (self->store);
  return done;
}

static gboolean
write_file (Export *self, const char *path, GError **error)
{
  MoatDocumentProperties properties = { self->request->title, self->request->author,
                                        moat_store_get_modified (self->store) };

  self->writer = self->request->format == MOAT_DATA_FORMAT_CSV
                   ? moat_csv_table_writer_new (path, error)
                   : moat_xlsx_writer_new (path, &properties, error);
  if (!self->writer || !write_rows (self, error))
    return FALSE;
  tell (self, -1);
  return moat_table_writer_finish (self->writer, self->cancellable, error);
}

gboolean
moat_export_data (MoatStore *store, const char *path, const MoatExportDataRequest *request,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (MoatNewFile) file = NULL;
  g_autoptr (GHashTable) descriptions =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  Export self = { .store = store,
                  .request = request,
                  .cancellable = cancellable,
                  .descriptions = descriptions,
                  .cells = cells };
  gboolean done;

  g_return_val_if_fail (store != NULL && path != NULL && request != NULL, FALSE);
  g_return_val_if_fail (
    request->format == MOAT_DATA_FORMAT_CSV || request->format == MOAT_DATA_FORMAT_XLSX, FALSE);

  if (!check_name (store, path, error) || !(file = moat_new_file_new (path, error)))
    return FALSE;
  done = write_file (&self, moat_new_file_get_path (file), error);
  g_clear_object (&self.writer);
  return done && moat_store_verify (store, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         moat_new_file_take_name (file, error);
}
