/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Rates page, used as a person uses it: filtering, editing in place, deleting and taking back,
 * filling what charts lack, converting. */

#include <adwaita.h>

#include "driver-table.h"
#include "moat-convert-dialog.h"
#include "moat-inspector.h"
#include "moat-rates-page.h"
#include "moat-store-rates.h"
#include "moat-explore-page.h"

/* In the sample project: yearly averages of two pairs. */
#define N_RATES 50
#define RATE_OF_2024 "1 USD = 7.1957 CNY"

typedef struct
{
  Driver *driver;
  MoatWindow *window;
  GtkWidget *page;
  MoatDataGrid *grid;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->driver = driver_new ();
  fixture->window = driver_start_sample (fixture->driver);
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_BOX_ROW, "Rates"));
  fixture->page = driver_wait_for (GTK_WIDGET (fixture->window), MOAT_TYPE_RATES_PAGE, NULL);
  fixture->grid =
    moat_table_pane_get_grid (moat_rates_page_get_pane (MOAT_RATES_PAGE (fixture->page)));
  driver_wait_rows (fixture->driver, fixture->grid, N_RATES);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  driver_free (fixture->driver);
}

/* What the project says of 1 USD in CNY in a year.  (transfer full) (nullable) */
static MoatRate *
find_rate (Fixture *fixture, int year)
{
  MoatProject *project = moat_window_get_project (fixture->window);
  const MoatRate like = { .base = g_intern_static_string ("USD"),
                          .quote = g_intern_static_string ("CNY"),
                          .kind = MOAT_RATE_AVERAGE,
                          .period = moat_period_years (year, year) };

  return moat_store_find_rate (moat_project_get_store (project), &like, NULL);
}

static void
assert_value (Fixture *fixture, int year, const char *wanted)
{
  g_autoptr (MoatRate) rate = find_rate (fixture, year);
  g_autofree char *value = rate != NULL ? moat_decimal_to_string (rate->value) : NULL;

  g_assert_cmpstr (value, ==, wanted);
}

static void
click (Fixture *fixture, GtkWidget *root, GType type, const char *name)
{
  driver_click (fixture->driver, driver_wait_for (root, type, name));
}

static void
delete_rate_of_2024 (Fixture *fixture)
{
  driver_click (fixture->driver, driver_wait_cell (fixture->grid, RATE_OF_2024, "2024"));
  driver_key (fixture->driver, "Delete");
  driver_wait_rows (fixture->driver, fixture->grid, N_RATES - 1);
}

static void
test_typing_and_pairs_filter (Fixture *fixture, gconstpointer data)
{
  driver_key (fixture->driver, "<Control>f");
  driver_type (fixture->driver, "2024");
  driver_wait_rows (fixture->driver, fixture->grid, 2);
  driver_wait_for (fixture->page, GTK_TYPE_LABEL, "2 of 50 rows");
  click (fixture, fixture->page, GTK_TYPE_MENU_BUTTON, "Pairs");
  driver_wait_for (NULL, GTK_TYPE_POPOVER, NULL);
  driver_settle (fixture->driver);
  click (fixture, NULL, GTK_TYPE_CHECK_BUTTON, "EUR – USD");
  driver_wait_rows (fixture->driver, fixture->grid, 1);
  driver_key (fixture->driver, "Escape");
  driver_key (fixture->driver, "<Control>f");
  driver_type (fixture->driver, "1999");
  driver_wait_for (fixture->page, ADW_TYPE_STATUS_PAGE, NULL);
  click (fixture, fixture->page, GTK_TYPE_BUTTON, "Show All");
  driver_wait_rows (fixture->driver, fixture->grid, N_RATES);
}

static void
test_rate_is_edited_in_place (Fixture *fixture, gconstpointer data)
{
  driver_click_at (fixture->driver, driver_wait_cell (fixture->grid, RATE_OF_2024, "7.1957"), 5, 5,
                   2);
  driver_wait_for (GTK_WIDGET (fixture->grid), GTK_TYPE_TEXT, NULL);
  driver_type (fixture->driver, "7.2");
  driver_key (fixture->driver, "Return");
  assert_value (fixture, 2024, "7.2");
  driver_wait_cell (fixture->grid, "1 USD = 7.2 CNY", "2024");
  driver_key (fixture->driver, "<Control>z");
  assert_value (fixture, 2024, "7.1957");
}

