/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table in memory, given row by row: what a reader of a file looks like to those who use one. */
#include "table-rows.h"

struct _TableRows
{
  MoatRowReader parent_instance;

  const MoatTable *table;
  guint next; /* 0: the header */
};

#define TABLE_TYPE_ROWS (table_rows_get_type ())
G_DECLARE_FINAL_TYPE (TableRows, table_rows, TABLE, ROWS, MoatRowReader)
G_DEFINE_FINAL_TYPE (TableRows, table_rows, MOAT_TYPE_ROW_READER)

static gboolean
table_rows_next (MoatRowReader *reader, MoatRow *row, GCancellable *cancellable, GError **error)
{
  TableRows *self = TABLE_ROWS (reader);
  const MoatTableRow *found;

  if (self->next > self->table->rows->len)
    return FALSE;
  if (self->next == 0)
    *row = (MoatRow){ 1, g_strv_length (self->table->columns), self->table->columns };
  else
    {
      found = self->table->rows->pdata[self->next - 1];
      *row = (MoatRow){ found->line, g_strv_length (found->cells), found->cells };
    }
  self->next++;
  return TRUE;
}

static void
table_rows_class_init (TableRowsClass *klass)
{
  MOAT_ROW_READER_CLASS (klass)->next = table_rows_next;
}

static void
table_rows_init (TableRows *self)
{
}

MoatRowReader *
table_rows_new (const MoatTable *table)
{
  TableRows *self = g_object_new (TABLE_TYPE_ROWS, NULL);

  self->table = table;
  return MOAT_ROW_READER (self);
}
