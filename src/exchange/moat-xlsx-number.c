/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number in a cell as text that means the same to a reader who does not see the format.
 *
 * - A number comes in plain decimals with all the digits that it has.  Files hold the 17 digits of
 * a double (37033.580499999996); the shortest text that gives the same double is what was typed
 *   (37033.5805).  Fewer or more digits than 16–17 come from elsewhere and stay as they are.
 * - A percentage is 100 times what is stored, with its sign: 0.085 is 8.5%.  The point is moved,
 *   nothing is computed.
 * - Units and multipliers that stand only in the format stand around the number: €12, 380 mn.
 * - Dates are days since the end of 1899, which count a 29 February 1900 that never was, or since
 *   1904-01-01.  They come in ISO 8601, as precise as they are shown: 2021-03-31, 2021-03, 2021,
 *   2021-03-31T10:30:00.  Times of day are 10:30:00, durations 255:10:10.  A number that is no date
 *   of the calendar (negative, beyond the year 9999) stays a number. */
#include "config.h"

#include "moat-xlsx-number.h"

#include "moat-date.h"

#include <math.h>
#include <string.h>

#define MAX_DIGITS 64
#define MAX_EXPONENT 400
#define DAY_MS 86400000
#define FALSE_DAY 60 /* 29 February 1900 */

/* ± 0.DIGITS × 10^point */
typedef struct
{
  gboolean negative;
  char digits[MAX_DIGITS]; /* the first is not 0 */
  guint n;                 /* 0: the number is 0 */
  int point;
} Decimal;

/* Takes a number in C notation apart.  FALSE: it is none, or longer than any that is written. */
static gboolean
parse_decimal (const char *text, Decimal *out)
{
  const char *p = text;
  gboolean has_digit = FALSE, has_point = FALSE;

  memset (out, 0, sizeof *out);
  out->negative = *p == '-';
  p += *p == '-' || *p == '+';
  for (; g_ascii_isdigit (*p) || (*p == '.' && !has_point); p++)
    {
      if (*p == '.')
        {
          has_point = TRUE;
          continue;
        }
      has_digit = TRUE;
      if (*p == '0' && out->n == 0)
        out->point -= has_point;
      else if (out->n == MAX_DIGITS)
        return FALSE;
      else
        {
          out->digits[out->n++] = *p;
          out->point += !has_point;
        }
    }
  if (has_digit && (*p == 'e' || *p == 'E'))
    {
      char *end;
      gint64 exponent = g_ascii_strtoll (p + 1, &end, 10);

      if (end == p + 1 || ABS (exponent) > MAX_EXPONENT)
        return FALSE;
      out->point += (int) exponent;
      p = end;
    }
  while (out->n > 0 && out->digits[out->n - 1] == '0')
    out->n--;
  return has_digit && *p == '\0';
}

static void
round_to (Decimal *self, guint n)
{
  gboolean up = n < self->n && self->digits[n] >= '5';

  self->n = n;
  while (up && self->n > 0 && self->digits[self->n - 1] == '9')
    self->n--;
  if (up && self->n > 0)
    self->digits[self->n - 1]++;
  else if (up)
    {
      self->digits[self->n++] = '1';
      self->point++;
    }
  while (self->n > 0 && self->digits[self->n - 1] == '0')
    self->n--;
}

static double
to_double (const Decimal *self)
{
  char text[MAX_DIGITS + 16];

  g_snprintf (text, sizeof text, "%s0.%.*se%d", self->negative ? "-" : "", (int) self->n,
              self->digits, self->point);
  return g_ascii_strtod (text, NULL);
}

/* Leaves as few digits, from 15 on, as still give the double @value. */
static void
shorten (Decimal *self, double value)
{
  for (guint n = 15; n < self->n; n++)
    {
      Decimal shorter = *self;

      round_to (&shorter, n);
      if (to_double (&shorter) == value)
        {
          *self = shorter;
          return;
        }
    }
}

/* The digits, without a sign. */
static void
append_digits (GString *out, const Decimal *self)
{
  int n = (int) self->n;

  if (n == 0)
    {
      g_string_append_c (out, '0');
      return;
    }
  if (self->point <= 0)
    g_string_append (out, "0.");
  for (int i = MIN (self->point, 0); i < MAX (n, self->point); i++)
    {
      if (i == self->point && i > 0)
        g_string_append_c (out, '.');
      g_string_append_c (out, i >= 0 && i < n ? self->digits[i] : '0');
    }
}

