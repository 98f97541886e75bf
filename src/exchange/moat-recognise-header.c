/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines of a table are its header, and what a header says.
 *
 * The header is the first line that is about as full as the fullest one: titles, notes and the
 * lines that statistical offices put on top fill a cell or two.  It holds words and years, no other
 * numbers; a table whose first full line holds numbers like those below it has no header.  Further
 * lines belong to the header while they hold words or years where the data has numbers, as the line
 * of units does.
 *
 * A header can say when, what, and in which unit, in one text or one below the other: "R&D 2022 (€
 * million)".  The brackets are looked at first, then the beginning and the end for a period. */
#include "config.h"

#include "moat-recognise-private.h"

#include <string.h>

#include "moat-cell-figure.h"
#include "moat-cell-period.h"

#define MAX_HEADER_LINES 4

typedef enum
{
  CELL_EMPTY,
  CELL_YEAR, /* or another period */
  CELL_NUMBER,
  CELL_WORDS,
} CellKind;

static CellKind
classify_cell (const char *cell)
{
  g_autoptr (GString) buffer = NULL;
  MoatCellReading reading = { 0 };
  MoatCellFigure figure;
  MoatCellPeriod period;

  if (moat_cell_is_empty (cell))
    return CELL_EMPTY;
  if (strpbrk (cell, "0123456789") != NULL &&
      moat_cell_period_read (cell, MOAT_YEAR_END_CALENDAR, MOAT_DATE_ORDER_DMY, &period))
    return CELL_YEAR;
  buffer = g_string_new (NULL);
  reading.buffer = buffer;
  if (moat_cell_figure_read (cell, &reading, &figure, NULL) && figure.has_value)
    return CELL_NUMBER;
  /* "1.234,5" is a number to somebody. */
  return strspn (cell, "0123456789.,+- %") == strlen (cell) ? CELL_NUMBER : CELL_WORDS;
}

/* How many of the cells of @column below @row are numbers, less those that are words. */
static int
weigh_column (const MoatSample *sample, guint row, guint column)
{
  int weight = 0;

  for (guint r = row; r < sample->rows->len && r < row + 40; r++)
    {
      CellKind kind = classify_cell (moat_sample_get (sample, r, column));

      weight += kind == CELL_NUMBER || kind == CELL_YEAR ? 1 : kind == CELL_WORDS ? -1 : 0;
    }
  return weight;
}

/* The first line that is nearly as full as lines get; the number of rows when there is none. */
static guint
find_full_row (const MoatSample *sample)
{
  guint most = 0, second = 0;

  /* One line alone may have slipped. */
  for (guint i = 0; i < sample->rows->len; i++)
    {
      guint n_filled = ((MoatSampleRow *) sample->rows->pdata[i])->n_filled;

      second = MAX (second, MIN (n_filled, most));
      most = MAX (most, n_filled);
    }
  most = second > 0 ? second : most;
  for (guint i = 0; most > 0 && i < sample->rows->len; i++)
    {
      const MoatSampleRow *row = sample->rows->pdata[i];

      if (row->n_filled * 5 >= most * 3)
        return i;
    }
  return sample->rows->len;
}

/* Whether the line names columns.  Numbers name columns only above words. */
static gboolean
names_columns (const MoatSample *sample, guint row)
{
  guint n_words = 0, n_years = 0;

  for (guint c = 0; c < sample->n_columns; c++)
    {
      CellKind kind = classify_cell (moat_sample_get (sample, row, c));

      n_words += kind == CELL_WORDS;
      n_years += kind == CELL_YEAR;
      if (kind == CELL_NUMBER && (weigh_column (sample, row + 1, c) >= 0 || n_words == 0))
        return FALSE;
    }
  return n_words > 0 || n_years > 1;
}

/* Whether the line goes on with the header: where the data has numbers, it has words or years. */
static gboolean
goes_on (const MoatSample *sample, guint row)
{
  gboolean has_words = FALSE;

  for (guint c = 0; c < sample->n_columns; c++)
    {
      CellKind kind = classify_cell (moat_sample_get (sample, row, c));

      if (kind == CELL_NUMBER)
        return FALSE;
      if (kind == CELL_EMPTY || weigh_column (sample, row + 1, c) <= 0)
        continue;
      /* Years above years are data. */
      if (kind == CELL_YEAR && classify_cell (moat_sample_get (sample, row + 1, c)) == CELL_YEAR)
        return FALSE;
      has_words = TRUE;
    }
  return has_words && row + 1 < sample->rows->len;
}

MoatHeader
moat_header_find (const MoatSample *sample)
{
  guint row = find_full_row (sample);
  MoatHeader header = { FALSE, row, row, row };

  if (row >= sample->rows->len || !names_columns (sample, row))
    return header;
  header.is_there = TRUE;
  while (header.last_row - row + 1 < MAX_HEADER_LINES && goes_on (sample, header.last_row + 1))
    header.last_row++;
  header.data_row = header.last_row + 1;
  return header;
}

