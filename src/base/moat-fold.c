/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One form for what people type in many: full-width or half-width, in capitals or not, with any
 * of Unicode's dashes, tildes, spaces and digits.  Figures and periods are both read in it, so that
 * a sign that is read in the one is read in the other.
 */
#include "moat-fold.h"

gunichar
moat_fold_character (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isspace ((char) c) ? ' ' : (gunichar) g_ascii_tolower ((char) c);

  if (c >= 0x3400 && c <= 0x9fff) /* Chinese characters, which most words are made of */
    return c;
  if (c >= 0xff01 && c <= 0xff5e) /* full-width ASCII */
    return moat_fold_character (c - 0xff01 + '!');

  switch (c)
    {
    case 0x00ad: /* soft hyphen */
    case 0x200b: /* zero-width space to right-to-left mark */
    case 0x200c:
    case 0x200d:
    case 0x200e:
    case 0x200f:
    case 0x2060: /* word joiner */
    case 0xfeff: /* byte order mark */
      return 0;
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: /* minus */
    case 0xfe63:
      return '-';
    case 0x223c: /* tildes */
    case 0x301c:
      return '~';
    case 0xffe0:
      return 0xa2; /* cent */
    case 0xffe1:
      return 0xa3; /* pound */
    case 0xffe5:
      return 0xa5; /* yen, yuan */
    case 0xffe6:
      return 0x20a9; /* won */
    default:
      break;
    }

  if (g_unichar_isspace (c))
    return ' ';
  if (g_unichar_type (c) == G_UNICODE_DECIMAL_NUMBER)
    return (gunichar) ('0' + g_unichar_digit_value (c));
  return g_unichar_tolower (c);
}

char *
moat_fold_text (const char *text)
{
  g_autoptr (GString) folded = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;

  folded = g_string_new (NULL);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = moat_fold_character (g_utf8_get_char (p));

      if (c == 0 || (c == ' ' && (folded->len == 0 || folded->str[folded->len - 1] == ' ')))
        continue;
      g_string_append_unichar (folded, c);
    }

  return g_strchomp (g_string_free (g_steal_pointer (&folded), FALSE));
}
