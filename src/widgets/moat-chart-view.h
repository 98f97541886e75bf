/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moat-chart-data.h"
#include "moat-scene.h"
#include "moat-theme.h"

G_BEGIN_DECLS

#define MOAT_TYPE_CHART_VIEW (moat_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (MoatChartView, moat_chart_view, MOAT, CHART_VIEW, GtkWidget)

/**
 * MoatChartView: one chart to look at, point at, walk through and zoom in time.
 *
 * Signals: `selection-changed` when another mark, or none, is selected; `activated` when the
 * selected mark is double-clicked or Enter is pressed on it; `annotation-moved` (uint index, double
 * dx, double dy) when an annotation was dragged, or moved by Ctrl, Shift and an arrow key, by
 * shares of the plot. Properties, read only: `zoomed`: whether less than all of the time is shown;
 * `can-zoom`: whether the chart has a time axis.
 */
GtkWidget *moat_chart_view_new (void);

/** MoatChartCaptionFunc: one more line for the box beside the pointer, such as the source of
 * the figure.  (nullable) (transfer full) */
typedef char *(*MoatChartCaptionFunc) (const MoatDatum *datum, gpointer user_data);

/** Shows @data (nullable: nothing).  The selection stays on the same figure where it is still
 * drawn. */
void moat_chart_view_set_data (MoatChartView *self, MoatChartData *data);
MoatChartData *moat_chart_view_get_data (MoatChartView *self); /* borrowed, nullable */
void moat_chart_view_set_theme (MoatChartView *self, const MoatTheme *theme);
void moat_chart_view_set_caption_func (MoatChartView *self, MoatChartCaptionFunc func,
                                       gpointer user_data);

/** The scene that is shown, at the widget's size; NULL without data or before there is a size.
 * Borrowed until anything changes. */
MoatScene *moat_chart_view_get_scene (MoatChartView *self);
/** The picture of that scene in device pixels.  Borrowed, nullable. */
GdkTexture *moat_chart_view_get_texture (MoatChartView *self);

/** The selected mark, or NULL.  Borrowed until the selection changes. */
const MoatDatum *moat_chart_view_get_selected (MoatChartView *self);
/** The second mark, for what is between two: the one that was selected before another was clicked
 * with Ctrl or reached with Shift; NULL: there is none.  Borrowed until the selection changes. */
const MoatDatum *moat_chart_view_get_other (MoatChartView *self);
/** Selects the mark at @index besides the one that is selected, which becomes the other. */
void moat_chart_view_select_second (MoatChartView *self, gssize index);
/** Selects the mark at @index of the scene's data; −1 clears. */
void moat_chart_view_select (MoatChartView *self, gssize index);
/** Selects what @datum stands for if it is drawn; FALSE if it is not. */
gboolean moat_chart_view_select_datum (MoatChartView *self, const MoatDatum *datum);
/** Selects the mark of a fact if it is drawn; FALSE if it is not. */
gboolean moat_chart_view_select_fact (MoatChartView *self, gint64 fact_id);

/** Zooms around the middle: 0.5 shows half as much time.  Nothing on a chart without a time axis.
 */
void moat_chart_view_zoom (MoatChartView *self, double factor);
/** Moves by a part of what is shown: 0.25 a quarter to the right. */
void moat_chart_view_pan (MoatChartView *self, double part);
void moat_chart_view_reset_zoom (MoatChartView *self);
gboolean moat_chart_view_is_zoomed (MoatChartView *self);
/** Whether the chart has a time axis. */
gboolean moat_chart_view_can_zoom (MoatChartView *self);

G_END_DECLS
