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

/** MoatDifferenceArrow: what an arrow says and where it may stand. */
typedef struct
{
  const char *words; /* in its bubble */
  int datum;         /* that its nodes show; -1: none */
  MoatRoom *room;    /* that it stands in and takes */
  double moved;      /* px that a hand has moved it to the right */
} MoatDifferenceArrow;

/** Draws an arrow from the height of @from to that of @to, where it covers the least of @obstacles
 * (GArray of MoatRect), and takes its room.  FALSE, and nothing drawn, when there is no place for
 * the bubble clear of all marks. */
gboolean moat_difference_arrow_draw (const MoatScope *scope, const MoatAnchor *from,
                                     const MoatAnchor *to, GArray *obstacles,
                                     const MoatDifferenceArrow *arrow);
/** The same with the ratio of both in the bubble, in the room of @scope; @words gets it
 * (transfer full). */
gboolean moat_difference_arrow_emit (const MoatScope *scope, const MoatAnchor *from,
                                     const MoatAnchor *to, GArray *obstacles, char **words);

G_END_DECLS
