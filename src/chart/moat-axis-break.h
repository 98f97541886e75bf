/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-figures.h"

G_BEGIN_DECLS

/** MoatAxisBreak: values that an axis leaves out, so that what lies above and below can both be
 * seen.  Unless @low is below @high there is none. */
typedef struct
{
  double low, high;
} MoatAxisBreak;

gboolean moat_axis_break_is_set (const MoatAxisBreak *self);
/** @value without what is left out; what lies within stands at its lower end. */
double moat_axis_break_fold (const MoatAxisBreak *self, double value);
/** The opposite. */
double moat_axis_break_unfold (const MoatAxisBreak *self, double value);
gboolean moat_axis_break_hides (const MoatAxisBreak *self, double value);
/** The one that the chart asks for, if a value lies above it and none within; else none. */
MoatAxisBreak moat_axis_break_get (const MoatScope *scope, const MoatFigures *figures);

G_END_DECLS
