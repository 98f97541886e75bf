/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-spec.h"
#include "moat-scene.h"
#include "moat-theme.h"
#include "moat-wording.h"

G_BEGIN_DECLS

/** The smallest picture, in px: in it every chart still says what it shows. */
#define MOAT_CHART_MIN_WIDTH 320
#define MOAT_CHART_MIN_HEIGHT 240

/** MoatChartEvent: an event as the lane draws it. */
typedef struct
{
  MoatPeriod period;
  const char *label;  /* in the chart's language */
  const char *entity; /* in the chart's language */
} MoatChartEvent;

/** MoatChartRequest: all that one picture of a chart depends on.  Everything is borrowed for
 * the call; series are referenced by the scene. */
typedef struct
{
  const MoatChartSpec *spec;
  MoatSeries *const *series;
  gsize n_series;
  const MoatColumn *columns; /* what a comparison stands side by side for; none: by period */
  gsize n_columns;
  const char *share_label; /* what shares are of, in the chart's language; nullable */
  const MoatChartEvent *events;
  gsize n_events;
  gint64 difference_from, difference_to; /* fact ids of the spec's ratio arrow; 0: none */
  const char *source_line;               /* "Source: …": already worded, may be long; nullable */
  const char *const *messages; /* what could not be drawn, worded, ended by NULL; nullable */
  MoatWording *wording;
  const MoatTheme *theme;
  MoatTextMeasurer *measurer;
  double width, height; /* px; less than the smallest picture is taken as that */
  MoatDate from, to;    /* days to show instead of the spec's; MOAT_DATE_NONE: the spec's */
} MoatChartRequest;

/** Resolve → train → measure → place → emit.  Never fails: what cannot be drawn is said in the
 * scene.  (transfer full) */
MoatScene *moat_chart_build (const MoatChartRequest *request);

G_END_DECLS
