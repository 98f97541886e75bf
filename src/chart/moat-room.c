/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Free places for labels.
 *
 * A list of rectangles that are taken and the one that all must stay within.  A chart has tens of
 * labels, not thousands, so a list that is searched from end to end is enough.
 *
 * moat_room_find() looks along a grid of half the label's height, the nearest places first by
 * keeping the best distance seen; a place that is farther than the best is not tried at all.
 */
#include "moat-room.h"

#include <math.h>

struct _MoatRoom
{
  MoatRect within;
  GArray *taken; /* of MoatRect */
};

MoatRoom *
moat_room_new (const MoatRect *within)
{
  MoatRoom *self = g_new0 (MoatRoom, 1);

  self->within = *within;
  self->taken = g_array_new (FALSE, FALSE, sizeof (MoatRect));
  return self;
}

void
moat_room_free (MoatRoom *self)
{
  if (!self)
    return;
  g_array_unref (self->taken);
  g_free (self);
}

void
moat_room_take (MoatRoom *self, const MoatRect *rect)
{
  if (isfinite (rect->x) && isfinite (rect->y))
    g_array_append_vals (self->taken, rect, 1);
}

gboolean
moat_room_is_free (const MoatRoom *self, const MoatRect *rect)
{
  const MoatRect *within = &self->within;

  if (rect->x < within->x || rect->x + rect->width > within->x + within->width ||
      rect->y < within->y || rect->y + rect->height > within->y + within->height)
    return FALSE;
  for (guint i = 0; i < self->taken->len; i++)
    if (moat_rect_overlaps (rect, &g_array_index (self->taken, MoatRect, i), 0))
      return FALSE;
  return TRUE;
}

gboolean
moat_room_find (const MoatRoom *self, MoatRect *rect)
{
  const MoatRect *within = &self->within;
  double step = MAX (rect->height / 2, 4);
  double last_x = within->x + within->width - rect->width;
  double last_y = within->y + within->height - rect->height;
  double best = INFINITY;
  MoatRect found = *rect;

  for (double y = within->y; y <= last_y; y += step)
    for (double x = within->x; x <= last_x; x += step)
      {
        MoatRect place = { x, y, rect->width, rect->height };
        double distance = hypot (x - rect->x, y - rect->y);
        if (distance < best && moat_room_is_free (self, &place))
          {
            best = distance;
            found = place;
          }
      }
  *rect = found;
  return isfinite (best);
}
