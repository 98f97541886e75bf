/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing companies in the window: from the page's first sight to a comparison on another basis,
 * and back by undo; the chart as a table; why a computed number is what it is. */

#include <adwaita.h>

#include "driver.h"
#include "moat-chart-options.h"
#include "moat-chart-view.h"
#include "moat-datum-table.h"
#include "moat-explore-page.h"
#include "moat-inspector.h"

typedef struct
{
  Driver *driver;
  MoatWindow *window;
  GtkWidget *root; /* the window */
  MoatExplorePage *page;
  MoatChartView *view;
} Fixture;

static const MoatChartSpec *
get_spec (Fixture *fixture)
{
  return moat_explore_page_get_spec (fixture->page);
}

/* Opens Peers and makes the first comparison from what is offered there. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->driver = driver_new ();
  fixture->window = driver_start_sample (fixture->driver);
  fixture->root = GTK_WIDGET (fixture->window);
  driver_click (fixture->driver, driver_wait_for (fixture->root, GTK_TYPE_LIST_BOX_ROW, "Peers"));
  driver_settle (fixture->driver);
  fixture->page = MOAT_EXPLORE_PAGE (driver_wait_for (fixture->root, MOAT_TYPE_EXPLORE_PAGE, NULL));
  fixture->view = moat_explore_page_get_view (fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  driver_free (fixture->driver);
}

static MoatProject *
get_project (Fixture *fixture)
{
  return moat_window_get_project (fixture->window);
}

static void
choose_kind (Fixture *fixture, const char *name)
{
  GtkWidget *popover;

  driver_click (fixture->driver,
                driver_wait_for (fixture->root, GTK_TYPE_MENU_BUTTON, "Kind of Chart"));
  popover = driver_wait_for (fixture->root, GTK_TYPE_POPOVER, NULL);
  driver_click (fixture->driver, driver_wait_for (popover, GTK_TYPE_TOGGLE_BUTTON, name));
  driver_wait_gone (GTK_TYPE_POPOVER, NULL);
}

static GtkWidget *
open_options (Fixture *fixture)
{
  driver_click (fixture->driver,
                driver_wait_for (fixture->root, GTK_TYPE_MENU_BUTTON, "Basis and Currency"));
  return driver_wait_for (fixture->root, MOAT_TYPE_CHART_OPTIONS, NULL);
}

/* Checks or unchecks entries of a picker. */
static void
pick_in (Fixture *fixture, const char *picker, const char *const *names)
{
  GtkWidget *popover;

  driver_click (fixture->driver, driver_wait_for (fixture->root, GTK_TYPE_MENU_BUTTON, picker));
  popover = driver_wait_for (fixture->root, GTK_TYPE_POPOVER, NULL);
  for (gsize i = 0; names[i] != NULL; i++)
    driver_click (fixture->driver, driver_wait_for (popover, GTK_TYPE_CHECK_BUTTON, names[i]));
  driver_key (fixture->driver, "Escape");
  driver_wait_gone (GTK_TYPE_POPOVER, NULL);
}

/* The index of the mark whose title has @title and whose value has @value in it. */
static gsize
find_mark (Fixture *fixture, const char *title, const char *value)
{
  MoatScene *scene = moat_chart_view_get_scene (fixture->view);

  for (gsize i = 0; i < moat_scene_get_n_data (scene); i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);

      if (strstr (datum->title, title) != NULL && strstr (datum->value, value) != NULL)
        return i;
    }
  g_error ("no mark says %s of %s", value, title);
  return 0;
}

