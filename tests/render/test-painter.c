/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The painter, pixel by pixel: snapping on raster targets and none on others, hatching that belongs
 * to the scene, strokes, dashes, shapes, and images that cannot be made.
 */
#include "moat-cairo-painter.h"

#include <math.h>
#include <string.h>

#include "drawing.h"
#include "moat-cairo-snap.h"
#include "moat-hatch.h"

#define WHITE 0xffffff

static cairo_surface_t *
paint_rects (const MoatRect *rects, gsize n, const MoatInk *ink, double scale)
{
  MoatSceneBuilder *builder = drawing_begin ();
  g_autoptr (MoatScene) scene = NULL;

  for (gsize i = 0; i < n; i++)
    moat_scene_builder_rect (builder, MOAT_ROLE_MARK, -1, &rects[i], ink);
  scene = drawing_end (builder);
  return drawing_paint (scene, scale);
}

static cairo_surface_t *
paint_path (const double *points, gsize n, const MoatStroke *stroke, double scale)
{
  MoatSceneBuilder *builder = drawing_begin ();
  const MoatNode path = { .points = points, .n_points = n, .stroke = *stroke };
  g_autoptr (MoatScene) scene = NULL;

  moat_scene_builder_path (builder, MOAT_ROLE_MARK, -1, &path);
  scene = drawing_end (builder);
  return drawing_paint (scene, scale);
}

static guint
count_pixels (cairo_surface_t *image, guint32 color)
{
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (image); y++)
    for (int x = 0; x < cairo_image_surface_get_width (image); x++)
      n += drawing_get_pixel (image, x, y) == color;
  return n;
}

/* The area that DRAWING_BLUE covers on white, px²; soft edges count as far as they are covered. */
static double
measure_blue (cairo_surface_t *image)
{
  const double full = 255 - (DRAWING_BLUE >> 16 & 0xff);
  double area = 0;

  for (int y = 0; y < cairo_image_surface_get_height (image); y++)
    for (int x = 0; x < cairo_image_surface_get_width (image); x++)
      area += (255 - (drawing_get_pixel (image, x, y) >> 16 & 0xff)) / full;
  return area;
}

static guint
count_all (cairo_surface_t *image)
{
  return (guint) (cairo_image_surface_get_width (image) * cairo_image_surface_get_height (image));
}

/* The largest difference of a colour channel between two images of one size, 0–255. */
static guint
largest_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  guint largest = 0;

  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      for (guint shift = 0; shift < 24; shift += 8)
        {
          int in_a = (drawing_get_pixel (a, x, y) >> shift) & 0xff;
          int in_b = (drawing_get_pixel (b, x, y) >> shift) & 0xff;

          largest = MAX (largest, (guint) ABS (in_a - in_b));
        }
  return largest;
}

static void
test_edges_are_crisp (void)
{
  const MoatInk ink = moat_ink_fill (moat_color_from_rgb (DRAWING_BLUE));
  static const double scales[] = { 1, 1.5, 2, 3 };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *image =
        paint_rects (&(MoatRect){ 10.3, 20.6, 30.45, 7.7 }, 1, &ink, scales[i]);

      g_assert_cmpuint (count_pixels (image, DRAWING_BLUE), >, 0);
      g_assert_cmpuint (count_pixels (image, DRAWING_BLUE) + count_pixels (image, WHITE), ==,
                        count_all (image));
      cairo_surface_destroy (image);
    }
}

static void
test_a_thin_area_keeps_a_pixel (void)
{
  const MoatInk ink = moat_ink_fill (moat_color_from_rgb (DRAWING_BLUE));
  cairo_surface_t *image = paint_rects (&(MoatRect){ 10, 20.1, 30, 0.02 }, 1, &ink, 1);

  g_assert_cmpuint (count_pixels (image, DRAWING_BLUE), ==, 30);
  cairo_surface_destroy (image);
}

static void
test_an_area_without_extent_is_not_drawn (void)
{
  const MoatInk ink = moat_ink_fill (moat_color_from_rgb (DRAWING_BLUE));
  cairo_surface_t *image = paint_rects (&(MoatRect){ 10, 20, 30, 0 }, 1, &ink, 1);

  g_assert_cmpuint (count_pixels (image, WHITE), ==, count_all (image));
  cairo_surface_destroy (image);
}

static void
test_neighbours_touch (void)
{
  const MoatInk ink = moat_ink_fill (moat_color_from_rgb (DRAWING_BLUE));
  const MoatRect rects[] = { { 10, 10, 20.47, 10 }, { 30.47, 10, 20.2, 10 } };
  cairo_surface_t *image = paint_rects (rects, 2, &ink, 1);

  for (int x = 10; x < 50; x++)
    g_assert_cmphex (drawing_get_pixel (image, x, 15), ==, DRAWING_BLUE);
  cairo_surface_destroy (image);
}

