/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project file in a folder of its own for each test, and what other programs can do to it: read
 * its bytes, run SQL on it with no setting that the store would make, and write over parts of it.
 * The dump is made here again, by other means than the store's own, so that one checks the other.
 */
#include "config.h"

#include "project-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void
project_file_begin (MoatStore *store, const char *label)
{
  g_autoptr (GError) error = NULL;

  moat_store_begin_action (store, label, &error);
  g_assert_no_error (error);
}

void
project_file_end (MoatStore *store)
{
  g_autoptr (GError) error = NULL;

  moat_store_end_action (store, &error);
  g_assert_no_error (error);
}

static void
fill (MoatStore *store)
{
  g_autoptr (GError) error = NULL;

  project_file_begin (store, "Fill");
  project_file_insert (store, "entity", "key=acme", "label_en=Acme", "label_zh=安科",
                       "currency=CNY", "year_end_month=3", NULL);
  project_file_insert (store, "entity", "key=acme-cloud", "label_en=Acme Cloud", "parent=acme",
                       NULL);
  project_file_insert (store, "concept", "key=investment", "label_en=Investment",
                       "period_type=duration", "unit_kind=money", "aggregation=sum", NULL);
  project_file_insert (store, "concept", "key=staff", "label_zh=员工", "period_type=instant",
                       "unit_kind=count", "aggregation=last", NULL);
  project_file_insert (store, "concept", "key=cash", "label_en=Cash", "period_type=instant",
                       "unit_kind=money", "aggregation=last", NULL);
  project_file_insert (store, "concept", "key=margin", "label_en=Margin", "period_type=duration",
                       "unit_kind=ratio", "aggregation=mean", NULL);
  project_file_insert (store, "source", "key=paper", "title_en=The paper", "published=2025-03-17",
                       NULL);
  project_file_insert (store, "source", "key=filing", "title_zh=年报", NULL);
  project_file_end (store);
  moat_store_settle (store, &error);
  g_assert_no_error (error);
}

/* In memory where that is possible: every transaction waits for the disk, several times. */
static char *
make_folder (void)
{
  g_autofree char *in_memory = g_strdup ("/dev/shm/moat-store-XXXXXX");
  g_autoptr (GError) error = NULL;
  char *folder;

  if (g_mkdtemp (in_memory) != NULL)
    return g_steal_pointer (&in_memory);
  folder = g_dir_make_tmp ("moat-store-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

ProjectFile *
project_file_new (void)
{
  ProjectFile *self = g_new0 (ProjectFile, 1);
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = make_folder ();
  self->path = g_build_filename (self->folder, "project.moat", NULL);
  store = moat_store_create (self->path, &error);
  g_assert_no_error (error);
  fill (store);
  return self;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_SYMLINK) || !g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_unlink (path);
      return;
    }
  dir = g_dir_open (path, 0, NULL);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_rmdir (path);
}

