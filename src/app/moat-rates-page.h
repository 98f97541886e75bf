/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-table-pane.h"

G_BEGIN_DECLS

#define MOAT_TYPE_RATES_PAGE (moat_rates_page_get_type ())
G_DECLARE_FINAL_TYPE (MoatRatesPage, moat_rates_page, MOAT, RATES_PAGE, GtkBox)

/**
 * MoatRatesPage: all exchange rates of a project as a table, and those that charts lack.
 * Signals: `selection-changed`; `chart-wanted` (char *: the key of a chart, gint64: 0); `pasted`
 * (char *: text from the clipboard). Actions: rates.add, rates.convert.
 */
GtkWidget *moat_rates_page_new (GSettings *settings);                         /* nullable */
void moat_rates_page_set_project (MoatRatesPage *self, MoatProject *project); /* nullable */
/** The rate that is looked at; 0: none. */
gint64 moat_rates_page_get_current (MoatRatesPage *self);
MoatTablePane *moat_rates_page_get_pane (MoatRatesPage *self);

G_END_DECLS
