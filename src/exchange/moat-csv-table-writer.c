/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table as a CSV file that people open in spreadsheets and programs read back.
 *
 * Rows are gathered into blocks, so that a million of them take constant memory and few writes.  A
 * number is written bare, so that it stays one; everything else is text, which must not be run as a
 * formula: see moat-formula-guard.c. */
#include "config.h"

#include "moat-table-writer.h"

#include "moat-decimal.h"
#include "moat-formula-guard.h"
#include "moat-table.h"

#define BLOCK_SIZE 65536
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _MoatCsvTableWriter
{
  MoatTableWriter parent_instance;

  GOutputStream *out;
  GString *block;   /* what has not been written yet */
  GPtrArray *cells; /* of char, borrowed: the row being written, ended by NULL */
  GPtrArray *texts; /* of char: those cells that had to be made */
};

G_DEFINE_FINAL_TYPE (MoatCsvTableWriter, moat_csv_table_writer, MOAT_TYPE_TABLE_WRITER)

static gboolean
flush (MoatCsvTableWriter *self, GCancellable *cancellable, GError **error)
{
  gboolean done = g_output_stream_write_all (self->out, self->block->str, self->block->len, NULL,
                                             cancellable, error);

  g_string_truncate (self->block, 0);
  return done;
}

static gboolean
append_row (MoatCsvTableWriter *self, GError **error)
{
  g_ptr_array_add (self->cells, NULL);
  moat_csv_append_row (self->block, (const char *const *) self->cells->pdata);
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->texts, 0);
  return self->block->len < BLOCK_SIZE || flush (self, NULL, error);
}

static gboolean
moat_csv_table_writer_begin_table (MoatTableWriter *writer, const char *name, GError **error)
{
  MoatCsvTableWriter *self = MOAT_CSV_TABLE_WRITER (writer);
  gsize n;
  const MoatDataColumn *columns = moat_table_writer_get_columns (writer, &n);

  g_string_append (self->block, BYTE_ORDER_MARK);
  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (self->cells, (gpointer) columns[i].name);
  return append_row (self, error);
}

/* A column of numbers may hold what is none: a project file comes from strangers. */
static gboolean
is_number (MoatCellKind kind, const char *cell)
{
  MoatDecimal value;

  return kind == MOAT_CELL_NUMBER && moat_decimal_parse (cell, &value);
}

static gboolean
moat_csv_table_writer_add_row (MoatTableWriter *writer, const char *const *cells, GError **error)
{
  MoatCsvTableWriter *self = MOAT_CSV_TABLE_WRITER (writer);
  gsize n;
  const MoatDataColumn *columns = moat_table_writer_get_columns (writer, &n);

  for (gsize i = 0; i < n; i++)
    {
      char *guarded =
        is_number (columns[i].kind, cells[i]) ? NULL : moat_formula_guard_put_on (cells[i]);

      if (guarded != NULL)
        g_ptr_array_add (self->texts, guarded);
      g_ptr_array_add (self->cells, guarded != NULL ? guarded : (gpointer) cells[i]);
    }
  return append_row (self, error);
}

static gboolean
moat_csv_table_writer_finish (MoatTableWriter *writer, GCancellable *cancellable, GError **error)
{
  MoatCsvTableWriter *self = MOAT_CSV_TABLE_WRITER (writer);

  return flush (self, cancellable, error) && g_output_stream_close (self->out, cancellable, error);
}

static void
moat_csv_table_writer_finalize (GObject *object)
{
  MoatCsvTableWriter *self = MOAT_CSV_TABLE_WRITER (object);

  g_clear_object (&self->out);
  g_string_free (self->block, TRUE);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->texts);
  G_OBJECT_CLASS (moat_csv_table_writer_parent_class)->finalize (object);
}

static void
moat_csv_table_writer_class_init (MoatCsvTableWriterClass *klass)
{
  MoatTableWriterClass *writer_class = MOAT_TABLE_WRITER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = moat_csv_table_writer_finalize;
  writer_class->begin_table = moat_csv_table_writer_begin_table;
  writer_class->add_row = moat_csv_table_writer_add_row;
  writer_class->finish = moat_csv_table_writer_finish;
}

static void
moat_csv_table_writer_init (MoatCsvTableWriter *self)
{
  self->block = g_string_sized_new (BLOCK_SIZE + BLOCK_SIZE / 4);
  self->cells = g_ptr_array_new ();
  self->texts = g_ptr_array_new_with_free_func (g_free);
}

MoatTableWriter *
moat_csv_table_writer_new (const char *path, GError **error)
{
  g_autoptr (MoatCsvTableWriter) self = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (MOAT_TYPE_CSV_TABLE_WRITER, NULL);
  file = g_file_new_for_path (path);
  self->out = G_OUTPUT_STREAM (g_file_append_to (file, G_FILE_CREATE_NONE, NULL, error));
  return self->out != NULL ? MOAT_TABLE_WRITER (g_steal_pointer (&self)) : NULL;
}
