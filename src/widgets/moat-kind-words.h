/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-spec.h"

G_BEGIN_DECLS

/** The name of a kind of chart in the program's language: "Ranked Bars".  Static. */
const char *moat_kind_get_label (MoatChartKind kind);
/** When it serves, in a few words: "One value for each, the largest first".  Static. */
const char *moat_kind_get_purpose (MoatChartKind kind);
/** The name of its icon.  Static. */
const char *moat_kind_get_icon (MoatChartKind kind);
/** Whether the kind is offered on @page. */
gboolean moat_kind_is_on_page (MoatChartKind kind, MoatChartPage page);

G_END_DECLS
