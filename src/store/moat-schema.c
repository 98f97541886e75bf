/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a project file, and whether a file has just those.
 *
 * The tables are made by the texts in migrations/, compiled in as a resource.  A file is believed
 * when its schema is letter for letter what those texts make: a trigger, a view or a table that
 * somebody planted, or a CHECK that somebody took out, is found by comparing with a database made
 * in memory.  That costs well under a millisecond and needs no list kept by hand.
 *
 * Before SQLite is let near the contents of a file its first 100 bytes are read here (SQLite's file
 * format, section 1.3), so that a file of another program is refused without a journal beside it
 * being rolled back.  They are read through SQLite's own layer for files nevertheless: when a
 * process closes a file by itself, the kernel drops the locks that the process holds on it
 * elsewhere. */
#include "config.h"

#include "moat-schema.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "moat-db.h"
#include "moat-quantity.h"
#include "moat-store-resources.h"
#include "moat-store.h"

#define HEADER_SIZE 100
#define OFFSET_PAGE_SIZE 16
#define OFFSET_WRITE_VERSION 18
#define OFFSET_READ_VERSION 19
#define OFFSET_PAGE_COUNT 28
#define OFFSET_USER_VERSION 60
#define OFFSET_APPLICATION_ID 68

const char *const *
moat_schema_get_tables (void)
{
  static const char *const tables[] = {
    "project",    "qualifier_word", "entity",    "concept", "source", "batch", "fact",
    "relation",   "rate",           "framework", "section", "item",   "event", "claim",
    "assessment", "rating",         "evidence",  "chart",   "story",  "slide", NULL,
  };

  return tables;
}

/* What takes a file from each version to the next, from the empty one on. */
static const char *const migrations[MOAT_SCHEMA_VERSION] = {
  "/org/moatcharts/Moat/store/0001-initial.sql",
  "/org/moatcharts/Moat/store/0002-batches.sql",
};

