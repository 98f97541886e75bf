/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding the word of an enumeration's value, and the value of a word.
 *
 * Each enumeration has one array of words, indexed by its values; reading searches that array,
 * which is short enough to need nothing better.  Comparison is exact: files are written by
 * programs.
 */
#include "moat-nick.h"

const char *
moat_nick_of (const char *const *nicks, guint n, guint value)
{
  g_return_val_if_fail (value < n, "");

  return nicks[value];
}

gboolean
moat_nick_find (const char *const *nicks, guint n, const char *nick, guint *out)
{
  for (guint i = 0; nick && i < n; i++)
    if (g_str_equal (nicks[i], nick))
      {
        *out = i;
        return TRUE;
      }
  return FALSE;
}
