/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that a spreadsheet would run is guarded, other text is left as it is, and what was written
 * is read again: in files that were exported and in no others. */
#include "moat-formula-guard.h"

#include <string.h>

#include "moat-unguarded-rows.h"
#include "packing.h"
#include "table-rows.h"

static void
test_what_runs_is_guarded (void)
{
  static const char *const texts[] = {
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\"=1",
    "'=1",
    "''=1",
    "＝1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "　=1",
    "“=1”",
    "-",
    "=",
    "\x01=1",
    "\xe2\x80\x8b=1",
    "\xef\xbb\xbf=1",
    "\xc2\xa0=1",
    "−5",
    " ' \"=",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *guarded = moat_formula_guard_put_on (texts[i]);

      g_test_message ("“%s”", texts[i]);
      g_assert_nonnull (guarded);
      g_assert_cmpint (guarded[0], ==, '\'');
      g_assert_cmpstr (moat_formula_guard_take_off (guarded), ==, texts[i]);
    }
}

static void
test_other_text_is_left_alone (void)
{
  static const char *const texts[] = {
    "", "3800亿元", "1=1", "a-b", "'tis", "'", "\"", "  ", "（=1）", "/=1", "1", "é=", "'1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_null (moat_formula_guard_put_on (texts[i]));
      g_assert_true (moat_formula_guard_take_off (texts[i]) == texts[i]);
    }
}

/* Any text, also one that looks guarded already. */
static void
test_taking_off_undoes_putting_on (void)
{
  static const char *const pieces[] = { "'", "=", "-", " ", "\t", "\"", "＝", "a", "亿", "@" };

  for (int round = 0; round < 5000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *guarded = NULL;

      for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      guarded = moat_formula_guard_put_on (text->str);
      g_assert_cmpstr (moat_formula_guard_take_off (guarded != NULL ? guarded : text->str), ==,
                       text->str);
    }
}

static void
test_payloads_are_guarded (void)
{
  g_autofree char *folder = find_shared_data ();
  g_autofree char *path = NULL, *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_guarded = 0;

  if (folder == NULL)
    return;
  path = g_build_filename (folder, "hostile", "csv-injection", "csv-payload.txt", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      if (strchr ("=+-@", lines[i][0]) == NULL || lines[i][0] == '\0')
        continue;
      g_assert_true (moat_formula_guard_is_needed (lines[i]));
      n_guarded++;
    }
  g_assert_cmpuint (n_guarded, >=, 5);
}

/* Reads a header and a row, cells divided by |, and asserts the cells of the row. */
static void
assert_read (const char *header, const char *row, const char *wanted)
{
  g_autoptr (MoatTable) table = moat_table_new ("table");
  g_autoptr (MoatRowReader) reader = moat_unguarded_rows_new (table_rows_new (table));
  g_autoptr (GString) joined = g_string_new (NULL);
  MoatRow read;

  g_strfreev (table->columns);
  table->columns = g_strsplit (header, "|", -1);
  moat_table_add_row (table, 2, g_strsplit (row, "|", -1));
  g_assert_true (moat_row_reader_next (reader, &read, NULL, NULL));
  g_assert_true (moat_row_reader_next (reader, &read, NULL, NULL));
  g_assert_cmpuint (read.line, ==, 2);
  for (guint i = 0; i < read.n_cells; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", read.cells[i]);
  g_assert_cmpstr (joined->str, ==, wanted);
  g_assert_false (moat_row_reader_next (reader, &read, NULL, NULL));
}

static void
test_only_exported_files_are_unguarded (void)
{
  assert_read ("key|as_stated|remark_en|entity_label_en", "f1|'=1|''-2|x", "f1|=1|'-2|x");
  assert_read ("entity_label_en|remark_en|as_stated", "'@a", "@a");
  assert_read ("key|as_stated|remark_en", "f1|'=1|''-2", "f1|'=1|''-2");
  assert_read ("entity|value", "'=1|2", "'=1|2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/formula-guard/" name, function)
  ADD ("what-runs-is-guarded", test_what_runs_is_guarded);
  ADD ("other-text-is-left-alone", test_other_text_is_left_alone);
  ADD ("taking-off-undoes-putting-on", test_taking_off_undoes_putting_on);
  ADD ("payloads-are-guarded", test_payloads_are_guarded);
  ADD ("only-exported-files-are-unguarded", test_only_exported_files_are_unguarded);
#undef ADD
  return g_test_run ();
}
