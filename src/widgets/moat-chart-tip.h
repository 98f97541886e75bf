/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moat-scene.h"

G_BEGIN_DECLS

#define MOAT_TYPE_CHART_TIP (moat_chart_tip_get_type ())
G_DECLARE_FINAL_TYPE (MoatChartTip, moat_chart_tip, MOAT, CHART_TIP, GtkWidget)

/** MoatChartTip: the box beside the pointer that says what a mark is. */
GtkWidget *moat_chart_tip_new (void);
/** @caption: one more line, nullable. */
void moat_chart_tip_show (MoatChartTip *self, const MoatDatum *datum, const char *caption);
/** Allocates the tip inside a parent of @width × @height beside @x, @y. */
void moat_chart_tip_place (MoatChartTip *self, double x, double y, int width, int height);

G_END_DECLS
