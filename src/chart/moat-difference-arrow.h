/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-figures.h"

G_BEGIN_DECLS

/** MoatAnchor: what one end of a difference arrow stands for and where that is, in px. */
typedef struct
{
  MoatObservation
    height;      /* the value as it is drawn, as a moment, so that ratios compare heights */
  MoatRect rect; /* of the mark; a point has no width and height */
  double y;      /* of the value */
} MoatAnchor;

/** Draws an arrow from the height of @from to that of @to with their ratio on it, where it covers
 * the least of @obstacles (GArray of MoatRect), and takes its room.  @words gets the ratio
 * (transfer full).  FALSE, and nothing drawn, when there is no place for the bubble clear of all
 * marks. */
gboolean moat_difference_arrow_emit (const MoatScope *scope, const MoatAnchor *from,
                                     const MoatAnchor *to, GArray *obstacles, char **words);

G_END_DECLS
