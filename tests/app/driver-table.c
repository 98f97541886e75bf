/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as the tests of the Figures, Sources and Rates pages see them: waiting for rows, which are
 * read beside the program, and finding a cell by what it says and what its row is called. */
#include "driver-table.h"

#include "moat-grid-cell.h"

typedef struct
{
  MoatRecordList *list;
  guint n;
} Count;

static gboolean
has_rows (gpointer data)
{
  const Count *count = data;

  return !moat_record_list_get_pending (count->list) &&
         g_list_model_get_n_items (G_LIST_MODEL (count->list)) == count->n;
}

void
driver_wait_rows (Driver *self, MoatDataGrid *grid, guint n)
{
  MoatRecordList *list = moat_record_selection_get_list (moat_data_grid_get_selection (grid));

  driver_wait (has_rows, &(Count){ list, n }, "the rows");
  driver_settle (self);
}

GtkWidget *
driver_wait_cell (MoatDataGrid *grid, const char *row, const char *text)
{
  GtkWidget *cell = driver_wait_for (GTK_WIDGET (grid), MOAT_TYPE_GRID_CELL, row);

  return driver_wait_for (gtk_widget_get_parent (gtk_widget_get_parent (cell)), MOAT_TYPE_GRID_CELL,
                          text);
}
