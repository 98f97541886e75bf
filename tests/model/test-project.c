/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open project: looking things up, its title and path, making, opening and copying files, and
 * changes that another program makes. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static void
test_lookups_by_key (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  MoatProject *project = fixture->project;

  g_assert_cmpstr (moat_project_find_entity (project, "alibaba-cloud")->key, ==, "alibaba-cloud");
  g_assert_cmpstr (moat_project_find_concept (project, "regions")->key, ==, "regions");
  g_assert_cmpstr (moat_project_find_source (project, "nanfanglue-2025")->key, ==,
                   "nanfanglue-2025");
  g_assert_cmpstr (moat_project_find_chart (project, "growth")->key, ==, "growth");
  g_assert_cmpuint (moat_project_get_sources (project)->len, ==,
                    fixture_count (fixture, "SELECT count(*) FROM source"));
}

static void
test_unknown_keys_give_nothing (void)
{
  static const char *const keys[] = { NULL, "", "Alibaba-Cloud", "alibaba", "f01", "'; DROP" };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_null (moat_project_find_entity (fixture->project, keys[i]));
      g_assert_null (moat_project_find_concept (fixture->project, keys[i]));
      g_assert_null (moat_project_find_source (fixture->project, keys[i]));
      g_assert_null (moat_project_find_chart (fixture->project, keys[i]));
    }
}

static void
test_every_listed_row_is_found (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  GPtrArray *entities = moat_project_get_entities (fixture->project);
  GPtrArray *concepts = moat_project_get_concepts (fixture->project);
  GPtrArray *charts = moat_project_get_charts (fixture->project);

  for (guint i = 0; i < entities->len; i++)
    {
      const MoatEntity *entity = entities->pdata[i];

      g_assert_true (moat_project_find_entity (fixture->project, entity->key) == entity);
    }
  for (guint i = 0; i < concepts->len; i++)
    {
      const MoatConcept *concept = concepts->pdata[i];

      g_assert_true (moat_project_find_concept (fixture->project, concept->key) == concept);
    }
  for (guint i = 0; i < charts->len; i++)
    {
      const MoatChartSpec *spec = charts->pdata[i];

      g_assert_true (moat_project_find_chart (fixture->project, spec->key) == spec);
    }
}

static void
test_missing_chart_is_told_with_those_there_are (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (Fixture) empty = fixture_new (FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) none = NULL;

  g_assert_null (moat_project_read_chart (fixture->project, "grwth", &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  g_assert_cmpstr (
    error->message, ==,
    "There is no chart “grwth”; there are: investment-timeline, growth, "
    "cloud-footprint, beside-aws, alibaba-rd, us-capital-expenditure, rd-share, capex-share");
  g_assert_null (moat_project_read_chart (empty->project, "growth", &none));
  g_assert_error (none, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
}

/* What a test takes from the log while it is open; everything else goes where it always does. */
typedef struct
{
  gboolean is_open;
  GString *text;
} Log;

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  Log *log = data;

  if (!log->is_open)
    return g_log_writer_default (level, fields, n_fields, NULL);
  for (gsize i = 0; i < n_fields; i++)
    {
      if (g_str_equal (fields[i].key, "MESSAGE"))
        g_string_append_printf (log->text, "%s\n", (const char *) fields[i].value);
    }
  return G_LOG_WRITER_HANDLED;
}

static void
test_unreadable_chart_does_not_hide_the_others (gconstpointer data)
{
  Log *log = (Log *) data;
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (GError) error = NULL;
  guint n_charts;

  fixture_run_sql (fixture, "UPDATE chart SET spec = '{\"kind\":\"pie\"}' WHERE key = 'growth'");
  moat_project_refresh (fixture->project);
  log->is_open = TRUE;
  n_charts = moat_project_get_charts (fixture->project)->len;
  log->is_open = FALSE;
  g_assert_cmpuint (n_charts, ==, fixture_count (fixture, "SELECT count(*) FROM chart") - 1);
  g_assert_nonnull (strstr (log->text->str, "growth"));
  g_assert_null (moat_project_read_chart (fixture->project, "growth", &error));
  g_assert_true (g_str_has_prefix (error->message, "The chart “growth” cannot be read: "));
  g_assert_nonnull (moat_project_find_chart (fixture->project, "cloud-footprint"));
}

static void
test_title_is_the_projects_or_the_files (void)
{
  g_autoptr (Fixture) sample = fixture_new (TRUE);
  g_autoptr (Fixture) empty = fixture_new (FALSE);
  g_autofree char *english = moat_project_dup_title (sample->project, MOAT_LANGUAGE_EN);
  g_autofree char *chinese = moat_project_dup_title (sample->project, MOAT_LANGUAGE_ZH);

  g_assert_cmpstr (english, ==, "Alibaba: cloud and AI investment");
  g_assert_cmpstr (chinese, ==, "阿里巴巴：云与AI投入");
  g_assert_cmpstr (moat_project_get_title (sample->project), ==, english);
  g_assert_cmpstr (moat_project_get_title (empty->project), ==, "test");
  g_assert_cmpstr (moat_project_get_path (empty->project), ==, empty->path);
}

static void
test_path_with_spaces_and_chinese (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autofree char *path = g_build_filename (fixture->folder, "云 与 AI (1).moat", NULL);
  g_autofree char *sample = moat_project_get_sample_dir ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatProject) project = moat_project_create (path, sample, &error);

  g_assert_no_error (error);
  g_assert_true (edit (project, "f03", MOAT_FACT_FIELD_LOCATOR, "2", &error));
  g_clear_object (&project);
  project = moat_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (moat_project_get_undo_label (project), ==, "Change place in the source of f03");
}

static void
test_create_does_not_overwrite (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;
  g_autoptr (MoatProject) other = NULL;
  g_autoptr (GError) error = NULL;

  other = moat_project_create (fixture->path, NULL, &error);
  g_assert_null (other);
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_EXISTS);
  after = dump (fixture->project);
  g_assert_cmpstr (before, ==, after);
}

