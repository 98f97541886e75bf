/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-chart-data.h"

G_BEGIN_DECLS

#define MOAT_TYPE_INSPECTOR (moat_inspector_get_type ())
G_DECLARE_FINAL_TYPE (MoatInspector, moat_inspector, MOAT, INSPECTOR, GtkBox)

/**
 * MoatInspector: why the selected number is what it is, all figures of the chart as a list, and the
 * history of the selected one.
 * Signals: `datum-chosen` (pointer to a MoatDatum): the user chose one in the list; `fact-chosen`
 * (gint64: id) and `chart-chosen` (char *: key): one in the history.
 * Actions: inspector.copy.
 */
/** Shows a chart of @project; both nullable. */
void moat_inspector_set_data (MoatInspector *self, MoatProject *project, MoatChartData *data);
/** Answers for @datum; NULL: nothing is selected. */
void moat_inspector_explain (MoatInspector *self, const MoatDatum *datum);
/** Answers for a fact of @project where there is no chart; 0: nothing is selected. */
void moat_inspector_explain_fact (MoatInspector *self, MoatProject *project, gint64 fact_id);
/** The same for an exchange rate. */
void moat_inspector_explain_rate (MoatInspector *self, MoatProject *project, gint64 rate_id);
/** The answer as text, NULL when nothing is selected.  Borrowed. */
const char *moat_inspector_get_text (MoatInspector *self);

G_END_DECLS
