/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar above the chart of the Timeline and of Peers: what it shows, and zooming.
 *
 * What the bar says is read from the specification after each change; what is chosen in it goes to
 * moat-explore-page-edits.c.  Choices that would do nothing to the chart as it is are insensitive:
 * a block is drawn for its own period, columns have no time that events could stand along. */

#include "config.h"

#include "moat-explore-page-private.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-proposal.h"
#include "moat-late.h"
#include "moat-project-sets.h"
#include "moat-store.h"

/* What one press of a zoom button does. */
#define ZOOM_STEP 1.25

typedef const MoatLabel *(*LabelOf) (gconstpointer item, const char **key);

static const MoatLabel *
label_of_entity (gconstpointer item, const char **key)
{
  *key = ((const MoatEntity *) item)->key;
  return &((const MoatEntity *) item)->label;
}

static const MoatLabel *
label_of_concept (gconstpointer item, const char **key)
{
  *key = ((const MoatConcept *) item)->key;
  return &((const MoatConcept *) item)->label;
}

/* Sets come first: one of them stands for its entities. */
static void
add_sets (MoatExplorePage *self, GPtrArray *keys, GPtrArray *labels)
{
  g_auto (GStrv) names = moat_project_list_sets (self->project);

  for (char **name = names; *name != NULL; name++)
    {
      g_auto (GStrv) members = moat_project_list_set (self->project, *name);

      g_ptr_array_add (keys, g_strconcat ("@", *name, NULL));
      /* Translators: a set of entities in a list, with how many there are in it. */
      g_ptr_array_add (labels, g_strdup_printf (ngettext ("All of %s (%u)", "All of %s (%u)",
                                                          g_strv_length (members)),
                                                *name, g_strv_length (members)));
    }
}

static void
fill_picker (MoatExplorePage *self, MoatKeyPicker *picker, GPtrArray *items, LabelOf label_of)
{
  MoatLanguage language = moat_wording_get_language (self->wording);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  if (picker == self->entities)
    add_sets (self, keys, labels);
  for (guint i = 0; i < items->len; i++)
    {
      const char *key;
      const MoatLabel *label = label_of (items->pdata[i], &key);

      g_ptr_array_add (keys, g_strdup (key));
      g_ptr_array_add (labels, g_strdup (moat_label_get (label, language)));
    }
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (labels, NULL);
  moat_key_picker_set_options (picker, (const char *const *) keys->pdata,
                               (const char *const *) labels->pdata);
}

/* Periods */

static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  return *(const int *) b - *(const int *) a;
}

/* The years for which the chosen entities state something of the chosen measures. */
static GArray *
list_years (MoatExplorePage *self)
{
  MoatStore *store = moat_project_get_store (self->project);
  g_autoptr (GPtrArray) keys = moat_store_list_series_keys (store, NULL);
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      const MoatSeriesKey *key = keys->pdata[i];

      if (g_strv_contains ((const char *const *) self->spec->entities, key->entity) &&
          g_strv_contains ((const char *const *) self->spec->concepts, key->concept))
        moat_store_add_years (store, key, years, NULL);
    }
  g_array_sort (years, compare_latest_first);
  return years;
}

static char *
period_to_key (MoatPeriod period)
{
  int year;

  if (moat_period_classify (period, MOAT_YEAR_END_CALENDAR, &year, NULL, NULL) ==
      MOAT_PERIOD_KIND_YEAR)
    return g_strdup_printf ("%d", year);
  return moat_period_to_iso (period);
}

static void
add_period (MoatExplorePage *self, MoatPeriod period, GPtrArray *keys, GPtrArray *labels)
{
  g_autofree char *key = period_to_key (period);

  if (g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
    return;
  g_ptr_array_add (keys, g_steal_pointer (&key));
  g_ptr_array_add (labels, moat_wording_period (self->wording, period, MOAT_YEAR_END_CALENDAR));
}

static void
update_periods (MoatExplorePage *self)
{
  const MoatChartSpec *spec = self->spec;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) years = list_years (self);

  g_ptr_array_add (keys, g_strdup (moat_period_mode_to_nick (MOAT_PERIODS_LATEST)));
  g_ptr_array_add (labels, g_strdup (_ ("Latest of Each")));
  g_ptr_array_add (keys, g_strdup (moat_period_mode_to_nick (MOAT_PERIODS_ALL)));
  g_ptr_array_add (labels, g_strdup (_ ("All Periods")));
  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);

      add_period (self, moat_period_years (year, year), keys, labels);
    }
  for (guint i = 0; spec->periods != NULL && i < spec->periods->len; i++)
    add_period (self, g_array_index (spec->periods, MoatPeriod, i), keys, labels);
  if (spec->period_mode != MOAT_PERIODS_CHOSEN)
    g_ptr_array_add (chosen, g_strdup (moat_period_mode_to_nick (spec->period_mode)));
  else
    for (guint i = 0; spec->periods != NULL && i < spec->periods->len; i++)
      g_ptr_array_add (chosen, period_to_key (g_array_index (spec->periods, MoatPeriod, i)));
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (labels, NULL);
  g_ptr_array_add (chosen, NULL);
  moat_key_picker_set_options (self->periods, (const char *const *) keys->pdata,
                               (const char *const *) labels->pdata);
  moat_key_picker_set_chosen (self->periods, (const char *const *) chosen->pdata);
}

/* Options */

static void
options_changed_cb (MoatExplorePage *self, MoatChartSpec *changed, const char *label)
{
  _moat_explore_page_commit (self, changed, label);
}

