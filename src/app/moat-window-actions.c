/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one can do in the window besides opening files: undo and redo, figures, charts, export,
 * help.
 *
 * Each action is installed on the class by name, and interface files and keys refer to the name.
 * What cannot be done now is disabled in _moat_window_update_actions(), which is called
 * after every change and every selection.  Dialogs are made when they are opened. */

#include "config.h"

#include "moat-window-private.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-name.h"
#include "moat-export-dialog.h"
#include "moat-figure-dialog.h"
#include "moat-new-chart.h"
#include "moat-store.h"
#include "moat-title-dialog.h"

/* Undo and redo */

static void
step (MoatWindow *self, gboolean redo)
{
  g_autofree char *label = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (redo ? moat_project_redo (self->project, &label, &error)
           : moat_project_undo (self->project, &label, &error))
    {
      /* Translators: %s is the name of an action, such as “Change value of f02”. */
      message = redo ? g_strdup_printf (_ ("Redone: %s"), label)
                     : g_strdup_printf (_ ("Undone: %s"), label);
    }
  moat_window_show_toast (self, message != NULL ? message : error->message);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (MOAT_WINDOW (widget), FALSE);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (MOAT_WINDOW (widget), TRUE);
}

/* Figures */

static void
saved_cb (MoatFigureDialog *dialog, gint64 fact_id, MoatWindow *self)
{
  MoatChartView *view = moat_explore_page_get_view (self->explored);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "figures") == 0)
    {
      moat_figures_page_show_fact (self->figures, fact_id);
      return;
    }
  if (moat_explore_page_get_data (self->explored) != NULL &&
      !moat_chart_view_select_fact (view, fact_id))
    moat_window_show_toast (self, _ ("Saved. This chart does not show the figure: choose its "
                                     "entity and measure above, or make a new chart."));
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

static void
deleted_cb (MoatFigureDialog *dialog, const char *key, MoatWindow *self)
{
  /* Translators: %s is the short key of a figure, such as f02. */
  g_autofree char *message = g_strdup_printf (_ ("Deleted %s"), key);

  _moat_window_show_undo_toast (self, message);
}

static void
present_figure_dialog (MoatWindow *self, MoatFact *fact)
{
  MoatFigureDialog *dialog = moat_figure_dialog_new (GTK_WINDOW (self), self->project, fact);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, 0);
  g_signal_connect_object (dialog, "deleted", G_CALLBACK (deleted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A figure about what the chart shows, known from today.  Its source is not guessed: a figure under
 * the wrong source is worse than one more choice. */
static MoatFact *
propose_fact (MoatWindow *self)
{
  const MoatChartSpec *spec = moat_explore_page_get_spec (self->explored);
  MoatFact *fact = moat_fact_new ();
  const MoatEntity *entity;

  if (spec != NULL && spec->entities != NULL)
    fact->entity = g_strdup (spec->entities[0]);
  if (spec != NULL && spec->concepts != NULL)
    fact->concept = g_strdup (spec->concepts[0]);
  entity = fact->entity != NULL ? moat_project_find_entity (self->project, fact->entity) : NULL;
  if (entity != NULL)
    fact->unit = entity->currency;
  fact->known_from = moat_date_today ();
  return fact;
}

static void
add_figure_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (MoatFact) fact = propose_fact (MOAT_WINDOW (widget));

  present_figure_dialog (MOAT_WINDOW (widget), fact);
}

static void
edit_figure_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatWindow *self = MOAT_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatFact) fact = NULL;

  if (_moat_window_get_fact (self) == 0)
    return;
  fact = moat_store_get_fact (moat_project_get_store (self->project), _moat_window_get_fact (self),
                              &error);
  if (fact != NULL)
    present_figure_dialog (self, fact);
  else
    moat_window_show_toast (self, error->message);
}

static void
delete_figure_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatWindow *self = MOAT_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatFact) fact = NULL;

  fact = moat_store_get_fact (moat_project_get_store (self->project), _moat_window_get_fact (self),
                              &error);
  if (fact == NULL || !moat_project_delete_fact (self->project, fact->id, &error))
    moat_window_show_toast (self, error->message);
  else
    deleted_cb (NULL, fact->key, self);
}

static void
copy_answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (MOAT_WINDOW (widget)->inspector), "inspector.copy", NULL);
}

/* Charts */

static void
chart_titled_cb (const MoatLabel *title, gpointer owner)
{
  MoatWindow *self = MOAT_WINDOW (owner);
  g_autoptr (MoatChartSpec) spec = moat_chart_spec_new ();
  g_autofree char *label = NULL, *name = NULL;
  g_autoptr (GError) error = NULL;

  if (self->project == NULL)
    return;
  spec->key = moat_chart_make_key (self->project);
  moat_label_copy_into (title, &spec->title);
  if (self->explored != self->timeline)
    spec->page = MOAT_CHART_PAGE_PEERS;
  moat_new_chart_fill (self->project, moat_explore_page_get_spec (self->explored), spec);
  name = moat_chart_name (self->project, spec, MOAT_LANGUAGE_EN);
  /* Translators: the name of an action, shown at undo; %s is the title of a chart. */
  label = g_strdup_printf (_ ("Add chart “%s”"), name);
  if (moat_project_put_chart (self->project, spec, label, &error))
    _moat_window_show_chart (self, spec->key);
  else
    moat_window_show_toast (self, error->message);
}

