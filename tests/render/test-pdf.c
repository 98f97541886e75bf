/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PDF files as poppler reads them: size, words in both languages, fonts, vectors, the time, and
 * the attachment.  Without poppler-utils those cases are skipped.
 */
#include "moat-pdf-writer.h"

#include <string.h>

#include "drawing.h"
#include "moat-pdf-attach.h"

static GBytes *
write_chart (MoatLanguage language)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  g_autoptr (MoatScene) scene = drawing_new_chart (measurer, language);

  return drawing_export (scene, measurer, MOAT_EXPORT_PDF);
}

static void
assert_contains (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

static void
test_page_is_the_chart (void)
{
  g_autoptr (GBytes) file = write_chart (MOAT_LANGUAGE_EN);
  g_autofree char *info = NULL;

  if (!drawing_has_tool ("pdfinfo"))
    return;
  info = drawing_run_tool (file, "pdfinfo", "-isodates", "@", NULL);
  assert_contains (info, "Page size:       300 x 225 pts");
  assert_contains (info, "Pages:           1");
  assert_contains (info, "Investment 投资");
  assert_contains (info, "Ann (Ltd) \\ Co");
  assert_contains (info, "Moat ");
  assert_contains (info, "2025-03-17T00:00:00Z");
}

static void
test_words_can_be_searched (void)
{
  g_autoptr (GBytes) english = write_chart (MOAT_LANGUAGE_EN);
  g_autoptr (GBytes) chinese = write_chart (MOAT_LANGUAGE_ZH);
  g_autofree char *text = NULL;
  g_autofree char *han = NULL;

  if (!drawing_has_tool ("pdftotext"))
    return;
  text = drawing_run_tool (english, "pdftotext", "@", "-", NULL);
  assert_contains (text, "Alibaba plans ≥ 3.9× a year");
  assert_contains (text, "Source: Nanfanglue");
  han = drawing_run_tool (chinese, "pdftotext", "@", "-", NULL);
  assert_contains (han, "阿里巴巴计划每年投资3,800亿元");
  assert_contains (han, "来源：南方略咨询");
}

static void
test_fonts_are_embedded (void)
{
  g_autoptr (GBytes) file = write_chart (MOAT_LANGUAGE_ZH);
  g_autofree char *fonts = NULL;
  g_auto (GStrv) lines = NULL;

  if (!drawing_has_tool ("pdffonts"))
    return;
  fonts = drawing_run_tool (file, "pdffonts", "@", NULL);
  lines = g_strsplit (g_strchomp (fonts), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 3); /* two of them are the heading */
  for (gsize i = 2; lines[i] != NULL; i++)
    assert_contains (lines[i], "yes yes yes"); /* embedded, a subset, with Unicode */
}

static void
test_nothing_is_an_image (void)
{
  g_autoptr (GBytes) file = write_chart (MOAT_LANGUAGE_EN);
  g_autofree char *images = NULL;
  g_auto (GStrv) lines = NULL;

  if (!drawing_has_tool ("pdfimages"))
    return;
  images = drawing_run_tool (file, "pdfimages", "-list", "@", NULL);
  lines = g_strsplit (g_strchomp (images), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2); /* the heading */
}

static void
test_provenance_is_attached (void)
{
  g_autoptr (GBytes) file = write_chart (MOAT_LANGUAGE_EN);
  g_autofree char *list = NULL;
  g_autofree char *provenance = NULL;

  if (!drawing_has_tool ("pdfdetach"))
    return;
  list = drawing_run_tool (file, "pdfdetach", "-list", "@", NULL);
  assert_contains (list, "1: moat.json");
  provenance = drawing_run_tool (file, "pdfdetach", "-save", "1", "-o", "/dev/stdout", "@", NULL);
  g_assert_cmpstr (provenance, ==, "{\"facts\": [\"f01\", \"投资\"]}");
}

static void
test_attaching_keeps_what_was_there (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  g_autoptr (MoatScene) scene = drawing_new_chart (measurer, MOAT_LANGUAGE_EN);
  MoatExportOptions options = { .format = MOAT_EXPORT_PDF };
  g_autoptr (GBytes) bare = moat_export_to_bytes (scene, measurer, &options, NULL);
  g_autoptr (GBytes) attached = NULL;

  options.provenance = "{}";
  attached = moat_export_to_bytes (scene, measurer, &options, NULL);
  g_assert_cmpuint (g_bytes_get_size (attached), >, g_bytes_get_size (bare));
  g_assert_cmpmem (g_bytes_get_data (bare, NULL), g_bytes_get_size (bare),
                   g_bytes_get_data (attached, NULL), g_bytes_get_size (bare));
}

static void
test_only_whole_files_are_attached_to (void)
{
  g_autoptr (GBytes) file = write_chart (MOAT_LANGUAGE_EN);
  const MoatPdfAttachment attachment = { "a.json", "application/json", "{}", 2 };
  static const char *const others[] = { "", "%PDF-1.5\n", "trailer\nstartxref\n",
                                        "trailer << /Size 3 /Root 1 0 R /Info 2 0 R >> "
                                        "startxref 99999999 %%EOF\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GByteArray) pdf = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      g_byte_array_append (pdf, (const guint8 *) others[i], (guint) strlen (others[i]));
      g_assert_false (moat_pdf_attach (pdf, &attachment, &error));
      g_assert_error (error, MOAT_EXPORT_ERROR, MOAT_EXPORT_ERROR_FAILED);
      g_assert_cmpuint (pdf->len, ==, strlen (others[i]));
    }
}

static void
test_one_attachment_is_the_most (void)
{
  g_autoptr (GBytes) file = write_chart (MOAT_LANGUAGE_EN);
  const MoatPdfAttachment attachment = { "a.json", "application/json", "{}", 2 };
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_byte_array_append (pdf, g_bytes_get_data (file, NULL), (guint) g_bytes_get_size (file));
  g_assert_false (moat_pdf_attach (pdf, &attachment, &error));
  g_assert_error (error, MOAT_EXPORT_ERROR, MOAT_EXPORT_ERROR_FAILED);
  g_assert_cmpuint (pdf->len, ==, g_bytes_get_size (file));
}

static void
test_too_large_a_page_is_refused (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  g_autoptr (MoatScene) scene = drawing_end (moat_scene_builder_new (20000, 100));
  const MoatExportOptions options = { .format = MOAT_EXPORT_PDF };
  g_autoptr (GError) error = NULL;

  g_assert_null (moat_export_to_bytes (scene, measurer, &options, &error));
  g_assert_error (error, MOAT_EXPORT_ERROR, MOAT_EXPORT_ERROR_TOO_LARGE);
  assert_contains (error->message, "15000");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/pdf/page-is-the-chart", test_page_is_the_chart);
  g_test_add_func ("/render/pdf/words-can-be-searched", test_words_can_be_searched);
  g_test_add_func ("/render/pdf/fonts-are-embedded", test_fonts_are_embedded);
  g_test_add_func ("/render/pdf/nothing-is-an-image", test_nothing_is_an_image);
  g_test_add_func ("/render/pdf/provenance-is-attached", test_provenance_is_attached);
  g_test_add_func ("/render/pdf/attaching-keeps-what-was-there",
                   test_attaching_keeps_what_was_there);
  g_test_add_func ("/render/pdf/only-whole-files-are-attached-to",
                   test_only_whole_files_are_attached_to);
  g_test_add_func ("/render/pdf/one-attachment-is-the-most", test_one_attachment_is_the_most);
  g_test_add_func ("/render/pdf/too-large-a-page-is-refused", test_too_large_a_page_is_refused);
  return g_test_run ();
}
