/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The delimited text of other projects: test vectors with what they have to give, and real files of
 * many programs, countries and decades.  They are no part of the source; the tests are skipped
 * where they are absent.
 *
 * Two of our rules differ from what some vectors expect, on purpose.  A blank line is no row
 * (theirs: a row of one empty cell).  A row with more or fewer cells than the header, or a header
 * that nobody expected, is read as it stands: whoever maps the columns refuses it, with its line.
 */
#include "moat-data-file.h"
#include "packing.h"
#include "reading-rows.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* How a file was found to be written, and how many rows and cells it has; or how it ends. */
static char *
describe (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatDataFile) file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, &error);
  g_autoptr (MoatRowReader) rows = NULL;
  const MoatDialect *dialect;
  gsize n_rows = 0, n_cells = 0;
  MoatRow row;

  if (file == NULL)
    return g_strdup (error->message);
  dialect = moat_data_file_get_dialect (file);
  rows = moat_data_file_read_rows (file, NULL, &error);
  g_assert_no_error (error);
  for (; moat_row_reader_next (rows, &row, NULL, &error); n_rows++)
    n_cells += row.n_cells;
  if (error != NULL)
    return g_strdup (error->message);
  return g_strdup_printf ("%s %c%s %zu %zu", dialect->encoding, dialect->delimiter,
                          dialect->escape != 0 ? "\\" : "", n_rows, n_cells);
}

