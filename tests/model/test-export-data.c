/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project's figures leave as CSV and XLSX and come back into an empty project as they were, with
 * hostile text in every field; a file is there whole or not at all. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "moat-data-tables.h"
#include "moat-export-data.h"
#include "moat-import-exported.h"
#include "table-rows.h"
#include "workbook.h"

/* The path of @name in the folder of the project, which goes with it. */
static char *
find_path (const Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static gboolean
export_to (const Fixture *fixture, const char *path, GCancellable *cancellable, GError **error)
{
  MoatExportDataRequest request = { .title = "Title", .author = "Author" };

  g_assert_true (moat_export_data_find_format (path, &request.format));
  return moat_export_data (moat_project_get_store (fixture->project), path, &request, cancellable,
                           error);
}

static void
must_export (const Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;

  export_to (fixture, path, NULL, &error);
  g_assert_no_error (error);
}

/* Figures whose texts a spreadsheet would run, and numbers that it could not keep. */
static void
add_hostile_figures (const Fixture *fixture)
{
  static const char *const texts[] = { "=1+1",  "+1",   "-1",     "@SUM(A1)", "'=1",
                                       "''-1",  "＝1",  "a\nb,c", "_x0041_",  "\"quoted\"",
                                       "\x01x", "'tis", "亿, =1" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MoatFact) fact = make_fact (i % 2 == 0 ? "12345678901234567.89" : "-0.1");

      g_free (fact->remark.en);
      fact->remark.en = g_strdup (texts[i]);
      fact->locator = g_strdup (texts[i]);
      g_assert_true (moat_project_put_fact (fixture->project, fact, NULL));
    }
}

/* Of a day too, and without a source. */
static void
add_rate (const Fixture *fixture)
{
  fixture_run_sql (fixture,
                   "INSERT INTO rate (base, quote, value, value_real, kind, period_start,"
                   " period_end, source_id, locator) VALUES ('USD', 'CNY', '7.1957', 7.1957,"
                   " 'average', '2011-01-01', '2011-12-31', 1, 'row 3'),"
                   " ('EUR', 'CNY', '7.5257', 7.5257, 'closing', NULL, '2024-12-31', NULL, '')");
  moat_project_refresh (fixture->project);
}

/* Reading back: what an import does, with the means of the tests. */

static MoatDataFile *
open_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  MoatDataFile *file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, &error);

  g_assert_no_error (error);
  return file;
}

/* The first @n columns of @rows as the table of figures. */
static MoatTable *
read_facts (MoatRowReader *rows, gsize n)
{
  MoatTable *table = moat_table_new ("fact");
  MoatRow row;

  while (moat_row_reader_next (rows, &row, NULL, NULL))
    {
      GStrv cells = g_new0 (char *, n + 1);

      for (gsize i = 0; i < n; i++)
        cells[i] = g_strdup (row.cells[i]);
      if (row.line > 1)
        moat_table_add_row (table, row.line, cells);
      else
        {
          g_strfreev (table->columns);
          table->columns = cells;
        }
    }
  return table;
}

static void
assert_taken (MoatImportReport *report)
{
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (const char *) report->problems->pdata[i]);
  g_assert_cmpuint (report->problems->len, ==, 0);
}

/* Takes a file into an empty project. */
static void
import (Fixture *fixture, GPtrArray *exported, MoatTable *facts)
{
  MoatStore *store = moat_project_get_store (fixture->project);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (MoatImportReport) around = NULL, taken = NULL, relations = NULL;

  g_ptr_array_add (tables, facts);
  g_assert_true (moat_store_begin_action (store, "Import", NULL));
  g_assert_true (moat_exported_take (store, exported, &around, NULL));
  assert_taken (around);
  g_assert_true (moat_import_tables (store, tables, &taken, NULL));
  assert_taken (taken);
  g_assert_true (moat_exported_take_relations (store, exported, &relations, NULL));
  assert_taken (relations);
  g_assert_true (moat_store_end_action (store, NULL));
}

static void
import_csv (Fixture *fixture, const char *path)
{
  g_autoptr (MoatDataFile) file = open_file (path);
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, NULL, NULL);
  g_autoptr (GPtrArray) exported = moat_exported_read (file, NULL, NULL);
  g_autoptr (MoatTable) facts = read_facts (rows, MOAT_FACT_N_COLUMNS);

  import (fixture, exported, facts);
}

