/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-series.h"

G_BEGIN_DECLS

/** MoatTrace: what has been done to values, for those who word it and see no rates. */
typedef struct
{
  GPtrArray *currencies; /* of char *, interned: those that were converted; never NULL */
  gboolean at_averages, at_closings, at_constant;
  gboolean by_days; /* shared out over calendar years */
  gboolean has_base;
  MoatPeriod base; /* what indices are 100 in; invalid when they differ in that */
} MoatTrace;

void moat_trace_init (MoatTrace *self);
void moat_trace_clear (MoatTrace *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MoatTrace, moat_trace_clear)
/** Adds all that was done to @value (nullable: as stated, nothing). */
void moat_trace_add (MoatTrace *self, const MoatDerivation *value);

G_END_DECLS
