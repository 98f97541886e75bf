/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-rect.h"

G_BEGIN_DECLS

/* Moves coordinates onto the pixels of a raster target.  @pixel_scale is device pixels per
 * logical px; 0 is a vector target, on which everything stays where it is. */

/** The nearest edge between two pixels. */
double moat_snap_edge (double coordinate, double pixel_scale);
/** The nearest middle for a line @width px wide, so that both its sides are edges. */
double moat_snap_middle (double coordinate, double width, double pixel_scale);
/** The nearest whole number of pixels, at least one; 0 stays 0. */
double moat_snap_width (double width, double pixel_scale);
/** All four edges snapped; what has any extent keeps at least one pixel of it. */
MoatRect moat_snap_rect (const MoatRect *rect, double pixel_scale);
/** Snaps the @n points (x, y pairs) of a line @width px wide if all of its segments are horizontal
 * or vertical: corners to the middle, ends to an edge.  FALSE, and nothing is written to
 * @snapped, when it has another segment or the target is vector. */
gboolean moat_snap_points (const double *points, gsize n, gboolean closed, double width,
                           double pixel_scale, double *snapped);

G_END_DECLS
