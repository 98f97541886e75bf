/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-comparison.h"

G_BEGIN_DECLS

/* The steps of a comparison, one comparable at a time; private to the layer. */

/** Days by which years of 52 or 53 weeks begin and end apart. */
#define MOAT_WEEK 7
/* Days of what is taken for a year: 52 and 53 weeks, and some to spare. */
#define MOAT_SHORTEST_YEAR 350
#define MOAT_LONGEST_YEAR 378

/** MoatValues: the values of one comparable on their way, and what was lost. */
typedef struct
{
  const MoatTreatment *treatment;
  MoatSeriesInfo info; /* borrowed strings; unit and basis as they are now */
  guint comparable;    /* index, for absences */
  gboolean is_stated;  /* there is a figure at all */
  GPtrArray *values;   /* of MoatDerivation, by period; those with a problem too */
  GArray *lost;        /* of MoatAbsence: periods that a step has no value for */
} MoatValues;

/* moat-values.c */
void moat_values_init (MoatValues *self, const MoatSeriesInfo *info, const MoatTreatment *treatment,
                       guint comparable);
void moat_values_clear (MoatValues *self);
GPtrArray *moat_values_new_list (void);
/** Takes in what is stated, in the one unit asked for. */
void moat_values_collect (MoatValues *self, MoatSeries *const *stated, gsize n);
/** Puts @values (transfer full) in the place of the values, sorted by period. */
void moat_values_replace (MoatValues *self, GPtrArray *values);
/** @value (nullable): the one with the rate that is missing. */
void moat_values_lose (MoatValues *self, MoatAbsenceReason reason, MoatPeriod period,
                       const MoatDerivation *value);
/** The index of the first value that ends on @day or later. */
guint moat_values_find_end (const MoatValues *self, MoatDate day);
/** The value for @period, or the nearest of one length whose first and last day are at most @slack
 * days away, with a problem or without; NULL: none.  Borrowed. */
MoatDerivation *moat_values_find (const MoatValues *self, MoatPeriod period, int slack);
/** Whether the values are amounts of their periods, which can be added up. */
gboolean moat_values_are_flows (const MoatValues *self);
gboolean moat_period_is_about_a_year (MoatPeriod period);
/** What an absence says of a value with a problem. */
MoatAbsence moat_absence_of (const MoatValues *self, const MoatDerivation *value);

/* moat-calendar-years.c */
void moat_values_calendarise (MoatValues *self);
/* moat-values-running.c */
void moat_values_take_windows (MoatValues *self);
void moat_values_cumulate (MoatValues *self);
/* moat-values-basis.c */
/** @whole: of SHARE, else NULL. */
void moat_values_put_on_basis (MoatValues *self, const MoatValues *whole);
/* moat-comparison-columns.c */
/** The number of the year that @period is to the company; of several years added up, of the last.
 * 0: it is none. */
int moat_values_year_of (const MoatValues *self, MoatPeriod period);
int moat_column_compare (gconstpointer a, gconstpointer b);
void moat_comparison_add_absence (MoatComparison *comparison, const MoatValues *values,
                                  MoatAbsenceReason reason, MoatPeriod period);
/** Says what the problem of @value is, as an absence for @period. */
void moat_comparison_say_problem (MoatComparison *comparison, const MoatValues *values,
                                  const MoatDerivation *value, MoatPeriod period);
/** Adds a series of what was chosen of one comparable (array of borrowed MoatDerivation), if
 * anything, with the column of each. */
void moat_comparison_add_series (MoatComparison *comparison, const MoatValues *values,
                                 GPtrArray *chosen, GArray *columns);
/** Adds to @comparison the series of each of @all (array of @n), and columns and absences. */
void moat_comparison_choose (MoatComparison *comparison, MoatValues *all, gsize n,
                             const MoatPeriodChoice *choice);
/* moat-comparison-answers.c */
void moat_comparison_choose_listed (MoatComparison *comparison, MoatValues *all, gsize n,
                                    const MoatPeriodChoice *choice);

G_END_DECLS
