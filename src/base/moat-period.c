/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Periods: making them, telling which of a company's periods one is, and measuring them.
 *
 * Two dates are all a period has; whether 2013-04-01 to 2023-03-31 is "FY2014-FY2023" depends on
 * whose it is, so classifying takes the company's year end.  Fiscal years, halves and quarters
 * end at boundaries: the year end and the dates 3, 6 or 9 months before it.  A boundary is found
 * by its month number (year × 12 + month - 1), which turns fiscal arithmetic into whole numbers.
 *
 * Companies with 52/53-week years end them on a weekday near the year end (Apple: the last
 * Saturday of September, which was 2022-09-24 and 2023-09-30).  Therefore a period of as many whole
 * weeks as a year, half or quarter has, whose end lies within a week of a boundary, is one, named
 * after that boundary: the year ended 2023-01-01 of a company whose year ends in December is 2022.
 * Any other period is called by its name only if it reaches from boundary to boundary to the day:
 * a few days more or less are not the year.
 *
 * Naming a period for people is moat-wording's work, reading one is moat-period-parse's.
 */
#include "moat-period.h"

#define SLACK_DAYS 7
#define DAYS_PER_YEAR 365.2425

/* The length of a fiscal part in months, and in whole weeks when those are counted instead. */
typedef struct
{
  int months;
  int least_weeks;
  int most_weeks;
  MoatPeriodKind calendar;
  MoatPeriodKind fiscal;
} FiscalPart;

static const FiscalPart fiscal_parts[] = {
  { 12, 52, 53, MOAT_PERIOD_KIND_YEAR, MOAT_PERIOD_KIND_FISCAL_YEAR },
  { 6, 26, 27, MOAT_PERIOD_KIND_HALF, MOAT_PERIOD_KIND_FISCAL_HALF },
  { 3, 12, 14, MOAT_PERIOD_KIND_QUARTER, MOAT_PERIOD_KIND_FISCAL_QUARTER },
};

static int
month_number (int year, int month)
{
  return year * 12 + month - 1;
}

static gboolean
is_calendar (MoatYearEnd year_end)
{
  return year_end.month == 12 && year_end.day >= 31;
}

/* The last day of a fiscal part that ends in @month.  A year end on the last day of its month (30
 * June, 28 February) means the end of the month in every month and every year. */
static MoatDate
boundary_in_month (int month, MoatYearEnd year_end)
{
  int year = month / 12;
  int length = moat_date_days_in_month (year, month % 12 + 1);
  gboolean is_month_end = year_end.day >= moat_date_days_in_month (2001, year_end.month);

  return moat_date_new (year, month % 12 + 1, is_month_end ? length : MIN (year_end.day, length));
}

/* The month of the boundary, one of every @step months, that @date lies within a week of, or -1. */
static int
find_boundary (MoatDate date, MoatYearEnd year_end, int step)
{
  int year, month;

  moat_date_split (date, &year, &month, NULL);
  for (int m = month_number (year, month) - 1; m <= month_number (year, month) + 1; m++)
    {
      MoatDate boundary;

      if ((m + 12 - (year_end.month - 1)) % step != 0)
        continue;
      boundary = boundary_in_month (m, year_end);
      if (boundary != MOAT_DATE_NONE && ABS (date - boundary) <= SLACK_DAYS)
        return m;
    }

  return -1;
}

/* Months from the boundary in @month to the end of its fiscal year, 0–11. */
static int
months_to_year_end (int month, MoatYearEnd year_end)
{
  return (year_end.month - 1 - month % 12 + 12) % 12;
}

static gboolean
is_first_of_month (MoatDate date)
{
  int day;

  moat_date_split (date, NULL, NULL, &day);
  return day == 1;
}

static gboolean
is_last_of_month (MoatDate date)
{
  return date == MOAT_DATE_MAX || is_first_of_month (date + 1);
}

static gboolean
is_whole_months (MoatPeriod self)
{
  return is_first_of_month (self.start) && is_last_of_month (self.end);
}

/* Whole months of the calendar, for a period of which is_whole_months() is true. */
static int
count_months (MoatPeriod self)
{
  int first_year, first_month, last_year, last_month;

  moat_date_split (self.start, &first_year, &first_month, NULL);
  moat_date_split (self.end, &last_year, &last_month, NULL);
  return month_number (last_year, last_month) - month_number (first_year, first_month) + 1;
}

/* What classifying found; copied to the caller's pointers at the end. */
typedef struct
{
  MoatPeriodKind kind;
  int first;
  int last;
  int part;
} Name;

static gboolean
name_as_calendar_years (MoatPeriod self, Name *name)
{
  int month;

  moat_date_split (self.start, NULL, &month, NULL);
  if (month != 1 || !is_whole_months (self) || count_months (self) % 12 != 0)
    return FALSE;

  name->kind = name->first == name->last ? MOAT_PERIOD_KIND_YEAR : MOAT_PERIOD_KIND_YEARS;
  return TRUE;
}

