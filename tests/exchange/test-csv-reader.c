/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading CSV: what is taken, what is a problem of a row, what is an error of the file, and on
 * which line each of them stands. */
#include "reading.h"

#include <string.h>

static void
test_header_and_rows (void)
{
  g_autoptr (MoatTable) table = must_read (moat_csv_read, "key,value\nf01,8\nf02,\n,13\n");

  assert_columns (table, "key|value");
  g_assert_cmpuint (table->rows->len, ==, 3);
  assert_row (table, 0, 2, "f01|8");
  assert_row (table, 1, 3, "f02|");
  assert_row (table, 2, 4, "|13");
  g_assert_cmpuint (table->problems->len, ==, 0);
  g_assert_cmpint (moat_table_find_column (table, "value"), ==, 1);
  g_assert_cmpint (moat_table_find_column (table, "unit"), ==, -1);
}

static void
test_quotes_keep_commas_and_space (void)
{
  g_autoptr (MoatTable) table =
    must_read (moat_csv_read, "a,b\n\"1,234.5\",\" x \"\n  bare\t, both ends \n\"\",\"\"\n");

  assert_row (table, 0, 2, "1,234.5| x ");
  assert_row (table, 1, 3, "bare|both ends");
  assert_row (table, 2, 4, "|");
}

static void
test_doubled_quotes_are_one (void)
{
  g_autoptr (MoatTable) table =
    must_read (moat_csv_read, "a,b\n\"\"\"over\"\" 380\",\"\"\"\"\n\"a\"\"b\",x\n");

  assert_row (table, 0, 2, "\"over\" 380|\"");
  assert_row (table, 1, 3, "a\"b|x");
}

static void
test_quoted_newlines_stay_and_count (void)
{
  g_autoptr (MoatTable) table =
    must_read (moat_csv_read, "a,b\n\"one\ntwo\n\nthree\",x\nnext,\"p\r\nq\"\nlast,y\n");

  assert_row (table, 0, 2, "one\ntwo\n\nthree|x");
  assert_row (table, 1, 6, "next|p\r\nq");
  assert_row (table, 2, 8, "last|y");
}

static void
test_byte_order_mark_is_dropped (void)
{
  g_autoptr (MoatTable) table = must_read (moat_csv_read, "\xef\xbb\xbfkey,b\nf01,亿\n");
  g_autoptr (MoatTable) quoted = must_read (moat_csv_read, "\xef\xbb\xbf\"key\",b\n");

  assert_columns (table, "key|b");
  assert_row (table, 0, 2, "f01|亿");
  assert_columns (quoted, "key|b");
}

static void
test_line_ends_of_every_kind (void)
{
  static const char *const ends[] = { "\n", "\r\n", "\r" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_auto (GStrv) lines = g_strsplit ("a,b;1,2;;\"x\",y;3;5,6;", ";", -1);
      g_autofree char *text = g_strjoinv (ends[i], lines);
      g_autoptr (MoatTable) table = must_read (moat_csv_read, text);

      assert_row (table, 0, 2, "1|2");
      assert_row (table, 1, 4, "x|y");
      assert_row (table, 2, 6, "5|6");
      assert_problem (table, 0, 5, -1, "The row has 1 cells and the header 2");
    }
}

static void
test_last_line_needs_no_end (void)
{
  static const char *const texts[] = { "a,b\n1,2", "a,b\n1,\"2\"", "a,b\r\n1,2" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MoatTable) table = must_read (moat_csv_read, texts[i]);

      g_assert_cmpuint (table->rows->len, ==, 1);
      assert_row (table, 0, 2, "1|2");
    }
}

static void
test_ragged_rows_are_problems (void)
{
  g_autoptr (MoatTable) table =
    must_read (moat_csv_read, "a,b,c\n1,2,3\n1,2\n\"x\ny\",2,3,4\n7,8,9\n,\n\"\"\n");

  g_assert_cmpuint (table->rows->len, ==, 2);
  assert_row (table, 0, 2, "1|2|3");
  assert_row (table, 1, 6, "7|8|9");
  g_assert_cmpuint (table->problems->len, ==, 4);
  assert_problem (table, 0, 3, -1, "The row has 2 cells and the header 3");
  assert_problem (table, 1, 4, -1, "The row has 4 cells and the header 3");
  assert_problem (table, 2, 7, -1, "The row has 2 cells and the header 3");
  assert_problem (table, 3, 8, -1, "The row has 1 cells and the header 3");
}