static void
test_an_outline_is_crisp (void)
{
  const MoatInk ink = moat_ink_stroke (moat_color_from_rgb (DRAWING_BLUE), 1.3, 0);
  cairo_surface_t *image = paint_rects (&(MoatRect){ 10.3, 20.6, 30.45, 7.7 }, 1, &ink, 1);

  g_assert_cmpuint (count_pixels (image, DRAWING_BLUE) + count_pixels (image, WHITE), ==,
                    count_all (image));
  cairo_surface_destroy (image);
}

static void
test_a_grid_line_is_crisp (void)
{
  const MoatStroke stroke = { .color = moat_color_from_rgb (DRAWING_BLUE), .width = 1 };
  static const double heights[] = { 10, 10.5, 10.99 };

  for (gsize i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      cairo_surface_t *image =
        paint_path ((double[]){ 20, heights[i], 70, heights[i] }, 2, &stroke, 1);

      g_assert_cmpuint (count_pixels (image, DRAWING_BLUE), ==, 50);
      g_assert_cmpuint (count_pixels (image, WHITE), ==, count_all (image) - 50);
      cairo_surface_destroy (image);
    }
}

static void
test_corners_are_snapped_to_middles (void)
{
  static const double bracket[] = { 10.2, 5.3, 20.4, 5.3, 20.4, 40.7 };
  double snapped[6];

  g_assert_true (moat_snap_points (bracket, 3, FALSE, 1, 1, snapped));
  g_assert_cmpfloat (snapped[0], ==, 10); /* an end: an edge */
  g_assert_cmpfloat (snapped[1], ==, 5.5);
  g_assert_cmpfloat (snapped[2], ==, 20.5);
  g_assert_cmpfloat (snapped[3], ==, 5.5);
  g_assert_cmpfloat (snapped[4], ==, 20.5);
  g_assert_cmpfloat (snapped[5], ==, 41);
}

static void
test_even_widths_are_snapped_to_edges (void)
{
  g_assert_cmpfloat (moat_snap_middle (10.2, 2, 1), ==, 10);
  g_assert_cmpfloat (moat_snap_middle (10.2, 1, 2), ==, 10);
  g_assert_cmpfloat (moat_snap_middle (10.2, 1, 1), ==, 10.5);
  g_assert_cmpfloat (moat_snap_width (0.2, 1), ==, 1);
  g_assert_cmpfloat (moat_snap_width (0, 1), ==, 0);
}

static void
test_slopes_are_not_snapped (void)
{
  static const double slope[] = { 10.2, 5.3, 20.4, 5.4 };
  double snapped[4];

  g_assert_false (moat_snap_points (slope, 2, FALSE, 1, 1, snapped));
}

static void
test_vector_targets_are_not_snapped (void)
{
  const MoatRect rect = { 10.3, 20.6, 30.45, 7.7 };
  const MoatRect same = moat_snap_rect (&rect, 0);
  double snapped[4];

  g_assert_cmpmem (&same, sizeof same, &rect, sizeof rect);
  g_assert_cmpfloat (moat_snap_middle (10.3, 1, 0), ==, 10.3);
  g_assert_cmpfloat (moat_snap_width (0.3, 0), ==, 0.3);
  g_assert_false (moat_snap_points ((double[]){ 0, 1, 5, 1 }, 2, FALSE, 1, 0, snapped));
}

static MoatInk
hatch_ink (void)
{
  return (MoatInk){ .fill = { .color = moat_color_from_rgb (0xeeeeee),
                              .hatched = TRUE,
                              .hatch = moat_color_from_rgb (DRAWING_BLUE) } };
}

static void
test_hatch_lines_are_seven_apart (void)
{
  const MoatRect area = { 0, 0, 100, 100 };
  MoatHatchLines lines = moat_hatch_lines (&area, &area);
  double a[4], b[4];

  moat_hatch_line (&lines, 3, a);
  moat_hatch_line (&lines, 4, b);
  g_assert_cmpfloat_with_epsilon (a[0] + a[1], a[2] + a[3], 1e-9); /* 45°, rising */
  g_assert_cmpfloat_with_epsilon ((b[0] + b[1] - a[0] - a[1]) / G_SQRT2, 7, 0.02);
}

static void
test_hatch_belongs_to_the_scene (void)
{
  const MoatInk ink = hatch_ink ();
  const MoatRect halves[] = { { 10, 10, 33, 60 }, { 43, 10, 40, 60 } };
  cairo_surface_t *split = paint_rects (halves, 2, &ink, 1);
  cairo_surface_t *whole = paint_rects (&(MoatRect){ 10, 10, 73, 60 }, 1, &ink, 1);

  /* Cairo rounds a soft edge by where the line was cut off: levels that no eye sees.  A hatch that
   * began anew in each half would differ by those of the line itself. */
  g_assert_cmpuint (largest_difference (split, whole), <, 10);
  cairo_surface_destroy (split);
  cairo_surface_destroy (whole);
}