static void
import_xlsx (Fixture *fixture, const char *path)
{
  g_autoptr (GPtrArray) exported =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_table_free);
  g_autoptr (MoatTable) facts = NULL;
  gsize n;
  const MoatDataTable *tables = moat_data_tables_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (MoatTable) table = NULL;
      g_autoptr (MoatRowReader) rows = NULL;

      table = workbook_read_sheet (path, tables[i].sheet);
      workbook_untype (table);
      rows = table_rows_new (table);
      if (i == 0)
        facts = read_facts (rows, MOAT_FACT_N_COLUMNS);
      else
        g_assert_true (moat_exported_add_rows (exported, tables[i].sheet, rows, NULL, NULL));
    }
  import (fixture, exported, facts);
}

static gboolean
append_row (const char *const *cells, gpointer data, GError **error)
{
  g_autofree char *row = g_strjoinv ("|", (char **) cells);

  g_string_append_printf (data, "%s\n", row);
  return TRUE;
}

/* Every row of @table but for its id, in an order of its own. */
static char *
dump_table (const Fixture *fixture, const MoatDataTable *table)
{
  g_autofree const char **columns = g_new0 (const char *, table->n_columns + 1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < table->n_columns; i++)
    columns[i] = table->columns[i].name;
  g_assert_true (moat_store_for_each_row (moat_project_get_store (fixture->project), table->name,
                                          columns, append_row, text, NULL));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_same_table (const Fixture *a, const Fixture *b, const char *name)
{
  const MoatDataTable *table = moat_data_table_find (name);
  g_autofree char *one = dump_table (a, table), *other = dump_table (b, table);

  g_assert_cmpstr (one, ==, other);
}

static void
test_a_workbook_comes_back_whole (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE), empty = fixture_new (FALSE);
  g_autofree char *path = find_path (fixture, "out.xlsx");
  gsize n;
  const MoatDataTable *tables = moat_data_tables_get (&n);

  add_hostile_figures (fixture);
  add_rate (fixture);
  must_export (fixture, path);
  import_xlsx (empty, path);
  for (gsize i = 0; i < n; i++)
    assert_same_table (fixture, empty, tables[i].name);
}

static void
test_csv_brings_the_figures_back (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE), empty = fixture_new (FALSE);
  g_autofree char *path = find_path (fixture, "out.csv");
  static const char *const counts[] = {
    "SELECT count(*) FROM entity",
    "SELECT count(*) FROM entity WHERE year_end_month = 3",
    "SELECT count(*) FROM entity WHERE year_end_month = 6",
  };

  add_hostile_figures (fixture);
  /* A table of figures has the sources of figures, and not that of the rates. */
  fixture_run_sql (fixture, "DELETE FROM rate; DELETE FROM source WHERE id NOT IN"
                            " (SELECT source_id FROM fact);"
                            " UPDATE source SET note_en = '=1+1', publisher_zh = ''");
  moat_project_refresh (fixture->project);
  must_export (fixture, path);
  import_csv (empty, path);
  assert_same_table (fixture, empty, "fact");
  assert_same_table (fixture, empty, "source");
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    g_assert_cmpint (fixture_count (empty, counts[i]), ==, fixture_count (fixture, counts[i]));
}

/* The group has no figure of its own: its name is not in the file, but its key is. */
static void
test_csv_keeps_who_stands_above (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE), empty = fixture_new (FALSE);
  g_autofree char *path = find_path (fixture, "out.csv");
  const MoatEntity *cloud, *group;

  fixture_run_sql (fixture, "PRAGMA foreign_keys = ON; DELETE FROM fact WHERE entity_id ="
                            " (SELECT id FROM entity WHERE key = 'alibaba-group')");
  moat_project_refresh (fixture->project);
  must_export (fixture, path);
  import_csv (empty, path);
  moat_project_refresh (empty->project);
  fixture_reopen (empty, FALSE);
  cloud = moat_project_find_entity (empty->project, "alibaba-cloud");
  group = moat_project_find_entity (empty->project, "alibaba-group");
  g_assert_cmpstr (cloud->parent, ==, "alibaba-group");
  g_assert_cmpstr (cloud->label.zh, ==, "阿里云");
  g_assert_cmpstr (group->label.en, ==, "alibaba-group");
  assert_same_table (fixture, empty, "fact");
}

/* What the project has stays as it is, and nothing is there twice. */
static void
test_coming_back_into_the_same_project_changes_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  MoatStore *store = moat_project_get_store (fixture->project);
  g_autofree char *path = find_path (fixture, "out.csv"), *before = NULL, *after = NULL;
  g_autoptr (GPtrArray) exported = NULL;
  g_autoptr (MoatImportReport) report = NULL;
  g_autoptr (MoatDataFile) file = NULL;

  must_export (fixture, path);
  file = open_file (path);
  exported = moat_exported_read (file, NULL, NULL);
  fixture_run_sql (fixture, "UPDATE entity SET label_en = 'Another'");
  before = dump (fixture->project);
  g_assert_true (moat_store_begin_action (store, "Import", NULL));
  g_assert_true (moat_exported_take (store, exported, &report, NULL));
  g_assert_true (moat_store_end_action (store, NULL));
  after = dump (fixture->project);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (report->n_read, ==, 0);
}

