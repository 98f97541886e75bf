/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-axes.h"

G_BEGIN_DECLS

/** MoatEventLane: the events of the days shown, placed in rows. */
typedef struct
{
  GArray *items; /* of MoatLaneItem, in time */
  guint n_rows;
  guint n_unlabelled; /* events of the days shown that found no room for their label */
  gboolean beside;    /* labels stand beside their marks, not beneath */
  double row_height;
} MoatEventLane;

/** Collects the events of the days shown, in time. */
void moat_event_lane_init (MoatEventLane *self, const MoatScope *scope, const MoatFigures *figures);
void moat_event_lane_clear (MoatEventLane *self);

/** Packs the events into at most @max_rows rows along @axes, their labels in one line @beside
 * their marks or beneath them; without rows all marks share a strip and have no labels.  Returns
 * the height they take, 0 without events.  May be called again for other axes. */
double moat_event_lane_pack (MoatEventLane *self, const MoatScope *scope, const MoatAxes *axes,
                             guint max_rows, gboolean beside);
/** Adds the events of the packed rows as data and draws them, the first row at @y. */
void moat_event_lane_emit (const MoatEventLane *self, const MoatScope *scope, const MoatAxes *axes,
                           double y);

G_END_DECLS
