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
/** The smallest rectangle that holds both. */
MoatRect moat_rect_union (const MoatRect *a, const MoatRect *b);
/** Moves each edge inwards (outwards if @by is negative), at most to the middle. */
MoatRect moat_rect_inset (const MoatRect *self, double by);

G_END_DECLS
