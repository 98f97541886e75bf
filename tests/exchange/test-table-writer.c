/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as CSV and XLSX: cells keep their types where that loses nothing, hostile text stays text,
 * the same table gives the same bytes, and a file that could not be written whole is an error. */
#include "moat-table-writer.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "moat-data-file.h"
#include "moat-decimal.h"
#include "packing.h"
#include "reading-rows.h"
#include "reading.h"
#include "workbook.h"

static const MoatDataColumn columns[] = {
  { "word", MOAT_CELL_TEXT, 10 },
  { "amount", MOAT_CELL_NUMBER, 10 },
  { "day", MOAT_CELL_DATE, 10 },
};

typedef struct
{
  char *folder, *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("moat-writer-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "out", NULL);
  g_assert_true (g_file_set_contents (self->path, "", 0, NULL));
}

/* Nothing but the file may be left in the folder. */
static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

static MoatTableWriter *
begin (Fixture *self, gboolean xlsx)
{
  const MoatDocumentProperties properties = { "A & B\x01", "<me>", 86400 };
  g_autoptr (GError) error = NULL;
  MoatTableWriter *writer = xlsx ? moat_xlsx_writer_new (self->path, &properties, &error)
                                 : moat_csv_table_writer_new (self->path, &error);

  g_assert_no_error (error);
  return writer;
}

/* Writes rows of three cells, ended by a NULL. */
static void
write_rows (Fixture *self, gboolean xlsx, const char *const rows[][3])
{
  g_autoptr (MoatTableWriter) writer = begin (self, xlsx);
  g_autoptr (GError) error = NULL;

  moat_table_writer_begin_table (writer, "Table", columns, G_N_ELEMENTS (columns), &error);
  g_assert_no_error (error);
  for (gsize i = 0; rows[i][0] != NULL; i++)
    {
      moat_table_writer_add_row (writer, rows[i], &error);
      g_assert_no_error (error);
    }
  g_assert_true (moat_table_writer_finish (writer, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_cells (const MoatTable *table, guint row, const char *const *wanted)
{
  const MoatTableRow *found = table->rows->pdata[row];

  for (int i = 0; i < 3; i++)
    g_assert_cmpstr (found->cells[i], ==, wanted[i]);
}

static void
test_csv_is_text_that_does_not_run (Fixture *self, gconstpointer data)
{
  static const char *const rows[][3] = {
    { "3800亿元", "-5.25", "2025-03-17" },
    { "=1+1", "", "" },
    { "a,b", "=cmd", "-1" }, /* what a stranger put into the project */
    { "'-1", "1e3", "" },
    { NULL, NULL, NULL },
  };
  g_autofree char *text = NULL;

  write_rows (self, FALSE, rows);
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==,
                   "\xef\xbb\xbfword,amount,day\r\n"
                   "3800亿元,-5.25,2025-03-17\r\n"
                   "'=1+1,,\r\n"
                   "\"a,b\",'=cmd,'-1\r\n"
                   "''-1,1e3,\r\n");
}

/* Columns of an exported file, which is read without its guards. */
static void
test_csv_is_read_as_it_was_written (Fixture *self, gconstpointer data)
{
  static const char *const pieces[] = { "'", "=", "-", " ", "\"", "＝", "a", "亿", ",", "\n", "@" };
  static const MoatDataColumn exported[] = {
    { "as_stated", MOAT_CELL_TEXT, 10 },
    { "value", MOAT_CELL_NUMBER, 10 },
    { "entity_label_en", MOAT_CELL_TEXT, 10 },
  };
  g_autoptr (MoatTableWriter) writer = begin (self, FALSE);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (MoatDataFile) file = NULL;
  g_autoptr (MoatRowReader) rows = NULL;

  moat_table_writer_begin_table (writer, "Table", exported, G_N_ELEMENTS (exported), NULL);
  g_ptr_array_add (wanted, g_strsplit ("as_stated|value|entity_label_en", "|", -1));
  for (int i = 0; i < 500; i++)
    {
      g_autoptr (GString) text = g_string_new ("-");
      char *cells[] = { text->str, (char *) "-5", (char *) "'=1", NULL };

      for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      g_string_append (text, "x"); /* readers drop space at the end of a line */
      cells[0] = text->str + g_test_rand_int_range (0, 2);
      g_ptr_array_add (wanted, g_strdupv (cells));
      g_assert_true (moat_table_writer_add_row (writer, (const char *const *) cells, NULL));
    }
  g_assert_true (moat_table_writer_finish (writer, NULL, NULL));
  file = moat_data_file_open (self->path, MOAT_DATA_FORMAT_AUTO, NULL, NULL);
  rows = moat_data_file_read_rows (file, NULL, NULL);
  found = take_rows (rows);
  assert_same_rows (found, wanted);
}

static void
test_csv_of_many_rows (Fixture *self, gconstpointer data)
{
  g_autoptr (MoatTableWriter) writer = begin (self, FALSE);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (MoatTable) table = NULL;
  const char *const cells[] = { "a word that is repeated", "12345.678", "2025-01-01" };

  g_assert_true (
    moat_table_writer_begin_table (writer, "Table", columns, G_N_ELEMENTS (columns), NULL));
  for (int i = 0; i < 10000; i++)
    g_assert_true (moat_table_writer_add_row (writer, cells, NULL));
  g_assert_true (moat_table_writer_finish (writer, NULL, NULL));
  stream = G_INPUT_STREAM (g_file_read (file, NULL, NULL));
  table = moat_csv_read ("table", stream, NULL, NULL);
  g_assert_cmpuint (table->rows->len, ==, 10000);
  assert_cells (table, 9999, cells);
}

static void
test_xlsx_cells_have_types (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *amount, *amount_cell, *day, *day_cell;
  } cases[] = {
    { "324751000000", "n:324751000000", "2025-03-17", "d:45733" },
    { "-0.5", "n:-0.5", "1900-03-01", "d:61" },
    { "123456789012345", "n:123456789012345", "1900-02-28", "s:1900-02-28" },
    { "1234567890123456", "s:1234567890123456", "9999-12-31", "d:2958465" },
    { "9.20000000000001", "n:9.20000000000001", "2025-02-30", "s:2025-02-30" },
    { "0.1234567890123456", "s:0.1234567890123456", "", "" },
    { "=1+1", "s:=1+1", "=1+1", "s:=1+1" },
    { "0", "n:0", "soon", "s:soon" },
  };
  const char *rows[G_N_ELEMENTS (cases) + 1][3] = { 0 };
  g_autoptr (MoatTable) table = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rows[i][0] = "x";
      rows[i][1] = cases[i].amount;
      rows[i][2] = cases[i].day;
    }
  write_rows (self, TRUE, rows);
  table = workbook_read_sheet (self->path, "Table");
  assert_columns (table, "word|amount|day");
  g_assert_cmpuint (table->rows->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_cells (table, i,
                  (const char *const[]){ "s:x", cases[i].amount_cell, cases[i].day_cell });
}

/* Whatever decimal is written comes back when fifteen digits are shown. */
static void
test_xlsx_keeps_every_decimal (Fixture *self, gconstpointer data)
{
  const char *rows[501][3] = { 0 };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (MoatTable) table = NULL;

  for (int i = 0; i < 500; i++)
    {
      g_autofree char *text =
        g_strdup_printf ("%d%0*d.%de-%d", g_test_rand_int_range (-999, 999),
                         g_test_rand_int_range (1, 9), g_test_rand_int_range (0, 9999),
                         g_test_rand_int_range (0, 999999), g_test_rand_int_range (0, 20));
      MoatDecimal decimal;

      g_assert_true (moat_decimal_parse (text, &decimal));
      g_ptr_array_add (texts, moat_decimal_to_string (decimal));
      rows[i][0] = rows[i][2] = "";
      rows[i][1] = texts->pdata[i];
    }
  rows[0][0] = "x"; /* the list ends with a NULL, and a row of empty cells is none */
  write_rows (self, TRUE, rows);
  table = workbook_read_sheet (self->path, "Table");
  workbook_untype (table);
  for (guint i = 0; i < 500; i++)
    {
      const MoatTableRow *row = table->rows->pdata[i];
      MoatDecimal wanted, found;

      g_assert_true (moat_decimal_parse (texts->pdata[i], &wanted));
      g_assert_true (moat_decimal_parse (row->cells[1], &found));
      g_assert_cmpint (moat_decimal_compare (wanted, found), ==, 0);
    }
}

static void
test_xlsx_text_is_what_was_written (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = {
    "=1+1",       "+1",        "-1",     "@SUM(A1)", "'=1",      " a ",          "a\nb\r\nc\t",
    "\x01\x1f\b", "_x0041_",   "_x_",    "<a>&amp;", "阿里巴巴", "\xef\xbf\xbe", "🙂",
    "{=1+1}",     "http://a/", "_x0001", "#REF!",    "TRUE",     "  ",
  };
  const char *rows[G_N_ELEMENTS (texts) + 1][3] = { 0 };
  g_autoptr (MoatTable) table = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      rows[i][0] = texts[i];
      rows[i][1] = rows[i][2] = "";
    }
  write_rows (self, TRUE, rows);
  table = workbook_read_sheet (self->path, "Table");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *wanted = g_strconcat ("s:", texts[i], NULL);

      assert_cells (table, i, (const char *const[]){ wanted, "", "" });
    }
}