static void
test_blank_lines_are_skipped (void)
{
  g_autoptr (MoatTable) table = must_read (moat_csv_read, "\n\na,b\n\n1,2\n  \n\r\n3,4\n\n");

  assert_columns (table, "a|b");
  g_assert_cmpuint (table->rows->len, ==, 2);
  assert_row (table, 0, 5, "1|2");
  assert_row (table, 1, 8, "3|4");
  g_assert_cmpuint (table->problems->len, ==, 0);
}

static void
test_empty_cell_of_one_column_is_a_row (void)
{
  g_autoptr (MoatTable) table = must_read (moat_csv_read, "a\n\"\"\n\nx\n");

  g_assert_cmpuint (table->rows->len, ==, 2);
  assert_row (table, 0, 2, "");
  assert_row (table, 1, 4, "x");
}

static void
test_header_only (void)
{
  g_autoptr (MoatTable) table = must_read (moat_csv_read, " key , value\t\n");

  assert_columns (table, "key|value");
  g_assert_cmpuint (table->rows->len, ==, 0);
  g_assert_cmpuint (table->problems->len, ==, 0);
}

static void
test_empty_file_is_refused (void)
{
  assert_refused (moat_csv_read, "", 0, MOAT_EXCHANGE_ERROR_MALFORMED, 0);
  assert_refused (moat_csv_read, "\n\n", -1, MOAT_EXCHANGE_ERROR_MALFORMED, 0);
  assert_refused (moat_csv_read, "\xef\xbb\xbf", -1, MOAT_EXCHANGE_ERROR_MALFORMED, 0);
}

static void
test_repeated_column_is_refused (void)
{
  assert_refused (moat_csv_read, "key,unit, key\nf01,CNY,f02\n", -1, MOAT_EXCHANGE_ERROR_MALFORMED,
                  1);
  assert_refused (moat_csv_read, "\nkey,key", -1, MOAT_EXCHANGE_ERROR_MALFORMED, 2);
}

