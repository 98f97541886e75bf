/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing figures: editing, adding and deleting through the dialog, and what it says about what
 * is typed. */

#include <adwaita.h>

#include "driver.h"
#include "moat-chart-view.h"
#include "moat-figure-dialog.h"
#include "moat-store.h"
#include "moat-explore-page.h"

typedef struct
{
  Driver *driver;
  MoatWindow *window;
  MoatExplorePage *page;
  MoatChartView *view;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->driver = driver_new ();
  fixture->window = driver_start_sample (fixture->driver);
  fixture->page = MOAT_EXPLORE_PAGE (
    driver_wait_for (GTK_WIDGET (fixture->window), MOAT_TYPE_EXPLORE_PAGE, NULL));
  fixture->view = moat_explore_page_get_view (fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  driver_free (fixture->driver);
}

static MoatStore *
get_store (Fixture *fixture)
{
  return moat_project_get_store (moat_window_get_project (fixture->window));
}

static MoatFact *
read_fact (Fixture *fixture, const char *key)
{
  g_autoptr (GError) error = NULL;
  MoatFact *fact = moat_store_find_fact (get_store (fixture), key, &error);

  g_assert_no_error (error);
  return fact;
}

/* Selects a figure and double-clicks it. */
static GtkWidget *
open_dialog (Fixture *fixture, const char *key)
{
  g_autoptr (MoatFact) fact = read_fact (fixture, key);
  const MoatDatum *datum;

  g_assert_true (moat_chart_view_select_fact (fixture->view, fact->id));
  datum = moat_chart_view_get_selected (fixture->view);
  driver_click_at (fixture->driver, GTK_WIDGET (fixture->view),
                   datum->bounds.x + datum->bounds.width / 2,
                   datum->bounds.y + datum->bounds.height / 2, 2);
  return driver_wait_for (NULL, MOAT_TYPE_FIGURE_DIALOG, NULL);
}

static GtkWidget *
row (GtkWidget *dialog, const char *title)
{
  return driver_wait_for (dialog, ADW_TYPE_PREFERENCES_ROW, title);
}

static gboolean
can_save (GtkWidget *dialog)
{
  return gtk_widget_is_sensitive (driver_wait_for (dialog, GTK_TYPE_BUTTON, "Save"));
}

static void
save (Fixture *fixture, GtkWidget *dialog)
{
  driver_click (fixture->driver, driver_wait_for (dialog, GTK_TYPE_BUTTON, "Save"));
  driver_wait_gone (MOAT_TYPE_FIGURE_DIALOG, NULL);
}

static void
test_dialog_shows_the_figure (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "f02");

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (dialog, "As stated"))), ==,
                   "3247.51亿元");
  driver_wait_for (dialog, GTK_TYPE_LABEL, "= CNY 324,751,000,000, exact");
  driver_wait_for (dialog, GTK_TYPE_LABEL, "FY2014–FY2023, 10 years");
  g_assert_true (can_save (dialog));
}

static void
test_typing_changes_chart_and_file (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "f01");
  g_autoptr (MoatFact) fact = NULL;

  driver_fill (fixture->driver, row (dialog, "As stated"), "over CNY 400 bn");
  driver_wait_for (dialog, GTK_TYPE_LABEL, "= CNY 400,000,000,000, over, at least");
  save (fixture, dialog);
  fact = read_fact (fixture, "f01");
  g_assert_cmpstr (fact->as_stated, ==, "over CNY 400 bn");
  g_assert_cmpfloat (moat_decimal_to_double (fact->best), ==, 400e9);
  g_assert_cmpint (fact->qualifier, ==, MOAT_QUALIFIER_OVER);
  g_assert_nonnull (strstr (moat_chart_view_get_selected (fixture->view)->value, "400"));
}

