/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-series.h"

G_BEGIN_DECLS

/** MoatRanked: a value's place among others: 1 is the largest; equal values share a place and the
 * next place is left out (1, 2, 2, 4). */
typedef struct
{
  guint index; /* of the value */
  guint rank;
} MoatRanked;

/** Ranks values by their exact best, the largest first, those without a value left out; values
 * whose intervals overlap so that their order is not certain are the caller's to mark.  An array of
 * MoatRanked.  (transfer full) */
GArray *moat_rank (const MoatDerivation *const *values, gsize n);

G_END_DECLS
