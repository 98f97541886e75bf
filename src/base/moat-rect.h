/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MoatRect: logical px (1/96 in), y down. */
typedef struct
{
  double x, y, width, height;
} MoatRect;

/** TRUE for a point inside or on the left or top edge. */
gboolean moat_rect_contains (const MoatRect *self, double x, double y);
/** TRUE when they share more than @slack px in both directions. */
gboolean moat_rect_overlaps (const MoatRect *a, const MoatRect *b, double slack);

G_END_DECLS
