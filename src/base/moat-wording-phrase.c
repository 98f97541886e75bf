/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Wording: phrases with their placeholders, lists, and the signs that stand before numbers.
 */
#include "moat-wording.h"

const char *
moat_wording_qualifier_sign (MoatWording *self, MoatQualifier qualifier)
{
  switch (qualifier)
    {
    case MOAT_QUALIFIER_ABOUT:
      return "≈ ";
    case MOAT_QUALIFIER_OVER:
      return "> ";
    case MOAT_QUALIFIER_UNDER:
      return "< ";
    case MOAT_QUALIFIER_UNKNOWN:
      return "? ";
    case MOAT_QUALIFIER_EXACT:
    case MOAT_QUALIFIER_BETWEEN:
    default:
      return "";
    }
}

char *
moat_wording_phrase (MoatWording *self, MoatPhrase phrase, ...)
{
  const char *texts[10];
  guint n_texts = 0;
  const char *text;
  GString *result;
  va_list arguments;

  g_return_val_if_fail (self, NULL);

  va_start (arguments, phrase);
  while (n_texts < G_N_ELEMENTS (texts) && (text = va_arg (arguments, const char *)))
    texts[n_texts++] = text;
  va_end (arguments);

  /* In one pass, so that braces within a given text stay what they are. */
  result = g_string_new (NULL);
  for (const char *p = moat_phrase_get (phrase, moat_wording_get_language (self)); *p; p++)
    {
      guint index =
        p[0] == '{' && g_ascii_isdigit (p[1]) && p[2] == '}' ? (guint) (p[1] - '0') : n_texts;

      if (index < n_texts)
        {
          g_string_append (result, texts[index]);
          p += 2;
        }
      else
        g_string_append_c (result, *p);
    }

  return g_string_free (result, FALSE);
}

char *
moat_wording_list (MoatWording *self, const char *const *items)
{
  g_return_val_if_fail (self && items, NULL);

  return g_strjoinv (moat_wording_get_language (self) == MOAT_LANGUAGE_ZH ? "；" : "; ",
                     (char **) items);
}
