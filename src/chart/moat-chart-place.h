/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-event-lane.h"
#include "moat-frame.h"
#include "moat-guides.h"
#include "moat-mark-column.h"

G_BEGIN_DECLS

/** MoatPlacing: a picture between resolve and emit: what is drawn, the words around it and where
 * each part stands. */
typedef struct
{
  MoatScope scope;
  MoatFigures figures;
  MoatColumns columns; /* column charts only */
  MoatEventLane lane;
  char *title, *subtitle, *notes, *messages, *caption;
  gboolean has_legend;
  gboolean names_lines; /* the ends of lines say the names of their series */
  MoatFrame frame;
  MoatValueAxis axis;
  MoatAxes axes;
  MoatRect legend;
  double lane_y;
} MoatPlacing;

/** Resolves, trains, measures and places; @has_legend: a legend says what the marks cannot. */
void moat_placing_init (MoatPlacing *self, const MoatChartRequest *request, gboolean has_legend);
void moat_placing_clear (MoatPlacing *self);

G_END_DECLS
