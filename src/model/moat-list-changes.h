/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MoatListChange: at @position, @n_removed items go and @n_added come. */
typedef struct
{
  guint position; /* after the changes before it were made */
  guint n_removed, n_added;
} MoatListChange;

/** What makes @after of @before, both arrays of gint64 that have no number twice: few and small
 * changes where rows came and went, one large one where many moved.  An array of MoatListChange in
 * ascending order.  (transfer full) */
GArray *moat_list_changes_find (const GArray *before, const GArray *after);

G_END_DECLS
