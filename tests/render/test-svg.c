/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SVG files as a parser sees them: well-formed whatever a text holds, with real text, titles to
 * hover over, roles, hatching and the provenance.
 */
#include "moat-svg-writer.h"

#include <string.h>

#include "drawing.h"
#include "moat-svg-text.h"

/* A document as a list of its elements: "name attribute=value …: text". */
typedef struct
{
  GPtrArray *elements; /* of GString */
  GArray *open;        /* indexes */
} Document;

static void
start_cb (GMarkupParseContext *context, const char *name, const char **names, const char **values,
          gpointer data, GError **error)
{
  Document *self = data;
  GString *element = g_string_new (name);
  guint index = self->elements->len;

  for (gsize i = 0; names[i] != NULL; i++)
    g_string_append_printf (element, " %s=%s", names[i], values[i]);
  g_string_append (element, ": ");
  g_ptr_array_add (self->elements, element);
  g_array_append_val (self->open, index);
}

static void
end_cb (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Document *self = data;

  g_array_set_size (self->open, self->open->len - 1);
}

static void
text_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
         GError **error)
{
  Document *self = data;

  if (self->open->len > 0)
    g_string_append_len (
      self->elements->pdata[g_array_index (self->open, guint, self->open->len - 1)], text,
      (gssize) length);
}

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

static GPtrArray *
parse (GBytes *file)
{
  const GMarkupParser parser = { .start_element = start_cb,
                                 .end_element = end_cb,
                                 .text = text_cb };
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  Document document = { g_ptr_array_new_with_free_func (free_string), open };
  g_autoptr (GMarkupParseContext) context =
    g_markup_parse_context_new (&parser, 0, &document, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, g_bytes_get_data (file, NULL),
                                (gssize) g_bytes_get_size (file), &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  return document.elements;
}

/* The first element that begins with @start and holds @part. */
static const char *
find (GPtrArray *elements, const char *start, const char *part)
{
  for (guint i = 0; i < elements->len; i++)
    {
      const GString *element = elements->pdata[i];

      if (g_str_has_prefix (element->str, start) && strstr (element->str, part) != NULL)
        return element->str;
    }
  return NULL;
}

static GPtrArray *
write_and_parse (MoatLanguage language)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  g_autoptr (MoatScene) scene = drawing_new_chart (measurer, language);
  g_autoptr (GBytes) file = drawing_export (scene, measurer, MOAT_EXPORT_SVG);

  return parse (file);
}

static void
test_root_has_the_charts_size (void)
{
  g_autoptr (GPtrArray) elements = write_and_parse (MOAT_LANGUAGE_EN);
  const char *root = find (elements, "svg ", "");

  g_assert_nonnull (strstr (root, "width=400 height=300 viewBox=0 0 400 300"));
  g_assert_nonnull (strstr (root, "font-family=Inter,"));
  g_assert_nonnull (strstr (root, "role=img"));
}

static void
test_text_is_text (void)
{
  g_autoptr (GPtrArray) english = write_and_parse (MOAT_LANGUAGE_EN);
  g_autoptr (GPtrArray) chinese = write_and_parse (MOAT_LANGUAGE_ZH);
  const char *text = find (english, "text ", "Alibaba plans ≥ 3.9× a year");

  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, "class=axis-label x=20 "));
  g_assert_nonnull (strstr (text, "font-size=14 "));
  g_assert_nonnull (strstr (text, "textLength="));
  g_assert_nonnull (strstr (text, "lengthAdjust=spacingAndGlyphs"));
  g_assert_nonnull (find (chinese, "text ", "xml:lang=zh-Hans: 阿里巴巴计划每年投资3,800亿元"));
}

static void
test_document_says_what_it_is (void)
{
  g_autoptr (GPtrArray) elements = write_and_parse (MOAT_LANGUAGE_EN);

  g_assert_nonnull (find (elements, "title: Investment 投资", ""));
  g_assert_nonnull (find (elements, "desc: One plan and a curve.", ""));
  g_assert_nonnull (find (elements, "dc:creator: Ann (Ltd) \\ Co", ""));
  g_assert_nonnull (find (elements, "dc:date: 2025-03-17T00:00:00Z", ""));
  g_assert_nonnull (find (elements, "moat:provenance", "{\"facts\": [\"f01\", \"投资\"]}"));
}

static void
test_marks_have_titles (void)
{
  g_autoptr (GPtrArray) elements = write_and_parse (MOAT_LANGUAGE_EN);

  g_assert_nonnull (find (elements, "title: Alibaba & Co\n> CNY 380 bn (plan)\n2025–2027", ""));
}

