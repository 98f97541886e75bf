/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of a table of exchange rates, from its first rows.
 *
 * Three are told apart: a row of periods above rows of numbers has the currencies down the side;
 * else the first row with a day and a number is the first of data, and the row above it the header.
 * If such rows have a text that names a currency, each is one rate; if they have none, the columns
 * are the currencies.  Lines above the header, as statistical offices put there, are passed over.
 */
#include "config.h"

#include "moat-rate-layout.h"

#include "moat-cell-figure.h"
#include "moat-rate-cell.h"

#define ROWS_TO_LOOK_AT 60

typedef enum
{
  CELL_EMPTY,
  CELL_PERIOD,
  CELL_NUMBER,
  CELL_TEXT
} Cell;

static Cell
classify (const MoatRateSurvey *survey, const char *text)
{
  MoatPeriod period;
  MoatDecimal number;

  if (moat_rate_cell_is_empty (text))
    return CELL_EMPTY;
  if (moat_rate_cell_read_period (text, survey->date_order, &period))
    return CELL_PERIOD;
  return moat_rate_cell_read_number (text, survey->mark, &number) ? CELL_NUMBER : CELL_TEXT;
}

static guint
count (const MoatRateSurvey *survey, const MoatSampleRow *row, Cell wanted)
{
  guint n = 0;

  for (char **cell = row->cells; *cell != NULL; cell++)
    n += classify (survey, *cell) == wanted;
  return n;
}

static int
find_cell (const MoatRateSurvey *survey, const MoatSampleRow *row, Cell wanted)
{
  for (int i = 0; row->cells[i] != NULL; i++)
    if (classify (survey, row->cells[i]) == wanted)
      return i;
  return -1;
}

static gboolean
names_currency (MoatCurrencyNames *names, const char *text)
{
  const char *first, *second;

  return moat_currency_names_find (names, text, &first, &second);
}

MoatRateSeries *
moat_rate_survey_add (MoatRateSurvey *survey, const char *name, MoatCurrencyNames *names)
{
  MoatRateSeries *series = moat_rate_survey_find (survey, name);
  gsize length;

  if (series != NULL)
    return series;
  series = g_new0 (MoatRateSeries, 1);
  name = moat_cell_trim (name, &length);
  series->name = g_strndup (name, length);
  series->is_selected = TRUE;
  series->years = g_array_new (FALSE, FALSE, sizeof (MoatRateYearSum));
  moat_currency_names_find (names, series->name, &series->currency, &series->other);
  g_ptr_array_add (survey->series, series);
  g_hash_table_insert (survey->by_name, series->name, series);
  return series;
}

static void
take_header (MoatRateSurvey *survey, const MoatSampleRow *row)
{
  survey->header_line = row->line;
  for (char **cell = row->cells; *cell != NULL; cell++)
    g_ptr_array_add (survey->header, g_strdup (*cell));
}

/* Two or more periods, half of what stands in the row, and no row of data above it. */
static gboolean
is_row_of_periods (const MoatRateSurvey *survey, const MoatSampleRow *row)
{
  guint n = count (survey, row, CELL_PERIOD);

  return n >= 2 && count (survey, row, CELL_NUMBER) == 0 && n >= count (survey, row, CELL_TEXT);
}

static gboolean
take_across (MoatRateSurvey *survey, const GPtrArray *rows, guint header, guint *first)
{
  const MoatSampleRow *row = g_ptr_array_index (rows, header);
  const MoatSampleRow *data = header + 1 < rows->len ? g_ptr_array_index (rows, header + 1) : NULL;

  if (data == NULL || find_cell (survey, data, CELL_TEXT) < 0)
    return FALSE;
  survey->form = MOAT_RATE_FORM_ACROSS;
  survey->name_column = find_cell (survey, data, CELL_TEXT);
  take_header (survey, row);
  for (guint i = 0; i < survey->header->len; i++)
    {
      MoatPeriod period = { MOAT_DATE_NONE, MOAT_DATE_NONE };

      if (!moat_rate_cell_read_period (survey->header->pdata[i], survey->date_order, &period))
        period = (MoatPeriod){ MOAT_DATE_NONE, MOAT_DATE_NONE };
      g_array_append_val (survey->periods, period);
    }
  *first = header + 1;
  return TRUE;
}

/* The column of @rows from @first on whose texts name currencies; −1: none. */
static int
find_name_column (const MoatRateSurvey *survey, const GPtrArray *rows, guint first,
                  MoatCurrencyNames *names)
{
  const MoatSampleRow *row = g_ptr_array_index (rows, first);
  int found = -1;
  guint n_texts = 0;

  for (int i = 0; row->cells[i] != NULL; i++)
    if (classify (survey, row->cells[i]) == CELL_TEXT)
      {
        if (names_currency (names, row->cells[i]))
          return i;
        found = i;
        n_texts++;
      }
  /* A name that is not known is still a name, if nothing else can be. */
  return n_texts == 1 && count (survey, row, CELL_NUMBER) == 1 ? found : -1;
}

static gboolean
take_rows (MoatRateSurvey *survey, const GPtrArray *rows, guint first, MoatCurrencyNames *names)
{
  const MoatSampleRow *row = g_ptr_array_index (rows, first);
  const MoatSampleRow *header = first > 0 ? g_ptr_array_index (rows, first - 1) : NULL;

  survey->period_column = find_cell (survey, row, CELL_PERIOD);
  survey->value_column = find_cell (survey, row, CELL_NUMBER);
  survey->name_column = find_name_column (survey, rows, first, names);
  survey->form = survey->name_column >= 0 ? MOAT_RATE_FORM_LONG : MOAT_RATE_FORM_WIDE;
  if (header != NULL && header->n_filled > 0)
    take_header (survey, header);
  if (survey->form == MOAT_RATE_FORM_LONG)
    return TRUE;
  for (guint i = 0; i < survey->header->len; i++)
    {
      const char *name = survey->header->pdata[i];
      MoatRateSeries *series = NULL;

      if ((int) i != survey->period_column && *name != '\0')
        series = moat_rate_survey_add (survey, name, names);
      g_ptr_array_add (survey->columns, series);
    }
  return survey->series->len > 0;
}

gboolean
moat_rate_layout_find (MoatRateSurvey *survey, const MoatSample *sample, MoatCurrencyNames *names,
                       guint *first)
{
  const GPtrArray *rows = sample->rows;

  for (guint i = 0; i < MIN (rows->len, ROWS_TO_LOOK_AT); i++)
    {
      const MoatSampleRow *row = g_ptr_array_index (rows, i);

      if (is_row_of_periods (survey, row) && take_across (survey, rows, i, first))
        return TRUE;
      if (count (survey, row, CELL_PERIOD) >= 1 && count (survey, row, CELL_NUMBER) >= 1)
        {
          *first = i;
          return take_rows (survey, rows, i, names);
        }
    }
  return FALSE;
}
