/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking figures in through the window: by pasting and by choosing a file, with rows that are
 * refused and corrected, rates whose direction is shown, filings whose tags are chosen; and nothing
 * done when it is given up. */

#include <adwaita.h>

#include "driver.h"
#include "moat-grid-cell.h"
#include "moat-import-assistant.h"
#include "moat-project-rates.h"
#include "moat-store-rates.h"
#include "moat-store.h"
#include "moat-text-table.h"

#include <string.h>

typedef struct
{
  Driver *driver;
  MoatWindow *window;
  gint64 n_facts; /* before */
} Fixture;

static MoatProject *
get_project (Fixture *fixture)
{
  return moat_window_get_project (fixture->window);
}

static gint64
count_facts (Fixture *fixture)
{
  return moat_store_count_facts (moat_project_get_store (get_project (fixture)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->driver = driver_new ();
  fixture->window = driver_start_sample (fixture->driver);
  fixture->n_facts = count_facts (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  driver_free (fixture->driver);
}

static GtkWidget *
paste (Fixture *fixture, const char *text)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (window), text);
  driver_key (fixture->driver, "<Control>v");
  return driver_wait_for (NULL, MOAT_TYPE_IMPORT_ASSISTANT, NULL);
}

static char *
write_file (Fixture *fixture, const char *name, const char *contents)
{
  char *path = g_build_filename (driver_get_folder (fixture->driver), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  return path;
}

static GtkWidget *
import_file (Fixture *fixture, const char *name, const char *contents)
{
  g_autofree char *path = write_file (fixture, name, contents);

  driver_key (fixture->driver, "<Control>i");
  driver_choose_file (fixture->driver, path);
  return driver_wait_for (NULL, MOAT_TYPE_IMPORT_ASSISTANT, NULL);
}

static void
click (Fixture *fixture, GtkWidget *root, const char *button)
{
  GtkWidget *widget = driver_wait_for (root, GTK_TYPE_BUTTON, button);

  driver_wait ((DriverCondition) gtk_widget_is_sensitive, widget, button);
  driver_click (fixture->driver, widget);
}

/* The value of the only figure of an entity and measure at the end of a year. */
static char *
read_value (Fixture *fixture, const char *entity, const char *concept, const char *end)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) facts =
    moat_store_list_facts (moat_project_get_store (get_project (fixture)),
                           &(MoatFactFilter){ .entity = entity, .concept = concept }, &error);
  char *value = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < facts->len; i++)
    {
      const MoatFact *fact = facts->pdata[i];
      g_autofree char *day = moat_date_to_iso (fact->period.end);

      if (!g_str_equal (day, end))
        continue;
      g_assert_null (value);
      value = moat_fact_get_text (fact, MOAT_FACT_FIELD_VALUE);
    }
  return value;
}

#define CELLS                                     \
  "company\tmeasure\tyear\tvalue (USD million)\n" \
  "Example Corp\tR&D expense\t2023\t45,427\n"     \
  "Example Corp\tR&D expense\t2024\tforty\n"      \
  "Alibaba Cloud\tR&D expense\t2024\t1.5\n"

static void
test_pasted_cells_become_figures (Fixture *fixture, gconstpointer data)
{
  GtkWidget *assistant = paste (fixture, CELLS);
  g_autofree char *value = NULL;

  click (fixture, assistant, "Check");
  driver_wait_for (assistant, GTK_TYPE_BUTTON, "Import 2 Figures");
  g_assert_cmpint (count_facts (fixture), ==, fixture->n_facts); /* not yet */
  click (fixture, assistant, "Import 2 Figures");
  driver_wait_gone (MOAT_TYPE_IMPORT_ASSISTANT, NULL);
  g_assert_cmpint (count_facts (fixture), ==, fixture->n_facts + 2);
  value = read_value (fixture, "alibaba-cloud", "rd_expense", "2024-12-31");
  g_assert_cmpstr (value, ==, "1500000");
}

static void
test_one_undo_takes_an_import_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *assistant = paste (fixture, CELLS);

  click (fixture, assistant, "Check");
  click (fixture, assistant, "Import 2 Figures");
  driver_wait_gone (MOAT_TYPE_IMPORT_ASSISTANT, NULL);
  g_assert_nonnull (moat_project_find_entity (get_project (fixture), "example-corp"));
  driver_key (fixture->driver, "<Control>z");
  driver_settle (fixture->driver);
  g_assert_cmpint (count_facts (fixture), ==, fixture->n_facts);
  g_assert_null (moat_project_find_entity (get_project (fixture), "example-corp"));
}