static const struct
{
  const char *name, *wanted;
} files[] = {
  { "csv/csv-spectrum/comma_in_quotes.csv", "UTF-8 , 2 10" },
  { "csv/csv-spectrum/empty.csv", "UTF-8 , 3 9" },
  { "csv/csv-spectrum/empty_crlf.csv", "UTF-8 , 3 9" },
  { "csv/csv-spectrum/escaped_quotes.csv", "UTF-8 , 3 6" },
  { "csv/csv-spectrum/json.csv", "UTF-8 , 2 4" },
  { "csv/csv-spectrum/location_coordinates.csv", "UTF-8 , 2 8" },
  { "csv/csv-spectrum/newlines.csv", "UTF-8 , 4 12" },
  { "csv/csv-spectrum/newlines_crlf.csv", "UTF-8 , 4 12" },
  { "csv/csv-spectrum/quotes_and_newlines.csv", "UTF-8 , 3 6" },
  { "csv/csv-spectrum/simple.csv", "UTF-8 , 2 6" },
  { "csv/csv-spectrum/simple_crlf.csv", "UTF-8 , 2 6" },
  { "csv/csv-spectrum/utf8.csv", "UTF-8 , 3 9" },
  { "csv/csv2json-gbk/gbk.csv", "gb18030 , 5 25" },
  { "csv/csv2json-gbk/utf8.csv", "UTF-8 , 5 25" },
  { "csv/easyexcel/converterCsv.csv", "UTF-8 , 2 75" },
  { "csv/easyexcel/demo.csv", "UTF-8 , 11 33" },
  { "csv/easyexcel/no_bom.csv", "UTF-8 , 11 22" },
  { "csv/easyexcel/office_bom.csv", "UTF-8 , 11 22" },
  { "csv/easyexcel/simple.csv", "UTF-8 , 2 10" },
  { "csv/frictionless/accent.csv", "UTF-8 ; 3 51" },
  { "csv/frictionless/blank-rows-multiple.csv", "UTF-8 , 14 42" },
  { "csv/frictionless/doublequote.csv", "UTF-8 , 6 102" },
  { "csv/frictionless/duplicate-headers.csv", "UTF-8 , 3 15" },
  { "csv/frictionless/encoding-issue-274.csv", "UTF-8 , 508 8636" },
  { "csv/frictionless/escaping.csv", "UTF-8 ,\\ 4 8" },
  { "csv/frictionless/issue-1138.csv", "UTF-8 ; 8 32" },
  { "csv/frictionless/issue-1341.csv", "UTF-8 , 100 5100" },
  { "csv/frictionless/latin1.csv", "windows-1252 , 3 6" },
  { "csv/frictionless/matrix-with-comment.csv", "UTF-8 , 6 21" },
  { "csv/frictionless/number-test.csv", "UTF-8 , 14 84" },
  { "csv/frictionless/numeric-labels.csv", "UTF-8 , 4 40" },
  { "csv/frictionless/schema-errors.csv", "UTF-8 , 5 18" },
  { "csv/frictionless/skip-rows.csv", "UTF-8 , 5 8" },
  { "csv/frictionless/structure-errors.csv", "UTF-8 , 5 18" },
  { "csv/frictionless/table-infer-iso-8859-7.csv", "ISO-8859-7 , 5 15" },
  { "csv/frictionless/table-limits.csv", "UTF-8 , 4 16" },
  { "csv/frictionless/table-with-accents.csv", "windows-1252 ; 639 5112" },
  { "csv/frictionless/timezone.csv", "UTF-8 , 5 10" },
  { "csv/frictionless/transpose.csv", "UTF-8 , 3 12" },
  { "csv/frictionless/without-rows.csv", "UTF-8 , 1 2" },
  { "csv/modood/areas.csv", "UTF-8 , 2979 11916" },
  { "csv/modood/areas.gb18030.csv", "gb18030 , 2979 11916" },
  { "csv/modood/areas.utf16le-bom.tsv", "UTF-16LE \t 2979 11916" },
  { "csv/papaparse/long-sample.csv", "UTF-8 , 8 56" },
  { "csv/papaparse/sample-header.csv", "UTF-8 , 3 6" },
  { "csv/papaparse/sample.csv", "UTF-8 , 2 6" },
  { "csv/papaparse/utf-8-bom-sample.csv", "UTF-8 , 2 6" },
  { "csv/papaparse/verylong-sample.csv", "UTF-8 , 2001 5999" },
  { "csv/phpspreadsheet/NumberFormatTest.csv", "UTF-8 , 3 7" },
  { "csv/phpspreadsheet/NumberFormatTest.de.csv", "UTF-8 , 5 10" },
  { "csv/phpspreadsheet/backslash.csv", "UTF-8 , 2 4" },
  { "csv/phpspreadsheet/contains_html.csv", "UTF-8 ; 1 3" },
  { "csv/phpspreadsheet/csv_without_extension", "UTF-8 ; 3 9" },
  { "csv/phpspreadsheet/empty.csv", "“empty.csv”: The file is empty" },
  { "csv/phpspreadsheet/enclosure.csv", "UTF-8 , 4 16" },
  { "csv/phpspreadsheet/encoding.iso88591.csv", "windows-1252 , 2 4" },
  { "csv/phpspreadsheet/encoding.utf16be.csv", "UTF-16BE , 2 4" },
  { "csv/phpspreadsheet/encoding.utf16le.csv", "UTF-16LE , 2 4" },
  { "csv/phpspreadsheet/encoding.utf32be.csv", "UTF-32BE , 2 4" },
  { "csv/phpspreadsheet/encoding.utf32le.csv", "UTF-32LE , 2 4" },
  { "csv/phpspreadsheet/encoding.utf8.csv", "UTF-8 , 2 4" },
  { "csv/phpspreadsheet/encoding.utf8bom.csv", "UTF-8 , 2 4" },
  { "csv/phpspreadsheet/escape.csv", "UTF-8 ;\\ 4 40" },
  { "csv/phpspreadsheet/issue.2232.csv", "UTF-8 , 5 15" },
  { "csv/phpspreadsheet/line_break_escaped_32le.csv", "UTF-32LE , 5 15" },
  { "csv/phpspreadsheet/line_break_in_enclosure.csv", "UTF-8 , 6 18" },
  { "csv/phpspreadsheet/line_break_in_enclosure_with_escaped_quotes.csv", "UTF-8 , 5 15" },
  { "csv/phpspreadsheet/linend.mac.csv", "UTF-8 , 2 4" },
  { "csv/phpspreadsheet/linend.unix.csv", "UTF-8 , 2 4" },
  { "csv/phpspreadsheet/linend.win.csv", "UTF-8 , 2 4" },
  { "csv/phpspreadsheet/no_delimiter.csv", "UTF-8 , 1 1" },
  { "csv/phpspreadsheet/premiere.utf16be.csv", "UTF-16BE , 2 6" },
  { "csv/phpspreadsheet/premiere.utf16bebom.csv", "UTF-16BE , 2 6" },
  { "csv/phpspreadsheet/premiere.utf16le.csv", "UTF-16LE , 3 9" },
  { "csv/phpspreadsheet/premiere.utf16lebom.csv", "UTF-16LE , 2 6" },
  { "csv/phpspreadsheet/premiere.utf32be.csv", "UTF-32BE , 2 6" },
  { "csv/phpspreadsheet/premiere.utf32bebom.csv", "UTF-32BE , 2 6" },
  { "csv/phpspreadsheet/premiere.utf32le.csv", "UTF-32LE , 2 6" },
  { "csv/phpspreadsheet/premiere.utf32lebom.csv", "UTF-32LE , 2 6" },
  { "csv/phpspreadsheet/premiere.utf8.csv", "UTF-8 , 2 6" },
  { "csv/phpspreadsheet/premiere.utf8bom.csv", "UTF-8 , 2 6" },
  { "csv/phpspreadsheet/premiere.win1252.csv", "windows-1252 , 2 6" },
  { "csv/phpspreadsheet/semicolon_separated.csv", "UTF-8 ; 3 9" },
  { "csv/phpspreadsheet/sep.csv", "UTF-8 ; 2 4" },
  { "csv/phpspreadsheet/utf16be.line_break_in_enclosure.csv", "UTF-16BE , 6 18" },
  { "csv/sineemore/all-empty.csv", "UTF-8 , 0 0" },
  { "csv/sineemore/bad-header-less-fields.csv", "UTF-8 , 2 5" },
  { "csv/sineemore/bad-header-more-fields.csv", "UTF-8 , 2 7" },
  { "csv/sineemore/bad-header-no-header.csv", "“bad-header-no-header.csv”: The file is empty" },
  { "csv/sineemore/bad-header-wrong-header.csv", "UTF-8 , 1 3" },
  { "csv/sineemore/bad-missing-quote.csv", "Line 2: A quoted cell does not end" },
  { "csv/sineemore/bad-quotes-with-unescaped-quote.csv",
    "Line 2: The quotes in column 2 do not match. A quote inside a quoted cell is written twice." },
  { "csv/sineemore/bad-unescaped-quote.csv",
    "Line 2: The quotes in column 2 do not match. A quote inside a quoted cell is written twice." },
  { "csv/sineemore/empty-field.csv", "UTF-8 , 2 6" },
  { "csv/sineemore/empty-one-column.csv", "UTF-8 , 1 1" },
  { "csv/sineemore/header-no-rows.csv", "UTF-8 , 1 3" },
  { "csv/sineemore/header-simple.csv", "UTF-8 , 2 6" },
  { "csv/sineemore/leading-space.csv", "UTF-8 , 2 6" },
  { "csv/sineemore/one-column.csv", "UTF-8 , 2 2" },
  { "csv/sineemore/quotes-empty.csv", "UTF-8 , 2 6" },
  { "csv/sineemore/quotes-with-comma.csv", "UTF-8 , 2 6" },
  { "csv/sineemore/quotes-with-escaped-quote.csv", "UTF-8 , 2 6" },
  { "csv/sineemore/quotes-with-newline.csv", "UTF-8 , 2 6" },
  { "csv/sineemore/quotes-with-space.csv", "UTF-8 , 2 6" },
  { "csv/sineemore/simple-crlf.csv", "UTF-8 , 2 6" },
  { "csv/sineemore/simple-lf.csv", "UTF-8 , 2 6" },
  { "csv/sineemore/trailing-newline-one-field.csv", "UTF-8 , 2 2" },
  { "csv/sineemore/trailing-newline.csv", "UTF-8 , 2 6" },
  { "csv/sineemore/trailing-space.csv", "UTF-8 , 2 6" },
  { "csv/sineemore/utf8.csv", "UTF-8 , 2 6" },
  { "fx/fred/annual.csv", "UTF-8 , 994 2982" },
  { "fx/fred/yearly.csv", "UTF-8 , 994 2982" },
  { "fx/ecb/eurofxref-hist.zip", "UTF-8 , 6984 300312" },
  { "macro/FP.CPI.TOTL.ZG.csv", "UTF-8 , 267 18690" },
  { "macro/owid/ai-training-computation-vs-parameters-by-researcher-affiliation.csv",
    "UTF-8 , 744 3725" },
  { "macro/owid/share-of-individuals-using-the-internet.csv", "UTF-8 , 6319 25276" },
  { "macro/ppp-gdp.csv", "UTF-8 , 6857 27428" },
  { "macro/worldbank/API_GB.XPD.RSDV.GD.ZS_DS2_en_csv_v2_232.csv", "UTF-8 , 268 18892" },
  { "rd/constituents-financials.csv", "UTF-8 , 504 7056" },
  { "rd/ncses/10978/data.csv", "UTF-8 , 1176 10584" },
};

