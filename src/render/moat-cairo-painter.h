/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "moat-pango-measurer.h"
#include "moat-scene.h"

G_BEGIN_DECLS

/** Paints @scene with its origin at 0, 0 of the current transformation.  @pixel_scale is device
 * pixels per logical px when the target is raster (edges are snapped to whole pixels), 0 for
 * vector targets. */
void moat_cairo_painter_paint (cairo_t *cr, const MoatScene *scene, MoatPangoMeasurer *measurer,
                               double pixel_scale);

/** An image of the scene, width × scale by height × scale pixels, RGB24.  NULL and @error when
 * it would be larger than 32,767 px a side or memory is short.  (transfer full) */
cairo_surface_t *moat_render_scene (const MoatScene *scene, MoatPangoMeasurer *measurer,
                                    double scale, GError **error);

G_END_DECLS
