/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the window: which one is seen, and what the inspector and the header have to do with
 * it.
 *
 * A page other than the timeline is made when it is first wanted, so that the window's first frame
 * does not wait for it.  What is selected is what the page that is seen has selected; actions about
 * a figure and the inspector go by that. */

#include "config.h"

#include "moat-window-private.h"

#include <glib/gi18n-lib.h>

#include "moat-expression.h"
#include "moat-store.h"

static gboolean
is_seen (MoatWindow *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), page) == 0;
}

gboolean
_moat_window_is_exploring (MoatWindow *self)
{
  return is_seen (self, "timeline") || is_seen (self, "peers");
}

gint64
_moat_window_get_fact (MoatWindow *self)
{
  const MoatDatum *datum;

  if (is_seen (self, "figures"))
    return moat_figures_page_get_current (self->figures);
  if (!_moat_window_is_exploring (self))
    return 0;
  datum = moat_chart_view_get_selected (moat_explore_page_get_view (self->explored));
  return datum != NULL && datum->kind == MOAT_DATUM_OBSERVATION ? datum->fact_id : 0;
}

/* In a narrow window the answer comes over the page; wide, it has its place or was sent away. */
static void
reveal_answer (MoatWindow *self)
{
  if (adw_flap_get_folded (self->inspector_flap))
    adw_flap_set_reveal_flap (self->inspector_flap, TRUE);
}

void
_moat_window_explain (MoatWindow *self)
{
  const MoatDatum *datum;

  if (is_seen (self, "rates"))
    {
      moat_inspector_explain_rate (self->inspector, self->project,
                                   moat_rates_page_get_current (self->rates));
      _moat_window_update_actions (self);
      return;
    }
  if (!_moat_window_is_exploring (self))
    {
      moat_inspector_explain_fact (self->inspector, self->project, _moat_window_get_fact (self));
      _moat_window_update_actions (self);
      return;
    }
  datum = moat_chart_view_get_selected (moat_explore_page_get_view (self->explored));
  moat_inspector_explain (self->inspector, datum);
  if (datum != NULL)
    reveal_answer (self);
  _moat_window_update_actions (self);
}

/* Timeline and Peers */

void
_moat_window_mark_chart (MoatWindow *self)
{
  gboolean exploring = _moat_window_is_exploring (self);

  moat_sidebar_set_chart (self->sidebar,
                          exploring ? moat_explore_page_get_chart_key (self->explored) : NULL);
}

static void
chart_key_cb (MoatWindow *self)
{
  _moat_window_mark_chart (self);
}

/* The file has changed, so that also another page's selection may have another answer. */
static void
data_changed_cb (MoatExplorePage *page, MoatWindow *self)
{
  if (page != self->explored)
    return;
  moat_inspector_set_data (self->inspector, self->project, moat_explore_page_get_data (page));
  _moat_window_explain (self);
}

static void
selection_changed_cb (MoatExplorePage *page, MoatWindow *self)
{
  if (page == self->explored)
    _moat_window_explain (self);
}

static void
connect_explore_page (MoatWindow *self, MoatExplorePage *page)
{
  g_signal_connect_object (page, "selection-changed", G_CALLBACK (selection_changed_cb), self, 0);
  g_signal_connect_object (page, "data-changed", G_CALLBACK (data_changed_cb), self, 0);
  g_signal_connect_object (page, "notify::chart-key", G_CALLBACK (chart_key_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
ensure_peers (MoatWindow *self)
{
  if (self->peers != NULL)
    return;
  self->peers = MOAT_EXPLORE_PAGE (moat_explore_page_new (MOAT_CHART_PAGE_PEERS));
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->peers), "peers");
  connect_explore_page (self, self->peers);
  moat_explore_page_set_project (self->peers, self->project);
}

void
_moat_window_show_chart (MoatWindow *self, const char *key)
{
  const MoatChartSpec *spec = moat_project_find_chart (self->project, key);
  gboolean is_peers = spec != NULL && spec->page == MOAT_CHART_PAGE_PEERS;

  if (is_peers)
    ensure_peers (self);
  moat_explore_page_set_chart_key (is_peers ? self->peers : self->timeline, key);
  _moat_window_show_page (self, is_peers ? "peers" : "timeline");
}

/* The Claims page */

static void
ensure_claims (MoatWindow *self)
{
  if (self->claims != NULL)
    return;
  self->claims = MOAT_CLAIMS_PAGE (moat_claims_page_new ());
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->claims), "claims");
  moat_claims_page_set_project (self->claims, self->project);
}

/* The key of the fact that a mark stands for, so that a claim can name it; NULL: it has none. */
static char *
dup_fact_key (MoatWindow *self, const MoatDatum *datum)
{
  g_autoptr (MoatFact) fact = NULL;

  if (datum == NULL || datum->kind != MOAT_DATUM_OBSERVATION || datum->fact_id == 0)
    return NULL;
  fact = moat_store_get_fact (moat_project_get_store (self->project), datum->fact_id, NULL);
  return fact != NULL ? moat_expression_quote (fact->key) : NULL;
}

