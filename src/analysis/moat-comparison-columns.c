/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which values stand side by side.
 *
 * Years go by their number, as companies name them: a fiscal year is that of the calendar year it
 * ends in, so FY2024 of a company whose year ends in March stands beside the calendar year 2024 of
 * another, and the column says that its periods are mixed.  Other periods stand side by side when
 * they are the same.
 *
 * The latest value of each is that of its latest year, or of a longer span, and not that of a later
 * quarter: a quarter of one company beside a year of another is no comparison.
 *
 * What was lost on the way becomes an absence; of all periods, only what could not be taken is
 * said, for nobody has asked for a particular one.  How periods that are asked for are found stands
 * in moat-comparison-answers.c. */
#include "config.h"

#include "moat-comparison-private.h"
#include "moat-derivation-private.h"
#include "moat-series-private.h"

#define NO_PERIOD ((MoatPeriod){ MOAT_DATE_NONE, MOAT_DATE_NONE })

int
moat_values_year_of (const MoatValues *self, MoatPeriod period)
{
  gboolean is_running =
    self->info.basis == MOAT_BASIS_CUMULATIVE ||
    (self->treatment->window > 1 && self->treatment->window_is_sum && moat_values_are_flows (self));
  int last = 0;

  switch (moat_period_classify (period, self->info.year_end, NULL, &last, NULL))
    {
    case MOAT_PERIOD_KIND_YEAR:
    case MOAT_PERIOD_KIND_FISCAL_YEAR:
      return last;
    case MOAT_PERIOD_KIND_YEARS:
    case MOAT_PERIOD_KIND_FISCAL_YEARS:
      return is_running ? last : 0;
    default:
      return 0;
    }
}

void
moat_comparison_add_absence (MoatComparison *comparison, const MoatValues *values,
                             MoatAbsenceReason reason, MoatPeriod period)
{
  MoatAbsence absence = { .reason = reason, .comparable = values->comparable, .period = period };

  g_array_append_val (comparison->absences, absence);
}

void
moat_comparison_say_problem (MoatComparison *comparison, const MoatValues *values,
                             const MoatDerivation *value, MoatPeriod period)
{
  MoatAbsence absence = moat_absence_of (values, value);

  absence.period = period;
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

      if (!moat_derivation_is_fine (value))
        {
          moat_comparison_say_problem (comparison, values, value, value->period);
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
  if (!values->is_stated)
    moat_comparison_add_absence (comparison, values, MOAT_ABSENCE_NO_FIGURE, NO_PERIOD);
}

void
moat_comparison_add_series (MoatComparison *comparison, const MoatValues *values, GPtrArray *chosen,
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

/** Standing: a column, what identifies it, and where it stands in the end. */
typedef struct
{
  MoatColumn column;
  gint64 identity;
  int at;
} Standing;

/* Takes a value for @period into the column of @year; 0: of that period. */
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

int
moat_column_compare (gconstpointer a, gconstpointer b)
{
  return moat_period_compare (((const MoatColumn *) a)->period, ((const MoatColumn *) b)->period);
}

static int
compare_standings (gconstpointer a, gconstpointer b)
{
  const Standing *const *left = a, *const *right = b;
  int order = moat_column_compare (&(*left)->column, &(*right)->column);

  return order != 0 ? order : ((*left)->identity > (*right)->identity) * 2 - 1;
}

static gint64
identify (const MoatValues *values, MoatPeriod period)
{
  int year = moat_values_year_of (values, period);

  return year > 0 ? year : ((gint64) period.start << 32) | (guint32) period.end;
}

/* The columns of all that there is, by what identifies them. */
static GHashTable *
collect_columns (MoatValues *all, gsize n)
{
  GHashTable *columns = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (gsize i = 0; i < n; i++)
    for (guint k = 0; k < all[i].values->len; k++)
      {
        const MoatDerivation *value = all[i].values->pdata[k];
        gint64 identity = identify (&all[i], value->period);
        Standing *standing = g_hash_table_lookup (columns, &identity);
        gboolean is_first = standing == NULL;

        if (!moat_derivation_is_fine (value))
          continue;
        if (is_first)
          {
            standing = g_new0 (Standing, 1);
            standing->identity = identity;
            g_hash_table_insert (columns, &standing->identity, standing);
          }
        meet (&standing->column, is_first, value->period,
              moat_values_year_of (&all[i], value->period));
      }
  return columns;
}

/* Puts the columns into their order in time. */
static void
arrange (MoatComparison *comparison, GHashTable *columns)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer standing;

  g_hash_table_iter_init (&iter, columns);
  while (g_hash_table_iter_next (&iter, NULL, &standing))
    g_ptr_array_add (sorted, standing);
  g_ptr_array_sort (sorted, compare_standings);
  for (guint i = 0; i < sorted->len; i++)
    {
      Standing *at = sorted->pdata[i];

      at->at = (int) i;
      g_array_append_val (comparison->columns, at->column);
    }
}

static void
choose_all (MoatComparison *comparison, MoatValues *all, gsize n)
{
  g_autoptr (GHashTable) columns = collect_columns (all, n);

  arrange (comparison, columns);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
      g_autoptr (GArray) at = g_array_new (FALSE, FALSE, sizeof (int));

      for (guint k = 0; k < all[i].values->len; k++)
        {
          MoatDerivation *value = all[i].values->pdata[k];
          gint64 identity = identify (&all[i], value->period);
          const Standing *standing = g_hash_table_lookup (columns, &identity);

          if (!moat_derivation_is_fine (value))
            continue;
          g_ptr_array_add (chosen, value);
          g_array_append_val (at, standing->at);
        }
      moat_comparison_add_series (comparison, &all[i], chosen, at);
      say_lost (comparison, &all[i]);
    }
}

