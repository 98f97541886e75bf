/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines with more points than pixels: filling their outline must look as stroking them does.
 */
#include "moat-dense-line.h"

#include <cairo.h>
#include <math.h>

#include "drawing.h"

#define SIDE 300
#define N 3000

typedef double (*Curve) (double x, GRand *rand);

static double
wave (double x, GRand *rand)
{
  return 150 + 100 * sin (x / 25);
}

static double
noise (double x, GRand *rand)
{
  return 150 + 60 * sin (x / 40) + g_rand_double_range (rand, -30, 30);
}

static double
spikes (double x, GRand *rand)
{
  return g_rand_double (rand) < 0.02 ? 40 : 200 + g_rand_double_range (rand, -8, 8);
}

static void
make_points (Curve curve, double *points)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int i = 0; i < N; i++)
    {
      points[2 * i] = 20 + 260.0 * i / (N - 1);
      points[2 * i + 1] = curve (points[2 * i], rand);
    }
}

static cairo_surface_t *
paint (const double *points, gsize n, double width, gboolean filled)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t *cr = cairo_create (image);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, width);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (gsize i = 0; i < n; i++)
    cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
  if (filled)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
  cairo_destroy (cr);
  return image;
}

/* Ink between 0 and 1 at a pixel. */
static double
ink (cairo_surface_t *image, int x, int y)
{
  return 1 - (drawing_get_pixel (image, x, y) & 0xff) / 255.0;
}

static double
sum_ink (cairo_surface_t *image)
{
  double sum = 0;

  for (int y = 0; y < SIDE; y++)
    for (int x = 0; x < SIDE; x++)
      sum += ink (image, x, y);
  return sum;
}

/* The most ink at a pixel and its eight neighbours. */
static double
most_ink_near (cairo_surface_t *image, int x, int y)
{
  double most = 0;

  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++)
      most = MAX (most, ink (image, CLAMP (x + dx, 0, SIDE - 1), CLAMP (y + dy, 0, SIDE - 1)));
  return most;
}

static void
assert_looks_like_a_stroke (Curve curve, double width)
{
  double points[2 * N];
  g_autoptr (GArray) outline = NULL;
  cairo_surface_t *stroked, *filled;

  make_points (curve, points);
  outline = moat_dense_line_outline (points, N, width, 1);
  g_assert_nonnull (outline);
  stroked = paint (points, N, width, FALSE);
  filled = paint ((const double *) outline->data, outline->len / 2, 0, TRUE);
  g_assert_cmpfloat_with_epsilon (sum_ink (filled) / sum_ink (stroked), 1, 0.1);
  for (int y = 0; y < SIDE; y++)
    for (int x = 24; x < 276; x++) /* ends are blunt */
      {
        if (ink (stroked, x, y) > 0.9)
          g_assert_cmpfloat (most_ink_near (filled, x, y), >, 0.3);
        if (ink (filled, x, y) > 0.9)
          g_assert_cmpfloat (most_ink_near (stroked, x, y), >, 0.3);
      }
  cairo_surface_destroy (stroked);
  cairo_surface_destroy (filled);
}

static void
test_a_filled_line_looks_stroked (void)
{
  static const Curve curves[] = { noise, spikes };

  for (gsize i = 0; i < G_N_ELEMENTS (curves); i++)
    for (double width = 1; width <= 6; width += 2.5)
      assert_looks_like_a_stroke (curves[i], width);
}

static void
test_sparse_lines_are_left_to_stroking (void)
{
  double points[2 * N];

  make_points (wave, points);
  g_assert_null (moat_dense_line_outline (points, N, 2, 1)); /* smooth */
  make_points (noise, points);
  g_assert_nonnull (moat_dense_line_outline (points, N, 2, 1));
  g_assert_null (moat_dense_line_outline (points, 100, 2, 1)); /* few points */
  g_assert_null (moat_dense_line_outline (points, N, 2, 100)); /* many pixels */
  g_assert_null (moat_dense_line_outline (points, N, 2, 0));   /* no pixels */
}

static void
test_odd_points_are_left_to_stroking (void)
{
  double points[2 * N];

  make_points (noise, points);
  points[100] = NAN;
  g_assert_null (moat_dense_line_outline (points, N, 2, 1));
  make_points (noise, points);
  points[101] = INFINITY;
  g_assert_null (moat_dense_line_outline (points, N, 2, 1));
  for (int i = 0; i < N; i++)
    points[2 * i] = 5;
  points[101] = 7;
  g_assert_null (moat_dense_line_outline (points, N, 2, 1)); /* all in one place */
  make_points (noise, points);
  points[2 * N - 2] = 1e300;
  g_assert_null (moat_dense_line_outline (points, N, 2, 1));
}

static void
test_points_need_not_be_in_order (void)
{
  double points[2 * N];
  g_autoptr (GArray) outline = NULL;
  const double *corner;

  make_points (noise, points);
  for (int i = 0; i + 1 < N; i += 2)
    {
      double x = points[2 * i];

      points[2 * i] = points[2 * i + 2];
      points[2 * i + 2] = x;
    }
  outline = moat_dense_line_outline (points, N, 2, 1);
  g_assert_nonnull (outline);
  corner = (const double *) outline->data;
  for (guint i = 0; i < outline->len; i++)
    g_assert_true (isfinite (corner[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/dense-line/looks-stroked", test_a_filled_line_looks_stroked);
  g_test_add_func ("/render/dense-line/sparse-is-stroked", test_sparse_lines_are_left_to_stroking);
  g_test_add_func ("/render/dense-line/odd-is-stroked", test_odd_points_are_left_to_stroking);
  g_test_add_func ("/render/dense-line/any-order", test_points_need_not_be_in_order);
  return g_test_run ();
}
