/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first rows of a table, counted.
 *
 * Tables show what they are within their first few hundred rows; files of any size are recognised
 * in the same time and memory.  Which character divides decimals and in which order dates are
 * written can be seen only from the cells that leave no choice: "1.234,5" and "12,5" have a decimal
 * comma, "31/12/2023" begins with the day.  Where every cell leaves the choice, the point divides
 * decimals, and a date that ends in the year begins with the day. */
#include "config.h"

#include "moat-recognise-private.h"

#include <stdio.h>
#include <string.h>

#include "moat-cell-figure.h"
#include "moat-cell-period.h"

#define MAX_ROWS 400
#define USUAL_ROWS 10             /* at least, */
#define USUAL_BYTES (1024 * 1024) /* and more of them up to this size */
#define MAX_BYTES (32 * 1024 * 1024)
#define MAX_COLUMNS 4096

static void
free_row (gpointer data)
{
  MoatSampleRow *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

MoatSample *
moat_sample_new (void)
{
  MoatSample *self = g_new0 (MoatSample, 1);

  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

void
moat_sample_free (MoatSample *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* Returns how many bytes the row takes. */
static gsize
add_row (MoatSample *self, const MoatRow *row)
{
  MoatSampleRow *kept = g_new0 (MoatSampleRow, 1);
  gsize size = 0;

  kept->line = row->line;
  kept->n_cells = MIN (row->n_cells, MAX_COLUMNS);
  kept->cells = g_new0 (char *, kept->n_cells + 1);
  for (guint i = 0; i < kept->n_cells; i++)
    {
      gsize length;
      const char *cell = moat_cell_trim (row->cells[i], &length);

      kept->cells[i] = g_strndup (cell, length);
      size += length + 16;
      if (*kept->cells[i] == '\0')
        continue;
      kept->n_filled++;
      self->n_columns = MAX (self->n_columns, i + 1);
    }
  g_ptr_array_add (self->rows, kept);
  return size;
}

MoatSample *
moat_sample_read (MoatRowReader *rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (MoatSample) self = moat_sample_new ();
  g_autoptr (GError) failure = NULL;
  gsize size = 0;
  MoatRow row;

  while (self->rows->len < MAX_ROWS && size < MAX_BYTES &&
         (self->rows->len < USUAL_ROWS || size < USUAL_BYTES) &&
         moat_row_reader_next (rows, &row, cancellable, &failure))
    size += add_row (self, &row);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return g_steal_pointer (&self);
}

const char *
moat_sample_get (const MoatSample *self, guint row, guint column)
{
  const MoatSampleRow *found;

  if (row >= self->rows->len)
    return "";
  found = self->rows->pdata[row];
  return column < found->n_cells ? found->cells[column] : "";
}

/* What one cell says about the mark of decimals: > 0 for the comma, < 0 for the point, 0 for
 * nothing. */
static int
weigh_mark (const char *cell)
{
  const char *comma = strrchr (cell, ','), *point = strrchr (cell, '.');
  const char *last = comma > point ? comma : point;
  gsize n_behind, n_before = 0;
  gboolean is_zero;

  if (last == NULL || strspn (cell, "0123456789.,+-() %€$£") != strlen (cell))
    return 0;
  n_behind = strspn (last + 1, "0123456789");
  while (last - n_before > cell && g_ascii_isdigit (last[-1 - (gssize) n_before]))
    n_before++;
  if (comma != NULL && point != NULL)
    return last == comma ? 1 : -1;
  if (strchr (cell, *last) != last) /* twice: it divides thousands, or the parts of a date */
    return n_behind != 3 ? 0 : last == comma ? -1 : 1;
  is_zero = n_before == 1 && last[-1] == '0';
  if (n_behind == 0 || (n_behind == 3 && n_before >= 1 && n_before <= 3 && !is_zero))
    return 0;
  return last == comma ? 1 : -1;
}

/* "31/12/2023": the three numbers of a date that does not begin with the year. */
static gboolean
split_date (const char *cell, int numbers[3])
{
  int end = 0;
  char first, second;

  return sscanf (cell, "%2d%c%2d%c%4d%n", &numbers[0], &first, &numbers[1], &second, &numbers[2],
                 &end) == 5 &&
         first == second && strchr ("/.-", first) != NULL && end >= 6 &&
         (cell[end] == '\0' || cell[end] == ' ');
}

void
moat_sample_find_notation (const MoatSample *self, guint first_row, MoatNumberMark *mark,
                           MoatDateOrder *order)
{
  int n_dates = 0, n_day_first = 0, n_month_first = 0, n_year_first = 0, weight = 0;

  for (guint r = first_row; r < self->rows->len; r++)
    {
      const MoatSampleRow *row = self->rows->pdata[r];

      for (guint c = 0; c < row->n_cells; c++)
        {
          int numbers[3];

          weight += weigh_mark (row->cells[c]);
          if (!split_date (row->cells[c], numbers))
            continue;
          n_dates++;
          n_year_first += numbers[0] > 31;
          n_day_first += numbers[0] > 12 && numbers[0] <= 31 && numbers[1] <= 12;
          n_month_first += numbers[0] <= 12 && numbers[1] > 12;
        }
    }
  *mark = weight > 0 ? MOAT_NUMBER_MARK_COMMA : MOAT_NUMBER_MARK_POINT;
  *order = n_dates == 0 || n_year_first > 0 ? MOAT_DATE_ORDER_YMD
           : n_month_first > n_day_first    ? MOAT_DATE_ORDER_MDY
                                            : MOAT_DATE_ORDER_DMY;
}

/* Four digits are a year only where figures are from. */
static gboolean
is_plausible (MoatPeriod period)
{
  int year;

  moat_date_split (period.end, &year, NULL, NULL);
  return year >= 1500 && year <= 2200;
}

static void
count_words (const char *cell, MoatColumnStats *stats)
{
  MoatQualifier qualifier;
  MoatStatus status;
  MoatGrade grade;

  stats->n_qualifiers += moat_qualifier_from_nick (cell, &qualifier);
  stats->n_statuses += moat_status_from_nick (cell, &status);
  stats->n_grades += moat_grade_from_nick (cell, &grade);
}

MoatColumnStats
moat_sample_count (const MoatSample *self, guint first_row, guint column, MoatNumberMark mark,
                   MoatDateOrder order)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const MoatCellReading reading = { .mark = mark, .buffer = buffer };
  MoatColumnStats stats = { 0 };

  for (guint r = first_row; r < self->rows->len; r++)
    {
      const char *cell = moat_sample_get (self, r, column);
      MoatCellFigure figure;
      MoatCellPeriod period;
      MoatUnitWords words;
      gboolean is_figure, is_period;

      if (moat_cell_is_empty (cell))
        continue;
      stats.n_filled++;
      stats.n_distinct += g_hash_table_add (seen, (gpointer) cell);
      is_figure = moat_cell_figure_read (cell, &reading, &figure, NULL) && figure.has_value;
      is_period = strpbrk (cell, "0123456789") != NULL &&
                  moat_cell_period_read (cell, MOAT_YEAR_END_CALENDAR, order, &period) &&
                  is_plausible (period.period);
      count_words (cell, &stats);
      stats.n_figures += is_figure;
      stats.n_periods += is_period;
      stats.n_texts += !is_figure && !is_period;
      stats.n_units += !is_figure && moat_unit_words_parse (cell, &words);
    }
  return stats;
}
