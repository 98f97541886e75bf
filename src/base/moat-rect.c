/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rectangles in logical px, y down.
 *
 * A rectangle holds its left and top edges and not its right and bottom ones, so that of two
 * neighbours exactly one contains a point of their common edge.  Widths and heights are not
 * negative; an empty rectangle contains nothing.
 */
#include "moat-rect.h"

#include <math.h>

gboolean
moat_rect_contains (const MoatRect *self, double x, double y)
{
  return x >= self->x && x < self->x + self->width && y >= self->y && y < self->y + self->height;
}

gboolean
moat_rect_overlaps (const MoatRect *a, const MoatRect *b, double slack)
{
  double across = fmin (a->x + a->width, b->x + b->width) - fmax (a->x, b->x);
  double down = fmin (a->y + a->height, b->y + b->height) - fmax (a->y, b->y);

  return across > slack && down > slack;
}
