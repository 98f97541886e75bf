/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where an axis is marked.
 *
 * Values are marked at multiples of 1, 2 or 5 times a power of ten.  Days are marked at the
 * boundaries of the calendar: days of the month, months, years, never at sums of 30 or 365 days,
 * and always evenly: one step for the whole axis.  Steps of years are multiples of the year number,
 * of months begin in January, of days begin on the first.
 *
 * Which step has room for its labels is for the axis to try; it knows how wide they are.
 */
#include "moat-ticks.h"

#include <math.h>

static const MoatTimeStep steps[] = {
  { MOAT_TIME_STEP_DAYS, 1 },     { MOAT_TIME_STEP_DAYS, 2 },     { MOAT_TIME_STEP_DAYS, 5 },
  { MOAT_TIME_STEP_DAYS, 10 },    { MOAT_TIME_STEP_MONTHS, 1 },   { MOAT_TIME_STEP_MONTHS, 3 },
  { MOAT_TIME_STEP_MONTHS, 6 },   { MOAT_TIME_STEP_YEARS, 1 },    { MOAT_TIME_STEP_YEARS, 2 },
  { MOAT_TIME_STEP_YEARS, 5 },    { MOAT_TIME_STEP_YEARS, 10 },   { MOAT_TIME_STEP_YEARS, 20 },
  { MOAT_TIME_STEP_YEARS, 50 },   { MOAT_TIME_STEP_YEARS, 100 },  { MOAT_TIME_STEP_YEARS, 200 },
  { MOAT_TIME_STEP_YEARS, 500 },  { MOAT_TIME_STEP_YEARS, 1000 }, { MOAT_TIME_STEP_YEARS, 2000 },
  { MOAT_TIME_STEP_YEARS, 5000 },
};

double
moat_ticks_step (double low, double high, guint most)
{
  static const double shares[] = { 1, 2, 5, 10, 20, 50 };
  double base;

  g_return_val_if_fail (isfinite (low) && isfinite (high) && high > low, 1);
  base = pow (10, floor (log10 ((high - low) / MAX (most, 1))));
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double step = shares[i] * base;
      if (floor (high / step + 1e-9) - ceil (low / step - 1e-9) + 1 <= MAX (most, 1))
        return step;
    }
  return 100 * base;
}

const MoatTimeStep *
moat_time_steps (gsize *n)
{
  *n = G_N_ELEMENTS (steps);
  return steps;
}

/* Day steps mark 1, 1 + count … of each month, but none that crowds the next first. */
static MoatDate
next_marked_day (MoatDate day, int count)
{
  for (; day <= MOAT_DATE_MAX; day++)
    {
      int year, month, number;
      moat_date_split (day, &year, &month, &number);
      if (number == 1)
        return day;
      if ((count == 1 || number % count == (count == 2 ? 1 : 0)) &&
          moat_date_days_in_month (year, month) - number >= count / 2)
        return day;
    }
  return MOAT_DATE_NONE;
}

MoatDate
moat_time_step_first (const MoatTimeStep *self, MoatDate day)
{
  int year, month, number;

  moat_date_split (day, &year, &month, &number);
  if (self->kind == MOAT_TIME_STEP_DAYS)
    return next_marked_day (day, self->count);
  if (self->kind == MOAT_TIME_STEP_MONTHS)
    {
      int at = year * 12 + month - 1 + (number > 1);
      at = (at + self->count - 1) / self->count * self->count;
      return moat_date_new (at / 12, at % 12 + 1, 1);
    }
  year += month > 1 || number > 1;
  return moat_date_new ((year + self->count - 1) / self->count * self->count, 1, 1);
}

MoatDate
moat_time_step_next (const MoatTimeStep *self, MoatDate day)
{
  return day < MOAT_DATE_MAX ? moat_time_step_first (self, day + 1) : MOAT_DATE_NONE;
}

char *
moat_time_step_word (const MoatTimeStep *self, MoatWording *wording, MoatDate day,
                     gboolean is_first)
{
  g_autofree char *year_text = NULL;
  g_autofree char *day_text = NULL;
  const char *month_name;
  int year, month, number;

  moat_date_split (day, &year, &month, &number);
  year_text = g_strdup_printf ("%d", year);
  day_text = g_strdup_printf ("%d", number);
  month_name = moat_phrase_get ((MoatPhrase) (MOAT_PHRASE_MONTH_1 + month - 1),
                                moat_wording_get_language (wording));
  if (self->kind == MOAT_TIME_STEP_YEARS)
    return g_steal_pointer (&year_text);
  if (self->kind == MOAT_TIME_STEP_DAYS && is_first)
    return moat_wording_period_dates (wording, moat_period_instant (day));
  if (self->kind == MOAT_TIME_STEP_DAYS && number > 1)
    return moat_wording_phrase (wording, MOAT_PHRASE_DAY_OF_MONTH, day_text, month_name, NULL);
  if (is_first || month == 1)
    return moat_wording_phrase (wording, MOAT_PHRASE_MONTH_OF_YEAR, month_name, year_text, NULL);
  if (self->kind == MOAT_TIME_STEP_MONTHS)
    return g_strdup (month_name);
  return moat_wording_phrase (wording, MOAT_PHRASE_DAY_OF_MONTH, day_text, month_name, NULL);
}
