/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-plot-kind.h"

G_BEGIN_DECLS

/** MoatScatterRole: what a concept stands for. */
typedef enum
{
  MOAT_SCATTER_X,
  MOAT_SCATTER_Y,
  MOAT_SCATTER_SIZE,
  MOAT_SCATTER_N_ROLES,
} MoatScatterRole;

/** MoatScatterMeasure: the concept of one role. */
typedef struct
{
  const char *concept; /* key; NULL: the role is not taken */
  const char *label;   /* in the chart's language */
  const char *unit;
  int scale;        /* power of ten of the axis */
  double low, high; /* of the values drawn */
} MoatScatterMeasure;

/** MoatScatterPoint: an entity. */
typedef struct
{
  const char *entity; /* key */
  const char *name;
  int figures[MOAT_SCATTER_N_ROLES]; /* in MoatFigures.figures; -1: none */
  gboolean is_highlighted;
  double x, y, radius; /* px; set by who draws it */
  MoatColor ground;    /* what a name within it stands on; likewise */
} MoatScatterPoint;

/** MoatScatter: what stands against what. */
typedef struct
{
  MoatScatterMeasure measures[MOAT_SCATTER_N_ROLES];
  GArray *points;    /* of MoatScatterPoint: those with a value on both axes, as they are drawn: the
                      * largest first, a highlighted one last */
  GPtrArray *absent; /* of char, borrowed: names of those without */
  GPtrArray *sizeless; /* of those without a size */
} MoatScatter;

void moat_scatter_init (MoatScatter *self, const MoatScope *scope, const MoatFigures *figures);
void moat_scatter_clear (MoatScatter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MoatScatter, moat_scatter_clear)
/** The value of @point in @role. */
double moat_scatter_get_value (const MoatFigures *figures, const MoatScatterPoint *point,
                               MoatScatterRole role);
/** "R&D expense against Revenue".  (transfer full) */
char *moat_scatter_word_title (const MoatScope *scope, const MoatFigures *figures);
/** "R&D expense, USD bn".  (transfer full) */
char *moat_scatter_word_measure (const MoatScope *scope, const MoatScatterMeasure *measure);
/** Adds a datum for every figure that is drawn; that of a point, which says all its values, is that
 * of its figure on y. */
void moat_scatter_add_data (const MoatScatter *self, const MoatScope *scope,
                            const MoatFigures *figures);

/* moat-scatter-labels.c */
/** Names the points where names touch nothing; says in scope->late who has none. */
void moat_scatter_label (const MoatScatter *self, const MoatPlot *plot);

G_END_DECLS
