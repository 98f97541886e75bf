/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of the command line share: running the program as a script does, and judging
 * what it said, what it left in its folder and how it ended.
 *
 * Root may write where permissions forbid it, so RUNNER_BOUND takes that privilege from the child:
 * dropped from its bounding set, it is gone after exec.  A full disk is a limit on the size of
 * files, which makes write() fail just as far into the work.
 */
#include "runner.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define CAP_DAC_OVERRIDE 1 /* of linux/capability.h */
#define NO_SPACE 4096

struct _Runner
{
  char *folder;
  GHashTable *environment;
  RunnerFlags flags;
};

Runner *
runner_new (void)
{
  Runner *self = g_new0 (Runner, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("moat-cli-XXXXXX", &error);
  g_assert_no_error (error);
  self->environment = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

static void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) folder = NULL;
      const char *name;

      g_chmod (path, 0700);
      folder = g_dir_open (path, 0, NULL);
      while (folder && (name = g_dir_read_name (folder)))
        {
          g_autofree char *child = g_build_filename (path, name, NULL);
          remove_tree (child);
        }
      g_rmdir (path);
    }
  else
    g_unlink (path);
}

void
runner_free (Runner *self)
{
  remove_tree (self->folder);
  g_hash_table_unref (self->environment);
  g_free (self->folder);
  g_free (self);
}

void
runner_result_free (RunnerResult *self)
{
  g_free (self->out);
  g_free (self->err);
  g_free (self);
}

char *
runner_path (Runner *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
runner_setenv (Runner *self, const char *variable, const char *value)
{
  g_hash_table_replace (self->environment, g_strdup (variable), g_strdup (value));
}

void
runner_set_flags (Runner *self, RunnerFlags flags)
{
  self->flags = flags;
}

/* In the child, before exec: nothing here may allocate. */
static void
limit_child_cb (gpointer data)
{
  RunnerFlags flags = (RunnerFlags) GPOINTER_TO_UINT (data);
  const struct rlimit limit = { NO_SPACE, NO_SPACE };

  if (flags & RUNNER_BOUND)
    prctl (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0);
  if (flags & RUNNER_NO_SPACE)
    {
      signal (SIGXFSZ, SIG_IGN); /* write() is to fail instead */
      setrlimit (RLIMIT_FSIZE, &limit);
    }
}

gboolean
runner_can_bind (void)
{
  g_autoptr (Runner) self = NULL;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) probe = NULL;

  if (geteuid () != 0)
    return TRUE;
  self = runner_new ();
  g_chmod (self->folder, 0500);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_set_child_setup (launcher, limit_child_cb,
                                         GUINT_TO_POINTER ((guint) RUNNER_BOUND), NULL);
  probe = g_subprocess_launcher_spawn (launcher, NULL, "touch", "probe", NULL);
  if (probe && !g_subprocess_wait_check (probe, NULL, NULL))
    return TRUE;
  g_test_skip ("root's privilege to write anywhere cannot be dropped here");
  return FALSE;
}

static GSubprocessLauncher *
make_launcher (Runner *self)
{
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDERR_PIPE;
  GSubprocessLauncher *launcher;
  GHashTableIter iter;
  gpointer variable, value;

  if (!(self->flags & RUNNER_FULL_OUT))
    flags |= G_SUBPROCESS_FLAGS_STDOUT_PIPE;
  launcher = g_subprocess_launcher_new (flags);
  if (self->flags & RUNNER_FULL_OUT)
    g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_unsetenv (launcher, "LANGUAGE");
  g_subprocess_launcher_unsetenv (launcher, "SOURCE_DATE_EPOCH");
  g_hash_table_iter_init (&iter, self->environment);
  while (g_hash_table_iter_next (&iter, &variable, &value))
    g_subprocess_launcher_setenv (launcher, variable, value, TRUE);
  if (self->flags & (RUNNER_BOUND | RUNNER_NO_SPACE))
    g_subprocess_launcher_set_child_setup (launcher, limit_child_cb,
                                           GUINT_TO_POINTER ((guint) self->flags), NULL);
  return launcher;
}

static char *
to_text (GBytes *bytes)
{
  gsize size = bytes ? g_bytes_get_size (bytes) : 0;

  return size > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), size) : g_strdup ("");
}

RunnerResult *
runner_run_strv (Runner *self, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (self);
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) out = NULL, err = NULL;
  g_autoptr (GError) error = NULL;
  RunnerResult *result;

  g_ptr_array_add (command, (gpointer) g_getenv ("MOAT_CLI"));
  g_assert_nonnull (command->pdata[0]);
  for (gsize i = 0; arguments[i]; i++)
    g_ptr_array_add (command, (gpointer) arguments[i]);
  g_ptr_array_add (command, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) command->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  result = g_new0 (RunnerResult, 1);
  result->out = to_text (out);
  result->err = to_text (err);
  if (!g_subprocess_get_if_exited (process))
    g_error ("moat-cli %s died of signal %d: %s", arguments[0], g_subprocess_get_term_sig (process),
             result->err);
  result->status = g_subprocess_get_exit_status (process);
  if (result->status > 2)
    g_error ("moat-cli %s ended with %d: %s", arguments[0], result->status, result->err);
  return result;
}

