/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims in the window: their verdicts, a claim written by pointing at figures, its edits and undo,
 * and verdicts that follow the figures. */

#include <adwaita.h>

#include "driver.h"
#include "moat-chart-view.h"
#include "moat-claim-dialog.h"
#include "moat-claims-page.h"
#include "moat-explore-page.h"
#include "moat-figure-picker.h"
#include "moat-project-claims.h"
#include "moat-store.h"

typedef struct
{
  Driver *driver;
  GtkWidget *root; /* the window */
  MoatProject *project;
  MoatClaimsPage *page; /* once it was opened */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  MoatWindow *window;

  fixture->driver = driver_new ();
  window = driver_start_sample (fixture->driver);
  fixture->root = GTK_WIDGET (window);
  fixture->project = moat_window_get_project (window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  driver_free (fixture->driver);
}

static void
open_page (Fixture *fixture)
{
  driver_click (fixture->driver, driver_wait_for (fixture->root, GTK_TYPE_LIST_BOX_ROW, "Claims"));
  fixture->page = MOAT_CLAIMS_PAGE (driver_wait_for (fixture->root, MOAT_TYPE_CLAIMS_PAGE, NULL));
}

static void
choose (Fixture *fixture, const char *statement)
{
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_BOX_ROW, statement));
}

/* Chooses the claim in the list and waits for its verdict and its finding. */
static void
assert_shown (Fixture *fixture, const char *statement, const char *verdict, const char *finding)
{
  choose (fixture, statement);
  driver_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, verdict);
  driver_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, finding);
}

static GtkWidget *
wait_for_dialog (void)
{
  return driver_wait_for (NULL, MOAT_TYPE_CLAIM_DIALOG, NULL);
}

/* Points at the figure that @words find, for the @n-th side of the dialog. */
static void
point_at (Fixture *fixture, GtkWidget *dialog, const char *side, const char *words,
          const char *shown)
{
  GtkWidget *row = driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, side);
  GtkWidget *picker;

  driver_click (fixture->driver, driver_wait_for (row, GTK_TYPE_MENU_BUTTON, "Point at a Figure"));
  picker = driver_wait_for (row, MOAT_TYPE_FIGURE_PICKER, NULL);
  driver_click (fixture->driver, driver_wait_for (picker, GTK_TYPE_SEARCH_ENTRY, NULL));
  driver_type (fixture->driver, words);
  driver_settle (fixture->driver);
  driver_click (fixture->driver, driver_wait_for (picker, GTK_TYPE_LABEL, shown));
  driver_wait_gone (MOAT_TYPE_FIGURE_PICKER, NULL);
}

static void
test_verdicts_and_arithmetic_are_seen (Fixture *fixture, gconstpointer data)
{
  open_page (fixture);
  assert_shown (fixture, "The 2025–2027 commitment exceeds the total of the past ten years",
                "supported", "≥ 1.17× as stated; the left side is greater.");
  assert_shown (
    fixture, "The plan is comparable in scale to the capital expenditure of US technology giants",
    "not supported", "≈ 0.45× per year; not comparable within ±25%.");
  driver_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "> CNY 126.7 bn a year");
  driver_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "≈ CNY 280 bn");
  driver_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL,
                   "2025–2027: > CNY 380,000,000,000 ÷ 3 years = > CNY 126,666,666,666.667 a year "
                   "(rounded)");
}

static void
test_a_claim_is_built_by_pointing (Fixture *fixture, gconstpointer data)
{
  guint before = moat_project_get_claims (fixture->project, NULL)->len;
  const MoatClaim *claim;
  GtkWidget *dialog;

  open_page (fixture);
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_BUTTON, "Add a Claim"));
  dialog = wait_for_dialog ();
  driver_fill (fixture->driver, driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, "English"),
               "Meta outspends Alphabet");
  point_at (fixture, dialog, "Left Side", "meta r&d 2025", "2025: USD 57.37 bn");
  point_at (fixture, dialog, "Right Side", "alphabet r&d 2025", "2025: USD 61.09 bn");
  driver_wait_for (dialog, GTK_TYPE_LABEL,
                   "not supported: 0.94× as stated; the left side is not greater.");
  driver_key (fixture->driver, "<Control>s");
  driver_wait_gone (MOAT_TYPE_CLAIM_DIALOG, NULL);
  g_assert_cmpuint (moat_project_get_claims (fixture->project, NULL)->len, ==, before + 1);
  claim = moat_project_find_claim (fixture->project, moat_claims_page_get_claim (fixture->page));
  g_assert_cmpstr (claim->left, ==, "f60");
  g_assert_cmpstr (claim->right, ==, "f35");
  driver_key (fixture->driver, "<Control>z");
  g_assert_cmpuint (moat_project_get_claims (fixture->project, NULL)->len, ==, before);
}

