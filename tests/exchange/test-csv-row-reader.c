/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of delimited text: what a cell is in each dialect, on which line a row begins, and what
 * is refused at which place. */
#include "moat-csv-row-reader.h"
#include "reading-rows.h"

#include <string.h>

static char utf8[] = "UTF-8";
static const MoatDialect comma = { utf8, ',', '"', 0 };
static const MoatDialect tab = { utf8, '\t', '"', 0 };
static const MoatDialect no_quotes = { utf8, '\t', 0, 0 };
static const MoatDialect escaped = { utf8, ',', '"', '\\' };

static char *
dump (const char *text, gssize size, const MoatDialect *dialect, MoatCsvFlags flags, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GInputStream) stream = trickle_new (text, size, 100000);
  g_autoptr (MoatRowReader) rows = moat_csv_row_reader_new (stream, -1, dialect, flags, &failure);

  g_assert_no_error (failure);
  g_assert_cmpfloat (moat_row_reader_get_fraction (rows), ==, -1);
  return dump_rows (rows, error);
}

static void
assert_read (const char *text, const MoatDialect *dialect, MoatCsvFlags flags, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = dump (text, -1, dialect, flags, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, wanted);
}

static void
assert_refused (const char *text, const MoatDialect *dialect, MoatExchangeError code,
                const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = dump (text, -1, dialect, MOAT_CSV_PLAIN, &error);

  g_assert_error (error, MOAT_EXCHANGE_ERROR, (int) code);
  if (strncmp (found, wanted, strlen (wanted)) != 0)
    g_error ("“%s” does not begin with “%s”", found, wanted);
}

static void
test_rows_come_as_they_are (void)
{
  assert_read ("a,b,c\n1,2\n,\n\"\"\n3,4,5,6,\n", &comma, MOAT_CSV_PLAIN,
               "1|a|b|c\n2|1|2\n3||\n4|\n5|3|4|5|6|\n");
}

static void
test_blank_lines_are_no_rows_but_count (void)
{
  assert_read ("\n\r\n \t \na\n\n\"x\n\n\ny\"\n \nb", &comma, MOAT_CSV_PLAIN,
               "4|a\n6|x\n\n\ny\n11|b\n");
  assert_read ("\r\ra\r\r\nb\r", &comma, MOAT_CSV_PLAIN, "3|a\n5|b\n");
  /* Empty cells are cells, and so is quoted space. */
  assert_read ("\t\n \t\n \n\" \"\n", &tab, MOAT_CSV_PLAIN, "1||\n2| |\n4| \n");
}

static void
test_every_delimiter (void)
{
  static const char delimiters[] = ",;\t|:^ ";

  for (gsize i = 0; delimiters[i] != '\0'; i++)
    {
      const MoatDialect dialect = { utf8, delimiters[i], '\'', 0 };
      g_autofree char *text = g_strdelimit (g_strdup ("a~'b~''c'~\n'd'~e"), "~", delimiters[i]);
      g_autofree char *wanted = g_strdelimit (g_strdup ("1|a|b~'c|\n2|d|e\n"), "~", delimiters[i]);

      assert_read (text, &dialect, MOAT_CSV_PLAIN, wanted);
    }
}

static void
test_space_belongs_to_bare_cells (void)
{
  static const char text[] = " a , b\n\" c \" ,\t\"d\" \n , \"\"\n";

  assert_read (text, &comma, MOAT_CSV_PLAIN, "1| a | b\n2| c |d\n3| |\n");
  assert_read (text, &comma, MOAT_CSV_STRIP, "1|a|b\n2| c |d\n3||\n");
}

static void
test_quotes_that_can_mean_but_one_thing (void)
{
  assert_read ("37°36'37.8\"N,5\" disk\n19\"\n", &comma, MOAT_CSV_PLAIN,
               "1|37°36'37.8\"N|5\" disk\n2|19\"\n");
  assert_read ("say \"hi\"\tx\n\"a \"\"b\"\"\"\t\" c\nd\" \n", &tab, MOAT_CSV_PLAIN,
               "1|say \"hi\"|x\n2|a \"b\"| c\nd\n");
  assert_read ("\"a\tb\"\n\"", &no_quotes, MOAT_CSV_PLAIN, "1|\"a|b\"\n2|\"\n");
}

