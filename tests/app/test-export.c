/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking charts out of the program through the export dialog: the file is what the same scene
 * exports to, in the size, language and colours that were chosen. */

#include <adwaita.h>

#include "driver.h"
#include "moat-chart-data.h"
#include "moat-choice-row.h"
#include "moat-export-dialog.h"
#include "moat-export.h"
#include "moat-explore-page.h"

typedef struct
{
  Driver *driver;
  MoatWindow *window;
  GtkWidget *dialog;
} Fixture;

static void
open_dialog (Fixture *fixture)
{
  driver_key (fixture->driver, "<Control>e");
  fixture->dialog = driver_wait_for (NULL, MOAT_TYPE_EXPORT_DIALOG, NULL);
  driver_settle (fixture->driver);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_unsetenv ("SOURCE_DATE_EPOCH"); /* it would win over the project's own time */
  fixture->driver = driver_new ();
  fixture->window = driver_start_sample (fixture->driver);
  open_dialog (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = moat_application_get_settings (driver_get_application (fixture->driver));

  g_settings_reset (settings, "export-format");
  g_settings_reset (settings, "export-width");
  g_settings_reset (settings, "export-height");
  g_settings_reset (settings, "export-scale");
  driver_free (fixture->driver);
}

/* What moat_export_to_bytes() makes of the chart.  @options: format and scale. */
static GBytes *
expected_bytes (Fixture *fixture, MoatExportOptions options, MoatLanguage language, double width,
                double height)
{
  MoatProject *project = moat_window_get_project (fixture->window);
  g_autoptr (MoatWording) wording = moat_wording_new (language);
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatChartData) data = moat_chart_data_new (
    project, moat_project_find_chart (project, "investment-timeline"), wording, &error);
  g_autoptr (MoatScene) scene = moat_chart_data_build_scene (
    data, moat_theme_get (MOAT_THEME_LIGHT), MOAT_TEXT_MEASURER (measurer), width, height,
    MOAT_DATE_NONE, MOAT_DATE_NONE);
  g_autofree char *provenance = moat_chart_data_to_provenance (data, &error);
  GBytes *bytes;

  options.title = moat_scene_get_title (scene);
  options.author = moat_export_get_author ();
  options.provenance = provenance;
  options.created = moat_project_get_modified (project);
  bytes = moat_export_to_bytes (scene, measurer, &options, &error);
  g_assert_no_error (error);
  return bytes;
}

static char *
save_as (Fixture *fixture, const char *name)
{
  char *path = g_build_filename (driver_get_folder (fixture->driver), name, NULL);

  driver_click (fixture->driver, driver_wait_for (fixture->dialog, GTK_TYPE_BUTTON, "Save File…"));
  driver_choose_file (fixture->driver, path);
  if (driver_find (NULL, GTK_TYPE_BUTTON, "Replace") != NULL)
    driver_click (fixture->driver, driver_find (NULL, GTK_TYPE_BUTTON, "Replace"));
  driver_wait_gone (MOAT_TYPE_EXPORT_DIALOG, NULL);
  fixture->dialog = NULL;
  return path;
}

static void
assert_file_is (const char *path, GBytes *expected)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (contents, length, g_bytes_get_data (expected, NULL),
                   g_bytes_get_size (expected));
}

static void
test_png_is_the_same_scene (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) expected =
    expected_bytes (fixture, (MoatExportOptions){ .format = MOAT_EXPORT_PNG, .scale = 2 },
                    MOAT_LANGUAGE_EN, 1280, 720);
  g_autofree char *path = save_as (fixture, "chart.png");

  assert_file_is (path, expected);
  driver_wait_for (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "Exported “chart.png”");
}

static void
test_size_and_language_are_used (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) expected =
    expected_bytes (fixture, (MoatExportOptions){ .format = MOAT_EXPORT_PNG, .scale = 2 },
                    MOAT_LANGUAGE_ZH, 960, 720);
  g_autofree char *path = NULL;

  driver_pick (fixture->driver, fixture->dialog, "Size", "Slide, 4:3");
  driver_pick (fixture->driver, fixture->dialog, "Language", "中文");
  path = save_as (fixture, "chart.png");
  assert_file_is (path, expected);
}

