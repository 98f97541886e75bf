/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "driver.h"
#include "moat-data-grid.h"

G_BEGIN_DECLS

/* What a person sees of a table: its rows, and the cells in them. */

/** Until the table has read its rows, which are @n. */
void driver_wait_rows (Driver *self, MoatDataGrid *grid, guint n);
/** The cell that says @text in the row in which another says @row, waiting for them. */
GtkWidget *driver_wait_cell (MoatDataGrid *grid, const char *row, const char *text);

G_END_DECLS
