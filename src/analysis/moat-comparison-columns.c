/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which values stand side by side.
 *
 * Years go by their number, as companies name them: a fiscal year is that of the calendar year it
 * ends in, so FY2024 of a company whose year ends in March stands beside the calendar year 2024 of
 * another, and the column says that its periods are mixed.  Other periods stand side by side when
 * they are the same.
 *
 * Whatever was asked for and is not there becomes an absence: by the reason that a step of the
 * comparison has given for the period, else because there is no figure for it, or none at all.  Of
 * all periods, only what could not be taken is said, for nobody has asked for a particular one. */
#include "config.h"

#include "moat-comparison-private.h"
#include "moat-series-private.h"

/* The number of the year that @period is; of several years added up, of the last.  0: it is none.
 */
static int
year_of (const MoatValues *self, MoatPeriod period)
{
  int last = 0;

  switch (moat_period_classify (period, self->info.year_end, NULL, &last, NULL))
    {
    case MOAT_PERIOD_KIND_YEAR:
    case MOAT_PERIOD_KIND_FISCAL_YEAR:
      return last;
    case MOAT_PERIOD_KIND_YEARS:
    case MOAT_PERIOD_KIND_FISCAL_YEARS:
      return self->info.basis == MOAT_BASIS_CUMULATIVE ? last : 0;
    default:
      return 0;
    }
}

static gboolean
is_fine (const MoatDerivation *value)
{
  return value->problem == MOAT_DERIVATION_PROBLEM_NONE;
}

static MoatAbsenceReason
reason_of (MoatDerivationProblem problem)
{
  switch (problem)
    {
    case MOAT_DERIVATION_PROBLEM_NO_RATE:
      return MOAT_ABSENCE_NO_RATE;
    case MOAT_DERIVATION_PROBLEM_NOT_MEANINGFUL:
    case MOAT_DERIVATION_PROBLEM_ZERO:
      return MOAT_ABSENCE_NOT_MEANINGFUL;
    case MOAT_DERIVATION_PROBLEM_UNLIKE_UNITS:
      return MOAT_ABSENCE_UNLIKE_UNITS;
    case MOAT_DERIVATION_PROBLEM_UNLIKE_PERIODS:
      return MOAT_ABSENCE_OTHER_PERIOD;
    default:
      return MOAT_ABSENCE_NO_VALUE;
    }
}

/* The rate that was looked for and not found. */
static const MoatRateAnswer *
find_missing_rate (const MoatDerivation *value)
{
  if (value->rate != NULL && value->rate->rule == MOAT_RATE_RULE_MISSING)
    return value->rate;
  for (guint i = 0; value->operands != NULL && i < value->operands->len; i++)
    {
      const MoatRateAnswer *rate = find_missing_rate (value->operands->pdata[i]);
      if (rate != NULL)
        return rate;
    }
  return NULL;
}

static void
add_absence (MoatComparison *comparison, const MoatValues *values, MoatAbsenceReason reason,
             MoatPeriod period, const MoatDerivation *value)
{
  const MoatRateAnswer *rate = value != NULL ? find_missing_rate (value) : NULL;
  MoatAbsence absence = {
    .reason = reason,
    .comparable = values->comparable,
    .period = period,
    .from = rate != NULL ? rate->from : NULL,
    .to = rate != NULL ? rate->to : NULL,
  };

  g_array_append_val (comparison->absences, absence);
}

/* What was lost on the way, but for what nobody misses: the year before the first figure of growth,
 * years that fiscal years only touch. */
static void
say_lost (MoatComparison *comparison, const MoatValues *values)
{
  MoatPeriod first = { 0 }, last = { 0 };
  gboolean any = FALSE;

  for (guint i = 0; i < values->values->len; i++)
    {
      const MoatDerivation *value = values->values->pdata[i];

      if (!is_fine (value))
        {
          add_absence (comparison, values, reason_of (value->problem), value->period, value);
          continue;
        }
      if (!any)
        first = value->period;
      last = value->period;
      any = TRUE;
    }
  for (guint i = 0; i < values->lost->len; i++)
    {
      MoatAbsence *lost = &g_array_index (values->lost, MoatAbsence, i);
      gboolean is_edge =
        lost->reason == MOAT_ABSENCE_NO_BASE || lost->reason == MOAT_ABSENCE_NOT_COVERED;

      if (!any || !is_edge || values->info.basis == MOAT_BASIS_CUMULATIVE ||
          (lost->period.end > first.end && lost->period.end < last.end))
        g_array_append_val (comparison->absences, *lost);
    }
  if (!any && values->values->len == 0 && values->lost->len == 0)
    add_absence (comparison, values, MOAT_ABSENCE_NO_FIGURE, (MoatPeriod){ 0, 0 }, NULL);
}

