/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a file of figures is not taken: rows that are refused, each told with its cells, and
 * whole imports that are cancelled, whose file changes meanwhile, or whose project cannot be
 * written.  All but the rows that could be taken stays as it was. */
#include "import-trial.h"

#include "moat-table.h"

static void
test_refused_rows_are_told_with_their_cells (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (MoatImportResult) result =
    import_text (fixture, TRIAL_HEAD "a,capex,2015,1,USD,S,\na,capex,2016,many1,USD,S,\n"
                                     "a,capex,2017,1,count,S,\na,capex,2018,2,USD,S,\n");
  const MoatRefusal *unread = result->refusals->pdata[0];
  const MoatRefusal *unlike = result->refusals->pdata[1];

  g_assert_cmpuint (result->n_rows, ==, 4);
  g_assert_cmpuint (result->n_added, ==, 2);
  g_assert_cmpuint (result->refusals->len, ==, 2);
  g_assert_cmpuint (unread->line, ==, 3);
  g_assert_cmpint (unread->column, ==, 3);
  g_assert_cmpstr (unread->cells[3], ==, "many1");
  g_assert_cmpuint (unlike->line, ==, 4);
  g_assert_cmpstr (unlike->message, ==, "This measure needs a currency");
  g_assert_cmpstr (unlike->cells[4], ==, "count");
}

static void
test_refused_figure_makes_nothing_new (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);

  assert_import (fixture, TRIAL_HEAD "a,capex,2015,1,USD,S,\nb,sales,2016,1e999,USD,T,\n",
                 "1 0 0 1");
  g_assert_null (moat_project_find_entity (fixture->project, "b"));
  g_assert_null (moat_project_find_concept (fixture->project, "sales"));
}

static void
test_too_many_statements_of_one_period_are_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (GString) text = g_string_new (TRIAL_HEAD);
  g_autoptr (MoatImportResult) result = NULL;

  for (guint i = 0; i < 1100; i++)
    g_string_append_printf (text, "a,capex,2015,%u,USD,S,\n", i);
  result = import_text (fixture, text->str);
  g_assert_cmpuint (result->n_refused, ==, 100);
  g_assert_cmpstr (((MoatRefusal *) result->refusals->pdata[0])->cells[3], ==, "1000");
}

static void
cancel_cb (double fraction, gsize n_rows, gpointer data)
{
  g_cancellable_cancel (((Trial *) data)->cancellable);
}

static void
test_cancelled_leaves_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *many = trial_compose_many (25000, 50);
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autoptr (GError) error = NULL;
  MoatImportRequest request = { .progress = cancel_cb };
  Trial trial;

  trial_init (&trial, fixture, many);
  trial.cancellable = g_cancellable_new ();
  request.file = trial.file;
  request.mapping = trial.mapping;
  request.data = &trial;
  g_assert_null (moat_import_data (fixture->path, &request, trial.cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = dump (fixture->project);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  trial_clear (&trial);
}

static void
test_file_that_changes_is_not_taken (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  Trial trial;

  trial_init (&trial, fixture, TRIAL_HEAD "a,capex,2015,1,USD,S,\n");
  path = trial_write_file (fixture, TRIAL_HEAD "a,capex,2015,1,USD,S,\na,capex,2016,1,USD,S,\n");
  g_assert_null (trial_try (&trial, &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_CHANGED);
  after = dump (fixture->project);
  g_assert_cmpstr (after, ==, before);
  trial_clear (&trial);
}

static void
test_project_that_cannot_be_written (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (GError) error = NULL;
  Trial trial;

  trial_init (&trial, fixture, TRIAL_HEAD "a,capex,2015,1,USD,S,\n");
  fixture_run_sql (fixture, "PRAGMA user_version = 99");
  g_assert_null (trial_try (&trial, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NEWER);
  trial_clear (&trial);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, func) g_test_add_func ("/model/import-failures/" name, func)
  TEST ("refused-rows-are-told-with-their-cells", test_refused_rows_are_told_with_their_cells);
  TEST ("refused-figure-makes-nothing-new", test_refused_figure_makes_nothing_new);
  TEST ("too-many-statements-of-one-period-are-refused",
        test_too_many_statements_of_one_period_are_refused);
  TEST ("cancelled-leaves-nothing", test_cancelled_leaves_nothing);
  TEST ("file-that-changes-is-not-taken", test_file_that_changes_is_not_taken);
  TEST ("project-that-cannot-be-written", test_project_that_cannot_be_written);
  return g_test_run ();
}