/* The cell of the refused rows that holds @text. */
static GtkWidget *
find_cell (GtkWidget *root, const char *text)
{
  if (GTK_IS_TEXT (root) && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (root)), text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_a_refused_row_is_corrected_and_taken_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *assistant = paste (fixture, CELLS);
  GtkWidget *cell;
  g_autofree char *value = NULL;

  click (fixture, assistant, "Check");
  driver_wait_for (assistant, GTK_TYPE_BUTTON, "Import 2 Figures");
  cell = find_cell (assistant, "forty");
  driver_click (fixture->driver, cell);
  driver_key (fixture->driver, "<Control>a");
  driver_type (fixture->driver, "40");
  click (fixture, assistant, "Take Again");
  click (fixture, assistant, "Import 3 Figures");
  driver_wait_gone (MOAT_TYPE_IMPORT_ASSISTANT, NULL);
  value = read_value (fixture, "example-corp", "rd_expense", "2024-12-31");
  g_assert_cmpstr (value, ==, "40000000");
}

static void
test_escape_gives_an_import_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *assistant = paste (fixture, CELLS);

  click (fixture, assistant, "Check");
  driver_wait_for (assistant, GTK_TYPE_BUTTON, "Import 2 Figures");
  driver_key (fixture->driver, "Escape");
  driver_wait_gone (MOAT_TYPE_IMPORT_ASSISTANT, NULL);
  g_assert_cmpint (count_facts (fixture), ==, fixture->n_facts);
  g_assert_false (moat_project_can_undo (get_project (fixture)));
}

static GtkDropTarget *
find_drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  g_assert_not_reached ();
}

/* What GTK does when another program lets go of a file over the window. */
static gboolean
drop (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GSList) files = g_slist_append (NULL, file);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_signal_emit_by_name (find_drop_target (GTK_WIDGET (fixture->window)), "drop", &value, 10.0,
                         10.0, &taken);
  driver_settle (fixture->driver);
  return taken;
}

static void
test_a_dropped_table_is_imported (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "cells.tsv", CELLS);
  GtkWidget *assistant;

  g_assert_true (drop (fixture, path));
  assistant = driver_wait_for (NULL, MOAT_TYPE_IMPORT_ASSISTANT, NULL);
  click (fixture, assistant, "Check");
  driver_wait_for (assistant, GTK_TYPE_BUTTON, "Import 2 Figures");
}

static void
test_a_dropped_project_is_opened (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = driver_make_sample (fixture->driver, "other.moat");

  g_assert_true (drop (fixture, path));
  g_assert_cmpstr (moat_project_get_path (get_project (fixture)), ==, path);
}

static void
test_long_work_is_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) rows = g_string_new ("entity,measure,start,end,value,unit\n");
  GtkWidget *assistant;

  for (guint i = 0; i < 600000; i++)
    g_string_append_printf (rows, "Company %u,R&D expense,2023-01-01,2023-12-31,%u,USD\n",
                            i % 500000, i);
  assistant = import_file (fixture, "long.csv", rows->str);
  click (fixture, assistant, "Check");
  driver_wait_for (assistant, GTK_TYPE_PROGRESS_BAR, "Progress");
  driver_click (fixture->driver, driver_wait_for (assistant, GTK_TYPE_BUTTON, "Cancel"));
  click (fixture, assistant, "Check"); /* it is there again */
  driver_key (fixture->driver, "Escape");
  driver_wait_gone (MOAT_TYPE_IMPORT_ASSISTANT, NULL);
  g_assert_cmpint (count_facts (fixture), ==, fixture->n_facts);
  g_assert_false (moat_project_can_undo (get_project (fixture)));
}

/* Also where a table has the keyboard. */
static void
test_cells_are_pasted_on_every_table (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "Figures", "Sources", "Rates" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      driver_click (fixture->driver, driver_wait_for (GTK_WIDGET (fixture->window),
                                                      GTK_TYPE_LIST_BOX_ROW, pages[i]));
      driver_click (fixture->driver,
                    driver_wait_for (GTK_WIDGET (fixture->window), MOAT_TYPE_GRID_CELL, NULL));
      paste (fixture, CELLS);
      driver_key (fixture->driver, "Escape");
      driver_wait_gone (MOAT_TYPE_IMPORT_ASSISTANT, NULL);
    }
}

