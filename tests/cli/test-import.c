/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * import takes the figures of a file, says what became of each, and ends with 0 if any could be
 * taken.
 */
#include "runner.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define HEAD "entity,concept,period,value,unit,source\n"

static Runner *
new_project (void)
{
  Runner *runner = runner_new ();
  g_autofree char *out = runner_get (runner, "new", "a.moat", NULL);

  g_assert_cmpstr (out, ==, "");
  return runner;
}

static void
write_text (Runner *runner, const char *name, const char *text)
{
  runner_write (runner, name, text, strlen (text));
}

static gint64
get_count (JsonObject *report, const char *name)
{
  return json_object_get_int_member (report, name);
}

static void
test_report_adds_up (void)
{
  g_autoptr (Runner) runner = new_project ();
  g_autofree char *out = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *report, *refusal;

  write_text (runner, "d.csv",
              HEAD "a,capex,2022,1,USD,S\na,capex,2022,1,USD,S\na,capex,2023,x1,USD,S\n"
                   "a,capex,2024,NA,USD,S\n");
  out = runner_get (runner, "import", "a.moat", "d.csv", "--format", "json", NULL);
  node = json_from_string (out, &error);
  g_assert_no_error (error);
  report = json_node_get_object (node);
  g_assert_cmpint (get_count (report, "rows_read"), ==, 4);
  g_assert_cmpint (get_count (report, "figures"), ==, 3);
  g_assert_cmpint (get_count (report, "added"), ==, 1);
  g_assert_cmpint (get_count (report, "restated"), ==, 0);
  g_assert_cmpint (get_count (report, "unchanged"), ==, 1);
  g_assert_cmpint (get_count (report, "refused"), ==, 1);
  g_assert_cmpint (get_count (report, "empty"), ==, 1);
  g_assert_cmpint (get_count (report, "new_entities"), ==, 1);
  g_assert_cmpint (get_count (report, "batch"), ==, 1);
  refusal = json_array_get_object_element (json_object_get_array_member (report, "refusals"), 0);
  g_assert_cmpint (get_count (refusal, "line"), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (refusal, "column"), ==, "value");
}

static void
test_text_names_line_column_and_reason (void)
{
  g_autoptr (Runner) runner = new_project ();
  g_autofree char *out = NULL;

  write_text (runner, "d.csv", HEAD "a,capex,2022,1,USD,S\na,capex,2023,x1,USD,S\n");
  out = runner_get (runner, "import", "a.moat", "d.csv", NULL);
  runner_assert_contains (out, "rows_read     2\nfigures       2\nadded         1\n");
  runner_assert_contains (out, "refused       1\n");
  runner_assert_contains (out, "line 3, column value: ");
}

static void
test_refused_rows_can_be_put_right_and_taken (void)
{
  g_autoptr (Runner) runner = new_project ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MoatTable) facts = NULL;
  g_autoptr (GString) right = NULL;

  write_text (runner, "d.csv", HEAD "a,capex,2022,1,USD,S\na,capex,2023,x1,USD,\"S, T\"\n");
  first = runner_get (runner, "import", "a.moat", "d.csv", "--rejects", "r.csv", NULL);
  bytes = runner_read (runner, "r.csv");
  right = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_assert_true (g_str_has_prefix (right->str,
                                   "entity,concept,period,value,unit,source,line,reason\r\n"
                                   "a,capex,2023,x1,USD,\"S, T\",3,"));
  g_string_replace (right, "x1", "5", 1);
  write_text (runner, "r.csv", right->str);
  second = runner_get (runner, "import", "a.moat", "r.csv", NULL);
  runner_assert_contains (second, "added         1\n");
  facts = runner_read_facts (runner, "a.moat", NULL);
  g_assert_cmpstr (runner_cell (facts, "f02", "source"), ==, "s-t");
}

static void
test_nothing_taken_is_a_failure (void)
{
  g_autoptr (Runner) runner = new_project ();
  g_autoptr (RunnerResult) refused = NULL;
  g_autoptr (RunnerResult) nothing = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *again = NULL;

  write_text (runner, "good.csv", HEAD "a,capex,2022,1,USD,S\n");
  taken = runner_get (runner, "import", "a.moat", "good.csv", NULL);
  write_text (runner, "bad.csv", HEAD "a,capex,2023,1,count,S\n");
  refused = runner_run (runner, "import", "a.moat", "bad.csv", NULL);
  g_assert_cmpint (refused->status, ==, 1);
  runner_assert_contains (refused->out, "refused       1\n");
  runner_assert_contains (refused->err, "No figure of the file could be taken");
  write_text (runner, "none.csv", HEAD "a,capex,2022,NA,USD,S\n");
  nothing = runner_run (runner, "import", "a.moat", "none.csv", NULL);
  g_assert_cmpint (nothing->status, ==, 1);
  again = runner_get (runner, "import", "a.moat", "good.csv", NULL);
  runner_assert_contains (again, "unchanged     1\n");
}

