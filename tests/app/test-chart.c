/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking at a chart and changing it, by mouse and keyboard: selecting, walking, zooming, the
 * controls above the chart, undo and redo, and the sidebar. */

#include <adwaita.h>

#include "driver.h"
#include "moat-chart-options.h"
#include "moat-chart-view.h"
#include "moat-explore-page.h"
#include "moat-inspector.h"

typedef struct
{
  Driver *driver;
  MoatWindow *window;
  MoatExplorePage *page;
  MoatChartView *view;
  GtkWidget *chart; /* the view, as a widget */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->driver = driver_new ();
  fixture->window = driver_start_sample (fixture->driver);
  fixture->page = MOAT_EXPLORE_PAGE (
    driver_wait_for (GTK_WIDGET (fixture->window), MOAT_TYPE_EXPLORE_PAGE, NULL));
  fixture->view = moat_explore_page_get_view (fixture->page);
  fixture->chart = GTK_WIDGET (fixture->view);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  driver_free (fixture->driver);
}

/* The middle of the mark whose value contains @text. */
static void
find_mark (Fixture *fixture, const char *text, double *x, double *y)
{
  MoatScene *scene = moat_chart_view_get_scene (fixture->view);

  for (gsize i = 0; i < moat_scene_get_n_data (scene); i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);

      if (datum->value == NULL || strstr (datum->value, text) == NULL)
        continue;
      *x = datum->bounds.x + datum->bounds.width / 2;
      *y = datum->bounds.y + datum->bounds.height / 2;
      return;
    }
  g_error ("no mark says %s", text);
}

static MoatProject *
get_project (Fixture *fixture)
{
  return moat_window_get_project (fixture->window);
}

static const char *
get_answer (Fixture *fixture)
{
  GtkWidget *inspector = driver_wait_for (GTK_WIDGET (fixture->window), MOAT_TYPE_INSPECTOR, NULL);

  return moat_inspector_get_text (MOAT_INSPECTOR (inspector));
}

static void
test_opens_the_sample (Fixture *fixture, gconstpointer data)
{
  MoatScene *scene = moat_chart_view_get_scene (fixture->view);

  g_assert_cmpstr (moat_explore_page_get_chart_key (fixture->page), ==, "investment-timeline");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "Alibaba: cloud and AI investment");
  g_assert_cmpuint (moat_scene_get_n_data (scene), >=, 7);
  g_assert_null (moat_chart_view_get_selected (fixture->view));
}

static void
test_click_selects_and_answers (Fixture *fixture, gconstpointer data)
{
  const MoatDatum *datum;
  double x, y;

  find_mark (fixture, "380", &x, &y);
  driver_click_at (fixture->driver, fixture->chart, x, y, 1);
  datum = moat_chart_view_get_selected (fixture->view);
  g_assert_nonnull (datum);
  g_assert_nonnull (strstr (datum->value, "380"));
  g_assert_nonnull (strstr (get_answer (fixture), "Nanfanglue Consulting"));
  g_assert_nonnull (strstr (get_answer (fixture), "3800亿元"));
  g_assert_nonnull (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "3800亿元"));
}

static void
test_click_beside_selects_nothing (Fixture *fixture, gconstpointer data)
{
  double x, y;

  find_mark (fixture, "380", &x, &y);
  driver_click_at (fixture->driver, fixture->chart, x, y, 1);
  driver_click_at (fixture->driver, fixture->chart, 4, 4, 1);
  g_assert_null (moat_chart_view_get_selected (fixture->view));
  g_assert_null (get_answer (fixture));
}

static void
test_pointing_shows_value_period_and_source (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label;
  double x, y;

  find_mark (fixture, "324", &x, &y);
  driver_point_at (fixture->driver, fixture->chart, x, y);
  label = driver_wait_for (fixture->chart, GTK_TYPE_LABEL, "FY2014–FY2023");
  g_assert_true (gtk_widget_get_mapped (label));
  driver_wait_for (fixture->chart, GTK_TYPE_LABEL, "Nanfanglue Consulting · 17 March 2025 · 1.1.1");
  driver_point_at (fixture->driver, fixture->chart, 4, 4);
  g_assert_null (driver_find (fixture->chart, GTK_TYPE_LABEL, "FY2014–FY2023"));
}

