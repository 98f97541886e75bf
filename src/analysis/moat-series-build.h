/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-derivation.h"
#include "moat-difference.h"
#include "moat-relation.h"
#include "moat-series.h"

G_BEGIN_DECLS

/** MoatSeriesRequest: facts of one entity and concept, and how they are to be taken. */
typedef struct
{
  MoatSeriesInfo info;           /* borrowed strings, copied */
  MoatDate as_known_on;          /* MOAT_DATE_NONE: all that is known */
  const MoatRelation *relations; /* those that touch these facts; nullable */
  gsize n_relations;
  /* One unit of the last digit that a fact states; 0: not known.  Asked only of facts that share
   * a period and do not have the same value; nullable. */
  double (*get_step) (gint64 fact_id, gpointer step_data);
  gpointer step_data;
} MoatSeriesRequest;

/** Takes @observations (transfer full, GArray of MoatObservation, all in info.unit, sorted by
 * period end, then start, then known-from; they are sorted here if they are not) and keeps,
 * per period, the latest statement known on the date among those of the most certain status; a
 * superseded fact is left out once the one that supersedes it is known.  PER_YEAR divides flows
 * (low, best, high) by the period's years (moat_period_years_fraction()); instants and ratios stay
 * as stated. */
MoatSeries *moat_series_build (const MoatSeriesRequest *request, GArray *observations);
/** The same, with the exact values kept: each observation gets a derivation of kind FACT.  @stated:
 * array of @n MoatStated, in any order, at least one for each observation. */
MoatSeries *moat_series_build_exact (const MoatSeriesRequest *request, GArray *observations,
                                     const MoatStated *stated, gsize n);
/** Turns an observation as stated into what a series about @info has in its place. */
void moat_series_put_on_basis (const MoatSeriesInfo *info, MoatObservation *observation);

G_END_DECLS