static void
test_svg_has_no_resolution (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) expected =
    expected_bytes (fixture, (MoatExportOptions){ .format = MOAT_EXPORT_SVG, .scale = 1 },
                    MOAT_LANGUAGE_EN, 1280, 720);
  g_autofree char *path = NULL;

  driver_pick (fixture->driver, fixture->dialog, "Format", "SVG drawing");
  g_assert_false (
    gtk_widget_is_sensitive (driver_wait_for (fixture->dialog, ADW_TYPE_ACTION_ROW, "Resolution")));
  path = save_as (fixture, "chart.svg");
  assert_file_is (path, expected);
}

static void
test_choice_is_remembered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  GSettings *settings = moat_application_get_settings (driver_get_application (fixture->driver));

  driver_pick (fixture->driver, fixture->dialog, "Format", "PDF page");
  driver_pick (fixture->driver, fixture->dialog, "Size", "Square");
  path = save_as (fixture, "chart.pdf");
  g_assert_cmpint (g_settings_get_enum (settings, "export-format"), ==, MOAT_EXPORT_PDF);
  g_assert_cmpint (g_settings_get_int (settings, "export-width"), ==, 1080);
}

static void
test_custom_size (Fixture *fixture, gconstpointer data)
{
  GtkWidget *width = driver_wait_for (fixture->dialog, GTK_TYPE_SPIN_BUTTON, "Width");

  driver_fill (fixture->driver, width, "800");
  driver_key (fixture->driver, "Return");
  driver_wait_for (fixture->dialog, GTK_TYPE_LABEL, "1600 × 1440 pixels");
  g_assert_cmpstr (moat_choice_row_get_chosen (MOAT_CHOICE_ROW (
                     driver_wait_for (fixture->dialog, MOAT_TYPE_CHOICE_ROW, "Size"))),
                   ==, "custom");
}

/* What is typed into the file chooser says which format it is. */
static void
test_the_ending_chooses_the_format (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed, *made, *begins;
  } cases[] = {
    { "chart.svg", "chart.svg", "<?xml" },
    { "chart", "chart.svg", "<?xml" },
    { "page.pdf", "page.pdf", "%PDF" },
    { "v1.2", "v1.2.pdf", "%PDF" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *folder = driver_get_folder (fixture->driver);
      g_autofree char *typed = NULL;
      g_autofree char *made = g_build_filename (folder, cases[i].made, NULL);
      g_autofree char *contents = NULL;

      if (fixture->dialog == NULL)
        open_dialog (fixture);
      typed = save_as (fixture, cases[i].typed);
      g_assert_true (g_file_get_contents (made, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, cases[i].begins));
    }
}

static gboolean
has_texture (gpointer data)
{
  return gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (data), GDK_TYPE_TEXTURE);
}

static void
test_copy_puts_an_image_on_the_clipboard (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->dialog);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  driver_click (fixture->driver,
                driver_wait_for (fixture->dialog, GTK_TYPE_BUTTON, "Copy as an Image"));
  driver_wait (has_texture, clipboard, "an image on the clipboard");
  g_value_init (&value, GDK_TYPE_TEXTURE);
  g_assert_true (
    gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, &error));
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (g_value_get_object (&value)), ==, 2560);
}

#define ADD(name, function) \
  g_test_add ("/app/export/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("png-is-the-same-scene", test_png_is_the_same_scene);
  ADD ("size-and-language-are-used", test_size_and_language_are_used);
  ADD ("svg-has-no-resolution", test_svg_has_no_resolution);
  ADD ("choice-is-remembered", test_choice_is_remembered);
  ADD ("custom-size", test_custom_size);
  ADD ("the-ending-chooses-the-format", test_the_ending_chooses_the_format);
  ADD ("copy-puts-an-image-on-the-clipboard", test_copy_puts_an_image_on_the_clipboard);
  return g_test_run ();
}