static void
test_keys_walk_through_marks (Fixture *fixture, gconstpointer data)
{
  MoatScene *scene = moat_chart_view_get_scene (fixture->view);
  g_autoptr (MoatDatum) second = moat_scene_get_datum (scene, 1);

  driver_key (fixture->driver, "Right");
  driver_key (fixture->driver, "Right");
  g_assert_cmpint (moat_chart_view_get_selected (fixture->view)->fact_id, ==, second->fact_id);
  driver_key (fixture->driver, "Left");
  g_assert_cmpint (moat_chart_view_get_selected (fixture->view)->fact_id, !=, second->fact_id);
  driver_key (fixture->driver, "End");
  g_assert_cmpint (moat_chart_view_get_selected (fixture->view)->kind, ==, MOAT_DATUM_EVENT);
  driver_key (fixture->driver, "Home");
  g_assert_cmpint (moat_chart_view_get_selected (fixture->view)->kind, ==, MOAT_DATUM_OBSERVATION);
  driver_key (fixture->driver, "Escape");
  g_assert_null (moat_chart_view_get_selected (fixture->view));
}

static void
test_wheel_zooms_at_the_pointer (Fixture *fixture, gconstpointer data)
{
  const MoatTimeAxis *axis = moat_scene_get_time_axis (moat_chart_view_get_scene (fixture->view));
  int before = axis->to - axis->from;
  double x, y;

  find_mark (fixture, "380", &x, &y);
  driver_scroll (fixture->driver, fixture->chart, x, y, -4);
  axis = moat_scene_get_time_axis (moat_chart_view_get_scene (fixture->view));
  g_assert_cmpint (axis->to - axis->from, <, before / 2);
  /* What the pointer was on is still there. */
  driver_click_at (fixture->driver, fixture->chart, x, y, 1);
  g_assert_nonnull (strstr (moat_chart_view_get_selected (fixture->view)->value, "380"));
}

static void
test_drag_moves_in_time (Fixture *fixture, gconstpointer data)
{
  double x = gtk_widget_get_width (fixture->chart) / 2.0;
  double y = gtk_widget_get_height (fixture->chart) / 2.0;
  MoatDate before;

  driver_scroll (fixture->driver, fixture->chart, x, y, -5);
  before = moat_scene_get_time_axis (moat_chart_view_get_scene (fixture->view))->from;
  driver_drag (fixture->driver, fixture->chart, x, y, 120, 0);
  g_assert_cmpint (moat_scene_get_time_axis (moat_chart_view_get_scene (fixture->view))->from, <,
                   before);
  g_assert_null (moat_chart_view_get_selected (fixture->view));
}

static void
test_zoom_keys_and_button (Fixture *fixture, gconstpointer data)
{
  g_assert_null (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Show Everything"));
  driver_key (fixture->driver, "<Control>plus");
  g_assert_true (moat_chart_view_is_zoomed (fixture->view));
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Show Everything"));
  g_assert_false (moat_chart_view_is_zoomed (fixture->view));
  driver_key (fixture->driver, "<Control>plus");
  driver_key (fixture->driver, "<Control>0");
  g_assert_false (moat_chart_view_is_zoomed (fixture->view));
}

static void
choose_kind (Fixture *fixture, const char *name)
{
  GtkWidget *popover;

  driver_click (fixture->driver, driver_wait_for (GTK_WIDGET (fixture->window),
                                                  GTK_TYPE_MENU_BUTTON, "Kind of Chart"));
  popover = driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_POPOVER, NULL);
  driver_click (fixture->driver, driver_wait_for (popover, GTK_TYPE_TOGGLE_BUTTON, name));
  driver_wait_gone (GTK_TYPE_POPOVER, NULL);
}

static void
test_kind_changes_and_comes_back (Fixture *fixture, gconstpointer data)
{
  choose_kind (fixture, "Columns");
  g_assert_cmpint (moat_explore_page_get_spec (fixture->page)->kind, ==, MOAT_CHART_KIND_COLUMN);
  choose_kind (fixture, "Lines");
  g_assert_cmpint (moat_explore_page_get_spec (fixture->page)->kind, ==, MOAT_CHART_KIND_LINE);
  driver_key (fixture->driver, "<Control>z");
  g_assert_cmpint (moat_explore_page_get_spec (fixture->page)->kind, ==, MOAT_CHART_KIND_COLUMN);
  driver_key (fixture->driver, "<Control>z");
  g_assert_cmpint (moat_explore_page_get_spec (fixture->page)->kind, ==, MOAT_CHART_KIND_SPAN);
  driver_key (fixture->driver, "<Control><Shift>z");
  g_assert_cmpint (moat_explore_page_get_spec (fixture->page)->kind, ==, MOAT_CHART_KIND_COLUMN);
}

