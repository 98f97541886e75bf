/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, making, copying and remembering files, and the window at its sizes and languages. */

#include <adwaita.h>
#include <locale.h>

#include "driver.h"
#include "moat-chart-view.h"
#include "moat-settings.h"
#include "moat-explore-page.h"

typedef struct
{
  Driver *driver;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->driver = driver_new ();
  moat_settings_set_last_file (
    moat_application_get_settings (driver_get_application (fixture->driver)), NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  driver_free (fixture->driver);
}

static GSettings *
get_settings (Fixture *fixture)
{
  return moat_application_get_settings (driver_get_application (fixture->driver));
}

static void
test_first_run_opens_a_copy_of_the_sample (Fixture *fixture, gconstpointer data)
{
  MoatWindow *window = driver_start (fixture->driver, NULL);
  MoatProject *project = moat_window_get_project (window);

  g_assert_nonnull (project);
  g_assert_true (g_str_has_prefix (moat_project_get_path (project), g_get_user_data_dir ()));
  g_assert_false (moat_project_is_read_only (project));
  g_assert_cmpuint (moat_project_get_charts (project)->len, >, 1);
}

static void
test_last_file_opens_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = driver_make_sample (fixture->driver, "mine.moat");
  MoatWindow *window;

  gtk_window_destroy (GTK_WINDOW (driver_start (fixture->driver, path)));
  window = driver_start (fixture->driver, NULL);
  g_assert_cmpstr (moat_project_get_path (moat_window_get_project (window)), ==, path);
}

static void
test_same_file_has_one_window (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = driver_make_sample (fixture->driver, "mine.moat");
  MoatWindow *window = driver_start (fixture->driver, path);

  g_assert_true (driver_start (fixture->driver, path) == window);
}

static void
test_failure_says_why_and_keeps_the_project (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (driver_get_folder (fixture->driver), "no.moat", NULL);
  MoatWindow *window = driver_start_sample (fixture->driver);
  MoatProject *before = moat_window_get_project (window);
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, "This is no project.", -1, &error));
  moat_window_open (window, path, FALSE);
  dialog = driver_wait_for (NULL, ADW_TYPE_MESSAGE_DIALOG, NULL);
  driver_wait_for (dialog, GTK_TYPE_LABEL, "“no.moat” Cannot Be Opened");
  g_assert_true (moat_window_get_project (window) == before);
  driver_settle (fixture->driver);
  driver_click (fixture->driver, driver_wait_for (dialog, GTK_TYPE_BUTTON, "Close"));
  driver_wait_gone (ADW_TYPE_MESSAGE_DIALOG, NULL);
}

static void
test_missing_file_leaves_the_welcome_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (driver_get_folder (fixture->driver), "gone.moat", NULL);
  MoatWindow *window;

  moat_settings_set_last_file (get_settings (fixture), path);
  g_application_activate (G_APPLICATION (driver_get_application (fixture->driver)));
  driver_wait_for (NULL, ADW_TYPE_MESSAGE_DIALOG, NULL);
  window = MOAT_WINDOW (driver_wait_for (NULL, MOAT_TYPE_WINDOW, NULL));
  g_assert_null (moat_window_get_project (window));
  driver_wait_for (GTK_WIDGET (window), ADW_TYPE_STATUS_PAGE, NULL);
  g_assert_nonnull (driver_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Open the Sample"));
}

static void
test_new_project_is_made_and_shown (Fixture *fixture, gconstpointer data)
{
  MoatWindow *window = driver_start_sample (fixture->driver);
  g_autofree char *path = g_build_filename (driver_get_folder (fixture->driver), "new", NULL);
  g_autofree char *named = g_strconcat (path, ".moat", NULL);

  driver_key (fixture->driver, "<Control>n");
  driver_choose_file (fixture->driver, path);
  g_assert_cmpstr (moat_project_get_path (moat_window_get_project (window)), ==, named);
  driver_wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL, "No Figures Yet");
}

static void
test_open_by_the_chooser (Fixture *fixture, gconstpointer data)
{
  MoatWindow *window = driver_start_sample (fixture->driver);
  g_autofree char *path = driver_make_sample (fixture->driver, "other.moat");

  driver_key (fixture->driver, "<Control>o");
  driver_choose_file (fixture->driver, path);
  g_assert_cmpstr (moat_project_get_path (moat_window_get_project (window)), ==, path);
}

