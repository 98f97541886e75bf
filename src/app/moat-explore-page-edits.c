/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the Timeline page changes its chart.
 *
 * Every control does the same: copy the specification, change the copy, hand it to the project
 * as an action whose name says what was done to which chart.  Nothing on the page is updated here;
 * that follows from the project's `changed` signal, also when the action is undone.  A change that
 * is refused puts the controls back. */

#include "config.h"

#include "moat-explore-page-private.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-name.h"
#include "moat-title-dialog.h"

/* Saves @changed as the chart.  @label is a format with one %s for the chart's name. */
static void
commit (MoatExplorePage *self, const MoatChartSpec *changed, const char *label)
{
  g_autofree char *name =
    moat_chart_name (self->project, self->spec, moat_wording_get_language (self->wording));
  g_autoptr (GString) text = g_string_new (label);
  g_autoptr (GError) error = NULL;

  if (moat_chart_spec_equal (changed, self->spec))
    return;
  g_string_replace (text, "%s", name, 1);
  if (!moat_project_put_chart (self->project, changed, text->str, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      _moat_explore_page_reload (self);
    }
}

void
_moat_explore_page_set_kind (MoatExplorePage *self, const char *nick)
{
  g_autoptr (MoatChartSpec) changed = NULL;

  if (self->spec == NULL)
    return;
  changed = moat_chart_spec_copy (self->spec);
  if (moat_chart_kind_from_nick (nick, &changed->kind))
    {
      /* Translators: names of actions, shown at undo and in the log; %s is the chart's title. */
      commit (self, changed, _ ("Change kind of “%s”"));
    }
}

void
_moat_explore_page_set_basis (MoatExplorePage *self, const char *nick)
{
  g_autoptr (MoatChartSpec) changed = NULL;

  if (self->spec == NULL)
    return;
  changed = moat_chart_spec_copy (self->spec);
  if (moat_basis_from_nick (nick, &changed->basis))
    commit (self, changed, _ ("Change basis of “%s”"));
}

void
_moat_explore_page_set_show_events (MoatExplorePage *self, gboolean show)
{
  g_autoptr (MoatChartSpec) changed = NULL;

  if (self->spec == NULL)
    return;
  changed = moat_chart_spec_copy (self->spec);
  changed->show_events = show;
  commit (self, changed, show ? _ ("Show events of “%s”") : _ ("Hide events of “%s”"));
}

static void
entities_changed_cb (MoatExplorePage *self)
{
  g_autoptr (MoatChartSpec) changed = moat_chart_spec_copy (self->spec);

  g_strfreev (changed->entities);
  changed->entities = moat_key_picker_dup_chosen (self->entities);
  commit (self, changed, _ ("Change entities of “%s”"));
}

static void
concepts_changed_cb (MoatExplorePage *self)
{
  g_autoptr (MoatChartSpec) changed = moat_chart_spec_copy (self->spec);

  g_strfreev (changed->concepts);
  changed->concepts = moat_key_picker_dup_chosen (self->concepts);
  commit (self, changed, _ ("Change measures of “%s”"));
}

static void
renamed_cb (const MoatLabel *title, gpointer user_data)
{
  MoatExplorePage *self = user_data;
  g_autoptr (MoatChartSpec) changed = NULL;

  if (self->spec == NULL)
    return;
  changed = moat_chart_spec_copy (self->spec);
  moat_label_copy_into (title, &changed->title);
  commit (self, changed, _ ("Change title of “%s”"));
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatExplorePage *self = MOAT_EXPLORE_PAGE (widget);

  moat_title_dialog_ask (widget, _ ("Change Title"), &self->spec->title, renamed_cb);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatExplorePage *self = MOAT_EXPLORE_PAGE (widget);
  g_autofree char *chart =
    moat_chart_name (self->project, self->spec, moat_wording_get_language (self->wording));
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (moat_project_delete_chart (self->project, self->chart_key, &error))
    /* Translators: %s is the title of a chart. */
    message = g_strdup_printf (_ ("Deleted “%s”"), chart);
  gtk_widget_activate_action (widget, message != NULL ? "win.toast-undo" : "win.toast", "s",
                              message != NULL ? message : error->message);
}

void
_moat_explore_page_class_init_edits (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, entities_changed_cb);
  gtk_widget_class_bind_template_callback (klass, concepts_changed_cb);
  gtk_widget_class_install_action (klass, "chart.rename", NULL, rename_action);
  gtk_widget_class_install_action (klass, "chart.delete", NULL, delete_action);
  /* Here and not for the whole window: elsewhere the key deletes text. */
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Delete, 0, "win.delete-figure", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_KP_Delete, 0, "win.delete-figure", NULL);
}
