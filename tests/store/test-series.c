/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Long series: read from both ends at once they are the same as read row by row, and what is found
 * by steps in an index is all there is, whatever a stranger has put there.  And what is known of
 * files that have been checked.
 */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "moat-checked.h"
#include "moat-store.h"

#define N_DAYS 60000 /* more than one thread reads alone */

typedef struct
{
  char *folder, *path;
} Fixture;

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_close (db);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatStore) store = NULL;

  fixture->folder = g_dir_make_tmp ("moat-series-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "a.moat", NULL);
  store = moat_store_create (fixture->path, &error);
  g_assert_no_error (error);
  run_sql (fixture->path,
           "INSERT INTO entity (id, key, label_en) VALUES (1, 'a', 'A'), (2, 'b', 'B');"
           "INSERT INTO concept (id, key, label_en, period_type, unit_kind, aggregation)"
           " VALUES (1, 'c', 'C', 'instant', 'count', 'last');"
           "INSERT INTO source (id, key, title_en) VALUES (1, 's', 'S'), (2, 't', 'T')");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* @n_a_day facts for each of N_DAYS days, in no order of their ids. */
static void
fill (Fixture *fixture, int n_a_day)
{
  g_autofree char *sql = g_strdup_printf (
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    " INSERT INTO fact (key, entity_id, concept_id, period_end, as_stated, value, best_real,"
    " low_real, high_real, unit, qualifier, status, grade, source_id, locator, known_from)"
    " SELECT 'f' || i, 1, 1, date ('1900-01-01', '+' || ((i * 7919) %% %d) || ' days'), i, i, i, i,"
    " i, 'count', 'exact', 'actual', 'reported', 1, 'x', '2025-01-01' FROM n",
    N_DAYS * n_a_day - 1, N_DAYS);

  run_sql (fixture->path, sql);
}

static void
assert_in_order (const GArray *rows, guint n)
{
  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 1; i < n; i++)
    {
      const MoatObservation *a = &g_array_index (rows, MoatObservation, i - 1), *b = a + 1;

      g_assert_true (a->period.end < b->period.end ||
                     (a->period.end == b->period.end && a->fact_id < b->fact_id));
      g_assert_cmpfloat (b->best, ==, (double) (b->fact_id - 1)); /* of the row, not of another */
    }
}

static void
test_a_long_series_is_whole_and_in_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GArray) rows = NULL;

  fill (fixture, 1);
  store = moat_store_open (fixture->path, MOAT_STORE_OPEN_DEFAULT, NULL);
  for (int i = 0; i < 5; i++) /* the two meet somewhere else each time */
    {
      g_clear_pointer (&rows, g_array_unref);
      rows = moat_store_read_observations (store, "a", "c", "count", NULL);
      assert_in_order (rows, N_DAYS);
    }
  g_assert_cmpint (moat_store_count_series (store, "a", "c", "count"), ==, N_DAYS);
}

static void
test_a_short_series_is_read_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GArray) rows = NULL, none = NULL;

  fill (fixture, 1);
  run_sql (fixture->path, "DELETE FROM fact WHERE id > 3");
  store = moat_store_open (fixture->path, MOAT_STORE_OPEN_DEFAULT, NULL);
  rows = moat_store_read_observations (store, "a", "c", "count", NULL);
  none = moat_store_read_observations (store, "b", "c", "count", NULL);
  assert_in_order (rows, 3);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_equal_periods_are_read_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GArray) rows = NULL;

  fill (fixture, 3);
  run_sql (fixture->path, "UPDATE fact SET period_end = '1950-01-01' WHERE id % 2 = 0");
  store = moat_store_open (fixture->path, MOAT_STORE_OPEN_DEFAULT, NULL);
  rows = moat_store_read_observations (store, "a", "c", "count", NULL);
  assert_in_order (rows, 3 * N_DAYS);
}

static void
test_an_action_sees_its_own_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GArray) rows = NULL;
  const MoatObservation *last;

  fill (fixture, 1);
  store = moat_store_open (fixture->path, MOAT_STORE_OPEN_DEFAULT, NULL);
  g_assert_true (moat_store_begin_action (store, "Delete", NULL));
  g_assert_true (moat_store_delete_fact (store, 1, NULL)); /* the first day */
  rows = moat_store_read_observations (store, "a", "c", "count", NULL);
  g_assert_cmpuint (rows->len, ==, N_DAYS - 1);
  last = &g_array_index (rows, MoatObservation, rows->len - 1);
  g_assert_cmpint (last->period.end - g_array_index (rows, MoatObservation, 0).period.end, ==,
                   N_DAYS - 2);
  moat_store_cancel_action (store);
}

static void
test_series_keys_are_all_there_are (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  static const char *const wanted[] = { "a count", "a CNY", "a (none)", "b count" };

  fill (fixture, 1);
  run_sql (fixture->path,
           "UPDATE fact SET unit = 'CNY' WHERE id = 7;"
           "UPDATE fact SET unit = CAST (x'610062' AS TEXT) WHERE id = 8;" /* a zero within */
           "UPDATE fact SET entity_id = 2 WHERE id IN (9, 10)");
  store = moat_store_open (fixture->path, MOAT_STORE_OPEN_DEFAULT, NULL);
  keys = moat_store_list_series_keys (store, NULL);
  g_assert_cmpuint (keys->len, ==, G_N_ELEMENTS (wanted));
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < keys->len; k++)
        {
          const MoatSeriesKey *key = keys->pdata[k];
          g_autofree char *text =
            g_strdup_printf ("%s %s", key->entity, key->unit ? key->unit : "(none)");
          found |= g_str_equal (text, wanted[i]);
        }
      g_assert_true (found);
    }
}

