/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _MoatStore MoatStore;

/** MoatRowDeed: what an action did to a row. */
typedef enum
{
  MOAT_ROW_DEED_ADDED,
  MOAT_ROW_DEED_CHANGED,
  MOAT_ROW_DEED_DELETED,
} MoatRowDeed;

/** MoatCellChange: what a cell said before and after.  NULL: nothing. */
typedef struct
{
  char *column; /* of the file: "as_stated" */
  char *before, *after;
} MoatCellChange;

/** MoatRowRecord: one action of the journal and what it did to a row. */
typedef struct
{
  char *time;  /* ISO 8601, UTC */
  char *label; /* "Change value of f02" */
  gboolean is_undone;
  MoatRowDeed deed;
  GPtrArray *changes; /* of MoatCellChange; empty unless CHANGED */
} MoatRowRecord;

void moat_row_record_free (MoatRowRecord *self);

/** What the journal of the project at @path knows of row @id of @table, the latest first, as an
 * array of MoatRowRecord.  What was abandoned after an undo is left out, and so is what happened to
 * an earlier row with the same id.  Opens a connection of its own, so it may run in any thread.
 * (transfer full) */
GPtrArray *moat_store_read_history (const char *path, const char *table, gint64 id,
                                    GCancellable *cancellable, GError **error);

/** The ids (gint64) of what was stated about the same entity, concept and period in the same unit,
 * and of what restates, supersedes or is the same as @id: those facts and itself, by the day from
 * which they are known.  (transfer full) */
GArray *moat_store_list_statements (MoatStore *self, gint64 id, GError **error);

G_END_DECLS
