/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-project.h"

G_BEGIN_DECLS

/** Gives @spec, new and for one page, what it begins with: the entities and measures of @shown
 * (nullable), what one is looking at, or else those that the project has most of; and the kind that
 * suits them. */
void moat_new_chart_fill (MoatProject *project, const MoatChartSpec *shown, MoatChartSpec *spec);

G_END_DECLS
