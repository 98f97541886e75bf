/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Wording: the order of names, as a reader of the language looks for them: Chinese by its sounds,
 * English without regard to case.  ICU keeps the collator of a language once it was opened.
 */
#include "moat-wording.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

/* @text in UTF-16; of what is not UTF-8 as much as is.  (transfer full) */
static UChar *
to_utf16 (const char *text, int32_t *length)
{
  int32_t capacity = (int32_t) MIN (strlen (text), G_MAXINT32 / 4) + 1;
  UChar *wide = g_new (UChar, capacity);
  UErrorCode status = U_ZERO_ERROR;

  u_strFromUTF8WithSub (wide, capacity, length, text, capacity - 1, 0xfffd, NULL, &status);
  if (U_FAILURE (status))
    *length = 0;
  return wide;
}

char *
moat_wording_collate_key (MoatWording *self, const char *text)
{
  gboolean is_chinese = moat_wording_get_language (self) == MOAT_LANGUAGE_ZH;
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open (is_chinese ? "zh" : "en", &status);
  g_autofree UChar *wide = NULL;
  int32_t length = 0, needed;
  char *key;

  if (U_FAILURE (status))
    return g_strdup (text);
  wide = to_utf16 (text, &length);
  needed = ucol_getSortKey (collator, wide, length, NULL, 0);
  key = g_malloc0 ((gsize) needed + 1);
  ucol_getSortKey (collator, wide, length, (uint8_t *) key, needed);
  ucol_close (collator);
  return key;
}
