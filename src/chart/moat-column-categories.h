/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-mark-column.h"

G_BEGIN_DECLS

/* How figures are put into categories.  Each fills places, names, n_categories and n_slots of
 * columns that are empty. */

/** The columns of a comparison, or the periods of the figures; series side by side. */
void moat_columns_place_by_period (MoatColumns *self, const MoatScope *scope,
                                   const MoatFigures *figures);
/** A category for each figure, or for each concept when every entity has all of them. */
void moat_columns_place_by_name (MoatColumns *self, const MoatScope *scope,
                                 const MoatFigures *figures);
/** A category for each entity; one for all if there is one concept. */
void moat_columns_place_by_entity (MoatColumns *self, const MoatScope *scope,
                                   const MoatFigures *figures);

/** Whether the figures stand in several periods, so that these are the categories; @by_entity: it
 * is enough if each entity has one. */
gboolean moat_columns_have_periods (const MoatScope *scope, const MoatFigures *figures,
                                    gboolean by_entity);

/** The column of a comparison that the figure stands in; -1: none, or no comparison. */
int moat_columns_column_of (const MoatFigures *figures, const MoatFigure *figure);

G_END_DECLS