void
project_file_free (ProjectFile *self)
{
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

char *
project_file_get_sibling (const ProjectFile *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

MoatStore *
project_file_open (const ProjectFile *self)
{
  g_autoptr (GError) error = NULL;
  MoatStore *store = moat_store_open (self->path, MOAT_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

void
project_file_restore (const ProjectFile *self, GBytes *bytes)
{
  g_autofree char *journal = g_strconcat (self->path, "-journal", NULL);

  g_unlink (journal);
  g_assert_true (g_file_set_contents (self->path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
}

void
project_file_run_apart (const ProjectFile *self, void (*run) (const ProjectFile *self),
                        const char *unable)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      run (self);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == PROJECT_FILE_EXIT_SKIPPED)
    g_test_skip (unable);
  else
    g_assert_cmpint (status, ==, 0);
}

void
project_file_assert_n_files (const ProjectFile *self, guint n)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  guint found = 0;

  for (const char *name; (name = g_dir_read_name (dir)) != NULL; found++)
    g_string_append_printf (names, " %s", name);
  if (found != n)
    g_error ("%u files in the folder, not %u:%s", found, n, names->str);
}

void
project_file_assert_entries (MoatStore *store, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = moat_store_list_journal (store, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const MoatJournalEntry *entry = g_ptr_array_index (entries, i);

      if (!g_str_equal (entry->state, "settled"))
        g_string_append_printf (found, "%s%s:%s", found->len > 0 ? " " : "", entry->label,
                                entry->state);
    }
  g_assert_cmpstr (found->str, ==, wanted);
}

void
project_file_assert_sound (MoatStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = moat_store_check (store, &error);

  g_assert_no_error (error);
  if (problems->len > 0)
    g_error ("%s", (const char *) g_ptr_array_index (problems, 0));
}

MoatFact *
project_file_make_fact (const char *key, const char *as_stated)
{
  MoatFact *fact = moat_fact_new ();
  g_autoptr (GError) error = NULL;

  fact->key = g_strdup (key);
  fact->entity = g_strdup ("acme");
  fact->concept = g_strdup ("investment");
  fact->source = g_strdup ("paper");
  fact->period = moat_period_years (2024, 2024);
  fact->known_from = moat_date_new (2025, 3, 17);
  moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, as_stated, &error);
  g_assert_no_error (error);
  return fact;
}

gint64
project_file_put_fact (MoatStore *store, const char *key, const char *as_stated)
{
  g_autoptr (MoatFact) fact = project_file_make_fact (key, as_stated);
  g_autoptr (GError) error = NULL;

  project_file_begin (store, key);
  moat_store_put_fact (store, fact, &error);
  g_assert_no_error (error);
  project_file_end (store);
  return fact->id;
}

void
project_file_insert (MoatStore *store, const char *table, ...)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  va_list cells;

  va_start (cells, table);
  for (const char *cell; (cell = va_arg (cells, const char *)) != NULL;)
    {
      const char *sign = strchr (cell, '=');

      g_ptr_array_add (columns, g_strndup (cell, (gsize) (sign - cell)));
      g_ptr_array_add (values, (gpointer) (sign + 1));
    }
  va_end (cells);
  g_ptr_array_add (columns, NULL);
  g_ptr_array_add (values, NULL);
  moat_store_insert_row (store, table, (const char *const *) columns->pdata,
                         (const char *const *) values->pdata, &error);
  g_assert_no_error (error);
}

/* A connection with none of the store's settings. */
static sqlite3 *
open_raw (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  return db;
}

void
project_file_tamper (const char *path, const char *sql)
{
  sqlite3 *db = open_raw (path);
  char *problem = NULL;

  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  sqlite3_exec (db, sql, NULL, NULL, &problem);
  g_assert_cmpstr (problem, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

void
project_file_patch (const char *path, gsize offset, const void *bytes, gsize size)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pwrite (fd, bytes, size, (off_t) offset), ==, (gssize) size);
  close (fd);
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

/* "SELECT quote (a) || ' ' || quote (b) … FROM table ORDER BY id" */
static char *
compose_select (sqlite3 *db, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", table);
  sqlite3_stmt *columns = prepare (db, sql);
  g_autoptr (GString) select = g_string_new ("SELECT ''");

  while (sqlite3_step (columns) == SQLITE_ROW)
    g_string_append_printf (select, " || ' ' || quote (\"%s\")", sqlite3_column_text (columns, 0));
  sqlite3_finalize (columns);
  g_string_append_printf (select, " FROM \"%s\" ORDER BY id", table);
  return g_string_free (g_steal_pointer (&select), FALSE);
}

char *
project_file_dump (const char *path)
{
  sqlite3 *db = open_raw (path);
  sqlite3_stmt *tables =
    prepare (db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN"
                 " ('journal', 'sqlite_sequence') AND name NOT LIKE '%\\_parked' ESCAPE '\\'"
                 " ORDER BY name");
  GString *dump = g_string_new (NULL);

  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      const char *table = (const char *) sqlite3_column_text (tables, 0);
      g_autofree char *sql = compose_select (db, table);
      sqlite3_stmt *rows = prepare (db, sql);

      while (sqlite3_step (rows) == SQLITE_ROW)
        g_string_append_printf (dump, "%s%s\n", table, sqlite3_column_text (rows, 0));
      sqlite3_finalize (rows);
    }
  sqlite3_finalize (tables);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return g_string_free (dump, FALSE);
}

void
project_file_assert_dump (const ProjectFile *self, const char *wanted)
{
  g_autofree char *found = project_file_dump (self->path);

  g_assert_cmpstr (found, ==, wanted);
}

gint64
project_file_count (const char *path, const char *sql)
{
  sqlite3 *db = open_raw (path);
  sqlite3_stmt *select = prepare (db, sql);
  gint64 n;

  g_assert_cmpint (sqlite3_step (select), ==, SQLITE_ROW);
  n = sqlite3_column_int64 (select, 0);
  sqlite3_finalize (select);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return n;
}

GBytes *
project_file_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize size = 0;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, size);
}

void
project_file_assert_bytes (const char *path, GBytes *wanted)
{
  g_autoptr (GBytes) found = project_file_read (path);

  g_assert_true (g_bytes_equal (found, wanted));
}

static int
skip_time (sqlite3_vfs *vfs, int microseconds)
{
  return microseconds;
}

void
project_file_skip_waiting (void)
{
  static sqlite3_vfs impatient;

  impatient = *sqlite3_vfs_find (NULL);
  impatient.zName = "impatient";
  impatient.xSleep = skip_time;
  sqlite3_vfs_register (&impatient, 1);
}
