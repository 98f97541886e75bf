/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-label.h"
#include "moat-period.h"

G_BEGIN_DECLS

/** MoatEntity: who a figure is about.  Plain struct, see moat-fact.h for the manner. */
typedef struct
{
  gint64 id;
  char *key; /* "alibaba-group" */
  MoatLabel label;
  char *parent;         /* key of the group a segment belongs to; nullable */
  const char *currency; /* reporting currency, interned unit; nullable */
  MoatYearEnd year_end;
  char *tags; /* words divided by commas ("Chinese private enterprise"); nullable */
} MoatEntity;

MoatEntity *moat_entity_new (void); /* calendar year */
void moat_entity_free (MoatEntity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatEntity, moat_entity_free)

G_END_DECLS
