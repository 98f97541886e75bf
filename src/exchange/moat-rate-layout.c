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

#include "moat-rate-cell.h"

typedef enum
{
  CELL_EMPTY,
  CELL_PERIOD,
  CELL_NUMBER,
  CELL_TEXT
} Cell;

static Cell
classify (const char *text)
{
  MoatPeriod period;
  MoatDecimal number;

  if (moat_rate_cell_is_empty (text))
    return CELL_EMPTY;
  if (moat_rate_cell_read_period (text, &period))
    return CELL_PERIOD;
  return moat_rate_cell_read_number (text, FALSE, &number) ? CELL_NUMBER : CELL_TEXT;
}

static guint
count (const MoatHeldRow *row, Cell wanted)
{
  guint n = 0;

  for (char **cell = row->cells; *cell != NULL; cell++)
    n += classify (*cell) == wanted ? 1 : 0;
  return n;
}

static int
find_cell (const MoatHeldRow *row, Cell wanted)
{
  for (int i = 0; row->cells[i] != NULL; i++)
    if (classify (row->cells[i]) == wanted)
      return i;
  return -1;
}

static gboolean
is_blank (const MoatHeldRow *row)
{
  return count (row, CELL_EMPTY) == g_strv_length (row->cells);
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

  if (series != NULL)
    return series;
  series = g_new0 (MoatRateSeries, 1);
  series->name = g_strdup (name);
  series->is_selected = TRUE;
  series->years = g_array_new (FALSE, FALSE, sizeof (MoatRateYearSum));
  moat_currency_names_find (names, name, &series->currency, &series->other);
  g_ptr_array_add (survey->series, series);
  g_hash_table_insert (survey->by_name, series->name, series);
  return series;
}

static void
take_header (MoatRateSurvey *survey, const MoatHeldRow *row)
{
  survey->header_line = row->line;
  for (char **cell = row->cells; *cell != NULL; cell++)
    g_ptr_array_add (survey->header, g_strstrip (g_strdup (*cell)));
}

/* Two or more periods, half of what stands in the row, and no row of data above it. */
static gboolean
is_row_of_periods (const MoatHeldRow *row)
{
  guint n = count (row, CELL_PERIOD);

  return n >= 2 && count (row, CELL_NUMBER) == 0 && n >= count (row, CELL_TEXT);
}

static gboolean
take_across (MoatRateSurvey *survey, const GPtrArray *rows, guint header, guint *first)
{
  const MoatHeldRow *row = g_ptr_array_index (rows, header);
  const MoatHeldRow *data = header + 1 < rows->len ? g_ptr_array_index (rows, header + 1) : NULL;

  if (data == NULL || find_cell (data, CELL_TEXT) < 0)
    return FALSE;
  survey->form = MOAT_RATE_FORM_ACROSS;
  survey->name_column = find_cell (data, CELL_TEXT);
  take_header (survey, row);
  for (guint i = 0; i < survey->header->len; i++)
    {
      MoatPeriod period = { MOAT_DATE_NONE, MOAT_DATE_NONE };

      if (!moat_rate_cell_read_period (survey->header->pdata[i], &period))
        period = (MoatPeriod){ MOAT_DATE_NONE, MOAT_DATE_NONE };
      g_array_append_val (survey->periods, period);
    }
  *first = header + 1;
  return TRUE;
}

/* The column of @rows from @first on whose texts name currencies; −1: none. */
static int
find_name_column (const GPtrArray *rows, guint first, MoatCurrencyNames *names)
{
  const MoatHeldRow *row = g_ptr_array_index (rows, first);
  int found = -1;
  guint n_texts = 0;

  for (int i = 0; row->cells[i] != NULL; i++)
    if (classify (row->cells[i]) == CELL_TEXT)
      {
        if (names_currency (names, row->cells[i]))
          return i;
        found = i;
        n_texts++;
      }
  /* A name that is not known is still a name, if nothing else can be. */
  return n_texts == 1 && count (row, CELL_NUMBER) == 1 ? found : -1;
}

static gboolean
take_rows (MoatRateSurvey *survey, const GPtrArray *rows, guint first, MoatCurrencyNames *names)
{
  const MoatHeldRow *row = g_ptr_array_index (rows, first);
  const MoatHeldRow *header = first > 0 ? g_ptr_array_index (rows, first - 1) : NULL;

  survey->period_column = find_cell (row, CELL_PERIOD);
  survey->value_column = find_cell (row, CELL_NUMBER);
  survey->name_column = find_name_column (rows, first, names);
  survey->form = survey->name_column >= 0 ? MOAT_RATE_FORM_LONG : MOAT_RATE_FORM_WIDE;
  if (header != NULL && !is_blank (header))
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
moat_rate_layout_find (MoatRateSurvey *survey, const GPtrArray *rows, MoatCurrencyNames *names,
                       guint *first)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const MoatHeldRow *row = g_ptr_array_index (rows, i);

      if (is_row_of_periods (row) && take_across (survey, rows, i, first))
        return TRUE;
      if (count (row, CELL_PERIOD) >= 1 && count (row, CELL_NUMBER) >= 1)
        {
          *first = i;
          return take_rows (survey, rows, i, names);
        }
    }
  return FALSE;
}
