/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table that is written in the test itself, so that what is tested is what becomes of its rows
 * and not how a format is read. */
#include "cells.h"

#define CELLS_TYPE_READER (cells_reader_get_type ())
G_DECLARE_FINAL_TYPE (CellsReader, cells_reader, CELLS, READER, MoatRowReader)

struct _CellsReader
{
  MoatRowReader parent_instance;

  GStrv lines;
  gsize n_read;
  GStrv cells; /* of the row that was read last */
};

G_DEFINE_FINAL_TYPE (CellsReader, cells_reader, MOAT_TYPE_ROW_READER)

static gboolean
cells_reader_next (MoatRowReader *reader, MoatRow *row, GCancellable *cancellable, GError **error)
{
  CellsReader *self = CELLS_READER (reader);

  if (self->lines[self->n_read] == NULL)
    return FALSE;
  g_clear_pointer (&self->cells, g_strfreev);
  self->cells = g_strsplit (self->lines[self->n_read], "|", -1);
  self->n_read++;
  *row = (MoatRow){ self->n_read, g_strv_length (self->cells), self->cells };
  return TRUE;
}

static void
cells_reader_finalize (GObject *object)
{
  CellsReader *self = CELLS_READER (object);

  g_strfreev (self->lines);
  g_strfreev (self->cells);
  G_OBJECT_CLASS (cells_reader_parent_class)->finalize (object);
}

static void
cells_reader_class_init (CellsReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cells_reader_finalize;
  MOAT_ROW_READER_CLASS (klass)->next = cells_reader_next;
}

static void
cells_reader_init (CellsReader *self)
{
}

MoatRowReader *
cells_read (const char *text)
{
  CellsReader *self = g_object_new (CELLS_TYPE_READER, NULL);

  self->lines = g_strsplit (text, "\n", -1);
  return MOAT_ROW_READER (self);
}
