/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-scope.h"

G_BEGIN_DECLS

#define MOAT_CALLOUT_LINES 5

/** MoatTone: which colour a line of a label has. */
typedef enum
{
  MOAT_TONE_INK,
  MOAT_TONE_SOFT,
  MOAT_TONE_SERIES, /* that of the mark it belongs to */
} MoatTone;

/** MoatCallout: a label of a few centred lines, measured before it has a place. */
typedef struct
{
  struct
  {
    char *text;
    MoatTextStyle style;
    MoatTone tone;
    MoatTextExtents extents;
  } lines[MOAT_CALLOUT_LINES];
  guint n;
  double width, height;
} MoatCallout;

/** MoatCalloutInk: the colours of a label where it is put. */
typedef struct
{
  MoatColor series; /* of the mark */
  MoatColor ground; /* what the text stands on */
  gboolean on_mark; /* all lines in the one colour that reads on @ground */
} MoatCalloutInk;

void moat_callout_clear (MoatCallout *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MoatCallout, moat_callout_clear)
/** Adds a line; @text (transfer full, nullable: adds none). */
void moat_callout_add (MoatCallout *self, const MoatScope *scope, char *text,
                       const MoatTextStyle *style, MoatTone tone);
/** Adds the lines as MARK_LABELs, centred in @box. */
void moat_callout_emit (const MoatCallout *self, const MoatScope *scope, int datum,
                        const MoatRect *box, const MoatCalloutInk *ink);

G_END_DECLS
