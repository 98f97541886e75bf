/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods and days as the cells of tables have them.
 *
 * What people write is read by moat_period_parse().  Tables add four things: dates that are all
 * digits, in an order that only the whole column shows; the time that a spreadsheet writes behind
 * them; a dash that makes "2000–10" eleven years, where a hyphen makes October of it; and marks of
 * footnotes, which are never part of a year.  A mark is taken for an estimate only where nobody
 * writes it otherwise: a capital E behind the year, or the word. */
#include "config.h"

#include "moat-cell-period.h"

#include <string.h>

/* Serial 1 of spreadsheets is the first of January 1900; they believe in a 29 February 1900. */
#define SERIAL_EPOCH_YEAR 1899
#define SERIAL_MIN 18264 /* 1950 */
#define SERIAL_MAX 73050 /* 2099 */

static gboolean
take_digits (const char **text, int *value, int *n_digits)
{
  *value = *n_digits = 0;
  for (; g_ascii_isdigit (**text) && *n_digits < 9; (*text)++, (*n_digits)++)
    *value = *value * 10 + (**text - '0');
  return *n_digits > 0;
}

/* "", or " 12:30", "T12:30:00Z": what may stand behind a day. */
static gboolean
is_time (const char *text)
{
  if (*text == '\0')
    return TRUE;
  if ((*text != ' ' && *text != 'T') || !g_ascii_isdigit (text[1]))
    return FALSE;
  return strchr (text, ':') != NULL &&
         strspn (text + 1, "0123456789:.+-Z APMapm") == strlen (text + 1);
}

static int
complete_year (int year, int n_digits)
{
  if (n_digits == 4)
    return year;
  return n_digits == 2 ? year + (year < 70 ? 2000 : 1900) : 0;
}

/* Three numbers with the same sign between them. */
static MoatDate
read_three_numbers (const char *text, MoatDateOrder order)
{
  int values[3], digits[3];
  char sign = '\0';
  int year, month, day;

  for (int i = 0; i < 3; i++)
    {
      if (!take_digits (&text, &values[i], &digits[i]))
        return MOAT_DATE_NONE;
      if (i == 2)
        break;
      if ((*text != '/' && *text != '.' && *text != '-') || (i == 1 && *text != sign))
        return MOAT_DATE_NONE;
      sign = *text++;
    }
  if (!is_time (text))
    return MOAT_DATE_NONE;

  /* A year of four digits stands where it stands. */
  if (digits[0] == 4)
    order = MOAT_DATE_ORDER_YMD;
  else if (digits[2] == 4 && order == MOAT_DATE_ORDER_YMD)
    order = MOAT_DATE_ORDER_DMY;
  year = order == MOAT_DATE_ORDER_YMD ? 0 : 2;
  month = order == MOAT_DATE_ORDER_MDY ? 0 : 1;
  day = order == MOAT_DATE_ORDER_YMD ? 2 : order == MOAT_DATE_ORDER_DMY ? 0 : 1;
  if (digits[month] > 2 || digits[day] > 2)
    return MOAT_DATE_NONE;
  return moat_date_new (complete_year (values[year], digits[year]), values[month], values[day]);
}

/* "20231231". */
static MoatDate
read_compact (const char *text)
{
  int value, n_digits;

  if (!take_digits (&text, &value, &n_digits) || n_digits != 8 || *text != '\0')
    return MOAT_DATE_NONE;
  return moat_date_new (value / 10000, value / 100 % 100, value % 100);
}

static MoatDate
read_day (const char *text, MoatDateOrder order)
{
  MoatDate date;

  if (!g_ascii_isdigit (*text))
    return MOAT_DATE_NONE;
  date = moat_date_parse_iso (text, -1);
  if (date == MOAT_DATE_NONE)
    date = read_three_numbers (text, order);
  return date != MOAT_DATE_NONE ? date : read_compact (text);
}

