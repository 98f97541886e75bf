/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-observation.h"

G_BEGIN_DECLS

/**
 * MoatPyramid: the smallest and largest value of ever longer runs of observations, so that
 * min and max of any range of a million cost a few steps.  Level 0 covers runs of 64. Gaps
 * (NaN) are skipped.  Built once over observations that outlive it.
 */
typedef struct _MoatPyramid MoatPyramid;

MoatPyramid *moat_pyramid_new (const MoatObservation *observations, gsize n);
void moat_pyramid_free (MoatPyramid *self);
/** Min and max of `best` over [@first, @end); FALSE when all of it is gaps or the range is empty.
 */
gboolean moat_pyramid_range (const MoatPyramid *self, gsize first, gsize end, double *min,
                             double *max);

G_END_DECLS
