/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real workbooks of many programs: each opens with the cells that it is known for, or is refused
 * with a reason; and hostile ones, which may take neither time nor memory.  The expected cells were
 * read in the XML of the files. */
#include "moat-data-file.h"
#include "moat-decimal.h"
#include "moat-table.h"
#include "packing.h"
#include "reading-rows.h"

#include <string.h>

typedef struct
{
  const char *file;
  const char *sheet; /* NULL: the first */
  const char *rows;  /* its first ones, and all of them if it is "" */
} FileCase;

static const FileCase files[] = {
  /* Dates of both calendars, times, durations. */
  { "calamine/date.xlsx", NULL, "1|2021-01-01|15\n2|2021-01-02|16\n3|255:10:10|17\n" },
  { "calamine/date_1904.xlsx", NULL, "1|2021-01-01|15\n2|2021-01-02|16\n3|255:10:10|17\n" },
  { "calamine/date_iso.xlsx", NULL, "1|2021-01-01\n2|2021-01-01T10:10:10\n3|10:10:10\n4|This " },
  { "calamine/date_quoted_format.xlsx", NULL,
    "1|2021-01\n2|2021-01-01\n3|2021-01-01\n4|2021-01-01\n" },
  { "exceljs/1904.xlsx", NULL, "4||1904-01-01\n" },
  { "exceljs/dateIssue.xlsx", NULL, "1|Date\n2|2020-11-20\n" },
  { "hutool/1899bug_demo.xlsx", NULL, "1|04:39:00\n2|04:50:00\n3|00:58:00\n4|04:49:00\n" },
  { "hutool/blankAndDateTest.xlsx", NULL,
    "1|1|测试1|1234.567|2017-12-16T03:04:05|1111|2017-12-16\n2|2||1235.567||1112|2017-12-17\n" },
  { "hutool/data_for_sax_test.xlsx", NULL,
    "1|测试日期|测试公式\n2|2020-10-09\n3|112233\n4|1000|50\n5|2012-12-21\n" },
  /* Texts. */
  { "calamine/rph.xlsx", NULL, "1|課きく　毛こ\n" },
  { "calamine/has_x000D_.xlsx", NULL, "1|ABC\r\nDEF\n" },
  { "calamine/whitespace_trim.xlsx", NULL, "1|trimmed value|value with tabs| \t\n|clean text\n" },
  { "calamine/encoded_entities.xlsx", NULL, "1|&\n" },
  { "calamine/inlineStr_cdata.xlsx", NULL, "1|Hello CDATA|World\n2|12345|NormalText\n" },
  { "calamine/inlineStr_with_value.xlsx", NULL, "1|NN|Hierarchy||Outline Number|ID|" },
  { "calamine/richtext-namespaced.xlsx", NULL,
    "1|inline string\nLine 2\nLine 3|||||||shared string\nLine 2\nLine 3\n" },
  { "calamine/issue_419.xlsx", NULL, "1|Hello\n" },
  { "exceljs/shared_string_with_escape.xlsx", NULL, "1|_x000D_\n" },
  { "exceljs/test-pr-567.xlsx", NULL, "1| leading|trailing | both \n" },
  /* Numbers and what stands for one. */
  { "calamine/errors.xlsx", NULL,
    "1|#DIV/0!\n2|#NAME?\n3|#VALUE!\n4|#NULL!\n5|#REF!\n6|#NUM!\n7|#N/A\n" },
  { "calamine/temperature.xlsx", NULL, "1|label|value\n2|celsius|22.2222\n3|fahrenheit|72\n" },
  { "calamine/temperature-in-middle.xlsx", NULL, "4||label|value\n5||celsius|22.2222\n" },
  { "calamine/empty_s_attribute.xlsx", NULL, "1|Name|Value\n2|John|1\n" },
  { "calamine/shared_formula_simple.xlsx", NULL, "1|1|2\n2|2|4\n3|3|6\n" },
  { "calamine/string-ref.xlsx", NULL, "1|col1\n2|-8086931554011838357\n" },
  { "exceljs/gold.xlsx", NULL,
    "1|Text|I am Text\n2|Number|3.14\n3|Integer|5\n4|Date|2016-05-17\n5|Formula|I am Text\n" },
  { "exceljs/formulas.xlsx", NULL, "1|someone@example.com|(formula with hyperlink)\n" },
  { "exceljs/bogus-defined-name.xlsx", NULL, "1|OFFSET($A$10;0;0;0;1)\n" },
  { "frictionless/adjust-floating-point-error.xlsx", NULL,
    "1|Sample Name|peak PO4|actual PO4 (formula)|actual PO4 (values)\n"
    "2|P-1-94-AR P21 16-20cm Pi split 3|60.565|242.26|242.26\n" },
  { "frictionless/preserve-formatting-percentage.xlsx", NULL,
    "1|col1|col2\n2|123|52%\n3|456|30%\n4|789|6%\n" },
  { "frictionless/preserve-formatting.xlsx", NULL,
    "1|empty|0|0.00|0.0000|0.00000|0.0000#|m/d/yy|d-mmm|mm/dd/yy|mmddyy|mmddyyam/"
    "pmdd\n2||1000.5577|1000.5577|1000.5577|1000.5577|1000.5577|2040-05-20|2040-05-20|2040-05-20|"
    "2040-05-20|2040-05-20\n" },
  { "frictionless/number-format-multicode.xlsx", NULL, "1|col1\n2|4.51119775197299\n" },
  { "frictionless/cast-int-to-string-issue-1251.xlsx", NULL, "1|A|B|C|D|E\n2|001|b|1|a|1\n" },
  { "hutool/read_row_npe.xlsx", NULL, "1|Test Data\n2|20220331215854083057\n" },
  /* Places. */
  { "calamine/header-row.xlsx", NULL,
    "3|||Note 1\n9|Columns|Column A|Column B|Column C\n10|put data here|1|2|3\n" },
  { "calamine/no-header.xlsx", NULL, "3|a|0\n4|b|1\n" },
  { "calamine/empty_sheet.xlsx", NULL, "" },
  { "calamine/merge_cells.xlsx", NULL,
    "1|Row Merge|Row Merge|Not Merged\n2|Column Merge|Chunk Merged|Chunk Merged|Chunk Merged\n" },
  { "calamine/merged_range.xlsx", NULL, "1|A1|B1|C1||E1|F1|G1|H1\n3|A3|B3|C3||E3|F3|G3|H3\n" },
  { "frictionless/merged-cells.xlsx", NULL, "1|data|data\n" },
  { "frictionless/multiline-headers.xlsx", NULL,
    "1|Region|Caloric contribution|Cumulative impact of changes on cost of food basket|Cumulative "
    "impact of changes on cost of food basket\n4|Region|Caloric contribution|from previous quarter"
    "|from baseline (%)\n" },
  { "frictionless/skip-rows.xlsx", NULL, "1|Table 1\n2|A|B\n3|8|9\n4||TOTAL\n" },
  { "hutool/merge_test.xlsx", NULL, "1|姓名|性别|年龄|鞋码\n2|张三|男|11|41.5\n3|李四|女||42\n" },
  /* Sheets and spellings. */
  { "calamine/any_sheets.xlsx", "Visible", "1|1|2\n2|3|4\n3|5|6\n5|This workbook contains" },
  { "calamine/nonstandard-xml-ns-prefix.xlsx", NULL, "1|a|b\n2|1|3\n3|2|4\n" },
  { "calamine/strict_iso_paths.xlsx", NULL, "1|Item|Thickness|Number Off Bends|" },
  { "calamine/table_with_absolute_paths.xlsx", NULL, "1|Item|Name\n2|100|North\n" },
  { "exceljs/test-pr-728.xlsx", "Sheet2", "1|hidden\n" },
  { "exceljs/chart-sheet.xlsx", NULL, "1|Month|Bears|Dolphins|Whales\n2|Jan|8|150|80\n" },
  { "frictionless/sheets.xlsx", "Sheet3", "1|id |name\n2|3|rome\n" },
  { "frictionless/sheet2.xlsx", "Sheet2", "1|id|name\n2|1|english\n3|2|中国人\n" },
};