static void
test_hatch_is_a_pattern (void)
{
  g_autoptr (GPtrArray) elements = write_and_parse (MOAT_LANGUAGE_EN);
  const char *pattern = find (elements, "pattern ", "id=hatch0");

  g_assert_nonnull (strstr (pattern, "patternUnits=userSpaceOnUse width=7 height=7"));
  g_assert_nonnull (find (elements, "rect class=mark", "fill=#1a5fb4 fill-opacity=0.2"));
  g_assert_nonnull (find (elements, "rect class=mark", "fill=url(#hatch0) stroke=#1a5fb4"));
}

static void
test_shapes_have_roles (void)
{
  g_autoptr (GPtrArray) elements = write_and_parse (MOAT_LANGUAGE_EN);

  g_assert_nonnull (find (elements, "path class=grid d=M20 100L380 100 ", "stroke-dasharray=4"));
  g_assert_nonnull (find (elements, "path class=mark d=M200 200L240 120L280 150L320 80 ",
                          "fill=none stroke=#cc2222 stroke-width=2"));
  g_assert_nonnull (find (elements, "circle class=event cx=306 cy=226 r=6 fill=#cc2222", ""));
}

static void
test_alignment_is_an_anchor (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  static const char *const anchors[] = { "y=", "text-anchor=middle", "text-anchor=end" };

  for (int align = MOAT_TEXT_ALIGN_START; align <= MOAT_TEXT_ALIGN_END; align++)
    {
      g_autoptr (MoatScene) scene = drawing_new_text (measurer, "2024", (MoatTextAlign) align);
      g_autoptr (GBytes) file = drawing_export (scene, measurer, MOAT_EXPORT_SVG);
      g_autoptr (GPtrArray) elements = parse (file);

      g_assert_nonnull (find (elements, "text class=title x=10 ", anchors[align]));
    }
}

static void
test_hostile_text_stays_text (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  static const char *const cases[][2] = {
    { "<&\"'>]]></text><script>", "<&\"'>]]></text><script>" },
    { "a\x01\x1f\x7f", "a\xef\xbf\xbd\xef\xbf\xbd\x7f" },
    { "\xef\xbf\xbf", "\xef\xbf\xbd" },
    { "bad \xff byte", "bad \xef\xbf\xbd byte" },
    { "😀 שלום", "😀 שלום" },
    { "two  spaces", "two  spaces" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatScene) scene = drawing_new_text (measurer, cases[i][0], MOAT_TEXT_ALIGN_START);
      g_autoptr (GBytes) file = drawing_export (scene, measurer, MOAT_EXPORT_SVG);
      g_autoptr (GPtrArray) elements = parse (file);
      const char *text = find (elements, "text ", "");

      g_assert_cmpstr (strstr (text, ": ") + 2, ==, cases[i][1]);
      g_assert_null (find (elements, "script", ""));
    }
}

static void
test_a_long_text_is_whole (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  g_autofree char *text = g_strnfill (10000, 'x');
  g_autoptr (MoatScene) scene = drawing_new_text (measurer, text, MOAT_TEXT_ALIGN_START);
  g_autoptr (GBytes) file = drawing_export (scene, measurer, MOAT_EXPORT_SVG);
  g_autoptr (GPtrArray) elements = parse (file);

  g_assert_nonnull (find (elements, "text ", text));
}

static void
test_numbers_are_short (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = { { 0, "0" },        { -0.001, "0" },  { 1.5, "1.5" },     { 100, "100" },
                { 2.346, "2.35" }, { -7.1, "-7.1" }, { 1e7, "10000000" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) svg = g_string_new (NULL);

      moat_svg_append_number (svg, cases[i].value);
      g_assert_cmpstr (svg->str, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/svg/root-has-the-charts-size", test_root_has_the_charts_size);
  g_test_add_func ("/render/svg/text-is-text", test_text_is_text);
  g_test_add_func ("/render/svg/document-says-what-it-is", test_document_says_what_it_is);
  g_test_add_func ("/render/svg/marks-have-titles", test_marks_have_titles);
  g_test_add_func ("/render/svg/hatch-is-a-pattern", test_hatch_is_a_pattern);
  g_test_add_func ("/render/svg/shapes-have-roles", test_shapes_have_roles);
  g_test_add_func ("/render/svg/alignment-is-an-anchor", test_alignment_is_an_anchor);
  g_test_add_func ("/render/svg/hostile-text-stays-text", test_hostile_text_stays_text);
  g_test_add_func ("/render/svg/long-text-is-whole", test_a_long_text_is_whole);
  g_test_add_func ("/render/svg/numbers-are-short", test_numbers_are_short);
  return g_test_run ();
}
