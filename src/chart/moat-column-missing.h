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

/** MoatColumnParts: which parts stand in which categories. */
typedef struct
{
  guint *parts; /* of each series, numbered as they come */
  guint n_parts, n_categories;
  guint8 *stands;    /* for each part and category, whether it is known */
  gboolean *is_full; /* of each category: it has something to draw */
} MoatColumnParts;

/** @presence: as the figures are ordered. */
void moat_column_parts_init (MoatColumnParts *self, const MoatColumns *columns,
                             const MoatFigures *figures, const MoatColumnPresence *presence);
void moat_column_parts_clear (MoatColumnParts *self);
/** Whether a part that stands in other categories is not known in @category. */
gboolean moat_column_parts_lack (const MoatColumnParts *self, guint category);
/** Adds the sentence about all that is missing, if anything is, to the messages of @figures. */
void moat_column_parts_say (const MoatColumnParts *self, const MoatColumns *columns,
                            const MoatScope *scope, MoatFigures *figures);

/** "Acme: CNY 5 bn in 2020; …", a few of them, of the figures with @indices (GArray of guint).
 * (transfer full) */
char *moat_column_list_figures (const MoatScope *scope, const MoatFigures *figures,
                                const GArray *indices);
/** Lists @items (of char *, changed by this), the first few of them.  (transfer full) */
char *moat_column_join_few (const MoatScope *scope, GPtrArray *items);

G_END_DECLS
