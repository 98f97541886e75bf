/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-period.h"
#include "moat-vocabulary.h"

G_BEGIN_DECLS

/**
 * MoatObservation: a fact reduced to what analysis in bulk and drawing need (SDMX: an
 * observation): a million of them fit in memory and load in a fraction of a second.  The whole
 * fact is read by its @fact_id when somebody asks.
 */
typedef struct
{
  gint64 fact_id; /* the fact's row in the project file; 0 for a computed value */
  MoatPeriod period;
  double low;  /* interval in single units: −∞ and ∞ where a side is open */
  double best; /* NaN when nothing can be drawn (no value stated) */
  double high;
  MoatDate known_from; /* the day the statement was made */
  guint8 qualifier;    /* MoatQualifier */
  guint8 status;       /* MoatStatus */
  guint8 grade;        /* MoatGrade */
} MoatObservation;

G_END_DECLS
