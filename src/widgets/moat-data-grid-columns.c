/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns a table shows, in which order and how wide, and that this is remembered.
 *
 * The settings hold a list of (id, width, shown) in the order of the columns.  A column that the
 * list does not name, because it is new, stands where the description puts it. */

#include "config.h"

#include "moat-data-grid-private.h"

#include <glib/gi18n-lib.h>

/* A column that is being made wider is remembered when the hand rests, ms. */
#define REST 300

static guint
number_of (MoatDataGrid *self, gpointer column)
{
  guint number = 0;

  g_ptr_array_find (self->view_columns, column, &number);
  return number;
}

static gint
find_id (MoatDataGrid *self, const char *id)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (g_str_equal (self->columns[i].id, id))
        return (gint) i;
    }
  return -1;
}

/* Calls @func with the number of each column as they stand from left to right. */
static void
for_each_column (MoatDataGrid *self, void (*func) (MoatDataGrid *, guint, gpointer), gpointer data)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      func (self, number_of (self, column), data);
    }
}

static void
append_shown (MoatDataGrid *self, guint number, gpointer shown)
{
  if (gtk_column_view_column_get_visible (self->view_columns->pdata[number]))
    g_array_append_val ((GArray *) shown, number);
}

GArray *
_moat_data_grid_list_shown (MoatDataGrid *self)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));

  for_each_column (self, append_shown, shown);
  return shown;
}

/* Settings */

static void
save_column (MoatDataGrid *self, guint number, gpointer builder)
{
  GtkColumnViewColumn *column = self->view_columns->pdata[number];

  g_variant_builder_add (builder, "(sib)", self->columns[number].id,
                         gtk_column_view_column_get_fixed_width (column),
                         gtk_column_view_column_get_visible (column));
}

static gboolean
save_cb (gpointer user_data)
{
  MoatDataGrid *self = user_data;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sib)"));

  self->save_source = 0;
  for_each_column (self, save_column, &builder);
  g_settings_set_value (self->settings, self->settings_key, g_variant_builder_end (&builder));
  return G_SOURCE_REMOVE;
}

static void
save_soon (MoatDataGrid *self)
{
  if (self->settings != NULL && !self->is_restoring && self->save_source == 0)
    self->save_source = g_timeout_add (REST, save_cb, self);
}

static void
restore (MoatDataGrid *self)
{
  g_autoptr (GVariant) saved = g_settings_get_value (self->settings, self->settings_key);
  GVariantIter iter;
  const char *id;
  gint32 width;
  gboolean is_shown;
  guint position = 0;

  self->is_restoring = TRUE;
  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&sib)", &id, &width, &is_shown))
    {
      gint number = find_id (self, id);
      GtkColumnViewColumn *column;

      if (number < 0)
        continue;
      column = self->view_columns->pdata[number];
      gtk_column_view_column_set_visible (column, is_shown);
      if (width > 0)
        gtk_column_view_column_set_fixed_width (column, width);
      gtk_column_view_insert_column (self->view, position++, column);
    }
  self->is_restoring = FALSE;
}

/* The menu */

static void
show_action (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  MoatDataGrid *self = user_data;
  gint number = find_id (self, g_action_get_name (G_ACTION (action)));

  gtk_column_view_column_set_visible (self->view_columns->pdata[number],
                                      g_variant_get_boolean (state));
}

/* The last column that is shown cannot be hidden: there would be nothing to see. */
static void
update_actions (MoatDataGrid *self)
{
  g_autoptr (GArray) shown = _moat_data_grid_list_shown (self);

  for (guint i = 0; i < self->n_columns; i++)
    {
      GAction *action =
        g_action_map_lookup_action (G_ACTION_MAP (self->column_actions), self->columns[i].id);
      gboolean is_shown = gtk_column_view_column_get_visible (self->view_columns->pdata[i]);

      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (is_shown));
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), !is_shown || shown->len > 1);
    }
}

static void
column_changed_cb (MoatDataGrid *self)
{
  update_actions (self);
  save_soon (self);
}

GMenuModel *
moat_data_grid_create_columns_menu (MoatDataGrid *self)
{
  GMenu *menu;

  g_return_val_if_fail (MOAT_IS_DATA_GRID (self), NULL);

  menu = g_menu_new ();
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *action = g_strconcat ("columns.", self->columns[i].id, NULL);

      g_menu_append (menu, _ (self->columns[i].title), action);
    }
  return G_MENU_MODEL (menu);
}

GActionGroup *
moat_data_grid_get_column_actions (MoatDataGrid *self)
{
  g_return_val_if_fail (MOAT_IS_DATA_GRID (self), NULL);
  return G_ACTION_GROUP (self->column_actions);
}

/* The title of a column of numbers stands over them.  GTK 4.8 has no property for that; the first
 * child of the view is the row of titles, and the first child of a title its content. */
static void
align_titles (MoatDataGrid *self)
{
  GtkWidget *titles = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = titles != NULL ? gtk_widget_get_first_child (titles) : NULL;

  for (guint i = 0; title != NULL && i < self->n_columns; i++)
    {
      GtkWidget *content = gtk_widget_get_first_child (title);

      if (content != NULL && (self->columns[i].flags & MOAT_GRID_COLUMN_NUMERIC) != 0)
        gtk_widget_set_halign (content, GTK_ALIGN_END);
      title = gtk_widget_get_next_sibling (title);
    }
}

void
_moat_data_grid_init_columns (MoatDataGrid *self)
{
  self->column_actions = g_simple_action_group_new ();
  for (guint i = 0; i < self->n_columns; i++)
    {
      GtkColumnViewColumn *column = self->view_columns->pdata[i];
      MoatGridFlags flags = self->columns[i].flags;
      g_autoptr (GSimpleAction) action =
        g_simple_action_new_stateful (self->columns[i].id, NULL, g_variant_new_boolean (TRUE));

      g_signal_connect (action, "change-state", G_CALLBACK (show_action), self);
      g_action_map_add_action (G_ACTION_MAP (self->column_actions), G_ACTION (action));
      gtk_column_view_column_set_fixed_width (column, self->columns[i].width);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_column_set_expand (column, (flags & MOAT_GRID_COLUMN_WIDE) != 0);
      gtk_column_view_column_set_visible (column, (flags & MOAT_GRID_COLUMN_HIDDEN) == 0);
      g_signal_connect_swapped (column, "notify::fixed-width", G_CALLBACK (column_changed_cb),
                                self);
      g_signal_connect_swapped (column, "notify::visible", G_CALLBACK (column_changed_cb), self);
    }
  g_signal_connect_swapped (gtk_column_view_get_columns (self->view), "items-changed",
                            G_CALLBACK (column_changed_cb), self);
  align_titles (self);
  update_actions (self);
}

void
_moat_data_grid_dispose_columns (MoatDataGrid *self)
{
  if (self->save_source != 0)
    {
      g_clear_handle_id (&self->save_source, g_source_remove);
      save_cb (self);
    }
  for (guint i = 0; i < self->view_columns->len; i++)
    g_signal_handlers_disconnect_by_data (self->view_columns->pdata[i], self);
  if (self->n_columns > 0)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_columns (self->view), self);
  g_ptr_array_set_size (self->view_columns, 0);
  self->n_columns = 0;
  g_clear_object (&self->settings);
  g_clear_pointer (&self->settings_key, g_free);
}

void
moat_data_grid_bind_settings (MoatDataGrid *self, GSettings *settings, const char *key)
{
  g_return_if_fail (MOAT_IS_DATA_GRID (self));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  self->settings_key = g_strdup (key);
  restore (self);
}
