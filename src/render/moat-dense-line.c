/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines with more points than the image has pixel columns, which go up and down within a column.
 *
 * Stroking such a line makes a round join for each of its points and covers each column several
 * times over: most of what drawing a chart of a million figures takes.  What is seen of it is a
 * band: in each column everything between the lowest and the highest place that the line reaches,
 * widened on all sides by half the line's width.  That band is one polygon with four points
 * for each column, and fills in a tenth of the time.
 *
 * Where a line only rises or falls through a column, the band would be up to a pixel too thick, so
 * a line that mostly does is left to be stroked.
 */
#include "moat-dense-line.h"

#include <math.h>

#define LEAST_POINTS 512
#define MOST_COLUMNS 65536
#define MOST_REACH 32     /* columns to either side that a line widens into */
#define TIMES_COVERED 1.5 /* how often a line goes through its columns, to be a band */

/* The lowest and highest y of each pixel column, in device pixels. */
typedef struct
{
  int first; /* column */
  int n;
  double *low, *high;
  double travel; /* the way up and down that the line goes */
} Band;

static void
cover (Band *band, int column, double a, double b)
{
  int i = CLAMP (column - band->first, 0, band->n - 1);

  band->low[i] = MIN (band->low[i], MIN (a, b));
  band->high[i] = MAX (band->high[i], MAX (a, b));
  band->travel += fabs (b - a);
}

/* What the segment covers of each column it goes through. */
static void
cover_segment (Band *band, double x0, double y0, double x1, double y1)
{
  double slope, x, y;

  if (x0 > x1)
    {
      cover_segment (band, x1, y1, x0, y0);
      return;
    }
  slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
  x = x0;
  y = y0;
  for (double border = floor (x0) + 1; border < x1; border += 1)
    {
      double at_border = y0 + slope * (border - x0);

      cover (band, (int) floor (x), y, at_border);
      x = border;
      y = at_border;
    }
  cover (band, (int) floor (x), y, y1);
}

/* The columns from @low to @high (device pixels) with what the line covers of them. */
static void
make_band (Band *band, const double *points, gsize n, double scale)
{
  band->travel = 0;
  for (int i = 0; i < band->n; i++)
    {
      band->low[i] = INFINITY;
      band->high[i] = -INFINITY;
    }
  for (gsize i = 1; i < n; i++)
    cover_segment (band, points[2 * i - 2] * scale, points[2 * i - 1] * scale,
                   points[2 * i] * scale, points[2 * i + 1] * scale);
}

static gboolean
is_band (const Band *band)
{
  double heights = 0;

  for (int i = 0; i < band->n; i++)
    heights += band->high[i] - band->low[i];
  return band->travel >= TIMES_COVERED * heights && heights > band->n;
}

/* The edge of the band at a column when it is widened by a disc: the furthest that the column or
 * one of its neighbours gets.  @side: −1 the low edge, 1 the high one. */
static double
widen (const Band *band, int i, double radius, double side)
{
  const double *edge = side < 0 ? band->low : band->high;
  int reach = (int) MIN (ceil (radius) - 1, MOST_REACH);
  double furthest = edge[i] + side * radius;

  for (int k = 1; k <= reach; k++)
    {
      double more = side * sqrt (radius * radius - (double) k * k);

      if (i >= k)
        furthest = side * MAX (side * furthest, side * (edge[i - k] + more));
      if (i + k < band->n)
        furthest = side * MAX (side * furthest, side * (edge[i + k] + more));
    }
  return furthest;
}

/* Each column has a level edge half a pixel wide, so that a spike of one column stays seen; between
 * columns the edge slants, so that slopes stay smooth. */
static GArray *
outline_band (const Band *band, double from, double to, double radius, double scale)
{
  GArray *outline = g_array_sized_new (FALSE, FALSE, sizeof (double), (guint) (8 * band->n));

  for (int side = -1; side <= 1; side += 2)
    for (int i = 0; i < band->n; i++)
      {
        int column = side < 0 ? i : band->n - 1 - i;
        double middle = band->first + column + 0.5;
        double y = widen (band, column, radius, side) / scale;
        const double points[4] = { CLAMP (middle + side * 0.25, from, to) / scale, y,
                                   CLAMP (middle - side * 0.25, from, to) / scale, y };

        g_array_append_vals (outline, points, 4);
      }
  return outline;
}

GArray *
moat_dense_line_outline (const double *points, gsize n, double width, double pixel_scale)
{
  double from = INFINITY, to = -INFINITY;
  g_autofree double *edges = NULL;
  Band band;

  if (n < LEAST_POINTS || pixel_scale <= 0)
    return NULL;
  for (gsize i = 0; i < n; i++)
    {
      if (!isfinite (points[2 * i]) || !isfinite (points[2 * i + 1]))
        return NULL;
      from = MIN (from, points[2 * i] * pixel_scale);
      to = MAX (to, points[2 * i] * pixel_scale);
    }
  if (fabs (from) > G_MAXINT / 4 || to - from > MOST_COLUMNS || to - from < 1 ||
      (double) n < to - from)
    return NULL;
  band.first = (int) floor (from);
  band.n = (int) ceil (to) - band.first; /* each of them is gone through */
  edges = g_new (double, 2 * (gsize) band.n);
  band.low = edges;
  band.high = edges + band.n;
  make_band (&band, points, n, pixel_scale);
  if (!is_band (&band))
    return NULL;
  return outline_band (&band, from, to, width * pixel_scale / 2, pixel_scale);
}
