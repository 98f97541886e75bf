/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-project.h"

G_BEGIN_DECLS

/** What a chart is called in lists and messages: its title, or else what it shows.
 * (transfer full) */
char *moat_chart_name (MoatProject *project, const MoatChartSpec *spec, MoatLanguage language);
/** A key that no chart of @project has: "chart-3".  (transfer full) */
char *moat_chart_make_key (MoatProject *project);

G_END_DECLS
