/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages Timeline and Peers: a saved chart, drawn, and the controls above it.  The two differ in
 * whose charts they show, which kinds they offer and what they say when there is none.
 *
 * The page keeps a copy of the chart's specification and the data made from it.  A control never
 * changes them: it makes a changed copy, hands it to the project as one named action, and the
 * project's `changed` signal brings it back, the same way as an undo or another program's edit
 * does.  So there is one path from the file to the screen, in _moat_explore_page_reload().
 *
 * Zoom and selection belong to the view and are not saved.  What to do when there is nothing to
 * draw is said in place of the chart.  The bar is in moat-explore-page-controls.c, the changes are
 * in moat-explore-page-edits.c. */

#include "config.h"

#include "moat-explore-page-private.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-caption.h"
#include "moat-late.h"
#include "moat-store.h"

enum
{
  PROP_PAGE = 1,
  PROP_CHART_KEY,
  PROP_KIND,
  PROP_SHOW_EVENTS,
  PROP_SHOW_TABLE,
  N_PROPS
};

enum
{
  SELECTION_CHANGED,
  DATA_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoatExplorePage, moat_explore_page, GTK_TYPE_BOX)

/* Showing */

static void
show_status (MoatExplorePage *self, const char *title, const char *description)
{
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, description);
  gtk_widget_set_visible (GTK_WIDGET (self->status_button), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
offer (MoatExplorePage *self, const char *label, const char *action)
{
  gtk_button_set_label (self->status_button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->status_button), action);
  gtk_widget_set_visible (GTK_WIDGET (self->status_button), TRUE);
}

static gboolean
is_empty (GStrv strings)
{
  return strings == NULL || strings[0] == NULL;
}

/* Shows the chart, or says what is missing for one. */
static void
update_stack (MoatExplorePage *self, const GError *error)
{
  if (self->project != NULL && !moat_store_has_facts (moat_project_get_store (self->project)))
    {
      show_status (self, _ ("No Figures Yet"),
                   _ ("Add the first figure with the words of its source, then a chart of it."));
      offer (self, _ ("_Add a Figure…"), "win.add-figure");
    }
  else if (self->spec == NULL)
    {
      if (self->page == MOAT_CHART_PAGE_PEERS)
        show_status (self, _ ("No Comparisons Yet"),
                     _ ("A comparison puts companies beside each other on one basis: one currency, "
                        "one year, per year or as a share of revenue."));
      else
        show_status (self, _ ("No Charts Yet"),
                     _ ("A chart shows the figures of the entities and measures you choose."));
      offer (self, self->page == MOAT_CHART_PAGE_PEERS ? _ ("_New Comparison…") : _ ("_New Chart…"),
             "win.new-chart");
    }
  else if (error != NULL)
    {
      /* A status page's description is markup. */
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      show_status (self, _ ("This Chart Cannot Be Drawn"), markup);
    }
  else if (is_empty (self->spec->entities) || is_empty (self->spec->concepts))
    show_status (self, _ ("Nothing Is Chosen"),
                 _ ("Choose entities and measures in the bar above."));
  else
    gtk_stack_set_visible_child_name (self->stack, self->show_table ? "table" : "chart");
}

/* The chart that is shown, or else the first of this page. */
static const MoatChartSpec *
find_spec (MoatExplorePage *self)
{
  const MoatChartSpec *spec = NULL;
  GPtrArray *charts;

  if (self->project == NULL)
    return NULL;
  if (self->chart_key != NULL)
    spec = moat_project_find_chart (self->project, self->chart_key);
  charts = moat_project_get_charts (self->project);
  for (guint i = 0; i < charts->len && (spec == NULL || spec->page != self->page); i++)
    spec = charts->pdata[i];
  return spec != NULL && spec->page == self->page ? spec : NULL;
}