static void
test_edit_can_be_undone_and_redone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "f01");

  driver_fill (fixture->driver, row (dialog, "As stated"), "CNY 1 bn");
  save (fixture, dialog);
  driver_key (fixture->driver, "<Control>z");
  {
    g_autoptr (MoatFact) fact = read_fact (fixture, "f01");
    g_assert_cmpstr (fact->as_stated, ==, "3800亿元");
  }
  driver_key (fixture->driver, "<Control><Shift>z");
  {
    g_autoptr (MoatFact) fact = read_fact (fixture, "f01");
    g_assert_cmpstr (fact->as_stated, ==, "CNY 1 bn");
  }
}

static void
test_wrong_figure_cannot_be_saved (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "f01");
  GtkWidget *entry = row (dialog, "As stated");

  driver_fill (fixture->driver, entry, "12.3.4 bn");
  g_assert_false (can_save (dialog));
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  driver_fill (fixture->driver, entry, "CNY 12.3 bn");
  g_assert_true (can_save (dialog));
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
}

static void
test_wrong_period_cannot_be_saved (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "f01");

  driver_fill (fixture->driver, row (dialog, "Period"), "2028-01-01/2027-12-31");
  g_assert_false (can_save (dialog));
  driver_fill (fixture->driver, row (dialog, "Period"), "2026-02-30/2027-12-31");
  g_assert_false (can_save (dialog));
  driver_fill (fixture->driver, row (dialog, "Period"), "2027-12-31");
  driver_wait_for (dialog, GTK_TYPE_LABEL, "This measure needs a first day");
  g_assert_false (can_save (dialog));
  driver_fill (fixture->driver, row (dialog, "Period"), "2026-01-01/2027-12-31");
  driver_wait_for (dialog, GTK_TYPE_LABEL, "2026–2027, 2 years");
  g_assert_true (can_save (dialog));
}

static void
test_period_is_typed_as_it_is_called (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "f02");
  g_autoptr (MoatFact) fact = NULL;
  g_autofree char *period = NULL;

  driver_fill (fixture->driver, row (dialog, "Period"), "FY2015-FY2023");
  driver_wait_for (dialog, GTK_TYPE_LABEL, "FY2015–FY2023, 9 years");
  save (fixture, dialog);
  fact = read_fact (fixture, "f02");
  period = moat_fact_get_text (fact, MOAT_FACT_FIELD_PERIOD);
  g_assert_cmpstr (period, ==, "2014-04-01/2023-03-31");
}

static void
test_unit_must_suit_the_measure (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "f01");

  driver_fill (fixture->driver, row (dialog, "Unit (a currency such as CNY, ratio or count)"),
               "count");
  driver_wait_for (dialog, GTK_TYPE_LABEL, "This measure needs a currency");
  g_assert_false (can_save (dialog));
}

static void
test_unit_and_words_must_agree (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "f02");
  GtkWidget *unit = row (dialog, "Unit (a currency such as CNY, ratio or count)");

  driver_fill (fixture->driver, unit, "USD");
  g_assert_false (can_save (dialog));
  g_assert_true (gtk_widget_has_css_class (unit, "error"));
  driver_fill (fixture->driver, row (dialog, "As stated"), "USD 5 bn");
  g_assert_true (can_save (dialog));
}

static void
test_qualifier_and_words_must_agree (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "f02");
  GtkWidget *words = row (dialog, "As stated");

  driver_fill (fixture->driver, words, "over CNY 5 bn");
  g_assert_true (can_save (dialog));
  driver_pick (fixture->driver, dialog, "Qualifier", "exact");
  g_assert_false (can_save (dialog));
  g_assert_true (gtk_widget_has_css_class (words, "error"));
}

static void
test_words_that_cannot_be_read_take_a_number (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "f01");
  g_autoptr (MoatFact) fact = NULL;

  driver_fill (fixture->driver, row (dialog, "As stated"), "3 of 5 bn");
  g_assert_false (can_save (dialog));
  driver_fill (fixture->driver, row (dialog, "Read as the number"), "3000000000");
  g_assert_true (can_save (dialog));
  save (fixture, dialog);
  fact = read_fact (fixture, "f01");
  g_assert_cmpstr (fact->as_stated, ==, "3 of 5 bn");
  g_assert_cmpfloat (moat_decimal_to_double (fact->best), ==, 3e9);
}

