/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The measurer: widths that follow the size of the font, line boxes that do not follow the text,
 * tabular figures, any bytes for a text, and the same ink on every target.
 */
#include "moat-pango-measurer.h"

#include <math.h>
#include <string.h>

#include "drawing.h"
#include "moat-cairo-painter.h"

static const MoatTextStyle plain = { 16, MOAT_TEXT_WEIGHT_REGULAR, MOAT_LANGUAGE_EN };

static MoatTextExtents
measure (MoatPangoMeasurer *measurer, const MoatTextStyle *style, const char *text)
{
  MoatTextExtents extents;

  moat_text_measurer_measure (MOAT_TEXT_MEASURER (measurer), style, text, &extents);
  return extents;
}

static void
test_width_follows_size (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  const MoatTextStyle twice = { 32, MOAT_TEXT_WEIGHT_REGULAR, MOAT_LANGUAGE_EN };
  MoatTextExtents small = measure (measurer, &plain, "CNY 324.8 bn over FY2014");
  MoatTextExtents large = measure (measurer, &twice, "CNY 324.8 bn over FY2014");

  g_assert_cmpfloat_with_epsilon (large.width, 2 * small.width, 0.1);
  g_assert_cmpfloat_with_epsilon (large.height, 2 * small.height, 0.01);
}

static void
test_bold_is_another_font (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  const MoatTextStyle bold = { 16, MOAT_TEXT_WEIGHT_BOLD, MOAT_LANGUAGE_EN };

  g_assert_cmpfloat (measure (measurer, &bold, "Investment").width, >,
                     measure (measurer, &plain, "Investment").width);
}

static void
test_line_box_is_the_styles (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  static const char *const texts[] = { "", "2024", "2024年", "亿元", "Ågy", "😀" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      MoatTextExtents extents = measure (measurer, &plain, texts[i]);

      g_assert_cmpfloat (extents.height, ==, measure (measurer, &plain, "x").height);
      g_assert_cmpfloat (extents.ascent, ==, measure (measurer, &plain, "x").ascent);
      g_assert_cmpfloat (extents.ascent, >, 0.8 * plain.size);
      g_assert_cmpfloat (extents.height, >, extents.ascent);
    }
}

static void
test_nothing_has_no_width (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();

  g_assert_cmpfloat (measure (measurer, &plain, "").width, ==, 0);
}

static void
test_figures_are_tabular (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();

  for (int language = MOAT_LANGUAGE_EN; language <= MOAT_LANGUAGE_ZH; language++)
    {
      const MoatTextStyle style = { 13, MOAT_TEXT_WEIGHT_REGULAR, (MoatLanguage) language };

      g_assert_cmpfloat_with_epsilon (measure (measurer, &style, "1111").width,
                                      measure (measurer, &style, "8888").width, 0.01);
    }
}

static void
test_control_characters_are_spaces (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  const MoatShapedText *shaped = moat_pango_measurer_shape (measurer, &plain, "a\nb\tc\x01");

  g_assert_cmpstr (shaped->text, ==, "a b c ");
}

static void
test_invalid_bytes_are_replaced (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  const MoatShapedText *shaped = moat_pango_measurer_shape (measurer, &plain, "a\xff\xfe z");

  g_assert_true (g_utf8_validate (shaped->text, -1, NULL));
  g_assert_cmpfloat (shaped->extents.width, >, 0);
}

static void
test_right_to_left_runs_are_in_visual_order (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  const MoatShapedText *shaped = moat_pango_measurer_shape (measurer, &plain, "שלום 12");
  const PangoGlyphItem *first = shaped->runs->data;

  /* The figures come last in the text and stand at the left. */
  g_assert_cmpint (first->item->offset, >=, (int) strlen ("שלום"));
}

static void
test_a_long_text_is_measured (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  g_autofree char *text = g_strnfill (10000, 'n');
  double one = measure (measurer, &plain, "nnnnnnnnnn").width / 10;

  g_assert_cmpfloat_with_epsilon (measure (measurer, &plain, text).width, 10000 * one, 10);
}

static void
test_a_text_is_shaped_once (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  const MoatShapedText *shaped = moat_pango_measurer_shape (measurer, &plain, "Revenue");

  measure (measurer, &plain, "Revenue");
  g_assert_true (moat_pango_measurer_shape (measurer, &plain, "Revenue") == shaped);
}

