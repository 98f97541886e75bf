/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Puts edges and straight lines onto whole pixels.
 *
 * A scene's coordinates are exact, so on a screen most edges would fall inside a pixel and look
 * grey.  Areas are snapped by their edges, lines by the sides of their stroke: a line of an odd
 * number of pixels has its middle in the middle of a pixel.  Equal coordinates stay equal, so
 * what touched still touches.  A line is only moved when it is horizontal or vertical; to move
 * the points of a curve would bend it.
 *
 * Each function works in device pixels and gives logical px back; the target's origin is taken
 * to lie on the corner of a pixel.
 */
#include "moat-cairo-snap.h"

#include <math.h>

double
moat_snap_edge (double coordinate, double pixel_scale)
{
  return pixel_scale > 0 ? floor (coordinate * pixel_scale + 0.5) / pixel_scale : coordinate;
}

double
moat_snap_width (double width, double pixel_scale)
{
  if (pixel_scale <= 0 || width <= 0)
    return width;
  return MAX (1, floor (width * pixel_scale + 0.5)) / pixel_scale;
}

double
moat_snap_middle (double coordinate, double width, double pixel_scale)
{
  gboolean odd;

  if (pixel_scale <= 0)
    return coordinate;
  odd = fmod (floor (moat_snap_width (width, pixel_scale) * pixel_scale + 0.5), 2) != 0;
  return odd ? (floor (coordinate * pixel_scale) + 0.5) / pixel_scale
             : moat_snap_edge (coordinate, pixel_scale);
}

static void
snap_side (double start, double length, double pixel_scale, double *out_start, double *out_length)
{
  double from = moat_snap_edge (start, pixel_scale);
  double to = moat_snap_edge (start + length, pixel_scale);

  if (length > 0 && to <= from)
    {
      from = floor (start * pixel_scale) / pixel_scale;
      to = from + 1 / pixel_scale;
    }
  *out_start = from;
  *out_length = to - from;
}

MoatRect
moat_snap_rect (const MoatRect *rect, double pixel_scale)
{
  MoatRect snapped = *rect;

  if (pixel_scale > 0)
    {
      snap_side (rect->x, rect->width, pixel_scale, &snapped.x, &snapped.width);
      snap_side (rect->y, rect->height, pixel_scale, &snapped.y, &snapped.height);
    }
  return snapped;
}

static gboolean
is_axis_parallel (const double *points, gsize n, gboolean closed)
{
  for (gsize i = closed ? 0 : 1; i < n; i++)
    {
      const double *to = points + 2 * i;
      const double *from = points + 2 * ((i + n - 1) % n);

      if (from[0] != to[0] && from[1] != to[1])
        return FALSE;
    }
  return n > 1;
}

/* TRUE if a segment at point @i runs across @axis (0: x), so that its stroke has sides there. */
static gboolean
is_crossed (const double *points, gsize n, gboolean closed, gsize i, int axis)
{
  gboolean has_before = closed || i > 0;
  gboolean has_after = closed || i + 1 < n;
  double here = points[2 * i + (gsize) axis];

  return (has_before && points[2 * ((i + n - 1) % n) + (gsize) axis] == here) ||
         (has_after && points[2 * ((i + 1) % n) + (gsize) axis] == here);
}

gboolean
moat_snap_points (const double *points, gsize n, gboolean closed, double width, double pixel_scale,
                  double *snapped)
{
  if (pixel_scale <= 0 || !is_axis_parallel (points, n, closed))
    return FALSE;

  for (gsize i = 0; i < n; i++)
    for (int axis = 0; axis < 2; axis++)
      {
        gsize at = 2 * i + (gsize) axis;

        if (is_crossed (points, n, closed, i, axis))
          snapped[at] = moat_snap_middle (points[at], width, pixel_scale);
        else
          snapped[at] = moat_snap_edge (points[at], pixel_scale);
      }
  return TRUE;
}