static void
test_cancel_changes_nothing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "f01");
  g_autoptr (MoatFact) fact = NULL;

  driver_fill (fixture->driver, row (dialog, "As stated"), "CNY 1 bn");
  driver_key (fixture->driver, "Escape");
  driver_wait_gone (MOAT_TYPE_FIGURE_DIALOG, NULL);
  fact = read_fact (fixture, "f01");
  g_assert_cmpstr (fact->as_stated, ==, "3800亿元");
}

static void
test_words_without_number_keep_theirs (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  g_autoptr (MoatFact) fact = NULL;

  moat_explore_page_set_chart_key (fixture->page, "growth");
  driver_settle (fixture->driver);
  dialog = open_dialog (fixture, "f07");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (dialog, "Read as the number"))), ==,
                   "1");
  driver_fill (fixture->driver, row (dialog, "Place in the source"), "1.1.2");
  save (fixture, dialog);
  fact = read_fact (fixture, "f07");
  g_assert_true (fact->has_value);
  g_assert_cmpfloat (moat_decimal_to_double (fact->best), ==, 1);
  g_assert_cmpstr (fact->locator, ==, "1.1.2");
}

static void
test_figure_can_be_added (Fixture *fixture, gconstpointer data)
{
  gint64 before = moat_store_count_facts (get_store (fixture));
  GtkWidget *dialog;

  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Add a Figure"));
  dialog = driver_wait_for (NULL, MOAT_TYPE_FIGURE_DIALOG, NULL);
  g_assert_false (can_save (dialog));
  driver_fill (fixture->driver, row (dialog, "As stated"), "about CNY 50 bn");
  driver_fill (fixture->driver, row (dialog, "Period"), "2024");
  g_assert_false (can_save (dialog));
  driver_pick (
    fixture->driver, dialog, "Source",
    "Behind Alibaba's CNY 380 bn bet on AI: the three moats of its strategic investment");
  g_assert_true (can_save (dialog));
  save (fixture, dialog);
  g_assert_cmpint (moat_store_count_facts (get_store (fixture)), ==, before + 1);
  g_assert_nonnull (moat_chart_view_get_selected (fixture->view));
  g_assert_nonnull (strstr (moat_chart_view_get_selected (fixture->view)->value, "50"));
}

/* Nobody should have to wonder where a figure went. */
static void
test_figure_outside_of_the_chart_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatFact) fact = read_fact (fixture, "f01");
  GtkWidget *dialog = open_dialog (fixture, "f01");

  driver_pick (fixture->driver, dialog, "Entity", "Amazon Web Services");
  driver_fill (fixture->driver, row (dialog, "As stated"), "CNY 390 bn");
  driver_key (fixture->driver, "Return"); /* saves, as in every dialog */
  driver_wait_gone (MOAT_TYPE_FIGURE_DIALOG, NULL);
  driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL,
                   "Saved. This chart does not show the figure: choose its entity and measure "
                   "above, or make a new chart.");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (fixture->view));
}

/* The offer to undo a deletion ends when something else is the last action. */
static void
test_offer_to_undo_ends_in_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatFact) fact = read_fact (fixture, "f01");

  moat_chart_view_select_fact (fixture->view, fact->id);
  driver_key (fixture->driver, "Delete");
  driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Undo");
  driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Deleted f01");
  driver_key (fixture->driver, "<Control>z");
  driver_wait_gone (GTK_TYPE_LABEL, "Deleted f01");
  driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Undone: Delete f01");
  driver_key (fixture->driver, "<Control><Shift>z");
  driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Redone: Delete f01");
  g_assert_null (driver_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Undone: Delete f01"));
}

