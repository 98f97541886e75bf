/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-db.h"
#include "moat-store.h"

G_BEGIN_DECLS

typedef struct sqlite3_session sqlite3_session;

struct _MoatStore
{
  sqlite3 *db;
  char *path; /* absolute */
  gboolean read_only;
  GHashTable *statements; /* SQL → sqlite3_stmt, prepared once */

  GThread *checker;    /* the check that opening began; NULL once joined */
  GError *check_error; /* why it failed */

  sqlite3_session *session; /* records the open action; NULL: none is open */
  char *action_label;
};

/** The statement for @sql, reset and without bindings; owned by the store.  NULL on error. */
sqlite3_stmt *moat_store_statement (MoatStore *self, const char *sql, GError **error);
/** Whether an action is open; CONSTRAINT-free programmer's check for writes. */
gboolean moat_store_is_in_action (MoatStore *self);
/** Whether the transaction of the open action is still there: on a full disk, and after some other
 * errors, SQLite rolls it back at once, and what came after would be stored on its own.  FAILED if
 * not. */
gboolean moat_store_may_change (MoatStore *self, GError **error);
/** The id of the row of @table whose key is @key; FALSE and @error (NOT_FOUND) when none. */
gboolean moat_store_find_id (MoatStore *self, const char *table, const char *key, gint64 *id,
                             GError **error);
/** The column of @table behind @name ("entity" is entity_id) and the table that it refers to (NULL:
 * none); both (transfer full).  FALSE and @error when the table has neither. */
gboolean moat_store_find_column (MoatStore *self, const char *table, const char *name,
                                 char **column, char **refers_to, GError **error);
/** Binds the row ids of a series to ?1 and ?2 and @unit, unless it is NULL, to ?3.  FALSE without
 * an error: the series has no facts. */
gboolean moat_store_bind_series (MoatStore *self, sqlite3_stmt *select, const char *entity,
                                 const char *concept, const char *unit);

G_END_DECLS
