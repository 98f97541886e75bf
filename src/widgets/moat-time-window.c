/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arithmetic of zooming and panning in time.
 *
 * A window keeps fractions of days, so that many small turns of a wheel add up even where one
 * of them moves less than a day; only the scene is built from whole days.  A window never leaves
 * its limits, never gets shorter than a week (or than the limits, where those are shorter), and
 * keeps its length when it is pushed against an end.
 *
 * Nothing here knows pixels or widgets. */

#include "moat-time-window.h"

#include <math.h>

/* Days by which a window may miss its limits and still show all of them. */
#define SLACK 0.5

static double
length_of (MoatTimeWindow self)
{
  return self.to - self.from;
}

/* Pushes @self into @limits without changing its length, which is not more than theirs. */
static MoatTimeWindow
push_inside (MoatTimeWindow self, MoatTimeWindow limits)
{
  double by = 0;

  if (self.from < limits.from)
    by = limits.from - self.from;
  else if (self.to > limits.to)
    by = limits.to - self.to;
  return (MoatTimeWindow){ self.from + by, self.to + by };
}

MoatTimeWindow
moat_time_window_shown (const MoatTimeAxis *axis)
{
  return (MoatTimeWindow){ axis->from, axis->to + 1.0 };
}

MoatTimeWindow
moat_time_window_union (MoatTimeWindow a, MoatTimeWindow b)
{
  return (MoatTimeWindow){ fmin (a.from, b.from), fmax (a.to, b.to) };
}

MoatTimeWindow
moat_time_window_zoom (MoatTimeWindow self, MoatTimeWindow limits, double factor, double anchor)
{
  double most = length_of (limits);
  double least = fmin (MOAT_TIME_WINDOW_MIN_DAYS, most);
  double length = CLAMP (length_of (self) * factor, least, most);
  double at;

  if (!isfinite (length) || length_of (self) <= 0)
    return limits;
  at = self.from + CLAMP (anchor, 0, 1) * length_of (self);
  self.from = at - CLAMP (anchor, 0, 1) * length;
  self.to = self.from + length;
  return push_inside (self, limits);
}

MoatTimeWindow
moat_time_window_pan (MoatTimeWindow self, MoatTimeWindow limits, double days)
{
  if (!isfinite (days))
    return self;
  return push_inside ((MoatTimeWindow){ self.from + days, self.to + days }, limits);
}

gboolean
moat_time_window_covers (MoatTimeWindow self, MoatTimeWindow limits)
{
  return self.from <= limits.from + SLACK && self.to >= limits.to - SLACK;
}

void
moat_time_window_get_days (MoatTimeWindow self, MoatDate *first, MoatDate *last)
{
  double from = CLAMP (round (self.from), MOAT_DATE_MIN, MOAT_DATE_MAX);
  double to = CLAMP (round (self.to) - 1, MOAT_DATE_MIN, MOAT_DATE_MAX);

  *first = (MoatDate) from;
  *last = (MoatDate) fmax (to, from);
}
