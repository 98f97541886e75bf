/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-vocabulary.h"

G_BEGIN_DECLS

/** The language of the person in front of the window, from the locale: charts on the screen are
 * worded in it.  English when Moat has no words in any of the languages asked for. */
MoatLanguage moat_ui_language_get (void);
/** "English", "中文": each in itself.  Static. */
const char *moat_ui_language_name (MoatLanguage language);

G_END_DECLS
