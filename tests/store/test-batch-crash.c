/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import, its undo and its redo are done or not done, whatever stops them: ended by force or
 * failing at each single thing that they do to a file, with the indices of the figures put aside
 * and without. */
#include "config.h"

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
  FailingDiskChange run;
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
  g_autoptr (GError) error = NULL;

  project_file_assert_dump (self->file, self->before);
  project_file_assert_sound (store);
  change->run (store, &error);
  g_assert_no_error (error);
  project_file_assert_n_files (self->file, 1);
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
          project_file_restore (trial.file, trial.bytes);
          failing_disk_kill (trial.file, changes[i].run, nth);
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
          project_file_restore (trial.file, trial.bytes);
          failing_disk_refuse (trial.file, changes[i].run, nth);
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
