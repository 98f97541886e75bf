/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Sources page: all sources of a project as a table, and what rests on each.
 *
 * A source that something rests on cannot be removed; it can be replaced, which moves everything to
 * another source and removes it in one action.  Whoever asks to remove such a source is asked for
 * the one that takes its place. */

#include "config.h"

#include "moat-sources-page.h"

#include <glib/gi18n-lib.h>

#include "moat-new-row-dialog.h"
#include "moat-project-evidence.h"
#include "moat-source-columns.h"
#include "moat-source-dialog.h"
#include "moat-store.h"

struct _MoatSourcesPage
{
  GtkBox parent_instance;

  MoatTablePane *pane;
  GMenuModel *row_menu;

  MoatProject *project; /* nullable */
};

static guint figures_wanted_signal;

G_DEFINE_FINAL_TYPE (MoatSourcesPage, moat_sources_page, GTK_TYPE_BOX)

static void
show_toast (MoatSourcesPage *self, const char *action, const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", message);
}

/* The sources that are selected. */
static GPtrArray *
read_selected (MoatSourcesPage *self)
{
  g_autoptr (GArray) ids = moat_table_pane_dup_selected (self->pane);

  return moat_record_list_read (moat_table_pane_get_list (self->pane),
                                (const gint64 *) (gpointer) ids->data, ids->len);
}

static GStrv
dup_keys (const GPtrArray *records)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; i < records->len; i++)
    g_strv_builder_add (keys, moat_record_get_source (records->pdata[i])->key);
  return g_strv_builder_end (keys);
}

static void
selection_changed_cb (MoatSourcesPage *self)
{
  guint64 n = moat_record_selection_get_size (
    moat_data_grid_get_selection (moat_table_pane_get_grid (self->pane)));
  gboolean can_edit = self->project != NULL && !moat_project_is_read_only (self->project);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sources.add", can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sources.replace", can_edit && n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sources.show-figures", n == 1);
}

/* Adding */

static void
added_cb (GtkWidget *owner, MoatFactField field, const char *key, const GError *error)
{
  MoatSourcesPage *self = MOAT_SOURCES_PAGE (owner);
  const MoatSource *source =
    key != NULL && self->project != NULL ? moat_project_find_source (self->project, key) : NULL;

  if (source != NULL)
    moat_table_pane_show_row (self->pane, source->id);
  else if (error != NULL)
    show_toast (self, "win.toast", error->message);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  moat_new_row_dialog_ask (widget, MOAT_SOURCES_PAGE (widget)->project, MOAT_FACT_FIELD_SOURCE,
                           added_cb);
}

/* Replacing and removing */

static void
replaced_cb (GtkWidget *owner, const char *const *keys, const char *other)
{
  MoatSourcesPage *self = MOAT_SOURCES_PAGE (owner);
  g_autoptr (GError) error = NULL;

  if (self->project == NULL)
    return;
  if (moat_project_replace_sources (self->project, keys, other, &error))
    show_toast (self, "win.toast-undo", _ ("The source was replaced"));
  else
    show_toast (self, "win.toast", error->message);
}

static void
replace_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatSourcesPage *self = MOAT_SOURCES_PAGE (widget);
  g_autoptr (GPtrArray) records = read_selected (self);
  g_auto (GStrv) keys = dup_keys (records);

  if (keys[0] != NULL)
    moat_source_dialog_ask (widget, self->project, (const char *const *) keys, replaced_cb);
}

static void
delete_cb (MoatSourcesPage *self)
{
  g_autoptr (GPtrArray) records = read_selected (self);
  g_auto (GStrv) keys = dup_keys (records);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (keys[0] == NULL)
    return;
  if (moat_project_delete_sources (self->project, (const char *const *) keys, &error))
    {
      message = g_strdup_printf (ngettext ("Removed %u source", "Removed %u sources", records->len),
                                 records->len);
      show_toast (self, "win.toast-undo", message);
    }
  else if (g_error_matches (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT))
    moat_source_dialog_ask (GTK_WIDGET (self), self->project, (const char *const *) keys,
                            replaced_cb);
  else
    show_toast (self, "win.toast", error->message);
}

/* What rests on a source */

static void
show_figures (MoatSourcesPage *self, gint64 id)
{
  g_autoptr (GPtrArray) records =
    moat_record_list_read (moat_table_pane_get_list (self->pane), &id, 1);

  if (records->len > 0)
    g_signal_emit (self, figures_wanted_signal, 0, moat_record_get_source (records->pdata[0])->key);
}

static void
show_figures_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatSourcesPage *self = MOAT_SOURCES_PAGE (widget);

  show_figures (self, moat_data_grid_get_current (moat_table_pane_get_grid (self->pane)));
}

static void
activated_cb (MoatSourcesPage *self, gint64 id, const char *column)
{
  if (g_str_equal (column, MOAT_SOURCE_COLUMN_FIGURES))
    show_figures (self, id);
}

/* Class */

static void
moat_sources_page_dispose (GObject *object)
{
  MoatSourcesPage *self = MOAT_SOURCES_PAGE (object);

  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOAT_TYPE_SOURCES_PAGE);
  G_OBJECT_CLASS (moat_sources_page_parent_class)->dispose (object);
}

static void
moat_sources_page_class_init (MoatSourcesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_sources_page_dispose;
  figures_wanted_signal = g_signal_new ("figures-wanted", MOAT_TYPE_SOURCES_PAGE, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (MOAT_TYPE_TABLE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-sources-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatSourcesPage, pane);
  gtk_widget_class_bind_template_child (widget_class, MoatSourcesPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_install_action (widget_class, "sources.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "sources.replace", NULL, replace_action);
  gtk_widget_class_install_action (widget_class, "sources.show-figures", NULL, show_figures_action);
}

static void
moat_sources_page_init (MoatSourcesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
moat_sources_page_new (GSettings *settings)
{
  MoatSourcesPage *self = g_object_new (MOAT_TYPE_SOURCES_PAGE, NULL);
  MoatDataGrid *grid = moat_table_pane_get_grid (self->pane);

  moat_table_pane_set_kind (self->pane, moat_source_columns_get_kind (), settings);
  moat_data_grid_set_menu (grid, self->row_menu);
  g_signal_connect_object (grid, "delete", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (grid, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
moat_sources_page_set_project (MoatSourcesPage *self, MoatProject *project)
{
  g_return_if_fail (MOAT_IS_SOURCES_PAGE (self));

  g_set_object (&self->project, project);
  moat_table_pane_set_project (self->pane, project);
  selection_changed_cb (self);
}

MoatTablePane *
moat_sources_page_get_pane (MoatSourcesPage *self)
{
  g_return_val_if_fail (MOAT_IS_SOURCES_PAGE (self), NULL);
  return self->pane;
}