static void
test_copy_is_whole (Fixture *fixture, gconstpointer data)
{
  MoatWindow *window = driver_start_sample (fixture->driver);
  g_autofree char *path = g_build_filename (driver_get_folder (fixture->driver), "copy.moat", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatProject) copy = NULL;

  driver_key (fixture->driver, "<Control><Shift>s");
  driver_choose_file (fixture->driver, path);
  driver_wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL, "Copied to “copy.moat”");
  g_assert_cmpstr (moat_project_get_path (moat_window_get_project (window)), !=, path);
  copy = moat_project_open (path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (moat_project_get_charts (copy)->len, ==,
                    moat_project_get_charts (moat_window_get_project (window))->len);
}

static guint
count_charts (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatProject) project = moat_project_open (path, TRUE, &error);

  g_assert_no_error (error);
  return moat_project_get_charts (project)->len;
}

/* The chooser asked about "new", which there is not; "new.moat" is a file with charts in it. */
static void
test_a_name_without_its_ending_is_asked_about (Fixture *fixture, gconstpointer data)
{
  MoatWindow *window = driver_start_sample (fixture->driver);
  g_autofree char *path = driver_make_sample (fixture->driver, "new.moat");
  g_autofree char *typed = g_strndup (path, strlen (path) - strlen (".moat"));

  driver_key (fixture->driver, "<Control>n");
  driver_choose_file (fixture->driver, typed);
  driver_wait_for (NULL, GTK_TYPE_LABEL, "Replace “new.moat”?");
  driver_key (fixture->driver, "Escape");
  driver_wait_gone (GTK_TYPE_LABEL, "Replace “new.moat”?");
  g_assert_cmpuint (count_charts (path), >, 0);
  driver_key (fixture->driver, "<Control>n");
  driver_choose_file (fixture->driver, typed);
  driver_click (fixture->driver, driver_wait_for (NULL, GTK_TYPE_BUTTON, "Replace"));
  driver_wait_gone (GTK_TYPE_LABEL, "Replace “new.moat”?");
  g_assert_cmpstr (moat_project_get_path (moat_window_get_project (window)), ==, path);
  g_assert_cmpuint (count_charts (path), ==, 0);
}

static void
test_the_open_project_is_not_replaced (Fixture *fixture, gconstpointer data)
{
  MoatWindow *window = driver_start_sample (fixture->driver);
  g_autofree char *path = g_strdup (moat_project_get_path (moat_window_get_project (window)));
  g_autofree char *typed = g_strndup (path, strlen (path) - strlen (".moat"));

  driver_key (fixture->driver, "<Control><Shift>s");
  driver_choose_file (fixture->driver, typed);
  driver_click (fixture->driver, driver_wait_for (NULL, GTK_TYPE_BUTTON, "Replace"));
  driver_wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL,
                   "This project is open. Choose another name.");
  g_assert_cmpuint (count_charts (path), >, 0);
}

static void
test_recent_files_are_offered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = driver_make_sample (fixture->driver, "first.moat");
  g_autofree char *second = driver_make_sample (fixture->driver, "second.moat");
  MoatWindow *window = driver_start (fixture->driver, first);
  g_auto (GStrv) recent = NULL;

  moat_window_open (window, second, FALSE);
  recent = moat_settings_list_recent (get_settings (fixture));
  g_assert_cmpstr (recent[0], ==, second);
  g_assert_cmpstr (recent[1], ==, first);
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, "Main Menu"));
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL, "Open Recent"));
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL, "first.moat"));
  g_assert_cmpstr (moat_project_get_path (moat_window_get_project (window)), ==, first);
}

static void
test_size_is_remembered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = driver_make_sample (fixture->driver, "mine.moat");
  MoatWindow *window = driver_start (fixture->driver, path);
  int width, height;

  gtk_window_set_default_size (GTK_WINDOW (window), 1001, 702);
  driver_settle (fixture->driver);
  gtk_window_close (GTK_WINDOW (window));
  window = driver_start (fixture->driver, path);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 1001);
  g_assert_cmpint (height, ==, 702);
  g_settings_reset (get_settings (fixture), "window-width");
  g_settings_reset (get_settings (fixture), "window-height");
}