/* Takes what was chosen of one comparable. */
static void
add_series (MoatComparison *comparison, const MoatValues *values, GPtrArray *chosen,
            GArray *columns)
{
  if (chosen->len > 0)
    {
      GPtrArray *derivations =
        g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);

      for (guint i = 0; i < chosen->len; i++)
        g_ptr_array_add (derivations, moat_derivation_ref (chosen->pdata[i]));
      g_ptr_array_add (comparison->series, moat_series_new_computed (
                                             &values->info, derivations, g_array_ref (columns),
                                             g_array_new (FALSE, FALSE, sizeof (MoatSeriesIssue))));
    }
}

/* Whether a column's values are all for one period. */
static void
meet (MoatColumn *column, gboolean is_first, MoatPeriod period, int year)
{
  if (is_first)
    column->period = period;
  else if (moat_period_compare (column->period, period) != 0)
    {
      column->is_mixed = TRUE;
      if (year > 0)
        column->period = moat_period_years (year, year);
    }
}

static int
compare_columns (gconstpointer a, gconstpointer b)
{
  return moat_period_compare (((const MoatColumn *) a)->period, ((const MoatColumn *) b)->period);
}

static gint64
identify (const MoatValues *values, MoatPeriod period)
{
  int year = year_of (values, period);

  return year > 0 ? year : ((gint64) period.start << 32) | (guint32) period.end;
}

/* The columns of all that there is, by what identifies them. */
static GHashTable *
collect_columns (MoatValues *all, gsize n)
{
  GHashTable *columns = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (gsize i = 0; i < n; i++)
    for (guint k = 0; k < all[i].values->len; k++)
      {
        const MoatDerivation *value = all[i].values->pdata[k];
        gint64 identity = identify (&all[i], value->period);
        MoatColumn *column = g_hash_table_lookup (columns, &identity);
        gboolean is_first = column == NULL;

        if (!is_fine (value))
          continue;
        if (is_first)
          {
            column = g_new0 (MoatColumn, 1);
            g_hash_table_insert (columns, g_memdup2 (&identity, sizeof identity), column);
          }
        meet (column, is_first, value->period, year_of (&all[i], value->period));
      }
  return columns;
}

static int
find_column (const GArray *columns, const MoatColumn *column)
{
  guint at = 0;

  g_array_binary_search ((GArray *) columns, column, compare_columns, &at);
  return (int) at;
}

static void
choose_all (MoatComparison *comparison, MoatValues *all, gsize n)
{
  g_autoptr (GHashTable) by_identity = collect_columns (all, n);
  GHashTableIter iter;
  gpointer column;

  g_hash_table_iter_init (&iter, by_identity);
  while (g_hash_table_iter_next (&iter, NULL, &column))
    g_array_append_vals (comparison->columns, column, 1);
  g_array_sort (comparison->columns, compare_columns);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
      g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));

      for (guint k = 0; k < all[i].values->len; k++)
        {
          MoatDerivation *value = all[i].values->pdata[k];
          gint64 identity = identify (&all[i], value->period);
          int at;

          if (!is_fine (value))
            continue;
          at = find_column (comparison->columns, g_hash_table_lookup (by_identity, &identity));
          g_ptr_array_add (chosen, value);
          g_array_append_val (columns, at);
        }
      add_series (comparison, &all[i], chosen, columns);
      say_lost (comparison, &all[i]);
    }
}

static void
choose_latest (MoatComparison *comparison, MoatValues *all, gsize n)
{
  MoatColumn column = { .is_mixed = FALSE };
  gboolean is_first = TRUE;

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
      g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (int));
      const MoatDerivation *later = NULL;

      for (guint k = all[i].values->len; k > 0 && chosen->len == 0; k--)
        {
          MoatDerivation *value = all[i].values->pdata[k - 1];

          if (is_fine (value))
            g_ptr_array_add (chosen, value);
          else if (later == NULL)
            later = value;
        }
      g_array_set_size (columns, chosen->len);
      add_series (comparison, &all[i], chosen, columns);
      if (later != NULL)
        add_absence (comparison, &all[i], reason_of (later->problem), later->period, later);
      else if (chosen->len == 0)
        say_lost (comparison, &all[i]);
      if (chosen->len > 0)
        {
          meet (&column, is_first, ((MoatDerivation *) chosen->pdata[0])->period, 0);
          is_first = FALSE;
        }
    }
  if (column.is_mixed)
    column.period = (MoatPeriod){ MOAT_DATE_NONE, MOAT_DATE_NONE };
  if (!is_first)
    g_array_append_val (comparison->columns, column);
}