void
_moat_explore_page_reload (MoatExplorePage *self)
{
  const MoatChartSpec *spec = find_spec (self);
  gboolean other_chart = spec == NULL || g_strcmp0 (spec->key, self->chart_key) != 0;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->spec, moat_chart_spec_free);
  g_clear_pointer (&self->data, moat_chart_data_unref);
  if (spec != NULL)
    {
      self->spec = moat_chart_spec_copy (spec);
      self->data = moat_chart_data_new (self->project, spec, self->wording, &error);
    }
  if (other_chart)
    {
      g_free (self->chart_key);
      self->chart_key = spec != NULL ? g_strdup (spec->key) : NULL;
    }
  moat_chart_view_set_data (self->view, self->data);
  _moat_explore_page_update_controls (self);
  _moat_explore_page_update_zoom (self);
  update_stack (self, error);
  _moat_explore_page_update_table (self);
  if (other_chart)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART_KEY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_EVENTS]);
  g_signal_emit (self, signals[DATA_CHANGED], 0);
}

/* Callbacks */

static void
view_selection_changed_cb (MoatExplorePage *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
view_activated_cb (MoatExplorePage *self)
{
  if (!_moat_explore_page_edit_annotation (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-figure", NULL);
}

static void
set_show_table (MoatExplorePage *self, gboolean show)
{
  if (self->show_table == show)
    return;
  self->show_table = show;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "status") != 0)
    gtk_stack_set_visible_child_name (self->stack, show ? "table" : "chart");
  _moat_explore_page_update_table (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_TABLE]);
}

static char *
caption_cb (const MoatDatum *datum, gpointer user_data)
{
  MoatExplorePage *self = user_data;

  return self->data != NULL ? moat_chart_caption (self->project, self->data, self->wording, datum)
                            : NULL;
}

static void
dark_cb (MoatExplorePage *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  moat_chart_view_set_theme (self->view,
                             moat_theme_get (dark ? MOAT_THEME_DARK : MOAT_THEME_LIGHT));
}

/* Class */