static void
test_stray_quotes_are_refused_with_their_line (void)
{
  static const struct
  {
    const char *text;
    gsize line;
  } cases[] = {
    { "a,b\n1,2\n\"x\"y,3\n", 3 }, /* text behind a closing quote */
    { "a,b\nsay \"hi\",2\n", 2 },  /* a quote inside a bare cell */
    { "a,b\n1,2\n3,\"open\n5,6\n", 3 }, { "a,b\n\"x\ny\"z,3\n", 3 }, { "\"a\nb", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (moat_csv_read, cases[i].text, -1, MOAT_EXCHANGE_ERROR_MALFORMED, cases[i].line);
}

static void
test_other_encodings_are_refused_with_their_line (void)
{
  static const char gbk[] = "a,b\n1,2\n3,\xd2\xda\n";
  static const char header[] = "a,\xff\n";
  static const char utf16[] = "\xff\xfe"
                              "a\0,\0b\0\n\0";
  static const char nul[] = "a,b\n1,2\n3,x\0y\n";
  static const char quoted[] = "a,b\n\"one\ntwo\",\xc3(\n";
  static const char at_the_end[] = "a,b\n1,\xe4\xba";

  assert_refused (moat_csv_read, gbk, sizeof gbk - 1, MOAT_EXCHANGE_ERROR_ENCODING, 3);
  assert_refused (moat_csv_read, header, sizeof header - 1, MOAT_EXCHANGE_ERROR_ENCODING, 1);
  assert_refused (moat_csv_read, utf16, sizeof utf16 - 1, MOAT_EXCHANGE_ERROR_ENCODING, 1);
  assert_refused (moat_csv_read, nul, sizeof nul - 1, MOAT_EXCHANGE_ERROR_ENCODING, 3);
  assert_refused (moat_csv_read, quoted, sizeof quoted - 1, MOAT_EXCHANGE_ERROR_ENCODING, 2);
  assert_refused (moat_csv_read, at_the_end, sizeof at_the_end - 1, MOAT_EXCHANGE_ERROR_ENCODING,
                  2);
}

static void
test_huge_cells_are_refused (void)
{
  g_autofree char *fill = g_strnfill (1024 * 1024, 'x');
  g_autofree char *largest = g_strconcat ("a,b\n1,", fill, "\n", NULL);
  g_autofree char *larger = g_strconcat ("a,b\n1,2\n1,x", fill, "\n3,4\n", NULL);
  g_autofree char *unclosed = g_strconcat ("a,b\n1,2\n1,\"x\n", fill, "\n3,4\n", NULL);
  g_autoptr (MoatTable) table = must_read (moat_csv_read, largest);

  g_assert_cmpuint (table->rows->len, ==, 1);
  assert_refused (moat_csv_read, larger, -1, MOAT_EXCHANGE_ERROR_TOO_LARGE, 3);
  assert_refused (moat_csv_read, unclosed, -1, MOAT_EXCHANGE_ERROR_TOO_LARGE, 3);
}

static void
test_hundred_thousand_rows (void)
{
  g_autoptr (GString) text = g_string_new ("id,words\r\n");
  g_autoptr (MoatTable) table = NULL;
  gsize line = 2;

  for (int i = 0; i < 100000; i++)
    g_string_append_printf (text, i % 7 == 0 ? "%d,\"two\r\nlines, %d\"\r\n" : "%d,words %d\r\n", i,
                            i);
  table = must_read (moat_csv_read, text->str);
  g_assert_cmpuint (table->rows->len, ==, 100000);
  g_assert_cmpuint (table->problems->len, ==, 0);
  for (guint i = 0; i < 100000; i++)
    {
      const MoatTableRow *row = table->rows->pdata[i];

      g_assert_cmpuint (row->line, ==, line);
      g_assert_cmpuint (g_ascii_strtoull (row->cells[0], NULL, 10), ==, i);
      g_assert_cmpstr (strrchr (row->cells[1], ' ') + 1, ==, row->cells[0]);
      line += i % 7 == 0 ? 2 : 1;
    }
}

/* The reader takes blocks of 64 KiB: every place of a row falls on such a boundary once. */
static void
test_rows_across_blocks (void)
{
  static const char row[] = "\"a\"\"b\r\nc\",亿元\r\nlast,row\r\n";

  for (gsize shift = 0; shift < sizeof row + 2; shift++)
    {
      g_autofree char *fill = g_strnfill (65536 - 8 - shift, 'x');
      g_autofree char *text = g_strconcat ("p,q\r\n", fill, ",\r\n", row, NULL);
      g_autoptr (MoatTable) table = must_read (moat_csv_read, text);

      g_assert_cmpuint (table->rows->len, ==, 3);
      assert_row (table, 1, 3, "a\"b\r\nc|亿元");
      assert_row (table, 2, 5, "last|row");
    }
}

static void
test_lost_file_is_an_error (void)
{
  assert_lost (moat_csv_read, "");
  assert_lost (moat_csv_read, "a,b\n1,2\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/csv-reader/" name, function)
  ADD ("header-and-rows", test_header_and_rows);
  ADD ("quotes-keep-commas-and-space", test_quotes_keep_commas_and_space);
  ADD ("doubled-quotes-are-one", test_doubled_quotes_are_one);
  ADD ("quoted-newlines-stay-and-count", test_quoted_newlines_stay_and_count);
  ADD ("byte-order-mark-is-dropped", test_byte_order_mark_is_dropped);
  ADD ("line-ends-of-every-kind", test_line_ends_of_every_kind);
  ADD ("last-line-needs-no-end", test_last_line_needs_no_end);
  ADD ("ragged-rows-are-problems", test_ragged_rows_are_problems);
  ADD ("blank-lines-are-skipped", test_blank_lines_are_skipped);
  ADD ("empty-cell-of-one-column-is-a-row", test_empty_cell_of_one_column_is_a_row);
  ADD ("header-only", test_header_only);
  ADD ("empty-file-is-refused", test_empty_file_is_refused);
  ADD ("repeated-column-is-refused", test_repeated_column_is_refused);
  ADD ("stray-quotes-are-refused-with-their-line", test_stray_quotes_are_refused_with_their_line);
  ADD ("other-encodings-are-refused-with-their-line",
       test_other_encodings_are_refused_with_their_line);
  ADD ("huge-cells-are-refused", test_huge_cells_are_refused);
  ADD ("hundred-thousand-rows", test_hundred_thousand_rows);
  ADD ("rows-across-blocks", test_rows_across_blocks);
  ADD ("lost-file-is-an-error", test_lost_file_is_an_error);
#undef ADD
  return g_test_run ();
}
