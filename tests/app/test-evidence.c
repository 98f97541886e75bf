/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Figures and Sources pages, used as a person uses them: filtering, sorting, editing in place,
 * several rows at once, the clipboard, the history, the way to a chart and back. */

#include <adwaita.h>

#include "driver-table.h"
#include "moat-figures-page.h"
#include "moat-grid-cell.h"
#include "moat-inspector.h"
#include "moat-sources-page.h"
#include "moat-store.h"
#include "moat-explore-page.h"

typedef struct
{
  Driver *driver;
  MoatWindow *window;
  GtkWidget *page;
  MoatDataGrid *grid;
} Fixture;

#define N_FACTS 67   /* of the sample */
#define N_ARTICLE 14 /* of the article it is made of */
#define N_SOURCES 7

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->driver = driver_new ();
  fixture->window = driver_start_sample (fixture->driver);
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_BOX_ROW, "Figures"));
  fixture->page = driver_wait_for (GTK_WIDGET (fixture->window), MOAT_TYPE_FIGURES_PAGE, NULL);
  fixture->grid =
    moat_table_pane_get_grid (moat_figures_page_get_pane (MOAT_FIGURES_PAGE (fixture->page)));
  driver_wait_rows (fixture->driver, fixture->grid, N_FACTS);
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

static MoatFact *
read_fact (Fixture *fixture, const char *key)
{
  g_autoptr (GError) error = NULL;
  MoatFact *fact =
    moat_store_find_fact (moat_project_get_store (get_project (fixture)), key, &error);

  g_assert_no_error (error);
  return fact;
}

static char *
list_keys (Fixture *fixture)
{
  GListModel *rows =
    G_LIST_MODEL (moat_record_selection_get_list (moat_data_grid_get_selection (fixture->grid)));
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (MoatRecord) record = g_list_model_get_item (rows, i);

      g_string_append_printf (keys, "%s%s", i > 0 ? " " : "", moat_record_get_fact (record)->key);
    }
  return g_string_free (g_steal_pointer (&keys), FALSE);
}

static void
test_typing_filters (Fixture *fixture, gconstpointer data)
{
  g_autofree char *keys = NULL;

  driver_key (fixture->driver, "<Control>f");
  driver_type (fixture->driver, "cloud fy2025");
  driver_wait_rows (fixture->driver, fixture->grid, 7);
  keys = list_keys (fixture);
  g_assert_cmpstr (keys, ==, "f01 f07 f08 f09 f10 f11 f12");
  driver_wait_for (fixture->page, GTK_TYPE_LABEL, "7 of 67 rows");
  driver_type (fixture->driver, "x");
  driver_wait_for (fixture->page, ADW_TYPE_STATUS_PAGE, NULL);
  driver_click (fixture->driver, driver_wait_for (fixture->page, GTK_TYPE_BUTTON, "Show All"));
  driver_wait_rows (fixture->driver, fixture->grid, N_FACTS);
  driver_wait_for (fixture->page, GTK_TYPE_LABEL, "67 rows");
}

/* Leaves only the figures of the article. */
static void
show_article (Fixture *fixture)
{
  driver_key (fixture->driver, "<Control>f");
  driver_type (fixture->driver, "nanfanglue");
  driver_wait_rows (fixture->driver, fixture->grid, N_ARTICLE);
}

static void
click_title (Fixture *fixture, const char *title)
{
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->grid), GTK_TYPE_LABEL, title));
  driver_wait_rows (fixture->driver, fixture->grid, N_ARTICLE);
}

static void
test_titles_sort_one_within_the_other (Fixture *fixture, gconstpointer data)
{
  g_autofree char *keys = NULL, *back = NULL;

  show_article (fixture);
  click_title (fixture, "Value");
  click_title (fixture, "Entity");
  keys = list_keys (fixture);
  g_assert_cmpstr (keys, ==, "f08 f07 f11 f09 f12 f10 f04 f05 f06 f03 f02 f01 f13 f14");
  click_title (fixture, "Entity");
  back = list_keys (fixture);
  g_assert_cmpstr (back, ==, "f13 f14 f04 f05 f06 f03 f02 f01 f08 f07 f11 f09 f12 f10");
}

