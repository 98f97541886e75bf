/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file whose tables are read: what it is found to be, what is refused and why, pasted cells, and
 * files that change under the reader's hands. */
#include "fixture.h"
#include "moat-data-file.h"
#include "packing.h"
#include "reading-rows.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static MoatDataFile *
must_open (const char *path, MoatDataFormat format)
{
  g_autoptr (GError) error = NULL;
  MoatDataFile *file = moat_data_file_open (path, format, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (moat_data_file_get_path (file), ==, path);
  return file;
}

static void
assert_rows (MoatDataFile *file, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, NULL, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = dump_rows (rows, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, wanted);
}

static void
assert_refused (const char *path, MoatDataFormat format, MoatExchangeError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);

  g_assert_null (moat_data_file_open (path, format, NULL, &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_nicks (void)
{
  MoatDataFormat found;

  for (int i = MOAT_DATA_FORMAT_AUTO; i <= MOAT_DATA_FORMAT_FSDS; i++)
    {
      g_assert_true (
        moat_data_format_from_nick (moat_data_format_to_nick ((MoatDataFormat) i), &found));
      g_assert_cmpint ((int) found, ==, i);
    }
  g_assert_false (moat_data_format_from_nick ("xls", &found));
}

static void
test_contents_count_and_not_the_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture->folder, "figures.2023.xlsx", "a\tb\n1\t2\n", -1);
  g_autoptr (MoatDataFile) file = must_open (path, MOAT_DATA_FORMAT_AUTO);
  const char *const *tables = moat_data_file_get_tables (file);

  g_assert_cmpint (moat_data_file_get_format (file), ==, MOAT_DATA_FORMAT_TSV);
  g_assert_cmpstr (tables[0], ==, "figures.2023");
  g_assert_null (tables[1]);
  /* As often as is needed. */
  assert_rows (file, "1|a|b\n2|1|2\n");
  assert_rows (file, "1|a|b\n2|1|2\n");
}

static void
test_the_format_can_be_named (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture->folder, "t", "a,b\n1,2\n", -1);
  g_autofree char *json = write_file (fixture->folder, "j", "[],b\n1,2\n", -1);
  g_autoptr (MoatDataFile) file = must_open (path, MOAT_DATA_FORMAT_TSV);
  g_autoptr (MoatDataFile) named = must_open (json, MOAT_DATA_FORMAT_CSV);

  assert_rows (file, "1|a,b\n2|1,2\n");
  g_assert_cmpint (moat_data_file_get_format (named), ==, MOAT_DATA_FORMAT_CSV);
  assert_refused (json, MOAT_DATA_FORMAT_AUTO, MOAT_EXCHANGE_ERROR_UNSUPPORTED, "JSON");
}

static void
test_the_dialect_can_be_set (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture->folder, "t.csv", "a;'b,\xe9'\n", -1);
  g_autoptr (MoatDataFile) file = must_open (path, MOAT_DATA_FORMAT_AUTO);
  g_autoptr (MoatDialect) dialect = moat_dialect_copy (moat_data_file_get_dialect (file));
  g_autoptr (GError) error = NULL;

  dialect->delimiter = ',';
  moat_data_file_set_dialect (file, dialect);
  assert_rows (file, "1|a;'b|é'\n");
  dialect->delimiter = ';';
  dialect->quote = '\'';
  g_free (dialect->encoding);
  dialect->encoding = g_strdup ("ISO-8859-7");
  moat_data_file_set_dialect (file, dialect);
  assert_rows (file, "1|a|b,ι\n");
  g_free (dialect->encoding);
  dialect->encoding = g_strdup ("none");
  moat_data_file_set_dialect (file, dialect);
  g_assert_null (moat_data_file_read_rows (file, NULL, &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_ENCODING);
}

static void
test_there_is_one_table (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_file (fixture->folder, "t.csv", "a\n", -1);
  g_autoptr (MoatDataFile) file = must_open (path, MOAT_DATA_FORMAT_AUTO);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, "t", &error);

  g_assert_nonnull (rows);
  g_assert_null (moat_data_file_read_rows (file, "Sheet1", &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_UNSUPPORTED);
}

/* Where the encoding first shows is far behind the beginning. */
static void
test_the_encoding_is_found_wherever_it_shows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("id,name\n");
  g_autofree char *path = NULL;
  g_autoptr (MoatDataFile) file = NULL;

  for (int i = 0; i < 20000; i++)
    g_string_append (text, "1,Alphabet Inc., of Mountain View\n");
  g_string_append (text, "1,\xb0\xa2\xc0\xef\xb0\xcd\xb0\xcd\n");
  path = write_file (fixture->folder, "late.csv", text->str, (gssize) text->len);
  file = must_open (path, MOAT_DATA_FORMAT_AUTO);
  g_assert_cmpstr (moat_data_file_get_dialect (file)->encoding, ==, "gb18030");
}