/* Whether @value is to stand for the latest rather than @other: of amounts, one of a year or longer
 * before one of a quarter; then the later one; of those that end together the nearest to a year. */
static gboolean
is_later (const MoatDerivation *value, const MoatDerivation *other)
{
  int days = moat_period_days (value->period), others = moat_period_days (other->period);
  gboolean is_long = days >= MOAT_SHORTEST_YEAR;

  if (is_long != (others >= MOAT_SHORTEST_YEAR))
    return is_long;
  if (value->period.end != other->period.end)
    return value->period.end > other->period.end;
  return is_long ? days < others : days > others;
}

/* The latest value, and the latest of those with a problem that are later still. */
static MoatDerivation *
find_latest (const MoatValues *values, const MoatDerivation **missed)
{
  MoatDerivation *latest = NULL;

  *missed = NULL;
  for (guint i = 0; i < values->values->len; i++)
    {
      MoatDerivation *value = values->values->pdata[i];

      if (!moat_derivation_is_fine (value))
        *missed = *missed == NULL || is_later (value, *missed) ? value : *missed;
      else if (latest == NULL || is_later (value, latest))
        latest = value;
    }
  if (latest != NULL && *missed != NULL && !is_later (*missed, latest))
    *missed = NULL;
  return latest;
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
      const MoatDerivation *missed;
      MoatDerivation *latest = find_latest (&all[i], &missed);

      if (latest == NULL)
        say_lost (comparison, &all[i]);
      else if (missed != NULL)
        moat_comparison_say_problem (comparison, &all[i], missed, missed->period);
      if (latest == NULL)
        continue;
      g_ptr_array_add (chosen, latest);
      g_array_set_size (columns, 1);
      moat_comparison_add_series (comparison, &all[i], chosen, columns);
      meet (&column, is_first, latest->period, 0);
      is_first = FALSE;
    }
  if (column.is_mixed)
    column.period = NO_PERIOD;
  if (!is_first)
    g_array_append_val (comparison->columns, column);
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
      moat_comparison_choose_listed (comparison, all, n, choice);
      break;
    }
}
