/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page with a table of the project has.
 *
 * The table is a MoatDataGrid over a MoatRecordList, which does the work; the pane has what stands
 * around them: the filter, the number of rows, and what to do when there are none.  An edit is
 * never shown from here: the project says `changed`, and the list follows. */

#include "config.h"

#include "moat-table-pane.h"

#include <glib/gi18n-lib.h>

#include "moat-late.h"
#include "moat-table-words.h"

struct _MoatTablePane
{
  GtkBox parent_instance;

  GtkSearchEntry *search;
  GtkBox *controls;
  GtkMenuButton *columns_button;
  GtkStack *stack;
  MoatDataGrid *grid;
  AdwStatusPage *status;
  GtkButton *status_button;
  GtkBox *starts;
  GtkLabel *count;
  GtkLabel *selected;
  GtkSpinner *spinner;

  const MoatTableKind *kind;
  MoatTableContext context; /* of the delegate */
  MoatRecordList *list;     /* NULL until the kind is set */
  gint64 wanted;            /* the row to show when the list has it; 0: none */
};

enum
{
  SELECTION_CHANGED,
  SHOW_ALL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

static void moat_table_pane_init_buildable (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MoatTablePane, moat_table_pane, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      moat_table_pane_init_buildable))

/* Showing */

static void
show_status (MoatTablePane *self, const char *title, const char *description)
{
  g_autofree char *markup = g_markup_escape_text (description, -1);

  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->status_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->starts), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
offer (MoatTablePane *self, const char *label, const char *action)
{
  gtk_button_set_label (self->status_button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->status_button), action);
  gtk_widget_set_visible (GTK_WIDGET (self->status_button), TRUE);
}

static void
update_stack (MoatTablePane *self)
{
  const GError *error = moat_record_list_get_error (self->list);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "table");
  else if (error != NULL)
    show_status (self, _ (self->kind->unread_title), error->message);
  else if (moat_record_list_is_restricted (self->list))
    {
      show_status (self, _ ("Nothing Matches"),
                   _ ("Every word of the filter has to be in a row, or in what the row is about."));
      offer (self, _ ("_Show All"), "table.show-all");
    }
  else
    {
      show_status (self, _ (self->kind->empty_title), _ (self->kind->empty_text));
      offer (self, _ (self->kind->add_label), self->kind->add_action);
      gtk_widget_set_visible (GTK_WIDGET (self->starts), TRUE);
    }
}

static void
update_count (MoatTablePane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gint64 n_rows = moat_record_list_get_n_rows (self->list);
  guint64 n_selected = moat_record_selection_get_size (moat_data_grid_get_selection (self->grid));
  g_autofree char *count = moat_table_word_count (self->context.wording, n, n_rows);
  g_autofree char *selected =
    n_selected > 1 ? moat_table_word_selected (self->context.wording, n_selected) : NULL;

  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->selected, selected != NULL ? selected : "");
}

static void
updated_cb (MoatTablePane *self)
{
  update_stack (self);
  update_count (self);
  if (self->wanted != 0 && !moat_record_list_get_pending (self->list))
    {
      /* It may have come while the filter hides it. */
      if (!moat_data_grid_show_row (self->grid, self->wanted) &&
          moat_record_list_is_restricted (self->list))
        moat_table_pane_show_all (self);
      else
        self->wanted = 0;
    }
}

static void
pending_cb (MoatTablePane *self)
{
  gboolean pending = moat_record_list_get_pending (self->list);

  gtk_spinner_set_spinning (self->spinner, pending);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), pending);
}

