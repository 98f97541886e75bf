/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-wording.h"

G_BEGIN_DECLS

/* What is said beneath a table, in the language of @wording.  (transfer full) */

/** "14 rows", or "3 of 1,000,000 rows" when a filter leaves some out. */
char *moat_table_word_count (MoatWording *wording, guint64 n, gint64 n_rows);
/** "3 selected". */
char *moat_table_word_selected (MoatWording *wording, guint64 n);

G_END_DECLS
