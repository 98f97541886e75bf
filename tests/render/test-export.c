/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exporting to files: the same bytes each time, the old file whole after every failure and
 * nothing else left behind, permissions and links kept, bad requests refused.
 */
#include "moat-export.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "drawing.h"

static const MoatExportFormat formats[] = { MOAT_EXPORT_PNG, MOAT_EXPORT_PDF, MOAT_EXPORT_SVG };

typedef struct
{
  MoatPangoMeasurer *measurer;
  MoatScene *scene;
  char *folder;
  GFile *file; /* chart.svg in the folder */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;

  self->measurer = moat_pango_measurer_new ();
  self->scene = drawing_new_chart (self->measurer, MOAT_LANGUAGE_ZH);
  self->folder = g_dir_make_tmp ("moat-export-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  path = g_build_filename (self->folder, "chart.svg", NULL);
  self->file = g_file_new_for_path (path);
}

/* The names in the folder, joined by spaces. */
static char *
list_folder (const Fixture *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, (gpointer) name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_object_unref (self->file);
  moat_scene_unref (self->scene);
  g_object_unref (self->measurer);
}

static gboolean export(const Fixture *self, GFile *file, GCancellable *cancellable, GError **error)
{
  const MoatExportOptions options = { .format = MOAT_EXPORT_SVG };

  return moat_export_to_file (self->scene, self->measurer, &options, file, cancellable, error);
}

static void
write_old (const Fixture *self)
{
  g_assert_true (g_file_set_contents (g_file_peek_path (self->file), "old", -1, NULL));
}

static void
assert_old_is_whole (const Fixture *self)
{
  g_autofree char *contents = NULL;
  g_autofree char *names = list_folder (self);

  g_assert_true (g_file_get_contents (g_file_peek_path (self->file), &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");
  g_assert_cmpstr (names, ==, "chart.svg");
}

static void
test_formats_have_names (void)
{
  MoatExportFormat format = MOAT_EXPORT_PNG;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_assert_true (
        moat_export_format_from_nick (moat_export_format_to_nick (formats[i]), &format));
      g_assert_cmpint (format, ==, formats[i]);
    }
  g_assert_true (moat_export_format_from_nick ("PDF", &format));
  g_assert_cmpint (format, ==, MOAT_EXPORT_PDF);
  g_assert_false (moat_export_format_from_nick ("gif", &format));
  g_assert_false (moat_export_format_from_nick (NULL, &format));
  g_assert_cmpint (format, ==, MOAT_EXPORT_PDF);
}

static void
test_bytes_are_the_same_twice (Fixture *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (MoatPangoMeasurer) other = moat_pango_measurer_new ();
      g_autoptr (GBytes) first = drawing_export (self->scene, self->measurer, formats[i]);
      g_autoptr (GBytes) second = drawing_export (self->scene, other, formats[i]);

      g_assert_true (g_bytes_equal (first, second));
    }
}

static void
test_no_time_is_always_the_same (Fixture *self, gconstpointer data)
{
  const MoatExportOptions options = { .format = MOAT_EXPORT_PDF };
  g_autoptr (GBytes) file = moat_export_to_bytes (self->scene, self->measurer, &options, NULL);

  g_assert_true (drawing_has_bytes (file, "/CreationDate (19700101000000Z"));
}

static void
test_source_date_epoch_wins (Fixture *self, gconstpointer data)
{
  MoatExportOptions options = { .format = MOAT_EXPORT_SVG, .created = 1742169600 };
  g_autoptr (GBytes) fixed = NULL;
  g_autoptr (GBytes) plain = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "86400", TRUE);
  fixed = moat_export_to_bytes (self->scene, self->measurer, &options, NULL);
  g_setenv ("SOURCE_DATE_EPOCH", "yesterday", TRUE);
  plain = moat_export_to_bytes (self->scene, self->measurer, &options, NULL);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_nonnull (strstr (g_bytes_get_data (fixed, NULL), "<dc:date>1970-01-02T00:00:00Z<"));
  g_assert_nonnull (strstr (g_bytes_get_data (plain, NULL), "<dc:date>2025-03-17T00:00:00Z<"));
}

static void
test_bad_scales_are_refused (Fixture *self, gconstpointer data)
{
  static const double scales[] = { 0, -1, 0.5, 4.01, NAN, INFINITY };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      const MoatExportOptions options = { .format = MOAT_EXPORT_PNG, .scale = scales[i] };
      g_autoptr (GError) error = NULL;

      g_assert_null (moat_export_to_bytes (self->scene, self->measurer, &options, &error));
      g_assert_error (error, MOAT_EXPORT_ERROR, MOAT_EXPORT_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, "1 to 4"));
    }
}

