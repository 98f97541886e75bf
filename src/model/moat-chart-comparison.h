/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-data-private.h"
#include "moat-comparison.h"

G_BEGIN_DECLS

/** Reads what @self's spec compares, into its comparison, series, columns, messages and @line.
 * Errors of MOAT_STORE_ERROR. */
gboolean moat_chart_read_comparison (MoatChartData *self, MoatSourceLine *line, GError **error);
/** moat-chart-absences.c: says in @self's messages what is not there, by name; @comparables are
 * those that the comparison was made of. */
void moat_chart_say_absences (MoatChartData *self, const MoatComparable *comparables);

G_END_DECLS
