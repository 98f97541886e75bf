/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Shows @widget, an entry or a row, as wrong, to the eye and to assistive tools, unless
 * @valid, which it returns. */
gboolean moat_entry_mark (GtkWidget *widget, gboolean valid);
/** What was typed, without white space around it; NULL when there is nothing.  (transfer full) */
char *moat_entry_dup_text (GtkEditable *entry);

G_END_DECLS