/* The period after the boundary @months before the one in the month @end; no period when the
 * calendar does not reach that far. */
static MoatPeriod
period_between_boundaries (int end, int months, MoatYearEnd year_end)
{
  MoatPeriod period = { MOAT_DATE_NONE, MOAT_DATE_NONE };
  int before = end - months;

  /* Year 1 of the calendar begins after the last day of a year 0 that no date has. */
  if (before < 11 || end >= month_number (10000, 1))
    return period;

  period.start = (before == 11 ? MOAT_DATE_NONE : boundary_in_month (before, year_end)) + 1;
  period.end = boundary_in_month (end, year_end);
  return period;
}

/* How many 52/53-week years a number of days is; 0 if it is not whole weeks or not near a year. */
static int
count_week_years (int days)
{
  int years = (int) (days / DAYS_PER_YEAR + 0.5);
  double off = days - years * DAYS_PER_YEAR;

  return days % 7 == 0 && off > -SLACK_DAYS && off < SLACK_DAYS ? years : 0;
}

/* Whether @self reaches from the day after the boundary @months before @end to that in @end. */
static gboolean
is_between_boundaries (MoatPeriod self, int end, int months, MoatYearEnd year_end)
{
  MoatPeriod exact = period_between_boundaries (end, months, year_end);

  return self.start == exact.start && self.end == exact.end;
}

static gboolean
name_as_fiscal_part (MoatPeriod self, MoatYearEnd year_end, const FiscalPart *part, Name *name)
{
  int days = moat_period_days (self);
  int boundary = find_boundary (self.end, year_end, part->months);
  gboolean is_weeks =
    days % 7 == 0 && days / 7 >= part->least_weeks && days / 7 <= part->most_weeks;
  int to_year_end;

  if (boundary < 0 || !(is_weeks || is_between_boundaries (self, boundary, part->months, year_end)))
    return FALSE;

  to_year_end = months_to_year_end (boundary, year_end);
  name->kind = is_calendar (year_end) ? part->calendar : part->fiscal;
  name->first = name->last = (boundary + to_year_end) / 12;
  name->part = part->months == 12 ? 0 : (12 - to_year_end) / part->months;
  return TRUE;
}

static gboolean
name_as_fiscal_years (MoatPeriod self, MoatYearEnd year_end, Name *name)
{
  int before = self.start > MOAT_DATE_MIN ? find_boundary (self.start - 1, year_end, 12) : -1;
  int end = find_boundary (self.end, year_end, 12);

  if (before < 0 || end <= before)
    return FALSE;
  if (!is_between_boundaries (self, end, end - before, year_end) &&
      count_week_years (moat_period_days (self)) != (end - before) / 12)
    return FALSE;

  name->kind = is_calendar (year_end) ? MOAT_PERIOD_KIND_YEARS : MOAT_PERIOD_KIND_FISCAL_YEARS;
  name->first = before / 12 + 1;
  name->last = end / 12;
  return TRUE;
}

/* Months, quarters and halves of the calendar. */
static gboolean
name_as_calendar_part (MoatPeriod self, Name *name)
{
  int month, months;

  if (!is_whole_months (self))
    return FALSE;
  moat_date_split (self.start, NULL, &month, NULL);
  months = count_months (self);
  if ((months != 1 && months != 3 && months != 6) || (month - 1) % months != 0)
    return FALSE;

  name->kind = months == 1   ? MOAT_PERIOD_KIND_MONTH
               : months == 3 ? MOAT_PERIOD_KIND_QUARTER
                             : MOAT_PERIOD_KIND_HALF;
  name->part = (month - 1) / months + 1;
  return TRUE;
}

static Name
name_period (MoatPeriod self, MoatYearEnd year_end)
{
  Name name = { MOAT_PERIOD_KIND_OTHER, 0, 0, 0 };

  moat_date_split (self.end, &name.last, NULL, NULL);
  name.first = name.last;
  if (moat_period_is_instant (self))
    {
      name.kind = MOAT_PERIOD_KIND_INSTANT;
      return name;
    }

  moat_date_split (self.start, &name.first, NULL, NULL);
  if (self.start == self.end)
    {
      name.kind = MOAT_PERIOD_KIND_DAY;
      return name;
    }

  if (name_as_calendar_years (self, &name))
    return name;
  for (guint i = 0; i < G_N_ELEMENTS (fiscal_parts); i++)
    if (name_as_fiscal_part (self, year_end, &fiscal_parts[i], &name))
      return name;
  if (!name_as_fiscal_years (self, year_end, &name))
    name_as_calendar_part (self, &name);

  return name;
}

