/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-value-scale.h"

G_BEGIN_DECLS

/** MoatPoint: a dot at a value, with the look of its status and of the words it was stated in. */
typedef struct
{
  const MoatFigure *figure;
  const MoatValueScale *scale; /* that the value is on */
  double x, y;
  double radius; /* px */
  MoatColor color;
} MoatPoint;

/** The px of a dot's radius where there is room. */
double moat_point_radius (const MoatScope *scope);
/** Adds the nodes: one MARK for the dot, MARK_DETAILs for its look; takes their room. */
void moat_point_emit (const MoatPoint *self, const MoatScope *scope);
/** Adds only the look of its words, around a dot of another look; takes its room. */
void moat_point_emit_words (const MoatPoint *self, const MoatScope *scope);
/** All that it covers. */
MoatRect moat_point_extent (const MoatPoint *self, const MoatScope *scope);
/** The px that a dot of @radius and its look need beside the value of @figure, towards larger
 * values or smaller ones, a stated range not counted. */
double moat_point_reach (const MoatScope *scope, const MoatFigure *figure, double radius,
                         gboolean larger);

G_END_DECLS
