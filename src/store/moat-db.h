/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* One connection to a project file, and what SQLite's answers mean to a caller.  Private to the
 * store. */

/** To be called before anything else of SQLite is. */
void moat_db_init_library (void);
/** Opens @path (never a URI, never created) with the settings for a stranger's file.  NULL and
 * @error (MOAT_STORE_ERROR) on failure. */
sqlite3 *moat_db_open (const char *path, gboolean read_only, GError **error);
/** Whether @db waits for the lock of another program, as it does at first, or is BUSY at once. */
void moat_db_set_patience (sqlite3 *db, gboolean patient);
/** Whatever @db does ends with G_IO_ERROR_CANCELLED soon after @cancellable (nullable; to be set to
 * NULL before it goes) is cancelled. */
void moat_db_set_cancellable (sqlite3 *db, GCancellable *cancellable);
/** Sets @error to what @code, the last answer of @db, means.  Always FALSE, to be returned. */
gboolean moat_db_set_error (sqlite3 *db, int code, GError **error);
/** Runs statements without parameters and results. */
gboolean moat_db_exec (sqlite3 *db, const char *sql, GError **error);
/** The first column of the first row as an integer; FALSE and @error when there is none. */
gboolean moat_db_get_int (sqlite3 *db, const char *sql, gint64 *out, GError **error);
/** PRAGMA quick_check; CORRUPT if it finds anything. @with_checks: also whether every row keeps to
 * the CHECKs of the schema if @db is read-only, see below. */
gboolean moat_db_quick_check (sqlite3 *db, gboolean with_checks, GError **error);
/** What to do with a row; FALSE and @error to give up. */
typedef gboolean (*MoatRowFunc) (sqlite3_stmt *row, gpointer data, GError **error);
/** Calls @func with each row of @sql. */
gboolean moat_db_for_each_row (sqlite3 *db, const char *sql, MoatRowFunc func, gpointer data,
                               GError **error);
/** Copies the whole of @from over @to. */
gboolean moat_db_copy (sqlite3 *from, sqlite3 *to, GError **error);
/** The connection to run a check of @db on: SQLite forgets the CHECKs of a database that it cannot
 * write, so for one of those it is a copy in a temporary file, else @db itself.  To be given back
 * to moat_db_end_check(). */
sqlite3 *moat_db_begin_check (sqlite3 *db, GError **error);
void moat_db_end_check (sqlite3 *db, sqlite3 *checked);
/** COMMIT; on failure the transaction is rolled back. */
gboolean moat_db_commit (sqlite3 *db, GError **error);
void moat_db_rollback (sqlite3 *db);

/** Prepares; NULL and @error on failure.  (transfer full): sqlite3_finalize(). */
sqlite3_stmt *moat_db_prepare (sqlite3 *db, const char *sql, GError **error);
/** Steps: TRUE with @has_row set, FALSE and @error on failure. */
gboolean moat_statement_step (sqlite3_stmt *statement, gboolean *has_row, GError **error);
/** Steps a statement that returns no rows, then resets it. */
gboolean moat_statement_run (sqlite3_stmt *statement, GError **error);

/* Binding cannot fail, except that a text or blob may be longer than a project takes: then the step
 * fails, with SQLITE_TOOBIG. */

/** Binds UTF-8 text that outlives the step; NULL binds NULL. */
void moat_statement_bind_text (sqlite3_stmt *statement, int parameter, const char *text);
/** As before, but "" binds NULL too. */
void moat_statement_bind_optional (sqlite3_stmt *statement, int parameter, const char *text);
/** As before, and takes @text (transfer full). */
void moat_statement_bind_taken (sqlite3_stmt *statement, int parameter, char *text);
/** Binds @size bytes of @text (transfer full), which may have zeros. */
void moat_statement_bind_sized (sqlite3_stmt *statement, int parameter, char *text, int size);
/** Binds bytes that outlive the step. */
void moat_statement_bind_blob (sqlite3_stmt *statement, int parameter, const void *data, int size);
void moat_statement_bind_int (sqlite3_stmt *statement, int parameter, gint64 value);
/** A number that is not finite binds NULL. */
void moat_statement_bind_double (sqlite3_stmt *statement, int parameter, double value);
void moat_statement_bind_null (sqlite3_stmt *statement, int parameter);
/** A column as text; NULL when it is NULL.  SQLite takes any bytes for text: those that are not
 * UTF-8 are replaced.  (transfer full) */
char *moat_statement_dup_text (sqlite3_stmt *statement, int column);

G_END_DECLS
