/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moat-pango-measurer.h"
#include "moat-scene.h"

G_BEGIN_DECLS

/** The picture of @scene as GTK draws it, width × @scale by height × @scale pixels: the same
 * pixels as a PNG of that scale.  Errors of MOAT_EXPORT_ERROR.  (transfer full) */
GdkTexture *moat_scene_texture_new (const MoatScene *scene, MoatPangoMeasurer *measurer,
                                    double scale, GError **error);

G_END_DECLS
