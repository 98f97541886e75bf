/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures in bulk: stored as others are, taken back and repeated as a whole, and refused to be
 * where another program has come between. */
#include "config.h"

#include "batch.h"
#include "project-file.h"

#define N_MANY 30000 /* more than what makes the indices be put aside */

static void
travel (MoatStore *store, gboolean back)
{
  g_autoptr (GError) error = NULL;

  if (back)
    moat_store_undo (store, NULL, &error);
  else
    moat_store_redo (store, NULL, &error);
  g_assert_no_error (error);
}

static void
test_fact_is_as_any_other (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  static const char *const figures[] = { "3247.51亿元", "over CNY 380 bn", "CNY 1-2 bn",
                                         "约400亿美元" };

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *plain_key = g_strdup_printf ("p%zu", i);
      g_autofree char *key = g_strdup_printf ("b%zu", i);
      g_autoptr (MoatFact) plain = NULL;
      g_autoptr (MoatFact) fact = NULL;

      project_file_put_fact (store, plain_key, figures[i]);
      batch_import_one (store, key, figures[i]);
      plain = moat_store_find_fact (store, plain_key, NULL);
      fact = moat_store_find_fact (store, key, NULL);
      g_free (plain->key);
      plain->key = g_strdup (key);
      g_assert_true (moat_fact_equal (plain, fact));
    }
  project_file_assert_sound (store);
}

/* Adds @n figures, undoes and redoes. */
static void
try_round (guint n, gboolean in_bulk)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  project_file_put_fact (store, "f01", "1亿元");
  before = project_file_dump (file->path);
  batch_import (store, "new", n, in_bulk);
  project_file_assert_sound (store);
  after = project_file_dump (file->path);
  travel (store, TRUE);
  project_file_assert_sound (store);
  project_file_assert_dump (file, before);
  g_clear_pointer (&store, moat_store_close);
  store = project_file_open (file);
  travel (store, FALSE);
  project_file_assert_sound (store);
  project_file_assert_dump (file, after);
}

static void
test_is_undone_and_redone (void)
{
  try_round (7, FALSE);
}

static void
test_many_are_undone_and_redone (void)
{
  try_round (N_MANY, TRUE);
}

static void
test_nothing_added_leaves_no_entry (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = project_file_dump (file->path);
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  moat_store_begin_batch (store, "Import nothing", "nothing.csv", &error);
  g_assert_no_error (error);
  project_file_end (store);
  project_file_assert_dump (file, before);
  label = moat_store_get_undo_label (store);
  g_assert_null (label);
}

static void
test_cancelled_leaves_nothing (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = project_file_dump (file->path);

  batch_begin (store, "new");
  batch_add (store, 100);
  g_assert_true (moat_store_begin_bulk (store, FALSE, NULL));
  batch_add (store, 100);
  moat_store_cancel_action (store);
  project_file_assert_dump (file, before);
  project_file_assert_n_files (file, 1);
  batch_import (store, "new", 3, FALSE); /* and the store is as good as new */
  project_file_assert_sound (store);
}

