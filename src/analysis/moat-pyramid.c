/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Smallest and largest values over ever longer runs of observations.
 *
 * Level 0 holds one pair per run of FANOUT observations, each further level one pair per FANOUT
 * pairs of the level below, until one pair is left.  A range is then answered by its ragged ends,
 * observation by observation, and the whole runs between them, level by level: at most 2 × FANOUT
 * steps a level, which is a few hundred for a million observations.  NaN marks a gap and is
 * never smaller or larger than anything; a run of gaps is an empty pair (min above max). */
#include "config.h"

#include "moat-pyramid.h"

#include <math.h>

#define FANOUT 64
#define MAX_LEVELS 11 /* 64^11 is more than 2^64 */

typedef struct
{
  double min, max;
} Extent;

struct _MoatPyramid
{
  const MoatObservation *observations;
  gsize n;
  guint n_levels;
  Extent *levels[MAX_LEVELS];
  gsize lengths[MAX_LEVELS];
};

static const Extent nothing = { INFINITY, -INFINITY };

static void
add_value (Extent *extent, double value)
{
  /* False for NaN, on both sides. */
  if (value < extent->min)
    extent->min = value;
  if (value > extent->max)
    extent->max = value;
}

static void
add_extent (Extent *extent, const Extent *other)
{
  extent->min = MIN (extent->min, other->min);
  extent->max = MAX (extent->max, other->max);
}

static gsize
count_runs (gsize n)
{
  return n / FANOUT + (n % FANOUT != 0);
}

static void
build_level (MoatPyramid *self, guint level)
{
  gsize below = level == 0 ? self->n : self->lengths[level - 1];
  gsize length = count_runs (below);
  Extent *extents = g_new (Extent, length);

  for (gsize run = 0; run < length; run++)
    {
      gsize end = MIN ((run + 1) * FANOUT, below);
      Extent extent = nothing;

      for (gsize i = run * FANOUT; i < end; i++)
        {
          if (level == 0)
            add_value (&extent, self->observations[i].best);
          else
            add_extent (&extent, &self->levels[level - 1][i]);
        }
      extents[run] = extent;
    }
  self->levels[level] = extents;
  self->lengths[level] = length;
}

MoatPyramid *
moat_pyramid_new (const MoatObservation *observations, gsize n)
{
  MoatPyramid *self = g_new0 (MoatPyramid, 1);

  self->observations = observations;
  self->n = n;
  for (gsize length = n; length > 1 && self->n_levels < MAX_LEVELS; length = count_runs (length))
    build_level (self, self->n_levels++);
  return self;
}

void
moat_pyramid_free (MoatPyramid *self)
{
  if (self == NULL)
    return;
  for (guint level = 0; level < self->n_levels; level++)
    g_free (self->levels[level]);
  g_free (self);
}

/* Adds the entries [@first, @end) of a level; level −1 is the observations. */
static void
add_entries (const MoatPyramid *self, int level, gsize first, gsize end, Extent *extent)
{
  for (gsize i = first; i < end; i++)
    {
      if (level < 0)
        add_value (extent, self->observations[i].best);
      else
        add_extent (extent, &self->levels[level][i]);
    }
}

gboolean
moat_pyramid_range (const MoatPyramid *self, gsize first, gsize end, double *min, double *max)
{
  Extent extent = nothing;
  int level = -1;

  g_return_val_if_fail (self != NULL, FALSE);

  end = MIN (end, self->n);
  while (first < end)
    {
      gsize inner_first = count_runs (first);
      gsize inner_end = end / FANOUT;

      if (level + 1 >= (int) self->n_levels || inner_first >= inner_end)
        {
          add_entries (self, level, first, end, &extent);
          break;
        }
      add_entries (self, level, first, inner_first * FANOUT, &extent);
      add_entries (self, level, inner_end * FANOUT, end, &extent);
      first = inner_first;
      end = inner_end;
      level++;
    }
  if (extent.min > extent.max)
    return FALSE;
  *min = extent.min;
  *max = extent.max;
  return TRUE;
}
