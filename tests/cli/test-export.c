/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli export`: every format and option, what other programs find in the files, and the way
 * from a file back to the project.  Without poppler-utils the cases that read PDF are skipped.
 */
#include "runner.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static char *
run_tool (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return out;
}

static gboolean
has_tool (const char *name)
{
  g_autofree char *path = g_find_program_in_path (name);

  if (!path)
    g_test_skip ("poppler-utils is not installed");
  return path != NULL;
}

static void
assert_png_size (Runner *runner, const char *name, int width, int height)
{
  g_autofree char *path = runner_path (runner, name);
  cairo_surface_t *image = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (image), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (image), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (image), ==, height);
  cairo_surface_destroy (image);
}

static gboolean
has_text (GBytes *svg, const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (svg, &size);

  return g_strstr_len (data, (gssize) size, text) != NULL;
}

/* Formats and sizes */

static void
test_png_has_the_size_asked_for (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();

  runner_export (runner, "growth", "default.png", NULL);
  assert_png_size (runner, "default.png", 1920, 1080);
  runner_export (runner, "growth", "size.png", "--size", "800x450", NULL);
  assert_png_size (runner, "size.png", 800, 450);
  runner_export (runner, "growth", "scale.png", "--size", "400x300", "--scale", "3", NULL);
  assert_png_size (runner, "scale.png", 1200, 900);
  runner_export (runner, "growth", "half.png", "--scale", "1.5", NULL);
  assert_png_size (runner, "half.png", 1440, 810);
  runner_export (runner, "growth", "named.dat", "--format", "png", "--size", "320x240", NULL);
  assert_png_size (runner, "named.dat", 320, 240);
}

static void
test_the_ending_says_the_format (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autoptr (GBytes) png = NULL, pdf = NULL, svg = NULL;

  runner_export (runner, "growth", "a.PNG", NULL);
  runner_export (runner, "growth", "a.pdf", NULL);
  runner_export (runner, "growth", "a.svg", NULL);
  png = runner_read (runner, "a.PNG");
  pdf = runner_read (runner, "a.pdf");
  svg = runner_read (runner, "a.svg");
  g_assert_cmpmem (g_bytes_get_data (png, NULL), 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
  g_assert_true (has_text (svg, "<svg "));
}

static void
test_the_same_input_gives_the_same_bytes (void)
{
  static const char *const formats[] = { "png", "pdf", "svg" };
  g_autoptr (Runner) runner = runner_new_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *first = g_strconcat ("first.", formats[i], NULL);
      g_autofree char *second = g_strconcat ("second.", formats[i], NULL);
      g_autoptr (GBytes) a = NULL, b = NULL;

      runner_export (runner, "investment-timeline", first, NULL);
      runner_export (runner, "investment-timeline", second, NULL);
      a = runner_read (runner, first);
      b = runner_read (runner, second);
      g_assert_true (g_bytes_equal (a, b));
    }
}

static void
test_every_option_changes_the_picture (void)
{
  static const char *const options[][2] = {
    { "--language", "zh_CN" },
    { "--theme", "dark" },
    { "--size", "1200x700" },
    { "--scale", "2" },
  };
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autoptr (GBytes) plain = NULL, explicit = NULL;

  runner_export (runner, "growth", "plain.png", "--size", "960x540", NULL);
  runner_export (runner, "growth", "explicit.png", "--size", "960x540", "--scale", "1", "--theme",
                 "light", "--language", "en", NULL);
  plain = runner_read (runner, "plain.png");
  explicit = runner_read (runner, "explicit.png");
  g_assert_true (g_bytes_equal (plain, explicit));
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (GBytes) other = NULL;

      runner_export (runner, "growth", "other.png", "--size", "960x540", options[i][0],
                     options[i][1], NULL);
      other = runner_read (runner, "other.png");
      g_assert_false (g_bytes_equal (plain, other));
    }
}

static void
test_all_charts_fill_a_folder (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *charts = runner_get (runner, "charts", "a.moat", NULL);
  g_autofree char *png = runner_get (runner, "export", "a.moat", "--all", "-o", "new/charts", NULL);
  g_autofree char *svg =
    runner_get (runner, "export", "a.moat", "--all", "-o", "new/charts/", "--format", "svg", NULL);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (charts), "\n", -1);
  g_autofree char *folder = runner_path (runner, "new/charts");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_cmpstr (png, ==, "");
  g_assert_cmpstr (svg, ==, "");
  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_autofree char *name = g_strdup_printf ("new/charts/%s.png", cells[0]);
      g_autofree char *other = g_strdup_printf ("new/charts/%s.svg", cells[0]);
      g_autoptr (GBytes) file = runner_read (runner, other);

      assert_png_size (runner, name, 1920, 1080);
      g_assert_true (has_text (file, "<svg "));
    }
  while (g_dir_read_name (dir))
    n++;
  g_assert_cmpuint (n, ==, 2 * g_strv_length (lines));
}

static void
test_one_of_all_is_what_alone_it_is (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *all =
    runner_get (runner, "export", "a.moat", "--all", "-o", "all", "--format", "pdf", NULL);
  g_autoptr (GBytes) one = NULL, of_all = NULL;

  g_assert_cmpstr (all, ==, "");
  runner_export (runner, "growth", "one.pdf", NULL);
  one = runner_read (runner, "one.pdf");
  of_all = runner_read (runner, "all/growth.pdf");
  g_assert_true (g_bytes_equal (one, of_all));
}

static void
test_names_may_have_spaces_and_chinese (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *folder = runner_path (runner, "投资 图表");
  g_autofree char *out = NULL;
  g_autoptr (GBytes) svg = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  runner_make_sample (runner, "投资 图表/阿里 project.moat");
  out = runner_get (runner, "export", "投资 图表/阿里 project.moat", "--chart", "growth", "-o",
                    "投资 图表/增长 a&b.svg", "--language", "zh_CN", NULL);
  svg = runner_read (runner, "投资 图表/增长 a&b.svg");
  g_assert_true (has_text (svg, "营收增长8%"));
}

/* What other programs find in a PDF */

static void
test_pdf_page_is_the_chart_with_its_title (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *path = runner_path (runner, "a.pdf");
  g_autofree char *info = NULL;

  if (!has_tool ("pdfinfo"))
    return;
  runner_export (runner, "growth", "a.pdf", "--size", "800x450", NULL);
  info = run_tool ((const char *[]){ "pdfinfo", path, NULL });
  runner_assert_contains (info, "Page size:       600 x 337.5 pts");
  runner_assert_contains (info, "Pages:           1");
  runner_assert_contains (info, "Title:           Revenue grew 8% and net profit 333%");
  runner_assert_contains (info, "Moat ");
}

static void
test_pdf_words_can_be_found (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *path = runner_path (runner, "a.pdf");
  g_autofree char *english = NULL, *chinese = NULL;

  if (!has_tool ("pdftotext"))
    return;
  runner_export (runner, "investment-timeline", "a.pdf", "--language", "en", NULL);
  english = run_tool ((const char *[]){ "pdftotext", path, "-", NULL });
  runner_export (runner, "investment-timeline", "a.pdf", "--language", "zh_CN", NULL);
  chinese = run_tool ((const char *[]){ "pdftotext", path, "-", NULL });
  runner_assert_contains (english, "Alibaba plans to invest");
  runner_assert_contains (english, "CNY 324.8 bn");
  runner_assert_contains (english, "Nanfanglue");
  runner_assert_contains (chinese, "阿里计划");
  runner_assert_contains (chinese, "亿元");
  runner_assert_contains (chinese, "南方略");
}

static void
test_pdf_fonts_are_embedded (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *path = runner_path (runner, "a.pdf");
  g_autofree char *fonts = NULL;
  g_auto (GStrv) lines = NULL;

  if (!has_tool ("pdffonts"))
    return;
  runner_export (runner, "investment-timeline", "a.pdf", "--language", "zh_CN", NULL);
  fonts = run_tool ((const char *[]){ "pdffonts", path, NULL });
  lines = g_strsplit (g_strchomp (fonts), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 3); /* two of them are the heading */
  for (gsize i = 2; lines[i]; i++)
    runner_assert_contains (lines[i], "yes yes yes"); /* embedded, a subset, with Unicode */
}

/* The way back to the project */

static char *
read_png_trace (GBytes *file)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  for (gsize at = 8; at + 12 <= size;)
    {
      gsize length = ((gsize) data[at] << 24) + ((gsize) data[at + 1] << 16) +
                     ((gsize) data[at + 2] << 8) + data[at + 3];
      const guint8 *chunk = data + at + 8;

      g_assert_cmpuint (at + 12 + length, <=, size);
      if (memcmp (data + at + 4, "iTXt", 4) == 0 && memcmp (chunk, "moat", 5) == 0)
        {
          const gsize head =
            5 + 2 + 1 + 1; /* compressed by method 0, no language, no translation */
          g_autoptr (GZlibDecompressor) zlib =
            g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
          g_autoptr (GInputStream) packed =
            g_memory_input_stream_new_from_data (chunk + head, (gssize) (length - head), NULL);
          g_autoptr (GInputStream) stream =
            g_converter_input_stream_new (packed, G_CONVERTER (zlib));
          char *text = g_malloc0 (1 << 20);

          g_assert_cmpint (chunk[5], ==, 1);
          g_assert_true (g_input_stream_read_all (stream, text, (1 << 20) - 1, NULL, NULL, NULL));
          return text;
        }
      at += 12 + length;
    }
  g_error ("no iTXt chunk “moat”");
}

static void
collect_trace_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer trace,
                  GError **error)
{
  if (g_str_equal (g_markup_parse_context_get_element (context), "moat:provenance"))
    g_string_append_len (trace, text, (gssize) length);
}

static char *
read_svg_trace (GBytes *file)
{
  const GMarkupParser parser = { .text = collect_trace_cb };
  g_autoptr (GString) trace = g_string_new (NULL);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, trace, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, g_bytes_get_data (file, NULL),
                                (gssize) g_bytes_get_size (file), &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&trace), FALSE);
}

static void
assert_trace (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);
  JsonObject *root, *chart, *fact;
  JsonArray *facts;

  g_assert_no_error (error);
  root = json_node_get_object (node);
  chart = json_object_get_object_member (root, "chart");
  facts = json_object_get_array_member (root, "facts");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (root, "program"), "Moat "));
  g_assert_cmpstr (json_object_get_string_member (chart, "key"), ==, "investment-timeline");
  g_assert_cmpstr (json_object_get_string_member (chart, "kind"), ==, "span");
  g_assert_cmpint (json_object_get_int_member (root, "n-facts"), ==, 2);
  g_assert_cmpuint (json_array_get_length (facts), ==, 2);
  fact = json_array_get_object_element (facts, 0); /* in order of time */
  g_assert_cmpstr (json_object_get_string_member (fact, "key"), ==, "f02");
  g_assert_cmpstr (json_object_get_string_member (fact, "as-stated"), ==, "3247.51亿元");
  g_assert_cmpstr (json_object_get_string_member (fact, "value"), ==, "324751000000");
  g_assert_cmpstr (json_object_get_string_member (fact, "locator"), ==, "1.1.1");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "sources")), ==, 1);
}

static void
test_a_png_can_be_traced_back (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autoptr (GBytes) file = NULL;
  g_autofree char *trace = NULL;

  runner_export (runner, "investment-timeline", "a.png", NULL);
  file = runner_read (runner, "a.png");
  trace = read_png_trace (file);
  assert_trace (trace);
}

static void
test_an_svg_can_be_traced_back (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autoptr (GBytes) file = NULL;
  g_autofree char *trace = NULL;

  runner_export (runner, "investment-timeline", "a.svg", NULL);
  file = runner_read (runner, "a.svg");
  trace = read_svg_trace (file);
  assert_trace (trace);
}

/* The time in a file is that of the project's last change, and the author who runs the program. */
static void
test_files_bear_the_projects_time_and_the_author (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *log = NULL;
  g_autofree char *date = NULL;
  g_autofree char *author =
    g_markup_printf_escaped ("<dc:creator>%s</dc:creator>", g_get_real_name ());
  g_autofree char *svg = NULL;
  g_autoptr (GBytes) file = NULL;
  const char *time;

  log = runner_get (runner, "log", "a.moat", NULL);
  time = strstr (log, "T");
  g_assert_true (time != NULL && time - log >= 10);
  date = g_strdup_printf ("<dc:date>%.20s</dc:date>", time - 10);
  runner_export (runner, "growth", "a.svg", NULL);
  file = runner_read (runner, "a.svg");
  svg = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  runner_assert_contains (svg, date);
  if (!g_str_equal (g_get_real_name (), "Unknown"))
    runner_assert_contains (svg, author);
}

static void
test_a_pdf_can_be_traced_back (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *path = runner_path (runner, "a.pdf");
  g_autofree char *trace = NULL;

  if (!has_tool ("pdfdetach"))
    return;
  runner_export (runner, "investment-timeline", "a.pdf", NULL);
  trace = run_tool (
    (const char *[]){ "pdfdetach", "-savefile", "moat.json", "-o", "/dev/stdout", path, NULL });
  assert_trace (trace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/cli/export/" name, func)
  ADD ("png-has-the-size-asked-for", test_png_has_the_size_asked_for);
  ADD ("the-ending-says-the-format", test_the_ending_says_the_format);
  ADD ("the-same-input-gives-the-same-bytes", test_the_same_input_gives_the_same_bytes);
  ADD ("every-option-changes-the-picture", test_every_option_changes_the_picture);
  ADD ("all-charts-fill-a-folder", test_all_charts_fill_a_folder);
  ADD ("one-of-all-is-what-alone-it-is", test_one_of_all_is_what_alone_it_is);
  ADD ("names-may-have-spaces-and-chinese", test_names_may_have_spaces_and_chinese);
  ADD ("pdf-page-is-the-chart-with-its-title", test_pdf_page_is_the_chart_with_its_title);
  ADD ("pdf-words-can-be-found", test_pdf_words_can_be_found);
  ADD ("pdf-fonts-are-embedded", test_pdf_fonts_are_embedded);
  ADD ("a-png-can-be-traced-back", test_a_png_can_be_traced_back);
  ADD ("an-svg-can-be-traced-back", test_an_svg_can_be_traced_back);
  ADD ("files-bear-the-projects-time-and-the-author",
       test_files_bear_the_projects_time_and_the_author);
  ADD ("a-pdf-can-be-traced-back", test_a_pdf_can_be_traced_back);
#undef ADD
  return g_test_run ();
}
