/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-project.h"
#include "moat-wording.h"

G_BEGIN_DECLS

#define MOAT_TYPE_FIGURE_HISTORY (moat_figure_history_get_type ())
G_DECLARE_FINAL_TYPE (MoatFigureHistory, moat_figure_history, MOAT, FIGURE_HISTORY, GtkBox)

/**
 * MoatFigureHistory: what was stated about the same thing and when, what was done to a figure in
 * this project, and which charts draw it.
 * Signals: `fact-chosen` (gint64: its id), `chart-chosen` (char *: its key).
 */
/** Tells of a fact of @project; 0: of none.  It is read when the widget is seen. */
void moat_figure_history_set_fact (MoatFigureHistory *self, MoatProject *project, gint64 fact_id);

G_END_DECLS
