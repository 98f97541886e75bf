/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-observation.h"

G_BEGIN_DECLS

/** MoatDifference: the ratio of two observations' yearly rates (or values, for instants) as an
 * interval.  It has a header of its own because drawing needs it and sees no facts. */
typedef struct
{
  double ratio;            /* best / best; NaN when not defined */
  MoatQualifier qualifier; /* over / exact = over; about wins; over / over = unknown */
  MoatStatus status;       /* the less certain of both */
} MoatDifference;

/** How many times @from's @to is.  Amounts of flows are divided by the years of their periods. */
MoatDifference moat_difference (const MoatObservation *from, const MoatObservation *to);

G_END_DECLS