static void
test_opening_what_is_not_there (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autofree char *path = g_build_filename (fixture->folder, "none.moat", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (moat_project_open (path, FALSE, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_copy_has_everything_with_its_history (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *path = g_build_filename (fixture->folder, "copy.moat", NULL);
  g_autoptr (MoatProject) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *here = NULL;
  g_autofree char *there = NULL;

  g_assert_true (edit (fixture->project, "f03", MOAT_FACT_FIELD_STATUS, "estimate", NULL));
  g_assert_true (moat_project_copy_to (fixture->project, path, &error));
  g_assert_false (moat_project_copy_to (fixture->project, path, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  copy = moat_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  here = dump (fixture->project);
  there = dump (copy);
  g_assert_cmpstr (here, ==, there);
  g_assert_true (moat_project_undo (copy, NULL, &error));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Change status of f03");
}

static void
test_read_only_refuses_edits (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) undo_error = NULL;

  g_assert_true (edit (fixture->project, "f03", MOAT_FACT_FIELD_STATUS, "estimate", NULL));
  fixture_reopen (fixture, TRUE);
  g_assert_true (moat_project_is_read_only (fixture->project));
  g_assert_false (edit (fixture->project, "f03", MOAT_FACT_FIELD_STATUS, "plan", &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY);
  g_assert_false (moat_project_can_undo (fixture->project));
  g_assert_false (moat_project_undo (fixture->project, NULL, &undo_error));
  g_assert_error (undo_error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY);
}

static void
test_changes_of_another_program_are_seen (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatProject) other = moat_project_open (fixture->path, FALSE, NULL);
  guint before = moat_project_get_revision (fixture->project);

  g_assert_false (moat_project_can_undo (fixture->project));
  g_assert_true (edit (other, "f03", MOAT_FACT_FIELD_STATUS, "estimate", NULL));
  moat_project_refresh (fixture->project);
  g_assert_cmpuint (moat_project_get_revision (fixture->project), ==, before + 1);
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Change status of f03");
  moat_project_refresh (fixture->project);
  g_assert_cmpuint (moat_project_get_revision (fixture->project), ==, before + 1);
}

static void
test_undo_tells_what_it_took (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatProject) other = moat_project_open (fixture->path, FALSE, NULL);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_true (edit (fixture->project, "f02", MOAT_FACT_FIELD_LOCATOR, "9", NULL));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==,
                   "Change place in the source of f02");
  g_assert_true (edit (other, "f03", MOAT_FACT_FIELD_STATUS, "estimate", NULL));
  g_assert_true (moat_project_undo (fixture->project, &undone, NULL));
  g_assert_cmpstr (undone, ==, "Change status of f03");
  g_assert_true (moat_project_redo (fixture->project, &redone, NULL));
  g_assert_cmpstr (redone, ==, "Change status of f03");
}

/* What was listed before a change is listed afresh after it. */
static void
test_lists_follow_changes (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  guint n_entities = moat_project_get_entities (fixture->project)->len;

  g_assert_null (moat_project_find_entity (fixture->project, "baidu"));
  fixture_run_sql (fixture, "INSERT INTO entity (key, label_en) VALUES ('baidu', 'Baidu')");
  moat_project_refresh (fixture->project);
  g_assert_cmpuint (moat_project_get_entities (fixture->project)->len, ==, n_entities + 1);
  g_assert_nonnull (moat_project_find_entity (fixture->project, "baidu"));
}

/* The last applied action's time; undone and abandoned ones did not change what there is now. */
static void
test_modified_is_the_time_of_the_last_applied_action (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  fixture_run_sql (fixture, "UPDATE journal SET time = '2025-03-17T00:00:00Z'");
  g_assert_cmpint (moat_project_get_modified (fixture->project), ==, 1742169600);
  g_assert_true (edit (fixture->project, "f03", MOAT_FACT_FIELD_LOCATOR, "9", NULL));
  fixture_run_sql (fixture, "UPDATE journal SET time = '2025-03-18T00:00:00Z'"
                            " WHERE state = 'applied'");
  g_assert_cmpint (moat_project_get_modified (fixture->project), ==, 1742256000);
  g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpint (moat_project_get_modified (fixture->project), ==, 1742169600);
  g_assert_true (moat_project_redo (fixture->project, NULL, NULL));
  g_assert_cmpint (moat_project_get_modified (fixture->project), ==, 1742256000);
}

static void
test_modified_without_actions_is_the_time_of_creation (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);

  g_assert_cmpint (moat_project_get_modified (fixture->project), ==, 0);
  fixture_run_sql (fixture, "INSERT INTO project (created) VALUES ('2025-03-17T00:00:00Z')");
  g_assert_cmpint (moat_project_get_modified (fixture->project), ==, 1742169600);
  fixture_run_sql (fixture, "UPDATE project SET created = 'once upon a time'");
  g_assert_cmpint (moat_project_get_modified (fixture->project), ==, 0);
}

static void
count_cb (MoatProject *project, guint *n)
{
  (*n)++;
}

/* What an import does for as long as it takes. */
static void
test_refresh_does_not_wait_for_a_writer (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  guint n_changes = 0;
  sqlite3 *db = NULL;

  g_signal_connect (fixture->project, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "BEGIN EXCLUSIVE;"
                                 "UPDATE project SET title_en = 'Another'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_false (moat_project_refresh (fixture->project));
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_true (moat_project_refresh (fixture->project));
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpstr (moat_project_get_title (fixture->project), ==, "Another");
  sqlite3_close (db);
}

static void
test_two_projects_on_one_file_see_each_other (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatProject) other = moat_project_open (fixture->path, FALSE, NULL);
  g_autoptr (MoatFact) theirs = NULL;
  g_autoptr (MoatFact) ours = NULL;

  g_assert_true (edit (fixture->project, "f02", MOAT_FACT_FIELD_LOCATOR, "9.9", NULL));
  g_assert_true (moat_project_refresh (other));
  theirs = get_fact (other, "f02");
  g_assert_cmpstr (theirs->locator, ==, "9.9");
  g_assert_true (moat_project_can_undo (other));
  g_assert_true (moat_project_undo (other, NULL, NULL));
  g_assert_true (moat_project_refresh (fixture->project));
  ours = get_fact (fixture->project, "f02");
  g_assert_cmpstr (ours->locator, !=, "9.9");
  g_assert_true (moat_project_can_redo (fixture->project));
}

int
main (int argc, char *argv[])
{
  g_autoptr (GString) text = g_string_new (NULL);
  Log log = { FALSE, text };

  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (write_log, &log, NULL);
#define ADD(name, function) g_test_add_func ("/model/project/" name, function)
  ADD ("lookups-by-key", test_lookups_by_key);
  ADD ("unknown-keys-give-nothing", test_unknown_keys_give_nothing);
  ADD ("every-listed-row-is-found", test_every_listed_row_is_found);
  ADD ("missing-chart-is-told-with-those-there-are",
       test_missing_chart_is_told_with_those_there_are);
  g_test_add_data_func ("/model/project/unreadable-chart-does-not-hide-the-others", &log,
                        test_unreadable_chart_does_not_hide_the_others);
  ADD ("title-is-the-projects-or-the-files", test_title_is_the_projects_or_the_files);
  ADD ("path-with-spaces-and-chinese", test_path_with_spaces_and_chinese);
  ADD ("create-does-not-overwrite", test_create_does_not_overwrite);
  ADD ("opening-what-is-not-there", test_opening_what_is_not_there);
  ADD ("copy-has-everything-with-its-history", test_copy_has_everything_with_its_history);
  ADD ("read-only-refuses-edits", test_read_only_refuses_edits);
  ADD ("changes-of-another-program-are-seen", test_changes_of_another_program_are_seen);
  ADD ("undo-tells-what-it-took", test_undo_tells_what_it_took);
  ADD ("lists-follow-changes", test_lists_follow_changes);
  ADD ("modified-is-the-time-of-the-last-applied-action",
       test_modified_is_the_time_of_the_last_applied_action);
  ADD ("modified-without-actions-is-the-time-of-creation",
       test_modified_without_actions_is_the_time_of_creation);
#undef ADD
  g_test_add_func ("/model/project/refresh-does-not-wait-for-a-writer",
                   test_refresh_does_not_wait_for_a_writer);
  g_test_add_func ("/model/project/two-projects-on-one-file-see-each-other",
                   test_two_projects_on_one_file_see_each_other);
  return g_test_run ();
}