static void
test_wrong_quotes_are_refused_with_their_place (void)
{
  assert_refused ("a,b\n1,x \"y\"\n", &comma, MOAT_EXCHANGE_ERROR_MALFORMED,
                  "1|a|b\n! Line 2: The quotes in column 2 do not match.");
  assert_refused ("\"x\"y,2\n", &comma, MOAT_EXCHANGE_ERROR_MALFORMED,
                  "! Line 1: The quotes in column 1 do not match.");
  assert_refused ("a,b,\"x\ny\" z\n", &comma, MOAT_EXCHANGE_ERROR_MALFORMED,
                  "! Line 2: The quotes in column 3 do not match.");
  assert_refused ("a\tb\n\"x\" y\t2\n", &tab, MOAT_EXCHANGE_ERROR_MALFORMED,
                  "1|a|b\n! Line 2: The quotes in column 1 do not match.");
  assert_refused ("a\nb,\"c\n\n", &comma, MOAT_EXCHANGE_ERROR_MALFORMED,
                  "1|a\n! Line 2: A quoted cell does not end");
}

static void
test_an_excerpt_may_break_off (void)
{
  assert_read ("a\nb,\"c\n\n", &comma, MOAT_CSV_EXCERPT, "1|a\n");
}

static void
test_escapes (void)
{
  assert_read ("\"a\\\"b\",\"c\\\\\",\\\"d\n", &escaped, MOAT_CSV_PLAIN, "1|a\"b|c\\|\"d\n");
  assert_read ("a\\,b,\\\\,\\N\n\\", &escaped, MOAT_CSV_PLAIN, "1|a,b|\\|\\N\n2|\\\n");
  assert_read ("\"a\\\r\nb\",c\\\nd\n", &escaped, MOAT_CSV_PLAIN, "1|a\\\r\nb|c\\\n3|d\n");
  assert_read ("\"doubled \"\" too\"\n", &escaped, MOAT_CSV_PLAIN, "1|doubled \" too\n");
}

static void
test_the_line_that_names_the_delimiter (void)
{
  const MoatDialect semicolon = { utf8, ';', '"', 0 };

  assert_read ("sep=;\r\na;b\r\n", &semicolon, MOAT_CSV_PLAIN, "2|a|b\n");
  assert_read ("sep=,\r\na;b\r\n", &semicolon, MOAT_CSV_PLAIN, "1|sep=,\n2|a|b\n");
  assert_read ("x\nsep=;\n", &semicolon, MOAT_CSV_PLAIN, "1|x\n2|sep=|\n");
}