static void
test_what_cannot_be_read_is_said (Fixture *fixture, gconstpointer data)
{
  GtkWidget *assistant = import_file (fixture, "broken.csv", "a,b\n\"x,1\n");
  GtkWidget *page;

  driver_wait_for (assistant, GTK_TYPE_LABEL, "This Cannot Be Read");
  page = driver_wait_for (assistant, ADW_TYPE_STATUS_PAGE, NULL);
  g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), "ine 2"));
  driver_key (fixture->driver, "Escape");
  driver_wait_gone (MOAT_TYPE_IMPORT_ASSISTANT, NULL);
}

static void
test_rates_show_their_direction (Fixture *fixture, gconstpointer data)
{
  GtkWidget *assistant =
    import_file (fixture, "rates.csv",
                 "Date,Country,Exchange rate\n2010-01-01,China,6.7696\n2010-01-01,Japan,87.78\n"
                 "2011-01-01,China,6.4630\n2011-01-01,Japan,79.70\n");
  g_autoptr (GPtrArray) rates = NULL;
  g_autoptr (GError) error = NULL;

  driver_wait_for (assistant, ADW_TYPE_ACTION_ROW, "China");
  click (fixture, assistant, "Check");
  click (fixture, assistant, "Import 4 Rates");
  driver_wait_gone (MOAT_TYPE_IMPORT_ASSISTANT, NULL);
  rates = moat_store_list_rates (moat_project_get_store (get_project (fixture)),
                                 &(MoatRateFilter){ .one = "CNY", .other = "USD" }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rates->len, >=, 2);
}

#define FILING                                                                            \
  "{\"cik\":1,\"entityName\":\"EXAMPLE CORP\",\"facts\":{\"us-gaap\":{"                   \
  "\"ResearchAndDevelopmentExpense\":{\"label\":\"R&D\",\"description\":\"\",\"units\":{" \
  "\"USD\":[{\"start\":\"2023-01-01\",\"end\":\"2023-12-31\",\"val\":45427000000,"        \
  "\"accn\":\"0000000001-24-000001\",\"fy\":2023,\"fp\":\"FY\",\"form\":\"10-K\","        \
  "\"filed\":\"2024-01-31\"}]}}}}}"

static void
test_filings_name_tags_and_what_is_not_disclosed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *assistant = import_file (fixture, "CIK0000000001.json", FILING);
  g_autofree char *value = NULL;

  driver_wait_for (assistant, ADW_TYPE_ACTION_ROW, "R&amp;D");
  driver_wait_for (assistant, GTK_TYPE_LABEL, "Not disclosed");
  click (fixture, assistant, "Check");
  click (fixture, assistant, "Import 1 Figure");
  driver_wait_gone (MOAT_TYPE_IMPORT_ASSISTANT, NULL);
  value = read_value (fixture, "example", "rd_expense", "2023-12-31");
  g_assert_cmpstr (value, ==, "45427000000");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/import/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("pasted-cells-become-figures", test_pasted_cells_become_figures);
  ADD ("one-undo-takes-an-import-back", test_one_undo_takes_an_import_back);
  ADD ("a-refused-row-is-corrected-and-taken-again",
       test_a_refused_row_is_corrected_and_taken_again);
  ADD ("escape-gives-an-import-up", test_escape_gives_an_import_up);
  ADD ("cells-are-pasted-on-every-table", test_cells_are_pasted_on_every_table);
  ADD ("a-dropped-table-is-imported", test_a_dropped_table_is_imported);
  ADD ("a-dropped-project-is-opened", test_a_dropped_project_is_opened);
  ADD ("long-work-is-cancelled", test_long_work_is_cancelled);
  ADD ("what-cannot-be-read-is-said", test_what_cannot_be_read_is_said);
  ADD ("rates-show-their-direction", test_rates_show_their_direction);
  ADD ("filings-name-tags-and-what-is-not-disclosed",
       test_filings_name_tags_and_what_is_not_disclosed);
#undef ADD
  return g_test_run ();
}
