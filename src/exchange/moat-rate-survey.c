/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table of exchange rates holds: its layout, its series, and for each which way round its
 * numbers are, as far as known examples can tell.
 *
 * The whole table is read once.  Of each series the numbers of a year are added up, and the means
 * are put against examples (moat-rate-direction.c).  Days that are all the first of a year, or all
 * of a month, stand for that year or month, as statistical offices date their averages. */
#include "config.h"

#include "moat-rate-survey.h"

#include <glib/gi18n-lib.h>

#include "moat-cell-figure.h"
#include "moat-currency-name.h"
#include "moat-rate-cell.h"
#include "moat-rate-layout.h"
#include "moat-table.h"

/* What is known of the days of the table while it is read. */
typedef struct
{
  MoatRateSurvey *survey;
  MoatCurrencyNames *names;
  MoatDate first_day, last_day;
  gboolean all_new_year, all_first, all_stated;
} Surveyor;

static void
series_free (gpointer data)
{
  MoatRateSeries *self = data;

  g_free (self->name);
  g_free (self->example);
  g_free (self->problem);
  g_array_unref (self->years);
  g_free (self);
}

void
moat_rate_survey_free (MoatRateSurvey *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->header);
  g_array_unref (self->periods);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

MoatRateSeries *
moat_rate_survey_find (const MoatRateSurvey *self, const char *name)
{
  g_autofree char *trimmed = NULL;
  MoatRateSeries *found;
  gsize length;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  found = g_hash_table_lookup (self->by_name, name);
  if (found != NULL)
    return found;
  name = moat_cell_trim (name, &length);
  trimmed = g_strndup (name, length);
  return g_hash_table_lookup (self->by_name, trimmed);
}

static void
note_period (Surveyor *self, MoatPeriod period)
{
  int month, day;

  moat_date_split (period.end, NULL, &month, &day);
  if (self->first_day == MOAT_DATE_NONE || period.end < self->first_day)
    self->first_day = period.end;
  self->last_day = MAX (self->last_day, period.end);
  self->all_stated &= !moat_period_is_instant (period);
  self->all_new_year &= month == 1 && day == 1;
  self->all_first &= day == 1;
}

/* The years of a table mostly follow each other. */
static MoatRateYearSum *
find_sum (GArray *years, int year)
{
  MoatRateYearSum none = { year, 0, 0 };

  for (guint i = years->len; i > 0; i--)
    if (g_array_index (years, MoatRateYearSum, i - 1).year == year)
      return &g_array_index (years, MoatRateYearSum, i - 1);
  g_array_append_val (years, none);
  return &g_array_index (years, MoatRateYearSum, years->len - 1);
}

static void
note_value (Surveyor *self, MoatRateSeries *series, MoatPeriod period, const char *text)
{
  MoatDate day = moat_period_is_instant (period) ? period.end : period.start;
  MoatRateYearSum *sum;
  MoatDecimal number;
  int year;

  if (moat_rate_cell_is_empty (text))
    return;
  if (!moat_rate_cell_read_number (text, self->survey->mark, &number) ||
      moat_decimal_sign (number) <= 0)
    return;
  note_period (self, period);
  series->n_values++;
  series->first = series->first == MOAT_DATE_NONE ? day : MIN (series->first, day);
  series->last = MAX (series->last, period.end);
  moat_date_split (day, &year, NULL, NULL);
  sum = find_sum (series->years, year);
  sum->sum += moat_decimal_to_double (number);
  sum->n++;
}

static void
look_at_row (Surveyor *self, char **cells, guint n)
{
  MoatRateSurvey *survey = self->survey;
  MoatPeriod period;

  if (survey->form == MOAT_RATE_FORM_ACROSS)
    {
      MoatRateSeries *series;

      if ((guint) survey->name_column >= n || moat_rate_cell_is_empty (cells[survey->name_column]))
        return;
      series = moat_rate_survey_add (survey, cells[survey->name_column], self->names);
      for (guint i = 0; i < n && i < survey->periods->len; i++)
        {
          period = g_array_index (survey->periods, MoatPeriod, i);
          if (moat_period_is_valid (period))
            note_value (self, series, period, cells[i]);
        }
      return;
    }
  if ((guint) survey->period_column >= n ||
      !moat_rate_cell_read_period (cells[survey->period_column], survey->date_order, &period))
    return;
  if (survey->form == MOAT_RATE_FORM_LONG)
    {
      if ((guint) MAX (survey->name_column, survey->value_column) < n &&
          !moat_rate_cell_is_empty (cells[survey->name_column]))
        note_value (self, moat_rate_survey_add (survey, cells[survey->name_column], self->names),
                    period, cells[survey->value_column]);
      return;
    }
  for (guint i = 0; i < n && i < survey->columns->len; i++)
    if (survey->columns->pdata[i] != NULL)
      note_value (self, survey->columns->pdata[i], period, cells[i]);
}

