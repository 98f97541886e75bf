/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-chart-data.h"
#include "moat-chart-view.h"

G_BEGIN_DECLS

#define MOAT_TYPE_EXPLORE_PAGE (moat_explore_page_get_type ())
G_DECLARE_FINAL_TYPE (MoatExplorePage, moat_explore_page, MOAT, EXPLORE_PAGE, GtkBox)

/**
 * MoatExplorePage: one saved chart of a project and the controls that change it.
 *
 * Properties: `chart-key`: the chart that is shown; `kind`, `basis` (their nicks), `show-events`:
 * setting one changes the saved chart, as an action that can be undone.
 * Signals: `selection-changed`; `data-changed` after the chart was read again.
 * Actions: chart.kind, chart.basis, chart.show-events, chart.zoom-in, chart.zoom-out,
 * chart.zoom-reset, chart.rename, chart.delete.
 */

/** Shows a chart of @project (nullable): the one it showed, if there is one of that key, or the
 * first. */
void moat_explore_page_set_project (MoatExplorePage *self, MoatProject *project);
void moat_explore_page_set_chart_key (MoatExplorePage *self, const char *key);
const char *moat_explore_page_get_chart_key (MoatExplorePage *self); /* nullable */
/** The saved chart; NULL without one.  Borrowed until it changes. */
const MoatChartSpec *moat_explore_page_get_spec (MoatExplorePage *self);
/** What the chart shows; NULL without a chart.  Borrowed until it changes. */
MoatChartData *moat_explore_page_get_data (MoatExplorePage *self);
MoatChartView *moat_explore_page_get_view (MoatExplorePage *self);

G_END_DECLS