/* How well @period answers to the period @asked for; 0: not at all. */
static int
rate_answer (const MoatValues *values, MoatPeriod period, MoatPeriod asked, int asked_year)
{
  int year;

  if (moat_period_compare (period, asked) == 0)
    return 5;
  if (moat_period_is_instant (asked)) /* the last value at the day or in the year before it */
    return period.end <= asked.end && period.end > moat_date_add_months (asked.end, -12) &&
           moat_period_is_instant (period);
  if (moat_period_is_like (period, asked))
    return 4;
  if (asked_year == 0)
    return 0;
  if (moat_period_is_instant (period))
    return period.end >= asked.start && period.end <= asked.end ? 2 : 0;
  year = values->treatment->calendarised ? 0 : year_of (values, period);
  if (year == asked_year)
    return 3;
  return values->info.basis == MOAT_BASIS_PER_YEAR && period.start <= asked.start &&
         period.end >= asked.end;
}

/* The best answer; of equals the later one. */
static MoatDerivation *
find_answer (const MoatValues *values, MoatPeriod asked)
{
  MoatDerivation *found = NULL;
  int year = 0, best = 0;

  if (moat_period_classify (asked, MOAT_YEAR_END_CALENDAR, NULL, &year, NULL) !=
      MOAT_PERIOD_KIND_YEAR)
    year = 0;
  for (guint i = 0; i < values->values->len; i++)
    {
      MoatDerivation *value = values->values->pdata[i];
      int rating = rate_answer (values, value->period, asked, year);

      if (rating > 0 && rating >= best)
        {
          found = value;
          best = rating;
        }
    }
  return found;
}

/* Why there is no value for @asked. */
static void
say_no_answer (MoatComparison *comparison, const MoatValues *values, MoatPeriod asked)
{
  for (guint i = 0; i < values->lost->len; i++)
    {
      const MoatAbsence *lost = &g_array_index (values->lost, MoatAbsence, i);

      if (moat_period_overlap (lost->period, asked) > 0 || lost->period.end == asked.end)
        {
          add_absence (comparison, values, lost->reason, asked, NULL);
          return;
        }
    }
  add_absence (comparison, values,
               values->values->len == 0 && values->lost->len == 0 ? MOAT_ABSENCE_NO_FIGURE
                                                                  : MOAT_ABSENCE_OTHER_PERIOD,
               asked, NULL);
}

static void
choose_listed (MoatComparison *comparison, MoatValues *all, gsize n, const MoatPeriodChoice *choice)
{
  GArray *columns = comparison->columns;

  for (gsize i = 0; i < choice->n_periods; i++)
    {
      MoatColumn column = { choice->periods[i], FALSE };
      g_array_append_val (columns, column);
    }
  g_array_sort (columns, compare_columns);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
      g_autoptr (GArray) at = g_array_new (FALSE, FALSE, sizeof (int));

      for (int k = 0; k < (int) columns->len; k++)
        {
          MoatColumn *column = &g_array_index (columns, MoatColumn, k);
          MoatDerivation *value = find_answer (&all[i], column->period);

          if (value == NULL)
            say_no_answer (comparison, &all[i], column->period);
          else if (!is_fine (value))
            add_absence (comparison, &all[i], reason_of (value->problem), value->period, value);
          else
            {
              g_ptr_array_add (chosen, value);
              g_array_append_val (at, k);
              column->is_mixed |= moat_period_compare (value->period, column->period) != 0;
            }
        }
      add_series (comparison, &all[i], chosen, at);
    }
}

void
moat_comparison_choose (MoatComparison *comparison, MoatValues *all, gsize n,
                        const MoatPeriodChoice *choice)
{
  switch (choice->mode)
    {
    case MOAT_PERIODS_ALL:
      choose_all (comparison, all, n);
      break;
    case MOAT_PERIODS_LATEST:
      choose_latest (comparison, all, n);
      break;
    case MOAT_PERIODS_CHOSEN:
      choose_listed (comparison, all, n, choice);
      break;
    }
}
