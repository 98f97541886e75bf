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
/** Whether the entity bears @tag: whether it belongs to the set of that name. */
gboolean moat_entity_has_tag (const MoatEntity *self, const char *tag);
/** Its tags as a list.  (transfer full) */
GStrv moat_entity_list_tags (const MoatEntity *self);
/** Its tags with or without @tag, as they are kept; the others stay in their order.
 * (transfer full) */
char *moat_entity_tags_with (const MoatEntity *self, const char *tag, gboolean bears);
/** Whether @tag can be one: it is not empty and has no comma, which divides tags. */
gboolean moat_tag_is_valid (const char *tag);

G_END_DECLS
