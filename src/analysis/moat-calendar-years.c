/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fiscal years shared out over calendar years.
 *
 * A calendar year gets its amount from what is stated for it.  Best is an amount for the year
 * itself, then amounts of parts of it that lie within it and cover it, such as its four quarters:
 * no day is shared then.  Else each fiscal year that touches it gives the part of its days that
 * fall into it.  Every day has to be covered, and none twice; a year that is not has no value.  An
 * amount for several years is a promise for all of them and is not shared out.  Stocks and ratios
 * have no days to share and stay. */
#include "config.h"

#include "moat-comparison-private.h"
#include "moat-unit.h"

#define LONGEST_YEAR 378 /* days: 53 weeks and a week to spare */
#define SHORTEST_YEAR 350

static gboolean
is_year (const MoatDerivation *value)
{
  int days = moat_period_days (value->period);

  return days >= SHORTEST_YEAR && days <= LONGEST_YEAR;
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const MoatDerivation *const *left = a, *const *right = b;

  return ((*left)->period.start > (*right)->period.start) -
         ((*left)->period.start < (*right)->period.start);
}

/* The sum of @parts if they cover @year day by day; @parts are parts of it, by their first day. */
static MoatDerivation *
add_up (GPtrArray *parts, MoatPeriod year)
{
  MoatDate next = year.start;

  g_ptr_array_sort (parts, compare_starts);
  for (guint i = 0; i < parts->len; i++)
    {
      const MoatDerivation *part = parts->pdata[i];

      if (part->period.start != next)
        return NULL;
      next = part->period.end + 1;
    }
  if (next != year.end + 1 || parts->len == 0)
    return NULL;
  if (parts->len == 1)
    return moat_derivation_ref (parts->pdata[0]);
  return moat_derivation_over (MOAT_DERIVATION_SUM, (MoatDerivation *const *) parts->pdata,
                               parts->len, year);
}

/* From amounts that lie within the year, the longest first so that halves go before the quarters
 * that they are made of. */
static MoatDerivation *
add_up_within (const MoatValues *self, MoatPeriod year)
{
  static const int longest[] = { 185, 100, 32 }; /* days of a half, a quarter, a month */

  for (gsize k = 0; k < G_N_ELEMENTS (longest); k++)
    {
      g_autoptr (GPtrArray) parts = g_ptr_array_new ();
      MoatDerivation *sum;

      for (guint i = 0; i < self->values->len; i++)
        {
          MoatDerivation *value = self->values->pdata[i];
          int days = moat_period_days (value->period);

          if (value->problem == MOAT_DERIVATION_PROBLEM_NONE && value->period.start >= year.start &&
              value->period.end <= year.end && days <= longest[k] && days * 3 > longest[k] * 2)
            g_ptr_array_add (parts, value);
        }
      sum = add_up (parts, year);
      if (sum != NULL)
        return sum;
    }
  return NULL;
}

/* From fiscal years, each with the days that fall into the year. */
static MoatDerivation *
share_out (const MoatValues *self, MoatPeriod year, gboolean *no_rate)
{
  g_autoptr (GPtrArray) parts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);

  for (guint i = 0; i < self->values->len; i++)
    {
      MoatDerivation *value = self->values->pdata[i];

      if (!is_year (value) || moat_period_overlap (value->period, year) == 0)
        continue;
      if (value->problem != MOAT_DERIVATION_PROBLEM_NONE)
        *no_rate |= value->problem == MOAT_DERIVATION_PROBLEM_NO_RATE;
      else
        g_ptr_array_add (parts, moat_derivation_take_days (value, year));
    }
  return add_up (parts, year);
}

static MoatDerivation *
find_year (const MoatValues *self, MoatPeriod year)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      MoatDerivation *value = self->values->pdata[i];

      if (value->problem == MOAT_DERIVATION_PROBLEM_NONE &&
          moat_period_compare (value->period, year) == 0)
        return moat_derivation_ref (value);
    }
  return NULL;
}

/* The years that the values touch.  FALSE: there are none. */
static gboolean
find_years (MoatValues *self, int *first, int *last)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->values->len; i++)
    {
      const MoatDerivation *value = self->values->pdata[i];
      int from, to;

      if (moat_period_is_instant (value->period))
        continue;
      if (moat_period_days (value->period) > LONGEST_YEAR)
        {
          moat_values_lose (self, MOAT_ABSENCE_SPAN, value->period);
          continue;
        }
      moat_date_split (value->period.start, &from, NULL, NULL);
      moat_date_split (value->period.end, &to, NULL, NULL);
      *first = any ? MIN (*first, from) : from;
      *last = any ? MAX (*last, to) : to;
      any = TRUE;
    }
  return any;
}

static MoatDerivation *
make_year (MoatValues *self, MoatPeriod year)
{
  MoatDerivation *value = find_year (self, year);
  gboolean no_rate = FALSE;

  if (value == NULL)
    value = add_up_within (self, year);
  if (value == NULL)
    value = share_out (self, year, &no_rate);
  if (value == NULL)
    moat_values_lose (self, no_rate ? MOAT_ABSENCE_NO_RATE : MOAT_ABSENCE_NOT_COVERED, year);
  return value;
}

void
moat_values_calendarise (MoatValues *self)
{
  GPtrArray *years;
  int first, last;

  if (self->info.period_type != MOAT_PERIOD_TYPE_DURATION ||
      self->info.unit_kind == MOAT_UNIT_KIND_RATIO || !find_years (self, &first, &last))
    return;
  years = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);
  for (int year = first; year <= last; year++)
    {
      MoatDerivation *value = make_year (self, moat_period_years (year, year));

      if (value != NULL)
        g_ptr_array_add (years, value);
    }
  moat_values_replace (self, years);
}