static void
test_undo_says_what (Fixture *fixture, gconstpointer data)
{
  GtkWidget *undo = driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Undo");
  g_autofree char *message = NULL, *tooltip = NULL;

  g_assert_false (gtk_widget_is_sensitive (undo));
  choose_kind (fixture, "Columns");
  message = g_strdup_printf ("Undone: %s", moat_project_get_undo_label (get_project (fixture)));
  tooltip = g_strdup_printf ("Undo: %s", moat_project_get_undo_label (get_project (fixture)));
  g_assert_true (g_str_has_prefix (moat_project_get_undo_label (get_project (fixture)),
                                   "Change kind of “Alibaba plans"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, tooltip);
  driver_click (fixture->driver, undo);
  driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, message);
}

static void
test_event_lane_toggles (Fixture *fixture, gconstpointer data)
{
  GtkWidget *events =
    driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_TOGGLE_BUTTON, "Events");
  gsize before = moat_scene_get_n_data (moat_chart_view_get_scene (fixture->view));

  driver_click (fixture->driver, events);
  g_assert_false (moat_explore_page_get_spec (fixture->page)->show_events);
  g_assert_cmpuint (moat_scene_get_n_data (moat_chart_view_get_scene (fixture->view)), <, before);
  driver_click (fixture->driver, events);
  g_assert_cmpuint (moat_scene_get_n_data (moat_chart_view_get_scene (fixture->view)), ==, before);
  /* Columns have no time axis for events to stand along. */
  choose_kind (fixture, "Columns");
  g_assert_false (gtk_widget_is_sensitive (events));
}

static void
test_basis_changes_values (Fixture *fixture, gconstpointer data)
{
  GtkWidget *options;
  double x, y;

  choose_kind (fixture, "Columns");
  driver_click (fixture->driver, driver_wait_for (GTK_WIDGET (fixture->window),
                                                  GTK_TYPE_MENU_BUTTON, "Basis and Currency"));
  options = driver_wait_for (GTK_WIDGET (fixture->window), MOAT_TYPE_CHART_OPTIONS, NULL);
  driver_pick (fixture->driver, options, "Basis", "Per Year");
  driver_key (fixture->driver, "Escape");
  driver_wait_gone (MOAT_TYPE_CHART_OPTIONS, NULL);
  g_assert_cmpint (moat_explore_page_get_spec (fixture->page)->basis, ==, MOAT_BASIS_PER_YEAR);
  find_mark (fixture, "126.7", &x, &y);
}

static void
test_sidebar_chooses_the_chart (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row =
    driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_BOX_ROW,
                     "Alibaba Cloud runs 87 zones in 29 regions and plans 30 new data centres");

  driver_click (fixture->driver, row);
  g_assert_cmpstr (moat_explore_page_get_chart_key (fixture->page), ==, "cloud-footprint");
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)));
  g_assert_false (moat_chart_view_can_zoom (fixture->view));
}

static void
test_picker_adds_an_entity (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover;

  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_MENU_BUTTON, "Entities"));
  popover = driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_POPOVER, NULL);
  driver_click (fixture->driver,
                driver_wait_for (popover, GTK_TYPE_CHECK_BUTTON, "Amazon Web Services"));
  g_assert_true (
    g_strv_contains ((const char *const *) moat_explore_page_get_spec (fixture->page)->entities,
                     "amazon-web-services"));
  g_assert_true (
    g_str_has_prefix (moat_project_get_undo_label (get_project (fixture)), "Change entities of"));
  driver_key (fixture->driver, "Escape");
  g_assert_null (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_POPOVER, NULL));
}

static void
test_escape_closes_the_picker (Fixture *fixture, gconstpointer data)
{
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_MENU_BUTTON, "Measures"));
  driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_SEARCH_ENTRY, NULL);
  driver_key (fixture->driver, "Escape");
  driver_wait_gone (GTK_TYPE_SEARCH_ENTRY, NULL);
}