static gboolean
run_migrations (sqlite3 *db, int from, int to, GError **error)
{
  for (int version = from; version < to; version++)
    {
      g_autoptr (GBytes) sql = g_resource_lookup_data (
        moat_store_get_resource (), migrations[version], G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      if (sql == NULL || !moat_db_exec (db, g_bytes_get_data (sql, NULL), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_identity (sqlite3 *db, GError **error)
{
  g_autofree char *identity =
    g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                     MOAT_SCHEMA_APPLICATION_ID, MOAT_SCHEMA_VERSION);

  return moat_db_exec (db, identity, error);
}

static gboolean
insert_qualifier_words (sqlite3 *db, GError **error)
{
  g_autoptr (sqlite3_stmt) insert =
    moat_db_prepare (db,
                     "INSERT OR IGNORE INTO qualifier_word (word, qualifier, follows)"
                     " VALUES (?1, ?2, ?3)",
                     error);

  if (insert == NULL)
    return FALSE;
  for (const MoatQualifierWord *word = moat_qualifier_words_default (); word->word != NULL; word++)
    {
      moat_statement_bind_text (insert, 1, word->word);
      moat_statement_bind_text (insert, 2, moat_qualifier_to_nick (word->qualifier));
      moat_statement_bind_int (insert, 3, word->follows);
      if (!moat_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
moat_schema_create (sqlite3 *db, GError **error)
{
  /* Twice what SQLite makes them: a million figures are taken in in nine tenths of the time. */
  if (!moat_db_exec (db, "PRAGMA page_size = 8192; BEGIN EXCLUSIVE", error))
    return FALSE;
  if (!run_migrations (db, 0, MOAT_SCHEMA_VERSION, error) || !insert_qualifier_words (db, error) ||
      !set_identity (db, error))
    {
      moat_db_rollback (db);
      return FALSE;
    }
  return moat_db_commit (db, error);
}

gboolean
moat_schema_migrate (sqlite3 *db, int version, GError **error)
{
  return run_migrations (db, version, MOAT_SCHEMA_VERSION, error) && set_identity (db, error);
}

/* Every object of the schema as one text. */
static char *
describe (sqlite3 *db, GError **error)
{
  g_autoptr (sqlite3_stmt) select = moat_db_prepare (
    db, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name, type", error);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean has_row;

  if (select == NULL)
    return NULL;
  while (moat_statement_step (select, &has_row, error))
    {
      if (!has_row)
        return g_string_free (g_steal_pointer (&text), FALSE);
      for (int i = 0; i < 4; i++)
        {
          const char *cell = (const char *) sqlite3_column_text (select, i);

          g_string_append (text, cell != NULL ? cell : "");
          g_string_append_c (text, '\x1f');
        }
    }
  return NULL;
}

gboolean
moat_schema_verify (sqlite3 *db, int version, GError **error)
{
  g_autofree char *found = describe (db, error);
  g_autofree char *wanted = NULL;
  sqlite3 *model = NULL;

  if (found == NULL)
    return FALSE;
  if (sqlite3_open (":memory:", &model) == SQLITE_OK && run_migrations (model, 0, version, error))
    wanted = describe (model, error);
  sqlite3_close (model);
  if (wanted == NULL)
    return FALSE;

  if (!g_str_equal (found, wanted))
    {
      g_autofree char *name = g_filename_display_name (sqlite3_db_filename (db, "main"));

      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CORRUPT,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” has been tampered with: it has tables, triggers or views that Moat did "
                      "not make. It was not opened."),
                   name);
      return FALSE;
    }
  return TRUE;
}

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Whether the pages that the header counts are there.  A hot journal may still repair the file,
 * so with one beside it SQLite is left to judge. */
static gboolean
is_cut_short (const char *path, const guint8 *header, gint64 size)
{
  g_autofree char *target = realpath (path, NULL);
  g_autofree char *journal = g_strconcat (target != NULL ? target : path, "-journal", NULL);
  guint32 page_size = (guint32) header[OFFSET_PAGE_SIZE] << 8 | header[OFFSET_PAGE_SIZE + 1];

  if (page_size == 1)
    page_size = 65536;
  return (gint64) page_size * read_big_endian (header + OFFSET_PAGE_COUNT) > size &&
         !g_file_test (journal, G_FILE_TEST_EXISTS);
}

static int
judge_header (const char *path, const guint8 *header, gint64 size, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  gint32 version;

  if (size < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0 ||
      read_big_endian (header + OFFSET_APPLICATION_ID) != MOAT_SCHEMA_APPLICATION_ID)
    {
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_PROJECT,
                   /* Translators: %s is the name of a file. */
                   size == 0 ? _ ("“%s” is empty: it is not a Moat project")
                             : _ ("“%s” is not a Moat project"),
                   name);
      return -1;
    }

  version = (gint32) read_big_endian (header + OFFSET_USER_VERSION);
  /* Moat never makes write-ahead-logged files (either version is 2); opening one would leave files
   * beside it. */
  if (version < 1 || header[OFFSET_WRITE_VERSION] != 1 || header[OFFSET_READ_VERSION] != 1 ||
      is_cut_short (path, header, size))
    {
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CORRUPT,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” is damaged or cut short. Open an earlier copy of it."), name);
      return -1;
    }
  return version;
}

/* Reads the first bytes as SQLite's layer for files has them: no lock is taken, no journal is
 * looked at.  @size gets the length of the file.  An SQLite code. */
static int
read_header (const char *path, guint8 *header, gint64 *size)
{
  sqlite3 *db = NULL;
  sqlite3_file *file = NULL;
  sqlite3_int64 length = 0;
  int code;

  moat_db_init_library ();
  code = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (code == SQLITE_OK)
    code = file->pMethods->xFileSize (file, &length);
  if (code == SQLITE_OK && length > 0)
    code = file->pMethods->xRead (file, header, (int) MIN (length, HEADER_SIZE), 0);
  sqlite3_close (db);
  *size = length;
  return code;
}

int
moat_schema_sniff (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  guint8 header[HEADER_SIZE] = { 0 };
  struct stat info;
  gint64 size;
  int code;

  if (stat (path, &info) != 0 && errno == ENOENT)
    {
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                   /* Translators: %s is the name of a file. */
                   _ ("There is no file “%s”"), name);
      return -1;
    }
  if (g_access (path, R_OK) != 0)
    {
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED,
                   /* Translators: the name of a file and the system's reason. */
                   _ ("“%s” cannot be read: %s"), name, g_strerror (errno));
      return -1;
    }
  /* Opening a pipe that nobody writes to would wait for ever. */
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_PROJECT,
                   _ ("“%s” is not a Moat project"), name);
      return -1;
    }
  code = read_header (path, header, &size);
  if (code != SQLITE_OK)
    {
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED, _ ("“%s” cannot be read: %s"),
                   name, sqlite3_errstr (code));
      return -1;
    }
  return judge_header (path, header, size, error);
}
