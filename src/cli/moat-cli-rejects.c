/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows that an import refuses, as a CSV file: as they stand, to be put right and taken again,
 * with the line and the reason in two columns behind them.
 *
 * It is written as the import goes, for there may be a million.  The file gets its name when it is
 * whole.
 */
#include "config.h"

#include <gio/gio.h>

#include "moat-cli-import.h"
#include "moat-table.h"

struct _MoatCliRejects
{
  GOutputStream *stream;
  guint n_columns;
  GString *row;
  GError *error; /* the first; nothing is written after it */
};

static void
write_cells (MoatCliRejects *self, GPtrArray *cells)
{
  g_ptr_array_add (cells, NULL);
  g_string_truncate (self->row, 0);
  moat_csv_append_row (self->row, (const char *const *) cells->pdata);
  if (!self->error)
    g_output_stream_write_all (self->stream, self->row->str, self->row->len, NULL, NULL,
                               &self->error);
}

MoatCliRejects *
moat_cli_rejects_new (const char *path, const MoatMapping *mapping, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GFileOutputStream) stream =
    g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, error);
  MoatCliRejects *self;

  if (!stream)
    return NULL;
  self = g_new0 (MoatCliRejects, 1);
  self->stream = g_buffered_output_stream_new_sized (G_OUTPUT_STREAM (stream), 65536);
  self->n_columns = mapping->columns->len;
  self->row = g_string_new (NULL);
  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (cells, ((MoatColumnMapping *) mapping->columns->pdata[i])->header);
  g_ptr_array_add (cells, (gpointer) "line");
  g_ptr_array_add (cells, (gpointer) "reason");
  write_cells (self, cells);
  return self;
}

void
moat_cli_rejects_add (MoatCliRejects *self, const MoatRefusal *refusal)
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
moat_cli_rejects_finish (MoatCliRejects *self, gboolean keep, GError **error)
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
