/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-scope.h"

G_BEGIN_DECLS

/** MoatDetail: how much stands around the plot.  A small picture gives up what is least needed
 * first. */
typedef struct
{
  guint title_lines, subtitle_lines; /* at most */
  guint event_rows;                  /* with labels, at most */
  gboolean events_beside;            /* labels of events beside their marks */
  gboolean all_events;               /* only good enough if every event has its label */
  double foot;                       /* share of the picture that the foot may be high */
  double least_plot;                 /* only good enough if the plot is this share high */
} MoatDetail;

/** The levels of detail from everything to a plot with a title and its foot. */
const MoatDetail *moat_detail_get_levels (gsize *n);

/** MoatFrameText: the words above and below the plot.  Borrowed. */
typedef struct
{
  const char *title, *subtitle, *source, *notes; /* "" or NULL for none */
  const char *messages;                          /* "" for none */
  gboolean is_shortened;                         /* words elsewhere on the picture are cut */
} MoatFrameText;

/** MoatFrame: title and subtitle above, messages, source and notes below, broken into lines. */
typedef struct
{
  MoatTextStyle title_style;
  char **title, **subtitle, **messages, **notes;
  guint foot_lines;      /* of messages and notes that have a place */
  guint most_foot_lines; /* that they could have */
  gboolean is_shortened; /* the title or the subtitle is cut or left out */
  double top, bottom;    /* what is left between head and foot */
} MoatFrame;

/** Breaks @text to the canvas at @detail.  Clear the frame before measuring it again. */
void moat_frame_measure (MoatFrame *self, const MoatScope *scope, const MoatFrameText *text,
                         const MoatDetail *detail);
void moat_frame_clear (MoatFrame *self);
void moat_frame_emit_head (const MoatFrame *self, const MoatScope *scope);
/** Breaks the foot once more, for messages that are known now; FALSE when @text needs more lines
 * than were measured and could have them. */
gboolean moat_frame_change_foot (MoatFrame *self, const MoatScope *scope,
                                 const MoatFrameText *text);
void moat_frame_emit_foot (const MoatFrame *self, const MoatScope *scope);

/** What an empty chart says in the middle of @area: @heading and, smaller, what to do. */
void moat_frame_emit_empty (const MoatScope *scope, const MoatRect *area, const char *heading,
                            const char *hint);

G_END_DECLS
