/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates and periods in the language of a chart's reader.
 *
 * A period is called by the shortest name that is true of it: FY2014–FY2023, 2025 Q3, 2025年2月,
 * and by its two dates when it has no other.  Everything written here moat_period_parse() reads.
 *
 * Months and the order of day, month and year are written here rather than by ICU's date formats:
 * those open a calendar and a time zone, which costs more than the rest of a short command, and
 * turn Julian before 1582, which a day number of the proleptic calendar must not.
 */
#include "moat-wording.h"

static const char *const english_months[] = {
  "January", "February", "March",     "April",   "May",      "June",
  "July",    "August",   "September", "October", "November", "December",
};

static const char *const chinese_ordinals[] = { "一", "二", "三", "四" };

static gboolean
is_chinese (const MoatWording *self)
{
  return moat_wording_get_language (self) == MOAT_LANGUAGE_ZH;
}

char *
moat_wording_date (MoatWording *self, MoatDate date)
{
  int year, month, day;

  g_return_val_if_fail (self, NULL);

  if (date == MOAT_DATE_NONE)
    return g_strdup ("");
  moat_date_split (date, &year, &month, &day);
  if (is_chinese (self))
    return g_strdup_printf ("%d年%d月%d日", year, month, day);
  return g_strdup_printf ("%d %s %d", day, english_months[month - 1], year);
}

static char *
short_date (const MoatWording *self, MoatDate date)
{
  int year, month, day;

  moat_date_split (date, &year, &month, &day);
  if (is_chinese (self))
    return g_strdup_printf ("%d年%d月%d日", year, month, day);
  return g_strdup_printf ("%d %.3s %d", day, english_months[month - 1], year);
}

static char *
short_month (const MoatWording *self, MoatDate date)
{
  int year, month;

  moat_date_split (date, &year, &month, NULL);
  if (is_chinese (self))
    return g_strdup_printf ("%d年%d月", year, month);
  return g_strdup_printf ("%.3s %d", english_months[month - 1], year);
}

/* Chinese needs no spaces around its dash, because its dates hold none. */
static char *
join_ends (const MoatWording *self, const char *first, const char *last)
{
  return g_strconcat (first, is_chinese (self) ? "–" : " – ", last, NULL);
}

char *
moat_wording_period_dates (MoatWording *self, MoatPeriod period)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_return_val_if_fail (self, NULL);
  g_return_val_if_fail (moat_period_is_valid (period), g_strdup (""));

  last = short_date (self, period.end);
  if (moat_period_is_instant (period) || period.start == period.end)
    return g_steal_pointer (&last);
  first = short_date (self, period.start);
  return join_ends (self, first, last);
}

/* Whole months by their names, anything else by its days. */
static char *
name_other (MoatWording *self, MoatPeriod period)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  int first_day, day_after = 1;

  moat_date_split (period.start, NULL, NULL, &first_day);
  if (period.end < MOAT_DATE_MAX)
    moat_date_split (period.end + 1, NULL, NULL, &day_after);
  if (first_day != 1 || day_after != 1)
    return moat_wording_period_dates (self, period);

  first = short_month (self, period.start);
  last = short_month (self, period.end);
  return join_ends (self, first, last);
}

static char *
name_in_english (MoatPeriodKind kind, int first, int last, int part)
{
  switch (kind)
    {
    case MOAT_PERIOD_KIND_MONTH:
      return g_strdup_printf ("%s %d", english_months[part - 1], first);
    case MOAT_PERIOD_KIND_QUARTER:
      return g_strdup_printf ("%d Q%d", first, part);
    case MOAT_PERIOD_KIND_HALF:
      return g_strdup_printf ("%d H%d", first, part);
    case MOAT_PERIOD_KIND_YEAR:
      return g_strdup_printf ("%d", first);
    case MOAT_PERIOD_KIND_YEARS:
      return g_strdup_printf ("%d–%d", first, last);
    case MOAT_PERIOD_KIND_FISCAL_QUARTER:
      return g_strdup_printf ("FY%d Q%d", first, part);
    case MOAT_PERIOD_KIND_FISCAL_HALF:
      return g_strdup_printf ("FY%d H%d", first, part);
    case MOAT_PERIOD_KIND_FISCAL_YEAR:
      return g_strdup_printf ("FY%d", first);
    case MOAT_PERIOD_KIND_FISCAL_YEARS:
      return g_strdup_printf ("FY%d–FY%d", first, last);
    case MOAT_PERIOD_KIND_INSTANT:
    case MOAT_PERIOD_KIND_DAY:
    case MOAT_PERIOD_KIND_OTHER:
    default:
      return NULL;
    }
}

static char *
name_in_chinese (MoatPeriodKind kind, int first, int last, int part)
{
  switch (kind)
    {
    case MOAT_PERIOD_KIND_MONTH:
      return g_strdup_printf ("%d年%d月", first, part);
    case MOAT_PERIOD_KIND_QUARTER:
      return g_strdup_printf ("%d年第%s季度", first, chinese_ordinals[part - 1]);
    case MOAT_PERIOD_KIND_HALF:
      return g_strdup_printf ("%d年%s半年", first, part == 1 ? "上" : "下");
    case MOAT_PERIOD_KIND_YEAR:
      return g_strdup_printf ("%d年", first);
    case MOAT_PERIOD_KIND_YEARS:
      return g_strdup_printf ("%d–%d年", first, last);
    case MOAT_PERIOD_KIND_FISCAL_QUARTER:
      return g_strdup_printf ("%d财年第%s季度", first, chinese_ordinals[part - 1]);
    case MOAT_PERIOD_KIND_FISCAL_HALF:
      return g_strdup_printf ("%d财年%s半年", first, part == 1 ? "上" : "下");
    case MOAT_PERIOD_KIND_FISCAL_YEAR:
      return g_strdup_printf ("%d财年", first);
    case MOAT_PERIOD_KIND_FISCAL_YEARS:
      return g_strdup_printf ("%d–%d财年", first, last);
    case MOAT_PERIOD_KIND_INSTANT:
    case MOAT_PERIOD_KIND_DAY:
    case MOAT_PERIOD_KIND_OTHER:
    default:
      return NULL;
    }
}

char *
moat_wording_period (MoatWording *self, MoatPeriod period, MoatYearEnd year_end)
{
  MoatPeriodKind kind;
  int first = 0, last = 0, part = 0;

  g_return_val_if_fail (self, NULL);
  g_return_val_if_fail (moat_period_is_valid (period), g_strdup (""));

  kind = moat_period_classify (period, year_end, &first, &last, &part);
  switch (kind)
    {
    case MOAT_PERIOD_KIND_INSTANT:
    case MOAT_PERIOD_KIND_DAY:
      return moat_wording_date (self, period.end);
    case MOAT_PERIOD_KIND_OTHER:
      return name_other (self, period);
    default:
      return is_chinese (self) ? name_in_chinese (kind, first, last, part)
                               : name_in_english (kind, first, last, part);
    }
}

char *
moat_wording_year_end (MoatWording *self, MoatYearEnd year_end)
{
  int day = MIN (year_end.day, moat_date_days_in_month (2001, year_end.month));

  g_return_val_if_fail (self, NULL);
  g_return_val_if_fail (year_end.month >= 1 && year_end.month <= 12, g_strdup (""));

  /* The last of February has two numbers. */
  if (year_end.month == 2 && day == 28)
    return g_strdup (is_chinese (self) ? "2月底" : "the end of February");
  if (is_chinese (self))
    return g_strdup_printf ("%d月%d日", year_end.month, day);
  return g_strdup_printf ("%d %s", day, english_months[year_end.month - 1]);
}