static void
test_cell_is_edited_in_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatFact) fact = NULL, undone = NULL;

  driver_click_at (fixture->driver, driver_wait_cell (fixture->grid, "f03", "2022"), 5, 5, 2);
  driver_wait_for (GTK_WIDGET (fixture->grid), GTK_TYPE_TEXT, NULL);
  driver_type (fixture->driver, "FY2022");
  driver_key (fixture->driver, "Return");
  fact = read_fact (fixture, "f03");
  g_assert_cmpint (fact->period.end, ==, moat_date_new (2022, 3, 31));
  driver_wait_cell (fixture->grid, "f03", "FY2022");
  driver_key (fixture->driver, "<Control>z");
  undone = read_fact (fixture, "f03");
  g_assert_cmpint (undone->period.end, ==, moat_date_new (2022, 12, 31));
  driver_wait_cell (fixture->grid, "f03", "2022");
}

static void
test_refused_text_stays_with_the_reason (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatFact) fact = NULL;
  GtkWidget *text;

  driver_click (fixture->driver, driver_wait_cell (fixture->grid, "f03", "2022"));
  driver_key (fixture->driver, "F2");
  text = driver_wait_for (GTK_WIDGET (fixture->grid), GTK_TYPE_TEXT, NULL);
  driver_type (fixture->driver, "some day");
  driver_key (fixture->driver, "Tab");
  driver_wait_for (GTK_WIDGET (fixture->grid), GTK_TYPE_LABEL,
                   "“some day” is no period; write it as in 2025, FY2025, 2024 Q4, 2025-2027 or "
                   "2025-01-01/2027-12-31");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (text)), ==, "some day");
  g_assert_true (gtk_widget_has_focus (text));
  /* Clicking elsewhere loses nothing either. */
  driver_click (fixture->driver, driver_wait_cell (fixture->grid, "f05", "83%"));
  g_assert_true (moat_data_grid_is_editing (fixture->grid));
  gtk_widget_grab_focus (text);
  driver_key (fixture->driver, "Escape");
  g_assert_false (moat_data_grid_is_editing (fixture->grid));
  fact = read_fact (fixture, "f03");
  g_assert_cmpint (fact->period.end, ==, moat_date_new (2022, 12, 31));
}

static void
test_tab_goes_to_the_next_cell (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatFact) fact = NULL;

  driver_click (fixture->driver, driver_wait_cell (fixture->grid, "f03", "2022"));
  driver_key (fixture->driver, "Return");
  driver_type (fixture->driver, "2021");
  driver_key (fixture->driver, "Tab");
  driver_type (fixture->driver, "CNY 99 bn");
  driver_key (fixture->driver, "Return");
  fact = read_fact (fixture, "f03");
  g_assert_cmpint (fact->period.end, ==, moat_date_new (2021, 12, 31));
  g_assert_cmpstr (fact->as_stated, ==, "CNY 99 bn");
}

static void
test_choice_is_found_by_typing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatFact) fact = NULL;

  driver_click (fixture->driver, driver_wait_cell (fixture->grid, "f03", "Alibaba Group"));
  driver_key (fixture->driver, "F2");
  driver_wait_for (GTK_WIDGET (fixture->grid), GTK_TYPE_POPOVER, NULL);
  driver_settle (fixture->driver);
  driver_type (fixture->driver, "amazon");
  driver_key (fixture->driver, "Return");
  driver_settle (fixture->driver);
  fact = read_fact (fixture, "f03");
  g_assert_cmpstr (fact->entity, ==, "amazon-web-services");
  /* The keyboard is back in the row. */
  driver_key (fixture->driver, "Down");
  driver_key (fixture->driver, "Delete");
  driver_wait_rows (fixture->driver, fixture->grid, N_FACTS - 1);
}

