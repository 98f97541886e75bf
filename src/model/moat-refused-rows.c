/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows that an import refuses, as a CSV file: as they stand, to be put right and taken again,
 * with the line and the reason in two columns behind them.
 *
 * It is written as the import goes, for there may be a million.  The file gets its name when it is
 * whole.
 */
#include "config.h"

#include "moat-refused-rows.h"

#include "moat-table.h"

struct _MoatRefusedRows
{
  GOutputStream *stream;
  guint n_columns;
  GString *row;
  GError *error; /* the first; nothing is written after it */
};

static void
write_cells (MoatRefusedRows *self, GPtrArray *cells)
{
  g_ptr_array_add (cells, NULL);
  g_string_truncate (self->row, 0);
  moat_csv_append_row (self->row, (const char *const *) cells->pdata);
  if (!self->error)
    g_output_stream_write_all (self->stream, self->row->str, self->row->len, NULL, NULL,
                               &self->error);
}

GPtrArray *
moat_refused_rows_list_headers (const MoatMapping *mapping)
{
  GPtrArray *headers = g_ptr_array_new ();

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const MoatColumnMapping *column = mapping->columns->pdata[i];
      g_ptr_array_add (headers, (gpointer) (column->header ? column->header : ""));
    }
  g_ptr_array_add (headers, NULL);
  return headers;
}

MoatRefusedRows *
moat_refused_rows_new (const char *path, const char *const *headers, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GFileOutputStream) stream =
    g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
  MoatRefusedRows *self;

  if (!stream)
    return NULL;
  self = g_new0 (MoatRefusedRows, 1);
  self->stream = g_buffered_output_stream_new_sized (G_OUTPUT_STREAM (stream), 65536);
  self->row = g_string_new (NULL);
  for (; headers[self->n_columns]; self->n_columns++)
    g_ptr_array_add (cells, (gpointer) headers[self->n_columns]);
  g_ptr_array_add (cells, (gpointer) "line");
  g_ptr_array_add (cells, (gpointer) "reason");
  write_cells (self, cells);
  return self;
}

void
moat_refused_rows_add (MoatRefusedRows *self, const MoatRefusal *refusal)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autofree char *line = g_strdup_printf ("%zu", refusal->line);

  for (guint i = 0; refusal->cells[i]; i++)
    g_ptr_array_add (cells, refusal->cells[i]);
  while (cells->len < self->n_columns)
    g_ptr_array_add (cells, (gpointer) "");
  g_ptr_array_add (cells, line);
  g_ptr_array_add (cells, refusal->message);
  write_cells (self, cells);
}

gboolean
moat_refused_rows_finish (MoatRefusedRows *self, gboolean keep, GError **error)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  gboolean done = keep && !self->error;

  if (done)
    done = g_output_stream_close (self->stream, NULL, &self->error);
  else
    {
      /* A stream that is closed in vain leaves what was there before. */
      g_cancellable_cancel (cancelled);
      g_output_stream_close (self->stream, cancelled, NULL);
    }
  if (self->error)
    g_propagate_error (error, g_steal_pointer (&self->error));
  g_object_unref (self->stream);
  g_string_free (self->row, TRUE);
  g_free (self);
  return done || !keep;
}