static void
test_what_is_no_table_is_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *bytes;
    gssize size;
    MoatExchangeError code;
    const char *words;
  } cases[] = {
    { "", 0, MOAT_EXCHANGE_ERROR_MALFORMED, "empty" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0", 11, MOAT_EXCHANGE_ERROR_UNSUPPORTED, "password" },
    { "%PDF-1.4\n%\n", -1, MOAT_EXCHANGE_ERROR_UNSUPPORTED, "PDF" },
    { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", 20, MOAT_EXCHANGE_ERROR_UNSUPPORTED, "neither" },
    { "SQLite format 3\0\x10\0\1\1\0\x40\x20\x20\0\0\0\2", 28, MOAT_EXCHANGE_ERROR_UNSUPPORTED,
      "neither" },
    { "\xef\xbb\xbf [ {\"a\": 1}]", -1, MOAT_EXCHANGE_ERROR_UNSUPPORTED, "JSON" },
    { "<!DOCTYPE html><table>", -1, MOAT_EXCHANGE_ERROR_UNSUPPORTED, "web page" },
    { "\n<?xml version='1.0'?><a/>", -1, MOAT_EXCHANGE_ERROR_UNSUPPORTED, "XML" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path =
        write_file (fixture->folder, "refused.csv", cases[i].bytes, cases[i].size);

      assert_refused (path, MOAT_DATA_FORMAT_AUTO, cases[i].code, cases[i].words);
    }
}

/* A pipe with nobody at its other end would keep the reader waiting for ever. */
static void
test_only_files_are_read (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe.csv", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (pipe, MOAT_DATA_FORMAT_AUTO, MOAT_EXCHANGE_ERROR_UNSUPPORTED, "no file");
  assert_refused (fixture->folder, MOAT_DATA_FORMAT_CSV, MOAT_EXCHANGE_ERROR_UNSUPPORTED, "folder");
  g_assert_null (moat_data_file_open (missing, MOAT_DATA_FORMAT_AUTO, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "missing.csv"));
}

static void
test_a_zip_with_one_file_is_that_file (Fixture *fixture, gconstpointer data)
{
  static const Packed one[] = { { "folder/", "" },
                                { "folder/rates.csv", "Date;USD\n2024;1,08\n" },
                                { "__MACOSX/._rates.csv", "x" },
                                { NULL } };
  static const Packed two[] = { { "a.csv", "a,b\n" }, { "b.csv", "a,b\n" }, { NULL } };
  static const Packed binary[] = { { "a.bin", "\0\1\2\3\4\5\6\7", 8 }, { NULL } };
  g_autofree char *path = pack_zip (fixture->folder, "rates.zip", one, NULL);
  g_autofree char *two_path = pack_zip (fixture->folder, "two.zip", two, NULL);
  g_autofree char *binary_path = pack_zip (fixture->folder, "binary.zip", binary, NULL);
  g_autoptr (MoatDataFile) file = must_open (path, MOAT_DATA_FORMAT_AUTO);

  g_assert_cmpint (moat_data_file_get_format (file), ==, MOAT_DATA_FORMAT_CSV);
  g_assert_cmpstr (moat_data_file_get_tables (file)[0], ==, "rates");
  assert_rows (file, "1|Date|USD\n2|2024|1,08\n");
  assert_refused (two_path, MOAT_DATA_FORMAT_AUTO, MOAT_EXCHANGE_ERROR_UNSUPPORTED, "Unpack");
  assert_refused (binary_path, MOAT_DATA_FORMAT_AUTO, MOAT_EXCHANGE_ERROR_UNSUPPORTED, "neither");
}

static void
test_pasted_cells (void)
{
  static const struct
  {
    const char *text, *rows;
  } cases[] = {
    { "a\tb\n1,5\t2;5\n", "1|a|b\n2|1,5|2;5\n" },
    { "a\t\"two\r\nlines \"\"x\"\"\"\r\n1\t\r\n", "1|a|two\r\nlines \"x\"\n3|1|\n" },
    /* As Excel gives a cell that has quotes and nothing else to be quoted for. */
    { "name\tnote\nx\t\"Alpha\" plan\n", "1|name|note\n2|x|\"Alpha\" plan\n" },
    { "alone", "1|alone\n" },
    { "a,b\n1,2\n", "1|a|b\n2|1|2\n" },
    { "a;b\n1,5;2,5\n", "1|a|b\n2|1,5|2,5\n" },
    /* One column. */
    { "1,234\n(5,678.9)\n12%\n", "1|1,234\n2|(5,678.9)\n3|12%\n" },
    { "Revenue\n1,234\n5,678\n", "1|Revenue\n2|1,234\n3|5,678\n" },
    { "\n x \n y\n", "2| x \n3| y\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MoatDataFile) file = moat_data_file_new_from_text (cases[i].text, &error);

      g_assert_no_error (error);
      g_assert_null (moat_data_file_get_path (file));
      g_assert_cmpuint (g_strv_length ((char **) moat_data_file_get_tables (file)), ==, 1);
      assert_rows (file, cases[i].rows);
    }
}

static void
test_nothing_pasted (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (moat_data_file_new_from_text (" \t\r\n", &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED);
}

static char *
write_long_file (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");

  for (int i = 0; i < 20000; i++)
    g_string_append (text, "1234567890,a row that is longer than the others of these tests\n");
  return write_file (fixture->folder, "long.csv", text->str, (gssize) text->len);
}

static void
grow (const char *path)
{
  FILE *file = g_fopen (path, "a");

  g_assert_cmpint (fputs ("more,\"", file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
shrink (const char *path)
{
  g_assert_cmpint (truncate (path, 300000), ==, 0);
}

static void
vanish (const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* Another file of the same size and time in its place. */
static void
replace (const char *path)
{
  g_autofree char *other = g_strconcat (path, ".other", NULL);
  g_autofree char *text = NULL;
  struct timespec times[2];
  struct stat old;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_assert_cmpint (stat (path, &old), ==, 0);
  g_assert_true (g_file_set_contents (other, text, (gssize) size, NULL));
  times[0] = old.st_atim;
  times[1] = old.st_mtim;
  g_assert_cmpint (utimensat (AT_FDCWD, other, times, 0), ==, 0);
  g_assert_cmpint (g_rename (other, path), ==, 0);
}

/* Other figures, as many of them. */
static void
overwrite (const char *path)
{
  struct timespec times[2] = { { 0, UTIME_OMIT }, { 1000000000, 1 } };
  int fd = g_open (path, O_WRONLY, 0);

  g_assert_cmpint (pwrite (fd, "9", 1, 4), ==, 1);
  g_assert_cmpint (close (fd), ==, 0);
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

static const struct
{
  void (*change) (const char *path);
  const char *words;
} changes[] = {
  { grow, "changed" },    { shrink, "changed" },    { vanish, "removed" },
  { replace, "changed" }, { overwrite, "changed" },
};

static void
assert_changed (const GError *error, const char *words)
{
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "long.csv"));
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_a_file_that_changes_while_it_is_read (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = write_long_file (fixture);
      g_autoptr (MoatDataFile) file = must_open (path, MOAT_DATA_FORMAT_AUTO);
      g_autoptr (GError) error = NULL;
      g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, NULL, &error);
      MoatRow row;

      g_assert_true (moat_row_reader_next (rows, &row, NULL, &error));
      changes[i].change (path);
      while (moat_row_reader_next (rows, &row, NULL, &error))
        ;
      assert_changed (error, changes[i].words);
      g_assert_false (moat_row_reader_next (rows, &row, NULL, NULL));
    }
}

static void
test_a_file_that_changes_before_it_is_read (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = write_long_file (fixture);
      g_autoptr (MoatDataFile) file = must_open (path, MOAT_DATA_FORMAT_AUTO);
      g_autoptr (GError) error = NULL;

      changes[i].change (path);
      g_assert_null (moat_data_file_read_rows (file, NULL, &error));
      assert_changed (error, changes[i].words);
    }
}

static void
test_cancelling_is_no_change (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_long_file (fixture);
  g_autoptr (MoatDataFile) file = must_open (path, MOAT_DATA_FORMAT_AUTO);
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  MoatRow row;

  g_cancellable_cancel (cancellable);
  grow (path);
  g_assert_false (moat_row_reader_next (rows, &row, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                         \
  g_test_add ("/exchange/data-file/" name, Fixture, NULL, fixture_set_up, function, \
              fixture_tear_down)
  g_test_add_func ("/exchange/data-file/nicks", test_nicks);
  ADD ("contents-count-and-not-the-name", test_contents_count_and_not_the_name);
  ADD ("the-format-can-be-named", test_the_format_can_be_named);
  ADD ("the-dialect-can-be-set", test_the_dialect_can_be_set);
  ADD ("there-is-one-table", test_there_is_one_table);
  ADD ("the-encoding-is-found-wherever-it-shows", test_the_encoding_is_found_wherever_it_shows);
  ADD ("what-is-no-table-is-refused", test_what_is_no_table_is_refused);
  ADD ("only-files-are-read", test_only_files_are_read);
  ADD ("a-zip-with-one-file-is-that-file", test_a_zip_with_one_file_is_that_file);
  g_test_add_func ("/exchange/data-file/pasted-cells", test_pasted_cells);
  g_test_add_func ("/exchange/data-file/nothing-pasted", test_nothing_pasted);
  ADD ("a-file-that-changes-while-it-is-read", test_a_file_that_changes_while_it_is_read);
  ADD ("a-file-that-changes-before-it-is-read", test_a_file_that_changes_before_it_is_read);
  ADD ("cancelling-is-no-change", test_cancelling_is_no_change);
#undef ADD
  return g_test_run ();
}