MoatPeriodKind
moat_period_classify (MoatPeriod self, MoatYearEnd year_end, int *first, int *last, int *part)
{
  Name name;

  g_return_val_if_fail (moat_period_is_valid (self), MOAT_PERIOD_KIND_OTHER);
  g_return_val_if_fail (year_end.month >= 1 && year_end.month <= 12, MOAT_PERIOD_KIND_OTHER);

  name = name_period (self, year_end);
  if (first)
    *first = name.first;
  if (last)
    *last = name.last;
  if (part)
    *part = name.part;
  return name.kind;
}

MoatPeriod
moat_period_instant (MoatDate at)
{
  return (MoatPeriod){ MOAT_DATE_NONE, at };
}

MoatPeriod
moat_period_years (int first, int last)
{
  return moat_period_fiscal_years (first, last, MOAT_YEAR_END_CALENDAR);
}

MoatPeriod
moat_period_fiscal_years (int first, int last, MoatYearEnd year_end)
{
  g_return_val_if_fail (first <= last, moat_period_instant (MOAT_DATE_NONE));

  return period_between_boundaries (month_number (last, year_end.month), (last - first + 1) * 12,
                                    year_end);
}

MoatPeriod
moat_period_quarter (int year, int quarter, MoatYearEnd year_end)
{
  g_return_val_if_fail (quarter >= 1 && quarter <= 4, moat_period_instant (MOAT_DATE_NONE));

  return period_between_boundaries (month_number (year, year_end.month) - (4 - quarter) * 3, 3,
                                    year_end);
}

MoatPeriod
moat_period_half (int year, int half, MoatYearEnd year_end)
{
  g_return_val_if_fail (half >= 1 && half <= 2, moat_period_instant (MOAT_DATE_NONE));

  return period_between_boundaries (month_number (year, year_end.month) - (2 - half) * 6, 6,
                                    year_end);
}

char *
moat_period_to_iso (MoatPeriod self)
{
  g_autofree char *start = moat_date_to_iso (self.start);
  g_autofree char *end = moat_date_to_iso (self.end);

  return self.start != MOAT_DATE_NONE ? g_strdup_printf ("%s/%s", start, end)
                                      : g_steal_pointer (&end);
}

gboolean
moat_period_is_instant (MoatPeriod self)
{
  return self.start == MOAT_DATE_NONE;
}

gboolean
moat_period_is_valid (MoatPeriod self)
{
  return self.start >= MOAT_DATE_NONE && self.end >= MOAT_DATE_MIN && self.end <= MOAT_DATE_MAX &&
         self.start <= self.end;
}

int
moat_period_days (MoatPeriod self)
{
  return moat_period_is_instant (self) ? 0 : self.end - self.start + 1;
}

int
moat_period_overlap (MoatPeriod a, MoatPeriod b)
{
  if (moat_period_is_instant (a) || moat_period_is_instant (b))
    return 0;

  return MAX (0, MIN (a.end, b.end) - MAX (a.start, b.start) + 1);
}

static gint64
greatest_common_divisor (gint64 a, gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* Whole years from the start, and the days left over the days of the year they fall in. */
static void
count_years_and_days (MoatPeriod self, gint64 *numerator, gint64 *denominator)
{
  MoatDate after = self.end + 1;
  int years = moat_period_days (self) / 366;
  MoatDate anniversary, next;

  while ((next = moat_date_add_months (self.start, (years + 1) * 12)) != MOAT_DATE_NONE &&
         next <= after)
    years++;
  anniversary = moat_date_add_months (self.start, years * 12);

  *denominator = next == MOAT_DATE_NONE ? 365 : next - anniversary;
  *numerator = years * *denominator + (after - anniversary);
}

void
moat_period_years_fraction (MoatPeriod self, gint64 *numerator, gint64 *denominator)
{
  gint64 divisor;
  int week_years;

  g_return_if_fail (moat_period_is_valid (self));
  g_return_if_fail (numerator && denominator);

  *numerator = 0;
  *denominator = 1;
  if (moat_period_is_instant (self))
    return;

  week_years = count_week_years (moat_period_days (self));
  if (is_whole_months (self))
    {
      *numerator = count_months (self);
      *denominator = 12;
    }
  else if (week_years > 0)
    *numerator = week_years;
  else
    count_years_and_days (self, numerator, denominator);

  divisor = greatest_common_divisor (*numerator, *denominator);
  *numerator /= divisor;
  *denominator /= divisor;
}

double
moat_period_length_years (MoatPeriod self)
{
  gint64 numerator = 0, denominator = 1;

  moat_period_years_fraction (self, &numerator, &denominator);
  return (double) numerator / (double) denominator;
}

int
moat_period_compare (MoatPeriod a, MoatPeriod b)
{
  if (a.end != b.end)
    return a.end < b.end ? -1 : 1;
  return (a.start > b.start) - (a.start < b.start);
}
