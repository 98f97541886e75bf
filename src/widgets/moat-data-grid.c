/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of the project, to be read, sorted, edited in place, copied and pasted into.
 *
 * A GtkColumnView over a MoatRecordList.  Neither the list nor the selection holds more records
 * than are seen, and the cells are cheap (moat-grid-cell.c), so a million rows scroll like ten.
 * Sorting is the query's: a click on a title only tells the list what is wanted.
 *
 * The keyboard is in a row, where GTK keeps it, and in a column, which is kept here
 * (moat-data-grid-keys.c): together they are the cell that Enter edits. */

#include "config.h"

#include "moat-data-grid-private.h"

#include <glib/gi18n-lib.h>

enum
{
  SELECTION_CHANGED,
  PASTED,
  COPIED,
  DELETE,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoatDataGrid, moat_data_grid, GTK_TYPE_WIDGET)

/* Rows */

static GtkWidget *
find_list (MoatDataGrid *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view));

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

void
_moat_data_grid_scroll_to (MoatDataGrid *self, guint position)
{
  gtk_widget_activate_action (find_list (self), "list.scroll-to-item", "u", position);
}

MoatGridCell *
_moat_data_grid_find_cell (MoatDataGrid *self, guint position, guint column)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      MoatGridCell *cell = self->cells->pdata[i];
      GtkListItem *item = moat_grid_cell_get_item (cell);

      if (moat_grid_cell_get_column (cell) == column && gtk_list_item_get_item (item) != NULL &&
          gtk_list_item_get_position (item) == position)
        return cell;
    }
  return NULL;
}

GtkWidget *
_moat_data_grid_get_row_widget (MoatGridCell *cell)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (cell));

  return parent != NULL ? gtk_widget_get_parent (parent) : NULL;
}

gboolean
_moat_data_grid_get_focused (MoatDataGrid *self, guint *position)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->cells->len; i++)
    {
      MoatGridCell *cell = self->cells->pdata[i];
      GtkWidget *row = _moat_data_grid_get_row_widget (cell);

      if (row != NULL && (row == focus || gtk_widget_is_ancestor (focus, row)) &&
          gtk_list_item_get_item (moat_grid_cell_get_item (cell)) != NULL)
        {
          *position = gtk_list_item_get_position (moat_grid_cell_get_item (cell));
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
_moat_data_grid_focus (MoatDataGrid *self, guint position)
{
  MoatGridCell *cell = NULL;

  _moat_data_grid_scroll_to (self, position);
  for (guint i = 0; cell == NULL && i < self->n_columns; i++)
    cell = _moat_data_grid_find_cell (self, position, i);
  return cell != NULL && gtk_widget_grab_focus (_moat_data_grid_get_row_widget (cell));
}

void
_moat_data_grid_scroll_to_column (MoatDataGrid *self, guint column)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));
  graphene_rect_t bounds;

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = self->cells->pdata[i];
      double value = gtk_adjustment_get_value (adjustment);

      if (moat_grid_cell_get_column (self->cells->pdata[i]) != column ||
          !gtk_widget_get_mapped (cell) ||
          !gtk_widget_compute_bounds (gtk_widget_get_parent (cell), GTK_WIDGET (self->view),
                                      &bounds))
        continue;
      gtk_adjustment_clamp_page (adjustment, value + bounds.origin.x,
                                 value + bounds.origin.x + bounds.size.width);
      return;
    }
}

/* The view */

static void
sorted_cb (MoatDataGrid *self)
{
  g_autoptr (GArray) asked = moat_column_probe_ask (self->probe, self->view);
  g_autoptr (GArray) orders = g_array_new (FALSE, TRUE, sizeof (MoatRowOrder));

  g_array_set_size (orders, asked->len);
  for (guint i = 0; i < asked->len; i++)
    {
      const MoatColumnOrder *order = &g_array_index (asked, MoatColumnOrder, i);
      MoatRowOrder *wanted = &g_array_index (orders, MoatRowOrder, i);

      wanted->column = self->columns[order->column].id;
      wanted->descending = order->descending;
    }
  if (self->list != NULL)
    moat_record_list_set_orders (self->list, (const MoatRowOrder *) (gpointer) orders->data,
                                 orders->len);
}

