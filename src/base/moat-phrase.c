/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The short texts of charts and explanations, laid out by language.
 *
 * The list itself is in the header, one line for each phrase with all its languages, so that a
 * phrase cannot be added in one language and forgotten in the other.  Here it becomes two arrays
 * in the order of the enum.  Filling in {0}, {1} … is moat_wording_phrase()'s work.
 */
#include "moat-phrase.h"

static const char *const english[] = {
#define ENGLISH(name, en, zh) [MOAT_PHRASE_##name] = en,
  MOAT_PHRASES (ENGLISH)
#undef ENGLISH
};

static const char *const chinese[] = {
#define CHINESE(name, en, zh) [MOAT_PHRASE_##name] = zh,
  MOAT_PHRASES (CHINESE)
#undef CHINESE
};

const char *
moat_phrase_get (MoatPhrase phrase, MoatLanguage language)
{
  g_return_val_if_fail ((guint) phrase < MOAT_N_PHRASES, "");

  return language == MOAT_LANGUAGE_ZH ? chinese[phrase] : english[phrase];
}
