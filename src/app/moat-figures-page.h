/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-table-pane.h"

G_BEGIN_DECLS

#define MOAT_TYPE_FIGURES_PAGE (moat_figures_page_get_type ())
G_DECLARE_FINAL_TYPE (MoatFiguresPage, moat_figures_page, MOAT, FIGURES_PAGE, GtkBox)

/**
 * MoatFiguresPage: all figures of a project as a table.
 * Signals: `selection-changed`; `chart-wanted` (char *: the key of a chart, gint64: a fact that it
 * draws).
 * Actions: figures.duplicate, figures.show-in-chart.
 */
GtkWidget *moat_figures_page_new (GSettings *settings);
void moat_figures_page_set_project (MoatFiguresPage *self, MoatProject *project); /* nullable */
/** The fact that is looked at; 0: none. */
gint64 moat_figures_page_get_current (MoatFiguresPage *self);
/** Brings a fact into sight, and selects it alone; without the filter if that hides it. */
void moat_figures_page_show_fact (MoatFiguresPage *self, gint64 id);
/** Shows the figures that rest on a source (key), and no others. */
void moat_figures_page_show_source (MoatFiguresPage *self, const char *key);
MoatTablePane *moat_figures_page_get_pane (MoatFiguresPage *self);

G_END_DECLS
