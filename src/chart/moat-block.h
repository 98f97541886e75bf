/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-figures.h"

G_BEGIN_DECLS

/** MoatBlock: one bar or span, in px: a rectangle from zero to its value, with the look of its
 * status and of the words it was stated in. */
typedef struct
{
  MoatRect rect;                /* from zero to the value, clipped to the plot */
  gboolean across;              /* values grow along x, to the right; else along y, upwards */
  gboolean upwards;             /* the value is at the top (right) of @rect, else at its bottom */
  gboolean cut_start, cut_end;  /* the period goes on outside of the plot on that side */
  double range_low, range_high; /* y (x) of the ends of a stated range */
  MoatColor color;
  MoatStatus status;
  MoatQualifier qualifier;
  int datum;
} MoatBlock;

/** Adds the block's nodes: one MARK for its area, MARK_DETAILs for its look. */
void moat_block_emit (const MoatBlock *self, const MoatScope *scope);
/** The px beyond its value that the look of @figure needs, within the plot. */
double moat_block_reach (const MoatScope *scope, const MoatFigure *figure);
/** The whole of the block with what reaches beyond it. */
MoatRect moat_block_extent (const MoatBlock *self, const MoatScope *scope);
/** What text inside stands on; FALSE when that is no plain colour, so that text needs a patch. */
gboolean moat_block_get_ground (const MoatBlock *self, const MoatScope *scope, MoatColor *ground);

/** Adds a line from @ends[0], @ends[1] to an arrow head at @ends[2], @ends[3] (upright or level).
 */
void moat_arrow_emit (const MoatScope *scope, MoatNodeRole role, int datum, const double ends[4],
                      MoatColor color);

G_END_DECLS