static void
test_hatch_fills_its_area_only (void)
{
  const MoatInk ink = hatch_ink ();
  cairo_surface_t *image = paint_rects (&(MoatRect){ 20, 20, 50, 50 }, 1, &ink, 1);
  guint white = count_pixels (image, WHITE);
  guint ground = count_pixels (image, 0xeeeeee);

  g_assert_cmpuint (white, ==, count_all (image) - 50 * 50);
  /* A line of 1.5 px in each 7 covers a fifth; its soft sides take some more. */
  g_assert_cmpuint (ground, >, 50 * 50 / 2);
  g_assert_cmpuint (ground, <, 50 * 50 * 4 / 5);
  cairo_surface_destroy (image);
}

static void
test_hatch_ends_at_the_canvas (void)
{
  const MoatRect canvas = { 0, 0, 100, 100 };
  const MoatRect huge = { -1e9, -1e9, 2e9, 2e9 };
  const MoatRect outside = { 200, 0, 50, 50 };
  MoatHatchLines lines = moat_hatch_lines (&huge, &canvas);

  g_assert_cmpint (lines.last - lines.first, <, 30);
  lines = moat_hatch_lines (&outside, &canvas);
  g_assert_cmpint (lines.last, <, lines.first);
}

static void
test_far_coordinates_are_painted (void)
{
  const MoatInk ink = moat_ink_fill (moat_color_from_rgb (DRAWING_BLUE));
  cairo_surface_t *image = paint_rects (&(MoatRect){ -1e12, 40, 2e12, 1e300 }, 1, &ink, 1);

  g_assert_cmphex (drawing_get_pixel (image, 0, 99), ==, DRAWING_BLUE);
  g_assert_cmphex (drawing_get_pixel (image, 99, 41), ==, DRAWING_BLUE);
  g_assert_cmphex (drawing_get_pixel (image, 50, 39), ==, WHITE);
  cairo_surface_destroy (image);
}

static void
test_dashes_alternate (void)
{
  const MoatStroke stroke = { .color = moat_color_from_rgb (DRAWING_BLUE), .width = 1, .dash = 5 };
  cairo_surface_t *image = paint_path ((double[]){ 0, 10, 100, 10 }, 2, &stroke, 1);

  g_assert_cmpuint (count_pixels (image, DRAWING_BLUE), ==, 50);
  g_assert_cmphex (drawing_get_pixel (image, 2, 10), ==, DRAWING_BLUE);
  g_assert_cmphex (drawing_get_pixel (image, 7, 10), ==, WHITE);
  cairo_surface_destroy (image);
}

static void
test_a_long_line_has_no_gap (void)
{
  const MoatStroke stroke = { .color = moat_color_from_rgb (DRAWING_BLUE), .width = 2 };
  g_autofree double *points = g_new (double, 2 * 4500);
  cairo_surface_t *image = NULL;

  for (int i = 0; i < 4500; i++)
    {
      points[2 * i] = i / 45.0;
      points[2 * i + 1] = 50 + 30 * sin (i / 300.0);
    }
  image = paint_path (points, 4500, &stroke, 1);
  for (int x = 0; x < 99; x++)
    {
      gboolean found = FALSE;

      for (int y = 0; y < 100 && !found; y++)
        found = drawing_get_pixel (image, x, y) == DRAWING_BLUE;
      g_assert_true (found);
    }
  cairo_surface_destroy (image);
}

static void
test_transparent_is_not_drawn (void)
{
  const MoatInk ink = { .fill.color = moat_color_with_alpha (moat_color_from_rgb (DRAWING_BLUE), 0),
                        .stroke = { .color = { 0 }, .width = 3 } };
  cairo_surface_t *image = paint_rects (&(MoatRect){ 10, 10, 50, 50 }, 1, &ink, 1);

  g_assert_cmpuint (count_pixels (image, WHITE), ==, count_all (image));
  cairo_surface_destroy (image);
}

static void
test_round_corners_are_empty (void)
{
  MoatInk ink = moat_ink_fill (moat_color_from_rgb (DRAWING_BLUE));
  cairo_surface_t *image;

  ink.radius = 100; /* as round as the height allows */
  image = paint_rects (&(MoatRect){ 10, 10, 60, 40 }, 1, &ink, 1);
  g_assert_cmphex (drawing_get_pixel (image, 10, 10), ==, WHITE);
  g_assert_cmphex (drawing_get_pixel (image, 11, 30), ==, DRAWING_BLUE);
  g_assert_cmphex (drawing_get_pixel (image, 40, 11), ==, DRAWING_BLUE);
  cairo_surface_destroy (image);
}

