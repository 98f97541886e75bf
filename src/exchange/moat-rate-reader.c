/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rates of a table, cell by cell, as its survey says they are to be read.
 *
 * A row is gone through from left to right; each cell is a rate, says nothing, is left out, or is a
 * problem with its line and column.  A row whose date cannot be read is one problem.  Rates whose
 * direction nobody knows are refused one by one, so that what was read adds up. */
#include "config.h"

#include "moat-rate-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-rate-cell.h"

struct _MoatRateReader
{
  MoatRowReader *rows;
  const MoatRateSurvey *survey;
  GHashTable *corrections;
  MoatStagerCounts counts;
  MoatRow row;       /* as it stands, or as it was corrected */
  guint next_cell;   /* of the row; n_cells: go to the next row */
  MoatPeriod period; /* of the row */
  GString *locator;
};

MoatRateReader *
moat_rate_reader_new (MoatRowReader *rows, const MoatRateSurvey *survey, GHashTable *corrections)
{
  MoatRateReader *self;

  g_return_val_if_fail (MOAT_IS_ROW_READER (rows) && survey != NULL, NULL);

  self = g_new0 (MoatRateReader, 1);
  self->rows = g_object_ref (rows);
  self->survey = survey;
  self->corrections = corrections;
  self->locator = g_string_new (NULL);
  return self;
}

void
moat_rate_reader_free (MoatRateReader *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->rows);
  g_string_free (self->locator, TRUE);
  g_free (self);
}

static MoatStaged
report (MoatRateReader *self, MoatStagedProblem *problem, int column, const char *message)
{
  *problem = (MoatStagedProblem){ self->row.line, column, g_strdup (message), self->row };
  return MOAT_STAGED_PROBLEM;
}

static const char *
get_cell (MoatRateReader *self, int column)
{
  return column >= 0 && (guint) column < self->row.n_cells ? self->row.cells[column] : "";
}

/* How many cells the row has up to the last that is not blank. */
static guint
count_cells (const MoatRow *row)
{
  guint n = row->n_cells;

  while (n > 0 && row->cells[n - 1][strspn (row->cells[n - 1], " \t")] == '\0')
    n--;
  return n;
}

/* The next row of data, corrected if it has been; FALSE at the end or on error. */
static gboolean
read_row (MoatRateReader *self, GCancellable *cancellable, GError **error)
{
  const MoatRateSurvey *survey = self->survey;

  while (moat_row_reader_next (self->rows, &self->row, cancellable, error))
    {
      char **corrected =
        self->corrections != NULL
          ? g_hash_table_lookup (self->corrections, GSIZE_TO_POINTER (self->row.line))
          : NULL;

      if (corrected != NULL)
        {
          self->row.cells = corrected;
          self->row.n_cells = g_strv_length (corrected);
        }
      if (self->row.line <= survey->header_line || count_cells (&self->row) == 0)
        continue;
      self->counts.n_rows++;
      self->next_cell = 0;
      return TRUE;
    }
  self->row.n_cells = 0;
  return FALSE;
}

/* Whether a cell of the current row is where the table has a rate. */
static gboolean
is_rate (MoatRateReader *self, guint column)
{
  const MoatRateSurvey *survey = self->survey;

  switch (survey->form)
    {
    case MOAT_RATE_FORM_WIDE:
      return column < survey->columns->len && survey->columns->pdata[column] != NULL;
    case MOAT_RATE_FORM_LONG:
      return column == (guint) survey->value_column;
    case MOAT_RATE_FORM_ACROSS:
      return column < survey->periods->len &&
             moat_period_is_valid (g_array_index (survey->periods, MoatPeriod, column));
    }
  return FALSE;
}

/* The series of such a cell; NULL: the row does not name one. */
static const MoatRateSeries *
find_series (MoatRateReader *self, guint column)
{
  const MoatRateSurvey *survey = self->survey;

  return survey->form == MOAT_RATE_FORM_WIDE
           ? survey->columns->pdata[column]
           : moat_rate_survey_find (survey, get_cell (self, survey->name_column));
}

