/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-comparison.h"

G_BEGIN_DECLS

/* The steps of a comparison, one comparable at a time; private to the layer. */

/** MoatValues: the values of one comparable on their way, and what was lost. */
typedef struct
{
  const MoatTreatment *treatment;
  MoatSeriesInfo info; /* borrowed strings; unit and basis as they are now */
  guint comparable;    /* index, for absences */
  GPtrArray *values;   /* of MoatDerivation, by period; those with a problem too */
  GArray *lost;        /* of MoatAbsence: periods that a step has no value for */
} MoatValues;

void moat_values_init (MoatValues *self, const MoatSeriesInfo *info, const MoatTreatment *treatment,
                       guint comparable);
void moat_values_clear (MoatValues *self);
/** Takes in what is stated, in the one unit asked for. */
void moat_values_collect (MoatValues *self, MoatSeries *const *stated, gsize n);
/** Puts @values (transfer full) in the place of the values, sorted by period. */
void moat_values_replace (MoatValues *self, GPtrArray *values);
void moat_values_lose (MoatValues *self, MoatAbsenceReason reason, MoatPeriod period);
/** Whether two periods are the same but for the days of 52/53-week years. */
gboolean moat_period_is_like (MoatPeriod a, MoatPeriod b);
/** The value without a problem whose period is like @period; NULL: none.  Borrowed. */
MoatDerivation *moat_values_find (const MoatValues *self, MoatPeriod period);

/* moat-calendar-years.c */
void moat_values_calendarise (MoatValues *self);
/* moat-values-basis.c */
void moat_values_take_windows (MoatValues *self);
/** @whole: of SHARE, else NULL. */
void moat_values_put_on_basis (MoatValues *self, const MoatValues *whole);
/* moat-comparison-columns.c */
/** Adds to @comparison the series of each of @all (array of @n), and columns and absences. */
void moat_comparison_choose (MoatComparison *comparison, MoatValues *all, gsize n,
                             const MoatPeriodChoice *choice);

G_END_DECLS
