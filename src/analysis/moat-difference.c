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

#define ROUNDING 1e-9 /* what doubles leave of a ratio that is on a step */

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
moat_difference_of (double from, MoatQualifier from_qualifier, double to,
                    MoatQualifier to_qualifier)
{
  MoatDifference difference = {
    .ratio = NAN,
    .qualifier = moat_qualifier_divide (to_qualifier, from_qualifier),
    .status = MOAT_STATUS_ACTUAL,
  };

  /* A ratio through zero or a change of sign says nothing: "n/m". */
  if (from > 0 && to >= 0)
    difference.ratio = to / from;
  return difference;
}

MoatDifference
moat_difference (const MoatObservation *from, const MoatObservation *to)
{
  MoatDifference difference =
    moat_difference_of (yearly_rate (from), from->qualifier, yearly_rate (to), to->qualifier);

  difference.status = MAX (from->status, to->status);
  return difference;
}

/* At least 3.96 times is no more than "≥ 3.9": rounding may not promise more than is known.  Two
 * digits are enough but between 1 and 2, where "≥ 1.1×" would halve what 1.17 says. */
double
moat_difference_round (const MoatDifference *self, int *decimals)
{
  double size = fabs (self->ratio), step;

  if (!isfinite (self->ratio))
    return NAN;
  step = size > 0 ? pow (10, MIN (floor (log10 (size)) - 1, 0)) : 1;
  if (size > 1 && size < 2)
    step /= 10;
  *decimals = (int) CLAMP (-round (log10 (step)), 0, 6);
  if (self->qualifier == MOAT_QUALIFIER_OVER)
    return floor (self->ratio / step + ROUNDING) * step;
  if (self->qualifier == MOAT_QUALIFIER_UNDER)
    return ceil (self->ratio / step - ROUNDING) * step;
  return round (self->ratio / step) * step;
}

char *
moat_difference_to_words (const MoatDifference *self, MoatWording *wording)
{
  static const char *const signs[] = {
    [MOAT_QUALIFIER_EXACT] = "",   [MOAT_QUALIFIER_ABOUT] = "≈ ",   [MOAT_QUALIFIER_OVER] = "≥ ",
    [MOAT_QUALIFIER_UNDER] = "≤ ", [MOAT_QUALIFIER_BETWEEN] = "≈ ", [MOAT_QUALIFIER_UNKNOWN] = "? ",
  };
  MoatNumberStyle style = moat_number_style (NULL);
  double ratio = moat_difference_round (self, &style.decimals);
  g_autofree char *number = NULL;
  g_autofree char *times = NULL;

  if (isnan (ratio))
    return moat_wording_phrase (wording, MOAT_PHRASE_NOT_MEANINGFUL, NULL);
  style.fixed_decimals = TRUE;
  number = moat_wording_number (wording, ratio, &style);
  times = moat_wording_phrase (wording, MOAT_PHRASE_TIMES, number, NULL);
  return g_strconcat (signs[self->qualifier], times, NULL);
}
