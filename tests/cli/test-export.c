/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli export`: every format and option, what other programs find in the files, and what is
 * left when a file cannot be written.  Without poppler-utils the cases that read PDF are skipped.
 */
#include "runner.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

static Runner *
new_sample (void)
{
  Runner *runner = runner_new ();

  runner_make_sample (runner, "a.moat");
  return runner;
}

/* Exports a chart; the options end with NULL. */
static void export(Runner *runner, const char *chart, const char *out, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (RunnerResult) result = NULL;
  va_list list;

  g_ptr_array_add (words, (gpointer) "export");
  g_ptr_array_add (words, (gpointer) "a.moat");
  g_ptr_array_add (words, (gpointer) "--chart");
  g_ptr_array_add (words, (gpointer) chart);
  g_ptr_array_add (words, (gpointer) "-o");
  g_ptr_array_add (words, (gpointer) out);
  va_start (list, out);
  for (const char *word = va_arg (list, const char *); word; word = va_arg (list, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (list);
  g_ptr_array_add (words, NULL);
  result = runner_run_strv (runner, (const char *const *) words->pdata);
  g_assert_cmpstr (result->err, ==, "");
  g_assert_cmpstr (result->out, ==, "");
  g_assert_cmpint (result->status, ==, 0);
}

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
  g_autoptr (Runner) runner = new_sample ();

  export(runner, "growth", "default.png", NULL);
  assert_png_size (runner, "default.png", 1920, 1080);
  export(runner, "growth", "size.png", "--size", "800x450", NULL);
  assert_png_size (runner, "size.png", 800, 450);
  export(runner, "growth", "scale.png", "--size", "400x300", "--scale", "3", NULL);
  assert_png_size (runner, "scale.png", 1200, 900);
  export(runner, "growth", "half.png", "--scale", "1.5", NULL);
  assert_png_size (runner, "half.png", 1440, 810);
  export(runner, "growth", "named.dat", "--format", "png", "--size", "320x240", NULL);
  assert_png_size (runner, "named.dat", 320, 240);
}

static void
test_the_ending_says_the_format (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autoptr (GBytes) png = NULL, pdf = NULL, svg = NULL;

  export(runner, "growth", "a.PNG", NULL);
  export(runner, "growth", "a.pdf", NULL);
  export(runner, "growth", "a.svg", NULL);
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
  g_autoptr (Runner) runner = new_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *first = g_strconcat ("first.", formats[i], NULL);
      g_autofree char *second = g_strconcat ("second.", formats[i], NULL);
      g_autoptr (GBytes) a = NULL, b = NULL;

      export(runner, "investment-timeline", first, NULL);
      export(runner, "investment-timeline", second, NULL);
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
  g_autoptr (Runner) runner = new_sample ();
  g_autoptr (GBytes) plain = NULL, explicit = NULL;

  export(runner, "growth", "plain.png", "--size", "960x540", NULL);
  export(runner, "growth", "explicit.png", "--size", "960x540", "--scale", "1", "--theme", "light",
         "--language", "en", NULL);
  plain = runner_read (runner, "plain.png");
  explicit = runner_read (runner, "explicit.png");
  g_assert_true (g_bytes_equal (plain, explicit));
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (GBytes) other = NULL;

      export(runner, "growth", "other.png", "--size", "960x540", options[i][0], options[i][1],
             NULL);
      other = runner_read (runner, "other.png");
      g_assert_false (g_bytes_equal (plain, other));
    }
}

static void
test_all_charts_fill_a_folder (void)
{
  g_autoptr (Runner) runner = new_sample ();
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
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *all =
    runner_get (runner, "export", "a.moat", "--all", "-o", "all", "--format", "pdf", NULL);
  g_autoptr (GBytes) one = NULL, of_all = NULL;

  g_assert_cmpstr (all, ==, "");
  export(runner, "growth", "one.pdf", NULL);
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
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *path = runner_path (runner, "a.pdf");
  g_autofree char *info = NULL;

  if (!has_tool ("pdfinfo"))
    return;
  export(runner, "growth", "a.pdf", "--size", "800x450", NULL);
  info = run_tool ((const char *[]){ "pdfinfo", path, NULL });
  runner_assert_contains (info, "Page size:       600 x 337.5 pts");
  runner_assert_contains (info, "Pages:           1");
  runner_assert_contains (info, "Title:           Revenue grew 8% and net profit 333%");
  runner_assert_contains (info, "Moat ");
}

static void
test_pdf_words_can_be_found (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *path = runner_path (runner, "a.pdf");
  g_autofree char *english = NULL, *chinese = NULL;

  if (!has_tool ("pdftotext"))
    return;
  export(runner, "investment-timeline", "a.pdf", "--language", "en", NULL);
  english = run_tool ((const char *[]){ "pdftotext", path, "-", NULL });
  export(runner, "investment-timeline", "a.pdf", "--language", "zh_CN", NULL);
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
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *path = runner_path (runner, "a.pdf");
  g_autofree char *fonts = NULL;
  g_auto (GStrv) lines = NULL;

  if (!has_tool ("pdffonts"))
    return;
  export(runner, "investment-timeline", "a.pdf", "--language", "zh_CN", NULL);
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
  g_autoptr (Runner) runner = new_sample ();
  g_autoptr (GBytes) file = NULL;
  g_autofree char *trace = NULL;

  export(runner, "investment-timeline", "a.png", NULL);
  file = runner_read (runner, "a.png");
  trace = read_png_trace (file);
  assert_trace (trace);
}

static void
test_an_svg_can_be_traced_back (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autoptr (GBytes) file = NULL;
  g_autofree char *trace = NULL;

  export(runner, "investment-timeline", "a.svg", NULL);
  file = runner_read (runner, "a.svg");
  trace = read_svg_trace (file);
  assert_trace (trace);
}

/* The time in a file is that of the project's last change, and the author who runs the program. */
static void
test_files_bear_the_projects_time_and_the_author (void)
{
  g_autoptr (Runner) runner = new_sample ();
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
  export(runner, "growth", "a.svg", NULL);
  file = runner_read (runner, "a.svg");
  svg = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  runner_assert_contains (svg, date);
  if (!g_str_equal (g_get_real_name (), "Unknown"))
    runner_assert_contains (svg, author);
}

static void
test_a_pdf_can_be_traced_back (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *path = runner_path (runner, "a.pdf");
  g_autofree char *trace = NULL;

  if (!has_tool ("pdfdetach"))
    return;
  export(runner, "investment-timeline", "a.pdf", NULL);
  trace = run_tool (
    (const char *[]){ "pdfdetach", "-savefile", "moat.json", "-o", "/dev/stdout", path, NULL });
  assert_trace (trace);
}

/* What is refused */

static void
test_what_cannot_be_exported_is_refused (void)
{
  static const struct
  {
    int status;
    const char *part;
    const char *arguments[10];
  } cases[] = {
    { 2, "--chart", { "-o", "x.png" } },
    { 2, "--chart", { "--chart", "growth", "--all", "-o", "x" } },
    { 2, "-o", { "--chart", "growth" } },
    { 2, "-o", { "--chart", "growth", "-o", "" } },
    { 2, "“x.gif”", { "--chart", "growth", "-o", "x.gif" } },
    { 2, "“x”", { "--chart", "growth", "-o", "x" } },
    { 2, "“charts.d/x”", { "--chart", "growth", "-o", "charts.d/x" } },
    { 2, "--format", { "--chart", "growth", "-o", "x.png", "--format", "gif" } },
    { 2, "--format pdf", { "--chart", "growth", "-o", "x.png", "--format", "pdf" } },
    { 2, "--size", { "--chart", "growth", "-o", "x.png", "--size", "big" } },
    { 2, "--size", { "--chart", "growth", "-o", "x.png", "--size", "800" } },
    { 2, "--size", { "--chart", "growth", "-o", "x.png", "--size", "800x" } },
    { 2, "--size", { "--chart", "growth", "-o", "x.png", "--size", "10x10" } },
    { 2, "--size", { "--chart", "growth", "-o", "x.png", "--size", "-800x600" } },
    { 2, "--size", { "--chart", "growth", "-o", "x.png", "--size", "20000x600" } },
    { 2, "--size", { "--chart", "growth", "-o", "x.png", "--size", "800x600x3" } },
    { 2, "--scale", { "--chart", "growth", "-o", "x.png", "--scale", "0.5" } },
    { 2, "--scale", { "--chart", "growth", "-o", "x.png", "--scale", "5" } },
    { 2, "--scale", { "--chart", "growth", "-o", "x.png", "--scale", "nan" } },
    { 2, "--scale", { "--chart", "growth", "-o", "x.png", "--scale", "" } },
    { 2, "--language", { "--chart", "growth", "-o", "x.png", "--language", "de" } },
    { 2, "--theme", { "--chart", "growth", "-o", "x.png", "--theme", "blue" } },
    { 1, "investment-timeline", { "--chart", "nope", "-o", "x.png" } },
    { 1, "/none”", { "--chart", "growth", "-o", "none/x.png" } },
    { 1, "/none/in”", { "--chart", "growth", "-o", "none/in/x.png" } },
    { 1, "32767", { "--chart", "growth", "-o", "x.png", "--size", "10000x600", "--scale", "4" } },
    { 1, "a.moat", { "--all", "-o", "a.moat" } },
  };
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *before = runner_snapshot (runner);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) words = g_ptr_array_new ();
      g_autoptr (RunnerResult) result = NULL;
      g_autofree char *after = NULL;

      g_ptr_array_add (words, (gpointer) "export");
      g_ptr_array_add (words, (gpointer) "a.moat");
      for (gsize k = 0; k < G_N_ELEMENTS (cases[i].arguments); k++)
        g_ptr_array_add (words, (gpointer) cases[i].arguments[k]);
      result = runner_run_strv (runner, (const char *const *) words->pdata);
      if (cases[i].status == 2)
        runner_assert_usage (result, cases[i].part);
      else
        runner_assert_refused (result, cases[i].part);
      after = runner_snapshot (runner);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_a_full_disk_keeps_the_earlier_file (void)
{
  static const char *const formats[] = { "png", "pdf", "svg" };
  g_autoptr (Runner) runner = new_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("a.", formats[i], NULL);
      g_autofree char *before = NULL, *after = NULL;
      g_autoptr (RunnerResult) result = NULL;

      export(runner, "growth", name, NULL);
      before = runner_snapshot (runner);
      runner_set_flags (runner, RUNNER_NO_SPACE);
      result = runner_run (runner, "export", "a.moat", "--chart", "growth", "-o", name, "--theme",
                           "dark", NULL);
      runner_set_flags (runner, RUNNER_DEFAULT);
      after = runner_snapshot (runner);
      runner_assert_refused (result, name);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_a_folder_of_charts_is_written_whole_or_not (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *out = runner_get (runner, "export", "a.moat", "--all", "-o", "charts", NULL);
  g_autofree char *taken = runner_path (runner, "charts/beside-aws.png");
  g_autoptr (RunnerResult) result = NULL, no_space = NULL;
  g_autofree char *before = NULL, *after = NULL, *later = NULL;

  g_assert_cmpstr (out, ==, "");
  g_assert_cmpint (g_unlink (taken), ==, 0); /* the last of them is now a folder */
  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  before = runner_snapshot (runner);
  result =
    runner_run (runner, "export", "a.moat", "--all", "-o", "charts", "--theme", "dark", NULL);
  after = runner_snapshot (runner);
  runner_assert_refused (result, "beside-aws.png");
  g_assert_cmpstr (after, ==, before);
  runner_set_flags (runner, RUNNER_NO_SPACE);
  no_space = runner_run (runner, "export", "a.moat", "--all", "-o", "other/new", NULL);
  later = runner_snapshot (runner);
  runner_assert_refused (no_space, "other/new");
  g_assert_cmpstr (later, ==, before);
}

static void
test_a_device_is_not_replaced (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autoptr (RunnerResult) device = runner_run (runner, "export", "a.moat", "--chart", "growth",
                                                "-o", "/dev/full", "--format", "png", NULL);

  runner_assert_refused (device, "/dev/full");
  g_assert_false (g_file_test ("/dev/full", G_FILE_TEST_IS_REGULAR));
}

static void
test_a_project_is_not_replaced_by_its_picture (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *before = runner_snapshot (runner);
  g_autofree char *after = NULL;
  g_autoptr (RunnerResult) result = runner_run (runner, "export", "a.moat", "--chart", "growth",
                                                "-o", "./a.moat", "--format", "png", NULL);

  after = runner_snapshot (runner);
  runner_assert_refused (result, "a.moat");
  g_assert_cmpstr (after, ==, before);
}

static void
test_a_chart_key_cannot_leave_the_folder (void)
{
  static const char *const keys[] = { "../outside", "/tmp/outside", "in/side", "..", ".hidden" };
  g_autoptr (Runner) runner = new_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE chart SET key = '%s' WHERE position ="
                                              " (SELECT max (position) FROM chart)",
                                              keys[i]);
      g_autofree char *before = NULL, *after = NULL;
      g_autoptr (RunnerResult) result = NULL;

      runner_sql (runner, "a.moat", sql);
      before = runner_snapshot (runner);
      result = runner_run (runner, "export", "a.moat", "--all", "-o", "charts", NULL);
      after = runner_snapshot (runner);
      runner_assert_refused (result, keys[i]);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_a_folder_without_permission_is_refused (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *folder = runner_path (runner, "closed");
  g_autoptr (RunnerResult) result = NULL;

  if (!runner_can_bind ())
    return;
  g_assert_cmpint (g_mkdir (folder, 0500), ==, 0);
  runner_set_flags (runner, RUNNER_BOUND);
  result = runner_run (runner, "export", "a.moat", "--chart", "growth", "-o", "closed/a.png", NULL);
  runner_assert_refused (result, "closed");
}

static void
test_an_unreadable_chart_stops_only_what_needs_it (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autoptr (RunnerResult) one = NULL, all = NULL;
  g_autofree char *after = NULL;

  runner_sql (runner, "a.moat", "UPDATE chart SET spec = '{\"kind\": 7}' WHERE key = 'growth'");
  export(runner, "cloud-footprint", "good.svg", NULL);
  one = runner_run (runner, "export", "a.moat", "--chart", "growth", "-o", "x.png", NULL);
  all = runner_run (runner, "export", "a.moat", "--all", "-o", "charts", NULL);
  after = runner_path (runner, "charts");
  runner_assert_refused (one, "growth");
  runner_assert_refused (all, "growth");
  g_assert_false (g_file_test (after, G_FILE_TEST_EXISTS));
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
  ADD ("what-cannot-be-exported-is-refused", test_what_cannot_be_exported_is_refused);
  ADD ("a-full-disk-keeps-the-earlier-file", test_a_full_disk_keeps_the_earlier_file);
  ADD ("a-folder-of-charts-is-written-whole-or-not",
       test_a_folder_of_charts_is_written_whole_or_not);
  ADD ("a-device-is-not-replaced", test_a_device_is_not_replaced);
  ADD ("a-project-is-not-replaced-by-its-picture", test_a_project_is_not_replaced_by_its_picture);
  ADD ("a-chart-key-cannot-leave-the-folder", test_a_chart_key_cannot_leave_the_folder);
  ADD ("a-folder-without-permission-is-refused", test_a_folder_without_permission_is_refused);
  ADD ("an-unreadable-chart-stops-only-what-needs-it",
       test_an_unreadable_chart_stops_only_what_needs_it);
#undef ADD
  return g_test_run ();
}
