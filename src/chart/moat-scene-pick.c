/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is under the pointer.
 *
 * Picking reads the scene that was painted, so what is seen and what is hit cannot part.  The
 * topmost shape that holds the point wins; where there is none, the nearest within the slack,
 * so that a day's dot or a thin bar can be hit by a hand.  A mark's label and its details (open
 * top, arrows) count as the mark.  Long lines have no node per figure: their source is asked.
 */
#include <math.h>

#include "moat-scene-private.h"

/* How far outside of @rect the point is; 0 within. */
static double
distance_to (const MoatRect *rect, double x, double y)
{
  double dx = MAX (MAX (rect->x - x, x - (rect->x + rect->width)), 0);
  double dy = MAX (MAX (rect->y - y, y - (rect->y + rect->height)), 0);

  return hypot (dx, dy);
}

gssize
moat_scene_pick (const MoatScene *self, double x, double y, double slack)
{
  double best = MAX (slack, 0);
  gssize found = -1;

  g_return_val_if_fail (self != NULL, -1);
  for (guint i = self->nodes->len; i > 0; i--)
    {
      const MoatNode *node = &g_array_index (self->nodes, MoatNode, i - 1);
      double distance;

      if (node->datum < 0)
        continue;
      distance = distance_to (&node->bounds, x, y);
      if (distance < best || (distance <= best && found < 0))
        {
          best = distance;
          found = node->datum;
        }
      if (best <= 0 && found >= 0)
        return found;
    }
  for (guint i = 0; i < self->runs->len; i++)
    {
      const MoatDatumRun *run = &g_array_index (self->runs, MoatDatumRun, i);
      double distance = 0;
      gssize index = -1;

      if (run->source.pick)
        index = run->source.pick (run->source.data, x, y, best, &distance);
      if (index >= 0 && (distance < best || found < 0))
        {
          best = distance;
          found = (gssize) run->first + index;
        }
    }
  return found;
}

gssize
moat_scene_find_fact (const MoatScene *self, gint64 fact_id)
{
  g_return_val_if_fail (self != NULL, -1);
  if (fact_id == 0)
    return -1;
  for (guint i = 0; i < self->runs->len; i++)
    {
      const MoatDatumRun *run = &g_array_index (self->runs, MoatDatumRun, i);
      gssize index = -1;

      if (run->source.find_fact)
        index = run->source.find_fact (run->source.data, fact_id);
      for (gsize k = 0; !run->source.make && k < run->n && index < 0; k++)
        {
          const MoatDatum *datum = &g_array_index (self->data, MoatDatum, run->offset + k);
          if (datum->kind == MOAT_DATUM_OBSERVATION && datum->fact_id == fact_id)
            index = (gssize) k;
        }
      if (index >= 0)
        return (gssize) run->first + index;
    }
  return -1;
}