/* "win.add-claim" begins with nothing, "win.claim-from-selection" with the marks selected. */
static void
add_claim_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatWindow *self = MOAT_WINDOW (widget);
  MoatChartView *view = moat_explore_page_get_view (self->explored);
  gboolean from_selection = g_str_equal (name, "win.claim-from-selection");
  g_autofree char *left = NULL, *right = NULL;

  if (from_selection && moat_chart_view_get_other (view) != NULL)
    {
      left = dup_fact_key (self, moat_chart_view_get_other (view));
      right = dup_fact_key (self, moat_chart_view_get_selected (view));
    }
  else if (from_selection)
    left = dup_fact_key (self, moat_chart_view_get_selected (view));
  _moat_window_show_page (self, "claims");
  moat_claims_page_add (self->claims, left, right);
}

/* The Figures page */

static void
chart_wanted_cb (MoatWindow *self, const char *key, gint64 fact_id)
{
  MoatChartView *view;

  _moat_window_show_chart (self, key);
  view = moat_explore_page_get_view (self->explored);
  if (!moat_chart_view_select_fact (view, fact_id))
    {
      moat_chart_view_reset_zoom (view);
      if (!moat_chart_view_select_fact (view, fact_id))
        moat_window_show_toast (self, _ ("The chart does not draw this figure: a later statement "
                                         "takes its place, or it is outside of what is shown."));
    }
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

static void
chart_chosen_cb (MoatWindow *self, const char *key)
{
  gint64 fact_id = _moat_window_get_fact (self);

  chart_wanted_cb (self, key, fact_id);
}

static void
fact_chosen_cb (MoatWindow *self, gint64 fact_id)
{
  MoatChartView *view = moat_explore_page_get_view (self->explored);

  if (_moat_window_is_exploring (self) && moat_chart_view_select_fact (view, fact_id))
    return;
  _moat_window_show_page (self, "figures");
  moat_figures_page_show_fact (self->figures, fact_id);
}

/* Cells of a spreadsheet go to the import assistant, whichever table they are pasted on. */
static void
take_pasted_cells (MoatWindow *self, MoatTablePane *pane)
{
  g_signal_connect_object (moat_table_pane_get_grid (pane), "pasted",
                           G_CALLBACK (_moat_window_import_text), self, G_CONNECT_SWAPPED);
}

static void
ensure_figures (MoatWindow *self)
{
  if (self->figures != NULL)
    return;
  self->figures = MOAT_FIGURES_PAGE (moat_figures_page_new (_moat_window_get_settings (self)));
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->figures), "figures");
  g_signal_connect_swapped (self->figures, "selection-changed", G_CALLBACK (_moat_window_explain),
                            self);
  g_signal_connect_swapped (self->figures, "chart-wanted", G_CALLBACK (chart_wanted_cb), self);
  take_pasted_cells (self, moat_figures_page_get_pane (self->figures));
  moat_figures_page_set_project (self->figures, self->project);
}

/* The Sources page */

static void
figures_wanted_cb (MoatWindow *self, const char *key)
{
  _moat_window_show_page (self, "figures");
  moat_figures_page_show_source (self->figures, key);
  gtk_widget_grab_focus (
    GTK_WIDGET (moat_table_pane_get_grid (moat_figures_page_get_pane (self->figures))));
}

static void
ensure_sources (MoatWindow *self)
{
  if (self->sources != NULL)
    return;
  self->sources = MOAT_SOURCES_PAGE (moat_sources_page_new (_moat_window_get_settings (self)));
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->sources), "sources");
  g_signal_connect_swapped (self->sources, "figures-wanted", G_CALLBACK (figures_wanted_cb), self);
  take_pasted_cells (self, moat_sources_page_get_pane (self->sources));
  moat_sources_page_set_project (self->sources, self->project);
}

/* The Rates page */

static void
rates_chart_wanted_cb (MoatWindow *self, const char *key)
{
  _moat_window_show_chart (self, key);
  gtk_widget_grab_focus (GTK_WIDGET (moat_explore_page_get_view (self->explored)));
}

static void
ensure_rates (MoatWindow *self)
{
  if (self->rates != NULL)
    return;
  self->rates = MOAT_RATES_PAGE (moat_rates_page_new (_moat_window_get_settings (self)));
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->rates), "rates");
  g_signal_connect_swapped (self->rates, "selection-changed", G_CALLBACK (_moat_window_explain),
                            self);
  g_signal_connect_swapped (self->rates, "chart-wanted", G_CALLBACK (rates_chart_wanted_cb), self);
  take_pasted_cells (self, moat_rates_page_get_pane (self->rates));
  moat_rates_page_set_project (self->rates, self->project);
}

/* Pages */

/* The table that is seen; NULL on a page without one. */
static MoatTablePane *
get_pane (MoatWindow *self)
{
  if (is_seen (self, "figures"))
    return moat_figures_page_get_pane (self->figures);
  if (is_seen (self, "rates"))
    return moat_rates_page_get_pane (self->rates);
  return is_seen (self, "sources") ? moat_sources_page_get_pane (self->sources) : NULL;
}

