/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-axes.h"

G_BEGIN_DECLS

/** MoatLineRun: a piece of a line without a gap and of one look.  Its points may lie outside of
 * the plot to its left and right by one. */
typedef struct
{
  GArray *points;  /* of double: x, y pairs */
  gboolean dashed; /* what it leads to is not actual */
} MoatLineRun;

/** The runs that show @series on @axes (transfer full, GPtrArray of MoatLineRun): every
 * observation while there are few, at most four points a px column when there are many: the first,
 * the smallest, the largest and the last, which paints the same px. */
GPtrArray *moat_line_path_make (const MoatChartSeries *series, const MoatAxes *axes);

/** How far apart in days two observations may be for a line between them: a period that is
 * missing is a gap. */
double moat_line_longest_step (const MoatChartSeries *series, const MoatAxes *axes);

G_END_DECLS
