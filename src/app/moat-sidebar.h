/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-project.h"

G_BEGIN_DECLS

#define MOAT_TYPE_SIDEBAR (moat_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (MoatSidebar, moat_sidebar, MOAT, SIDEBAR, GtkBox)

/** MoatSidebar: the pages and the saved charts.  Signals: `chart-selected` (key), `page-selected`
 * (name): the user chose one. */
/** Lists the charts of @project (nullable). */
void moat_sidebar_set_project (MoatSidebar *self, MoatProject *project);
/** Marks the chart that is shown; NULL: none. */
void moat_sidebar_set_chart (MoatSidebar *self, const char *key);

/** Marks the page that is shown. */
void moat_sidebar_set_page (MoatSidebar *self, const char *page);

G_END_DECLS