static void
test_what_is_no_rate_is_refused (Fixture *fixture, gconstpointer data)
{
  driver_click (fixture->driver, driver_wait_cell (fixture->grid, RATE_OF_2024, "7.1957"));
  driver_key (fixture->driver, "F2");
  driver_type (fixture->driver, "-7");
  driver_key (fixture->driver, "Return");
  driver_wait_for (GTK_WIDGET (fixture->grid), GTK_TYPE_LABEL,
                   "“-7” is no rate; write a number above zero, such as 7.1957");
  g_assert_true (moat_data_grid_is_editing (fixture->grid));
  driver_key (fixture->driver, "Escape");
  assert_value (fixture, 2024, "7.1957");
  /* Each kind has periods of its own. */
  driver_click (fixture->driver, driver_wait_cell (fixture->grid, RATE_OF_2024, "2024"));
  driver_key (fixture->driver, "F2");
  driver_type (fixture->driver, "2024-12-31");
  driver_key (fixture->driver, "Return");
  driver_wait_for (GTK_WIDGET (fixture->grid), GTK_TYPE_LABEL,
                   "An average rate is of a period, such as 2024, 2024 Q4 or "
                   "2024-01-01/2024-06-30");
  /* Nor can one take another's place. */
  driver_key (fixture->driver, "<Control>a");
  driver_type (fixture->driver, "2023");
  driver_key (fixture->driver, "Return");
  driver_wait_for (GTK_WIDGET (fixture->grid), GTK_TYPE_LABEL,
                   "The project has a rate CNY/USD 2023-01-01/2023-12-31 already. Change that "
                   "one.");
  driver_key (fixture->driver, "Escape");
  assert_value (fixture, 2024, "7.1957");
}

static void
test_several_are_deleted_and_come_back (Fixture *fixture, gconstpointer data)
{
  driver_click (fixture->driver, driver_wait_cell (fixture->grid, "1 USD = 6.3093 CNY", "2012"));
  driver_key (fixture->driver, "<Shift>Down");
  driver_wait_for (fixture->page, GTK_TYPE_LABEL, "2 selected");
  driver_key (fixture->driver, "Delete");
  driver_wait_rows (fixture->driver, fixture->grid, N_RATES - 2);
  assert_value (fixture, 2013, NULL);
  driver_wait_for (NULL, GTK_TYPE_LABEL, "Deleted 2 exchange rates");
  click (fixture, GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Undo");
  driver_wait_rows (fixture->driver, fixture->grid, N_RATES);
  assert_value (fixture, 2013, "6.1478");
}

static void
test_missing_rate_is_listed_and_filled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatRate) added = NULL;
  GtkWidget *dialog;

  g_assert_null (driver_find (fixture->page, GTK_TYPE_LABEL, "USD → CNY, average of 2024"));
  delete_rate_of_2024 (fixture);
  driver_wait_for (fixture->page, GTK_TYPE_LABEL, "USD → CNY, average of 2024");
  driver_wait_for (fixture->page, GTK_TYPE_LABEL,
                   "1 figure in “A year of the plan is about 45% of what the article gives for a "
                   "year of AWS”");
  click (fixture, fixture->page, GTK_TYPE_BUTTON, "Type It…");
  dialog = driver_wait_for (NULL, ADW_TYPE_MESSAGE_DIALOG, NULL);
  driver_settle (fixture->driver);
  g_assert_false (gtk_widget_is_sensitive (driver_wait_for (dialog, GTK_TYPE_BUTTON, "Add")));
  /* All but the number is there, and the number has the keyboard. */
  driver_type (fixture->driver, "7.3");
  driver_wait_for (dialog, GTK_TYPE_LABEL, "1 USD = 7.3 CNY, average of 2024");
  driver_key (fixture->driver, "Return");
  driver_wait_gone (ADW_TYPE_MESSAGE_DIALOG, NULL);
  driver_wait_rows (fixture->driver, fixture->grid, N_RATES);
  assert_value (fixture, 2024, "7.3");
  driver_wait_gone (GTK_TYPE_LABEL, "USD → CNY, average of 2024");
  added = find_rate (fixture, 2024);
  g_assert_cmpint (moat_data_grid_get_current (fixture->grid), ==, added->id);
}

static void
test_missing_rate_leads_to_its_chart (Fixture *fixture, gconstpointer data)
{
  GtkWidget *timeline;

  delete_rate_of_2024 (fixture);
  click (fixture, fixture->page, GTK_TYPE_BUTTON, "Show Chart");
  timeline = driver_wait_for (GTK_WIDGET (fixture->window), MOAT_TYPE_EXPLORE_PAGE, NULL);
  g_assert_cmpstr (moat_explore_page_get_chart_key (MOAT_EXPLORE_PAGE (timeline)), ==,
                   "beside-aws");
}

