/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-axis-break.h"

G_BEGIN_DECLS

/** MoatValueScale: how values become px, along x or along y. */
typedef struct
{
  gboolean present; /* FALSE: no direction of the plot stands for values */
  gboolean across;  /* values grow along x; else upwards */
  double low, high; /* values at the two ends of @plot */
  MoatAxisBreak left_out;
  MoatRect plot;
} MoatValueScale;

/** MoatScaleGuide: the ticks of a scale and their words. */
typedef struct
{
  GArray *ticks;      /* of double */
  GPtrArray *labels;  /* of char *, one for each tick */
  double label_width; /* of the widest */
  double label_height;
} MoatScaleGuide;

/** MoatScaleNeed: px that stay free beside one value. */
typedef struct
{
  double value;
  double before, after; /* towards smaller and towards larger values */
} MoatScaleNeed;

/** MoatScaleWish: what a scale has to hold. */
typedef struct
{
  gboolean across;
  gboolean from_zero;         /* zero is on the scale, as for everything that has a length */
  double low, high;           /* the smallest and the largest value */
  double length;              /* px of the plot along the scale */
  const MoatScaleNeed *needs; /* borrowed; nullable */
  gsize n_needs;
  const char *unit; /* of the labels */
  int power;        /* power of ten that the labels count in */
  MoatAxisBreak left_out;
} MoatScaleWish;

/** Chooses the range and the ticks, as many as have room; sets all of @self but its plot. */
void moat_value_scale_train (MoatValueScale *self, MoatScaleGuide *guide, const MoatScope *scope,
                             const MoatScaleWish *wish);
void moat_scale_guide_clear (MoatScaleGuide *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MoatScaleGuide, moat_scale_guide_clear)

/** Whether a scale for what has no length may as well begin at zero, which is not far. */
gboolean moat_value_scale_suits_zero (double low, double high);
/** The px of @value along the scale's direction; may lie outside of the plot. */
double moat_value_scale_px (const MoatValueScale *self, double value);
/** The same kept inside of the plot. */
double moat_value_scale_clamp_px (const MoatValueScale *self, double value);

/** The px that the labels need: below a scale that goes across, left of one that goes up. */
double moat_scale_guide_measure (const MoatScaleGuide *self, const MoatScope *scope,
                                 gboolean across);
/** Grid lines and the labels at the side of scale->plot. */
void moat_value_scale_emit (const MoatValueScale *self, const MoatScaleGuide *guide,
                            const MoatScope *scope);
/** Only the grid lines, where another plot has the labels. */
void moat_value_scale_emit_grid (const MoatValueScale *self, const MoatScaleGuide *guide,
                                 const MoatScope *scope);
/** The line at zero, over the marks; none when zero is not on the scale. */
void moat_value_scale_emit_zero (const MoatValueScale *self, const MoatScope *scope);

G_END_DECLS
