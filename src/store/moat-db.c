/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection to a project file, and what SQLite's answers mean to a caller.
 *
 * A project comes by mail and from the web, so the connection is opened as SQLite's advice for
 * untrusted files says: no schema code is trusted or run (triggers and views are off), the schema
 * cannot be written to, cells are checked against their pages, limits are low.  Nothing here
 * knows tables: what a project's tables are stands in moat-schema.c.
 *
 * Every SQLite code that is not success becomes a MoatStoreError whose message says what to do. */
#include "config.h"

#include "moat-db.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moat-store.h"

#define BUSY_TIMEOUT_MS 5000
#define STEPS_TO_CANCEL 20000 /* of SQLite's machine: some milliseconds */

static const char *
file_name (sqlite3 *db)
{
  const char *path = db != NULL ? sqlite3_db_filename (db, "main") : NULL;

  return path != NULL && *path != '\0' ? path : _ ("the project");
}

gboolean
moat_db_set_error (sqlite3 *db, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (file_name (db));
  /* The session extension has codes of its own, of which the connection knows nothing. */
  const char *detail = db != NULL && (sqlite3_errcode (db) & 0xff) == (code & 0xff)
                         ? sqlite3_errmsg (db)
                         : sqlite3_errstr (code);

  switch (code & 0xff)
    {
    case SQLITE_NOTADB:
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_PROJECT,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” is not a Moat project"), name);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CORRUPT,
                   /* Translators: the name of a file and the database's reason, in English. */
                   _ ("“%s” is damaged: %s. Open an earlier copy of it."), name, detail);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_BUSY,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” is in use by another program. Try again when it has finished."), name);
      break;
    case SQLITE_READONLY:
      if (code == SQLITE_READONLY_ROLLBACK)
        {
          g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY,
                       _ ("A change of “%s” was interrupted. Open it once where it can be written: "
                          "that repairs it."),
                       name);
          break;
        }
      G_GNUC_FALLTHROUGH;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” or its folder cannot be written. Save a copy somewhere else."), name);
      break;
    case SQLITE_FULL:
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FULL,
                   /* Translators: %s is the name of a file. */
                   _ ("There is no room left for “%s”. Nothing was changed; free some space and "
                      "try again."),
                   name);
      break;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
                   /* Translators: %s is the database's reason, in English. */
                   _ ("The change breaks a rule of the project: %s"), detail);
      break;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("It was cancelled"));
      break;
    case SQLITE_TOOBIG:
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” cannot take a text that long. Shorten it."), name);
      break;
    default:
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED,
                   /* Translators: the name of a file and the database's reason, in English. */
                   _ ("“%s”: %s"), name, detail);
    }
  return FALSE;
}

static void
set_limits (sqlite3 *db)
{
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024);
  sqlite3_limit (db, SQLITE_LIMIT_SQL_LENGTH, 100000);
  sqlite3_limit (db, SQLITE_LIMIT_COLUMN, 100);
  sqlite3_limit (db, SQLITE_LIMIT_EXPR_DEPTH, 100);
  sqlite3_limit (db, SQLITE_LIMIT_COMPOUND_SELECT, 10);
  sqlite3_limit (db, SQLITE_LIMIT_VDBE_OP, 25000);
  sqlite3_limit (db, SQLITE_LIMIT_FUNCTION_ARG, 16);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (db, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100);
  sqlite3_limit (db, SQLITE_LIMIT_VARIABLE_NUMBER, 100);
  sqlite3_limit (db, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
}

/* Nothing of the schema is trusted or run, and it cannot be written to. */
static int
set_defences (sqlite3 *db)
{
  static const struct
  {
    int option, value;
  } settings[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      int now = !settings[i].value;
      int code = sqlite3_db_config (db, settings[i].option, settings[i].value, &now);

      if (code != SQLITE_OK || now != settings[i].value)
        return code != SQLITE_OK ? code : SQLITE_ERROR;
    }
  return SQLITE_OK;
}

