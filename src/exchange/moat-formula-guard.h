/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Whether a spreadsheet could run @text as a formula if it stood in a CSV cell. */
gboolean moat_formula_guard_is_needed (const char *text);
/** What to write for @text, which is anything but a number that must stay one: an apostrophe before
 * it where a guard is needed.  (transfer full); NULL: @text as it is. */
char *moat_formula_guard_put_on (const char *text);
/** What was written for: @cell, or @cell without its guard.  Borrowed from @cell. */
const char *moat_formula_guard_take_off (const char *cell);

G_END_DECLS
