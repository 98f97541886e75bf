/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MOAT_TYPE_GRID_CELL (moat_grid_cell_get_type ())
G_DECLARE_FINAL_TYPE (MoatGridCell, moat_grid_cell, MOAT, GRID_CELL, GtkWidget)

/** MoatGridCell: one line of text in a MoatDataGrid; something to edit it with while it is edited.
 */
GtkWidget *moat_grid_cell_new (GtkListItem *item, guint column, gboolean is_numeric);
/** The list item and the column that the cell belongs to. */
GtkListItem *moat_grid_cell_get_item (MoatGridCell *self);
guint moat_grid_cell_get_column (MoatGridCell *self);
void moat_grid_cell_set_text (MoatGridCell *self, const char *text); /* nullable */
const char *moat_grid_cell_get_text (MoatGridCell *self);
/** Shows @editor in place of the text; NULL: the text again. */
void moat_grid_cell_set_editor (MoatGridCell *self, GtkWidget *editor);
/** Takes a popover or an editor that is hidden away when the event that is handled now is over.  At
 * once, a popover would keep its grab of the mouse and the keys, and an editor would give up the
 * X11 selection that the next one has just taken, which clears that one's (GTK 4.8). */
void moat_grid_cell_drop (GtkWidget *child);
/** Shows @popover at the cell until it is unparented. */
void moat_grid_cell_add_popover (MoatGridCell *self, GtkPopover *popover);

G_END_DECLS
