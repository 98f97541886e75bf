/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-chart-data.h"
#include "moat-chart-view.h"

G_BEGIN_DECLS

#define MOAT_TYPE_EXPLORE_PAGE (moat_explore_page_get_type ())
G_DECLARE_FINAL_TYPE (MoatExplorePage, moat_explore_page, MOAT, EXPLORE_PAGE, GtkBox)

/**
 * MoatExplorePage: one saved chart of a project and the controls that change it: the Timeline, or
 * Peers.
 *
 * Properties: `page` ("timeline", "peers"): whose charts it shows; `chart-key`: the chart that is
 * shown; `kind` (nick), `show-events`: setting one changes the saved chart, as an action that can
 * be undone; `show-table`: whether the chart is shown as a table.
 * Signals: `selection-changed`; `data-changed` after the chart was read again.
 * Actions: chart.kind, chart.show-events, chart.show-table, chart.zoom-in, chart.zoom-out,
 * chart.zoom-reset, chart.rename, chart.delete, chart.annotate ("cagr", "difference:ratio" …),
 * chart.clear-annotations, chart.delete-selected.
 */
GtkWidget *moat_explore_page_new (MoatChartPage page);
/** Shows a chart of @project (nullable): the one it showed, if there is one of that key, or the
 * first of the page's. */
void moat_explore_page_set_project (MoatExplorePage *self, MoatProject *project);
void moat_explore_page_set_chart_key (MoatExplorePage *self, const char *key);
const char *moat_explore_page_get_chart_key (MoatExplorePage *self); /* nullable */
/** The saved chart; NULL without one.  Borrowed until it changes. */
const MoatChartSpec *moat_explore_page_get_spec (MoatExplorePage *self);
/** What the chart shows; NULL without a chart.  Borrowed until it changes. */
MoatChartData *moat_explore_page_get_data (MoatExplorePage *self);
MoatChartView *moat_explore_page_get_view (MoatExplorePage *self);

G_END_DECLS