static GPtrArray *
collect (const char *first, va_list list)
{
  GPtrArray *words = g_ptr_array_new ();

  for (const char *word = first; word; word = va_arg (list, const char *))
    g_ptr_array_add (words, (gpointer) word);
  g_ptr_array_add (words, NULL);
  return words;
}

RunnerResult *
runner_run (Runner *self, ...)
{
  g_autoptr (GPtrArray) words = NULL;
  va_list list;

  va_start (list, self);
  words = collect (va_arg (list, const char *), list);
  va_end (list);
  return runner_run_strv (self, (const char *const *) words->pdata);
}

static char *
get_strv (Runner *self, const char *const *arguments)
{
  g_autoptr (RunnerResult) result = runner_run_strv (self, arguments);

  g_assert_cmpstr (result->err, ==, "");
  g_assert_cmpint (result->status, ==, 0);
  return g_steal_pointer (&result->out);
}

char *
runner_get (Runner *self, ...)
{
  g_autoptr (GPtrArray) words = NULL;
  va_list list;

  va_start (list, self);
  words = collect (va_arg (list, const char *), list);
  va_end (list);
  return get_strv (self, (const char *const *) words->pdata);
}

void
runner_make_sample (Runner *self, const char *name)
{
  g_autofree char *out = runner_get (self, "new", name, "--sample", NULL);

  g_assert_cmpstr (out, ==, "");
}

Runner *
runner_new_sample (void)
{
  Runner *self = runner_new ();

  runner_make_sample (self, "a.moat");
  return self;
}

void
runner_export (Runner *self, const char *chart, const char *out, ...)
{
  const char *const head[] = { "export", "a.moat", "--chart", chart, "-o", out };
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *said = NULL;
  va_list list;

  va_start (list, out);
  words = collect (va_arg (list, const char *), list);
  va_end (list);
  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    g_ptr_array_insert (words, (gint) i, (gpointer) head[i]);
  said = get_strv (self, (const char *const *) words->pdata);
  g_assert_cmpstr (said, ==, "");
}

JsonNode *
runner_parse_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

void
runner_assert_contains (const char *text, const char *part)
{
  if (!strstr (text, part))
    g_error ("“%s” is not in: %s", part, text);
}

void
runner_assert_refused (const RunnerResult *result, const char *part)
{
  if (result->status != 1)
    g_error ("not refused (%d), “%s” expected: %s%s", result->status, part, result->out,
             result->err);
  g_assert_cmpstr (result->out, ==, "");
  g_assert_true (g_str_has_prefix (result->err, "moat-cli: "));
  g_assert_true (g_utf8_validate (result->err, -1, NULL));
  g_assert_nonnull (strchr (result->err, '\n'));
  g_assert_cmpstr (strchr (result->err, '\n'), ==, "\n");
  runner_assert_contains (result->err, part);
}

void
runner_assert_usage (const RunnerResult *result, const char *part)
{
  if (result->status != 2)
    g_error ("no usage error (%d), “%s” expected: %s%s", result->status, part, result->out,
             result->err);
  g_assert_cmpstr (result->out, ==, "");
  g_assert_true (g_str_has_prefix (result->err, "moat-cli: "));
  runner_assert_contains (result->err, part);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
describe_tree (const char *path, GPtrArray *lines)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *digest = NULL;
      gsize size = 0;

      g_file_get_contents (child, &bytes, &size, NULL);
      digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guint8 *) bytes, size);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s\n", child, bytes ? digest : "folder"));
      describe_tree (child, lines);
    }
}

char *
runner_snapshot (Runner *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  describe_tree (self->folder, lines);
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("", (char **) lines->pdata);
}

GBytes *
runner_read (Runner *self, const char *name)
{
  g_autofree char *path = runner_path (self, name);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

void
runner_write (Runner *self, const char *name, const void *data, gsize size)
{
  g_autofree char *path = runner_path (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
}

void
runner_sql (Runner *self, const char *name, const char *sql)
{
  g_autofree char *path = runner_path (self, name);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  sqlite3_close (db);
}

MoatTable *
runner_read_facts (Runner *self, const char *name, ...)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;
  MoatTable *table;
  va_list list;

  va_start (list, name);
  words = collect (va_arg (list, const char *), list);
  va_end (list);
  g_ptr_array_insert (words, 0, (gpointer) "facts");
  g_ptr_array_insert (words, 1, (gpointer) name);
  csv = get_strv (self, (const char *const *) words->pdata);
  stream = g_memory_input_stream_new_from_data (csv, (gssize) strlen (csv), NULL);
  table = moat_csv_read ("fact", stream, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (table->problems->len, ==, 0);
  return table;
}

const char *
runner_cell (const MoatTable *table, const char *key, const char *column)
{
  int keys = moat_table_find_column (table, "key");
  int cells = moat_table_find_column (table, column);

  g_assert_cmpint (keys, >=, 0);
  g_assert_cmpint (cells, >=, 0);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MoatTableRow *row = table->rows->pdata[i];
      if (g_str_equal (row->cells[keys], key))
        return row->cells[cells];
    }
  return "";
}
