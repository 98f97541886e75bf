/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-date.h"
#include "moat-label.h"

G_BEGIN_DECLS

/** MoatSource: the document a fact comes from. */
typedef struct
{
  gint64 id;
  char *key;
  MoatLabel title;
  MoatLabel publisher; /* who is cited: "Nanfanglue Consulting" */
  MoatDate published;
  char *url; /* nullable */
  MoatLabel note;
} MoatSource;

MoatSource *moat_source_new (void);
void moat_source_free (MoatSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatSource, moat_source_free)

G_END_DECLS