static void
test_dry_run_changes_nothing (void)
{
  g_autoptr (Runner) runner = new_project ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *out = NULL;

  write_text (runner, "d.csv", HEAD "a,capex,2022,1,USD,S\n");
  before = runner_snapshot (runner);
  out = runner_get (runner, "import", "a.moat", "d.csv", "--dry-run", NULL);
  runner_assert_contains (out, "added         1\n");
  g_assert_null (strstr (out, "batch"));
  after = runner_snapshot (runner);
  g_assert_cmpstr (after, ==, before);
}

static void
test_options_say_what_the_file_does_not (void)
{
  g_autoptr (Runner) runner = new_project ();
  g_autofree char *out = NULL;
  g_autoptr (MoatTable) facts = NULL;

  write_text (runner, "d.csv", "concept,period,value,source\ncapex,2022,7,p. 3\n");
  write_text (runner, "m.json", "{\"unit\": \"CNY\", \"scale\": 6}");
  out = runner_get (runner, "import", "a.moat", "d.csv", "--entity", "acme", "--source", "paper",
                    "--mapping", "m.json", NULL);
  facts = runner_read_facts (runner, "a.moat", NULL);
  g_assert_cmpstr (runner_cell (facts, "f01", "entity"), ==, "acme");
  g_assert_cmpstr (runner_cell (facts, "f01", "source"), ==, "paper");
  g_assert_cmpstr (runner_cell (facts, "f01", "value"), ==, "7000000");
  runner_assert_contains (runner_cell (facts, "f01", "locator"), "p. 3");
}

static void
test_what_cannot_be_is_refused (void)
{
  g_autoptr (Runner) runner = new_project ();
  g_autoptr (RunnerResult) none = runner_run (runner, "import", "a.moat", "no.csv", NULL);
  g_autoptr (RunnerResult) dash = runner_run (runner, "import", "a.moat", "-", NULL);
  g_autoptr (RunnerResult) sheet = NULL;
  g_autoptr (RunnerResult) entity = NULL;
  g_autoptr (RunnerResult) kind = NULL;
  g_autoptr (RunnerResult) replace = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  runner_assert_refused (none, "no.csv");
  runner_assert_refused (dash, "-");
  write_text (runner, "d.csv", HEAD "a,capex,2022,1,USD,S\n");
  before = runner_snapshot (runner);
  sheet = runner_run (runner, "import", "a.moat", "d.csv", "--sheet", "Sheet9", NULL);
  runner_assert_usage (sheet, "Sheet9");
  entity = runner_run (runner, "import", "a.moat", "d.csv", "--entity", "acme", NULL);
  runner_assert_refused (entity, "--entity");
  kind = runner_run (runner, "import", "a.moat", "d.csv", "--as", "pdf", NULL);
  runner_assert_usage (kind, "companyfacts");
  replace = runner_run (runner, "import", "a.moat", "d.csv", "--replace", NULL);
  runner_assert_usage (replace, "--replace");
  after = runner_snapshot (runner);
  g_assert_cmpstr (after, ==, before);
}

static void
test_full_disk_changes_nothing (void)
{
  g_autoptr (Runner) runner = new_project ();
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (RunnerResult) result = NULL;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text, "e%d,capex,2022,%d,USD,S\n", i, i);
  write_text (runner, "d.csv", text->str);
  before = runner_snapshot (runner);
  runner_set_flags (runner, RUNNER_NO_SPACE);
  result = runner_run (runner, "import", "a.moat", "d.csv", NULL);
  runner_set_flags (runner, RUNNER_DEFAULT);
  g_assert_cmpint (result->status, ==, 1);
  g_assert_cmpstr (result->out, ==, "");
  after = runner_snapshot (runner);
  g_assert_cmpstr (after, ==, before);
}

static void
test_undo_takes_it_back (void)
{
  g_autoptr (Runner) runner = new_project ();
  g_autofree char *imported = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (MoatTable) facts = NULL;

  write_text (runner, "d.csv", HEAD "a,capex,2022,1,USD,S\n");
  imported = runner_get (runner, "import", "a.moat", "d.csv", NULL);
  undone = runner_get (runner, "undo", "a.moat", NULL);
  runner_assert_contains (undone, "Import d.csv");
  facts = runner_read_facts (runner, "a.moat", NULL);
  g_assert_cmpuint (facts->rows->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/import/report-adds-up", test_report_adds_up);
  g_test_add_func ("/cli/import/text-names-line-column-and-reason",
                   test_text_names_line_column_and_reason);
  g_test_add_func ("/cli/import/refused-rows-can-be-put-right-and-taken",
                   test_refused_rows_can_be_put_right_and_taken);
  g_test_add_func ("/cli/import/nothing-taken-is-a-failure", test_nothing_taken_is_a_failure);
  g_test_add_func ("/cli/import/dry-run-changes-nothing", test_dry_run_changes_nothing);
  g_test_add_func ("/cli/import/options-say-what-the-file-does-not",
                   test_options_say_what_the_file_does_not);
  g_test_add_func ("/cli/import/what-cannot-be-is-refused", test_what_cannot_be_is_refused);
  g_test_add_func ("/cli/import/full-disk-changes-nothing", test_full_disk_changes_nothing);
  g_test_add_func ("/cli/import/undo-takes-it-back", test_undo_takes_it_back);
  return g_test_run ();
}
