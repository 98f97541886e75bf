/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The outline of a line of @n points (x, y pairs) @width px wide, as a closed polygon of x, y
 * pairs to be filled.  NULL when the line has so few points that it is better stroked. @pixel_scale
 * is device pixels per logical px.  (transfer full) */
GArray *moat_dense_line_outline (const double *points, gsize n, double width, double pixel_scale);

G_END_DECLS