static void
fill (MoatRateReader *self, guint column, const MoatRateSeries *series, MoatPeriod period,
      MoatStagedRate *out)
{
  const MoatRateSurvey *survey = self->survey;
  const char *header = column < survey->header->len ? survey->header->pdata[column] : NULL;
  MoatDecimal number = out->rate.value;

  /* What 100 units cost, as some central banks quote. */
  if (series->direction.units == 100)
    number.exponent -= 2;
  g_string_printf (self->locator, "row %zu", self->row.line);
  if (header != NULL && *header != '\0')
    g_string_append_printf (self->locator, ", column %s", header);
  *out = (MoatStagedRate){
    .line = self->row.line,
    .column = (int) column,
    .series = series,
    .rate = { .base = series->direction.base,
              .quote = series->direction.quote,
              .value = number,
              .kind = survey->kind,
              .period = moat_rate_survey_get_period (survey, period),
              .locator = self->locator->str },
  };
}

/* One cell of the current row.  END: it holds nothing to be told. */
static MoatStaged
read_cell (MoatRateReader *self, guint column, MoatStagedRate *rate, MoatStagedProblem *problem)
{
  const MoatRateSurvey *survey = self->survey;
  const MoatRateSeries *series;
  const char *text = self->row.cells[column];

  if (!is_rate (self, column))
    return MOAT_STAGED_END;
  if (moat_rate_cell_is_empty (text))
    {
      self->counts.n_empty++;
      return MOAT_STAGED_END;
    }
  series = find_series (self, column);
  if (series == NULL)
    return report (self, problem, survey->name_column, _ ("The rate names no currency"));
  if (!series->is_selected)
    {
      self->counts.n_left_out++;
      return MOAT_STAGED_END;
    }
  if (!moat_rate_cell_read_number (text, survey->mark, &rate->rate.value))
    return report (self, problem, (int) column, _ ("This is no number"));
  if (moat_decimal_sign (rate->rate.value) <= 0)
    return report (self, problem, (int) column, _ ("An exchange rate is above zero"));
  if (series->stand != MOAT_RATE_STAND_LIKELY && series->stand != MOAT_RATE_STAND_GIVEN)
    return report (self, problem, (int) column, series->problem);
  fill (self, column, series,
        survey->form == MOAT_RATE_FORM_ACROSS ? g_array_index (survey->periods, MoatPeriod, column)
                                              : self->period,
        rate);
  return MOAT_STAGED_FACT;
}

/* The row that was just read as a whole.  END: it can be gone through.  One that is longer than the
 * header has slipped: a comma that divides decimals makes two cells of a number. */
static MoatStaged
begin_row (MoatRateReader *self, MoatStagedProblem *problem)
{
  const MoatRateSurvey *survey = self->survey;
  const char *text = get_cell (self, survey->period_column);
  guint n = count_cells (&self->row), n_header = survey->header->len;
  g_autofree char *message = NULL;

  if (n_header > 0 && n > n_header)
    {
      /* Translators: two numbers of cells. */
      message = g_strdup_printf (_ ("The row has %u cells and the header %u"), n, n_header);
      self->next_cell = self->row.n_cells;
      return report (self, problem, (int) n - 1, message);
    }
  if (survey->form == MOAT_RATE_FORM_ACROSS ||
      moat_rate_cell_read_period (text, survey->date_order, &self->period))
    return MOAT_STAGED_END;
  self->next_cell = self->row.n_cells;
  return report (self, problem, survey->period_column,
                 _ ("This is no date or period. Write 2024-12-31 or 2024."));
}

MoatStaged
moat_rate_reader_next (MoatRateReader *self, MoatStagedRate *rate, MoatStagedProblem *problem,
                       GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && rate != NULL && problem != NULL, MOAT_STAGED_ERROR);

  while (TRUE)
    {
      MoatStaged staged = MOAT_STAGED_END;

      if (self->next_cell < self->row.n_cells)
        staged = read_cell (self, self->next_cell++, rate, problem);
      else
        {
          GError *local = NULL;

          if (read_row (self, cancellable, &local))
            staged = begin_row (self, problem);
          else if (local == NULL)
            return MOAT_STAGED_END;
          else
            {
              g_propagate_error (error, local);
              return MOAT_STAGED_ERROR;
            }
        }
      if (staged != MOAT_STAGED_END)
        return staged;
    }
}

const MoatRow *
moat_rate_reader_get_row (MoatRateReader *self)
{
  return &self->row;
}

const MoatStagerCounts *
moat_rate_reader_get_counts (MoatRateReader *self)
{
  return &self->counts;
}

double
moat_rate_reader_get_fraction (MoatRateReader *self)
{
  return moat_row_reader_get_fraction (self->rows);
}