static void
test_small_window_shows_everything (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = driver_make_sample (fixture->driver, "mine.moat");
  MoatWindow *window;
  GdkSurface *surface;
  GtkWidget *chart, *menu;
  graphene_rect_t bounds;

  g_settings_set_int (get_settings (fixture), "window-width", 720);
  g_settings_set_int (get_settings (fixture), "window-height", 500);
  window = driver_start (fixture->driver, path);
  surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_assert_cmpint (gdk_surface_get_width (surface), ==, 720);
  g_assert_cmpint (gdk_surface_get_height (surface), ==, 500);
  chart = driver_wait_for (GTK_WIDGET (window), MOAT_TYPE_CHART_VIEW, NULL);
  menu = driver_wait_for (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, "Chart Menu");
  g_assert_true (gtk_widget_compute_bounds (menu, GTK_WIDGET (window), &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, 720);
  g_assert_true (gtk_widget_compute_bounds (chart, GTK_WIDGET (window), &bounds));
  g_assert_cmpfloat (bounds.size.width, >=, 700);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, 500);
  /* A mark that is selected brings its answer, and the keys go on walking. */
  driver_key (fixture->driver, "Right");
  driver_wait_for (GTK_WIDGET (window), GTK_TYPE_LABEL, "Why This Number?");
  driver_key (fixture->driver, "Right");
  g_assert_true (gtk_widget_has_focus (chart));
  driver_key (fixture->driver, "<Alt>Return");
  /* The panes come when they are asked for. */
  driver_click (fixture->driver,
                driver_wait_for (GTK_WIDGET (window), GTK_TYPE_TOGGLE_BUTTON, "Show the Sidebar"));
  driver_wait_for (GTK_WIDGET (window), GTK_TYPE_LIST_BOX, "Charts");
  g_settings_reset (get_settings (fixture), "window-width");
  g_settings_reset (get_settings (fixture), "window-height");
}

static void
test_chinese_locale_words_the_chart (Fixture *fixture, gconstpointer data)
{
  MoatWindow *window;
  GtkWidget *chart;
  MoatScene *scene;

  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  window = driver_start_sample (fixture->driver);
  chart = driver_wait_for (GTK_WIDGET (window), MOAT_TYPE_CHART_VIEW, NULL);
  scene = moat_chart_view_get_scene (MOAT_CHART_VIEW (chart));
  g_assert_cmpstr (moat_scene_get_title (scene), ==, "阿里计划的年均投入至少为过去十年的3.9倍");
  g_unsetenv ("LANGUAGE");
}

static void
test_shortcuts_and_about_open (Fixture *fixture, gconstpointer data)
{
  driver_start_sample (fixture->driver);
  driver_key (fixture->driver, "F1");
  driver_wait_for (NULL, GTK_TYPE_SHORTCUTS_WINDOW, NULL);
  driver_key (fixture->driver, "Escape");
  driver_wait_gone (GTK_TYPE_SHORTCUTS_WINDOW, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (driver_get_application (fixture->driver)),
                                  "about", NULL);
  driver_wait_for (NULL, ADW_TYPE_ABOUT_WINDOW, NULL);
}

#define ADD(name, function) \
  g_test_add ("/app/files/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("first-run-opens-a-copy-of-the-sample", test_first_run_opens_a_copy_of_the_sample);
  ADD ("last-file-opens-again", test_last_file_opens_again);
  ADD ("same-file-has-one-window", test_same_file_has_one_window);
  ADD ("failure-says-why-and-keeps-the-project", test_failure_says_why_and_keeps_the_project);
  ADD ("missing-file-leaves-the-welcome-page", test_missing_file_leaves_the_welcome_page);
  ADD ("new-project-is-made-and-shown", test_new_project_is_made_and_shown);
  ADD ("open-by-the-chooser", test_open_by_the_chooser);
  ADD ("copy-is-whole", test_copy_is_whole);
  ADD ("a-name-without-its-ending-is-asked-about", test_a_name_without_its_ending_is_asked_about);
  ADD ("the-open-project-is-not-replaced", test_the_open_project_is_not_replaced);
  ADD ("recent-files-are-offered", test_recent_files_are_offered);
  ADD ("size-is-remembered", test_size_is_remembered);
  ADD ("small-window-shows-everything", test_small_window_shows_everything);
  ADD ("chinese-locale-words-the-chart", test_chinese_locale_words_the_chart);
  ADD ("shortcuts-and-about-open", test_shortcuts_and_about_open);
  return g_test_run ();
}
