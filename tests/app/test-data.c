/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking figures out of the program through its menu, and long work beside the window: it shows
 * itself when it lasts, and can be cancelled. */

#include <adwaita.h>

#include "driver.h"
#include "moat-export-data.h"
#include "moat-export.h"
#include "moat-progress.h"

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

/* What the command line would write. */
static GBytes *
expected_bytes (Fixture *fixture, MoatDataFormat format)
{
  MoatProject *project = moat_window_get_project (fixture->window);
  g_autofree char *path = g_build_filename (driver_get_folder (fixture->driver), "expected", NULL);
  const MoatExportDataRequest request = { .format = format,
                                          .title = moat_project_get_title (project),
                                          .author = moat_export_get_author () };
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  moat_export_data (moat_project_get_store (project), path, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  return g_bytes_new_take (contents, size);
}

static void
assert_file_is (const char *path, GBytes *expected)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_cmpmem (contents, size, g_bytes_get_data (expected, NULL), g_bytes_get_size (expected));
}

/* Exports to what is typed, and asserts what is made. */
static void
export_as (Fixture *fixture, const char *typed, const char *made, MoatDataFormat format)
{
  const char *folder = driver_get_folder (fixture->driver);
  g_autofree char *path = g_build_filename (folder, typed, NULL);
  g_autofree char *file = g_build_filename (folder, made, NULL);
  g_autofree char *message = g_strdup_printf ("Exported “%s”", made);
  g_autoptr (GBytes) expected = expected_bytes (fixture, format);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.export-data", NULL);
  driver_choose_file (fixture->driver, path);
  driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, message);
  assert_file_is (file, expected);
}

static void
test_the_ending_chooses_the_format (Fixture *fixture, gconstpointer data)
{
  export_as (fixture, "data.xlsx", "data.xlsx", MOAT_DATA_FORMAT_XLSX);
  export_as (fixture, "data.csv", "data.csv", MOAT_DATA_FORMAT_CSV);
  export_as (fixture, "v1.2", "v1.2.xlsx", MOAT_DATA_FORMAT_XLSX);
}

/* Work that goes on until it is cancelled, or told to end. */
typedef struct
{
  gboolean is_told; /* atomic */
  gboolean is_done, is_freed;
} Endless;

static gboolean
endless_work (MoatProgress *progress, gpointer data, GError **error)
{
  Endless *endless = data;
  GCancellable *cancellable = moat_progress_get_cancellable (progress);

  moat_progress_report (progress, 0.5);
  while (!g_atomic_int_get (&endless->is_told))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_thread_yield ();
    }
  return TRUE;
}

static void
done_cb (GtkWindow *owner, const GError *error, gpointer data)
{
  g_assert_no_error (error);
  ((Endless *) data)->is_done = TRUE;
}

static void
free_endless (gpointer data)
{
  ((Endless *) data)->is_freed = TRUE;
}

static gboolean
is_freed (gpointer data)
{
  return ((Endless *) data)->is_freed;
}

static void
begin (Fixture *fixture, Endless *endless)
{
  moat_progress_run (GTK_WINDOW (fixture->window), "Counting", endless_work, done_cb, endless,
                     free_endless);
}

static void
test_work_that_lasts_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  Endless endless = { 0 };
  GtkWidget *bar;

  begin (fixture, &endless);
  bar = driver_wait_for (NULL, GTK_TYPE_PROGRESS_BAR, "Counting");
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), ==, 0.5);
  driver_settle (fixture->driver);
  driver_click (fixture->driver, driver_wait_for (NULL, GTK_TYPE_BUTTON, "Cancel"));
  driver_wait_gone (GTK_TYPE_PROGRESS_BAR, "Counting");
  driver_wait (is_freed, &endless, "the end of the work");
  g_assert_false (endless.is_done);
}

static void
test_the_dialog_goes_with_the_work (Fixture *fixture, gconstpointer data)
{
  Endless endless = { 0 };

  begin (fixture, &endless);
  driver_wait_for (NULL, GTK_TYPE_PROGRESS_BAR, "Counting");
  g_atomic_int_set (&endless.is_told, TRUE);
  driver_wait_gone (GTK_TYPE_PROGRESS_BAR, "Counting");
  driver_wait (is_freed, &endless, "the end of the work");
  g_assert_true (endless.is_done);
}

static void
test_a_window_that_is_closed_cancels (Fixture *fixture, gconstpointer data)
{
  Endless endless = { 0 };

  begin (fixture, &endless);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  driver_wait (is_freed, &endless, "the end of the work");
  g_assert_false (endless.is_done);
}

#define ADD(name, function) \
  g_test_add ("/app/data/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("the-ending-chooses-the-format", test_the_ending_chooses_the_format);
  ADD ("work-that-lasts-can-be-cancelled", test_work_that_lasts_can_be_cancelled);
  ADD ("the-dialog-goes-with-the-work", test_the_dialog_goes_with_the_work);
  ADD ("a-window-that-is-closed-cancels", test_a_window_that_is_closed_cancels);
  return g_test_run ();
}
