/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-build.h"
#include "moat-room.h"
#include "moat-scene-builder.h"

G_BEGIN_DECLS

/** MoatSizes: the lengths and fonts of one picture, in px. */
typedef struct
{
  double factor; /* how much larger than a picture of 960 × 540 */
  double margin; /* between the canvas and what is on it */
  double pad;    /* between a shape and its text */
  double line;   /* an outline */
  MoatTextStyle title, subtitle, text, strong, small, label;
} MoatSizes;

/**
 * MoatScope: what every step of building one picture needs; filled step by step by
 * moat_chart_build() and gone when it returns.
 */
typedef struct
{
  const MoatChartRequest *request;
  const MoatTheme *theme;
  MoatWording *wording;
  MoatLanguage language;
  MoatTextMeasurer *measurer;
  double width, height;
  MoatSizes sizes;
  MoatSceneBuilder *builder;
  MoatRect plot;   /* where marks are; set by the place step */
  MoatRoom *room;  /* what is taken within the plot */
  GPtrArray *late; /* of char *: what the emit step found no room for, worded */
} MoatScope;

void moat_scope_init (MoatScope *self, const MoatChartRequest *request);
void moat_scope_clear (MoatScope *self);

/** Width and height of a line. */
MoatTextExtents moat_scope_measure (const MoatScope *self, const MoatTextStyle *style,
                                    const char *text);
/** Adds a line of text; returns its box. */
MoatRect moat_scope_text (const MoatScope *self, MoatNodeRole role, int datum,
                          const MoatTextNode *text);

/** Adds paper under a label in @box, so that no grid line runs through its words. */
void moat_scope_paper (const MoatScope *self, int datum, const MoatRect *box);

/** @color, moved towards the ink as far as text needs to be read on @ground. */
MoatColor moat_scope_text_color (const MoatScope *self, MoatColor color, MoatColor ground);
/** The colour of text on a block filled with @ground. */
MoatColor moat_scope_color_on (const MoatScope *self, MoatColor ground);

G_END_DECLS