/* The inspector answers for figures; on a page without any, or that answers itself, it goes, and
 * comes back afterwards. */
static void
update_inspector (MoatWindow *self)
{
  gboolean wanted = !is_seen (self, "sources") && !is_seen (self, "claims");

  gtk_widget_set_visible (self->inspector_button, wanted);
  if (wanted == !self->inspector_is_away)
    return;
  if (!wanted)
    self->inspector_was_revealed = adw_flap_get_reveal_flap (self->inspector_flap);
  self->inspector_is_away = !wanted;
  adw_flap_set_reveal_flap (self->inspector_flap, wanted && self->inspector_was_revealed);
}

void
_moat_window_show_page (MoatWindow *self, const char *page)
{
  if (self->project == NULL)
    return;
  if (g_str_equal (page, "peers"))
    ensure_peers (self);
  else if (g_str_equal (page, "claims"))
    ensure_claims (self);
  else if (g_str_equal (page, "figures"))
    ensure_figures (self);
  else if (g_str_equal (page, "sources"))
    ensure_sources (self);
  else if (g_str_equal (page, "rates"))
    ensure_rates (self);
  if (g_str_equal (page, "timeline"))
    self->explored = self->timeline;
  else if (g_str_equal (page, "peers"))
    self->explored = self->peers;
  gtk_stack_set_visible_child_name (self->pages, page);
  moat_sidebar_set_page (self->sidebar, page);
  _moat_window_mark_chart (self);
  gtk_widget_set_visible (self->export_button, _moat_window_is_exploring (self));
  if (_moat_window_is_exploring (self))
    moat_inspector_set_data (self->inspector, self->project,
                             moat_explore_page_get_data (self->explored));
  update_inspector (self);
  _moat_window_explain (self);
}

/* What the arrow keys are for on the page that is seen.  Left alone, GTK gives the focus of a page
 * that goes to whatever is next, and a list in the sidebar would select what it was given. */
static void
focus_page (MoatWindow *self)
{
  if (get_pane (self) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (moat_table_pane_get_grid (get_pane (self))));
  else if (_moat_window_is_exploring (self))
    gtk_widget_grab_focus (GTK_WIDGET (moat_explore_page_get_view (self->explored)));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->claims));
}

static void
page_selected_cb (MoatWindow *self, const char *page)
{
  _moat_window_show_page (self, page);
  focus_page (self);
  if (adw_flap_get_folded (self->sidebar_flap))
    adw_flap_set_reveal_flap (self->sidebar_flap, FALSE);
}

static void
chart_selected_cb (MoatWindow *self, const char *key)
{
  _moat_window_show_chart (self, key);
  focus_page (self);
  if (adw_flap_get_folded (self->sidebar_flap))
    adw_flap_set_reveal_flap (self->sidebar_flap, FALSE);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatWindow *self = MOAT_WINDOW (widget);

  if (get_pane (self) == NULL)
    _moat_window_show_page (self, "figures");
  if (get_pane (self) != NULL)
    moat_table_pane_find (get_pane (self));
}

void
_moat_window_set_pages_project (MoatWindow *self)
{
  moat_explore_page_set_project (self->timeline, self->project);
  if (self->peers != NULL)
    moat_explore_page_set_project (self->peers, self->project);
  if (self->claims != NULL)
    moat_claims_page_set_project (self->claims, self->project);
  if (self->figures != NULL)
    moat_figures_page_set_project (self->figures, self->project);
  if (self->sources != NULL)
    moat_sources_page_set_project (self->sources, self->project);
  if (self->rates != NULL)
    moat_rates_page_set_project (self->rates, self->project);
  _moat_window_show_page (self, "timeline");
}

void
_moat_window_dispose_pages (MoatWindow *self)
{
  self->timeline = self->peers = self->explored = NULL;
  self->claims = NULL;
  if (self->figures != NULL)
    g_signal_handlers_disconnect_by_data (self->figures, self);
  self->figures = NULL;
  if (self->sources != NULL)
    g_signal_handlers_disconnect_by_data (self->sources, self);
  self->sources = NULL;
  if (self->rates != NULL)
    g_signal_handlers_disconnect_by_data (self->rates, self);
  self->rates = NULL;
}

void
_moat_window_init_pages (MoatWindow *self)
{
  self->explored = self->timeline;
  connect_explore_page (self, self->timeline);
}

void
_moat_window_class_init_pages (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, MoatWindow, pages);
  gtk_widget_class_bind_template_child (klass, MoatWindow, export_button);
  gtk_widget_class_bind_template_callback (klass, page_selected_cb);
  gtk_widget_class_bind_template_callback (klass, chart_selected_cb);
  gtk_widget_class_bind_template_callback (klass, fact_chosen_cb);
  gtk_widget_class_bind_template_callback (klass, chart_chosen_cb);
  gtk_widget_class_install_action (klass, "win.find", NULL, find_action);
  gtk_widget_class_install_action (klass, "win.add-claim", NULL, add_claim_action);
  gtk_widget_class_install_action (klass, "win.claim-from-selection", NULL, add_claim_action);
}
