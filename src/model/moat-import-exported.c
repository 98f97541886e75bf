/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An exported file comes back: what it holds besides its figures.
 *
 * In a workbook the other tables have sheets of their own.  In a CSV file every figure repeats what
 * was known of its entity, its concept and its source; the first figure that names one says it.
 * Either way tables are gathered like those of a folder, and rows that the project has already are
 * dropped from them, whatever they say: an import adds.
 */
#include "config.h"

#include "moat-import-exported.h"

#include <string.h>

#include "moat-data-tables.h"

#define MOST_COLUMNS 32 /* of a table that is exported */

/* The table of @exported called @name, with all its columns; made when there is none.  Borrowed. */
static MoatTable *
get_table (GPtrArray *exported, const MoatDataTable *described)
{
  MoatTable *table;

  for (guint i = 0; i < exported->len; i++)
    if (g_str_equal (((MoatTable *) exported->pdata[i])->name, described->name))
      return exported->pdata[i];
  table = moat_table_new (described->name);
  g_strfreev (table->columns);
  table->columns = g_new0 (char *, described->n_columns + 1);
  for (gsize i = 0; i < described->n_columns; i++)
    table->columns[i] = g_strdup (described->columns[i].name);
  g_ptr_array_add (exported, table);
  return table;
}

/* By which two rows of a table are known to be the same. */
static char *
identify (const MoatDataTable *table, const char *const *cells)
{
  g_autoptr (GString) identity = g_string_new (table->name);

  for (gsize i = 0; i < table->n_identity; i++)
    g_string_append_printf (identity, "\n%s", cells[i]);
  return g_string_free (g_steal_pointer (&identity), FALSE);
}

/* Reading */

/* Where the cells of one table stand in the rows of a file: of each of its columns; −1: nowhere. */
typedef struct
{
  const MoatDataTable *table;
  int places[MOST_COLUMNS];
} Layout;

static void
clear_layout (Layout *self, const MoatDataTable *table)
{
  self->table = table;
  for (gsize i = 0; i < G_N_ELEMENTS (self->places); i++)
    self->places[i] = -1;
}

static const char *
get_cell (const Layout *self, const MoatRow *row, gsize column)
{
  int place = self->places[column];

  return place >= 0 && (guint) place < row->n_cells ? row->cells[place] : "";
}

/* The identity of the row of the table that a row of the file states; NULL when it names none. */
static char *
identify_row (const Layout *self, const MoatRow *row)
{
  const char *cells[MOST_COLUMNS];
  gboolean is_empty = TRUE;

  for (gsize i = 0; i < self->table->n_identity; i++)
    {
      cells[i] = get_cell (self, row, i);
      is_empty = is_empty && cells[i][0] == '\0';
    }
  return is_empty ? NULL : identify (self->table, cells);
}

/* Of a sheet: a column for each column of its table. */
static gboolean
lay_out_sheet (const MoatDataTable *table, const MoatRow *header, GArray *layouts)
{
  Layout layout;
  gsize n_found = 0;

  clear_layout (&layout, table);
  for (gsize i = 0; i < table->n_columns; i++)
    for (guint j = 0; j < header->n_cells && layout.places[i] < 0; j++)
      if (g_str_equal (header->cells[j], table->columns[i].name))
        layout.places[i] = (int) j;
  for (gsize i = 0; i < table->n_identity; i++)
    n_found += layout.places[i] >= 0;
  if (n_found < table->n_identity)
    return FALSE;
  g_array_append_val (layouts, layout);
  return TRUE;
}

/* Of a CSV file: the key stands in the column of the figure that refers to it. */
static gboolean
lay_out_descriptions (const MoatRow *header, GArray *layouts)
{
  gsize n;
  const MoatDataTable *tables = moat_data_tables_get (&n);

  if (!moat_data_is_export_header ((const char *const *) header->cells, header->n_cells))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      Layout layout;

      if (!tables[i].is_described)
        continue;
      clear_layout (&layout, &tables[i]);
      for (guint j = 0; j < header->n_cells; j++)
        {
          const MoatDataTable *table;
          gsize column;

          if (g_str_equal (header->cells[j], tables[i].name))
            layout.places[0] = (int) j;
          else if (moat_data_find_described (header->cells[j], &table, &column) &&
                   table == &tables[i])
            layout.places[column] = (int) j;
        }
      g_array_append_val (layouts, layout);
    }
  return TRUE;
}

/* Most rows of a long file state what is known already. */
static void
add_row (GPtrArray *exported, GHashTable *seen, const Layout *layout, const MoatRow *row)
{
  char *identity = identify_row (layout, row);
  GStrv cells;

  if (!identity || !g_hash_table_add (seen, identity))
    return;
  cells = g_new0 (char *, layout->table->n_columns + 1);
  for (gsize i = 0; i < layout->table->n_columns; i++)
    cells[i] = g_strdup (get_cell (layout, row, i));
  moat_table_add_row (get_table (exported, layout->table), row->line, cells);
}

