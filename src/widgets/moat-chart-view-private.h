/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-tip.h"
#include "moat-chart-view.h"
#include "moat-pango-measurer.h"
#include "moat-time-window.h"

G_BEGIN_DECLS

/* What moat-chart-view.c (the scene), moat-chart-view-select.c, moat-chart-view-input.c (pointer,
 * keys and zoom) and moat-chart-view-draw.c share. */

struct _MoatChartView
{
  GtkWidget parent_instance;

  MoatChartData *data; /* nullable */
  const MoatTheme *theme;
  MoatPangoMeasurer *measurer;
  MoatChartCaptionFunc caption_func;
  gpointer caption_data;

  MoatScene *scene; /* of data, theme, window and the size below; NULL: to be built */
  double scene_width, scene_height;
  GdkTexture *texture; /* of scene at texture_scale; NULL: to be painted */
  int texture_scale;

  gboolean can_zoom;     /* whether the data are drawn along a time axis */
  gboolean zoomed;       /* FALSE: window is what the chart shows by itself */
  MoatTimeWindow window; /* when zoomed */
  MoatTimeWindow limits; /* known once an unzoomed scene was built */

  MoatDatum *selected;   /* nullable */
  gssize selected_index; /* in scene; −1: none, or not drawn at this zoom */
  MoatDatum *other;      /* the second of two marks; nullable */
  gssize other_index;    /* as selected_index */
  gssize hovered;        /* in scene; −1: none */
  double pointer_x, pointer_y;
  GtkWidget *tip; /* a MoatChartTip */

  MoatDatum *dragged;    /* the annotation that is being moved; nullable */
  double drag_x, drag_y; /* px that it has been moved */

  MoatTimeWindow gesture_start; /* the window when a drag or pinch began */
  gboolean panning;
};

/** Drops the scene, or only what lies on top, and draws again. */
void _moat_chart_view_invalidate (MoatChartView *self);
/** Shows @window, or everything when it covers the limits. */
void _moat_chart_view_set_window (MoatChartView *self, MoatTimeWindow window);
/** What is shown now. */
MoatTimeWindow _moat_chart_view_get_window (MoatChartView *self);
void _moat_chart_view_set_hovered (MoatChartView *self, gssize index);

/* moat-chart-view-select.c */
/** Finds what is selected in a scene just built. */
void _moat_chart_view_adopt_selection (MoatChartView *self);
/** Selects @datum (transfer full, nullable), the one at @index of the scene, alone. */
void _moat_chart_view_set_selected (MoatChartView *self, MoatDatum *datum, gssize index);
/** Tells assistive tools what is shown and selected. */
void _moat_chart_view_describe (MoatChartView *self);

/** Tells that the annotation @datum was moved by @dx, @dy px. */
void _moat_chart_view_move (MoatChartView *self, const MoatDatum *datum, double dx, double dy);

/** The widget's snapshot function. */
void _moat_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/** Adds the controllers and, to the class, the keys. */
void _moat_chart_view_init_input (MoatChartView *self);
void _moat_chart_view_class_init_input (GtkWidgetClass *widget_class);

G_END_DECLS
