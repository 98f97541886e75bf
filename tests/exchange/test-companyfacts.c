/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Companyfacts files of the SEC: every statement a row with all that the file says of it, digit for
 * digit, in the order of filing; translations named; and what is no such file refused with its
 * place. */
#include "filings.h"
#include "moat-table.h"

#include <string.h>

#define HEADER                                                                                   \
  "entity|cik|concept|label|unit|start|end|value|form|accn|filed|fy|fp|frame|locator|remark_en|" \
  "remark_zh"

/* One figure of one concept, with a value that is written as given. */
static char *
make_facts (const char *cik, const char *value)
{
  return g_strdup_printf ("{\"cik\":%s,\"entityName\":\"A\",\"facts\":{\"us-gaap\":{\"Assets\":{"
                          "\"label\":null,\"units\":{\"USD\":[{\"end\":\"2020-12-31\",\"val\":%s,"
                          "\"accn\":\"a-1\",\"form\":\"10-K\",\"filed\":\"2021-02-01\"}]}}}}}",
                          cik, value);
}

static void
assert_refused (const char *text, int code, const char *words)
{
  char *path = write_filings (text);
  g_autoptr (MoatDataFile) file = open_filings (path, MOAT_DATA_FORMAT_COMPANYFACTS);

  assert_unreadable (file, code, words);
  remove_filings (path);
}

static void
test_rows_have_what_the_file_says (void)
{
  g_autoptr (MoatDataFile) file = open_companyfacts ("sec/translated.json");
  g_autofree char *header = get_row (file, NULL, 1);
  g_autofree char *first = get_row (file, NULL, 2);
  g_autofree char *second = get_row (file, NULL, 3);

  g_assert_cmpstr (header, ==, HEADER);
  g_assert_cmpstr (first, ==,
                   "ALIBABA GROUP HOLDING LTD|0001577552|dei:EntityCommonStockSharesOutstanding||"
                   "shares||2015-03-31|2495499036|20-F|0001047469-15-005768|2015-06-25|2014|FY||"
                   "20-F 0001047469-15-005768, dei:EntityCommonStockSharesOutstanding||");
  g_assert_cmpstr (second, ==,
                   "ALIBABA GROUP HOLDING LTD|0001577552|us-gaap:ResearchAndDevelopmentExpense|"
                   "Research and Development Expense|CNY|2013-04-01|2014-03-31|5093000000|20-F|"
                   "0001047469-15-005768|2015-06-25|2014|FY||20-F 0001047469-15-005768, "
                   "us-gaap:ResearchAndDevelopmentExpense||");
}

static void
test_restatements_come_after_statements (void)
{
  g_autoptr (MoatDataFile) file = open_companyfacts ("sec/translated.json");
  g_autofree char *payables =
    list_figures (file, NULL, "us-gaap:AccountsPayableAndAccruedLiabilitiesCurrent", "CNY");
  g_autofree char *all = list_figures (file, NULL, NULL, NULL);
  g_auto (GStrv) lines = g_strsplit (all, "\n", -1);

  g_assert_cmpstr (payables, ==,
                   "/2017-03-31 47186000000 2017-06-15\n"
                   "/2017-03-31 46979000000 2017-11-24\n"
                   "/2017-03-31 46979000000 2018-07-27");
  g_assert_cmpuint (g_strv_length (lines), ==, 12);
  for (guint i = 1; lines[i] != NULL; i++)
    g_assert_cmpstr (strrchr (lines[i - 1], ' '), <=, strrchr (lines[i], ' '));
}