static void
test_several_rows_are_deleted_and_come_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *keys = NULL;

  show_article (fixture);
  driver_click (fixture->driver, driver_wait_cell (fixture->grid, "f03", "2022"));
  driver_key (fixture->driver, "<Shift>Down");
  driver_key (fixture->driver, "<Shift>Down");
  driver_wait_for (fixture->page, GTK_TYPE_LABEL, "3 selected");
  driver_key (fixture->driver, "Delete");
  driver_wait_rows (fixture->driver, fixture->grid, 11);
  keys = list_keys (fixture);
  g_assert_cmpstr (keys, ==, "f01 f02 f06 f07 f08 f09 f10 f11 f12 f13 f14");
  driver_wait_for (NULL, GTK_TYPE_LABEL, "Deleted 3 figures");
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Undo"));
  driver_wait_rows (fixture->driver, fixture->grid, N_ARTICLE);
}

static void
test_copies_are_added_and_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatFact) copy = NULL;

  driver_click (fixture->driver, driver_wait_cell (fixture->grid, "f03", "2022"));
  driver_key (fixture->driver, "<Control>d");
  driver_wait_rows (fixture->driver, fixture->grid, N_FACTS + 1);
  copy = read_fact (fixture, "f68");
  g_assert_cmpstr (copy->as_stated, ==, "1200亿元");
  g_assert_cmpint (moat_data_grid_get_current (fixture->grid), ==, copy->id);
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_rows_are_copied_as_cells (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  driver_click (fixture->driver, driver_wait_cell (fixture->grid, "f02", "FY2014–FY2023"));
  driver_key (fixture->driver, "<Shift>Down");
  driver_key (fixture->driver, "<Control>c");
  driver_wait_for (NULL, GTK_TYPE_LABEL, "Copied 2 rows");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->grid)), NULL,
                                 text_read_cb, &text);
  driver_wait (is_set, &text, "the clipboard");
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==,
                   "Entity\tMeasure\tPeriod\tValue\tAs Stated\tStatus\tSource\tLocator\t"
                   "Known From\tRemark\tKey");
  g_assert_true (g_str_has_prefix (lines[1],
                                   "Alibaba Group\tCloud and AI infrastructure investment\t"
                                   "FY2014–FY2023\t324751000000\t3247.51亿元\tActual\t"));
  g_assert_true (g_str_has_suffix (lines[2], "\tf03"));
}

static void
test_history_tells_what_was_done (Fixture *fixture, gconstpointer data)
{
  GtkWidget *inspector = driver_wait_for (GTK_WIDGET (fixture->window), MOAT_TYPE_INSPECTOR, NULL);

  driver_click (fixture->driver, driver_wait_cell (fixture->grid, "f03", "2022"));
  driver_click (fixture->driver, driver_wait_for (inspector, GTK_TYPE_LABEL, "History"));
  driver_wait_for (inspector, GTK_TYPE_LABEL, "Import tables");
  driver_click (fixture->driver, driver_wait_cell (fixture->grid, "f03", "2022"));
  driver_key (fixture->driver, "F2");
  g_assert_true (moat_data_grid_is_editing (fixture->grid));
  driver_type (fixture->driver, "2021");
  driver_key (fixture->driver, "Return");
  g_assert_false (moat_data_grid_is_editing (fixture->grid));
  driver_wait_for (inspector, GTK_TYPE_LABEL, "Change period of f03");
  driver_wait_for (inspector, GTK_TYPE_LABEL, "Last day: 2022-12-31 → 2021-12-31");
}

static void
test_figure_leads_to_its_chart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatFact) fact = read_fact (fixture, "f12");
  MoatExplorePage *timeline;
  const MoatDatum *datum;

  driver_click (fixture->driver, driver_wait_cell (fixture->grid, "f12", "87个"));
  driver_key (fixture->driver, "Menu");
  driver_wait_for (NULL, GTK_TYPE_POPOVER_MENU, NULL);
  driver_settle (fixture->driver);
  driver_click (fixture->driver, driver_wait_for (NULL, GTK_TYPE_LABEL, "Show in Chart"));
  timeline = MOAT_EXPLORE_PAGE (
    driver_wait_for (GTK_WIDGET (fixture->window), MOAT_TYPE_EXPLORE_PAGE, NULL));
  g_assert_cmpstr (moat_explore_page_get_chart_key (timeline), ==, "cloud-footprint");
  datum = moat_chart_view_get_selected (moat_explore_page_get_view (timeline));
  g_assert_nonnull (datum);
  g_assert_cmpint (datum->fact_id, ==, fact->id);
}

