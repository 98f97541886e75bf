/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a table of exchange rates: days and periods, and numbers.
 *
 * Both are read as in every other table (moat-cell-period.c, moat-cell-figure.c), but a number is a
 * year only if it looks like one, for 1340 is also what a dollar costs in won; and marks of
 * footnotes are not taken off, for a rate has no place to keep them. */
#include "config.h"

#include "moat-rate-cell.h"

#include <string.h>

#include "moat-cell-figure.h"
#include "moat-cell-period.h"

#define FIRST_YEAR 1800
#define LAST_YEAR 2200
#define MAX_LENGTH 63

/* @cell without the space around it, in @out.  FALSE: it is longer than any cell of rates. */
static gboolean
trim (const char *cell, char out[MAX_LENGTH + 1])
{
  gsize length;
  const char *start = moat_cell_trim (cell, &length);

  if (length > MAX_LENGTH)
    return FALSE;
  memcpy (out, start, length);
  out[length] = '\0';
  return TRUE;
}

gboolean
moat_rate_cell_is_empty (const char *cell)
{
  char text[MAX_LENGTH + 1];

  return trim (cell, text) && moat_cell_is_empty (text);
}

/* What has digits and no more marks than a number has is no day: 2019.03, but not 2019.03.29. */
static gboolean
looks_like_number (const char *text)
{
  return strspn (text, "0123456789.,") == strlen (text) &&
         (strchr (text, '.') == strrchr (text, '.') || strchr (text, ',') != NULL);
}

gboolean
moat_rate_cell_read_period (const char *cell, MoatDateOrder order, MoatPeriod *out)
{
  char text[MAX_LENGTH + 1];
  MoatCellPeriod read;
  guint64 year;

  if (!trim (cell, text))
    return FALSE;
  if (g_ascii_string_to_unsigned (text, 10, FIRST_YEAR, LAST_YEAR, &year, NULL))
    {
      *out = moat_period_years ((int) year, (int) year);
      return TRUE;
    }
  if (looks_like_number (text) ||
      !moat_cell_period_read (text, MOAT_YEAR_END_CALENDAR, order, &read) || read.has_mark)
    return FALSE;
  *out = read.period;
  return TRUE;
}

gboolean
moat_rate_cell_read_number (const char *cell, MoatNumberMark mark, MoatDecimal *out)
{
  char text[MAX_LENGTH + 1];

  if (!trim (cell, text))
    return FALSE;
  if (mark == MOAT_NUMBER_MARK_COMMA)
    moat_cell_exchange_marks (text);
  return moat_cell_number_read (text, out);
}