static void
activate_cb (MoatDataGrid *self, guint position)
{
  if (!moat_data_grid_edit (self, self->current) && !moat_data_grid_is_editing (self))
    g_signal_emit (self, signals[ACTIVATED], 0, moat_record_list_get_id (self->list, position),
                   self->columns[self->current].id);
}

static void
selection_changed_cb (MoatDataGrid *self)
{
  gboolean any = self->selection != NULL && moat_record_selection_get_size (self->selection) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "grid.copy", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "grid.delete", any && self->is_editable);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
grid_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatDataGrid *self = MOAT_DATA_GRID (widget);

  if (g_str_equal (name, "grid.copy"))
    _moat_data_grid_copy (self);
  else if (g_str_equal (name, "grid.paste"))
    _moat_data_grid_paste (self);
  else if (g_str_equal (name, "grid.edit"))
    moat_data_grid_edit (self, self->current);
  else if (g_str_equal (name, "grid.menu"))
    _moat_data_grid_show_menu (self);
  else
    g_signal_emit (self, signals[DELETE], 0);
}

/* Class */

static void
moat_data_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MoatDataGrid *self = MOAT_DATA_GRID (widget);

  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
  if (self->menu_popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu_popover));
}

static void
moat_data_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (MOAT_DATA_GRID (widget)->scroller, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static gboolean
moat_data_grid_grab_focus (GtkWidget *widget)
{
  MoatDataGrid *self = MOAT_DATA_GRID (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
moat_data_grid_dispose (GObject *object)
{
  MoatDataGrid *self = MOAT_DATA_GRID (object);

  _moat_data_grid_stop_copying (self);
  _moat_data_grid_stop_editing (self);
  _moat_data_grid_dispose_columns (self);
  moat_data_grid_set_list (self, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  _moat_data_grid_dispose_cells (self);
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (moat_data_grid_parent_class)->dispose (object);
}

static void
moat_data_grid_finalize (GObject *object)
{
  MoatDataGrid *self = MOAT_DATA_GRID (object);

  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->view_columns);
  g_clear_object (&self->column_actions);
  moat_column_probe_free (self->probe);
  G_OBJECT_CLASS (moat_data_grid_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  const GdkModifierType control = GDK_CONTROL_MASK;

  gtk_widget_class_install_action (widget_class, "grid.copy", NULL, grid_action);
  gtk_widget_class_install_action (widget_class, "grid.paste", NULL, grid_action);
  gtk_widget_class_install_action (widget_class, "grid.edit", NULL, grid_action);
  gtk_widget_class_install_action (widget_class, "grid.delete", NULL, grid_action);
  gtk_widget_class_install_action (widget_class, "grid.menu", NULL, grid_action);
  /* Menus show the last key of an action. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, control, "grid.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, control, "grid.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_SHIFT_MASK, "grid.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, control, "grid.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "grid.edit", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "grid.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "grid.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "grid.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "grid.menu",
                                       NULL);
}

static guint
add_signal (const char *name, GType parameter)
{
  return g_signal_new (name, MOAT_TYPE_DATA_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, parameter != G_TYPE_NONE ? 1 : 0, parameter);
}

static void
moat_data_grid_class_init (MoatDataGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_data_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = moat_data_grid_finalize;
  widget_class->measure = moat_data_grid_measure;
  widget_class->size_allocate = moat_data_grid_size_allocate;
  widget_class->grab_focus = moat_data_grid_grab_focus;
  signals[SELECTION_CHANGED] = add_signal ("selection-changed", G_TYPE_NONE);
  signals[PASTED] = add_signal ("pasted", G_TYPE_STRING);
  signals[COPIED] = add_signal ("copied", G_TYPE_UINT);
  signals[DELETE] = add_signal ("delete", G_TYPE_NONE);
  signals[ACTIVATED] = g_signal_new ("activated", MOAT_TYPE_DATA_GRID, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "datagrid");
  install_actions (widget_class);
}

static void
moat_data_grid_init (MoatDataGrid *self)
{
  self->cells = g_ptr_array_new ();
  self->view_columns = g_ptr_array_new ();
  self->probe = moat_column_probe_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed",
                            G_CALLBACK (sorted_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  _moat_data_grid_init_keys (self);
  selection_changed_cb (self);
}

void
moat_data_grid_set_columns (MoatDataGrid *self, const MoatGridColumn *columns, guint n_columns,
                            const MoatGridDelegate *delegate, gpointer data)
{
  g_return_if_fail (MOAT_IS_DATA_GRID (self));
  g_return_if_fail (self->columns == NULL && columns != NULL && delegate != NULL);

  self->columns = columns;
  self->n_columns = n_columns;
  self->delegate = delegate;
  self->data = data;
  for (guint i = 0; i < n_columns; i++)
    {
      GtkColumnViewColumn *column =
        gtk_column_view_column_new (_ (columns[i].title), _moat_data_grid_create_factory (self, i));
      g_autoptr (GtkSorter) sorter = moat_column_probe_create_sorter (self->probe, i);

      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_append_column (self->view, column);
      g_ptr_array_add (self->view_columns, column);
      g_object_unref (column);
    }
  _moat_data_grid_init_columns (self);
}

void
moat_data_grid_set_list (MoatDataGrid *self, MoatRecordList *list)
{
  g_return_if_fail (MOAT_IS_DATA_GRID (self));

  if (self->list == list)
    return;
  _moat_data_grid_stop_editing (self);
  gtk_column_view_set_model (self->view, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_set_object (&self->list, list);
  if (list != NULL)
    {
      self->selection = moat_record_selection_new (list);
      g_signal_connect_swapped (self->selection, "selection-changed",
                                G_CALLBACK (selection_changed_cb), self);
      g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (selection_changed_cb),
                                self);
      gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
      sorted_cb (self);
    }
  selection_changed_cb (self);
}

void
moat_data_grid_set_name (MoatDataGrid *self, const char *name)
{
  g_return_if_fail (MOAT_IS_DATA_GRID (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
moat_data_grid_set_editable (MoatDataGrid *self, gboolean editable)
{
  g_return_if_fail (MOAT_IS_DATA_GRID (self));

  self->is_editable = editable;
  if (!editable)
    _moat_data_grid_stop_editing (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "grid.edit", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "grid.paste", editable);
  selection_changed_cb (self);
}

void
moat_data_grid_set_menu (MoatDataGrid *self, GMenuModel *menu)
{
  g_return_if_fail (MOAT_IS_DATA_GRID (self));
  g_set_object (&self->menu, menu);
}

MoatRecordSelection *
moat_data_grid_get_selection (MoatDataGrid *self)
{
  g_return_val_if_fail (MOAT_IS_DATA_GRID (self), NULL);
  return self->selection;
}

gint64
moat_data_grid_get_current (MoatDataGrid *self)
{
  guint position;
  g_autoptr (GtkBitset) selected = NULL;

  g_return_val_if_fail (MOAT_IS_DATA_GRID (self), 0);

  if (self->list == NULL)
    return 0;
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (_moat_data_grid_get_focused (self, &position) && gtk_bitset_contains (selected, position))
    return moat_record_list_get_id (self->list, position);
  return gtk_bitset_is_empty (selected)
           ? 0
           : moat_record_list_get_id (self->list, gtk_bitset_get_minimum (selected));
}

gboolean
moat_data_grid_show_row (MoatDataGrid *self, gint64 id)
{
  guint position;

  g_return_val_if_fail (MOAT_IS_DATA_GRID (self), FALSE);

  if (self->list == NULL || !moat_record_list_find (self->list, id, &position))
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  _moat_data_grid_focus (self, position);
  return TRUE;
}
