/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-scene.h"

G_BEGIN_DECLS

/**
 * MoatTimeWindow: the stretch of time a zoomed chart shows, in days with fractions: from the
 * start of day @from up to, not including, @to.  A plain value.
 */
typedef struct
{
  double from;
  double to;
} MoatTimeWindow;

/** Zooming in ends here, in days. */
#define MOAT_TIME_WINDOW_MIN_DAYS 7.0

/** What @axis shows now. */
MoatTimeWindow moat_time_window_shown (const MoatTimeAxis *axis);
/** From the earlier start to the later end. */
MoatTimeWindow moat_time_window_union (MoatTimeWindow a, MoatTimeWindow b);
/** @self @factor times as long (less than 1 zooms in), with the point at @anchor (0 the left
 * end, 1 the right) staying where it is, kept within @limits. */
MoatTimeWindow moat_time_window_zoom (MoatTimeWindow self, MoatTimeWindow limits, double factor,
                                      double anchor);
/** @self moved by @days, kept within @limits. */
MoatTimeWindow moat_time_window_pan (MoatTimeWindow self, MoatTimeWindow limits, double days);
/** Whether @self shows all of @limits. */
gboolean moat_time_window_covers (MoatTimeWindow self, MoatTimeWindow limits);
/** The first and last whole day of @self, for a MoatChartRequest; never empty. */
void moat_time_window_get_days (MoatTimeWindow self, MoatDate *first, MoatDate *last);

G_END_DECLS
