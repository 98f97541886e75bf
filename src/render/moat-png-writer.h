/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "moat-export.h"

G_BEGIN_DECLS

/** @image (RGB24, finished and flushed) as a PNG file with the texts of @options, whose created
 * time is taken as it is.  MOAT_EXPORT_ERROR_MEMORY or _TOO_LARGE. */
GBytes *moat_png_write (cairo_surface_t *image, const MoatExportOptions *options, GError **error);

G_END_DECLS