static void
test_odd_options_are_taken (Fixture *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const MoatExportOptions options = { .format = formats[i],
                                          .scale = 1,
                                          .title = "bad \xff byte",
                                          .author = "",
                                          .provenance = "",
                                          .created = G_MAXINT64 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) file =
        moat_export_to_bytes (self->scene, self->measurer, &options, &error);

      g_assert_no_error (error);
      g_assert_nonnull (file);
    }
}

static void
test_a_file_is_written (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *names = NULL;

  g_assert_true (export(self, self->file, NULL, &error));
  g_assert_no_error (error);
  names = list_folder (self);
  g_assert_cmpstr (names, ==, "chart.svg");
  g_assert_true (g_file_get_contents (g_file_peek_path (self->file), &contents, NULL, NULL));
  g_assert_true (g_str_has_suffix (contents, "</svg>\n"));
}

static void
test_an_old_file_is_replaced (Fixture *self, gconstpointer data)
{
  g_autofree char *contents = NULL;
  GStatBuf status;

  write_old (self);
  g_assert_cmpint (g_chmod (g_file_peek_path (self->file), 0600), ==, 0);
  g_assert_true (export(self, self->file, NULL, NULL));
  g_assert_true (g_file_get_contents (g_file_peek_path (self->file), &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "<?xml"));
  g_assert_cmpint (g_stat (g_file_peek_path (self->file), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 07777, ==, 0600);
}

static void
test_links_are_followed (Fixture *self, gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (self->folder, "link.svg", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (link_path);
  g_autofree char *contents = NULL;

  write_old (self);
  g_assert_cmpint (symlink ("chart.svg", link_path), ==, 0);
  g_assert_true (export(self, link_file, NULL, NULL));
  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (g_file_peek_path (self->file), &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "<?xml"));
}

static void
test_a_missing_folder_is_an_error (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "missing", "chart.svg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (export(self, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_a_folder_is_not_replaced (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) root = g_file_new_for_path ("/");
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  g_assert_false (export(self, folder, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);
  g_assert_false (export(self, root, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  names = list_folder (self);
  g_assert_cmpstr (names, ==, "");
}

static void
test_a_read_only_folder_is_an_error (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }
  write_old (self);
  g_assert_cmpint (g_chmod (self->folder, 0500), ==, 0);
  g_assert_false (export(self, self->file, NULL, &error));
  g_assert_cmpint (g_chmod (self->folder, 0700), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_old_is_whole (self);
}

/* A disk that is full after some hundred bytes, as far as a program can tell. */
static void
test_a_full_disk_leaves_the_old_file (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct rlimit usual, small;

  write_old (self);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  small = usual;
  small.rlim_cur = 300;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (export(self, self->file, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_IO_ERROR);
  assert_old_is_whole (self);
}

static void
test_cancelling_leaves_the_old_file (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  write_old (self);
  g_cancellable_cancel (cancellable);
  g_assert_false (export(self, self->file, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_old_is_whole (self);
}

static void
test_a_refused_picture_leaves_the_old_file (Fixture *self, gconstpointer data)
{
  const MoatExportOptions options = { .format = MOAT_EXPORT_PNG, .scale = 9 };
  g_autoptr (GError) error = NULL;

  write_old (self);
  g_assert_false (
    moat_export_to_file (self->scene, self->measurer, &options, self->file, NULL, &error));
  g_assert_error (error, MOAT_EXPORT_ERROR, MOAT_EXPORT_ERROR_FAILED);
  assert_old_is_whole (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/export/formats-have-names", test_formats_have_names);
#define ADD(name, function) \
  g_test_add ("/render/export/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("bytes-are-the-same-twice", test_bytes_are_the_same_twice);
  ADD ("no-time-is-always-the-same", test_no_time_is_always_the_same);
  ADD ("source-date-epoch-wins", test_source_date_epoch_wins);
  ADD ("bad-scales-are-refused", test_bad_scales_are_refused);
  ADD ("odd-options-are-taken", test_odd_options_are_taken);
  ADD ("file-is-written", test_a_file_is_written);
  ADD ("old-file-is-replaced", test_an_old_file_is_replaced);
  ADD ("links-are-followed", test_links_are_followed);
  ADD ("missing-folder-is-an-error", test_a_missing_folder_is_an_error);
  ADD ("folder-is-not-replaced", test_a_folder_is_not_replaced);
  ADD ("read-only-folder-is-an-error", test_a_read_only_folder_is_an_error);
  ADD ("full-disk-leaves-the-old-file", test_a_full_disk_leaves_the_old_file);
  ADD ("cancelling-leaves-the-old-file", test_cancelling_leaves_the_old_file);
  ADD ("refused-picture-leaves-the-old-file", test_a_refused_picture_leaves_the_old_file);
#undef ADD
  return g_test_run ();
}