/* An entity may stand under one that no figure is about, of which only the key is known. */
static void
add_parents (GPtrArray *exported, GHashTable *seen)
{
  const MoatDataTable *described = moat_data_table_find ("entity");
  MoatTable *table = get_table (exported, described);
  int parent = moat_table_find_column (table, "parent");
  int label = moat_table_find_column (table, "label_en");

  for (guint i = 0; i < table->rows->len; i++)
    {
      const MoatTableRow *row = table->rows->pdata[i];
      const char *key = row->cells[parent];
      g_auto (GStrv) cells = NULL;

      if (key[0] == '\0' || !g_hash_table_add (seen, identify (described, &key)))
        continue;
      cells = g_new0 (char *, described->n_columns + 1);
      for (gsize j = 0; j < described->n_columns; j++)
        cells[j] = g_strdup (j == 0 || (int) j == label ? key : "");
      moat_table_add_row (table, row->line, g_steal_pointer (&cells));
    }
}

gboolean
moat_exported_add_rows (GPtrArray *exported, const char *name, MoatRowReader *rows,
                        GCancellable *cancellable, GError **error)
{
  const MoatDataTable *sheet = moat_data_table_find_sheet (name);
  g_autoptr (GArray) layouts = g_array_new (FALSE, FALSE, sizeof (Layout));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean is_described;
  GError *local = NULL;
  MoatRow row;

  g_return_val_if_fail (exported && name && MOAT_IS_ROW_READER (rows), FALSE);

  if (!moat_row_reader_next (rows, &row, cancellable, &local))
    return !local || (g_propagate_error (error, local), FALSE);
  is_described = lay_out_descriptions (&row, layouts);
  if (!is_described &&
      (!sheet || g_str_equal (sheet->name, "fact") || !lay_out_sheet (sheet, &row, layouts)))
    return TRUE;
  while (moat_row_reader_next (rows, &row, cancellable, &local))
    for (guint i = 0; i < layouts->len; i++)
      add_row (exported, seen, &g_array_index (layouts, Layout, i), &row);
  if (local)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (is_described)
    add_parents (exported, seen);
  return TRUE;
}

GPtrArray *
moat_exported_read (MoatDataFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) exported =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_table_free);
  const char *const *names;

  g_return_val_if_fail (MOAT_IS_DATA_FILE (file), NULL);

  names = moat_data_file_get_tables (file);
  for (gsize i = 0; names[i]; i++)
    {
      g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, names[i], error);

      if (!rows || !moat_exported_add_rows (exported, names[i], rows, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&exported);
}

/* Taking */

typedef struct
{
  const MoatDataTable *table;
  GHashTable *known;
} Looking;

static gboolean
know_row (const char *const *cells, gpointer data, GError **error)
{
  Looking *looking = data;

  g_hash_table_add (looking->known, identify (looking->table, cells));
  return TRUE;
}

/* Takes rows out of @table that are in the project. */
static gboolean
drop_known (MoatStore *store, MoatTable *table, GError **error)
{
  const MoatDataTable *described = moat_data_table_find (table->name);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Looking looking = { described, known };

  if (!moat_store_for_each_row (store, table->name, (const char *const *) table->columns, know_row,
                                &looking, error))
    return FALSE;
  for (guint i = table->rows->len; i > 0; i--)
    {
      const MoatTableRow *row = table->rows->pdata[i - 1];
      g_autofree char *identity = identify (described, (const char *const *) row->cells);

      if (g_hash_table_contains (known, identity))
        g_ptr_array_remove_index (table->rows, i - 1);
    }
  return TRUE;
}

static gboolean
take (MoatStore *store, GPtrArray *exported, gboolean relations, MoatImportReport **report,
      GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new (); /* borrowed */

  for (guint i = 0; i < exported->len; i++)
    {
      MoatTable *table = exported->pdata[i];

      if (g_str_equal (table->name, "relation") != relations)
        continue;
      if (!drop_known (store, table, error))
        return FALSE;
      g_ptr_array_add (tables, table);
    }
  return moat_import_tables (store, tables, report, error);
}

gboolean
moat_exported_take (MoatStore *store, GPtrArray *exported, MoatImportReport **report,
                    GError **error)
{
  g_return_val_if_fail (store && exported && report, FALSE);

  return take (store, exported, FALSE, report, error);
}

gboolean
moat_exported_take_relations (MoatStore *store, GPtrArray *exported, MoatImportReport **report,
                              GError **error)
{
  g_return_val_if_fail (store && exported && report, FALSE);

  return take (store, exported, TRUE, report, error);
}