static void
test_translations_are_named (void)
{
  g_autoptr (MoatDataFile) file = open_companyfacts ("sec/translated.json");
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, NULL, NULL);
  g_autoptr (GString) remarks = g_string_new (NULL);
  MoatRow row;

  while (moat_row_reader_next (rows, &row, NULL, NULL))
    {
      if (row.line > 1 && *row.cells[15] != '\0')
        g_string_append_printf (remarks, "%s %s: %s / %s\n", row.cells[4], row.cells[7],
                                row.cells[15], row.cells[16]);
    }
  /* The other figure in Hong Kong dollars has none in yuan beside it. */
  g_assert_cmpstr (remarks->str, ==,
                   "USD 1720000000: Convenience translation into US dollars / "
                   "为方便读者而折算的美元金额\n"
                   "HKD 1: The same filing states this figure in the reporting currency too / "
                   "同一申报文件中亦以列报货币列示该数\n");
}

static void
test_numbers_keep_their_digits (void)
{
  static const char *const numbers[] = { "0",
                                         "-1",
                                         "9007199254740993",
                                         "123456789012345678901234567890",
                                         "0.10",
                                         "3.8850000000000000001",
                                         "-2.50",
                                         "1e3",
                                         "1.5E-7" };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = make_facts ("1", numbers[i]);
      g_autofree char *expected = g_strdup_printf ("/2020-12-31 %s 2021-02-01", numbers[i]);
      char *path = write_filings (text);
      g_autoptr (MoatDataFile) file = open_filings (path, MOAT_DATA_FORMAT_COMPANYFACTS);
      g_autofree char *figures = list_figures (file, NULL, "us-gaap:Assets", "USD");

      g_assert_cmpstr (figures, ==, expected);
      remove_filings (path);
    }
}

static void
test_company_numbers_have_ten_digits (void)
{
  static const char *const numbers[] = { "789019", "\"789019\"", "\"0000789019\"",
                                         "\"CIK0000789019\"", "null" };
  static const char *const expected[] = { "A|0000789019|", "A|0000789019|", "A|0000789019|",
                                          "A|CIK0000789019|", "A||" };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text = make_facts (numbers[i], "1");
      char *path = write_filings (text);
      g_autoptr (MoatDataFile) file = open_filings (path, MOAT_DATA_FORMAT_COMPANYFACTS);
      g_autofree char *row = get_row (file, NULL, 2);

      if (!g_str_has_prefix (row, expected[i]))
        g_error ("“%s” does not begin with “%s”", row, expected[i]);
      remove_filings (path);
    }
}

static void
test_missing_values_are_empty (void)
{
  g_autofree char *text = make_facts ("1", "null");
  char *path = write_filings (text);
  g_autoptr (MoatDataFile) file = open_filings (path, MOAT_DATA_FORMAT_COMPANYFACTS);
  g_autofree char *figures = list_figures (file, NULL, NULL, NULL);

  g_assert_cmpstr (figures, ==, "/2020-12-31  2021-02-01");
  remove_filings (path);
}

static void
test_a_company_without_figures_is_read (void)
{
  char *path = write_filings ("{\"cik\":1,\"entityName\":\"A\",\"facts\":{}}");
  g_autoptr (MoatDataFile) file = open_filings (path, MOAT_DATA_FORMAT_COMPANYFACTS);
  g_autofree char *figures = list_figures (file, NULL, NULL, NULL);

  g_assert_cmpstr (figures, ==, "");
  remove_filings (path);
}

static void
test_malformed_text_is_refused_with_its_line (void)
{
  const int code = MOAT_EXCHANGE_ERROR_MALFORMED;

  assert_refused ("{\"cik\":1,\n\"facts\":{\"us-gaap\":{\"Assets\":{\n\"units\":{\"USD\":[{\"val\":"
                  "\n01}]}}}}}",
                  code, "us-gaap:Assets: Line 4: ");
  assert_refused (
    "{\"cik\":1,\n\"facts\":{\"us-gaap\":{\"Assets\":{\n\"units\":{\"USD\":[{\"val\":1"
    "\n,}]}}}}}",
    code, "us-gaap:Assets: Line 4: ");
  assert_refused ("{\"cik\":1,\n\"facts\":{\"us-gaap\":{\"Assets\":{\"units\":{}}}}\n\n}}", code,
                  "Line 4: ");
  assert_refused ("{\"cik\":1,\n\"facts\":{\"us-gaap\":{\"Assets\":{\"units\":{\"USD\":[", code,
                  "Line 2: ");
  assert_refused ("{\"cik\":1,\"facts\":{\"x\":{\"A\":{\"units\":{},\n\"units\":{}}}}}", code,
                  "x:A: Line 2: ");
  assert_refused ("{\"cik\":1,\"facts\":{}}\n{}", code, "Line 2: ");
  assert_refused ("{\"cik\":1,\"facts\":{\n\"x\":\"\xff\"}}", MOAT_EXCHANGE_ERROR_ENCODING,
                  "Line 2: ");
}

