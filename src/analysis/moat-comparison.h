/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-derivation.h"
#include "moat-explanation.h"
#include "moat-period-choice.h"
#include "moat-rank.h"

G_BEGIN_DECLS

/** MoatTreatment: how the values of a comparison are to be taken.  Plain struct, borrowed.  The
 * steps are done in this order: calendarisation, in each unit that is stated; per period, a value
 * in @currency before one that is converted; conversion, of a calendar year at that year's rate;
 * window; basis.  Flows are calendarised, added up and divided by years; stocks and ratios stay as
 * they are, and have no running total.  INDEX: 100 is the value about a year long, else the
 * shortest, whose period has @index_date in it; of stocks the last on or before it. */
typedef struct
{
  MoatBasis basis;
  MoatDate index_date;        /* INDEX */
  const char *currency;       /* interned; NULL: each series in the unit it is stated in */
  gboolean has_constant_rate; /* convert at @constant_rate, whatever the period */
  MoatDecimal constant_rate;  /* what one unit of the other currency is in @currency */
  gboolean calendarised;      /* flows of fiscal years shared out over calendar years by days */
  guint window;               /* 2 or more: of so many periods in a row, ending with each */
  gboolean window_is_sum;     /* the sum of a window (trailing twelve months), else its mean */
  MoatRateTable *rates;       /* nullable: no rates */
} MoatTreatment;

/** MoatComparable: the statements of one entity about one concept. */
typedef struct
{
  MoatSeriesInfo info;       /* borrowed strings; its unit: the one preferred without a currency */
  MoatSeries *const *stated; /* as known, as stated: one for each unit; of
                              * moat_series_build_exact() */
  gsize n_stated;
  MoatSeries *const *whole; /* SHARE: the same of the concept that it is a share of */
  gsize n_whole;
  MoatSeriesInfo whole_info; /* SHARE */
} MoatComparable;

/** MoatAbsenceReason: why an entity is not where it is expected. */
typedef enum
{
  MOAT_ABSENCE_NO_FIGURE,      /* nothing at all is stated of this concept */
  MOAT_ABSENCE_OTHER_PERIOD,   /* there are figures, none for the period asked for */
  MOAT_ABSENCE_NO_RATE,        /* it cannot be converted */
  MOAT_ABSENCE_NO_WHOLE,       /* nothing to take the share of */
  MOAT_ABSENCE_NOT_COVERED,    /* fiscal years do not cover the calendar year */
  MOAT_ABSENCE_SPAN,           /* an amount for several years is not shared out over them */
  MOAT_ABSENCE_NO_BASE,        /* no value on the date of the index, none a year earlier */
  MOAT_ABSENCE_NOT_MEANINGFUL, /* n/m */
  MOAT_ABSENCE_NO_VALUE,       /* words without a number */
  MOAT_ABSENCE_UNLIKE_UNITS,
} MoatAbsenceReason;

typedef struct
{
  MoatAbsenceReason reason;
  guint comparable;      /* index */
  MoatPeriod period;     /* asked for, or of the figure that cannot be taken; invalid: any */
  const char *from, *to; /* NO_RATE: currencies, interned */
} MoatAbsence;

/** MoatComparison: comparable values of several entities and concepts, each with its derivation.
 * Immutable once returned. */
typedef struct
{
  GPtrArray *series; /* of MoatSeries: one for each comparable that has values, in their order */
  GArray *columns;   /* of MoatColumn, in time */
  GArray *absences;  /* of MoatAbsence: what was asked for and is not there */
} MoatComparison;

/** Puts @comparables on one basis and picks the periods that @choice asks for. */
MoatComparison *moat_comparison_new (const MoatComparable *comparables, gsize n,
                                     const MoatTreatment *treatment,
                                     const MoatPeriodChoice *choice);
void moat_comparison_free (MoatComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatComparison, moat_comparison_free)

/** MoatDerivationContext: what explaining a computed value needs besides.  The functions borrow. */
typedef struct
{
  /* All that the fact names; NULL: it is gone. */
  const MoatFactContext *(*find_fact) (gint64 fact_id, gpointer data);
  const MoatSource *(*find_source) (const char *key, gpointer data); /* of rates; nullable */
  gpointer data;
} MoatDerivationContext;

/** Why the value is what it is: each operation from the stated facts up, exact decimals, the rule
 * of each, the rates with their sources, what becomes of qualifiers, status and grade, the
 * rounding; the facts with sources and locators.  The keys: of one fact, those of
 * moat_explanation_for_fact(), with its rule only if there is no operation; of several, for each,
 * fact (value: its key), value, source, locator, its relations and remark, and qualifier, status
 * and grade if they are not plain.  Of the steps: rule, rate and the others of
 * moat_explanation_for_conversion(); days, per-year, sum, difference, product, quotient, index,
 * growth, cagr, mean, median, smallest, largest, each for its rule and its equation;
 * qualifier-rule; missing.  Of what was computed: result, qualifier, status, grade.
 * (transfer full) */
MoatExplanation *moat_explanation_for_derivation (const MoatDerivation *derivation,
                                                  const char *title,
                                                  const MoatDerivationContext *context,
                                                  MoatWording *wording);

G_END_DECLS