static void
test_citations_are_all_there_are (Fixture *fixture, gconstpointer data)
{
  MoatCitationFilter filter = { .entity = "a", .concept = "c", .unit = "count", .limit = 100 };
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GPtrArray) all = NULL, some = NULL;
  static const char *const wanted[] = { "s:", "s:a", "s:b", "s:x", "t:x" };

  fill (fixture, 1);
  run_sql (fixture->path, "UPDATE fact SET source_id = 2 WHERE id = 3;"
                          "UPDATE fact SET locator = 'b' WHERE id = 4;"
                          "UPDATE fact SET locator = '' WHERE id = 5;"
                          "UPDATE fact SET locator = CAST (x'610062' AS TEXT) WHERE id = 6;"
                          "UPDATE fact SET source_id = NULL WHERE id = 7");
  store = moat_store_open (fixture->path, MOAT_STORE_OPEN_DEFAULT, NULL);
  all = moat_store_list_citations (store, &filter, NULL);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < all->len; i++)
    {
      char **pair = all->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s:%s", pair[0], pair[1]);

      g_assert_cmpstr (text, ==, wanted[i]);
    }
  filter.limit = 2;
  some = moat_store_list_citations (store, &filter, NULL);
  g_assert_cmpuint (some->len, ==, 2);
}

static void
test_holding_reads_one_state (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatStore) store = moat_store_open (fixture->path, MOAT_STORE_OPEN_DEFAULT, NULL);
  sqlite3 *other = NULL;

  moat_store_hold (store);
  g_assert_cmpint (moat_store_count_facts (store), ==, 0);
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (
    sqlite3_exec (other, "INSERT INTO source (key, title_en) VALUES ('u', 'U')", NULL, NULL, NULL),
    ==, SQLITE_BUSY);
  moat_store_release (store);
  g_assert_cmpint (
    sqlite3_exec (other, "INSERT INTO source (key, title_en) VALUES ('u', 'U')", NULL, NULL, NULL),
    ==, SQLITE_OK);
  sqlite3_close (other);
}

static void
test_a_file_just_written_has_no_stamp (Fixture *fixture, gconstpointer data)
{
  g_assert_null (moat_checked_make_stamp (fixture->path));
  g_assert_null (moat_checked_make_stamp ("/nonexistent"));
  g_assert_false (moat_checked_is_known (NULL));
}

static void
test_a_stamp_is_known_once_it_is_remembered (Fixture *fixture, gconstpointer data)
{
  /* a file that is older than the test */
  g_autofree char *stamp = moat_checked_make_stamp (data);
  g_autofree char *again = moat_checked_make_stamp (data);

  g_assert_nonnull (stamp);
  g_assert_cmpstr (stamp, ==, again);
  g_assert_false (moat_checked_is_known (stamp));
  moat_checked_remember (stamp);
  g_assert_true (moat_checked_is_known (stamp));
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *other = g_strdup_printf ("other %d", i);
      moat_checked_remember (other);
    }
  g_assert_true (moat_checked_is_known ("other 99"));
  g_assert_false (moat_checked_is_known (stamp)); /* the list does not grow for ever */
}

static void
test_years_are_those_that_figures_end_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  MoatSeriesKey key = { (char *) "a", (char *) "c", "count" };

  fill (fixture, 1);
  run_sql (fixture->path, "DELETE FROM fact WHERE period_end BETWEEN '1901-01-01' AND '2060-12-31'"
                          " OR period_end > '2062-06-30'");
  store = moat_store_open (fixture->path, MOAT_STORE_OPEN_DEFAULT, NULL);
  for (int i = 0; i < 2; i++) /* the second time they are there already */
    {
      g_assert_true (moat_store_add_years (store, &key, years, NULL));
      g_assert_cmpuint (years->len, ==, 3);
      g_assert_cmpint (g_array_index (years, int, 0), ==, 2062);
      g_assert_cmpint (g_array_index (years, int, 1), ==, 2061);
      g_assert_cmpint (g_array_index (years, int, 2), ==, 1900);
    }
  key.entity = (char *) "b";
  g_assert_true (moat_store_add_years (store, &key, years, NULL));
  g_assert_cmpuint (years->len, ==, 3);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("moat-cache-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (cache, "moat", NULL);
  g_autofree char *list = g_build_filename (folder, "checked", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/store/series/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("long-is-whole-and-in-order", test_a_long_series_is_whole_and_in_order);
  ADD ("short-is-read-once", test_a_short_series_is_read_once);
  ADD ("equal-periods-are-read-once", test_equal_periods_are_read_once);
  ADD ("an-action-sees-its-own-changes", test_an_action_sees_its_own_changes);
  ADD ("keys-are-all-there-are", test_series_keys_are_all_there_are);
  ADD ("years-are-those-that-figures-end-in", test_years_are_those_that_figures_end_in);
  ADD ("citations-are-all-there-are", test_citations_are_all_there_are);
  ADD ("holding-reads-one-state", test_holding_reads_one_state);
  ADD ("just-written-has-no-stamp", test_a_file_just_written_has_no_stamp);
#undef ADD
  g_test_add ("/store/series/a-stamp-is-known-once-remembered", Fixture, argv[0], set_up,
              test_a_stamp_is_known_once_it_is_remembered, tear_down);
  status = g_test_run ();
  g_unlink (list);
  g_rmdir (folder);
  g_rmdir (cache);
  return status;
}