static void
create_options_cb (GtkMenuButton *button, gpointer user_data)
{
  MoatExplorePage *self = user_data;

  if (self->options == NULL)
    {
      self->options = moat_chart_options_new ();
      gtk_menu_button_set_popover (button, GTK_WIDGET (self->options));
      g_signal_connect_swapped (self->options, "changed", G_CALLBACK (options_changed_cb), self);
    }
  if (self->spec != NULL)
    moat_chart_options_set_spec (self->options, self->project, self->spec);
}

static void
update_options (MoatExplorePage *self)
{
  g_autofree char *text = moat_chart_options_summarise (self->project, self->spec,
                                                        moat_wording_get_language (self->wording));

  gtk_label_set_text (self->options_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->options_button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->options_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  if (self->options != NULL && gtk_widget_get_visible (GTK_WIDGET (self->options)))
    moat_chart_options_set_spec (self->options, self->project, self->spec);
}

/* The bar */

static void
update_actions (MoatExplorePage *self)
{
  gboolean can_edit = self->spec != NULL && !moat_project_is_read_only (self->project);
  const char *const edits[] = { "chart.kind", "chart.rename", "chart.delete", "chart.annotate" };

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), edits[i], can_edit);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.show-events",
                                 can_edit && moat_chart_kind_has_time_axis (self->spec->kind));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.show-table", self->data != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.clear-annotations",
                                 can_edit && self->spec->annotations->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entities), can_edit);
  gtk_widget_set_sensitive (GTK_WIDGET (self->concepts), can_edit);
  gtk_widget_set_sensitive (GTK_WIDGET (self->options_button), can_edit);
  gtk_widget_set_sensitive (GTK_WIDGET (self->periods), can_edit);
  gtk_widget_set_visible (GTK_WIDGET (self->periods),
                          self->spec != NULL && self->spec->kind != MOAT_CHART_KIND_SPAN);
}

void
_moat_explore_page_update_controls (MoatExplorePage *self)
{
  gtk_widget_set_visible (self->toolbar, self->spec != NULL);
  update_actions (self);
  if (self->spec == NULL)
    return;
  moat_kind_picker_set_chosen (
    self->kinds, self->spec->kind,
    self->data != NULL
      ? moat_chart_propose_kind (self->spec, moat_chart_data_get_series (self->data))
      : self->spec->kind);
  fill_picker (self, self->entities, moat_project_get_entities (self->project), label_of_entity);
  fill_picker (self, self->concepts, moat_project_get_concepts (self->project), label_of_concept);
  moat_key_picker_set_chosen (self->entities, (const char *const *) self->spec->entities);
  moat_key_picker_set_chosen (self->concepts, (const char *const *) self->spec->concepts);
  update_periods (self);
  update_options (self);
}

/* Zooming */

void
_moat_explore_page_update_zoom (MoatExplorePage *self)
{
  gboolean can_zoom = moat_chart_view_can_zoom (self->view);
  gboolean zoomed = moat_chart_view_is_zoomed (self->view);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.zoom-in", can_zoom);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.zoom-out", can_zoom && zoomed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.zoom-reset", can_zoom && zoomed);
  gtk_widget_set_visible (self->fit_button, can_zoom && zoomed);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatChartView *view = MOAT_EXPLORE_PAGE (widget)->view;

  if (g_str_equal (name, "chart.zoom-in"))
    moat_chart_view_zoom (view, 1 / ZOOM_STEP);
  else if (g_str_equal (name, "chart.zoom-out"))
    moat_chart_view_zoom (view, ZOOM_STEP);
  else
    moat_chart_view_reset_zoom (view);
}

/* Class */

void
_moat_explore_page_init_controls (MoatExplorePage *self)
{
  moat_late_set_menu (self->menu_button, self->chart_menu);
  moat_late_set_menu (self->annotate_button, self->annotate_menu);
  moat_kind_picker_set_page (self->kinds, self->page);
  gtk_menu_button_set_create_popup_func (self->options_button, create_options_cb, self, NULL);
  gtk_widget_set_visible (self->events_button, self->page == MOAT_CHART_PAGE_TIMELINE);
}

void
_moat_explore_page_class_init_controls (GtkWidgetClass *klass)
{
  g_type_ensure (MOAT_TYPE_KEY_PICKER);
  g_type_ensure (MOAT_TYPE_KIND_PICKER);
  gtk_widget_class_bind_template_child (klass, MoatExplorePage, toolbar);
  gtk_widget_class_bind_template_child (klass, MoatExplorePage, menu_button);
  gtk_widget_class_bind_template_child (klass, MoatExplorePage, chart_menu);
  gtk_widget_class_bind_template_child (klass, MoatExplorePage, annotate_button);
  gtk_widget_class_bind_template_child (klass, MoatExplorePage, annotate_menu);
  gtk_widget_class_bind_template_child (klass, MoatExplorePage, kinds);
  gtk_widget_class_bind_template_child (klass, MoatExplorePage, entities);
  gtk_widget_class_bind_template_child (klass, MoatExplorePage, concepts);
  gtk_widget_class_bind_template_child (klass, MoatExplorePage, periods);
  gtk_widget_class_bind_template_child (klass, MoatExplorePage, options_button);
  gtk_widget_class_bind_template_child (klass, MoatExplorePage, options_label);
  gtk_widget_class_bind_template_child (klass, MoatExplorePage, events_button);
  gtk_widget_class_bind_template_child (klass, MoatExplorePage, fit_button);
  gtk_widget_class_bind_template_callback_full (klass, "zoom_changed_cb",
                                                G_CALLBACK (_moat_explore_page_update_zoom));
  gtk_widget_class_install_action (klass, "chart.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (klass, "chart.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (klass, "chart.zoom-reset", NULL, zoom_action);
}
