/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which language the charts in the window speak.
 *
 * Dialogs follow gettext and charts follow MoatLanguage, which has words of its own because a chart
 * is made for its reader.  In the window both are the same person, so the chart takes the first
 * language of the locale (LANGUAGE, LC_ALL, LC_MESSAGES, LANG, as gettext reads them) that it
 * knows. */

#include "moat-ui-language.h"

MoatLanguage
moat_ui_language_get (void)
{
  const char *const *names = g_get_language_names_with_category ("LC_MESSAGES");
  MoatLanguage language;

  for (gsize i = 0; names[i] != NULL; i++)
    if (moat_language_from_nick (names[i], &language))
      return language;
  return MOAT_LANGUAGE_EN;
}

const char *
moat_ui_language_name (MoatLanguage language)
{
  switch (language)
    {
    case MOAT_LANGUAGE_EN:
      return "English";
    case MOAT_LANGUAGE_ZH:
      return "中文";
    default:
      g_return_val_if_reached ("");
    }
}
