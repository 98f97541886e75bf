/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever stops a change, the file is at the state before or after it and never between: killed at
 * random moments while it edits, killed at each thing it does to a file, and failing at each. */
#include "config.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "failing-disk.h"
#include "project-file.h"

#define N_KILLS 300

/* An action that adds, or takes away, a figure and a chart of the same name; its label is "+" or
 * "-" and the name. */
static gboolean
add_pair (MoatStore *store, GError **error)
{
  g_autofree char *key = moat_store_make_fact_key (store, "f", NULL);
  g_autofree char *label = g_strconcat ("+", key, NULL);
  g_autoptr (MoatFact) fact = project_file_make_fact (key, "3247.51亿元");
  MoatStoredChart chart = { 0, key, 1, (char *) "{\"kind\": \"span\"}" };

  if (!moat_store_begin_action (store, label, error))
    return FALSE;
  if (moat_store_put_fact (store, fact, error) && moat_store_put_chart (store, &chart, error))
    return moat_store_end_action (store, error);
  moat_store_cancel_action (store);
  return FALSE;
}

static gboolean
remove_pair (MoatStore *store, GError **error)
{
  MoatFactFilter first = { .limit = 1 };
  g_autoptr (GPtrArray) facts = moat_store_list_facts (store, &first, NULL);
  g_autoptr (GPtrArray) charts = moat_store_list_charts (store, NULL);
  const MoatFact *fact = facts->len > 0 ? g_ptr_array_index (facts, 0) : NULL;
  g_autofree char *label = fact != NULL ? g_strconcat ("-", fact->key, NULL) : NULL;

  if (fact == NULL)
    return add_pair (store, error);
  if (!moat_store_begin_action (store, label, error))
    return FALSE;
  for (guint i = 0; i < charts->len; i++)
    {
      const MoatStoredChart *chart = g_ptr_array_index (charts, i);

      if (g_str_equal (chart->key, fact->key))
        g_assert_true (moat_store_delete_chart (store, chart->id, NULL));
    }
  g_assert_true (moat_store_delete_fact (store, fact->id, NULL));
  return moat_store_end_action (store, error);
}

/* Figures, charts and the journal tell the same story. */
static void
assert_nothing_half_done (const ProjectFile *file)
{
  static const char *const counts_of_halves[] = {
    "SELECT count (*) FROM (SELECT key FROM fact EXCEPT SELECT key FROM chart)",
    "SELECT count (*) FROM (SELECT key FROM chart EXCEPT SELECT key FROM fact)",
    "SELECT count (*) FROM (SELECT substr (label, 2) AS key, sum (label LIKE '+%')"
    " - sum (label LIKE '-%') AS n FROM journal WHERE state = 'applied' GROUP BY 1) AS told"
    " LEFT JOIN fact USING (key) WHERE n <> (fact.id IS NOT NULL)",
    "SELECT count (*) FROM fact WHERE key NOT IN"
    " (SELECT substr (label, 2) FROM journal WHERE state = 'applied')",
  };
  g_autoptr (MoatStore) store = project_file_open (file);

  project_file_assert_sound (store);
  g_clear_pointer (&store, moat_store_close);
  for (gsize i = 0; i < G_N_ELEMENTS (counts_of_halves); i++)
    g_assert_cmpint (project_file_count (file->path, counts_of_halves[i]), ==, 0);
}

/* The next change removes what a killed one left: a journal that never took effect may stay. */
static void
assert_next_change_tidies_up (const ProjectFile *file)
{
  g_autoptr (MoatStore) store = project_file_open (file);

  g_assert_true (add_pair (store, NULL));
  project_file_assert_n_files (file, 1);
}

/* Writes a byte to @signal before each change. */
static void
edit_for_ever (const ProjectFile *file, guint32 seed, int signal_fd)
{
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  while (write (signal_fd, "x", 1) == 1)
    {
      g_autoptr (GError) error = NULL;

      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          moat_store_undo (store, NULL, &error);
          break;
        case 1:
          moat_store_redo (store, NULL, &error);
          break;
        case 2:
          remove_pair (store, &error);
          break;
        default:
          add_pair (store, &error);
        }
      if (!g_error_matches (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOTHING))
        g_assert_no_error (error);
    }
}

/* Starts the editing process and kills it after some of its changes and a part of the next. */
static void
edit_and_kill (const ProjectFile *file, GRand *rand)
{
  guint32 seed = g_rand_int (rand);
  int n_changes = g_rand_int_range (rand, 1, 6);
  int n_spins = g_rand_int_range (rand, 0, 300000);
  volatile int spins = 0;
  int ends[2], status = 0;
  pid_t child;
  char byte;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      edit_for_ever (file, seed, ends[1]);
      _exit (1);
    }
  close (ends[1]);
  for (int i = 0; i < n_changes; i++)
    g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  while (spins < n_spins)
    spins++;
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  close (ends[0]);
}