static void
test_a_circle_is_round (void)
{
  MoatSceneBuilder *builder = drawing_begin ();
  const MoatInk ink = moat_ink_fill (moat_color_from_rgb (DRAWING_BLUE));
  g_autoptr (MoatScene) scene = NULL;
  cairo_surface_t *image;

  moat_scene_builder_circle (builder, MOAT_ROLE_EVENT, -1, &(MoatRect){ 20, 20, 40, 40 }, &ink);
  scene = drawing_end (builder);
  image = drawing_paint (scene, 1);
  g_assert_cmpfloat_with_epsilon (measure_blue (image), G_PI * 20 * 20, 5);
  g_assert_cmphex (drawing_get_pixel (image, 22, 22), ==, WHITE);
  cairo_surface_destroy (image);
}

static void
test_text_keeps_its_side (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  static const char *const texts[] = { "😀 12,345", "שלום", "a\x01\n<&", "亿元" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MoatScene) scene = drawing_new_text (measurer, texts[i], MOAT_TEXT_ALIGN_START);
      cairo_surface_t *image = drawing_paint (scene, 1);

      for (int y = 0; y < 100; y++)
        for (int x = 0; x < 9; x++)
          g_assert_cmphex (drawing_get_pixel (image, x, y), ==, WHITE);
      g_assert_cmpuint (count_pixels (image, WHITE), <, count_all (image) - 20);
      cairo_surface_destroy (image);
    }
}

static void
test_scales_give_their_sizes (void)
{
  g_autoptr (MoatScene) scene = drawing_end (drawing_begin ());
  static const double scales[] = { 1, 1.25, 2, 3, 4 };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      cairo_surface_t *image = drawing_paint (scene, scales[i]);

      g_assert_cmpint (cairo_image_surface_get_width (image), ==, (int) (100 * scales[i]));
      g_assert_cmpint (cairo_image_surface_get_height (image), ==, (int) (100 * scales[i]));
      cairo_surface_destroy (image);
    }
}

static void
test_too_large_is_refused (void)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  MoatSceneBuilder *builder = moat_scene_builder_new (9000, 10);
  g_autoptr (MoatScene) scene = drawing_end (builder);
  g_autoptr (GError) error = NULL;

  g_assert_null (moat_render_scene (scene, measurer, 4, &error));
  g_assert_error (error, MOAT_EXPORT_ERROR, MOAT_EXPORT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "36000"));
  g_assert_nonnull (strstr (error->message, "smaller"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/painter/edges-are-crisp", test_edges_are_crisp);
  g_test_add_func ("/render/painter/thin-area-keeps-a-pixel", test_a_thin_area_keeps_a_pixel);
  g_test_add_func ("/render/painter/no-extent-no-ink", test_an_area_without_extent_is_not_drawn);
  g_test_add_func ("/render/painter/neighbours-touch", test_neighbours_touch);
  g_test_add_func ("/render/painter/outline-is-crisp", test_an_outline_is_crisp);
  g_test_add_func ("/render/painter/grid-line-is-crisp", test_a_grid_line_is_crisp);
  g_test_add_func ("/render/painter/corners-to-middles", test_corners_are_snapped_to_middles);
  g_test_add_func ("/render/painter/even-widths-to-edges", test_even_widths_are_snapped_to_edges);
  g_test_add_func ("/render/painter/slopes-not-snapped", test_slopes_are_not_snapped);
  g_test_add_func ("/render/painter/vector-not-snapped", test_vector_targets_are_not_snapped);
  g_test_add_func ("/render/painter/hatch-seven-apart", test_hatch_lines_are_seven_apart);
  g_test_add_func ("/render/painter/hatch-belongs-to-the-scene", test_hatch_belongs_to_the_scene);
  g_test_add_func ("/render/painter/hatch-fills-its-area", test_hatch_fills_its_area_only);
  g_test_add_func ("/render/painter/hatch-ends-at-the-canvas", test_hatch_ends_at_the_canvas);
  g_test_add_func ("/render/painter/far-coordinates", test_far_coordinates_are_painted);
  g_test_add_func ("/render/painter/dashes-alternate", test_dashes_alternate);
  g_test_add_func ("/render/painter/long-line-has-no-gap", test_a_long_line_has_no_gap);
  g_test_add_func ("/render/painter/transparent-is-not-drawn", test_transparent_is_not_drawn);
  g_test_add_func ("/render/painter/round-corners-are-empty", test_round_corners_are_empty);
  g_test_add_func ("/render/painter/circle-is-round", test_a_circle_is_round);
  g_test_add_func ("/render/painter/text-keeps-its-side", test_text_keeps_its_side);
  g_test_add_func ("/render/painter/scales-give-their-sizes", test_scales_give_their_sizes);
  g_test_add_func ("/render/painter/too-large-is-refused", test_too_large_is_refused);
  return g_test_run ();
}
