/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Free places for labels.
 *
 * A list of rectangles and lines that are taken and the rectangle that all must stay within.  A
 * chart has tens of labels, not thousands, so a list that is searched from end to end is enough.
 *
 * moat_room_find() looks along a grid of half the label's height, the nearest places first by
 * keeping the best distance seen; a place that is farther than the best is not tried at all.
 */
#include "moat-room.h"

#include <math.h>

typedef struct
{
  MoatRect rect;
  gboolean is_mark;
} Taken;

struct _MoatRoom
{
  MoatRect within;
  GArray *taken; /* of Taken */
  GArray *lines; /* of double[4] */
};

MoatRoom *
moat_room_new (const MoatRect *within)
{
  MoatRoom *self = g_new0 (MoatRoom, 1);

  self->within = *within;
  self->taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  self->lines = g_array_new (FALSE, FALSE, 4 * sizeof (double));
  return self;
}

void
moat_room_free (MoatRoom *self)
{
  if (!self)
    return;
  g_array_unref (self->taken);
  g_array_unref (self->lines);
  g_free (self);
}

static void
take (MoatRoom *self, const MoatRect *rect, gboolean is_mark)
{
  const Taken taken = { *rect, is_mark };

  if (isfinite (rect->x) && isfinite (rect->y))
    g_array_append_val (self->taken, taken);
}

void
moat_room_take (MoatRoom *self, const MoatRect *rect)
{
  take (self, rect, FALSE);
}

void
moat_room_take_mark (MoatRoom *self, const MoatRect *rect)
{
  take (self, rect, TRUE);
}

void
moat_room_take_line (MoatRoom *self, const double ends[4])
{
  if (isfinite (ends[0]) && isfinite (ends[1]) && isfinite (ends[2]) && isfinite (ends[3]))
    g_array_append_vals (self->lines, ends, 1);
}

/* What is left of the line after cutting it at all four sides (Liang and Barsky 1984). */
gboolean
moat_room_is_crossed (const MoatRect *rect, const double ends[4])
{
  double dx = ends[2] - ends[0], dy = ends[3] - ends[1], first = 0, last = 1;
  const double towards[4] = { -dx, dx, -dy, dy };
  const double room[4] = { ends[0] - rect->x, rect->x + rect->width - ends[0], ends[1] - rect->y,
                           rect->y + rect->height - ends[1] };

  for (gsize i = 0; i < G_N_ELEMENTS (towards); i++)
    if (towards[i] < 0)
      first = MAX (first, room[i] / towards[i]);
    else if (towards[i] > 0)
      last = MIN (last, room[i] / towards[i]);
    else if (room[i] < 0)
      return FALSE;
  return first < last;
}

static gboolean
is_free (const MoatRoom *self, const MoatRect *rect, gboolean over_marks)
{
  const MoatRect *within = &self->within;

  if (rect->x < within->x || rect->x + rect->width > within->x + within->width ||
      rect->y < within->y || rect->y + rect->height > within->y + within->height)
    return FALSE;
  for (guint i = 0; i < self->taken->len; i++)
    {
      const Taken *taken = &g_array_index (self->taken, Taken, i);
      if (!(over_marks && taken->is_mark) && moat_rect_overlaps (rect, &taken->rect, 0))
        return FALSE;
    }
  for (guint i = 0; i < self->lines->len; i++)
    if (moat_room_is_crossed (rect, (const double *) (gconstpointer) self->lines->data + 4 * i))
      return FALSE;
  return TRUE;
}

gboolean
moat_room_is_free (const MoatRoom *self, const MoatRect *rect)
{
  return is_free (self, rect, FALSE);
}

gboolean
moat_room_is_free_of_texts (const MoatRoom *self, const MoatRect *rect)
{
  return is_free (self, rect, TRUE);
}

gboolean
moat_room_is_line_free (const MoatRoom *self, const double ends[4], gboolean over_marks)
{
  for (guint i = 0; i < self->taken->len; i++)
    {
      const Taken *taken = &g_array_index (self->taken, Taken, i);

      if (!(taken->is_mark && over_marks) && !moat_rect_contains (&taken->rect, ends[0], ends[1]) &&
          moat_room_is_crossed (&taken->rect, ends))
        return FALSE;
    }
  return TRUE;
}

gboolean
moat_room_find (const MoatRoom *self, MoatRect *rect, MoatRoomTest test, gpointer data)
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
        if (distance < best && moat_room_is_free (self, &place) &&
            (!test || test (self, &place, data)))
          {
            best = distance;
            found = place;
          }
      }
  *rect = found;
  return isfinite (best);
}