static void
selection_changed_cb (MoatTablePane *self)
{
  if (self->list == NULL || moat_data_grid_get_selection (self->grid) == NULL)
    return;
  update_count (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
copied_cb (MoatTablePane *self, guint n)
{
  g_autofree char *message = g_strdup_printf (ngettext ("Copied %u row", "Copied %u rows", n), n);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

/* The filter */

static void
search_changed_cb (MoatTablePane *self)
{
  moat_record_list_set_text (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
stop_search_cb (MoatTablePane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* Enter goes from the filter to what it found. */
static void
search_activate_cb (MoatTablePane *self)
{
  gint64 first = moat_record_list_get_id (self->list, 0);

  if (first != 0)
    moat_data_grid_show_row (self->grid, first);
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  moat_table_pane_show_all (MOAT_TABLE_PANE (widget));
}

/* Class */

static void
moat_table_pane_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child,
                           const char *type)
{
  if (g_strcmp0 (type, "control") == 0)
    gtk_box_append (MOAT_TABLE_PANE (buildable)->controls, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "start") == 0)
    gtk_box_append (MOAT_TABLE_PANE (buildable)->starts, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
moat_table_pane_init_buildable (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = moat_table_pane_add_child;
}

static void
moat_table_pane_dispose (GObject *object)
{
  MoatTablePane *self = MOAT_TABLE_PANE (object);

  moat_table_pane_set_project (self, NULL);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOAT_TYPE_TABLE_PANE);
  g_clear_pointer (&self->context.wording, moat_wording_unref);
  G_OBJECT_CLASS (moat_table_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-table-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatTablePane, search);
  gtk_widget_class_bind_template_child (widget_class, MoatTablePane, controls);
  gtk_widget_class_bind_template_child (widget_class, MoatTablePane, columns_button);
  gtk_widget_class_bind_template_child (widget_class, MoatTablePane, stack);
  gtk_widget_class_bind_template_child (widget_class, MoatTablePane, grid);
  gtk_widget_class_bind_template_child (widget_class, MoatTablePane, status);
  gtk_widget_class_bind_template_child (widget_class, MoatTablePane, status_button);
  gtk_widget_class_bind_template_child (widget_class, MoatTablePane, starts);
  gtk_widget_class_bind_template_child (widget_class, MoatTablePane, count);
  gtk_widget_class_bind_template_child (widget_class, MoatTablePane, selected);
  gtk_widget_class_bind_template_child (widget_class, MoatTablePane, spinner);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, copied_cb);
}

static void
moat_table_pane_class_init (MoatTablePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_table_pane_dispose;
  signals[SELECTION_CHANGED] =
    g_signal_new ("selection-changed", MOAT_TYPE_TABLE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[SHOW_ALL] = g_signal_new ("show-all", MOAT_TYPE_TABLE_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (MOAT_TYPE_DATA_GRID);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "table.show-all", NULL, show_all_action);
}

static void
moat_table_pane_init (MoatTablePane *self)
{
  self->context.wording = moat_wording_new (moat_language_of_process ());
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moat_table_pane_set_kind (MoatTablePane *self, const MoatTableKind *kind, GSettings *settings)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_return_if_fail (MOAT_IS_TABLE_PANE (self));
  g_return_if_fail (self->kind == NULL && kind != NULL);

  self->kind = kind;
  self->list = moat_record_list_new (kind->table);
  g_signal_connect_swapped (self->list, "updated", G_CALLBACK (updated_cb), self);
  g_signal_connect_swapped (self->list, "notify::pending", G_CALLBACK (pending_cb), self);
  moat_data_grid_set_columns (self->grid, kind->columns, kind->n_columns, kind->delegate,
                              &self->context);
  moat_data_grid_set_list (self->grid, self->list);
  moat_data_grid_set_name (self->grid, _ (kind->name));
  if (settings != NULL)
    moat_data_grid_bind_settings (self->grid, settings, kind->settings_key);
  menu = moat_data_grid_create_columns_menu (self->grid);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns",
                                  moat_data_grid_get_column_actions (self->grid));
  moat_late_set_menu (self->columns_button, menu);
  moat_late_set_icon (self->status, kind->icon_name);
}

void
moat_table_pane_set_project (MoatTablePane *self, MoatProject *project)
{
  g_return_if_fail (MOAT_IS_TABLE_PANE (self));

  if (self->context.project == project)
    return;
  self->wanted = 0;
  moat_record_list_set_project (self->list, NULL);
  g_set_object (&self->context.project, project);
  if (project == NULL)
    return;
  moat_table_pane_show_all (self);
  moat_data_grid_set_editable (self->grid, !moat_project_is_read_only (project));
  moat_record_list_set_project (self->list, project);
}

MoatDataGrid *
moat_table_pane_get_grid (MoatTablePane *self)
{
  g_return_val_if_fail (MOAT_IS_TABLE_PANE (self), NULL);
  return self->grid;
}

MoatRecordList *
moat_table_pane_get_list (MoatTablePane *self)
{
  g_return_val_if_fail (MOAT_IS_TABLE_PANE (self), NULL);
  return self->list;
}

GArray *
moat_table_pane_dup_selected (MoatTablePane *self)
{
  g_return_val_if_fail (MOAT_IS_TABLE_PANE (self), NULL);
  return moat_record_selection_dup_ids (moat_data_grid_get_selection (self->grid));
}

void
moat_table_pane_show_row (MoatTablePane *self, gint64 id)
{
  g_return_if_fail (MOAT_IS_TABLE_PANE (self));

  self->wanted = id;
  if (!moat_record_list_get_pending (self->list))
    updated_cb (self);
}

void
moat_table_pane_show_all (MoatTablePane *self)
{
  g_return_if_fail (MOAT_IS_TABLE_PANE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  moat_record_list_set_text (self->list, NULL);
  g_signal_emit (self, signals[SHOW_ALL], 0);
}

void
moat_table_pane_find (MoatTablePane *self)
{
  g_return_if_fail (MOAT_IS_TABLE_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}
