/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-table-pane.h"

G_BEGIN_DECLS

#define MOAT_TYPE_SOURCES_PAGE (moat_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (MoatSourcesPage, moat_sources_page, MOAT, SOURCES_PAGE, GtkBox)

/**
 * MoatSourcesPage: all sources of a project as a table.
 * Signals: `figures-wanted` (char *: the key of a source): what rests on it is to be seen.
 * Actions: sources.add, sources.replace, sources.show-figures.
 */
GtkWidget *moat_sources_page_new (GSettings *settings);
void moat_sources_page_set_project (MoatSourcesPage *self, MoatProject *project); /* nullable */
MoatTablePane *moat_sources_page_get_pane (MoatSourcesPage *self);

G_END_DECLS
