/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-column-categories.h"
#include "moat-total.h"

G_BEGIN_DECLS

/* How the bars of each kind are made, once figures have their categories. */

/** A bar of @kind for the figure at @index, in its place.  Borrowed. */
MoatBar *moat_columns_add_bar (MoatColumns *self, const MoatFigures *figures, MoatBarKind kind,
                               guint index);
/** The value of the figure at @index.  (transfer full) */
MoatDerivation *moat_columns_derive (const MoatFigures *figures, guint index);
/** A bar of @kind for @value (transfer full), which is of several figures, of the unit of the
 * series
 * @series; @about: the value if it has too many digits. */
MoatBar *moat_columns_add_derived (MoatColumns *self, MoatDerivation *value, double about,
                                   MoatBarKind kind, guint series);
/** Has the value axis reach to @end, with room for what @bar says there. */
void moat_columns_reach_to (MoatColumns *self, const MoatBar *bar, double end);
/** Ends the making of bars that do not all begin at zero: the range of @figures is that of what was
 * reached to. */
void moat_columns_set_range (MoatColumns *self, const MoatScope *scope, MoatFigures *figures);
/** Chooses the decimals with which labels add up: as many as the values have, at most what four
 * digits of the largest need. */
void moat_columns_choose_decimals (MoatColumns *self, const MoatFigures *figures);

/** Whether values of this kind come to a total: growth rates and indices do not, nor shares of
 * different wholes; @by_entity: only those of one entity are added. */
gboolean moat_columns_can_add_up (const MoatFigures *figures, gboolean by_entity);
/** Draws nothing, because the values do not add up. */
void moat_columns_refuse (MoatFigures *figures);

/* moat-column-order.c */
/** Puts named categories into the order that the spec asks for. */
void moat_columns_sort (MoatColumns *self, const MoatScope *scope);
/** Makes the categories as wide as their totals. */
void moat_columns_widen (MoatColumns *self);

/* moat-column-others.c */
/** Gives the smallest of more parts than there are colours one grey and one name. */
void moat_columns_gather_others (MoatColumns *self, const MoatScope *scope, MoatFigures *figures);
/** Whether @series is among them. */
gboolean moat_columns_is_other (const MoatColumns *self, const MoatFigures *figures, guint series);

/** moat-column-stack.c: figures on top of each other, or as shares of their total. */
void moat_columns_stack (MoatColumns *self, const MoatScope *scope, MoatFigures *figures);
/** moat-column-bridge.c: what leads from the first to the last. */
void moat_columns_bridge (MoatColumns *self, const MoatScope *scope, MoatFigures *figures);

G_END_DECLS