static void
test_rate_that_is_there_cannot_be_added (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  click (fixture, fixture->page, GTK_TYPE_BUTTON, "Add…");
  dialog = driver_wait_for (NULL, ADW_TYPE_MESSAGE_DIALOG, NULL);
  driver_settle (fixture->driver);
  driver_type (fixture->driver, "usd");
  driver_fill (fixture->driver,
               driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, "Is worth (such as 7.1957)"), "7");
  driver_fill (fixture->driver,
               driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, "Units of (such as CNY)"), "cny");
  driver_fill (fixture->driver, driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, "Period or day"),
               "2024");
  driver_wait_for (dialog, GTK_TYPE_LABEL,
                   "The project has this rate already: 1 USD = 7.1957 CNY, average of 2024");
  g_assert_false (gtk_widget_is_sensitive (driver_wait_for (dialog, GTK_TYPE_BUTTON, "Add")));
  driver_pick (fixture->driver, dialog, "Kind", "Closing");
  driver_wait_for (dialog, GTK_TYPE_LABEL, "A closing rate is of one day, such as 2024-12-31");
  driver_fill (fixture->driver, driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, "Period or day"),
               "2024-12-31");
  driver_wait_for (dialog, GTK_TYPE_LABEL, "1 USD = 7 CNY, closing rate of 31 December 2024");
  click (fixture, dialog, GTK_TYPE_BUTTON, "Add");
  driver_wait_rows (fixture->driver, fixture->grid, N_RATES + 1);
}

static void
test_inspector_answers_for_the_rate (Fixture *fixture, gconstpointer data)
{
  GtkWidget *inspector = driver_wait_for (GTK_WIDGET (fixture->window), MOAT_TYPE_INSPECTOR, NULL);

  driver_click (fixture->driver, driver_wait_cell (fixture->grid, RATE_OF_2024, "2024"));
  driver_wait_for (inspector, GTK_TYPE_LABEL, RATE_OF_2024);
  driver_wait_for (inspector, GTK_TYPE_LABEL, "Average of 2024");
  driver_wait_for (inspector, GTK_TYPE_LABEL, "annual.csv, row 186");
}

static void
test_amount_is_converted (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  driver_click (fixture->driver, driver_wait_cell (fixture->grid, RATE_OF_2024, "2024"));
  click (fixture, fixture->page, GTK_TYPE_BUTTON, "Convert…");
  dialog = driver_wait_for (NULL, MOAT_TYPE_CONVERT_DIALOG, NULL);
  driver_settle (fixture->driver);
  driver_fill (fixture->driver, driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, "Amount"), "40 bn");
  driver_wait_for (dialog, GTK_TYPE_LABEL, "USD 40,000,000,000 × 7.1957 = CNY 287,828,000,000");
  driver_fill (fixture->driver,
               driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, "For a period or on a day"), "2026");
  g_assert_null (
    driver_find (dialog, GTK_TYPE_LABEL, "USD 40,000,000,000 × 7.1957 = CNY 287,828,000,000"));
  g_assert_nonnull (driver_find (dialog, GTK_TYPE_LABEL, "Rule"));
  driver_key (fixture->driver, "Escape");
  driver_wait_gone (MOAT_TYPE_CONVERT_DIALOG, NULL);
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
  add ("/app/rates/typing-and-pairs-filter", test_typing_and_pairs_filter);
  add ("/app/rates/rate-is-edited-in-place", test_rate_is_edited_in_place);
  add ("/app/rates/what-is-no-rate-is-refused", test_what_is_no_rate_is_refused);
  add ("/app/rates/several-are-deleted-and-come-back", test_several_are_deleted_and_come_back);
  add ("/app/rates/missing-rate-is-listed-and-filled", test_missing_rate_is_listed_and_filled);
  add ("/app/rates/missing-rate-leads-to-its-chart", test_missing_rate_leads_to_its_chart);
  add ("/app/rates/rate-that-is-there-cannot-be-added", test_rate_that_is_there_cannot_be_added);
  add ("/app/rates/inspector-answers-for-the-rate", test_inspector_answers_for_the_rate);
  add ("/app/rates/amount-is-converted", test_amount_is_converted);
  return g_test_run ();
}