static void
test_rules_are_in_force_afterwards (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  const char *columns[] = { "key", "label_en", "year_end_month", NULL };
  const char *values[] = { "odd", "Odd", "13", NULL };
  g_autoptr (GError) error = NULL;

  batch_import (store, "new", 3, FALSE);
  project_file_begin (store, "Odd");
  g_assert_false (moat_store_insert_row (store, "entity", columns, values, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  moat_store_cancel_action (store);
}

static void
test_rules_hold_for_what_is_new_beside_the_figures (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  const char *columns[] = { "key", "label_en", "year_end_month", NULL };
  const char *values[] = { "odd", "Odd", "13", NULL };
  g_autoptr (GError) error = NULL;
  gint64 id;

  batch_begin (store, "new");
  batch_add (store, 3);
  g_assert_false (moat_store_insert_batch_row (store, "entity", columns, values, &id, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  moat_store_cancel_action (store);
}

static void
test_later_edits_are_undone_first (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = project_file_dump (file->path);
  g_autofree char *imported = NULL;
  g_autoptr (MoatFact) fact = NULL;

  batch_import (store, "new", 5, FALSE);
  imported = project_file_dump (file->path);
  fact = moat_store_find_fact (store, "new-0", NULL);
  project_file_begin (store, "Delete");
  g_assert_true (moat_store_delete_fact (store, fact->id, NULL));
  project_file_end (store);
  travel (store, TRUE);
  project_file_assert_dump (file, imported);
  travel (store, TRUE);
  project_file_assert_dump (file, before);
}

static void
assert_not_undone (const char *tamper)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  batch_import (store, "new", 5, FALSE);
  project_file_tamper (file->path, tamper);
  before = project_file_dump (file->path);
  g_assert_false (moat_store_undo (store, NULL, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "Import new"));
  project_file_assert_dump (file, before);
}

static void
test_changes_of_others_are_noticed (void)
{
  assert_not_undone ("DELETE FROM fact WHERE key = 'new-3'");
  assert_not_undone ("UPDATE entity SET label_en = 'Other' WHERE key = 'new'");
  assert_not_undone ("INSERT INTO event (key, entity_id, period_start, period_end, label_en)"
                     " SELECT 'e', id, '2024-01-01', '2024-01-01', 'E' FROM entity"
                     " WHERE key = 'new'");
  assert_not_undone ("INSERT INTO claim (key, statement_en) VALUES ('c', 'C');"
                     "INSERT INTO evidence (claim_id, fact_id) SELECT 1, id FROM fact"
                     " WHERE key = 'new-2'");
}

static void
test_taken_place_is_noticed (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  project_file_put_fact (store, "f01", "1亿元");
  batch_import (store, "new", 5, FALSE);
  travel (store, TRUE);
  project_file_tamper (file->path, "UPDATE fact SET key = 'new-3'");
  before = project_file_dump (file->path);
  g_assert_false (moat_store_redo (store, NULL, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  project_file_assert_dump (file, before);
}

static void
test_abandoned_figures_are_forgotten (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  batch_import (store, "one", 5, FALSE);
  batch_import (store, "two", 5, FALSE);
  travel (store, TRUE);
  travel (store, TRUE);
  g_assert_cmpint (project_file_count (file->path, "SELECT count (*) FROM fact_parked"), ==, 10);
  batch_import (store, "three", 5, FALSE);
  g_assert_cmpint (project_file_count (file->path, "SELECT count (*) FROM fact_parked"), ==, 0);
  g_assert_cmpint (project_file_count (file->path, "SELECT count (*) FROM relation_parked"), ==, 0);
  project_file_assert_sound (store);
}

static void
test_lost_parked_figures_are_reported (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GPtrArray) problems = NULL;

  batch_import (store, "new", 5, FALSE);
  travel (store, TRUE);
  project_file_tamper (file->path, "DELETE FROM fact_parked WHERE key = 'new-3'");
  problems = moat_store_check (store, NULL);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "Import new"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/batch/fact-is-as-any-other", test_fact_is_as_any_other);
  g_test_add_func ("/store/batch/is-undone-and-redone", test_is_undone_and_redone);
  g_test_add_func ("/store/batch/many-are-undone-and-redone", test_many_are_undone_and_redone);
  g_test_add_func ("/store/batch/nothing-added-leaves-no-entry",
                   test_nothing_added_leaves_no_entry);
  g_test_add_func ("/store/batch/cancelled-leaves-nothing", test_cancelled_leaves_nothing);
  g_test_add_func ("/store/batch/rules-are-in-force-afterwards",
                   test_rules_are_in_force_afterwards);
  g_test_add_func ("/store/batch/rules-hold-for-what-is-new-beside-the-figures",
                   test_rules_hold_for_what_is_new_beside_the_figures);
  g_test_add_func ("/store/batch/later-edits-are-undone-first", test_later_edits_are_undone_first);
  g_test_add_func ("/store/batch/changes-of-others-are-noticed",
                   test_changes_of_others_are_noticed);
  g_test_add_func ("/store/batch/taken-place-is-noticed", test_taken_place_is_noticed);
  g_test_add_func ("/store/batch/abandoned-figures-are-forgotten",
                   test_abandoned_figures_are_forgotten);
  g_test_add_func ("/store/batch/lost-parked-figures-are-reported",
                   test_lost_parked_figures_are_reported);
  return g_test_run ();
}
