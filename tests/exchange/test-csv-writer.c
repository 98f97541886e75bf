/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing CSV: quotes only where a cell needs them, and whatever cells are written are read again
 * as they were. */
#include "reading.h"

#include <string.h>

static void
assert_written (const char *const *cells, const char *wanted)
{
  g_autoptr (GString) out = g_string_new (NULL);

  moat_csv_append_row (out, cells);
  g_assert_cmpstr (out->str, ==, wanted);
}

static void
test_plain_cells_have_no_quotes (void)
{
  assert_written ((const char *const[]){ "f01", "3800亿元", "-0.5", "", NULL },
                  "f01,3800亿元,-0.5,\r\n");
}

static void
test_cells_that_need_quotes_have_them (void)
{
  static const char *const cases[][2] = {
    { "1,234", "\"1,234\"" }, { "a\"b", "\"a\"\"b\"" }, { "a\nb", "\"a\nb\"" },
    { "a\rb", "\"a\rb\"" },   { " a", "\" a\"" },       { "a ", "\"a \"" },
    { "\ta", "\"\ta\"" },     { "a\t", "\"a\t\"" },     { "\"", "\"\"\"\"" },
    { "a b", "a b" },         { "a\tb", "a\tb" },       { "'", "'" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *wanted = g_strconcat (cases[i][1], ",x\r\n", NULL);

      assert_written ((const char *const[]){ cases[i][0], "x", NULL }, wanted);
    }
}

static void
test_empty_cell_alone_is_quoted (void)
{
  assert_written ((const char *const[]){ "", NULL }, "\"\"\r\n");
  assert_written ((const char *const[]){ "", "", NULL }, ",\r\n");
}

static void
test_rows_are_appended (void)
{
  g_autoptr (GString) out = g_string_new ("a,b\r\n");

  moat_csv_append_row (out, (const char *const[]){ "1", "2", NULL });
  moat_csv_append_row (out, (const char *const[]){ "3", "4", NULL });
  g_assert_cmpstr (out->str, ==, "a,b\r\n1,2\r\n3,4\r\n");
}

/* A cell of pieces that CSV finds hard. */
static char *
make_cell (void)
{
  static const char *const pieces[] = { "a", "\"",           ",",  "\n", "\r", "\r\n",
                                        " ", "\t",           "亿", "é",  "0",  "\"\"",
                                        "'", "\xef\xbb\xbf", ";",  "=",  "\\", "🙂" };
  g_autoptr (GString) cell = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
    g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (g_steal_pointer (&cell), FALSE);
}

static GStrv
make_row (int n_columns)
{
  GStrv row = g_new0 (char *, (gsize) n_columns + 1);

  for (int i = 0; i < n_columns; i++)
    row[i] = make_cell ();
  return row;
}

static void
test_what_is_written_is_read (void)
{
  for (int round = 0; round < 300; round++)
    {
      int n_columns = g_test_rand_int_range (1, 6), n_rows = g_test_rand_int_range (0, 20);
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      static const char *const names[] = { "c1", "c2", "c3", "c4", "c5", NULL };
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (MoatTable) table = NULL;

      moat_csv_append_row (text, names + 5 - n_columns);
      for (int i = 0; i < n_rows; i++)
        {
          GStrv row = make_row (n_columns);

          g_ptr_array_add (rows, row);
          moat_csv_append_row (text, (const char *const *) row);
        }
      table = must_read (moat_csv_read, text->str);
      g_assert_cmpuint (table->problems->len, ==, 0);
      g_assert_cmpuint (table->rows->len, ==, rows->len);
      for (guint i = 0; i < rows->len; i++)
        g_assert_true (g_strv_equal (
          (const char *const *) ((MoatTableRow *) table->rows->pdata[i])->cells, rows->pdata[i]));
    }
}

/* A file whose first cell begins with what looks like a byte order mark. */
static void
test_first_cell_keeps_its_mark (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (MoatTable) table = NULL;

  moat_csv_append_row (text, (const char *const[]){ "\xef\xbb\xbfkey", "b", NULL });
  table = must_read (moat_csv_read, text->str);
  assert_columns (table, "\xef\xbb\xbfkey|b");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/csv-writer/" name, function)
  ADD ("plain-cells-have-no-quotes", test_plain_cells_have_no_quotes);
  ADD ("cells-that-need-quotes-have-them", test_cells_that_need_quotes_have_them);
  ADD ("empty-cell-alone-is-quoted", test_empty_cell_alone_is_quoted);
  ADD ("rows-are-appended", test_rows_are_appended);
  ADD ("what-is-written-is-read", test_what_is_written_is_read);
  ADD ("first-cell-keeps-its-mark", test_first_cell_keeps_its_mark);
#undef ADD
  return g_test_run ();
}
