/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-db.h"
#include "moat-fact-row.h"
#include "moat-parking.h"
#include "moat-store.h"

G_BEGIN_DECLS

typedef struct sqlite3_session sqlite3_session;
typedef struct sqlite3_changegroup sqlite3_changegroup;

/** A new fact: ?2 to ?4 are the ids of entity, concept and source, ?22 that of the batch, the
 * others what the two functions below say. */
#define MOAT_STORE_INSERT_FACT                                                                    \
  "INSERT INTO fact (key, entity_id, concept_id, source_id, period_start, period_end, as_stated," \
  " value, low, high, best_real, low_real, high_real, unit, qualifier, status, grade, locator,"   \
  " known_from, remark_en, remark_zh, batch_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10," \
  " ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)"
/** Binds what is seldom the same in two figures. */
void moat_store_bind_fact_numbers (sqlite3_stmt *put, const MoatFactRow *row);
/** What is mostly the same: the number of the parameter and its text (nullable). */
typedef struct
{
  int parameter;
  const char *text;
} MoatFactWord;
#define MOAT_STORE_N_FACT_WORDS 9
void moat_store_list_fact_words (const MoatFactRow *row, MoatFactWord *words);

struct _MoatStore
{
  sqlite3 *db;
  char *path; /* absolute */
  gboolean read_only;
  GHashTable *statements; /* SQL → sqlite3_stmt, prepared once */

  GThread *checker;    /* the check that opening began; NULL once joined */
  GError *check_error; /* why it failed */

  char *action_label;       /* of the open action; NULL: none is open */
  sqlite3_session *session; /* records it; nullable */

  /* of an action that takes in a batch */
  MoatParkedFacts brought;       /* its id and its facts so far */
  sqlite3_changegroup *recorded; /* what the session has recorded and no longer holds */
  GPtrArray *indices_aside;      /* statements that make them again; nullable */
  sqlite3_stmt *insert_fact;     /* nullable */
  char *bound_words[MOAT_STORE_N_FACT_WORDS]; /* to that */
  gboolean is_storing_facts;                  /* nothing is recorded, and no CHECK in force */
  gint64 n_changes_before;
};

/** Whether the open action takes in a batch. */
gboolean moat_store_is_in_batch (MoatStore *self);
/** Has changes recorded again after facts were stored; what writes calls it by way of
 * moat_store_may_change(). */
gboolean moat_store_stop_storing_facts (MoatStore *self, GError **error);
/** Puts everything in order before a batch is written into the journal.  @changeset (to be freed by
 * sqlite3_free()) gets what was recorded; nothing if the batch has brought nothing. */
gboolean moat_store_finish_batch (MoatStore *self, void **changeset, int *size, GError **error);
/** Undoes what beginning a batch has set for the connection, once its transaction is over. */
void moat_store_leave_batch (MoatStore *self);
/** Begins a transaction that writes: waits for the check of the file and the lock.  @references:
 * with the foreign keys in force; if not, they have to be restored when it is over. */
gboolean moat_store_begin_writing (MoatStore *self, gboolean references, GError **error);
void moat_store_restore_references (MoatStore *self);
/** Begins the transaction of an action and has the changes recorded. */
gboolean moat_store_begin_labelled (MoatStore *self, const char *label, gboolean references,
                                    GError **error);
gboolean moat_store_start_recording (MoatStore *self, GError **error);

/** The statement for @sql, reset and without bindings; owned by the store.  NULL on error. */
sqlite3_stmt *moat_store_statement (MoatStore *self, const char *sql, GError **error);
/** Whether an action is open; CONSTRAINT-free programmer's check for writes. */
gboolean moat_store_is_in_action (MoatStore *self);
/** Whether the transaction of the open action is still there: on a full disk, and after some other
 * errors, SQLite rolls it back at once, and what came after would be stored on its own.  FAILED if
 * not. */
gboolean moat_store_is_unbroken (MoatStore *self, GError **error);
/** The same, and from here on what is changed is recorded.  To be called before any change. */
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
