/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the Timeline and Peers change their chart.
 *
 * Every control does the same: copy the specification, change the copy, hand it to the project
 * as an action whose name says what was done to which chart.  Nothing on the page is updated here;
 * that follows from the project's `changed` signal, also when the action is undone.  A change that
 * is refused puts the controls back. */

#include "config.h"

#include "moat-explore-page-private.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-name.h"
#include "moat-project-sets.h"
#include "moat-sets-dialog.h"
#include "moat-title-dialog.h"

void
_moat_explore_page_commit (MoatExplorePage *self, const MoatChartSpec *changed, const char *label)
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
      _moat_explore_page_commit (self, changed, _ ("Change kind of “%s”"));
    }
}

void
_moat_explore_page_set_show_events (MoatExplorePage *self, gboolean show)
{
  g_autoptr (MoatChartSpec) changed = NULL;

  if (self->spec == NULL)
    return;
  changed = moat_chart_spec_copy (self->spec);
  changed->show_events = show;
  _moat_explore_page_commit (self, changed,
                             show ? _ ("Show events of “%s”") : _ ("Hide events of “%s”"));
}

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  return moat_period_compare (*(const MoatPeriod *) a, *(const MoatPeriod *) b);
}

static void
entities_changed_cb (MoatExplorePage *self)
{
  g_autoptr (MoatChartSpec) changed = moat_chart_spec_copy (self->spec);
  g_auto (GStrv) chosen = moat_key_picker_dup_chosen (self->entities);
  /* A set that was checked stands for its entities. */
  GStrv entities = moat_project_expand_sets (self->project, (const char *const *) chosen, NULL);

  if (entities == NULL)
    return;
  g_strfreev (changed->entities);
  changed->entities = entities;
  _moat_explore_page_commit (self, changed, _ ("Change entities of “%s”"));
}

static void
edit_sets_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatExplorePage *self = MOAT_EXPLORE_PAGE (widget);

  if (self->spec != NULL)
    moat_sets_dialog_open (widget, self->project, (const char *const *) self->spec->entities);
}

static void
concepts_changed_cb (MoatExplorePage *self)
{
  g_autoptr (MoatChartSpec) changed = moat_chart_spec_copy (self->spec);

  g_strfreev (changed->concepts);
  changed->concepts = moat_key_picker_dup_chosen (self->concepts);
  _moat_explore_page_commit (self, changed, _ ("Change measures of “%s”"));
}

/* The periods that @keys of the picker name: "latest", "all", years, or periods as ISO 8601 has
 * them.  Of the words the one that was not chosen before wins, and years win over it. */
static void
read_periods (const char *const *keys, MoatChartSpec *spec)
{
  g_autoptr (GArray) periods = g_array_new (FALSE, FALSE, sizeof (MoatPeriod));
  MoatPeriodMode mode = spec->period_mode;

  for (gsize i = 0; keys[i] != NULL; i++)
    {
      MoatPeriodMode word;
      MoatPeriod period;

      if (moat_period_mode_from_nick (keys[i], &word))
        mode = word != spec->period_mode ? word : mode;
      else if (moat_period_parse (keys[i], MOAT_YEAR_END_CALENDAR, &period))
        g_array_append_val (periods, period);
    }
  if (mode != spec->period_mode || periods->len == 0)
    g_array_set_size (periods, 0);
  else
    mode = MOAT_PERIODS_CHOSEN;
  if (mode == MOAT_PERIODS_CHOSEN && periods->len == 0)
    mode = spec->page == MOAT_CHART_PAGE_PEERS ? MOAT_PERIODS_LATEST : MOAT_PERIODS_ALL;
  spec->period_mode = mode;
  g_array_sort (periods, compare_periods);
  g_clear_pointer (&spec->periods, g_array_unref);
  if (periods->len > 0)
    spec->periods = g_steal_pointer (&periods);
}

static void
periods_changed_cb (MoatExplorePage *self)
{
  g_autoptr (MoatChartSpec) changed = moat_chart_spec_copy (self->spec);
  g_auto (GStrv) keys = moat_key_picker_dup_chosen (self->periods);

  read_periods ((const char *const *) keys, changed);
  _moat_explore_page_commit (self, changed, _ ("Change periods of “%s”"));
  /* A word that was unchecked stays chosen. */
  _moat_explore_page_update_controls (self);
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
  _moat_explore_page_commit (self, changed, _ ("Change title of “%s”"));
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
  gtk_widget_class_bind_template_callback (klass, periods_changed_cb);
  gtk_widget_class_install_action (klass, "chart.rename", NULL, rename_action);
  gtk_widget_class_install_action (klass, "chart.delete", NULL, delete_action);
  gtk_widget_class_install_action (klass, "chart.edit-sets", NULL, edit_sets_action);
}
