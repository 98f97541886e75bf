/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-color.h"
#include "moat-rect.h"
#include "moat-date.h"
#include "moat-text-measurer.h"

G_BEGIN_DECLS

/**
 * MoatScene: a finished chart as an immutable, reference counted display list in logical px
 * (1/96 in, y down).  Painting, picking, the accessible description, the text dump and every
 * export read the same scene.  The only thing a painter does on its own is to snap to pixels.
 */
typedef struct _MoatScene MoatScene;

typedef enum
{
  MOAT_NODE_RECT,
  MOAT_NODE_PATH, /* polyline or polygon */
  MOAT_NODE_CIRCLE,
  MOAT_NODE_TEXT,
} MoatNodeKind;

/** MoatNodeRole: what a node is for; tests, accessibility and PowerPoint read it. */
typedef enum
{
  MOAT_ROLE_BACKGROUND,
  MOAT_ROLE_TITLE,
  MOAT_ROLE_SUBTITLE,
  MOAT_ROLE_GRID,
  MOAT_ROLE_AXIS,
  MOAT_ROLE_AXIS_LABEL,
  MOAT_ROLE_MARK,
  MOAT_ROLE_MARK_DETAIL, /* open top, arrow, bracket: part of a mark, not its area */
  MOAT_ROLE_MARK_LABEL,
  MOAT_ROLE_LEGEND,
  MOAT_ROLE_EVENT,
  MOAT_ROLE_EVENT_LABEL,
  MOAT_ROLE_ANNOTATION,
  MOAT_ROLE_SOURCE,
  MOAT_ROLE_MESSAGE,
  MOAT_N_ROLES
} MoatNodeRole;

/** "mark-label": the role in dumps and as a class in SVG.  Static. */
const char *moat_node_role_to_nick (MoatNodeRole role);

/** MoatFill: none when alpha is 0; hatched: lines of @hatch over the colour. */
typedef struct
{
  MoatColor color;
  gboolean hatched; /* 45° lines, 1.5 px wide, 7 px apart */
  MoatColor hatch;
} MoatFill;

typedef struct
{
  MoatColor color; /* none when alpha is 0 */
  double width;    /* px */
  double dash;     /* dash and gap length in px; 0: solid */
} MoatStroke;

typedef enum
{
  MOAT_TEXT_ALIGN_START,
  MOAT_TEXT_ALIGN_CENTER,
  MOAT_TEXT_ALIGN_END,
} MoatTextAlign;

/** MoatNode: one thing to draw.  Borrowed from its scene. */
typedef struct
{
  MoatNodeKind kind;
  MoatNodeRole role;
  int datum;       /* index of a MoatDatum, −1: none */
  MoatRect bounds; /* RECT: the rectangle; CIRCLE: its square; TEXT: its line box; PATH: hull */
  MoatFill fill;
  MoatStroke stroke;
  double radius;        /* RECT: corner radius */
  const double *points; /* PATH: x, y pairs */
  gsize n_points;
  gboolean closed;  /* PATH */
  const char *text; /* TEXT: one line, already broken and ellipsised */
  MoatTextStyle text_style;
  MoatColor text_color;
  double baseline;     /* TEXT: y of the baseline */
  MoatTextAlign align; /* TEXT: within bounds; x anchor is the side of bounds it names */
} MoatNode;

typedef enum
{
  MOAT_DATUM_OBSERVATION,
  MOAT_DATUM_EVENT,
  MOAT_DATUM_ANNOTATION,
} MoatDatumKind;

typedef struct _MoatDerivation MoatDerivation;

/** MoatDatum: what a mark stands for. */
typedef struct
{
  MoatDatumKind kind;
  gint64 fact_id;     /* OBSERVATION */
  int series;         /* OBSERVATION: index in the request; of several series, EVENT: −1 */
  gsize index;        /* of the observation in its series, of the event or the annotation */
  MoatRect bounds;    /* of its mark */
  const char *title;  /* "Alibaba Group, cloud and AI infrastructure investment" */
  const char *value;  /* "> CNY 380 bn (plan)", with qualifier and status */
  const char *period; /* "2025–2027" */
  MoatDerivation *derivation; /* of a total, a change or an average that the chart has computed;
                               * NULL: the value of @series at @index as it is, or none */
} MoatDatum;

/** MoatTimeAxis: the horizontal axis, for zoom and pan.  @present is FALSE for category axes. */
typedef struct
{
  gboolean present;
  MoatDate from, to;           /* days shown: from the start of @from to the end of @to */
  MoatDate full_from, full_to; /* days that all figures and events span */
} MoatTimeAxis;

MoatScene *moat_scene_ref (MoatScene *self);
void moat_scene_unref (MoatScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatScene, moat_scene_unref)

double moat_scene_get_width (const MoatScene *self);
double moat_scene_get_height (const MoatScene *self);
const char *moat_scene_get_title (const MoatScene *self);
/** One paragraph for people who do not see the chart.  Borrowed. */
const char *moat_scene_get_description (const MoatScene *self);
MoatRect moat_scene_get_plot (const MoatScene *self);
const MoatTimeAxis *moat_scene_get_time_axis (const MoatScene *self);
gsize moat_scene_get_n_nodes (const MoatScene *self);
const MoatNode *moat_scene_get_node (const MoatScene *self, gsize index);
/** Number of data in keyboard order: series by series in time, then annotations, then events.  For
 * a long line they are made on demand, so there may be a million. */
gsize moat_scene_get_n_data (const MoatScene *self);
/** (transfer full): free with moat_datum_free(). */
MoatDatum *moat_scene_get_datum (const MoatScene *self, gsize index);
void moat_datum_free (MoatDatum *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatDatum, moat_datum_free)

/* moat-scene-pick.c */
/** The datum under or next to (@x, @y), at most @slack px away; −1: none. */
gssize moat_scene_pick (const MoatScene *self, double x, double y, double slack);
/** The datum of @fact_id; −1: not drawn. */
gssize moat_scene_find_fact (const MoatScene *self, gint64 fact_id);

/* moat-scene-dump.c */
/** The scene as text, one node a line, coordinates to 0.1 px, for golden tests.  (transfer full) */
char *moat_scene_dump (const MoatScene *self);

G_END_DECLS
