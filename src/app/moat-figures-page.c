/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Figures page: all figures of a project as a table.
 *
 * The table and its filter are a MoatTablePane; the page adds the choices of entities, measures and
 * sources, and what is done with figures: several at once are one action. */

#include "config.h"

#include "moat-figures-page.h"

#include <glib/gi18n-lib.h>

#include "moat-figure-columns.h"
#include "moat-figure-reading.h"
#include "moat-key-picker.h"
#include "moat-project-evidence.h"
#include "moat-table-pane.h"

struct _MoatFiguresPage
{
  GtkBox parent_instance;

  MoatTablePane *pane;
  MoatKeyPicker *entities;
  MoatKeyPicker *concepts;
  MoatKeyPicker *sources;
  GMenuModel *row_menu;

  MoatProject *project; /* nullable */
};

enum
{
  SELECTION_CHANGED,
  CHART_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoatFiguresPage, moat_figures_page, GTK_TYPE_BOX)

static void
show_toast (MoatFiguresPage *self, const char *action, const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", message);
}

/* The filter */

static void
fill_picker (MoatFiguresPage *self, MoatKeyPicker *picker, MoatFactField field)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  moat_figure_list_choices (self->project, field, keys, labels);
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (labels, NULL);
  moat_key_picker_set_options (picker, (const char *const *) keys->pdata,
                               (const char *const *) labels->pdata);
}

static void
project_changed_cb (MoatFiguresPage *self)
{
  fill_picker (self, self->entities, MOAT_FACT_FIELD_ENTITY);
  fill_picker (self, self->concepts, MOAT_FACT_FIELD_CONCEPT);
  fill_picker (self, self->sources, MOAT_FACT_FIELD_SOURCE);
}

static void
choice_changed_cb (MoatFiguresPage *self)
{
  MoatRecordList *list = moat_table_pane_get_list (self->pane);
  g_auto (GStrv) entities = moat_key_picker_dup_chosen (self->entities);
  g_auto (GStrv) concepts = moat_key_picker_dup_chosen (self->concepts);
  g_auto (GStrv) sources = moat_key_picker_dup_chosen (self->sources);

  moat_record_list_set_entities (list, (const char *const *) entities);
  moat_record_list_set_concepts (list, (const char *const *) concepts);
  moat_record_list_set_sources (list, (const char *const *) sources);
}

static void
show_all_cb (MoatFiguresPage *self)
{
  moat_key_picker_set_chosen (self->entities, NULL);
  moat_key_picker_set_chosen (self->concepts, NULL);
  moat_key_picker_set_chosen (self->sources, NULL);
  choice_changed_cb (self);
}

/* What is done with figures */

static void
selection_changed_cb (MoatFiguresPage *self)
{
  gboolean any = moat_figures_page_get_current (self) != 0;
  gboolean can_edit = self->project != NULL && !moat_project_is_read_only (self->project);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "figures.duplicate", any && can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "figures.show-in-chart", any);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
delete_cb (MoatFiguresPage *self)
{
  g_autoptr (GArray) ids = moat_table_pane_dup_selected (self->pane);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (ids->len == 0)
    return;
  if (!moat_project_delete_facts (self->project, (const gint64 *) (gpointer) ids->data, ids->len,
                                  &error))
    {
      show_toast (self, "win.toast", error->message);
      return;
    }
  message =
    g_strdup_printf (ngettext ("Deleted %u figure", "Deleted %u figures", ids->len), ids->len);
  show_toast (self, "win.toast-undo", message);
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatFiguresPage *self = MOAT_FIGURES_PAGE (widget);
  g_autoptr (GArray) ids = moat_table_pane_dup_selected (self->pane);
  g_autoptr (GArray) copies = NULL;
  g_autoptr (GError) error = NULL;

  if (ids->len == 0)
    return;
  if (moat_project_duplicate_facts (self->project, (const gint64 *) (gpointer) ids->data, ids->len,
                                    &copies, &error))
    moat_table_pane_show_row (self->pane, g_array_index (copies, gint64, 0));
  else
    show_toast (self, "win.toast", error->message);
}

