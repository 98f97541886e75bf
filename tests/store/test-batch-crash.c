/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import, its undo and its redo are done or not done, whatever stops them: ended by force or
 * failing at each single thing that they do to a file, with the indices of the figures put aside
 * and without. */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "batch.h"
#include "failing-disk.h"
#include "moat-store-private.h"
#include "project-file.h"

#define N_FACTS 60

static gboolean
import (MoatStore *store, GError **error)
{
  return batch_try_import (store, "new", N_FACTS, FALSE, error);
}

static gboolean
import_in_bulk (MoatStore *store, GError **error)
{
  return batch_try_import (store, "new", N_FACTS, TRUE, error);
}

/* So little memory that pages go to the disk before the end. */
static gboolean
import_with_little_room (MoatStore *store, GError **error)
{
  g_assert_true (moat_db_exec (store->db, "PRAGMA cache_spill = 2", NULL));
  return batch_try_import (store, "new", N_FACTS, TRUE, error);
}

static gboolean
undo (MoatStore *store, GError **error)
{
  return moat_store_undo (store, NULL, error);
}

static gboolean
redo (MoatStore *store, GError **error)
{
  return moat_store_redo (store, NULL, error);
}

static void
prepare_nothing (MoatStore *store)
{
}

static void
prepare_undo (MoatStore *store)
{
  batch_import (store, "new", N_FACTS, FALSE);
}

static void
prepare_redo (MoatStore *store)
{
  prepare_undo (store);
  g_assert_true (undo (store, NULL));
}

typedef struct
{
  void (*prepare) (MoatStore *store);
  gboolean (*run) (MoatStore *store, GError **error);
} Change;

static const Change changes[] = {
  { prepare_nothing, import },
  { prepare_nothing, import_in_bulk },
  { prepare_nothing, import_with_little_room },
  { prepare_undo, undo },
  { prepare_redo, redo },
};

/* A project, as it is before a change and with the number of steps that this takes on the disk. */
typedef struct
{
  ProjectFile *file;
  GBytes *bytes;
  char *before;
  int n_steps;
} Trial;

static void
trial_init (Trial *self, const Change *change)
{
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GError) error = NULL;

  failing_disk_arm (0, FAILING_DISK_FULL);
  self->file = project_file_new ();
  store = project_file_open (self->file);
  project_file_put_fact (store, "f01", "1亿元");
  change->prepare (store);
  g_clear_pointer (&store, moat_store_close);
  self->bytes = project_file_read (self->file->path);
  self->before = project_file_dump (self->file->path);
  store = project_file_open (self->file);
  failing_disk_arm (0, FAILING_DISK_FULL);
  change->run (store, &error);
  g_assert_no_error (error);
  self->n_steps = failing_disk_get_count ();
  g_assert_cmpint (self->n_steps, >, 10);
}

static void
trial_restore (Trial *self)
{
  g_autofree char *journal = g_strconcat (self->file->path, "-journal", NULL);

  g_unlink (journal);
  g_assert_true (g_file_set_contents (self->file->path, g_bytes_get_data (self->bytes, NULL),
                                      (gssize) g_bytes_get_size (self->bytes), NULL));
}

static void
trial_clear (Trial *self)
{
  g_bytes_unref (self->bytes);
  g_free (self->before);
  project_file_free (self->file);
}

/* The file is sound and as it was, and the change can be made after all. */
static void
assert_as_before (Trial *self, const Change *change)
{
  g_autoptr (MoatStore) store = project_file_open (self->file);
  g_autofree char *dump = project_file_dump (self->file->path);
  g_autoptr (GPtrArray) problems = moat_store_check (store, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (dump, ==, self->before);
  g_assert_cmpuint (problems->len, ==, 0);
  change->run (store, &error);
  g_assert_no_error (error);
  project_file_assert_n_files (self->file, 1);
}

static void
run_and_die (const ProjectFile *file, const Change *change, int nth)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      g_autoptr (MoatStore) store = project_file_open (file);

      failing_disk_arm (nth, FAILING_DISK_KILL);
      change->run (store, NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

static void
test_killed_at_each_step (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      Trial trial;

      trial_init (&trial, &changes[i]);
      for (int nth = 1; nth <= trial.n_steps; nth++)
        {
          trial_restore (&trial);
          run_and_die (trial.file, &changes[i], nth);
          assert_as_before (&trial, &changes[i]);
        }
      trial_clear (&trial);
    }
}

static void
test_failed_at_each_step (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      Trial trial;

      trial_init (&trial, &changes[i]);
      for (int nth = 1; nth <= trial.n_steps; nth++)
        {
          g_autoptr (MoatStore) store = NULL;
          g_autoptr (GError) error = NULL;

          trial_restore (&trial);
          store = project_file_open (trial.file);
          failing_disk_arm (nth, FAILING_DISK_FULL);
          g_assert_false (changes[i].run (store, &error));
          g_assert_true (g_error_matches (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FULL) ||
                         g_error_matches (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED));
          failing_disk_arm (0, FAILING_DISK_FULL);
          g_clear_pointer (&store, moat_store_close);
          assert_as_before (&trial, &changes[i]);
        }
      trial_clear (&trial);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/batch-crash/killed-at-each-step", test_killed_at_each_step);
  g_test_add_func ("/store/batch-crash/failed-at-each-step", test_failed_at_each_step);
  return g_test_run ();
}