/* Reads the first rows, finds the layout and goes through those of them that are data. */
static gboolean
begin (Surveyor *self, MoatRowReader *rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (MoatSample) sample = moat_sample_read (rows, cancellable, error);
  MoatRateSurvey *survey = self->survey;
  guint first = 0;

  if (sample == NULL)
    return FALSE;
  moat_sample_find_notation (sample, 0, &survey->mark, &survey->date_order);
  if (!moat_rate_layout_find (survey, sample, self->names, &first))
    {
      g_set_error_literal (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                           _ ("No exchange rates were found. A table of rates has a column of "
                              "dates or periods, and a column for each currency or one with their "
                              "names."));
      return FALSE;
    }
  for (guint i = first; i < sample->rows->len; i++)
    {
      const MoatSampleRow *row = sample->rows->pdata[i];

      look_at_row (self, row->cells, row->n_cells);
    }
  return TRUE;
}

static void
set_problem (MoatRateSeries *series, MoatRateVerdict verdict)
{
  static const char *const problems[] = {
    /* Translators: %s is the name of a column or currency, as it stands in the file. */
    [MOAT_RATE_VERDICT_AMBIGUOUS] =
      N_ ("The numbers of “%s” could be rates in more than one direction. Say which, such as "
          "“EUR per USD”."),
    [MOAT_RATE_VERDICT_UNLIKE] =
      N_ ("The numbers of “%s” are like no known rate of that currency. Say what they are, such "
          "as “EUR per USD”."),
    [MOAT_RATE_VERDICT_NO_EXAMPLES] =
      N_ ("No rates are known that tell the direction of “%s”. Say it, such as “EUR per USD”."),
  };
  GString *text = g_string_new (_ (problems[verdict]));

  g_string_replace (text, "%s", series->name, 1);
  series->problem = g_string_free (text, FALSE);
}

/* "1 USD = 6.9081 CNY (2019)" */
static char *
word_example (const MoatRateDirection *direction, MoatRateYear year)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("%d %s = %s %s (%d)", direction->units, direction->base,
                          g_ascii_formatd (number, sizeof number, "%.6g", year.mean),
                          direction->quote, year.year);
}

/* @other: the other currency of the rates, where that is known; nullable. */
static void
judge (MoatRateSeries *series, const char *other, const GArray *more)
{
  g_autoptr (GArray) means = g_array_new (FALSE, FALSE, sizeof (MoatRateYear));
  MoatRateYear year = { 0, 0 };
  MoatRateVerdict verdict;

  for (guint i = 0; i < series->years->len; i++)
    {
      const MoatRateYearSum *sum = &g_array_index (series->years, MoatRateYearSum, i);
      MoatRateYear mean = { sum->year, sum->sum / sum->n };

      g_array_append_val (means, mean);
    }
  verdict =
    moat_rate_direction_judge (series->currency, other, means, more, &series->direction, &year);
  g_clear_pointer (&series->example, g_free);
  g_clear_pointer (&series->problem, g_free);
  if (verdict != MOAT_RATE_VERDICT_NO_EXAMPLES)
    series->example = word_example (&series->direction, year);
  series->stand =
    verdict == MOAT_RATE_VERDICT_DECIDED ? MOAT_RATE_STAND_LIKELY : MOAT_RATE_STAND_UNDECIDED;
  if (verdict != MOAT_RATE_VERDICT_DECIDED)
    set_problem (series, verdict);
}

static gboolean
has_side (const MoatRateSeries *series, const char *currency)
{
  return series->direction.base == currency || series->direction.quote == currency;
}