static void
test_inspector_answers_for_the_row (Fixture *fixture, gconstpointer data)
{
  GtkWidget *inspector = driver_wait_for (GTK_WIDGET (fixture->window), MOAT_TYPE_INSPECTOR, NULL);

  driver_click (fixture->driver, driver_wait_cell (fixture->grid, "f02", "FY2014–FY2023"));
  driver_wait_for (inspector, GTK_TYPE_LABEL, "CNY 324.8 bn (3247.51亿元)");
  driver_key (fixture->driver, "Down");
  driver_wait_for (inspector, GTK_TYPE_LABEL, "> CNY 120 bn (1200亿元)");
}

static void
test_columns_are_chosen (Fixture *fixture, gconstpointer data)
{
  driver_click (fixture->driver,
                driver_wait_for (fixture->page, GTK_TYPE_MENU_BUTTON, "Choose Columns"));
  driver_wait_for (NULL, GTK_TYPE_POPOVER_MENU, NULL);
  driver_settle (fixture->driver);
  driver_click (fixture->driver, driver_wait_for (NULL, GTK_TYPE_LABEL, "Measure"));
  driver_settle (fixture->driver);
  g_assert_null (driver_find (GTK_WIDGET (fixture->grid), MOAT_TYPE_GRID_CELL, "R&D expense"));
}

/* Sources */

static MoatDataGrid *
show_sources (Fixture *fixture, guint n)
{
  GtkWidget *page;

  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_BOX_ROW, "Sources"));
  page = driver_wait_for (GTK_WIDGET (fixture->window), MOAT_TYPE_SOURCES_PAGE, NULL);
  fixture->page = page;
  fixture->grid = moat_table_pane_get_grid (moat_sources_page_get_pane (MOAT_SOURCES_PAGE (page)));
  driver_wait_rows (fixture->driver, fixture->grid, n);
  return fixture->grid;
}

static void
add_source (Fixture *fixture, const char *title)
{
  g_autoptr (MoatSource) source = moat_source_new ();
  g_autoptr (GError) error = NULL;

  source->title.en = g_strdup (title);
  moat_project_add_source (get_project (fixture), source, &error);
  g_assert_no_error (error);
}

static void
test_source_is_edited_in_place (Fixture *fixture, gconstpointer data)
{
  MoatDataGrid *grid = show_sources (fixture, N_SOURCES);

  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (grid), MOAT_TYPE_GRID_CELL, "17 March 2025"));
  driver_key (fixture->driver, "F2");
  driver_type (fixture->driver, "yesterday");
  driver_key (fixture->driver, "Return");
  driver_wait_for (GTK_WIDGET (grid), GTK_TYPE_LABEL,
                   "“yesterday” is no date; write year, month and day as in 2025-02-24");
  driver_key (fixture->driver, "<Control>a");
  driver_type (fixture->driver, "2025-03-18");
  driver_key (fixture->driver, "Return");
  driver_wait_for (GTK_WIDGET (grid), MOAT_TYPE_GRID_CELL, "18 March 2025");
  g_assert_cmpint (moat_project_find_source (get_project (fixture), "nanfanglue-2025")->published,
                   ==, moat_date_new (2025, 3, 18));
}