static void
test_a_first_comparison_is_filled (Fixture *fixture, gconstpointer data)
{
  GPtrArray *charts = moat_project_get_charts (get_project (fixture));

  for (guint i = charts->len; i > 0; i--)
    {
      const MoatChartSpec *spec = charts->pdata[i - 1];
      g_autofree char *key = g_strdup (spec->key);

      if (spec->page == MOAT_CHART_PAGE_PEERS)
        g_assert_true (moat_project_delete_chart (get_project (fixture), key, NULL));
      charts = moat_project_get_charts (get_project (fixture));
    }
  driver_click (fixture->driver,
                driver_wait_for (fixture->root, GTK_TYPE_BUTTON, "_New Comparison…"));
  driver_fill (fixture->driver, driver_wait_for (NULL, ADW_TYPE_ENTRY_ROW, "English"),
               "Who spends most");
  driver_key (fixture->driver, "Return");
  driver_wait_gone (ADW_TYPE_ENTRY_ROW, "English");
  g_assert_nonnull (get_spec (fixture));
  g_assert_cmpstr (get_spec (fixture)->title.en, ==, "Who spends most");
  g_assert_cmpint (get_spec (fixture)->page, ==, MOAT_CHART_PAGE_PEERS);
  g_assert_cmpint (get_spec (fixture)->kind, ==, MOAT_CHART_KIND_BAR);
  g_assert_cmpint (get_spec (fixture)->period_mode, ==, MOAT_PERIODS_LATEST);
  g_assert_cmpuint (g_strv_length (get_spec (fixture)->entities), >=, 3);
  find_mark (fixture, "Microsoft", "115.9");
  driver_key (fixture->driver, "<Control>z");
  driver_wait_for (fixture->root, GTK_TYPE_BUTTON, "_New Comparison…");
}

static void
test_basis_and_currency_are_one_edit_each (Fixture *fixture, gconstpointer data)
{
  GtkWidget *options = open_options (fixture);

  driver_pick (fixture->driver, options, "Basis", "As Stated");
  driver_pick (fixture->driver, options, "Currency", "CNY");
  g_assert_cmpstr (get_spec (fixture)->unit, ==, "CNY");
  driver_key (fixture->driver, "Escape");
  driver_key (fixture->driver, "<Control>z");
  g_assert_null (get_spec (fixture)->unit);
  g_assert_cmpint (get_spec (fixture)->basis, ==, MOAT_BASIS_STATED);
  driver_key (fixture->driver, "<Control>z");
  g_assert_cmpint (get_spec (fixture)->basis, ==, MOAT_BASIS_SHARE);
  g_assert_cmpstr (get_spec (fixture)->share_of, ==, "revenue");
}

static void
test_kind_keeps_what_was_set (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatChartSpec) before = moat_chart_spec_copy (get_spec (fixture));

  choose_kind (fixture, "Heat Table");
  g_assert_cmpint (get_spec (fixture)->kind, ==, MOAT_CHART_KIND_HEAT_TABLE);
  choose_kind (fixture, "Dot Plot");
  g_assert_cmpint (get_spec (fixture)->kind, ==, MOAT_CHART_KIND_DOT);
  before->kind = MOAT_CHART_KIND_DOT;
  g_assert_true (moat_chart_spec_equal (before, get_spec (fixture)));
}

static void
test_periods_are_chosen (Fixture *fixture, gconstpointer data)
{
  const char *const years[] = { "2023", "2025", NULL };
  const char *const latest[] = { "Latest of Each", NULL };

  pick_in (fixture, "Periods", years);
  g_assert_cmpint (get_spec (fixture)->period_mode, ==, MOAT_PERIODS_CHOSEN);
  g_assert_cmpuint (get_spec (fixture)->periods->len, ==, 2);
  pick_in (fixture, "Periods", latest);
  g_assert_cmpint (get_spec (fixture)->period_mode, ==, MOAT_PERIODS_LATEST);
  g_assert_null (get_spec (fixture)->periods);
}

static void
test_a_computed_value_explains_itself (Fixture *fixture, gconstpointer data)
{
  GtkWidget *inspector = driver_wait_for (fixture->root, MOAT_TYPE_INSPECTOR, NULL);
  const char *answer;

  moat_chart_view_select (fixture->view, (gssize) find_mark (fixture, "Meta", "28.5"));
  driver_settle (fixture->driver);
  answer = moat_inspector_get_text (MOAT_INSPECTOR (inspector));
  g_assert_nonnull (strstr (answer, "57,372,000,000"));
  g_assert_nonnull (strstr (answer, "200,966,000,000"));
}