static void
test_list_selects_in_the_chart (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list, *label;

  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_TOGGLE_BUTTON, "Figures"));
  list = driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW,
                          "Figures and Events of the Chart");
  label = driver_wait_for (list, GTK_TYPE_LABEL, "2025–2027");
  driver_click (fixture->driver, label);
  g_assert_nonnull (moat_chart_view_get_selected (fixture->view));
  g_assert_cmpstr (moat_chart_view_get_selected (fixture->view)->period, ==, "2025–2027");
}

static void
test_title_can_be_changed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "chart.rename", NULL);
  entry = driver_wait_for (NULL, ADW_TYPE_ENTRY_ROW, "English");
  driver_fill (fixture->driver, entry, "Four times as much");
  driver_key (fixture->driver, "Return");
  driver_wait_gone (ADW_TYPE_ENTRY_ROW, "English");
  g_assert_cmpstr (moat_explore_page_get_spec (fixture->page)->title.en, ==, "Four times as much");
  driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_BOX_ROW, "Four times as much");
}

static void
test_chart_can_be_added_and_deleted (Fixture *fixture, gconstpointer data)
{
  guint before = moat_project_get_charts (get_project (fixture))->len;

  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "New Chart"));
  driver_fill (fixture->driver, driver_wait_for (NULL, ADW_TYPE_ENTRY_ROW, "English"), "My chart");
  driver_key (fixture->driver, "Return");
  driver_wait_gone (ADW_TYPE_ENTRY_ROW, "English");
  g_assert_cmpuint (moat_project_get_charts (get_project (fixture))->len, ==, before + 1);
  g_assert_cmpstr (moat_explore_page_get_spec (fixture->page)->title.en, ==, "My chart");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "chart.delete", NULL);
  g_assert_cmpuint (moat_project_get_charts (get_project (fixture))->len, ==, before);
  driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Deleted “My chart”");
}

/* Without a chart to begin like, a new one shows the first figures there are. */
static void
test_first_chart_shows_figures (Fixture *fixture, gconstpointer data)
{
  while (moat_explore_page_get_spec (fixture->page) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (fixture->page), "chart.delete", NULL);
  driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "No Charts Yet");
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_BUTTON, "New Chart…"));
  driver_fill (fixture->driver, driver_wait_for (NULL, ADW_TYPE_ENTRY_ROW, "English"), "First");
  driver_key (fixture->driver, "Return");
  driver_wait_gone (ADW_TYPE_ENTRY_ROW, "English");
  g_assert_cmpuint (g_strv_length (moat_explore_page_get_spec (fixture->page)->entities), ==, 1);
  g_assert_cmpuint (moat_scene_get_n_data (moat_chart_view_get_scene (fixture->view)), >, 0);
}

#define ADD(name, function) \
  g_test_add ("/app/chart/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("opens-the-sample", test_opens_the_sample);
  ADD ("click-selects-and-answers", test_click_selects_and_answers);
  ADD ("click-beside-selects-nothing", test_click_beside_selects_nothing);
  ADD ("pointing-shows-value-period-and-source", test_pointing_shows_value_period_and_source);
  ADD ("keys-walk-through-marks", test_keys_walk_through_marks);
  ADD ("wheel-zooms-at-the-pointer", test_wheel_zooms_at_the_pointer);
  ADD ("drag-moves-in-time", test_drag_moves_in_time);
  ADD ("zoom-keys-and-button", test_zoom_keys_and_button);
  ADD ("kind-changes-and-comes-back", test_kind_changes_and_comes_back);
  ADD ("undo-says-what", test_undo_says_what);
  ADD ("event-lane-toggles", test_event_lane_toggles);
  ADD ("basis-changes-values", test_basis_changes_values);
  ADD ("sidebar-chooses-the-chart", test_sidebar_chooses_the_chart);
  ADD ("picker-adds-an-entity", test_picker_adds_an_entity);
  ADD ("escape-closes-the-picker", test_escape_closes_the_picker);
  ADD ("list-selects-in-the-chart", test_list_selects_in_the_chart);
  ADD ("title-can-be-changed", test_title_can_be_changed);
  ADD ("chart-can-be-added-and-deleted", test_chart_can_be_added_and_deleted);
  ADD ("first-chart-shows-figures", test_first_chart_shows_figures);
  return g_test_run ();
}