static void
show_in_chart_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatFiguresPage *self = MOAT_FIGURES_PAGE (widget);
  gint64 id = moat_figures_page_get_current (self);
  g_autoptr (GPtrArray) records =
    moat_record_list_read (moat_table_pane_get_list (self->pane), &id, 1);
  g_auto (GStrv) charts = NULL;
  g_autoptr (GError) error = NULL;

  if (records->len == 0)
    return;
  charts = moat_project_list_charts_of_fact (self->project,
                                             moat_record_get_fact (records->pdata[0]), &error);
  if (charts == NULL)
    show_toast (self, "win.toast", error->message);
  else if (charts[0] == NULL)
    show_toast (self, "win.toast", _ ("No chart shows this figure"));
  else
    g_signal_emit (self, signals[CHART_WANTED], 0, charts[0], id);
}

/* Class */

static void
moat_figures_page_dispose (GObject *object)
{
  MoatFiguresPage *self = MOAT_FIGURES_PAGE (object);

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOAT_TYPE_FIGURES_PAGE);
  G_OBJECT_CLASS (moat_figures_page_parent_class)->dispose (object);
}

static void
moat_figures_page_class_init (MoatFiguresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_figures_page_dispose;
  signals[SELECTION_CHANGED] =
    g_signal_new ("selection-changed", MOAT_TYPE_FIGURES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[CHART_WANTED] =
    g_signal_new ("chart-wanted", MOAT_TYPE_FIGURES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  g_type_ensure (MOAT_TYPE_TABLE_PANE);
  g_type_ensure (MOAT_TYPE_KEY_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-figures-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatFiguresPage, pane);
  gtk_widget_class_bind_template_child (widget_class, MoatFiguresPage, entities);
  gtk_widget_class_bind_template_child (widget_class, MoatFiguresPage, concepts);
  gtk_widget_class_bind_template_child (widget_class, MoatFiguresPage, sources);
  gtk_widget_class_bind_template_child (widget_class, MoatFiguresPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_install_action (widget_class, "figures.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "figures.show-in-chart", NULL,
                                   show_in_chart_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK,
                                       "figures.duplicate", NULL);
}

static void
moat_figures_page_init (MoatFiguresPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
moat_figures_page_new (GSettings *settings)
{
  MoatFiguresPage *self = g_object_new (MOAT_TYPE_FIGURES_PAGE, NULL);
  MoatDataGrid *grid = moat_table_pane_get_grid (self->pane);
  g_autoptr (GArray) names = moat_figure_list_names ();

  moat_table_pane_set_kind (self->pane, moat_figure_columns_get_kind (), settings);
  moat_record_list_set_names (moat_table_pane_get_list (self->pane), names);
  moat_data_grid_set_menu (grid, self->row_menu);
  g_signal_connect_object (grid, "delete", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
moat_figures_page_set_project (MoatFiguresPage *self, MoatProject *project)
{
  g_return_if_fail (MOAT_IS_FIGURES_PAGE (self));

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_set_object (&self->project, project);
  if (project != NULL)
    {
      g_signal_connect_swapped (project, "changed", G_CALLBACK (project_changed_cb), self);
      project_changed_cb (self);
    }
  moat_table_pane_set_project (self->pane, project);
}

gint64
moat_figures_page_get_current (MoatFiguresPage *self)
{
  g_return_val_if_fail (MOAT_IS_FIGURES_PAGE (self), 0);
  return moat_data_grid_get_current (moat_table_pane_get_grid (self->pane));
}

void
moat_figures_page_show_fact (MoatFiguresPage *self, gint64 id)
{
  g_return_if_fail (MOAT_IS_FIGURES_PAGE (self));
  moat_table_pane_show_row (self->pane, id);
}

void
moat_figures_page_show_source (MoatFiguresPage *self, const char *key)
{
  g_return_if_fail (MOAT_IS_FIGURES_PAGE (self));

  moat_table_pane_show_all (self->pane);
  moat_key_picker_set_chosen (self->sources, (const char *const[]){ key, NULL });
  choice_changed_cb (self);
}

MoatTablePane *
moat_figures_page_get_pane (MoatFiguresPage *self)
{
  g_return_val_if_fail (MOAT_IS_FIGURES_PAGE (self), NULL);
  return self->pane;
}
