/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-project.h"
#include "moat-record.h"
#include "moat-row-query.h"

G_BEGIN_DECLS

/* The records of a MoatRecordList. */

typedef struct _MoatRecordCache MoatRecordCache;

MoatRecordCache *moat_record_cache_new (MoatRowTable table);
void moat_record_cache_free (MoatRecordCache *self);
/** Whose rows they are (nullable, borrowed); forgets all records. */
void moat_record_cache_set_project (MoatRecordCache *self, MoatProject *project);
/** The record of the row at @position of @ids: the one that somebody holds, or a new one, read
 * together with its neighbours.  (transfer full) */
MoatRecord *moat_record_cache_get (MoatRecordCache *self, const GArray *ids, guint position);
/** Records of rows for one who goes through many; nothing of them is kept.  Those that are gone are
 * left out.  (transfer full) */
GPtrArray *moat_record_cache_read (MoatRecordCache *self, const gint64 *ids, guint n);
/** The rows may be at other positions now. */
void moat_record_cache_forget_positions (MoatRecordCache *self);
/** The rows may say something else now: reads those that somebody holds again. */
void moat_record_cache_refresh (MoatRecordCache *self);

G_END_DECLS