static void
test_figure_can_be_deleted (Fixture *fixture, gconstpointer data)
{
  gint64 before = moat_store_count_facts (get_store (fixture));
  g_autoptr (MoatFact) fact = read_fact (fixture, "f01");

  moat_chart_view_select_fact (fixture->view, fact->id);
  driver_click_at (fixture->driver, GTK_WIDGET (fixture->view), 4, 4, 1);
  moat_chart_view_select_fact (fixture->view, fact->id);
  driver_key (fixture->driver, "Delete");
  g_assert_cmpint (moat_store_count_facts (get_store (fixture)), ==, before - 1);
  g_assert_null (moat_chart_view_get_selected (fixture->view));
  driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Deleted f01");
  driver_key (fixture->driver, "<Control>z");
  g_assert_cmpint (moat_store_count_facts (get_store (fixture)), ==, before);
}

static void
test_new_entity_on_the_spot (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture, "f01");
  g_autoptr (MoatFact) fact = NULL;

  driver_click (fixture->driver, driver_wait_for (dialog, GTK_TYPE_BUTTON, "New Entity"));
  driver_fill (fixture->driver, driver_wait_for (NULL, ADW_TYPE_ENTRY_ROW, "Name in English"),
               "Tencent Holdings");
  driver_key (fixture->driver, "Return");
  driver_wait_gone (ADW_TYPE_ENTRY_ROW, "Name in English");
  save (fixture, dialog);
  fact = read_fact (fixture, "f01");
  g_assert_cmpstr (fact->entity, ==, "tencent-holdings");
}

static void
test_another_programs_change_is_shown (Fixture *fixture, gconstpointer data)
{
  MoatProject *mine = moat_window_get_project (fixture->window);
  guint before = moat_project_get_revision (mine);
  g_autoptr (MoatFact) fact = read_fact (fixture, "f01");
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatProject) other = moat_project_open (moat_project_get_path (mine), FALSE, &error);
  gint64 deadline = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_assert_no_error (error);
  g_assert_true (moat_project_delete_fact (other, fact->id, &error));
  g_assert_no_error (error);
  while (moat_project_get_revision (mine) == before && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (moat_project_get_revision (mine), >, before);
  g_assert_false (moat_chart_view_select_fact (fixture->view, fact->id));
}

#define ADD(name, function) \
  g_test_add ("/app/figures/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("dialog-shows-the-figure", test_dialog_shows_the_figure);
  ADD ("typing-changes-chart-and-file", test_typing_changes_chart_and_file);
  ADD ("edit-can-be-undone-and-redone", test_edit_can_be_undone_and_redone);
  ADD ("wrong-figure-cannot-be-saved", test_wrong_figure_cannot_be_saved);
  ADD ("wrong-period-cannot-be-saved", test_wrong_period_cannot_be_saved);
  ADD ("period-is-typed-as-it-is-called", test_period_is_typed_as_it_is_called);
  ADD ("unit-and-words-must-agree", test_unit_and_words_must_agree);
  ADD ("qualifier-and-words-must-agree", test_qualifier_and_words_must_agree);
  ADD ("words-that-cannot-be-read-take-a-number", test_words_that_cannot_be_read_take_a_number);
  ADD ("unit-must-suit-the-measure", test_unit_must_suit_the_measure);
  ADD ("cancel-changes-nothing", test_cancel_changes_nothing);
  ADD ("words-without-number-keep-theirs", test_words_without_number_keep_theirs);
  ADD ("figure-can-be-added", test_figure_can_be_added);
  ADD ("figure-outside-of-the-chart-is-told", test_figure_outside_of_the_chart_is_told);
  ADD ("offer-to-undo-ends-in-time", test_offer_to_undo_ends_in_time);
  ADD ("figure-can-be-deleted", test_figure_can_be_deleted);
  ADD ("new-entity-on-the-spot", test_new_entity_on_the_spot);
  ADD ("another-programs-change-is-shown", test_another_programs_change_is_shown);
  return g_test_run ();
}
