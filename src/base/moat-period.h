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

/** MoatYearEnd: the last month and day of a fiscal year; day 31 means the end of the month. */
typedef struct
{
  guint8 month; /* 1–12 */
  guint8 day;   /* 1–31 */
} MoatYearEnd;

#define MOAT_YEAR_END_CALENDAR ((MoatYearEnd) { 12, 31 })

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
  MOAT_PERIOD_KIND_OTHER,          /* any other first and last day */
} MoatPeriodKind;

/** What @self is called by a company whose year ends at @year_end.  52/53-week years are years
 * (350–380 days ending within 7 days of the year end).  @first and @last (nullable) get the
 * year numbers, @part (nullable) the quarter 1–4 or half 1–2.  A fiscal year is named after the
 * calendar year in which it ends. A calendar quarter of a company with another year end is a
 * FISCAL_QUARTER. */
MoatPeriodKind moat_period_classify (MoatPeriod self, MoatYearEnd year_end, int *first, int *last, int *part);

MoatPeriod moat_period_instant (MoatDate at);
MoatPeriod moat_period_years (int first, int last);
MoatPeriod moat_period_fiscal_years (int first, int last, MoatYearEnd year_end);
MoatPeriod moat_period_quarter (int year, int quarter, MoatYearEnd year_end); /* of the fiscal year */
MoatPeriod moat_period_half (int year, int half, MoatYearEnd year_end);
/** Reads what people write: "2023", "FY2023", "2025-2027", "FY2014-FY2023", "2014-2023财年",
 * "2025–2027年", "2023Q3", "FY2025 Q3", "2024H1", "2024-12-31", "2013-04-01/2023-03-31".
 * FALSE when it is none of these. */
gboolean moat_period_parse (const char *text, MoatYearEnd year_end, MoatPeriod *out);

gboolean moat_period_is_instant (MoatPeriod self);
gboolean moat_period_is_valid (MoatPeriod self); /* end is a date, start is none or not after end */
/** Days, both ends included; 0 for an instant. */
int moat_period_days (MoatPeriod self);
/** Days that @a and @b share; an instant shares 0. */
int moat_period_overlap (MoatPeriod a, MoatPeriod b);
/** The length in years as an exact fraction, counted as people count: whole months
 * (months/12) when the period begins on the first day of a month and ends on the last of one,
 * a 52/53-week year as 1; otherwise whole years from the start plus the days left over the days of the
 * year they fall in.  0/1 for an instant. */
void moat_period_years_fraction (MoatPeriod self, gint64 *numerator, gint64 *denominator);
double moat_period_length_years (MoatPeriod self);
int moat_period_compare (MoatPeriod a, MoatPeriod b); /* by end, then start */

G_END_DECLS
