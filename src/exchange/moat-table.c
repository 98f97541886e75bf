/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of text as a reader staged them, with the problems found.
 *
 * A table holds what a file says, not what it means: cells are text, rows know the line they
 * came from, and a row that cannot be taken is a problem instead of a row.  Nothing here touches a
 * project; whoever takes the rows decides. */
#include "config.h"

#include "moat-table.h"

#include <string.h>

G_DEFINE_QUARK (moat_exchange_error, moat_exchange_error)

static void
row_free (gpointer data)
{
  MoatTableRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

static void
problem_free (gpointer data)
{
  MoatTableProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

MoatTable *
moat_table_new (const char *name)
{
  MoatTable *self = g_new0 (MoatTable, 1);

  self->name = g_strdup (name);
  self->columns = g_new0 (char *, 1);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  return self;
}

void
moat_table_free (MoatTable *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_strfreev (self->columns);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

int
moat_table_find_column (const MoatTable *self, const char *name)
{
  for (int i = 0; self->columns[i] != NULL; i++)
    {
      if (g_str_equal (self->columns[i], name))
        return i;
    }
  return -1;
}

void
moat_table_add_row (MoatTable *self, gsize line, GStrv cells)
{
  MoatTableRow *row = g_new (MoatTableRow, 1);

  row->line = line;
  row->cells = cells;
  g_ptr_array_add (self->rows, row);
}

void
moat_table_add_problem (MoatTable *self, gsize line, int column, const char *format, ...)
{
  MoatTableProblem *problem = g_new (MoatTableProblem, 1);
  va_list arguments;

  problem->line = line;
  problem->column = column;
  va_start (arguments, format);
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->problems, problem);
}