/* The first rows of a file, or why there are none. */
static char *
dump_file (const char *path, const char *sheet, GError **error)
{
  g_autoptr (MoatDataFile) file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, error);
  g_autoptr (MoatRowReader) rows = NULL;

  if (file == NULL)
    return NULL;
  g_assert_cmpint (moat_data_file_get_format (file), ==, MOAT_DATA_FORMAT_XLSX);
  rows = moat_data_file_read_rows (file, sheet, error);
  return rows != NULL ? dump_rows (rows, error) : NULL;
}

static void
test_known (void)
{
  g_autofree char *shared = find_shared_data ();

  for (gsize i = 0; shared != NULL && i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (shared, "xlsx", files[i].file, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *dump = dump_file (path, files[i].sheet, &error);

      g_assert_no_error (error);
      if (!g_str_has_prefix (dump, files[i].rows))
        g_error ("%s: “%s” does not begin with “%s”", files[i].file, dump, files[i].rows);
      if (*files[i].rows == '\0')
        g_assert_cmpstr (dump, ==, "");
    }
}

typedef void (*PathFunc) (const char *path, gpointer data);

static void
for_each_file (const char *folder, const char *suffix, PathFunc func, gpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  g_assert_nonnull (dir);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        for_each_file (path, suffix, func, data);
      else if (g_str_has_suffix (name, suffix))
        func (path, data);
    }
}

