/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a table: what they show, and what a press of the mouse on them does.
 *
 * A cell is bound to a record as its row comes into sight, and follows it: when the record says
 * `changed` the cell is worded again, and nothing else of the table is touched. */

#include "config.h"

#include "moat-data-grid-private.h"

static void
update_cell (MoatDataGrid *self, MoatGridCell *cell)
{
  MoatRecord *record = gtk_list_item_get_item (moat_grid_cell_get_item (cell));
  g_autofree char *text = NULL;

  if (record != NULL)
    text = self->delegate->get_text (record, moat_grid_cell_get_column (cell), self->data);
  moat_grid_cell_set_text (cell, text);
}

static void
record_changed_cb (MoatRecord *record, MoatGridCell *cell)
{
  GtkWidget *grid = gtk_widget_get_ancestor (GTK_WIDGET (cell), MOAT_TYPE_DATA_GRID);

  if (grid != NULL)
    update_cell (MOAT_DATA_GRID (grid), cell);
}

static void
cell_gone_cb (gpointer user_data, GObject *cell)
{
  MoatDataGrid *self = user_data;

  g_ptr_array_remove_fast (self->cells, cell);
  if ((GObject *) self->edited == cell)
    _moat_data_grid_stop_editing (self);
}

static void
cell_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, MoatDataGrid *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  _moat_data_grid_set_current (self, moat_grid_cell_get_column (MOAT_GRID_CELL (cell)));
}

static void
show_menu (MoatDataGrid *self, GtkWidget *at, double x, double y)
{
  g_clear_pointer (&self->menu_popover, gtk_widget_unparent);
  if (self->menu == NULL)
    return;
  self->menu_popover = gtk_popover_menu_new_from_model (self->menu);
  gtk_widget_set_parent (self->menu_popover, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu_popover), FALSE);
  gtk_widget_set_halign (self->menu_popover, GTK_ALIGN_START);
  gtk_widget_translate_coordinates (at, GTK_WIDGET (self), x, y, &x, &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu_popover),
                               &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu_popover));
}

/* A right click on a row that is not selected selects it first. */
static void
secondary_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, MoatDataGrid *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  MoatGridCell *cell = MOAT_GRID_CELL (widget);
  guint position = gtk_list_item_get_position (moat_grid_cell_get_item (cell));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  _moat_data_grid_set_current (self, moat_grid_cell_get_column (cell));
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  gtk_widget_grab_focus (_moat_data_grid_get_row_widget (cell));
  show_menu (self, widget, x, y);
}

void
_moat_data_grid_show_menu (MoatDataGrid *self)
{
  guint position;
  MoatGridCell *cell = NULL;

  if (_moat_data_grid_get_focused (self, &position))
    cell = _moat_data_grid_find_cell (self, position, self->current);
  if (cell != NULL)
    show_menu (self, GTK_WIDGET (cell), 0, gtk_widget_get_height (GTK_WIDGET (cell)));
}

static void
add_click (GtkWidget *cell, guint button, GCallback pressed, MoatDataGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", pressed, self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MoatDataGrid *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget *cell = moat_grid_cell_new (
    item, column, (self->columns[column].flags & MOAT_GRID_COLUMN_NUMERIC) != 0);

  if (column == self->current)
    gtk_widget_add_css_class (cell, "current");
  add_click (cell, GDK_BUTTON_PRIMARY, G_CALLBACK (cell_pressed_cb), self);
  add_click (cell, GDK_BUTTON_SECONDARY, G_CALLBACK (secondary_pressed_cb), self);
  g_ptr_array_add (self->cells, cell);
  g_object_weak_ref (G_OBJECT (cell), cell_gone_cb, self);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MoatDataGrid *self)
{
  MoatGridCell *cell = MOAT_GRID_CELL (gtk_list_item_get_child (item));

  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (record_changed_cb), cell);
  update_cell (self, cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MoatDataGrid *self)
{
  MoatGridCell *cell = MOAT_GRID_CELL (gtk_list_item_get_child (item));

  if (cell == self->edited)
    _moat_data_grid_stop_editing (self);
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), record_changed_cb, cell);
}

GtkListItemFactory *
_moat_data_grid_create_factory (MoatDataGrid *self, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  return factory;
}

void
_moat_data_grid_dispose_cells (MoatDataGrid *self)
{
  g_clear_pointer (&self->menu_popover, gtk_widget_unparent);
  while (self->cells->len > 0)
    {
      g_object_weak_unref (self->cells->pdata[0], cell_gone_cb, self);
      g_ptr_array_remove_index_fast (self->cells, 0);
    }
}