static void
moat_explore_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MoatExplorePage *self = MOAT_EXPLORE_PAGE (object);
  const MoatChartSpec *spec = self->spec;

  switch (prop_id)
    {
    case PROP_PAGE:
      g_value_set_string (value, moat_chart_page_to_nick (self->page));
      break;
    case PROP_CHART_KEY:
      g_value_set_string (value, self->chart_key);
      break;
    case PROP_KIND:
      g_value_set_string (value, spec != NULL ? moat_chart_kind_to_nick (spec->kind) : "");
      break;
    case PROP_SHOW_EVENTS:
      g_value_set_boolean (value, spec != NULL && spec->show_events);
      break;
    case PROP_SHOW_TABLE:
      g_value_set_boolean (value, self->show_table);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
moat_explore_page_set_property (GObject *object, guint prop_id, const GValue *value,
                                GParamSpec *pspec)
{
  MoatExplorePage *self = MOAT_EXPLORE_PAGE (object);

  switch (prop_id)
    {
    case PROP_PAGE:
      if (!moat_chart_page_from_nick (g_value_get_string (value), &self->page))
        g_warning ("there is no page “%s”", g_value_get_string (value));
      break;
    case PROP_CHART_KEY:
      moat_explore_page_set_chart_key (self, g_value_get_string (value));
      break;
    case PROP_KIND:
      _moat_explore_page_set_kind (self, g_value_get_string (value));
      break;
    case PROP_SHOW_EVENTS:
      _moat_explore_page_set_show_events (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_TABLE:
      set_show_table (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
moat_explore_page_constructed (GObject *object)
{
  MoatExplorePage *self = MOAT_EXPLORE_PAGE (object);

  G_OBJECT_CLASS (moat_explore_page_parent_class)->constructed (object);
  _moat_explore_page_init_controls (self);
  moat_late_set_icon (self->status, self->page == MOAT_CHART_PAGE_PEERS ? "moat-bar-symbolic"
                                                                        : "moat-span-symbolic");
}

static void
moat_explore_page_dispose (GObject *object)
{
  MoatExplorePage *self = MOAT_EXPLORE_PAGE (object);

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOAT_TYPE_EXPLORE_PAGE);
  G_OBJECT_CLASS (moat_explore_page_parent_class)->dispose (object);
}

static void
moat_explore_page_finalize (GObject *object)
{
  MoatExplorePage *self = MOAT_EXPLORE_PAGE (object);

  g_free (self->chart_key);
  g_clear_pointer (&self->spec, moat_chart_spec_free);
  g_clear_pointer (&self->data, moat_chart_data_unref);
  moat_wording_unref (self->wording);
  G_OBJECT_CLASS (moat_explore_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_PAGE] =
    g_param_spec_string ("page", NULL, NULL, "timeline", flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_CHART_KEY] = g_param_spec_string ("chart-key", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "", flags);
  properties[PROP_SHOW_EVENTS] = g_param_spec_boolean ("show-events", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_TABLE] = g_param_spec_boolean ("show-table", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-explore-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatExplorePage, stack);
  gtk_widget_class_bind_template_child (widget_class, MoatExplorePage, view);
  gtk_widget_class_bind_template_child (widget_class, MoatExplorePage, status);
  gtk_widget_class_bind_template_child (widget_class, MoatExplorePage, status_button);
  gtk_widget_class_bind_template_callback (widget_class, view_selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_activated_cb);
}

static void
moat_explore_page_class_init (MoatExplorePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = moat_explore_page_constructed;
  object_class->get_property = moat_explore_page_get_property;
  object_class->set_property = moat_explore_page_set_property;
  object_class->dispose = moat_explore_page_dispose;
  object_class->finalize = moat_explore_page_finalize;
  install_properties (object_class);
  signals[SELECTION_CHANGED] =
    g_signal_new ("selection-changed", MOAT_TYPE_EXPLORE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
  signals[DATA_CHANGED] = g_signal_new ("data-changed", MOAT_TYPE_EXPLORE_PAGE, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (MOAT_TYPE_CHART_VIEW);
  bind_template (widget_class);
  gtk_widget_class_install_property_action (widget_class, "chart.kind", "kind");
  gtk_widget_class_install_property_action (widget_class, "chart.show-events", "show-events");
  gtk_widget_class_install_property_action (widget_class, "chart.show-table", "show-table");
  _moat_explore_page_class_init_controls (widget_class);
  _moat_explore_page_class_init_table (widget_class);
  _moat_explore_page_class_init_annotations (widget_class);
  _moat_explore_page_class_init_edits (widget_class);
}

static void
moat_explore_page_init (MoatExplorePage *self)
{
  self->wording = moat_wording_new (moat_language_of_process ());
  gtk_widget_init_template (GTK_WIDGET (self));
  moat_chart_view_set_caption_func (self->view, caption_cb, self);
  moat_datum_table_set_caption_func (self->table, caption_cb, self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_cb),
                           self, G_CONNECT_SWAPPED);
  dark_cb (self);
}

GtkWidget *
moat_explore_page_new (MoatChartPage page)
{
  return g_object_new (MOAT_TYPE_EXPLORE_PAGE, "page", moat_chart_page_to_nick (page), NULL);
}

void
moat_explore_page_set_project (MoatExplorePage *self, MoatProject *project)
{
  g_return_if_fail (MOAT_IS_EXPLORE_PAGE (self));

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_set_object (&self->project, project);
  moat_chart_view_reset_zoom (self->view);
  if (project != NULL)
    g_signal_connect_swapped (project, "changed", G_CALLBACK (_moat_explore_page_reload), self);
  _moat_explore_page_reload (self);
}

void
moat_explore_page_set_chart_key (MoatExplorePage *self, const char *key)
{
  g_return_if_fail (MOAT_IS_EXPLORE_PAGE (self));

  if (g_strcmp0 (key, self->chart_key) == 0)
    return;
  g_free (self->chart_key);
  self->chart_key = g_strdup (key);
  moat_chart_view_set_data (self->view, NULL);
  moat_chart_view_reset_zoom (self->view);
  _moat_explore_page_reload (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART_KEY]);
}

const char *
moat_explore_page_get_chart_key (MoatExplorePage *self)
{
  g_return_val_if_fail (MOAT_IS_EXPLORE_PAGE (self), NULL);
  return self->chart_key;
}

const MoatChartSpec *
moat_explore_page_get_spec (MoatExplorePage *self)
{
  g_return_val_if_fail (MOAT_IS_EXPLORE_PAGE (self), NULL);
  return self->spec;
}

MoatChartData *
moat_explore_page_get_data (MoatExplorePage *self)
{
  g_return_val_if_fail (MOAT_IS_EXPLORE_PAGE (self), NULL);
  return self->data;
}

MoatChartView *
moat_explore_page_get_view (MoatExplorePage *self)
{
  g_return_val_if_fail (MOAT_IS_EXPLORE_PAGE (self), NULL);
  return self->view;
}
