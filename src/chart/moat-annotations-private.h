/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-annotations.h"
#include "moat-phrase.h"

G_BEGIN_DECLS

/* What the files of annotations share: moat-annotations.c (all of them, in order),
 * moat-annotation-lines.c, moat-annotation-break.c, moat-annotation-arrows.c and
 * moat-annotation-texts.c. */

/** MoatAnnotating: one annotation that is being drawn. */
typedef struct
{
  MoatSpots *spots;
  const MoatScope *scope;
  const MoatAnnotation *annotation;
  guint index; /* in the spec */
  int datum;   /* that its nodes show; -1 until it has one */
} MoatAnnotating;

/** Gives the annotation its datum; @value (nullable): what it says; @derivation (nullable) of a
 * number that it states. */
void moat_annotating_add_datum (MoatAnnotating *self, const char *value, MoatDerivation *derivation,
                                const MoatRect *bounds);
/** Says in the foot that it is not drawn, and why. */
void moat_annotating_drop (const MoatAnnotating *self, MoatPhrase why);
/** Its own words, in the chart's language; "" for none.  Borrowed. */
const char *moat_annotating_get_text (const MoatAnnotating *self);
/** @rect moved as a hand has moved it, and kept within the area. */
void moat_annotating_move (const MoatAnnotating *self, MoatRect *rect);
/** A value as it is shown beside the axis: "≈ CNY 12.3 bn".  (transfer full) */
char *moat_annotating_word (const MoatAnnotating *self, double value, MoatQualifier qualifier);
/** Draws @text in a bubble of @box. */
void moat_annotating_bubble (const MoatAnnotating *self, const MoatRect *box, const char *text);
/** The size of such a bubble. */
MoatRect moat_annotating_measure_bubble (const MoatAnnotating *self, const char *text);

void moat_annotating_line (MoatAnnotating *self); /* AVERAGE, MEDIAN, TARGET */
/** Keeps words away from where such a line will go. */
void moat_annotating_take_line (const MoatAnnotating *self);
void moat_annotating_break (MoatAnnotating *self);      /* BREAK */
void moat_annotating_band (MoatAnnotating *self);       /* BAND */
void moat_annotating_cagr (MoatAnnotating *self);       /* CAGR */
void moat_annotating_difference (MoatAnnotating *self); /* DIFFERENCE, TOTAL_DIFFERENCE */
void moat_annotating_callout (MoatAnnotating *self);    /* CALLOUT */
void moat_annotating_footnote (MoatAnnotating *self);   /* FOOTNOTE */
/** "¹": the mark of the @n-th footnote, from 0.  (transfer full) */
char *moat_footnote_mark (guint n);

G_END_DECLS