/* The currency that all series whose direction is decided are against; NULL: there is none. */
static const char *
find_common_side (const GPtrArray *all)
{
  const char *sides[2] = { NULL, NULL };
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const MoatRateSeries *series = g_ptr_array_index (all, i);

      if (series->stand != MOAT_RATE_STAND_LIKELY)
        continue;
      if (n++ == 0)
        {
          sides[0] = series->direction.base;
          sides[1] = series->direction.quote;
        }
      for (int k = 0; k < 2; k++)
        if (!has_side (series, sides[k]))
          sides[k] = NULL;
    }
  if (n == 1) /* its own currency is no side of the others */
    for (guint i = 0; i < all->len; i++)
      {
        const MoatRateSeries *series = g_ptr_array_index (all, i);

        if (series->stand == MOAT_RATE_STAND_LIKELY)
          return series->currency == sides[0] ? sides[1] : sides[0];
      }
  return sides[0] != NULL ? sides[0] : sides[1];
}

/* Each by itself first; what is against one currency in the whole table is likely to be so in the
 * few series whose numbers leave more than one possible. */
static void
judge_all (const GPtrArray *all, const GArray *more)
{
  const char *common;

  for (guint i = 0; i < all->len; i++)
    {
      MoatRateSeries *series = g_ptr_array_index (all, i);

      if (series->currency != NULL)
        judge (series, series->other, more);
      else
        /* Translators: %s is the name of a column or country, as it stands in the file. */
        series->problem = g_strdup_printf (_ ("“%s” is no currency that is known. Say what its "
                                              "numbers are, such as “EUR per USD”."),
                                           series->name);
    }
  common = find_common_side (all);
  for (guint i = 0; common != NULL && i < all->len; i++)
    {
      MoatRateSeries *series = g_ptr_array_index (all, i);

      if (series->stand == MOAT_RATE_STAND_UNDECIDED && series->other == NULL &&
          series->currency != common)
        judge (series, common, more);
    }
}

static void
conclude (Surveyor *self, const GArray *more)
{
  MoatRateSurvey *survey = self->survey;
  gboolean several = self->last_day > self->first_day;

  survey->step = self->all_stated                ? MOAT_RATE_STEP_STATED
                 : several && self->all_new_year ? MOAT_RATE_STEP_YEAR
                 : several && self->all_first    ? MOAT_RATE_STEP_MONTH
                                                 : MOAT_RATE_STEP_DAY;
  survey->kind = survey->step == MOAT_RATE_STEP_DAY ? MOAT_RATE_CLOSING : MOAT_RATE_AVERAGE;
  judge_all (survey->series, more);
}

MoatRateSurvey *
moat_rate_survey_new (MoatRowReader *rows, const GArray *more, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (MoatRateSurvey) survey = g_new0 (MoatRateSurvey, 1);
  g_autoptr (MoatCurrencyNames) names = moat_currency_names_new ();
  Surveyor self = {
    .survey = survey, .names = names, .all_new_year = TRUE, .all_first = TRUE, .all_stated = TRUE
  };
  GError *local = NULL;
  MoatRow row;

  g_return_val_if_fail (MOAT_IS_ROW_READER (rows), NULL);

  survey->series = g_ptr_array_new_with_free_func (series_free);
  survey->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  survey->header = g_ptr_array_new_with_free_func (g_free);
  survey->periods = g_array_new (FALSE, FALSE, sizeof (MoatPeriod));
  survey->columns = g_ptr_array_new ();
  survey->name_column = survey->period_column = survey->value_column = -1;
  if (!begin (&self, rows, cancellable, error))
    return NULL;
  while (moat_row_reader_next (rows, &row, cancellable, &local))
    look_at_row (&self, row.cells, row.n_cells);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  conclude (&self, more);
  return g_steal_pointer (&survey);
}

/* The whole month or year that @day lies in. */
static MoatPeriod
widen (MoatDate day, gboolean to_year)
{
  int year, month;

  moat_date_split (day, &year, &month, NULL);
  if (to_year)
    return moat_period_years (year, year);
  return (MoatPeriod){ moat_date_new (year, month, 1),
                       moat_date_new (year, month, moat_date_days_in_month (year, month)) };
}

MoatPeriod
moat_rate_survey_get_period (const MoatRateSurvey *self, MoatPeriod stated)
{
  MoatPeriod period = stated;

  if (moat_period_is_instant (stated))
    {
      if (self->step == MOAT_RATE_STEP_MONTH || self->step == MOAT_RATE_STEP_YEAR)
        period = widen (stated.end, self->step == MOAT_RATE_STEP_YEAR);
      else
        period.start = period.end;
    }
  return self->kind == MOAT_RATE_CLOSING ? moat_period_instant (period.end) : period;
}
