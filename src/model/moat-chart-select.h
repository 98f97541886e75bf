/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-project.h"

G_BEGIN_DECLS

/** MoatSelected: the facts of one entity and concept in one unit that a chart asks for. */
typedef struct
{
  const MoatEntity *entity; /* borrowed from the project */
  const MoatConcept *concept;
  const char *unit; /* NULL: one that this program does not know */
  gboolean drawn;   /* FALSE: in another currency than the chart's, or in an unknown unit */
} MoatSelected;

/** What of the project @spec asks for: entities × concepts, in the spec's order, each in every
 * unit that it has facts in; an array of MoatSelected.  (transfer full) */
GArray *moat_chart_select (MoatProject *project, const MoatChartSpec *spec, GError **error);

G_END_DECLS
