/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cells of a table of exchange rates: days and periods, numbers, and the many ways to write
 * that there is no rate of a day.
 *
 * Periods are read as everywhere (moat_period_parse()), with 2019/3/29 besides; a number is a year
 * only if it looks like one, for 1340 is also what a dollar costs in won. */
#include "config.h"

#include "moat-rate-cell.h"

#include <string.h>

#define FIRST_YEAR 1800
#define LAST_YEAR 2200

gboolean
moat_rate_cell_is_empty (const char *text)
{
  static const char *const empty[] = { "",   ".",   "..", "-",   "–",   "—",    "N/A",
                                       "NA", "n/a", "ND", "nil", "NaN", "null", "#N/A" };

  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    if (g_ascii_strcasecmp (text, empty[i]) == 0)
      return TRUE;
  return strspn (text, " \t") == strlen (text);
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789.,+-eE") == strlen (text) &&
         strchr ("eE", *text) == NULL;
}

/* "2019/3/29" */
static gboolean
read_slashes (const char *text, MoatPeriod *out)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 4);
  gint64 numbers[3];
  MoatDate date;

  if (g_strv_length (parts) != 3 || strlen (parts[0]) != 4)
    return FALSE;
  for (int i = 0; i < 3; i++)
    if (!g_ascii_string_to_signed (parts[i], 10, 1, LAST_YEAR, &numbers[i], NULL))
      return FALSE;
  date = moat_date_new ((int) numbers[0], (int) numbers[1], (int) numbers[2]);
  if (date == MOAT_DATE_NONE)
    return FALSE;
  *out = moat_period_instant (date);
  return TRUE;
}

gboolean
moat_rate_cell_read_period (const char *text, MoatPeriod *out)
{
  MoatDate date = moat_date_parse_iso (text, -1);

  if (date != MOAT_DATE_NONE)
    {
      *out = moat_period_instant (date);
      return TRUE;
    }
  /* A time of day behind the date, as spreadsheets write it. */
  if (strlen (text) > 10 && (text[10] == ' ' || text[10] == 'T') &&
      (date = moat_date_parse_iso (text, 10)) != MOAT_DATE_NONE)
    {
      *out = moat_period_instant (date);
      return TRUE;
    }
  if (is_number (text) && strchr (text, '-') == NULL)
    {
      gint64 year;

      if (!g_ascii_string_to_signed (text, 10, FIRST_YEAR, LAST_YEAR, &year, NULL))
        return FALSE;
      *out = moat_period_years ((int) year, (int) year);
      return TRUE;
    }
  return read_slashes (text, out) || moat_period_parse (text, MOAT_YEAR_END_CALENDAR, out);
}

gboolean
moat_rate_cell_read_number (const char *text, gboolean comma, MoatDecimal *out)
{
  char plain[64];
  gsize n = 0;

  while (*text == ' ')
    text++;
  if (!is_number (text) || strlen (text) >= sizeof plain)
    return FALSE;
  for (; *text != '\0'; text++)
    {
      if (*text == (comma ? '.' : ','))
        continue;
      plain[n++] = *text == ',' ? '.' : *text;
    }
  plain[n] = '\0';
  return moat_decimal_parse (plain, out);
}

gboolean
moat_rate_cell_has_comma (const char *text)
{
  const char *comma = strrchr (text, ',');

  return comma != NULL && is_number (text) && strchr (text, '.') == NULL &&
         strchr (text, ',') == comma && strlen (comma + 1) != 3;
}