static void
test_every_file (void)
{
  g_autofree char *data = find_shared_data ();

  for (gsize i = 0; data != NULL && i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (data, files[i].name, NULL);
      g_autofree char *found = describe (path);

      g_test_message ("%s", files[i].name);
      g_assert_cmpstr (found, ==, files[i].wanted);
    }
}

/* Whatever the rest of a folder holds, it ends, well or with a reason. */
static void
read_folder (const char *path, guint *n)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *found = NULL;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          read_folder (child, n);
          continue;
        }
      found = describe (child);
      g_assert_cmpuint (strlen (found), >, 8);
      *n += 1;
    }
}

static void
test_strangers_do_no_harm (void)
{
  static const char *const folders[] = { "csv", "hostile/csv-injection", "hostile/naughty",
                                         "hostile/sqlite-misc", "json" };
  g_autofree char *data = find_shared_data ();
  guint n = 0;

  if (data == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (data, folders[i], NULL);

      read_folder (path, &n);
    }
  g_assert_cmpuint (n, >, 400);
}

static GPtrArray *
read_file (const char *data, const char *name)
{
  g_autofree char *path = g_build_filename (data, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatDataFile) file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, &error);
  g_autoptr (MoatRowReader) rows = NULL;

  g_assert_no_error (error);
  rows = moat_data_file_read_rows (file, NULL, &error);
  g_assert_no_error (error);
  return take_rows (rows);
}

