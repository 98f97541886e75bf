/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random tables, written in every dialect, encoding and kind of line end, are read again as they
 * were; ordinary ones also when nobody says how they were written. */
#include "moat-csv-row-reader.h"
#include "reading-rows.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  MoatDialect dialect;
  const char *line_end;
  gboolean with_mark;
} Style;

static const char *const encodings[] = { "UTF-8",    "UTF-16LE", "UTF-16BE",    "UTF-32LE",
                                         "UTF-32BE", "gb18030",  "windows-1252" };
static const char *const line_ends[] = { "\n", "\r\n", "\r" };

static char *folder;

/* A cell of pieces that delimited text finds hard; those of Western encodings come first. */
static char *
make_cell (const Style *style)
{
  static const char *const pieces[] = {
    "a",  "0",  " ",    "é",    "=",    "#", "\"", "'",    "\\",           ",", ";", "\t", "|",
    "\n", "\r", "\r\n", "\"\"", "\\\"", "€", "亿", "🙂", "\xef\xbb\xbf", "一"
  };
  int n_pieces = g_str_equal (style->dialect.encoding, "windows-1252") ? 19 : 23;
  GString *cell = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
    g_string_append (cell, pieces[g_test_rand_int_range (0, n_pieces)]);
  return g_string_free (cell, FALSE);
}

static GPtrArray *
make_table (const Style *style)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
    {
      int n_cells = g_test_rand_int_range (1, 6);
      GStrv cells = g_new0 (char *, (gsize) n_cells + 1);

      for (int i = 0; i < n_cells; i++)
        cells[i] = make_cell (style);
      g_ptr_array_add (rows, cells);
    }
  return rows;
}

static gboolean
needs_quotes (const char *cell, const Style *style, gboolean is_alone)
{
  const char special[] = {
    style->dialect.delimiter, style->dialect.quote, '\r', '\n', style->dialect.escape, '\0'
  };

  return strpbrk (cell, special) != NULL || g_str_has_prefix (cell, "\xef\xbb\xbf") ||
         (is_alone && cell[strspn (cell, " \t")] == '\0') || g_test_rand_int_range (0, 5) == 0;
}

static void
write_cell (GString *text, const char *cell, const Style *style, gboolean is_alone)
{
  char quote = style->dialect.quote, escape = style->dialect.escape;
  gboolean is_quoted = needs_quotes (cell, style, is_alone);

  if (is_quoted)
    g_string_append_c (text, quote);
  for (; *cell != '\0'; cell++)
    {
      if (*cell == quote || (escape != 0 && *cell == escape))
        g_string_append_c (text, escape != 0 ? escape : quote);
      g_string_append_c (text, *cell);
    }
  if (is_quoted)
    g_string_append_c (text, quote);
}

static GString *
write_table (GPtrArray *rows, const Style *style)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = rows->pdata[i];

      for (int k = 0; cells[k] != NULL; k++)
        {
          if (k > 0)
            g_string_append_c (text, style->dialect.delimiter);
          write_cell (text, cells[k], style, cells[1] == NULL);
        }
      if (i + 1 < rows->len || g_test_rand_bit ())
        g_string_append (text, style->line_end);
    }
  return text;
}

/* Reads @text from a file of the encoding of @style, and finds out how it is written. */
static GPtrArray *
find_and_read (GString *text, const Style *style, MoatDialect **found)
{
  g_autoptr (GBytes) bytes =
    encode (text->str, (gssize) text->len, style->dialect.encoding, style->with_mark);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *path = write_file (folder, "table", data, (gssize) size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatDataFile) file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, &error);
  g_autoptr (MoatRowReader) rows = NULL;

  g_assert_no_error (error);
  rows = moat_data_file_read_rows (file, NULL, &error);
  g_assert_no_error (error);
  *found = moat_dialect_copy (moat_data_file_get_dialect (file));
  return take_rows (rows);
}

