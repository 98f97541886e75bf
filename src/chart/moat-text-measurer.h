/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "moat-vocabulary.h"

G_BEGIN_DECLS

typedef enum
{
  MOAT_TEXT_WEIGHT_REGULAR,
  MOAT_TEXT_WEIGHT_MEDIUM,
  MOAT_TEXT_WEIGHT_BOLD,
} MoatTextWeight;

/** MoatTextStyle: a font of the chart's one family; figures are always tabular. */
typedef struct
{
  double size; /* px */
  MoatTextWeight weight;
  MoatLanguage language; /* chooses the Han forms */
} MoatTextStyle;

typedef struct
{
  double width;
  double height; /* of the line box: ascent + descent */
  double ascent; /* from the top of the box to the baseline */
} MoatTextExtents;

#define MOAT_TYPE_TEXT_MEASURER (moat_text_measurer_get_type ())
G_DECLARE_INTERFACE (MoatTextMeasurer, moat_text_measurer, MOAT, TEXT_MEASURER, GObject)

/** MoatTextMeasurer: how wide a line of text is.  The chart layer draws nothing, so it asks
 * whoever will; tests use a fixed-width one. */
struct _MoatTextMeasurerInterface
{
  GTypeInterface parent;
  void (*measure) (MoatTextMeasurer *self, const MoatTextStyle *style, const char *text,
                   MoatTextExtents *extents);
};

void moat_text_measurer_measure (MoatTextMeasurer *self, const MoatTextStyle *style,
                                 const char *text, MoatTextExtents *extents);

G_END_DECLS