guint
moat_header_count_columns (const MoatHeader *self, const MoatSample *sample)
{
  guint n_data = sample->rows->len - self->data_row;
  guint n_columns = sample->n_columns;

  for (; self->is_there && n_columns > 1; n_columns--)
    {
      guint n_filled = 0;

      for (guint r = self->first_row; r < sample->rows->len; r++)
        if (*moat_sample_get (sample, r, n_columns - 1) != '\0')
          n_filled += r < self->data_row ? n_data + 1 : 1;
      if (n_filled * 5 > n_data)
        break;
    }
  return n_columns;
}

GStrv
moat_header_get_parts (const MoatHeader *self, const MoatSample *sample, guint column)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *above = "";

  for (guint r = self->first_row; self->is_there && r <= self->last_row; r++)
    {
      const char *cell = moat_sample_get (sample, r, column);

      if (*cell != '\0' && !g_str_equal (cell, above))
        g_strv_builder_add (builder, cell);
      above = cell;
    }
  return g_strv_builder_end (builder);
}

static gboolean
is_period (const char *text)
{
  MoatCellPeriod read;

  return strpbrk (text, "0123456789") != NULL &&
         moat_cell_period_read (text, (MoatYearEnd){ 3, 31 }, MOAT_DATE_ORDER_DMY, &read);
}

/* "c1980", "X2010": a year that a program has made into a name. */
static gboolean
is_named_year (const char *text)
{
  guint64 year;

  return g_ascii_isalpha (*text) &&
         g_ascii_string_to_unsigned (text + 1, 10, 1800, 2100, &year, NULL);
}

/* Takes a period off the beginning or the end of @text.  FALSE: there is none. */
static gboolean
take_period (const char *text, char **period, char **rest)
{
  const char *year = strstr (text, "年度") != NULL ? strstr (text, "年度") : strstr (text, "年");
  const char *first = strchr (text, ' '), *last = strrchr (text, ' ');

  if (year != NULL)
    {
      gsize length =
        (gsize) (year - text) + strlen (g_str_has_prefix (year, "年度") ? "年度" : "年");
      g_autofree char *before = g_strndup (text, (gsize) (year - text));

      if (is_period (before) && text[length] != '\0')
        {
          *period = g_steal_pointer (&before);
          *rest = g_strstrip (g_strdup (text + length));
          return TRUE;
        }
    }
  if (first != NULL)
    {
      g_autofree char *before = g_strndup (text, (gsize) (first - text));

      if (is_period (before))
        {
          *period = g_steal_pointer (&before);
          *rest = g_strstrip (g_strdup (first + 1));
          return TRUE;
        }
    }
  if (last != NULL && is_period (last + 1))
    {
      *period = g_strdup (last + 1);
      *rest = g_strchomp (g_strndup (text, (gsize) (last - text)));
      g_strdelimit (*rest + MAX (strlen (*rest), 1) - 1, ",-", ' ');
      g_strchomp (*rest);
      return TRUE;
    }
  return FALSE;
}

/* Adds what one line says. */
static void
read_part (const char *part, MoatHeaderSaying *out, GString *rest)
{
  g_autofree char *without_unit = NULL;
  g_autofree char *without_period = NULL;
  MoatUnitWords words = { 0 };
  const char *left = part;

  if (out->period == NULL && (is_period (part) || is_named_year (part)))
    {
      out->period = g_strdup (is_period (part) ? part : part + 1);
      return;
    }
  /* A letter alone is no unit: it names a column. */
  if ((g_utf8_strlen (part, -1) > 1 && moat_unit_words_parse (part, &words)) ||
      moat_unit_words_find (part, &words, &without_unit))
    {
      out->words.unit = words.unit != NULL ? words.unit : out->words.unit;
      out->words.scale = words.scale != 0 ? words.scale : out->words.scale;
      /* A word such as Employees is a unit and what is measured at once. */
      if (without_unit == NULL && (rest->len > 0 || words.unit == NULL || words.scale != 0))
        return;
      left = without_unit != NULL ? without_unit : part;
    }
  if (out->period == NULL && take_period (left, &out->period, &without_period))
    left = without_period;
  if (*left == '\0')
    return;
  if (rest->len > 0)
    g_string_append (rest, ", ");
  g_string_append (rest, left);
}

void
moat_header_read (const char *const *parts, MoatHeaderSaying *out)
{
  g_autoptr (GString) rest = g_string_new (NULL);

  *out = (MoatHeaderSaying){ 0 };
  for (; *parts != NULL; parts++)
    read_part (*parts, out, rest);
  if (rest->len > 0)
    out->rest = g_strdup (rest->str);
}

void
moat_header_saying_clear (MoatHeaderSaying *self)
{
  g_clear_pointer (&self->period, g_free);
  g_clear_pointer (&self->rest, g_free);
}
