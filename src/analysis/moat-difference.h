/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-observation.h"
#include "moat-wording.h"

G_BEGIN_DECLS

/** MoatDifference: the ratio of two observations' yearly rates (or values, for instants) as an
 * interval.  It has a header of its own because drawing needs it and sees no facts. */
typedef struct
{
  double ratio;            /* best / best; NaN when not defined */
  MoatQualifier qualifier; /* over / exact = over; about wins; over / over = unknown */
  MoatStatus status;       /* the less certain of both */
} MoatDifference;

/* How qualifiers travel through arithmetic (design: about wins, opposite directions are lost). */
MoatQualifier moat_qualifier_add (MoatQualifier a, MoatQualifier b);
MoatQualifier moat_qualifier_divide (MoatQualifier dividend, MoatQualifier divisor);

/** How many times @from's @to is.  Amounts of flows are divided by the years of their periods. */
MoatDifference moat_difference (const MoatObservation *from, const MoatObservation *to);
/** The same of two numbers that need no dividing any more; both as if actual. */
MoatDifference moat_difference_of (double from, MoatQualifier from_qualifier, double to,
                                   MoatQualifier to_qualifier);
/** The ratio in two significant digits, three between 1 and 2, rounded to the side that keeps it
 * true; @decimals gets how many behind the point those are.  NaN when not defined. */
double moat_difference_round (const MoatDifference *self, int *decimals);
/** "≥ 3.9×", so rounded; "n/m".  (transfer full) */
char *moat_difference_to_words (const MoatDifference *self, MoatWording *wording);

G_END_DECLS