static void
test_a_file_of_others_says_nothing_else (void)
{
  g_autoptr (MoatTable) table = moat_table_new ("x");
  g_autoptr (GPtrArray) exported =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_table_free);
  g_autoptr (MoatRowReader) rows = table_rows_new (table);

  g_strfreev (table->columns);
  table->columns = g_strsplit ("entity,key,value", ",", -1);
  moat_table_add_row (table, 2, g_strsplit ("acme,k,1", ",", -1));
  g_assert_true (moat_exported_add_rows (exported, "Data", rows, NULL, NULL));
  g_assert_cmpuint (exported->len, ==, 0);
}

static void
test_the_same_project_gives_the_same_bytes (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  static const char *const names[][2] = { { "a.csv", "b.csv" }, { "a.xlsx", "b.xlsx" } };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *a = find_path (fixture, names[i][0]), *b = find_path (fixture, names[i][1]);
      g_autofree char *one = NULL, *other = NULL;
      gsize one_size, other_size;

      must_export (fixture, a);
      must_export (fixture, b);
      g_assert_true (g_file_get_contents (a, &one, &one_size, NULL));
      g_assert_true (g_file_get_contents (b, &other, &other_size, NULL));
      g_assert_cmpmem (one, one_size, other, other_size);
    }
}

static guint
count_files (const Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
test_what_fails_leaves_the_old_file (void)
{
  static const char *const names[] = { "out.csv", "out.xlsx" };
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new (TRUE);
      g_autofree char *path = find_path (fixture, names[i]), *text = NULL;
      g_autofree char *link = find_path (fixture, "link.csv");
      g_autoptr (GError) error = NULL;
      GStatBuf status;

      g_assert_true (g_file_set_contents (path, "old", -1, NULL));
      g_assert_cmpint (g_chmod (path, 0640), ==, 0);
      g_assert_false (export_to (fixture, path, cancelled, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, "old");
      g_assert_cmpuint (count_files (fixture), ==, 2);
      must_export (fixture, path);
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0640);
      g_assert_cmpint (symlink (path, link), ==, 0);
      must_export (fixture, link);
      g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
    }
}

static void
test_bad_places_are_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *nowhere = find_path (fixture, "no/out.csv");
  g_autofree char *alias = find_path (fixture, "alias.csv");
  g_autoptr (GError) no_folder = NULL, device = NULL, itself = NULL;
  MoatExportDataRequest request = { .format = MOAT_DATA_FORMAT_CSV };
  MoatDataFormat format;

  g_assert_false (export_to (fixture, nowhere, NULL, &no_folder));
  g_assert_error (no_folder, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (moat_export_data (moat_project_get_store (fixture->project), "/dev/null",
                                    &request, NULL, &device));
  g_assert_error (device, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpint (symlink (fixture->path, alias), ==, 0);
  g_assert_false (export_to (fixture, alias, NULL, &itself));
  g_assert_error (itself, MOAT_STORE_ERROR, MOAT_STORE_ERROR_EXISTS);
  g_assert_false (moat_export_data_find_format ("a.pdf", &format));
  g_assert_false (moat_export_data_find_format ("csv", &format));
  g_assert_true (moat_export_data_find_format ("A.XLSX", &format));
  g_assert_cmpint (format, ==, MOAT_DATA_FORMAT_XLSX);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/model/export-data/" name, function)
  ADD ("a-workbook-comes-back-whole", test_a_workbook_comes_back_whole);
  ADD ("csv-brings-the-figures-back", test_csv_brings_the_figures_back);
  ADD ("csv-keeps-who-stands-above", test_csv_keeps_who_stands_above);
  ADD ("coming-back-into-the-same-project-changes-nothing",
       test_coming_back_into_the_same_project_changes_nothing);
  ADD ("a-file-of-others-says-nothing-else", test_a_file_of_others_says_nothing_else);
  ADD ("the-same-project-gives-the-same-bytes", test_the_same_project_gives_the_same_bytes);
  ADD ("what-fails-leaves-the-old-file", test_what_fails_leaves_the_old_file);
  ADD ("bad-places-are-refused", test_bad_places_are_refused);
#undef ADD
  return g_test_run ();
}