static void
test_other_shapes_are_refused (void)
{
  const int code = MOAT_EXCHANGE_ERROR_MALFORMED;

  assert_refused ("{\"cik\":1,\"facts\":[]}", code, "companyfacts");
  assert_refused ("{\"cik\":{},\"facts\":{}}", code, "companyfacts");
  assert_refused ("{\"cik\":1,\"facts\":{\"us-gaap\":7}}", code, "companyfacts");
  assert_refused ("{\"cik\":1,\"facts\":{\"us-gaap\":{\"Assets\":7}}}", code, "companyfacts");
  assert_refused ("{\"cik\":1,\"facts\":{\"us-gaap\":{\"Assets\":[{\"\":0}]}}}", code,
                  "companyfacts");
  assert_refused ("{\"cik\":1,\"facts\":{\"us-gaap\":{\"Assets\":\n{}}}}", code,
                  "us-gaap:Assets: Line 2: ");
  assert_refused ("{\"cik\":1,\"facts\":{\"x\":{\"A\":{\"units\":{\"USD\":{}}}}}}", code, "x:A: ");
  assert_refused ("{\"cik\":1,\"facts\":{\"x\":{\"A\":{\"units\":{\"USD\":[1]}}}}}", code, "x:A: ");
  assert_refused ("{\"cik\":1,\"facts\":{\"x\":{\"A\":{\"units\":{\"USD\":[{\"val\":[]}]}}}}}",
                  code, "x:A: ");
}

/* What a file that is made to fill the memory would have. */
static void
test_a_concept_of_many_megabytes_is_refused (void)
{
  g_autofree char *filler = g_strnfill (5 << 20, ' ');
  g_autofree char *text =
    g_strdup_printf ("{\"cik\":1,\"facts\":{\"x\":{\"A\":{\"units\":{%s}}}}}", filler);

  assert_refused (text, MOAT_EXCHANGE_ERROR_TOO_LARGE, "x:A: Line 1: ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/companyfacts/rows-have-what-the-file-says",
                   test_rows_have_what_the_file_says);
  g_test_add_func ("/exchange/companyfacts/restatements-come-after-statements",
                   test_restatements_come_after_statements);
  g_test_add_func ("/exchange/companyfacts/translations-are-named", test_translations_are_named);
  g_test_add_func ("/exchange/companyfacts/numbers-keep-their-digits",
                   test_numbers_keep_their_digits);
  g_test_add_func ("/exchange/companyfacts/company-numbers-have-ten-digits",
                   test_company_numbers_have_ten_digits);
  g_test_add_func ("/exchange/companyfacts/missing-values-are-empty",
                   test_missing_values_are_empty);
  g_test_add_func ("/exchange/companyfacts/a-company-without-figures-is-read",
                   test_a_company_without_figures_is_read);
  g_test_add_func ("/exchange/companyfacts/malformed-text-is-refused-with-its-line",
                   test_malformed_text_is_refused_with_its_line);
  g_test_add_func ("/exchange/companyfacts/other-shapes-are-refused",
                   test_other_shapes_are_refused);
  g_test_add_func ("/exchange/companyfacts/a-concept-of-many-megabytes-is-refused",
                   test_a_concept_of_many_megabytes_is_refused);
  return g_test_run ();
}
