/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-label.h"
#include "moat-period.h"

G_BEGIN_DECLS

/** MoatEvent: something dated that belongs on a timeline.  Its precision is its period: a day
 * is a dot, a month, quarter or year a bar. */
typedef struct
{
  gint64 id;
  char *key;
  char *entity;      /* key; nullable for events of the world */
  MoatPeriod period; /* start and end both set; equal for a day */
  char *dimension;   /* key of a section of the strategy map; nullable */
  MoatLabel label;
  char *source; /* key; nullable */
  char *locator;
} MoatEvent;

MoatEvent *moat_event_new (void);
MoatEvent *moat_event_copy (const MoatEvent *self);
void moat_event_free (MoatEvent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatEvent, moat_event_free)

G_END_DECLS
