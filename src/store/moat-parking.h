/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Where the figures of an import stand while it is undone.  Private to the store. */

/** MoatParkedFacts: the figures that one journal entry brought. */
typedef struct
{
  gint64 batch_id;    /* 0: the entry is no import */
  gint64 first, last; /* ids; 0: it brought none */
} MoatParkedFacts;

/* To be called in a transaction, with the foreign keys off; whoever calls looks for broken
 * references afterwards. */

/** Moves the facts out of the way, and the relations that hang on them.  CONSTRAINT when they are
 * no longer all there. */
gboolean moat_parking_put (sqlite3 *db, const MoatParkedFacts *facts, GError **error);
/** Moves them back.  CONSTRAINT when they are not all there, or their place is taken. */
gboolean moat_parking_take (sqlite3 *db, const MoatParkedFacts *facts, GError **error);
/** Forgets whatever is parked. */
gboolean moat_parking_clear (sqlite3 *db, GError **error);

G_END_DECLS
