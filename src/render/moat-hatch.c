/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where the lines of a hatch run.
 *
 * With y down a rising line at 45° is x + y = c.  Line k has c = (k + ½) · spacing · √2, so the
 * lines stand on a grid of the whole scene and not of a shape: they pass from one hatched block
 * to the next without a break, and a block that grows does not make them crawl.
 *
 * The caller clips to the shape.  Lines cross the area with a margin for their width and no more,
 * because Cairo's cost is their height; only those that touch the canvas are counted, however far
 * out the shape reaches.  Ends lie on a grid that Cairo's fixed point holds exactly, so that a line
 * that is cut off elsewhere still runs the same way; what remains is the rounding of soft edges, a
 * few levels of 255.
 */
#include "moat-hatch.h"

#include <math.h>

#define STEP (MOAT_HATCH_SPACING * G_SQRT2) /* px along x */
#define GRID 64.0

MoatHatchLines
moat_hatch_lines (const MoatRect *bounds, const MoatRect *canvas)
{
  double left = MAX (bounds->x, canvas->x);
  double top = MAX (bounds->y, canvas->y);
  double right = MIN (bounds->x + bounds->width, canvas->x + canvas->width);
  double bottom = MIN (bounds->y + bounds->height, canvas->y + canvas->height);
  MoatHatchLines lines = { .area = { left, top, right - left, bottom - top }, .last = -1 };

  if (right > left && bottom > top)
    {
      lines.first = (int) floor ((left + top - MOAT_HATCH_WIDTH) / STEP - 0.5);
      lines.last = (int) ceil ((right + bottom + MOAT_HATCH_WIDTH) / STEP - 0.5);
    }
  return lines;
}

void
moat_hatch_line (const MoatHatchLines *self, int index, double ends[4])
{
  const MoatRect *area = &self->area;
  double sum = floor ((index + 0.5) * STEP * GRID + 0.5) / GRID;
  double top = floor (MAX (area->y, sum - area->x - area->width) - MOAT_HATCH_WIDTH);
  double bottom = ceil (MIN (area->y + area->height, sum - area->x) + MOAT_HATCH_WIDTH);

  ends[0] = sum - bottom;
  ends[1] = bottom;
  ends[2] = sum - top;
  ends[3] = top;
}