static void
new_chart_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatWindow *self = MOAT_WINDOW (widget);

  moat_title_dialog_ask (widget,
                         self->explored == self->timeline ? _ ("New Chart") : _ ("New Comparison"),
                         NULL, chart_titled_cb);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatWindow *self = MOAT_WINDOW (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  MoatExportDialog *dialog;

  dialog = moat_export_dialog_new (GTK_WINDOW (self),
                                   moat_application_get_settings (MOAT_APPLICATION (application)),
                                   self->project, moat_explore_page_get_spec (self->explored));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* "win.zoom-in" is "chart.zoom-in" of the page, reachable by a key from anywhere. */
static void
chart_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *page_action = g_strconcat ("chart.", strchr (name, '.') + 1, NULL);

  gtk_widget_activate_action_variant (GTK_WIDGET (MOAT_WINDOW (widget)->explored), page_action,
                                      NULL);
}

/* The window */

static void
toggle_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwFlap *flap = MOAT_WINDOW (widget)->sidebar_flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
toggle_inspector_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwFlap *flap = MOAT_WINDOW (widget)->inspector_flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static void
show_shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/org/moatcharts/Moat/moat-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

static void
toast_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *message = g_variant_get_string (parameter, NULL);

  if (g_str_equal (name, "win.toast-undo"))
    _moat_window_show_undo_toast (MOAT_WINDOW (widget), message);
  else
    moat_window_show_toast (MOAT_WINDOW (widget), message);
}

static void
describe_step (GtkWidget *button, const char *tooltip, const char *label)
{
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  label != NULL ? label : "", -1);
}

/* What undo and redo would do now. */
static void
describe_steps (MoatWindow *self)
{
  const char *undo = self->project != NULL ? moat_project_get_undo_label (self->project) : NULL;
  const char *redo = self->project != NULL ? moat_project_get_redo_label (self->project) : NULL;
  /* Translators: %s is the name of an action, such as “Change value of f02”. */
  g_autofree char *undo_text = g_strdup_printf (_ ("Undo: %s"), undo != NULL ? undo : "");
  g_autofree char *redo_text = g_strdup_printf (_ ("Redo: %s"), redo != NULL ? redo : "");

  describe_step (self->undo_button, undo != NULL ? undo_text : _ ("Undo"), undo);
  describe_step (self->redo_button, redo != NULL ? redo_text : _ ("Redo"), redo);
}

void
_moat_window_update_actions (MoatWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->project != NULL;
  gboolean can_edit = open && !moat_project_is_read_only (self->project);
  gboolean has_chart = moat_explore_page_get_data (self->explored) != NULL;
  gboolean has_fact = _moat_window_get_fact (self) != 0;

  gtk_widget_action_set_enabled (widget, "win.save-copy", open);
  gtk_widget_action_set_enabled (widget, "win.undo",
                                 can_edit && moat_project_can_undo (self->project));
  gtk_widget_action_set_enabled (widget, "win.redo",
                                 can_edit && moat_project_can_redo (self->project));
  gtk_widget_action_set_enabled (widget, "win.add-figure", can_edit);
  gtk_widget_action_set_enabled (widget, "win.import", can_edit);
  gtk_widget_action_set_enabled (widget, "win.edit-figure", can_edit && has_fact);
  gtk_widget_action_set_enabled (widget, "win.delete-figure", can_edit && has_fact);
  gtk_widget_action_set_enabled (widget, "win.new-chart", can_edit);
  gtk_widget_action_set_enabled (widget, "win.add-claim", can_edit);
  gtk_widget_action_set_enabled (widget, "win.claim-from-selection",
                                 can_edit && has_fact && _moat_window_is_exploring (self));
  gtk_widget_action_set_enabled (widget, "win.export", has_chart);
  gtk_widget_action_set_enabled (widget, "win.export-data", open);
  gtk_widget_action_set_enabled (widget, "win.toggle-inspector", open && !self->inspector_is_away);
  gtk_widget_action_set_enabled (widget, "win.find", open);
  gtk_widget_action_set_enabled (widget, "win.copy-answer",
                                 moat_inspector_get_text (self->inspector) != NULL);
  describe_steps (self);
}

void
_moat_window_class_init_actions (GtkWidgetClass *klass)
{
  const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } entries[] = {
    { "win.undo", NULL, undo_action },
    { "win.redo", NULL, redo_action },
    { "win.add-figure", NULL, add_figure_action },
    { "win.edit-figure", NULL, edit_figure_action },
    { "win.delete-figure", NULL, delete_figure_action },
    { "win.copy-answer", NULL, copy_answer_action },
    { "win.new-chart", NULL, new_chart_action },
    { "win.export", NULL, export_action },
    { "win.zoom-in", NULL, chart_action },
    { "win.zoom-out", NULL, chart_action },
    { "win.zoom-reset", NULL, chart_action },
    { "win.toggle-sidebar", NULL, toggle_sidebar_action },
    { "win.toggle-inspector", NULL, toggle_inspector_action },
    { "win.show-shortcuts", NULL, show_shortcuts_action },
    { "win.toast", "s", toast_action },
    { "win.toast-undo", "s", toast_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_widget_class_install_action (klass, entries[i].name, entries[i].parameter,
                                     entries[i].activate);
}
