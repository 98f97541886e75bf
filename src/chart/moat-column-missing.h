/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-mark-column.h"

G_BEGIN_DECLS

/** MoatColumnPresence: whether a figure is in the stack of its category. */
typedef enum
{
  MOAT_COLUMN_PRESENT,
  MOAT_COLUMN_NOT_DRAWN, /* known, but not to be drawn: nothing is missing */
  MOAT_COLUMN_ABSENT,
} MoatColumnPresence;

/** Whether a part that stands in other categories has no figure in @category; @presence: as the
 * figures are ordered. */
gboolean moat_column_is_incomplete (const MoatColumns *self, const MoatFigures *figures,
                                    guint category, const MoatColumnPresence *presence);
/** Adds the sentence about all that is missing, if anything is, to the messages of @figures. */
void moat_column_say_missing (const MoatColumns *self, const MoatScope *scope, MoatFigures *figures,
                              const MoatColumnPresence *presence);
/** "Acme: CNY 5 bn in 2020; …", a few of them, of the figures with @indices (GArray of guint).
 * (transfer full) */
char *moat_column_list_figures (const MoatScope *scope, const MoatFigures *figures,
                                const GArray *indices);
/** Lists @items (of char *, changed by this), the first few of them.  (transfer full) */
char *moat_column_join_few (const MoatScope *scope, GPtrArray *items);

G_END_DECLS