/* A text is read in pieces: wherever they meet, nothing changes. */
static void
test_any_place_can_be_at_the_edge_of_the_buffer (void)
{
  static const char row[] = "\"a\\\"b\r\nc\",亿元,\\\\\r\nlast,row\rx\n\ny\n";
  const gsize edge = 256 * 1024;

  for (gsize shift = 0; shift < sizeof row + 20; shift++)
    {
      g_autofree char *fill = g_strnfill (edge - 2 - shift, 'x');
      g_autofree char *bare = g_strconcat (fill, "\n", row, NULL);
      g_autofree char *quoted = g_strconcat ("\"", fill, "\\\"\",\n", row, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *found = dump (bare, -1, &escaped, MOAT_CSV_PLAIN, &error);
      g_autofree char *found_quoted = dump (quoted, -1, &escaped, MOAT_CSV_PLAIN, &error);
      static const char rest[] = "2|a\"b\r\nc|亿元|\\\n4|last|row\n5|x\n7|y\n";

      g_assert_no_error (error);
      g_assert_cmpstr (strchr (found, '\n') + 1, ==, rest);
      g_assert_cmpstr (strchr (found_quoted, '\n') + 1, ==, rest);
      g_assert_cmpuint (strchr (found, '\n') - found, ==, edge - shift);
      g_assert_cmpuint (strchr (found_quoted, '\n') - found_quoted, ==, edge - shift + 2);
    }
}

/* @n times @piece between @before and @after. */
static char *
repeat (const char *before, const char *piece, gsize n, const char *after)
{
  GString *text = g_string_new (before);

  while (n-- > 0)
    g_string_append (text, piece);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static void
test_limits (void)
{
  g_autofree char *fill = g_strnfill (1024 * 1024, 'x');
  g_autofree char *largest = g_strconcat ("\"", fill, "\",b\n", NULL);
  g_autofree char *larger = g_strconcat ("a\n", fill, "x,b\n", NULL);
  g_autofree char *piece = g_strconcat (",", fill, NULL);
  g_autofree char *long_row = repeat ("a\n\"\"", piece, 17, "\n");
  g_autofree char *most_cells = repeat ("a\n", ",", 16383, "\n");
  g_autofree char *more_cells = repeat ("a\n", ",", 16384, "\n");
  g_autofree char *more_parsed = repeat ("a\n\"\"", ",", 600000, "\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *found = dump (largest, -1, &comma, MOAT_CSV_PLAIN, &error);
  g_autofree char *found_cells = dump (most_cells, -1, &comma, MOAT_CSV_PLAIN, &error);

  g_assert_no_error (error);
  assert_refused (larger, &comma, MOAT_EXCHANGE_ERROR_TOO_LARGE, "1|a\n! Line 2: A cell");
  assert_refused (long_row, &comma, MOAT_EXCHANGE_ERROR_TOO_LARGE, "1|a\n! Line 2: The row is");
  assert_refused (more_cells, &comma, MOAT_EXCHANGE_ERROR_TOO_LARGE, "1|a\n! Line 2: The row has");
  assert_refused (more_parsed, &comma, MOAT_EXCHANGE_ERROR_TOO_LARGE, "1|a\n! Line 2: The row has");
}

/* A cell that makes the reader look back at each of its quotes. */
static void
test_many_bare_quotes_take_no_time (void)
{
  g_autofree char *spaces = g_strnfill (400000, ' ');
  g_autofree char *text = repeat (spaces, "1 \"", 200000, "\tb\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *found = dump (text, -1, &tab, MOAT_CSV_PLAIN, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (found), ==, strlen (text) + 2);
}

static void
test_bad_text_is_refused_with_its_line (void)
{
  static char utf16[] = "UTF-16LE";
  const MoatDialect wide = { utf16, ',', '"', 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  assert_refused ("a\nb\n\nx\xff\n", &comma, MOAT_EXCHANGE_ERROR_ENCODING,
                  "1|a\n2|b\n! Line 4: This is no text in the encoding UTF-8.");
  found = dump ("a\0\n\0b\0\n\0c\0\0\xd8x\0", 14, &wide, MOAT_CSV_PLAIN, &error);
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_ENCODING);
  g_assert_true (g_str_has_prefix (found, "1|a\n2|b\n! Line 3: "));
}

static void
test_progress (void)
{
  g_autofree char *text = repeat ("a,b\n", "1,2\n", 500000, "");
  g_autoptr (GInputStream) stream = trickle_new (text, -1, 1000);
  g_autoptr (MoatRowReader) rows =
    moat_csv_row_reader_new (stream, (goffset) strlen (text), &comma, MOAT_CSV_PLAIN, NULL);
  double last = 0;
  MoatRow row;

  g_assert_cmpfloat (moat_row_reader_get_fraction (rows), ==, 0);
  for (gsize n = 1; moat_row_reader_next (rows, &row, NULL, NULL); n++)
    {
      double fraction = moat_row_reader_get_fraction (rows);

      g_assert_cmpuint (row.line, ==, n);
      g_assert_cmpfloat (fraction, >=, last);
      g_assert_cmpfloat (ABS (fraction - (double) n / 500001), <, 0.2);
      last = fraction;
    }
  g_assert_cmpfloat (last, ==, 1);
}

static void
test_cancelling_stops_it (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GInputStream) stream = trickle_new ("a\nb\nc\n", -1, 100);
  g_autoptr (MoatRowReader) rows =
    moat_csv_row_reader_new (stream, -1, &comma, MOAT_CSV_PLAIN, NULL);
  g_autoptr (GError) error = NULL;
  MoatRow row;

  g_assert_true (moat_row_reader_next (rows, &row, cancellable, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (moat_row_reader_next (rows, &row, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/csv-row-reader/" name, function)
  ADD ("rows-come-as-they-are", test_rows_come_as_they_are);
  ADD ("blank-lines-are-no-rows-but-count", test_blank_lines_are_no_rows_but_count);
  ADD ("every-delimiter", test_every_delimiter);
  ADD ("space-belongs-to-bare-cells", test_space_belongs_to_bare_cells);
  ADD ("quotes-that-can-mean-but-one-thing", test_quotes_that_can_mean_but_one_thing);
  ADD ("wrong-quotes-are-refused-with-their-place", test_wrong_quotes_are_refused_with_their_place);
  ADD ("an-excerpt-may-break-off", test_an_excerpt_may_break_off);
  ADD ("escapes", test_escapes);
  ADD ("the-line-that-names-the-delimiter", test_the_line_that_names_the_delimiter);
  ADD ("any-place-can-be-at-the-edge-of-the-buffer",
       test_any_place_can_be_at_the_edge_of_the_buffer);
  ADD ("limits", test_limits);
  ADD ("many-bare-quotes-take-no-time", test_many_bare_quotes_take_no_time);
  ADD ("bad-text-is-refused-with-its-line", test_bad_text_is_refused_with_its_line);
  ADD ("progress", test_progress);
  ADD ("cancelling-stops-it", test_cancelling_stops_it);
#undef ADD
  return g_test_run ();
}