/* A row of JSON, as the cells of an array or the values of an object, with the names above them. */
static GStrv
take_json_row (JsonNode *node, GPtrArray *names)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        g_strv_builder_add (cells, json_array_get_string_element (array, i));
      return g_strv_builder_end (cells);
    }
  for (guint i = 0; i < names->len; i++)
    g_strv_builder_add (
      cells, json_object_get_string_member (json_node_get_object (node), names->pdata[i]));
  return g_strv_builder_end (cells);
}

/* The table that @name has to give.  One of objects has its header from @found, whose names have to
 * be the objects'. */
static GPtrArray *
read_wanted (const char *data, const char *name, GPtrArray *found)
{
  g_autofree char *path = g_build_filename (data, name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  JsonArray *array;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  array = json_node_get_array (json_parser_get_root (parser));
  if (json_array_get_length (array) == 0 ||
      JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, 0)))
    {
      for (char **cell = found->pdata[0]; *cell != NULL; cell++)
        g_ptr_array_add (names, *cell);
      g_ptr_array_add (wanted, g_strdupv (found->pdata[0]));
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        g_assert_cmpuint (json_object_get_size (json_node_get_object (node)), ==, names->len);
      g_ptr_array_add (wanted, take_json_row (node, names));
    }
  return g_steal_pointer (&wanted);
}