static void
append_time (GString *out, gint64 ms)
{
  gint64 seconds = ms / 1000;

  g_string_append_printf (out, "%02" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600,
                          (int) (seconds / 60 % 60), (int) (seconds % 60));
  if (ms % 1000 != 0)
    g_string_append_printf (out, ".%03d", (int) (ms % 1000));
}

/* Appends the day as precisely as @kind has it.  The false day is given the name that it is shown
 * by, which no calendar has. */
static void
append_day (GString *out, int day, MoatXlsxKind kind, gboolean since_1904)
{
  int year = 1900, month = 2, day_of_month = 29;

  if (since_1904)
    moat_date_split (moat_date_new (1904, 1, 1) + day, &year, &month, &day_of_month);
  else if (day != FALSE_DAY)
    moat_date_split (moat_date_new (1899, 12, day < FALSE_DAY ? 31 : 30) + day, &year, &month,
                     &day_of_month);
  g_string_append_printf (out, "%04d", year);
  if (kind != MOAT_XLSX_YEAR)
    g_string_append_printf (out, "-%02d", month);
  if (kind != MOAT_XLSX_YEAR && kind != MOAT_XLSX_MONTH)
    g_string_append_printf (out, "-%02d", day_of_month);
}

/* FALSE: the number is no date that there is. */
static gboolean
append_date (GString *out, double serial, MoatXlsxKind kind, gboolean since_1904)
{
  int last = since_1904 ? MOAT_DATE_MAX - moat_date_new (1904, 1, 1)
                        : MOAT_DATE_MAX - moat_date_new (1899, 12, 30);
  gboolean has_time = kind == MOAT_XLSX_TIME || kind == MOAT_XLSX_DATE_TIME;
  int day;
  gint64 ms;

  if (!(serial >= 0) || serial >= last + 1)
    return FALSE;
  day = (int) floor (serial);
  ms = (gint64) round ((serial - day) * DAY_MS);
  if (has_time && ms == DAY_MS)
    {
      day++;
      ms = 0;
    }
  if (day > last)
    return FALSE;
  if (day == 0 && (kind == MOAT_XLSX_TIME || (kind == MOAT_XLSX_DATE_TIME && ms > 0)))
    append_time (out, ms);
  else if (day == 0 && !since_1904)
    return FALSE;
  else
    {
      append_day (out, day, kind, since_1904);
      if (has_time && ms > 0)
        {
          g_string_append_c (out, 'T');
          append_time (out, ms);
        }
    }
  return TRUE;
}

static gboolean
append_duration (GString *out, double days)
{
  if (!(fabs (days) < 1e6))
    return FALSE;
  if (days < 0)
    g_string_append_c (out, '-');
  append_time (out, (gint64) round (fabs (days) * DAY_MS));
  return TRUE;
}

void
moat_xlsx_append_number (GString *out, const char *text, const MoatXlsxFormat *format,
                         gboolean since_1904)
{
  MoatXlsxKind kind = format != NULL ? format->kind : MOAT_XLSX_NUMBER;
  Decimal decimal;

  if (!parse_decimal (text, &decimal))
    {
      g_string_append (out, text);
      return;
    }
  if (MOAT_XLSX_IS_DATE (kind) && append_date (out, g_ascii_strtod (text, NULL), kind, since_1904))
    return;
  if (kind == MOAT_XLSX_DURATION && append_duration (out, g_ascii_strtod (text, NULL)))
    return;
  if (decimal.n == 16 || decimal.n == 17)
    shorten (&decimal, g_ascii_strtod (text, NULL));
  if (kind == MOAT_XLSX_PERCENT)
    decimal.point += 2;
  if (decimal.negative && decimal.n > 0)
    g_string_append_c (out, '-');
  if (format != NULL && format->prefix != NULL)
    g_string_append (out, format->prefix);
  append_digits (out, &decimal);
  if (format != NULL && format->suffix != NULL)
    g_string_append (out, format->suffix);
  if (kind == MOAT_XLSX_PERCENT)
    g_string_append_c (out, '%');
}

void
moat_xlsx_append_iso_date (GString *out, const char *text)
{
  const char *time = strchr (text, 'T');

  if (time != NULL && strncmp (time, "T00:00:00", 9) == 0 &&
      strspn (time + 9, ".0Z") == strlen (time + 9))
    g_string_append_len (out, text, time - text);
  else
    g_string_append (out, text);
}
