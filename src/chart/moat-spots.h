/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-place.h"

G_BEGIN_DECLS

/** MoatSpot: one value of the picture that an annotation can belong to. */
typedef struct
{
  const MoatChartSeries *series;
  const MoatObservation *observation;
  MoatDerivation *value; /* owned */
  double number;         /* on the value axis */
  MoatRect rect;         /* of its mark */
  double x, y;           /* of the end of its mark, where the value is */
  gboolean is_total;     /* of a whole column */
  int datum;
} MoatSpot;

/** MoatSpots: where everything stands once the marks and their labels are drawn. */
typedef struct
{
  const MoatScope *scope;
  MoatPlacing *placing;
  GArray *spots;        /* of MoatSpot, in the order of the figures */
  MoatValueScale scale; /* of the values; not present: there is none */
  MoatRect plot;
  MoatRect area;  /* that annotations may stand in: the plot and what is kept free for them */
  MoatRoom *room; /* of @area: texts and marks that are there */
} MoatSpots;

/** @blocks: of spans; nullable. */
void moat_spots_init (MoatSpots *self, MoatPlacing *placing, GArray *blocks);
void moat_spots_clear (MoatSpots *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MoatSpots, moat_spots_clear)

/** The spot that @name names: the latest of those that it fits; NULL: none is drawn.  Totals are
 * looked for first if @is_total. */
const MoatSpot *moat_spots_find (const MoatSpots *self, const MoatMarkName *name,
                                 gboolean is_total);
/** Whether @name fits a value of @info for @period. */
gboolean moat_mark_name_fits (const MoatMarkName *name, const MoatSeriesInfo *info,
                              MoatPeriod period);

G_END_DECLS
