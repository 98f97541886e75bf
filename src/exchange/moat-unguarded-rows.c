/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes the formula guards off the rows of a file that was exported, and only of such a file.
 *
 * An apostrophe before an equals sign is what somebody wrote, unless it is known that it was put
 * there.  What is known of an exported file is its header, so the first row decides: see
 * moat_data_is_export_header().  All other files are passed on cell by cell as they are. */
#include "config.h"

#include "moat-unguarded-rows.h"

#include "moat-data-tables.h"
#include "moat-formula-guard.h"

struct _MoatUnguardedRows
{
  MoatRowReader parent_instance;

  MoatRowReader *rows;
  gboolean has_header;
  gboolean is_ours;
  GPtrArray *cells; /* of char, borrowed from the row */
};

G_DEFINE_FINAL_TYPE (MoatUnguardedRows, moat_unguarded_rows, MOAT_TYPE_ROW_READER)

static gboolean
moat_unguarded_rows_next (MoatRowReader *reader, MoatRow *row, GCancellable *cancellable,
                          GError **error)
{
  MoatUnguardedRows *self = MOAT_UNGUARDED_ROWS (reader);

  if (!moat_row_reader_next (self->rows, row, cancellable, error))
    return FALSE;
  if (!self->has_header)
    {
      self->has_header = TRUE;
      self->is_ours = moat_data_is_export_header ((const char *const *) row->cells, row->n_cells);
    }
  else if (self->is_ours)
    {
      g_ptr_array_set_size (self->cells, 0);
      for (guint i = 0; i < row->n_cells; i++)
        g_ptr_array_add (self->cells, (gpointer) moat_formula_guard_take_off (row->cells[i]));
      row->cells = (char **) self->cells->pdata;
    }
  return TRUE;
}

static double
moat_unguarded_rows_get_fraction (MoatRowReader *reader)
{
  return moat_row_reader_get_fraction (MOAT_UNGUARDED_ROWS (reader)->rows);
}

static void
moat_unguarded_rows_finalize (GObject *object)
{
  MoatUnguardedRows *self = MOAT_UNGUARDED_ROWS (object);

  g_object_unref (self->rows);
  g_ptr_array_unref (self->cells);
  G_OBJECT_CLASS (moat_unguarded_rows_parent_class)->finalize (object);
}

static void
moat_unguarded_rows_class_init (MoatUnguardedRowsClass *klass)
{
  MoatRowReaderClass *reader_class = MOAT_ROW_READER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = moat_unguarded_rows_finalize;
  reader_class->next = moat_unguarded_rows_next;
  reader_class->get_fraction = moat_unguarded_rows_get_fraction;
}

static void
moat_unguarded_rows_init (MoatUnguardedRows *self)
{
  self->cells = g_ptr_array_new ();
}

MoatRowReader *
moat_unguarded_rows_new (MoatRowReader *rows)
{
  MoatUnguardedRows *self;

  g_return_val_if_fail (MOAT_IS_ROW_READER (rows), NULL);

  self = g_object_new (MOAT_TYPE_UNGUARDED_ROWS, NULL);
  self->rows = rows;
  return MOAT_ROW_READER (self);
}
