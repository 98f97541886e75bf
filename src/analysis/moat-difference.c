/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ratio of two figures, and how qualifiers travel through arithmetic.
 *
 * "Over" is a bound from below and "under" one from above.  Adding keeps a bound if both
 * point the same way; dividing turns the second one round, so over ÷ over points nowhere: the
 * result may be larger or smaller, and is called unknown rather than given a direction it does not
 * have.  "About" has no direction and wins over every bound, except over unknown.  "Between" is
 * bounded on both sides: with an exact figure it stays between, with anything else it behaves as
 * about.  The tables assume positive figures, which amounts of money spent are. */
#include "config.h"

#include "moat-difference.h"
#include "moat-series-build.h"

#include <math.h>

static MoatQualifier
turn_round (MoatQualifier qualifier)
{
  switch (qualifier)
    {
    case MOAT_QUALIFIER_OVER:
      return MOAT_QUALIFIER_UNDER;
    case MOAT_QUALIFIER_UNDER:
      return MOAT_QUALIFIER_OVER;
    default:
      return qualifier;
    }
}

MoatQualifier
moat_qualifier_add (MoatQualifier a, MoatQualifier b)
{
  if (a == MOAT_QUALIFIER_UNKNOWN || b == MOAT_QUALIFIER_UNKNOWN)
    return MOAT_QUALIFIER_UNKNOWN;
  if (a == b || b == MOAT_QUALIFIER_EXACT)
    return a;
  if (a == MOAT_QUALIFIER_EXACT)
    return b;
  if (a == MOAT_QUALIFIER_ABOUT || b == MOAT_QUALIFIER_ABOUT || a == MOAT_QUALIFIER_BETWEEN ||
      b == MOAT_QUALIFIER_BETWEEN)
    return MOAT_QUALIFIER_ABOUT;
  return MOAT_QUALIFIER_UNKNOWN; /* over and under */
}

MoatQualifier
moat_qualifier_divide (MoatQualifier dividend, MoatQualifier divisor)
{
  return moat_qualifier_add (dividend, turn_round (divisor));
}

/* A flow's amount in a year of its period; a stock's amount as it is. */
static double
yearly_rate (const MoatObservation *observation)
{
  double years = moat_period_length_years (observation->period);

  return years > 0 ? observation->best / years : observation->best;
}

MoatDifference
moat_difference (const MoatObservation *from, const MoatObservation *to)
{
  double divisor = yearly_rate (from), dividend = yearly_rate (to);
  MoatDifference difference = {
    .ratio = NAN,
    .qualifier = moat_qualifier_divide (to->qualifier, from->qualifier),
    .status = MAX (from->status, to->status),
  };

  /* A ratio through zero or a change of sign says nothing: "n/m". */
  if (divisor > 0 && dividend >= 0)
    difference.ratio = dividend / divisor;
  return difference;
}
