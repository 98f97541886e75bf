/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units and multipliers in the words of headers and unit columns.
 *
 * Which words mean what is known by moat-quantity: "EUR million" is what makes of 1 a million
 * euros, so the text is read as a figure with a 1 before it.  What headers put around those words
 * ("in", "current", "单位：") is taken off first.  A percentage of something is a ratio whatever it
 * is of, and the words stay in the header because they say what is measured.
 *
 * Dollars at purchasing power are no US dollars, so "PPP dollars" is no unit. */
#include "config.h"

#include "moat-unit-words.h"

#include <string.h>

#include "moat-quantity.h"
#include "moat-unit.h"

const char *
moat_unit_words_for_scale (const char *unit, int scale)
{
  static const char *const words[] = { "",     "十",       "百",       " thousand", "万",
                                       "十万", " million", "千万",     "亿",        " billion",
                                       "百亿", "千亿",     " trillion" };

  if (scale >= 0)
    return scale < (int) G_N_ELEMENTS (words) ? words[scale] : NULL;
  if (g_strcmp0 (unit, MOAT_UNIT_RATIO) != 0)
    return NULL;
  return scale == -2 ? "%" : scale == -3 ? "‰" : NULL;
}

/* Words around a unit that do not change it. */
static gboolean
is_filler (const char *word)
{
  static const char *const fillers[] = { "in",      "of",       "the",    "at",     "current",
                                         "nominal", "constant", "prices", "values", "unit",
                                         "units",   "currency", "单位",   "金额",   "计",
                                         "現價",    "现价",     NULL };
  guint64 year;

  return g_strv_contains (fillers, word) ||
         (strlen (word) == 4 && g_ascii_string_to_unsigned (word, 10, 1900, 2100, &year, NULL));
}

/* The words of @text without what stands around the unit, each with a space before it. */
static char *
strip_fillers (const char *text)
{
  g_autofree char *small = g_utf8_strdown (text, -1);
  g_auto (GStrv) words = NULL;
  GString *rest = g_string_new (NULL);
  GString *spaced = g_string_new (small);

  g_string_replace (spaced, "：", " ", 0);
  g_string_replace (spaced, ":", " ", 0);
  g_string_replace (spaced, ",", " ", 0);
  g_string_replace (spaced, "mio.", "mio", 0);
  g_string_replace (spaced, "u.s. dollar", "dollar", 0);
  g_string_replace (spaced, "us dollar", "dollar", 0);
  words = g_strsplit (spaced->str, " ", -1);
  for (int i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !is_filler (words[i]))
      g_string_append_printf (rest, " %s", words[i]);
  g_string_free (spaced, TRUE);
  return g_string_free (rest, FALSE);
}

static gboolean
is_count_word (const char *text)
{
  static const char *const words[] = { "count", "number", "people", "persons",   "employees",
                                       "fte",   "units",  "items",  "headcount", "shares",
                                       "pure",  "人数",   "数量",   NULL };

  return g_strv_contains (words, text);
}

gboolean
moat_unit_words_parse (const char *text, MoatUnitWords *out)
{
  g_autofree char *words = NULL;
  g_autofree char *figure = NULL;
  MoatQuantity quantity;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  words = strip_fillers (text);
  if (*words == '\0' || strpbrk (words, "0123456789") != NULL)
    return FALSE;
  if (moat_unit_intern (words + 1) != NULL || is_count_word (words + 1))
    {
      const char *unit = moat_unit_intern (words + 1);

      *out = (MoatUnitWords){ unit != NULL ? unit : moat_unit_intern (MOAT_UNIT_COUNT), 0 };
      return TRUE;
    }

  figure = g_strconcat ("1", words, NULL);
  if (!moat_quantity_parse (figure, NULL, &quantity, NULL) || !quantity.has_value ||
      quantity.states_qualifier || quantity.value.coefficient != 1 ||
      moat_unit_words_for_scale (quantity.unit, quantity.value.exponent) == NULL)
    return FALSE;
  *out = (MoatUnitWords){ quantity.unit, quantity.value.exponent };
  return TRUE;
}

/* "% of GDP", "annual %", "percent of sales". */
static gboolean
is_share (const char *text)
{
  g_autofree char *small = g_utf8_strdown (text, -1);

  return strchr (small, '%') != NULL || strstr (small, "％") != NULL ||
         strstr (small, "percent") != NULL || strstr (small, "per cent") != NULL;
}

/* @text is what stands in the brackets.  @is_whole: nothing but a unit. */
static gboolean
read_part (const char *text, MoatUnitWords *out, gboolean *is_whole)
{
  *is_whole = moat_unit_words_parse (text, out);
  if (*is_whole)
    return TRUE;
  if (!is_share (text) || strstr (text, "point") != NULL)
    return FALSE;
  *out = (MoatUnitWords){ moat_unit_intern (MOAT_UNIT_RATIO), -2 };
  return TRUE;
}

/* Where the last brackets of @header open, and how many bytes that takes; NULL: it ends in none. */
static const char *
find_brackets (const char *header, gsize *open_size, gsize *close_size)
{
  static const char *const pairs[][2] = { { "(", ")" }, { "（", "）" }, { "[", "]" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const char *open = g_strrstr (header, pairs[i][0]);

      if (open == NULL || !g_str_has_suffix (header, pairs[i][1]))
        continue;
      *open_size = strlen (pairs[i][0]);
      *close_size = strlen (pairs[i][1]);
      return open;
    }
  return NULL;
}

/* Takes a unit off that stands behind @separator: "Revenue in USD million", "营业收入/亿元".  A
 * unit before it makes a pair of both: USD/CNY. */
static gboolean
find_behind (const char *header, const char *separator, MoatUnitWords *out, char **rest)
{
  const char *at = g_strrstr (header, separator);
  g_autofree char *before = g_strchomp (g_strndup (header, at != NULL ? (gsize) (at - header) : 0));
  MoatUnitWords other;

  if (*before == '\0' || moat_unit_words_parse (before, &other) ||
      !moat_unit_words_parse (at + strlen (separator), out))
    return FALSE;
  if (rest != NULL)
    *rest = g_steal_pointer (&before);
  return TRUE;
}

gboolean
moat_unit_words_find (const char *header, MoatUnitWords *out, char **rest)
{
  static const char *const separators[] = { ",", "，", "/", "：", ":", " in " };
  g_autofree char *trimmed = NULL;
  g_autofree char *part = NULL;
  gsize open_size, close_size;
  const char *open;
  gboolean is_whole;

  g_return_val_if_fail (header != NULL && out != NULL, FALSE);

  if (!g_utf8_validate (header, -1, NULL))
    return FALSE;
  trimmed = g_strstrip (g_strdup (header));
  open = find_brackets (trimmed, &open_size, &close_size);
  for (guint i = 0; open == NULL && i < G_N_ELEMENTS (separators); i++)
    if (find_behind (trimmed, separators[i], out, rest))
      return TRUE;
  if (open == NULL)
    return FALSE;

  part = g_strdup (open + open_size);
  part[strlen (part) - close_size] = '\0';
  if (!read_part (part, out, &is_whole))
    return FALSE;
  if (rest != NULL)
    *rest =
      is_whole ? g_strchomp (g_strndup (trimmed, (gsize) (open - trimmed))) : g_strdup (trimmed);
  return TRUE;
}