void
moat_db_init_library (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      /* SQLite's count of its memory, for which nobody asks, takes a lock at each allocation: of an
       * import that is a tenth.  Where SQLite has been in use before, it goes on counting. */
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&done, 1);
    }
}

sqlite3 *
moat_db_open (const char *path, gboolean read_only, GError **error)
{
  static const char settings[] = "PRAGMA trusted_schema = OFF;"
                                 "PRAGMA cell_size_check = ON;"
                                 "PRAGMA foreign_keys = ON;"
                                 "PRAGMA synchronous = FULL;"
                                 "PRAGMA temp_store = MEMORY;";
  int flags = SQLITE_OPEN_NOMUTEX | (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  sqlite3 *db = NULL;
  int code;

  moat_db_init_library ();
  code = sqlite3_open_v2 (path, &db, flags, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_extended_result_codes (db, 1);
  if (code == SQLITE_OK)
    code = sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
  if (code == SQLITE_OK)
    code = set_defences (db);
  if (code != SQLITE_OK)
    moat_db_set_error (db, code, error);
  else
    {
      set_limits (db);
      if (moat_db_exec (db, settings, error))
        return db;
    }
  sqlite3_close (db);
  return NULL;
}

void
moat_db_set_patience (sqlite3 *db, gboolean patient)
{
  sqlite3_busy_timeout (db, patient ? BUSY_TIMEOUT_MS : 0);
}

static int
is_cancelled (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

void
moat_db_set_cancellable (sqlite3 *db, GCancellable *cancellable)
{
  sqlite3_progress_handler (db, cancellable != NULL ? STEPS_TO_CANCEL : 0,
                            cancellable != NULL ? is_cancelled : NULL, cancellable);
}

gboolean
moat_db_exec (sqlite3 *db, const char *sql, GError **error)
{
  int code = sqlite3_exec (db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || moat_db_set_error (db, code, error);
}

sqlite3_stmt *
moat_db_prepare (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (code != SQLITE_OK)
    moat_db_set_error (db, code, error);
  return statement;
}

gboolean
moat_db_get_int (sqlite3 *db, const char *sql, gint64 *out, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = moat_db_prepare (db, sql, error);
  gboolean has_row;

  if (statement == NULL || !moat_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return moat_db_set_error (db, SQLITE_ERROR, error);
  *out = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

gboolean
moat_db_for_each_row (sqlite3 *db, const char *sql, MoatRowFunc func, gpointer data, GError **error)
{
  g_autoptr (sqlite3_stmt) select = moat_db_prepare (db, sql, error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  while (moat_statement_step (select, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!func (select, data, error))
        return FALSE;
    }
  return FALSE;
}

gboolean
moat_db_copy (sqlite3 *from, sqlite3 *to, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int code;

  if (backup == NULL)
    return moat_db_set_error (to, sqlite3_errcode (to), error);
  do
    code = sqlite3_backup_step (backup, 4096);
  while (code == SQLITE_OK);
  code = sqlite3_backup_finish (backup);
  return code == SQLITE_OK || moat_db_set_error (to, code, error);
}

sqlite3 *
moat_db_begin_check (sqlite3 *db, GError **error)
{
  sqlite3 *copy;

  if (!sqlite3_db_readonly (db, "main"))
    return db;
  copy = moat_db_open ("", FALSE, error);
  if (copy != NULL && !moat_db_copy (db, copy, error))
    g_clear_pointer (&copy, sqlite3_close);
  return copy;
}

void
moat_db_end_check (sqlite3 *db, sqlite3 *checked)
{
  if (checked != db)
    sqlite3_close (checked);
}

/* What quick_check finds first, "ok" if nothing; NULL and @error when it cannot run. */
static char *
find_damage (sqlite3 *db, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = moat_db_prepare (db, "PRAGMA quick_check (1)", error);
  gboolean has_row;

  if (statement == NULL || !moat_statement_step (statement, &has_row, error))
    return NULL;
  return has_row ? moat_statement_dup_text (statement, 0) : g_strdup ("quick_check");
}

gboolean
moat_db_quick_check (sqlite3 *db, gboolean with_checks, GError **error)
{
  sqlite3 *checked = with_checks ? moat_db_begin_check (db, error) : db;
  g_autofree char *damage = checked != NULL ? find_damage (checked, error) : NULL;
  g_autofree char *name = g_filename_display_name (file_name (db));

  moat_db_end_check (db, checked);
  if (damage == NULL)
    return FALSE;
  if (!g_str_equal (damage, "ok"))
    {
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CORRUPT,
                   _ ("“%s” is damaged: %s. Open an earlier copy of it."), name, damage);
      return FALSE;
    }
  return TRUE;
}

void
moat_db_rollback (sqlite3 *db)
{
  if (!sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
}

gboolean
moat_db_commit (sqlite3 *db, GError **error)
{
  if (moat_db_exec (db, "COMMIT", error))
    return TRUE;
  moat_db_rollback (db);
  return FALSE;
}

gboolean
moat_statement_step (sqlite3_stmt *statement, gboolean *has_row, GError **error)
{
  int code = sqlite3_step (statement);

  *has_row = code == SQLITE_ROW;
  return code == SQLITE_ROW || code == SQLITE_DONE ||
         moat_db_set_error (sqlite3_db_handle (statement), code, error);
}

gboolean
moat_statement_run (sqlite3_stmt *statement, GError **error)
{
  gboolean has_row;
  gboolean done = moat_statement_step (statement, &has_row, error);

  /* The answer of reset is that of the step before it. */
  sqlite3_reset (statement);
  return done;
}

/* What is too long must not be stored as NULL, which it would be if nothing were bound.  In its
 * place goes a blob that is too long as well and takes no memory, so that the step fails.  Any
 * other failure is a parameter that the statement has not, or a statement that is under way. */
static void
settle_binding (sqlite3_stmt *statement, int parameter, int code)
{
  if (code == SQLITE_TOOBIG)
    code = sqlite3_bind_zeroblob (statement, parameter, G_MAXINT);
  g_assert (code == SQLITE_OK);
}

void
moat_statement_bind_text (sqlite3_stmt *statement, int parameter, const char *text)
{
  settle_binding (statement, parameter,
                  sqlite3_bind_text (statement, parameter, text, -1, SQLITE_STATIC));
}

void
moat_statement_bind_optional (sqlite3_stmt *statement, int parameter, const char *text)
{
  moat_statement_bind_text (statement, parameter, text != NULL && *text != '\0' ? text : NULL);
}

void
moat_statement_bind_taken (sqlite3_stmt *statement, int parameter, char *text)
{
  if (text != NULL && *text != '\0')
    moat_statement_bind_sized (statement, parameter, text, -1);
  else
    {
      g_free (text);
      moat_statement_bind_null (statement, parameter);
    }
}

void
moat_statement_bind_sized (sqlite3_stmt *statement, int parameter, char *text, int size)
{
  settle_binding (statement, parameter,
                  sqlite3_bind_text (statement, parameter, text, size, g_free));
}

void
moat_statement_bind_blob (sqlite3_stmt *statement, int parameter, const void *data, int size)
{
  settle_binding (statement, parameter,
                  sqlite3_bind_blob (statement, parameter, data, size, SQLITE_STATIC));
}

void
moat_statement_bind_int (sqlite3_stmt *statement, int parameter, gint64 value)
{
  settle_binding (statement, parameter, sqlite3_bind_int64 (statement, parameter, value));
}

void
moat_statement_bind_double (sqlite3_stmt *statement, int parameter, double value)
{
  if (isfinite (value))
    settle_binding (statement, parameter, sqlite3_bind_double (statement, parameter, value));
  else
    moat_statement_bind_null (statement, parameter);
}

void
moat_statement_bind_null (sqlite3_stmt *statement, int parameter)
{
  settle_binding (statement, parameter, sqlite3_bind_null (statement, parameter));
}

char *
moat_statement_dup_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  if (text == NULL)
    return NULL;
  return g_utf8_validate (text, -1, NULL) ? g_strdup (text) : g_utf8_make_valid (text, -1);
}