static void
test_killed_at_random_moments (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (ProjectFile) file = NULL;
  int n_interrupted = 0;

  for (int i = 0; i < N_KILLS; i++)
    {
      g_autofree char *journal = NULL;

      if (i % 50 == 0)
        {
          g_clear_pointer (&file, project_file_free);
          file = project_file_new ();
        }
      edit_and_kill (file, rand);
      journal = g_strconcat (file->path, "-journal", NULL);
      n_interrupted += g_file_test (journal, G_FILE_TEST_EXISTS);
      assert_nothing_half_done (file);
      if (i % 10 == 9)
        assert_next_change_tidies_up (file);
    }
  /* Else the kills met only pauses. */
  g_test_message ("%d of %d kills met a transaction", n_interrupted, N_KILLS);
  g_assert_cmpint (n_interrupted, >, 0);
}

static gboolean
undo (MoatStore *store, GError **error)
{
  return moat_store_undo (store, NULL, error);
}

static const FailingDiskChange changes[] = { add_pair, remove_pair, undo };

/* A project with a pair, and what it is before and after @change. */
typedef struct
{
  ProjectFile *file;
  GBytes *bytes;
  char *before, *after;
  int n_steps; /* that @change takes on the disk */
} Trial;

static void
trial_init (Trial *self, FailingDiskChange change)
{
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GError) error = NULL;

  self->file = project_file_new ();
  store = project_file_open (self->file);
  g_assert_true (add_pair (store, NULL));
  g_clear_pointer (&store, moat_store_close);
  self->bytes = project_file_read (self->file->path);
  self->before = project_file_dump (self->file->path);

  failing_disk_arm (0, FAILING_DISK_FULL);
  store = project_file_open (self->file);
  change (store, &error);
  g_assert_no_error (error);
  self->n_steps = failing_disk_get_count ();
  self->after = project_file_dump (self->file->path);
  g_assert_cmpstr (self->before, !=, self->after);
  g_assert_cmpint (self->n_steps, >, 5);
}

static void
trial_clear (Trial *self)
{
  g_bytes_unref (self->bytes);
  g_free (self->before);
  g_free (self->after);
  project_file_free (self->file);
}

static void
test_killed_at_each_step (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      Trial trial;

      trial_init (&trial, changes[i]);
      for (int nth = 1; nth <= trial.n_steps; nth++)
        {
          project_file_restore (trial.file, trial.bytes);
          failing_disk_kill (trial.file, changes[i], nth);
          assert_nothing_half_done (trial.file);
          project_file_assert_dump (trial.file, trial.before);
          assert_next_change_tidies_up (trial.file);
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

      trial_init (&trial, changes[i]);
      for (int nth = 1; nth <= trial.n_steps; nth++)
        {
          project_file_restore (trial.file, trial.bytes);
          failing_disk_refuse (trial.file, changes[i], nth);
          assert_nothing_half_done (trial.file);
          project_file_assert_n_files (trial.file, 1);
          project_file_assert_dump (trial.file, trial.before);
        }
      trial_clear (&trial);
    }
}

static void
test_change_works_after_a_failure (void)
{
  Trial trial;

  trial_init (&trial, add_pair);
  for (int nth = 1; nth <= trial.n_steps; nth++)
    {
      g_autoptr (MoatStore) store = NULL;
      g_autoptr (GError) error = NULL;

      project_file_restore (trial.file, trial.bytes);
      store = project_file_open (trial.file);
      failing_disk_arm (nth, FAILING_DISK_FULL);
      g_assert_false (add_pair (store, NULL));
      add_pair (store, &error);
      g_assert_no_error (error);
      project_file_assert_dump (trial.file, trial.after);
    }
  trial_clear (&trial);
}

/* The name is taken by a whole file or by none. */
static void
test_making_files_is_all_or_nothing (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *path = project_file_get_sibling (file, "new.moat");
  gboolean done = FALSE;

  for (int nth = 1; !done; nth += nth < 10 ? 1 : 7)
    {
      int copying = nth % 2;
      g_autoptr (MoatStore) store = NULL;
      g_autoptr (GError) error = NULL;

      failing_disk_arm (0, FAILING_DISK_FULL);
      store = project_file_open (file);
      failing_disk_arm (nth, FAILING_DISK_FULL);
      if (copying)
        done = moat_store_copy_to (store, path, &error);
      else
        {
          g_autoptr (MoatStore) made = moat_store_create (path, &error);

          done = made != NULL;
        }
      g_assert_true (done == g_file_test (path, G_FILE_TEST_EXISTS));
      project_file_assert_n_files (file, done ? 2 : 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* First, while SQLite's own layer is in force. */
  g_test_add_func ("/store/crash/killed-at-random-moments", test_killed_at_random_moments);
  g_test_add_func ("/store/crash/killed-at-each-step", test_killed_at_each_step);
  g_test_add_func ("/store/crash/failed-at-each-step", test_failed_at_each_step);
  g_test_add_func ("/store/crash/change-works-after-a-failure", test_change_works_after_a_failure);
  g_test_add_func ("/store/crash/making-files-is-all-or-nothing",
                   test_making_files_is_all_or_nothing);
  return g_test_run ();
}
