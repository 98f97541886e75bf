/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-rect.h"

G_BEGIN_DECLS

/* The hatch of all targets: rising lines at 45°, the first through the middle of a 7 px band
 * that begins at the origin of the scene. */
#define MOAT_HATCH_WIDTH 1.5   /* px, of a line */
#define MOAT_HATCH_SPACING 7.0 /* px, from middle to middle across the lines */

/** MoatHatchLines: the lines first … last that cross an area; none when last < first. */
typedef struct
{
  MoatRect area;
  int first, last;
} MoatHatchLines;

/** The lines that cross what @bounds and @canvas share. */
MoatHatchLines moat_hatch_lines (const MoatRect *bounds, const MoatRect *canvas);
/** Where line @index enters and leaves the area's surroundings: x, y, x, y. */
void moat_hatch_line (const MoatHatchLines *self, int index, double ends[4]);

G_END_DECLS
