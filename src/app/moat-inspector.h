/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-chart-data.h"

G_BEGIN_DECLS

#define MOAT_TYPE_INSPECTOR (moat_inspector_get_type ())
G_DECLARE_FINAL_TYPE (MoatInspector, moat_inspector, MOAT, INSPECTOR, GtkBox)

/**
 * MoatInspector: why the selected number is what it is, and all figures of the chart as a list.
 * Signal `datum-chosen` (pointer to a MoatDatum): the user chose one in the list.
 * Actions: inspector.copy.
 */
/** Shows a chart of @project; both nullable. */
void moat_inspector_set_data (MoatInspector *self, MoatProject *project, MoatChartData *data);
/** Answers for @datum; NULL: nothing is selected. */
void moat_inspector_explain (MoatInspector *self, const MoatDatum *datum);
/** The answer as text, NULL when nothing is selected.  Borrowed. */
const char *moat_inspector_get_text (MoatInspector *self);

G_END_DECLS