static void
test_xlsx_of_naughty_strings (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = find_shared_data ();
  g_autofree char *path = NULL, *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (MoatTableWriter) writer = NULL;
  g_autoptr (MoatTable) table = NULL;
  guint n = 0;

  if (folder == NULL)
    return;
  path = g_build_filename (folder, "hostile", "naughty", "blns.txt", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  writer = begin (self, TRUE);
  moat_table_writer_begin_table (writer, "Table", columns, G_N_ELEMENTS (columns), NULL);
  for (; lines[n] != NULL; n++)
    {
      char *valid = g_utf8_make_valid (lines[n], -1);

      g_free (lines[n]);
      lines[n] = valid;
      g_assert_true (
        moat_table_writer_add_row (writer, (const char *const[]){ valid, "1", "" }, NULL));
    }
  g_assert_true (moat_table_writer_finish (writer, NULL, NULL));
  table = workbook_read_sheet (self->path, "Table");
  workbook_untype (table);
  g_assert_cmpuint (table->rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    assert_cells (table, i, (const char *const[]){ lines[i], "1", "" });
}

static void
test_xlsx_has_sheets_and_properties (Fixture *self, gconstpointer data)
{
  g_autoptr (MoatTableWriter) writer = begin (self, TRUE);
  const char *const cells[] = { "a", "1", "2025-01-01" };
  g_autofree char *core = NULL, *sheet = NULL;
  g_autoptr (MoatTable) empty = NULL, other = NULL;

  moat_table_writer_begin_table (writer, "Empty", columns, 3, NULL);
  moat_table_writer_begin_table (writer, "Other", columns, 2, NULL);
  moat_table_writer_add_row (writer, cells, NULL);
  g_assert_true (moat_table_writer_finish (writer, NULL, NULL));
  empty = workbook_read_sheet (self->path, "Empty");
  other = workbook_read_sheet (self->path, "Other");
  core = workbook_read_part (self->path, "docProps/core.xml");
  sheet = workbook_read_part (self->path, "xl/worksheets/sheet2.xml");
  assert_columns (empty, "word|amount|day");
  g_assert_cmpuint (empty->rows->len, ==, 0);
  assert_columns (other, "word|amount");
  g_assert_cmpuint (other->rows->len, ==, 1);
  g_assert_nonnull (strstr (core, "<dc:title>A &amp; B </dc:title>"));
  g_assert_nonnull (strstr (core, "<dc:creator>&lt;me&gt;</dc:creator>"));
  g_assert_nonnull (strstr (core, "1970-01-02T00:00:00Z"));
  g_assert_nonnull (strstr (sheet, "<autoFilter ref=\"A1:B2\"/>"));
  g_assert_nonnull (strstr (sheet, "state=\"frozen\""));
}

static void
test_xlsx_is_the_same_again (Fixture *self, gconstpointer data)
{
  static const char *const rows[][3] = { { "a", "1", "2025-01-01" }, { NULL, NULL, NULL } };
  g_autofree char *first = NULL, *second = NULL;
  gsize first_size, second_size;

  write_rows (self, TRUE, rows);
  g_assert_true (g_file_get_contents (self->path, &first, &first_size, NULL));
  write_rows (self, TRUE, rows);
  g_assert_true (g_file_get_contents (self->path, &second, &second_size, NULL));
  g_assert_cmpmem (first, first_size, second, second_size);
}

static void
test_xlsx_refuses_what_no_cell_holds (Fixture *self, gconstpointer data)
{
  g_autoptr (MoatTableWriter) writer = begin (self, TRUE);
  g_autofree char *longest = g_strnfill (32767, 'x'), *longer = g_strnfill (32768, 'x');
  g_autoptr (GError) error = NULL;

  moat_table_writer_begin_table (writer, "Table", columns, 3, NULL);
  g_assert_true (
    moat_table_writer_add_row (writer, (const char *const[]){ longest, "", "" }, &error));
  g_assert_false (
    moat_table_writer_add_row (writer, (const char *const[]){ longer, "", "" }, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_assert_true (g_str_has_prefix (error->message, "Row 3, column word: "));
}

/* Whether rows could be written while no file may grow beyond @limit. */
static gboolean
try_to_write (Fixture *self, gboolean xlsx, rlim_t limit, GError **error)
{
  g_autoptr (MoatTableWriter) writer = begin (self, xlsx);
  const char *const cells[] = { "a word that is repeated", "12345.678", "2025-01-01" };
  struct rlimit usual, small;
  gboolean done;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  small = (struct rlimit){ limit, usual.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  done = moat_table_writer_begin_table (writer, "Table", columns, 3, error);
  for (int i = 0; done && i < 300; i++)
    done = moat_table_writer_add_row (writer, cells, error);
  done = done && moat_table_writer_finish (writer, NULL, error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &usual), ==, 0);
  return done;
}

/* At whatever place the disk is full, it is an error. */
static void
test_a_full_disk_is_an_error (Fixture *self, gconstpointer data)
{
  gboolean xlsx = GPOINTER_TO_INT (data);
  const gsize n_rows[] = { 301 };
  guint n_failed = 0;

  signal (SIGXFSZ, SIG_IGN);
  for (rlim_t limit = 300; limit < 200000; limit += limit / 2)
    {
      g_autoptr (GError) error = NULL;

      if (try_to_write (self, xlsx, limit, &error))
        {
          g_assert_no_error (error);
          g_assert_true (!xlsx || moat_xlsx_prove (self->path, n_rows, 1, NULL, NULL));
        }
      else
        {
          g_assert_nonnull (error);
          n_failed++;
        }
    }
  g_assert_cmpuint (n_failed, >, 5);
  g_assert_true (try_to_write (self, xlsx, 10000000, NULL));
}

/* What the proof of a workbook is for: bytes or rows that are not there. */
static void
test_a_workbook_that_lacks_something_is_found_out (Fixture *self, gconstpointer data)
{
  static const char *const rows[][3] = { { "a", "1", "" }, { "b", "2", "" }, { NULL, NULL, NULL } };
  const gsize right[] = { 3 }, wrong[] = { 4 };
  const Packed cut[] = {
    { "xl/worksheets/sheet1.xml", "<?xml version=\"1.0\"?><worksheet><row></row><row></row>", 0 },
    { NULL, NULL, 0 },
  };
  g_autofree char *file = NULL, *packed = NULL;
  const gsize two[] = { 2 };
  gsize size;

  write_rows (self, TRUE, rows);
  g_assert_true (moat_xlsx_prove (self->path, right, 1, NULL, NULL));
  g_assert_false (moat_xlsx_prove (self->path, wrong, 1, NULL, NULL));
  g_assert_false (moat_xlsx_prove (self->path, right, 2, NULL, NULL));
  g_assert_true (g_file_get_contents (self->path, &file, &size, NULL));
  g_assert_true (g_file_set_contents (self->path, file, (gssize) size - 100, NULL));
  g_assert_false (moat_xlsx_prove (self->path, right, 1, NULL, NULL));
  packed = pack_zip (self->folder, "cut.zip", cut, NULL);
  g_assert_false (moat_xlsx_prove (packed, two, 1, NULL, NULL));
  g_unlink (packed);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, function) \
  g_test_add ("/exchange/table-writer/" name, Fixture, data, set_up, function, tear_down)
  ADD ("csv-is-text-that-does-not-run", NULL, test_csv_is_text_that_does_not_run);
  ADD ("csv-is-read-as-it-was-written", NULL, test_csv_is_read_as_it_was_written);
  ADD ("csv-of-many-rows", NULL, test_csv_of_many_rows);
  ADD ("csv-full-disk", GINT_TO_POINTER (FALSE), test_a_full_disk_is_an_error);
  ADD ("xlsx-cells-have-types", NULL, test_xlsx_cells_have_types);
  ADD ("xlsx-keeps-every-decimal", NULL, test_xlsx_keeps_every_decimal);
  ADD ("xlsx-text-is-what-was-written", NULL, test_xlsx_text_is_what_was_written);
  ADD ("xlsx-of-naughty-strings", NULL, test_xlsx_of_naughty_strings);
  ADD ("xlsx-has-sheets-and-properties", NULL, test_xlsx_has_sheets_and_properties);
  ADD ("xlsx-is-the-same-again", NULL, test_xlsx_is_the_same_again);
  ADD ("xlsx-refuses-what-no-cell-holds", NULL, test_xlsx_refuses_what_no_cell_holds);
  ADD ("xlsx-full-disk", GINT_TO_POINTER (TRUE), test_a_full_disk_is_an_error);
  ADD ("xlsx-that-lacks-something-is-found-out", NULL,
       test_a_workbook_that_lacks_something_is_found_out);
#undef ADD
  return g_test_run ();
}