static Style
choose_style (int round)
{
  static const char delimiters[] = { ',', ';', '\t', '|', ':' };
  static const char quotes[] = { '"', '\'' };
  static const char escapes[] = { 0, '\\' };
  gsize n = (gsize) round;
  Style style = { .dialect.delimiter = delimiters[n % 5] };

  n /= 5;
  style.dialect.encoding = (char *) encodings[n % G_N_ELEMENTS (encodings)];
  n /= G_N_ELEMENTS (encodings);
  style.dialect.quote = quotes[n % 2];
  style.dialect.escape = escapes[n / 2 % 2];
  style.line_end = line_ends[n / 4 % 3];
  style.with_mark = n / 12 % 2 && !g_str_equal (style.dialect.encoding, "windows-1252");
  return style;
}

/* Every style, several times. */
static void
test_what_is_written_is_read (void)
{
  for (int round = 0; round < 5 * 7 * 24 * 2; round++)
    {
      Style style = choose_style (round);
      g_autoptr (GPtrArray) rows = make_table (&style);
      g_autoptr (GString) text = write_table (rows, &style);
      g_autoptr (GBytes) bytes =
        encode (text->str, (gssize) text->len, style.dialect.encoding, style.with_mark);
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
      g_autoptr (MoatRowReader) reader =
        moat_csv_row_reader_new (stream, -1, &style.dialect, MOAT_CSV_PLAIN, NULL);
      g_autoptr (GPtrArray) found = take_rows (reader);

      assert_same_rows (found, rows);
    }
}

/* A table as people have them: names above, words and figures below. */
static GString *
make_ordinary_text (const Style *style, GPtrArray *rows)
{
  gboolean is_western = g_str_equal (style->dialect.encoding, "windows-1252");
  static const char *const words[][6] = {
    { "Alphabet Inc.", "Société Générale", "says \"hi\"", "Übermaß, GmbH", "two\nlines", "a; b" },
    { "Alphabet", "阿里巴巴集团", "公司 \"甲\"", "研发, 投资", "两\n行", "腾讯; 控股" },
  };
  int n_columns = g_test_rand_int_range (2, 6);

  for (int i = 0; i < 12; i++)
    {
      GStrv cells = g_new0 (char *, (gsize) n_columns + 1);

      for (int k = 0; k < n_columns; k++)
        {
          if (i == 0)
            cells[k] = g_strdup_printf ("%s %d", is_western ? "année" : "年份", k);
          else if (k == 0)
            cells[k] = g_strdup (words[!is_western][g_test_rand_int_range (0, 6)]);
          else
            cells[k] = g_strdup_printf ("%d,%d", g_test_rand_int_range (0, 1000000),
                                        g_test_rand_int_range (0, 10));
        }
      g_ptr_array_add (rows, cells);
    }
  return write_table (rows, style);
}

static void
test_ordinary_tables_need_no_help (void)
{
  for (int round = 0; round < 5 * 7 * 24; round++)
    {
      Style style = choose_style (round);
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      g_autoptr (GString) text = NULL;
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (MoatDialect) dialect = NULL;

      /* These are never guessed. */
      if (style.dialect.delimiter == ':' || style.dialect.quote == '\'')
        continue;
      text = make_ordinary_text (&style, rows);
      found = find_and_read (text, &style, &dialect);
      g_assert_cmpstr (dialect->encoding, ==, style.dialect.encoding);
      g_assert_cmpint (dialect->delimiter, ==, style.dialect.delimiter);
      assert_same_rows (found, rows);
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("moat-csv-XXXXXX", NULL);
  g_test_add_func ("/exchange/csv-dialects/what-is-written-is-read", test_what_is_written_is_read);
  g_test_add_func ("/exchange/csv-dialects/ordinary-tables-need-no-help",
                   test_ordinary_tables_need_no_help);
  status = g_test_run ();
  path = g_build_filename (folder, "table", NULL);
  g_unlink (path);
  g_rmdir (folder);
  g_free (folder);
  return status;
}