static void
test_source_leads_to_its_figures (Fixture *fixture, gconstpointer data)
{
  MoatDataGrid *grid;
  GtkWidget *page;

  add_source (fixture, "Unused report");
  grid = show_sources (fixture, N_SOURCES + 1);
  /* A double click on the number of them. */
  driver_click_at (fixture->driver, driver_wait_for (GTK_WIDGET (grid), MOAT_TYPE_GRID_CELL, "14"),
                   20, 5, 2);
  page = driver_wait_for (GTK_WIDGET (fixture->window), MOAT_TYPE_FIGURES_PAGE, NULL);
  fixture->grid = moat_table_pane_get_grid (moat_figures_page_get_pane (MOAT_FIGURES_PAGE (page)));
  driver_wait_rows (fixture->driver, fixture->grid, N_ARTICLE);
  show_sources (fixture, N_SOURCES + 1);
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->grid), MOAT_TYPE_GRID_CELL, "Unused report"));
  driver_click (fixture->driver, driver_wait_for (fixture->page, GTK_TYPE_BUTTON, "Figures"));
  driver_wait_for (page, GTK_TYPE_LABEL, "0 of 67 rows");
}

static void
test_source_in_use_is_replaced (Fixture *fixture, gconstpointer data)
{
  MoatDataGrid *grid;
  GtkWidget *dialog, *replace;
  g_autoptr (MoatFact) fact = NULL;

  add_source (fixture, "Annual report");
  grid = show_sources (fixture, N_SOURCES + 1);
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (grid), MOAT_TYPE_GRID_CELL, "17 March 2025"));
  driver_key (fixture->driver, "Delete");
  dialog = driver_wait_for (NULL, ADW_TYPE_MESSAGE_DIALOG, NULL);
  replace = driver_wait_for (dialog, GTK_TYPE_BUTTON, "Replace");
  driver_settle (fixture->driver);
  g_assert_false (gtk_widget_is_sensitive (replace));
  driver_pick (fixture->driver, dialog, "Replace by", "Annual report");
  driver_click (fixture->driver, replace);
  driver_wait_rows (fixture->driver, fixture->grid, N_SOURCES);
  fact = read_fact (fixture, "f01");
  g_assert_cmpstr (fact->source, ==, "annual-report");
  driver_key (fixture->driver, "<Control>z");
  driver_wait_rows (fixture->driver, fixture->grid, N_SOURCES + 1);
}

static void
test_unused_source_is_removed (Fixture *fixture, gconstpointer data)
{
  MoatDataGrid *grid;

  add_source (fixture, "Annual report");
  grid = show_sources (fixture, N_SOURCES + 1);
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (grid), MOAT_TYPE_GRID_CELL, "Annual report"));
  driver_key (fixture->driver, "Delete");
  driver_wait_for (NULL, GTK_TYPE_LABEL, "Removed 1 source");
  driver_wait_rows (fixture->driver, fixture->grid, N_SOURCES);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/app/evidence/typing-filters", test_typing_filters);
  add ("/app/evidence/titles-sort-one-within-the-other", test_titles_sort_one_within_the_other);
  add ("/app/evidence/cell-is-edited-in-place", test_cell_is_edited_in_place);
  add ("/app/evidence/refused-text-stays-with-the-reason", test_refused_text_stays_with_the_reason);
  add ("/app/evidence/tab-goes-to-the-next-cell", test_tab_goes_to_the_next_cell);
  add ("/app/evidence/choice-is-found-by-typing", test_choice_is_found_by_typing);
  add ("/app/evidence/several-rows-are-deleted-and-come-back",
       test_several_rows_are_deleted_and_come_back);
  add ("/app/evidence/copies-are-added-and-shown", test_copies_are_added_and_shown);
  add ("/app/evidence/rows-are-copied-as-cells", test_rows_are_copied_as_cells);
  add ("/app/evidence/history-tells-what-was-done", test_history_tells_what_was_done);
  add ("/app/evidence/figure-leads-to-its-chart", test_figure_leads_to_its_chart);
  add ("/app/evidence/inspector-answers-for-the-row", test_inspector_answers_for_the_row);
  add ("/app/evidence/columns-are-chosen", test_columns_are_chosen);
  add ("/app/evidence/source-is-edited-in-place", test_source_is_edited_in_place);
  add ("/app/evidence/source-leads-to-its-figures", test_source_leads_to_its_figures);
  add ("/app/evidence/source-in-use-is-replaced", test_source_in_use_is_replaced);
  add ("/app/evidence/unused-source-is-removed", test_unused_source_is_removed);
  return g_test_run ();
}
