/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which value answers to a period that is asked for, and why there is none.
 *
 * Best is a value for the very period; then one that misses it by the days of years of 52 or 53
 * weeks; for a calendar year, the fiscal year that ends in it, as companies name theirs, then any
 * other twelve months that do, a stock of its last day, and for amounts a year a span that the year
 * lies in.  A quarter never answers for a year.  A day is answered by the last moment at it or in
 * the year before, else by the last year that has ended.
 *
 * Without an answer there is an absence, by the reason that a step of the comparison has given for
 * the period, else because there is no figure for it, or none at all. */
#include "config.h"

#include "moat-comparison-private.h"
#include "moat-derivation-private.h"

/** Asking: a period that is asked for. */
typedef struct
{
  MoatPeriod period;
  int year; /* of the calendar; 0: it is none */
} Asking;

static gboolean
contains (MoatPeriod whole, MoatPeriod part)
{
  return !moat_period_is_instant (whole) && whole.start <= part.start && whole.end >= part.end;
}

/* A span counts for a year that lies in it, of the calendar or of the company, by its amount a
 * year. */
static gboolean
spans (const MoatValues *values, MoatPeriod period, const Asking *asking)
{
  MoatPeriod fiscal;

  if (values->info.basis != MOAT_BASIS_PER_YEAR || contains (asking->period, period))
    return FALSE;
  fiscal = moat_period_fiscal_years (asking->year, asking->year, values->info.year_end);
  return contains (period, asking->period) ||
         (!values->treatment->calendarised && moat_period_is_valid (fiscal) &&
          contains (period, fiscal));
}

/* Whether two periods are the same but for the days of years and quarters of whole weeks. */
static gboolean
is_like (MoatPeriod a, MoatPeriod b)
{
  return moat_period_is_instant (a) == moat_period_is_instant (b) &&
         moat_period_days (a) > 4 * MOAT_WEEK && moat_period_is_as_long (a, b) &&
         ABS (a.start - b.start) <= MOAT_WEEK && ABS (a.end - b.end) <= MOAT_WEEK;
}

/* How well @period answers to what is asked for; 0: not at all. */
static int
rate_answer (const MoatValues *values, MoatPeriod period, const Asking *asking)
{
  MoatPeriod asked = asking->period;
  gboolean is_late;

  if (moat_period_compare (period, asked) == 0)
    return 6;
  if (moat_period_is_instant (asked))
    {
      is_late = period.end <= asked.end && period.end > moat_date_add_months (asked.end, -12);
      if (moat_period_is_instant (period))
        return is_late ? 2 : 0;
      return is_late && moat_period_is_about_a_year (period);
    }
  if (is_like (period, asked))
    return 5;
  if (asking->year == 0)
    return 0;
  if (moat_period_is_instant (period))
    return period.end >= asked.start && period.end <= asked.end ? 2 : 0;
  if (!values->treatment->calendarised)
    {
      int end;

      if (moat_values_year_of (values, period) == asking->year)
        return 4;
      moat_date_split (period.end, &end, NULL, NULL);
      if (moat_period_is_about_a_year (period) && end == asking->year)
        return 3; /* twelve months that are not the company's year */
    }
  return spans (values, period, asking);
}

/* The best answer; of equals the later one. */
static MoatDerivation *
find_answer (const MoatValues *values, MoatPeriod period)
{
  Asking asking = { period, 0 };
  MoatDerivation *found = NULL;
  int best = 0;

  if (moat_period_classify (period, MOAT_YEAR_END_CALENDAR, NULL, &asking.year, NULL) !=
      MOAT_PERIOD_KIND_YEAR)
    asking.year = 0;
  for (guint i = 0; i < values->values->len; i++)
    {
      MoatDerivation *value = values->values->pdata[i];
      int rating = rate_answer (values, value->period, &asking);

      if (rating > 0 && rating >= best)
        {
          found = value;
          best = rating;
        }
    }
  return found;
}

/* Why there is no value for @asked: what a step has lost of that very period, or of one that shares
 * days with it. */
static void
say_no_answer (MoatComparison *comparison, const MoatValues *values, MoatPeriod asked)
{
  const MoatAbsence *found = NULL;

  for (guint i = 0; i < values->lost->len; i++)
    {
      const MoatAbsence *lost = &g_array_index (values->lost, MoatAbsence, i);
      gboolean is_same = moat_period_compare (lost->period, asked) == 0;

      if (is_same || (found == NULL && (moat_period_overlap (lost->period, asked) > 0 ||
                                        lost->period.end == asked.end)))
        found = lost;
      if (is_same)
        break;
    }
  if (found != NULL)
    {
      MoatAbsence absence = *found;

      if (absence.reason != MOAT_ABSENCE_SPAN) /* which says for what the one amount is */
        absence.period = asked;
      g_array_append_val (comparison->absences, absence);
      return;
    }
  moat_comparison_add_absence (
    comparison, values, values->is_stated ? MOAT_ABSENCE_OTHER_PERIOD : MOAT_ABSENCE_NO_FIGURE,
    asked);
}

/* Takes the answer of one comparable for the column at @k; @met: a period that it has a value of,
 * if valid. */
static void
answer (MoatComparison *comparison, const MoatValues *values, int k, MoatPeriod *met,
        GPtrArray *chosen, GArray *at)
{
  MoatColumn *column = &g_array_index (comparison->columns, MoatColumn, k);
  MoatDerivation *value = find_answer (values, column->period);

  if (value == NULL)
    say_no_answer (comparison, values, column->period);
  else if (!moat_derivation_is_fine (value))
    moat_comparison_say_problem (comparison, values, value, value->period);
  else
    {
      g_ptr_array_add (chosen, value);
      g_array_append_val (at, k);
      if (moat_period_is_valid (*met) && moat_period_compare (*met, value->period) != 0)
        column->is_mixed = TRUE;
      *met = value->period;
    }
}

void
moat_comparison_choose_listed (MoatComparison *comparison, MoatValues *all, gsize n,
                               const MoatPeriodChoice *choice)
{
  GArray *columns = comparison->columns;
  g_autofree MoatPeriod *met = g_new0 (MoatPeriod, choice->n_periods + 1);

  for (gsize i = 0; i < choice->n_periods; i++)
    {
      MoatColumn column = { choice->periods[i], FALSE };
      g_array_append_val (columns, column);
    }
  g_array_sort (columns, moat_column_compare);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
      g_autoptr (GArray) at = g_array_new (FALSE, FALSE, sizeof (int));

      for (int k = 0; k < (int) columns->len; k++)
        answer (comparison, &all[i], k, &met[k], chosen, at);
      moat_comparison_add_series (comparison, &all[i], chosen, at);
    }
}
