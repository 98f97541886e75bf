/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-derivation.h"

G_BEGIN_DECLS

/** MoatInterval: the exact ends between which a value lies.  Plain struct. */
typedef struct
{
  MoatDecimal low, high;
  gboolean is_open_below, is_open_above; /* without an end: @low, @high say nothing */
} MoatInterval;

/** The interval that the qualifier gives @value, which has no problem.  @about_is_exact: "about"
 * counts as the value itself, because a tolerance says how wide it is taken; else it is
 * ±MOAT_ABOUT_SHARE. */
MoatInterval moat_interval_of (const MoatDerivation *value, gboolean about_is_exact);

/** MoatCertainty: for which of the values that intervals leave open something holds. */
typedef enum
{
  MOAT_HOLDS_NEVER,
  MOAT_HOLDS_SOMETIMES,
  MOAT_HOLDS_ALWAYS,
} MoatCertainty;

/* Of a value of @a and one of @b. */
MoatCertainty moat_interval_is_greater (const MoatInterval *a, const MoatInterval *b);
MoatCertainty moat_interval_is_at_least (const MoatInterval *a, const MoatInterval *b);
MoatCertainty moat_interval_is_equal (const MoatInterval *a, const MoatInterval *b);
/** Whether a value of @self lies between @low and @high, both included. */
MoatCertainty moat_interval_lies_within (const MoatInterval *self, MoatDecimal low,
                                         MoatDecimal high);

G_END_DECLS
