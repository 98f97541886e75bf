/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-data.h"
#include "moat-wording.h"

G_BEGIN_DECLS

/** Where a mark's figure or event comes from, in one line: publisher, date, place in the source.
 * NULL when no source is named.  (transfer full) */
char *moat_chart_caption (MoatProject *project, const MoatChartData *data, MoatWording *wording,
                          const MoatDatum *datum);
/** The same of a source @key (nullable) and a @locator (nullable). (transfer full) */
char *moat_source_caption (MoatProject *project, const char *key, const char *locator,
                           MoatWording *wording);

G_END_DECLS
