/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-project.h"

G_BEGIN_DECLS

#define MOAT_TYPE_CHART_OPTIONS (moat_chart_options_get_type ())
G_DECLARE_FINAL_TYPE (MoatChartOptions, moat_chart_options, MOAT, CHART_OPTIONS, GtkPopover)

/**
 * MoatChartOptions: on which basis a chart's values stand: stated, per year, as shares …, in which
 * currency, along which years, in which order.
 * Signal `changed` (MoatChartSpec *changed, char *label): the user chose something; @label is the
 * name of the action, with one %s for the chart's name.
 */
MoatChartOptions *moat_chart_options_new (void);
/** Shows what @spec of @project says.  Keeps a copy. */
void moat_chart_options_set_spec (MoatChartOptions *self, MoatProject *project,
                                  const MoatChartSpec *spec);
/** What is chosen, for the button that opens them: "% of Revenue · USD".  (transfer full) */
char *moat_chart_options_summarise (MoatProject *project, const MoatChartSpec *spec,
                                    MoatLanguage language);

G_END_DECLS