/* All sheets of a file are read, or one of them or the file is refused with a reason. */
static void
read_cb (const char *path, gpointer data)
{
  guint *counts = data; /* opened, refused */
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatDataFile) file = moat_data_file_open (path, MOAT_DATA_FORMAT_XLSX, NULL, &error);
  const char *const *tables = file != NULL ? moat_data_file_get_tables (file) : NULL;

  for (guint i = 0; tables != NULL && error == NULL && tables[i] != NULL; i++)
    {
      g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, tables[i], &error);
      MoatRow row;

      while (rows != NULL && moat_row_reader_next (rows, &row, NULL, &error))
        ;
    }
  if (error != NULL)
    {
      g_test_message ("%s: %s", path, error->message);
      g_assert_true (error->domain == MOAT_EXCHANGE_ERROR);
    }
  counts[error != NULL]++;
}

static void
test_all (void)
{
  g_autofree char *shared = find_shared_data ();
  g_autofree char *folder = NULL;
  guint counts[2] = { 0, 0 };

  if (shared == NULL)
    return;
  folder = g_build_filename (shared, "xlsx", NULL);
  for_each_file (folder, ".xlsx", read_cb, counts);
  /* One has a password, one has lost its workbook, one is no XML. */
  g_assert_cmpuint (counts[0], ==, 79);
  g_assert_cmpuint (counts[1], ==, 3);
}

static void
test_hostile (void)
{
  g_autofree char *shared = find_shared_data ();
  g_autofree char *folder = NULL;
  guint counts[2] = { 0, 0 };
  gsize before = peak_memory ();

  if (shared == NULL)
    return;
  folder = g_build_filename (shared, "hostile", NULL);
  for_each_file (folder, ".xlsx", read_cb, counts);
  /* MalformedSSTCount.xlsx only miscounts. */
  g_assert_cmpuint (counts[0], ==, 1);
  g_assert_cmpuint (counts[1], ==, 13);
  g_assert_cmpuint (peak_memory () - before, <, 100 * 1024 * 1024);
}

static void
test_password (void)
{
  g_autofree char *shared = find_shared_data ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (shared == NULL)
    return;
  path = g_build_filename (shared, "xlsx", "calamine", "pass_protected.xlsx", NULL);
  g_assert_null (moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "password"));
}

/* The R&D Scoreboard of the EU: its figures to the last digit. */
static void
test_scoreboard (void)
{
  static const struct
  {
    const char *company;
    const char *rank, *research, *sales, *capex;
  } figures[] = {
    { "ALIBABA GROUP HOLDING", "22", "7681.380893", "116582.49571", "4607.271753" },
    { "ALPHABET", "1", "37033.5805", "265175.437324", "29519.045115" },
    { "HUAWEI INVESTMENT & HOLDING", "5", "20925.039244", "86205.235176", "4726.043542" },
  };
  g_autofree char *shared = find_shared_data ();
  g_autofree char *path = NULL, *sum_text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatDataFile) file = NULL;
  g_autoptr (MoatRowReader) rows = NULL;
  g_autoptr (GPtrArray) taken = NULL;
  MoatDecimal sum = moat_decimal_from_int (0), value;
  guint n_blank = 0, n_found = 0;

  if (shared == NULL)
    return;
  path = g_build_filename (shared, "rd", "SB2023_World2500.xlsx", NULL);
  file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, &error);
  g_assert_no_error (error);
  rows = moat_data_file_read_rows (file, NULL, &error);
  taken = take_rows (rows);
  g_assert_cmpuint (taken->len, ==, 2501);
  for (guint i = 1; i < taken->len; i++)
    {
      GStrv cells = taken->pdata[i];

      g_assert_true (moat_decimal_parse (cells[6], &value));
      g_assert_true (moat_decimal_add (sum, value, &sum));
      n_blank += *cells[11] == '\0';
      for (guint k = 0; k < G_N_ELEMENTS (figures); k++)
        if (strcmp (cells[1], figures[k].company) == 0)
          {
            n_found++;
            g_assert_cmpstr (cells[0], ==, figures[k].rank);
            g_assert_cmpstr (cells[6], ==, figures[k].research);
            g_assert_cmpstr (cells[8], ==, figures[k].sales);
            g_assert_cmpstr (cells[11], ==, figures[k].capex);
          }
    }
  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (figures));
  g_assert_cmpuint (n_blank, ==, 63);
  sum_text = moat_decimal_to_string (sum);
  g_assert_true (g_str_has_prefix (sum_text, "1249426.733"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/files/known", test_known);
  g_test_add_func ("/xlsx/files/all", test_all);
  g_test_add_func ("/xlsx/files/hostile", test_hostile);
  g_test_add_func ("/xlsx/files/password", test_password);
  g_test_add_func ("/xlsx/files/scoreboard", test_scoreboard);
  return g_test_run ();
}
