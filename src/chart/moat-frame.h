/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-scope.h"

G_BEGIN_DECLS

/** MoatDetail: how much stands around the plot.  A small picture gives up what is least needed
 * first. */
typedef struct
{
  guint title_lines, subtitle_lines, note_lines, message_lines; /* at most */
  guint event_rows;                                             /* at most */
  gboolean events_beside; /* labels of events beside their marks */
  gboolean all_events;    /* only good enough if every event has its label */
} MoatDetail;

/** The levels of detail from everything to a bare plot with a title. */
const MoatDetail *moat_detail_get_levels (gsize *n);

/** MoatFrameText: the words above and below the plot.  Borrowed. */
typedef struct
{
  const char *title, *subtitle, *notes; /* "" for none */
  const char *messages;                 /* "" for none */
} MoatFrameText;

/** MoatFrame: title and subtitle above, messages, source and notes below, broken into lines. */
typedef struct
{
  MoatTextStyle title_style;
  char **title, **subtitle, **messages, **notes;
  double top, bottom; /* what is left between them */
} MoatFrame;

/** Breaks @text to the canvas at @detail.  Clear the frame before measuring it again. */
void moat_frame_measure (MoatFrame *self, const MoatScope *scope, const MoatFrameText *text,
                         const MoatDetail *detail);
void moat_frame_clear (MoatFrame *self);
void moat_frame_emit (const MoatFrame *self, const MoatScope *scope);

/** What an empty chart says in the middle of @area: @heading and, smaller, what to do. */
void moat_frame_emit_empty (const MoatScope *scope, const MoatRect *area, const char *heading,
                            const char *hint);

G_END_DECLS