static void
test_texts_in_use_outlive_many_others (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  double width = measure (measurer, &plain, "0 bn").width;
  const MoatShapedText *kept = moat_pango_measurer_shape (measurer, &plain, "Revenue");

  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d bn", i);

      g_assert_cmpfloat (measure (measurer, &plain, text).width, >, 0);
      g_assert_true (moat_pango_measurer_shape (measurer, &plain, "Revenue") == kept);
    }
  g_assert_cmpfloat (measure (measurer, &plain, "0 bn").width, ==, width);
}

static void
test_han_is_simplified (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  const MoatTextStyle styles[] = { { 16, MOAT_TEXT_WEIGHT_REGULAR, MOAT_LANGUAGE_ZH }, plain };

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      const MoatShapedText *shaped = moat_pango_measurer_shape (measurer, &styles[i], "直角");
      const PangoGlyphItem *run = shaped->runs->data;
      PangoFontDescription *font = pango_font_describe (run->item->analysis.font);
      g_autofree char *family = g_strdup (pango_font_description_get_family (font));

      pango_font_description_free (font);
      if (!g_str_has_prefix (family, "Noto Sans CJK"))
        {
          g_test_skip ("Noto Sans CJK is not installed (fonts-noto-cjk)");
          return;
        }
      g_assert_cmpstr (family, ==, "Noto Sans CJK SC");
    }
}

/* The ink of a scene on a target without pixels, in px. */
static MoatRect
measure_ink (const MoatScene *scene, MoatPangoMeasurer *measurer)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  MoatRect ink;

  moat_cairo_painter_paint (cr, scene, measurer, 0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, &ink.x, &ink.y, &ink.width, &ink.height);
  cairo_surface_destroy (surface);
  return ink;
}

/* The last column of an image that is not white. */
static int
find_last_ink (cairo_surface_t *image)
{
  int last = -1;

  for (int y = 0; y < cairo_image_surface_get_height (image); y++)
    for (int x = last + 1; x < cairo_image_surface_get_width (image); x++)
      if (drawing_get_pixel (image, x, y) != 0xffffff)
        last = x;
  return last;
}

static void
test_ink_is_the_same_on_all_targets (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  g_autoptr (MoatScene) scene =
    drawing_new_text (measurer, "Investment 8888", MOAT_TEXT_ALIGN_START);
  MoatRect ink = measure_ink (scene, measurer);

  for (int scale = 1; scale <= 4; scale++)
    {
      cairo_surface_t *image = drawing_paint (scene, scale);

      g_assert_cmpfloat_with_epsilon ((find_last_ink (image) + 1.0) / scale, ink.x + ink.width,
                                      1.5);
      cairo_surface_destroy (image);
    }
}

static void
test_ink_is_inside_the_line_box (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  static const char *const texts[] = { "Investment Ågy", "亿元国龘" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MoatScene) scene = drawing_new_text (measurer, texts[i], MOAT_TEXT_ALIGN_START);
      const MoatRect *box = &moat_scene_get_node (scene, 0)->bounds;
      MoatRect ink = measure_ink (scene, measurer);

      g_assert_cmpfloat (ink.y, >=, box->y - 1);
      g_assert_cmpfloat (ink.y + ink.height, <=, box->y + box->height + 1);
      g_assert_cmpfloat (ink.x + ink.width, <=, box->x + box->width + 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/measurer/width-follows-size", test_width_follows_size);
  g_test_add_func ("/render/measurer/bold-is-another-font", test_bold_is_another_font);
  g_test_add_func ("/render/measurer/line-box-is-the-styles", test_line_box_is_the_styles);
  g_test_add_func ("/render/measurer/nothing-has-no-width", test_nothing_has_no_width);
  g_test_add_func ("/render/measurer/figures-are-tabular", test_figures_are_tabular);
  g_test_add_func ("/render/measurer/control-characters-are-spaces",
                   test_control_characters_are_spaces);
  g_test_add_func ("/render/measurer/invalid-bytes-are-replaced", test_invalid_bytes_are_replaced);
  g_test_add_func ("/render/measurer/right-to-left-in-visual-order",
                   test_right_to_left_runs_are_in_visual_order);
  g_test_add_func ("/render/measurer/long-text", test_a_long_text_is_measured);
  g_test_add_func ("/render/measurer/shaped-once", test_a_text_is_shaped_once);
  g_test_add_func ("/render/measurer/in-use-outlives-others",
                   test_texts_in_use_outlive_many_others);
  g_test_add_func ("/render/measurer/han-is-simplified", test_han_is_simplified);
  g_test_add_func ("/render/measurer/same-ink-on-all-targets", test_ink_is_the_same_on_all_targets);
  g_test_add_func ("/render/measurer/ink-inside-line-box", test_ink_is_inside_the_line_box);
  return g_test_run ();
}
