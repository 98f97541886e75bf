/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-event-lane.h"
#include "moat-frame.h"
#include "moat-guides.h"
#include "moat-mark-column.h"
#include "moat-plot-kind.h"

G_BEGIN_DECLS

/** MoatPlan: what an earlier try to make the picture has shown to be needed. */
typedef struct
{
  gboolean has_legend;   /* a legend says what the marks cannot */
  gboolean is_shortened; /* names under columns are cut */
  GPtrArray *late;       /* of char *: what found no room; nullable */
} MoatPlan;

/** MoatPlacing: a picture between resolve and emit: what is drawn, the words around it and where
 * each part stands. */
typedef struct
{
  MoatScope scope;
  MoatFigures figures;
  const MoatPlotKind *kind; /* of charts that lay out their own plot; else NULL */
  MoatPlot area;            /* of these */
  MoatColumns columns;      /* charts of columns only */
  MoatEventLane lane;
  char *title, *subtitle, *notes, *messages, *caption;
  MoatPlan plan;
  gboolean has_legend;
  gboolean names_lines; /* the ends of lines say the names of their series */
  gboolean names_parts; /* names stand beside the parts of the last stack */
  MoatFrame frame;
  MoatValueAxis axis;
  MoatAxes axes;
  MoatRect legend;
  double annotation_top; /* px above the plot that are kept free for annotations */
  GArray *blocks;        /* of MoatBlock, of spans once they are drawn; nullable */
  double lane_y;
} MoatPlacing;

/** Resolves, trains, measures and places.  @plan is borrowed. */
void moat_placing_init (MoatPlacing *self, const MoatChartRequest *request, const MoatPlan *plan);
/** Writes the foot, with what the emit step has added; FALSE when it has no room and could have it
 * with a new plan, which @plan gets. */
gboolean moat_placing_emit_foot (MoatPlacing *self, MoatPlan *plan);
void moat_placing_clear (MoatPlacing *self);

G_END_DECLS
