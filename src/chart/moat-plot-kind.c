/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The kinds of charts that lay out their own plot, by number.
 *
 * A kind is a file of its own with one MoatPlotKind; it is added here and nowhere else.  A kind
 * that is not in the table is drawn over time or in columns.
 */
#include "moat-plot-kind.h"

#include "moat-mark-bar.h"
#include "moat-mark-dot.h"
#include "moat-mark-heat.h"
#include "moat-mark-panels.h"
#include "moat-mark-scatter.h"
#include "moat-mark-slope.h"

static const MoatPlotKind *const kinds[MOAT_CHART_N_KINDS] = {
  [MOAT_CHART_KIND_BAR] = &moat_bar_kind,
  [MOAT_CHART_KIND_DOT] = &moat_dot_kind,
  [MOAT_CHART_KIND_SLOPE] = &moat_slope_kind,
  [MOAT_CHART_KIND_SCATTER] = &moat_scatter_kind,
  [MOAT_CHART_KIND_SMALL_MULTIPLES] = &moat_panels_kind,
  [MOAT_CHART_KIND_HEAT_TABLE] = &moat_heat_kind,
};

const MoatPlotKind *
moat_plot_kind_get (MoatChartKind kind)
{
  return (guint) kind < MOAT_CHART_N_KINDS ? kinds[kind] : NULL;
}

MoatMarkPlace *
moat_plot_get_place (const MoatPlot *self, guint index)
{
  return &g_array_index (self->places, MoatMarkPlace, index);
}

MoatColor
moat_plot_get_color (const MoatPlot *self, const MoatFigure *figure)
{
  return self->figures->has_highlight
           ? moat_figures_get_series (self->figures, figure->series)->color
           : self->scope->theme->series[0];
}
