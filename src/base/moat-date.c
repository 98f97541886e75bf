/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Civil dates as day numbers.
 *
 * The day number is GDate's Julian day, but the conversion is arithmetic on whole numbers instead
 * of GDate's, because a million rows are read and written at a time.  It is Howard Hinnant's
 * days_from_civil and civil_from_days: the year begins in March, so that the leap day is its
 * last and the days before a month follow (153 m + 2) / 5; 400 years are an era of 146097 days.
 * https://howardhinnant.github.io/date_algorithms.html
 *
 * Only the years 1 to 9999 exist: what ISO 8601 writes with four digits.  Nothing here knows
 * the time of day or a time zone, except moat_date_today().
 */
#include "moat-date.h"

#include <string.h>

/* The number of 0000-03-01, the first day of the first era. */
#define FIRST_ERA (-305)
#define DAYS_OF_ERA 146097

static gboolean
is_leap_year (int year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static gboolean
is_date (MoatDate self)
{
  return self >= MOAT_DATE_MIN && self <= MOAT_DATE_MAX;
}

int
moat_date_days_in_month (int year, int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month < 1 || month > 12)
    return 0;
  return month == 2 && is_leap_year (year) ? 29 : days[month - 1];
}

MoatDate
moat_date_new (int year, int month, int day)
{
  int era, year_of_era, day_of_year, day_of_era;

  if (year < 1 || year > 9999 || day < 1 || day > moat_date_days_in_month (year, month))
    return MOAT_DATE_NONE;

  year -= month <= 2;
  era = year / 400;
  year_of_era = year - era * 400;
  day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_OF_ERA + day_of_era + FIRST_ERA;
}

void
moat_date_split (MoatDate self, int *year, int *month, int *day)
{
  int since, era, day_of_era, year_of_era, day_of_year, month_from_march, m;

  g_return_if_fail (is_date (self));

  since = self - FIRST_ERA;
  era = since / DAYS_OF_ERA;
  day_of_era = since - era * DAYS_OF_ERA;
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  month_from_march = (5 * day_of_year + 2) / 153;
  m = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;

  if (year)
    *year = era * 400 + year_of_era + (m <= 2);
  if (month)
    *month = m;
  if (day)
    *day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
}

/* The number that the @n digits at @text write, or -1. */
static int
read_digits (const char *text, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    {
      guint digit = (guint) text[i] - '0';

      if (digit > 9)
        return -1;
      value = value * 10 + (int) digit;
    }

  return value;
}

MoatDate
moat_date_parse_iso (const char *text, gssize length)
{
  int year, month, day;

  g_return_val_if_fail (text, MOAT_DATE_NONE);

  if (length < 0)
    length = (gssize) strnlen (text, 11);
  if (length != 10 || text[4] != '-' || text[7] != '-')
    return MOAT_DATE_NONE;

  year = read_digits (text, 4);
  month = read_digits (text + 5, 2);
  day = read_digits (text + 8, 2);

  return moat_date_new (year, month, day);
}

static void
write_digits (char *text, int n, int value)
{
  while (n-- > 0)
    {
      text[n] = (char) ('0' + value % 10);
      value /= 10;
    }
}

void
moat_date_write_iso (MoatDate self, char *text)
{
  int year, month, day;

  *text = '\0';
  if (self == MOAT_DATE_NONE)
    return;
  g_return_if_fail (is_date (self));

  moat_date_split (self, &year, &month, &day);
  strcpy (text, "0000-00-00");
  write_digits (text, 4, year);
  write_digits (text + 5, 2, month);
  write_digits (text + 8, 2, day);
}

char *
moat_date_to_iso (MoatDate self)
{
  char text[MOAT_DATE_ISO_SIZE];

  moat_date_write_iso (self, text);
  return g_strdup (text);
}

MoatDate
moat_date_add_months (MoatDate self, int months)
{
  gint64 since_year_0;
  int year, month, day;

  if (self == MOAT_DATE_NONE)
    return MOAT_DATE_NONE;
  g_return_val_if_fail (is_date (self), MOAT_DATE_NONE);

  moat_date_split (self, &year, &month, &day);
  since_year_0 = (gint64) year * 12 + month - 1 + months;
  if (since_year_0 < 12 || since_year_0 >= 10000 * 12)
    return MOAT_DATE_NONE;

  year = (int) (since_year_0 / 12);
  month = (int) (since_year_0 % 12) + 1;
  return moat_date_new (year, month, MIN (day, moat_date_days_in_month (year, month)));
}

MoatDate
moat_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year, month, day;

  g_date_time_get_ymd (now, &year, &month, &day);
  return moat_date_new (year, month, day);
}