static void
test_reads_as_a_table (Fixture *fixture, gconstpointer data)
{
  GtkWidget *table;

  driver_click (fixture->driver,
                driver_wait_for (fixture->root, GTK_TYPE_TOGGLE_BUTTON, "Show as Table"));
  table = driver_wait_for (fixture->root, MOAT_TYPE_DATUM_TABLE, NULL);
  driver_wait_for (table, GTK_TYPE_LABEL, "28.55%");
  driver_click (fixture->driver, driver_wait_for (table, GTK_TYPE_LABEL, "28.55%"));
  g_assert_nonnull (moat_chart_view_get_selected (fixture->view));
  g_assert_cmpstr (moat_chart_view_get_selected (fixture->view)->value, ==, "28.55%");
}

static void
test_sets_are_chosen_saved_and_deleted (Fixture *fixture, gconstpointer data)
{
  const char *const all[] = { "All of US hyperscaler (4)", NULL };
  GtkWidget *button;

  pick_in (fixture, "Entities", all);
  g_assert_true (
    g_strv_contains ((const char *const *) get_spec (fixture)->entities, "amazon-web-services"));
  g_assert_cmpuint (g_strv_length (get_spec (fixture)->entities), ==, 5);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "chart.edit-sets", NULL);
  driver_fill (fixture->driver, driver_wait_for (NULL, ADW_TYPE_ENTRY_ROW, "Save as Set"), "Five");
  driver_key (fixture->driver, "Return");
  driver_wait_gone (ADW_TYPE_ENTRY_ROW, "Save as Set");
  g_assert_cmpstr (moat_project_get_undo_label (get_project (fixture)), ==, "Save set “Five”");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "chart.edit-sets", NULL);
  driver_wait_for (NULL, ADW_TYPE_ENTRY_ROW, "Save as Set");
  driver_settle (fixture->driver);
  button = driver_wait_for (NULL, GTK_TYPE_BUTTON, "Delete Set “Five”");
  driver_click (fixture->driver, button);
  driver_wait_gone (GTK_TYPE_BUTTON, "Delete Set “Five”");
  driver_key (fixture->driver, "Escape");
  driver_wait_gone (ADW_TYPE_ENTRY_ROW, "Save as Set");
  g_assert_cmpstr (moat_project_get_undo_label (get_project (fixture)), ==, "Delete set “Five”");
}

static void
test_sidebar_goes_between_the_pages (Fixture *fixture, gconstpointer data)
{
  const char *title =
    "Alibaba plans to invest at least 3.9 times as much a year as in the past decade";
  GtkWidget *row = driver_wait_for (fixture->root, GTK_TYPE_LIST_BOX_ROW, title);
  MoatExplorePage *timeline;

  driver_click (fixture->driver, row);
  driver_settle (fixture->driver);
  timeline = MOAT_EXPLORE_PAGE (driver_wait_for (fixture->root, MOAT_TYPE_EXPLORE_PAGE, NULL));
  g_assert_true (timeline != fixture->page);
  g_assert_cmpstr (moat_explore_page_get_chart_key (timeline), ==, "investment-timeline");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/app/peers/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("a-first-comparison-is-filled", test_a_first_comparison_is_filled);
  ADD ("basis-and-currency-are-one-edit-each", test_basis_and_currency_are_one_edit_each);
  ADD ("kind-keeps-what-was-set", test_kind_keeps_what_was_set);
  ADD ("periods-are-chosen", test_periods_are_chosen);
  ADD ("a-computed-value-explains-itself", test_a_computed_value_explains_itself);
  ADD ("reads-as-a-table", test_reads_as_a_table);
  ADD ("sets-are-chosen-saved-and-deleted", test_sets_are_chosen_saved_and_deleted);
  ADD ("sidebar-goes-between-the-pages", test_sidebar_goes_between_the_pages);
#undef ADD
  return g_test_run ();
}
