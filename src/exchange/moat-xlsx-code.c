/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number format codes of spreadsheets: what they say about the meaning of a number, not how to
 * paint it.
 *
 * Only the section for positive numbers is read.  Letters in quotes, behind a backslash or in
 * brackets are no dates.  An m stands for minutes behind an h or before an s.
 *
 * What is written around the digits is kept if it reads as a unit or a multiplier ("€", " mn",
 * " 亿元"), because a figure without it would be another figure; anything else (" companies", "x")
 * is left out.  A format that divides by thousands (#,##0.0,,) or chooses by size shows another
 * number than the one that is stored, so that what it writes does not fit the stored one. */
#include "config.h"

#include "moat-xlsx-code.h"

#include "moat-quantity.h"

#include <string.h>

/* What a code was found to have. */
typedef struct
{
  gboolean year, month, day, hour, second, elapsed;
  gboolean digit, percent, scaled, conditional;
  char last;       /* letter of the last part of a date */
  GString *before; /* what is written before the digits */
  GString *behind;
} Parts;

static void
add_literal (Parts *parts, const char *text, gsize length)
{
  g_string_append_len (parts->digit ? parts->behind : parts->before, text, (gssize) length);
}

/* What stands in brackets: [$€-2], [h], [Red], [>=1000]. */
static void
read_bracket (Parts *parts, const char *text, gsize length)
{
  gsize n = 0;

  if (length == 0)
    return;
  if (text[0] == '$')
    {
      while (1 + n < length && text[1 + n] != '-')
        n++;
      add_literal (parts, text + 1, n);
    }
  else if (strchr ("<>=", text[0]) != NULL)
    parts->conditional = TRUE;
  else if (strchr ("hHmMsS", text[0]) != NULL)
    {
      while (n < length && g_ascii_tolower (text[n]) == g_ascii_tolower (text[0]))
        n++;
      parts->elapsed |= n == length;
      parts->last = 'h';
    }
}

/* A run of @n equal letters.  FALSE: such letters are no part of a date. */
static gboolean
read_letters (Parts *parts, char letter, gsize n)
{
  switch (letter)
    {
    case 'y':
    case 'e':
    case 'b':
      parts->year = TRUE;
      break;
    case 'g':
      break;
    case 'd':
    case 'a':
      parts->day = TRUE;
      break;
    case 'h':
      parts->hour = TRUE;
      break;
    case 's':
      /* the m before it was minutes */
      if (parts->last == 'm')
        parts->month = FALSE;
      parts->second = TRUE;
      break;
    case 'm':
      if (n < 3 && parts->last == 'h')
        {
          parts->last = 'i';
          return TRUE;
        }
      parts->month = TRUE;
      break;
    default:
      return FALSE;
    }
  parts->last = letter;
  return TRUE;
}

/* Digits and what divides them.  Returns how many bytes they take, 0: there are none. */
static gsize
read_digits (Parts *parts, const char *code)
{
  gsize n = strspn (code, "0#?");

  if (n == 0 && g_ascii_strncasecmp (code, "general", 7) == 0)
    n = 7;
  if (n == 0)
    return 0;
  parts->digit = TRUE;
  while (TRUE)
    {
      gsize commas = strspn (code + n, ",");
      gsize more = strspn (code + n + commas, "0#?./");

      /* Commas with no digit behind them divide by thousands. */
      if (commas > 0 && (more == 0 || code[n + commas] == '.'))
        parts->scaled = TRUE;
      if (commas + more == 0)
        break;
      n += commas + more;
    }
  if ((code[n] == 'E' || code[n] == 'e') && (code[n + 1] == '+' || code[n + 1] == '-'))
    n += 2 + strspn (code + n + 2, "0#?");
  return n;
}

/* Reads the part that begins at @code and returns how many bytes it takes. */
static gsize
read_part (Parts *parts, const char *code)
{
  const char *end;
  gsize n = 1;

  switch (*code)
    {
    case '"':
      end = strchr (code + 1, '"');
      n = end != NULL ? (gsize) (end - code) - 1 : strlen (code + 1);
      add_literal (parts, code + 1, n);
      return n + (end != NULL ? 2 : 1);
    case '[':
      end = strchr (code, ']');
      n = end != NULL ? (gsize) (end - code) - 1 : strlen (code + 1);
      read_bracket (parts, code + 1, n);
      return n + (end != NULL ? 2 : 1);
    case '\\':
      n = code[1] != '\0' ? (gsize) (g_utf8_next_char (code + 1) - code) : 1;
      add_literal (parts, code + 1, n - 1);
      return n;
    case '_': /* as wide as the next character */
    case '*': /* filled with it */
      return code[1] != '\0' ? (gsize) (g_utf8_next_char (code + 1) - code) : 1;
    case '%':
      parts->percent = TRUE;
      return 1;
    default:
      break;
    }
  if (g_ascii_strncasecmp (code, "am/pm", 5) == 0)
    return 5;
  if (g_ascii_strncasecmp (code, "a/p", 3) == 0)
    return 3;
  n = read_digits (parts, code);
  if (n > 0)
    return n;
  for (n = 1; g_ascii_isalpha (*code) && g_ascii_tolower (code[n]) == g_ascii_tolower (*code); n++)
    ;
  if (read_letters (parts, g_ascii_tolower (*code), n))
    return n;
  n = (gsize) (g_utf8_next_char (code) - code);
  add_literal (parts, code, n);
  return n;
}

static MoatXlsxKind
find_kind (const Parts *parts)
{
  gboolean date = parts->year || parts->month || parts->day;
  gboolean time = parts->hour || parts->second;

  if (parts->elapsed)
    return MOAT_XLSX_DURATION;
  if (time)
    return date ? MOAT_XLSX_DATE_TIME : MOAT_XLSX_TIME;
  /* No date has digits of a number; letters beside them are somebody's unquoted unit. */
  if (date && !parts->digit)
    {
      if (parts->day || !parts->year)
        return MOAT_XLSX_DATE;
      return parts->month ? MOAT_XLSX_MONTH : MOAT_XLSX_YEAR;
    }
  return parts->percent ? MOAT_XLSX_PERCENT : MOAT_XLSX_NUMBER;
}

/* Whether a number written as the format writes it means more than the bare number. */
static gboolean
says_more (const Parts *parts)
{
  g_autofree char *sample = g_strconcat (parts->before->str, "1", parts->behind->str, NULL);
  MoatQuantity quantity;

  if (parts->scaled || parts->conditional)
    return FALSE;
  return moat_quantity_parse (sample, NULL, &quantity, NULL) && quantity.has_value &&
         (quantity.unit != NULL || quantity.states_qualifier ||
          moat_decimal_compare (quantity.value, moat_decimal_from_int (1)) != 0);
}

void
moat_xlsx_format_parse (MoatXlsxFormat *self, const char *code)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) behind = g_string_new (NULL);
  Parts parts = { .before = before, .behind = behind };

  while (*code != '\0' && *code != ';')
    code += read_part (&parts, code);
  self->kind = find_kind (&parts);
  self->prefix = self->suffix = NULL;
  if (self->kind == MOAT_XLSX_NUMBER && says_more (&parts))
    {
      self->prefix = g_strdup (g_strchug (before->str));
      self->suffix = g_strdup (g_strchomp (behind->str));
    }
}

void
moat_xlsx_format_clear (MoatXlsxFormat *self)
{
  g_clear_pointer (&self->prefix, g_free);
  g_clear_pointer (&self->suffix, g_free);
}

const char *
moat_xlsx_format_builtin (guint id)
{
  /* Those of 27–58 differ between the languages of East Asia, in which 55 and 56 are times to some
   * and days to others; money (5–8, 37–44) is in whatever currency the reader's computer has. */
  static const struct
  {
    guint first;
    guint last;
    const char *code;
  } formats[] = {
    { 9, 10, "0%" },          { 14, 16, "d-m-y" },     { 17, 17, "mmm-yy" },  { 18, 21, "h:mm:ss" },
    { 22, 22, "d-m-y h:mm" }, { 27, 31, "y-m-d" },     { 32, 35, "h:mm:ss" }, { 36, 36, "y-m-d" },
    { 45, 45, "mm:ss" },      { 46, 46, "[h]:mm:ss" }, { 47, 47, "mm:ss.0" }, { 50, 54, "y-m-d" },
    { 55, 56, "y-m-d h:mm" }, { 57, 58, "y-m-d" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (id >= formats[i].first && id <= formats[i].last)
      return formats[i].code;
  return NULL;
}