/* A blank line is no row here; one vector's JSON is of another file, and the copy of another has
 * lost its carriage returns. */
static gboolean
differs (const char *name)
{
  static const char *const others[] = { "all-empty.json", "empty-one-column.json",
                                        "location_coordinates.json", "newlines_crlf.json", NULL };

  return g_strv_contains (others, name);
}

static void
test_vectors_give_what_they_have_to (void)
{
  static const char *const folders[] = { "csv/csv-spectrum", "csv/sineemore" };
  g_autofree char *data = find_shared_data ();
  guint n = 0;

  for (gsize i = 0; data != NULL && i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (data, folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *json = g_build_filename (folders[i], name, NULL);
          g_autofree char *stem = NULL;
          g_autofree char *csv = NULL;
          g_autoptr (GPtrArray) found = NULL;
          g_autoptr (GPtrArray) wanted = NULL;

          if (!g_str_has_suffix (name, ".json") || differs (name))
            continue;
          g_test_message ("%s", json);
          stem = g_strndup (json, strlen (json) - strlen (".json"));
          csv = g_strconcat (stem, ".csv", NULL);
          found = read_file (data, csv);
          wanted = read_wanted (data, json, found);
          assert_same_rows (found, wanted);
          n++;
        }
    }
  g_assert_true (data == NULL || n == 10 + 16);
}

/* The vector whose JSON has another phone number: quotes in bare cells are seconds of arc. */
static void
test_seconds_of_arc (void)
{
  g_autofree char *data = find_shared_data ();
  g_autoptr (GPtrArray) found = NULL;

  if (data == NULL)
    return;
  found = read_file (data, "csv/csv-spectrum/location_coordinates.csv");
  g_assert_cmpstr (((char **) found->pdata[1])[1], ==, "37\uFFFD36'37.8\"N 121\uFFFD2'17.9\"W");
}

static void
test_one_text_in_three_encodings (void)
{
  g_autofree char *data = find_shared_data ();
  g_autoptr (GPtrArray) utf8 = NULL;
  g_autoptr (GPtrArray) gb18030 = NULL;
  g_autoptr (GPtrArray) utf16 = NULL;

  if (data == NULL)
    return;
  utf8 = read_file (data, "csv/modood/areas.csv");
  gb18030 = read_file (data, "csv/modood/areas.gb18030.csv");
  utf16 = read_file (data, "csv/modood/areas.utf16le-bom.tsv");
  g_assert_cmpuint (utf8->len, ==, 2979);
  assert_same_rows (gb18030, utf8);
  assert_same_rows (utf16, utf8);
}

/* Chinese names above the columns; the JSON beside it has others. */
static void
assert_chinese_file (const char *data, const char *csv, const char *json)
{
  g_autoptr (GPtrArray) found = read_file (data, csv);
  g_autoptr (GPtrArray) wanted = NULL;

  g_strfreev (found->pdata[0]);
  found->pdata[0] = g_strsplit ("id,name,age,job,title", ",", -1);
  wanted = read_wanted (data, json, found);
  assert_same_rows (found, wanted);
}

static void
test_a_genuine_gbk_file (void)
{
  g_autofree char *data = find_shared_data ();

  if (data == NULL)
    return;
  assert_chinese_file (data, "csv/csv2json-gbk/gbk.csv", "csv/csv2json-gbk/gbk.json");
  assert_chinese_file (data, "csv/csv2json-gbk/utf8.csv", "csv/csv2json-gbk/utf8.json");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/csv-files/" name, function)
  ADD ("every-file", test_every_file);
  ADD ("strangers-do-no-harm", test_strangers_do_no_harm);
  ADD ("vectors-give-what-they-have-to", test_vectors_give_what_they_have_to);
  ADD ("seconds-of-arc", test_seconds_of_arc);
  ADD ("one-text-in-three-encodings", test_one_text_in_three_encodings);
  ADD ("a-genuine-gbk-file", test_a_genuine_gbk_file);
#undef ADD
  return g_test_run ();
}