static void
test_an_edit_changes_the_verdict (Fixture *fixture, gconstpointer data)
{
  const char *statement = "The 2025–2027 commitment exceeds the total of the past ten years";
  GtkWidget *dialog;

  open_page (fixture);
  assert_shown (fixture, statement, "supported", "≥ 1.17× as stated; the left side is greater.");
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_BUTTON, "_Edit…"));
  dialog = wait_for_dialog ();
  driver_fill (fixture->driver, driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, "Right Side"),
               "f02 +");
  /* What cannot be read is told where it stands, and is no reason to lose the rest. */
  driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, "Right Side");
  driver_fill (fixture->driver, driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, "Right Side"),
               "900 bn CNY");
  driver_key (fixture->driver, "<Control>s");
  driver_wait_gone (MOAT_TYPE_CLAIM_DIALOG, NULL);
  driver_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL, "depends");
  driver_key (fixture->driver, "<Control>z");
  driver_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL,
                   "≥ 1.17× as stated; the left side is greater.");
}

static void
test_verdicts_follow_figures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatFact) fact = NULL;

  open_page (fixture);
  choose (fixture, "The 2025–2027 commitment exceeds the total of the past ten years");
  fact = moat_store_find_fact (moat_project_get_store (fixture->project), "f02", &error);
  g_assert_no_error (error);
  g_assert_true (moat_project_read_fact_text (fixture->project, fact, MOAT_FACT_FIELD_AS_STATED,
                                              "250亿元", &error));
  g_assert_true (moat_project_put_fact (fixture->project, fact, &error));
  driver_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LABEL,
                   "≥ 15× as stated; the left side is greater.");
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  const char *statement = "USD 40 bn is about CNY 280 bn";

  open_page (fixture);
  choose (fixture, statement);
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_BUTTON, "Delete the Claim"));
  driver_wait_for (fixture->root, GTK_TYPE_LABEL, "Deleted c03");
  g_assert_null (driver_find (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_BOX_ROW, statement));
  driver_key (fixture->driver, "<Control>z");
  driver_wait_for (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_BOX_ROW, statement);
}

static void
test_marks_of_a_chart_become_a_claim (Fixture *fixture, gconstpointer data)
{
  MoatExplorePage *explore =
    MOAT_EXPLORE_PAGE (driver_wait_for (fixture->root, MOAT_TYPE_EXPLORE_PAGE, NULL));
  MoatChartView *view = moat_explore_page_get_view (explore);
  GtkWidget *dialog;

  gtk_widget_grab_focus (GTK_WIDGET (view));
  driver_key (fixture->driver, "Home");
  driver_key (fixture->driver, "<Shift>Right");
  g_assert_nonnull (moat_chart_view_get_other (view));
  gtk_widget_activate_action (GTK_WIDGET (view), "win.claim-from-selection", NULL);
  dialog = wait_for_dialog ();
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, "Left Side"))),
                   ==, "f02");
  g_assert_cmpstr (gtk_editable_get_text (
                     GTK_EDITABLE (driver_wait_for (dialog, ADW_TYPE_ENTRY_ROW, "Right Side"))),
                   ==, "f01");
  driver_key (fixture->driver, "Escape");
  driver_wait_gone (MOAT_TYPE_CLAIM_DIALOG, NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/app/claims/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("verdicts-and-arithmetic-are-seen", test_verdicts_and_arithmetic_are_seen);
  ADD ("a-claim-is-built-by-pointing", test_a_claim_is_built_by_pointing);
  ADD ("an-edit-changes-the-verdict", test_an_edit_changes_the_verdict);
  ADD ("verdicts-follow-figures", test_verdicts_follow_figures);
  ADD ("delete-and-undo", test_delete_and_undo);
  ADD ("marks-of-a-chart-become-a-claim", test_marks_of_a_chart_become_a_claim);
#undef ADD
  return g_test_run ();
}
