/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every template is built, shown and let go again, without a critical and without a leak; and
 * every button and entry of it has a name for those who do not see it. */

#include <adwaita.h>

#include "driver.h"
#include "moat-choice-row.h"
#include "moat-convert-dialog.h"
#include "moat-export-dialog.h"
#include "moat-figure-dialog.h"
#include "moat-inspector.h"
#include "moat-sidebar.h"
#include "moat-text-width.h"
#include "moat-explore-page.h"

typedef struct
{
  Driver *driver;
  MoatWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->driver = driver_new ();
  fixture->window = driver_start_sample (fixture->driver);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  driver_free (fixture->driver);
}

static gboolean
has_name (GtkWidget *widget)
{
  g_autofree char *empty = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return TRUE;
  if (ADW_IS_PREFERENCES_ROW (widget))
    return *adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)) != '\0';
  empty =
    gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  return empty != NULL && !g_str_equal (empty, "undefined") && *empty != '\0';
}

/* Parts of the libraries' own widgets are theirs to name. */
static gboolean
is_whole (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return !GTK_IS_MENU_BUTTON (parent) && !GTK_IS_COLUMN_VIEW (parent) &&
         !GTK_IS_DROP_DOWN (parent) && !GTK_IS_SPIN_BUTTON (parent) &&
         !GTK_IS_STACK_SWITCHER (parent) &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL &&
         gtk_widget_get_ancestor (parent, ADW_TYPE_ENTRY_ROW) == NULL &&
         gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER) == NULL;
}

static void
assert_named (GtkWidget *root)
{
  if ((GTK_IS_BUTTON (root) || GTK_IS_MENU_BUTTON (root) || ADW_IS_PREFERENCES_ROW (root) ||
       GTK_IS_SPIN_BUTTON (root) || GTK_IS_LIST_VIEW (root) || GTK_IS_COLUMN_VIEW (root)) &&
      is_whole (root) && !has_name (root))
    g_error ("a %s in a %s has no accessible name", G_OBJECT_TYPE_NAME (root),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

/* Shows @dialog, checks it, closes it, and sees it gone. */
static void
show_and_let_go (Fixture *fixture, GtkWindow *dialog)
{
  gpointer gone = dialog;

  gtk_window_present (dialog);
  driver_wait_for (NULL, G_OBJECT_TYPE (dialog), NULL);
  driver_settle (fixture->driver);
  assert_named (GTK_WIDGET (dialog));
  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  gtk_window_destroy (dialog);
  driver_settle (fixture->driver);
  g_assert_null (gone);
}

static void
let_window_go (Fixture *fixture)
{
  gpointer gone = fixture->window;
  gpointer project = moat_window_get_project (fixture->window);

  g_object_add_weak_pointer (gone, &gone);
  g_object_add_weak_pointer (project, &project);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (gone);
  g_assert_null (project);
}

static void
test_window_is_let_go (Fixture *fixture, gconstpointer data)
{
  assert_named (GTK_WIDGET (fixture->window));
  let_window_go (fixture);
}

static void
test_figure_dialog_is_let_go (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatFact) fact = moat_fact_new ();

  show_and_let_go (
    fixture, GTK_WINDOW (moat_figure_dialog_new (GTK_WINDOW (fixture->window),
                                                 moat_window_get_project (fixture->window), fact)));
}

static void
test_export_dialog_is_let_go (Fixture *fixture, gconstpointer data)
{
  MoatProject *project = moat_window_get_project (fixture->window);
  GSettings *settings = moat_application_get_settings (driver_get_application (fixture->driver));

  show_and_let_go (
    fixture, GTK_WINDOW (moat_export_dialog_new (GTK_WINDOW (fixture->window), settings, project,
                                                 moat_project_find_chart (project, "growth"))));
}

static void
test_convert_dialog_is_let_go (Fixture *fixture, gconstpointer data)
{
  show_and_let_go (
    fixture, GTK_WINDOW (moat_convert_dialog_new (
               GTK_WINDOW (fixture->window), moat_window_get_project (fixture->window), NULL)));
}

static void
test_rates_page_is_let_go (Fixture *fixture, gconstpointer data)
{
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_BOX_ROW, "Rates"));
  driver_settle (fixture->driver);
  let_window_go (fixture);
}

static void
test_window_without_a_project (Fixture *fixture, gconstpointer data)
{
  moat_window_set_project (fixture->window, NULL);
  driver_settle (fixture->driver);
  assert_named (GTK_WIDGET (fixture->window));
  g_assert_false (gtk_widget_is_sensitive (
    driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "Add a Figure")));
}

static void
test_choice_row_chooses_by_key (Fixture *fixture, gconstpointer data)
{
  const char *const keys[] = { "a", "b", NULL };
  const char *const labels[] = { "Anna", "Bert", NULL };
  MoatChoiceRow *row =
    g_object_ref_sink (g_object_new (MOAT_TYPE_CHOICE_ROW, "title", "Who", NULL));

  moat_choice_row_set_options (row, keys, labels);
  g_assert_null (moat_choice_row_get_chosen (row));
  moat_choice_row_set_chosen (row, "b");
  g_assert_cmpstr (moat_choice_row_get_chosen (row), ==, "b");
  moat_choice_row_set_chosen (row, "c");
  g_assert_null (moat_choice_row_get_chosen (row));
  g_assert_finalize_object (row);
}

/* Labels that may be cut ask for their whole width first, whatever the script. */
static void
test_labels_get_the_width_of_their_script (Fixture *fixture, gconstpointer data)
{
  const char *const texts[] = { "between two numbers", "介于两数之间",
                                "= 324,751,000,000元，确切" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = g_object_ref_sink (gtk_label_new (texts[i]));
      int least, whole;

      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &whole, NULL, NULL, NULL);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), moat_text_columns (texts[i]));
      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_assert_cmpint (least, >=, whole);
      g_assert_finalize_object (label);
    }
}

#define ADD(name, function) \
  g_test_add ("/app/templates/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("window-is-let-go", test_window_is_let_go);
  ADD ("figure-dialog-is-let-go", test_figure_dialog_is_let_go);
  ADD ("export-dialog-is-let-go", test_export_dialog_is_let_go);
  ADD ("convert-dialog-is-let-go", test_convert_dialog_is_let_go);
  ADD ("rates-page-is-let-go", test_rates_page_is_let_go);
  ADD ("window-without-a-project", test_window_without_a_project);
  ADD ("choice-row-chooses-by-key", test_choice_row_chooses_by_key);
  ADD ("labels-get-the-width-of-their-script", test_labels_get_the_width_of_their_script);
  return g_test_run ();
}