MoatDate
moat_cell_date_read (const char *text, MoatDateOrder order)
{
  MoatDate date;
  guint64 serial;

  g_return_val_if_fail (text != NULL, MOAT_DATE_NONE);

  date = read_day (text, order);
  if (date == MOAT_DATE_NONE &&
      g_ascii_string_to_unsigned (text, 10, SERIAL_MIN, SERIAL_MAX, &serial, NULL))
    date = moat_date_new (SERIAL_EPOCH_YEAR, 12, 30) + (MoatDate) serial;
  return date;
}

/* "2000–10" with a dash: from one year to another of the same or the next century. */
static gboolean
read_dashed_years (const char *text, MoatPeriod *out)
{
  int first, last, n_digits;

  if (!take_digits (&text, &first, &n_digits) || n_digits != 4 ||
      !(g_str_has_prefix (text, "–") || g_str_has_prefix (text, "—")))
    return FALSE;
  text += strlen ("–");
  if (!take_digits (&text, &last, &n_digits) || n_digits != 2 || *text != '\0')
    return FALSE;
  last += first / 100 * 100;
  *out = moat_period_years (first, last < first ? last + 100 : last);
  return moat_period_is_valid (*out);
}

static gboolean
read_unmarked (const char *text, MoatYearEnd year_end, MoatDateOrder order, MoatPeriod *out)
{
  MoatDate day = read_day (text, order);

  if (day != MOAT_DATE_NONE)
    {
      *out = moat_period_instant (day);
      return TRUE;
    }
  return read_dashed_years (text, out) || moat_period_parse (text, year_end, out);
}

static gboolean
is_estimate_mark (const char *mark)
{
  static const char *const marks[] = { "E",           "(e)",      "(E)",        "(est)",
                                       "(est.)",      "estimate", "estimated",  "(estimate)",
                                       "(estimated)", "forecast", "(forecast)", "预测",
                                       "预计",        "估计",     "(预测)",     "(预计)",
                                       "（预测）",    "（预计）", NULL };

  return g_strv_contains (marks, mark);
}

/* A footnote: one or two letters, stars, daggers, or brackets around anything short. */
static gboolean
is_mark (const char *text)
{
  gboolean is_bracketed = *text == '(' || *text == '[' || g_str_has_prefix (text, "（");
  glong length = g_utf8_strlen (text, -1);

  if (is_estimate_mark (text) || g_str_equal (text, "preliminary") ||
      g_str_equal (text, "provisional"))
    return TRUE;
  if (is_bracketed)
    return length <= 16 && (g_str_has_suffix (text, ")") || g_str_has_suffix (text, "]") ||
                            g_str_has_suffix (text, "）"));
  return length >= 1 && length <= 2 &&
         (strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ*†‡¹²³") ==
          strlen (text));
}

/* Where a mark would stand: at the first bracket, or behind the last digit and its 年. */
static const char *
find_mark (const char *text)
{
  static const char *const years[] = { "财年", "年度", "年" };
  const char *mark = text;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '(' || *p == '[' || g_str_has_prefix (p, "（"))
        return p;
      if (g_ascii_isdigit (*p))
        mark = p + 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    if (g_str_has_prefix (mark, years[i]))
      mark += strlen (years[i]);
  while (*mark == ' ')
    mark++;
  return mark;
}

gboolean
moat_cell_period_read (const char *text, MoatYearEnd year_end, MoatDateOrder order,
                       MoatCellPeriod *out)
{
  g_autofree char *year = NULL;
  const char *mark;
  MoatPeriod period;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);

  if (read_unmarked (text, year_end, order, &period))
    {
      *out = (MoatCellPeriod){ .period = period };
      return TRUE;
    }

  mark = find_mark (text);
  year = g_strchomp (g_strndup (text, (gsize) (mark - text)));
  if (!is_mark (mark) || !read_unmarked (year, year_end, order, &period))
    return FALSE;
  *out = (MoatCellPeriod){ period, TRUE, is_estimate_mark (mark) };
  return TRUE;
}
