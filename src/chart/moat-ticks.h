/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-wording.h"

G_BEGIN_DECLS

/** The step of 1, 2 or 5 × 10^n with which at most @most multiples lie within [@low, @high];
 * @most is at least 1, the range finite and not empty. */
double moat_ticks_step (double low, double high, guint most);

/** MoatTimeStep: how far apart the ticks of a time axis are. */
typedef enum
{
  MOAT_TIME_STEP_DAYS,
  MOAT_TIME_STEP_MONTHS,
  MOAT_TIME_STEP_YEARS,
} MoatTimeStepKind;

typedef struct
{
  MoatTimeStepKind kind;
  int count;
} MoatTimeStep;

/** The steps from the finest to the coarsest. */
const MoatTimeStep *moat_time_steps (gsize *n);
/** The first tick of @step on or after @day; MOAT_DATE_NONE behind the last day there is. */
MoatDate moat_time_step_first (const MoatTimeStep *self, MoatDate day);
/** The tick after the tick @day; MOAT_DATE_NONE behind the last day there is. */
MoatDate moat_time_step_next (const MoatTimeStep *self, MoatDate day);
/** "2014", "Feb", "Feb 2025", "24 Feb": what is new since the tick before; @is_first: all but the
 * day's year.  (transfer full) */
char *moat_time_step_word (const MoatTimeStep *self, MoatWording *wording, MoatDate day,
                           gboolean is_first);

G_END_DECLS
