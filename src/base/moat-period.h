/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-date.h"

G_BEGIN_DECLS

/**
 * MoatPeriod: first and last day, both included; the pair is its identity.  An instant has
 * @start MOAT_DATE_NONE and is the end of its day.
 */
typedef struct
{
  MoatDate start;
  MoatDate end;
} MoatPeriod;

/** MoatYearEnd: the last month and day of a fiscal year.  Day 31, or the last day of a month in
 * a common year (30 June, 28 February), means the end of the month. */
typedef struct
{
  guint8 month; /* 1–12 */
  guint8 day;   /* 1–31 */
} MoatYearEnd;

#define MOAT_YEAR_END_CALENDAR ((MoatYearEnd){ 12, 31 })

typedef enum
{
  MOAT_PERIOD_KIND_INSTANT,
  MOAT_PERIOD_KIND_DAY,
  MOAT_PERIOD_KIND_MONTH,
  MOAT_PERIOD_KIND_QUARTER,        /* of the calendar */
  MOAT_PERIOD_KIND_HALF,           /* of the calendar */
  MOAT_PERIOD_KIND_YEAR,           /* calendar year */
  MOAT_PERIOD_KIND_YEARS,          /* several calendar years */
  MOAT_PERIOD_KIND_FISCAL_QUARTER, /* when the fiscal year is not the calendar year */
  MOAT_PERIOD_KIND_FISCAL_HALF,
  MOAT_PERIOD_KIND_FISCAL_YEAR,
  MOAT_PERIOD_KIND_FISCAL_YEARS,
  MOAT_PERIOD_KIND_OTHER, /* any other first and last day */
} MoatPeriodKind;

/** What @self is called by a company whose year ends at @year_end.  @first and @last (nullable)
 * get the year numbers, @part (nullable) the quarter 1–4, half 1–2 or month 1–12, else 0.
 *
 * Whole calendar years are YEAR and YEARS for every company.  A fiscal year is named after the
 * calendar year in which the year end falls.  52/53-week years are years: that many whole weeks
 * ending within 7 days of the year end; halves (26 or 27 weeks), quarters (12–14 weeks) and several
 * such years likewise.  Anything else has to begin and end to the day.  A calendar quarter that is
 * also one of the company's own quarters is a FISCAL_QUARTER. */
MoatPeriodKind moat_period_classify (MoatPeriod self, MoatYearEnd year_end, int *first, int *last,
                                     int *part);

/** The end of the day @at. */
MoatPeriod moat_period_instant (MoatDate at);
/* Years, quarters and halves of the fiscal year.  A period that does not lie wholly within the
 * years 1–9999 comes back invalid: moat_period_is_valid() is FALSE. */
MoatPeriod moat_period_years (int first, int last); /* of the calendar */
MoatPeriod moat_period_fiscal_years (int first, int last, MoatYearEnd year_end);
MoatPeriod moat_period_quarter (int year, int quarter, MoatYearEnd year_end);
MoatPeriod moat_period_half (int year, int half, MoatYearEnd year_end);
/** Reads what people write: "2023", "FY2023", "FY23", "2025-2027", "FY2014-FY2023", "FY2014-23",
 * "2014-2023财年", "2025–2027年", "2023Q3", "FY2025 Q3", "2024H1", "1H24", "2024年上半年",
 * "2024-12", "July 2024", "2013-04-01/2023-03-31", "1 Apr 2013 – 31 Mar 2023", and what
 * moat_wording_period() writes.  "FY24/25" is the one fiscal year that ends in 2025.  One date
 * alone ("2024-12-31") is an instant.  FALSE, and @out untouched, when it is none of these. */
gboolean moat_period_parse (const char *text, MoatYearEnd year_end, MoatPeriod *out);

/** "2013-04-01/2023-03-31", as ISO 8601 has it; one date for an instant.  (transfer full) */
char *moat_period_to_iso (MoatPeriod self);
gboolean moat_period_is_instant (MoatPeriod self);
gboolean moat_period_is_valid (MoatPeriod self); /* end is a date, start is none or not after end */
/** Days, both ends included; 0 for an instant. */
int moat_period_days (MoatPeriod self);
/** Days that @a and @b share; an instant shares 0. */
int moat_period_overlap (MoatPeriod a, MoatPeriod b);
/** The length in years as an exact fraction in lowest terms, counted as people count: whole
 * months (months/12) when the period begins on the first day of a month and ends on the last of
 * one; whole weeks that come within 7 days of n years as n (52/53-week years); otherwise whole
 * years from the start plus the days left over the days of the year they fall in.  0/1 for an
 * instant. */
void moat_period_years_fraction (MoatPeriod self, gint64 *numerator, gint64 *denominator);
/** The same as a double. */
double moat_period_length_years (MoatPeriod self);
int moat_period_compare (MoatPeriod a, MoatPeriod b); /* by end, then start */

G_END_DECLS
