/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The form in which texts that people typed are compared. */

/** Letters small, full-width forms and digits of any script as ASCII, one kind of dash, of tilde
 * and of space; 0 for what is to be left out, such as a zero-width space. */
gunichar moat_fold_character (gunichar c);
/** The folded text, with one space for any white space and none at the ends; NULL when @text is
 * not valid UTF-8.  (transfer full) */
char *moat_fold_text (const char *text);

G_END_DECLS
