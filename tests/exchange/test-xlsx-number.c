/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of spreadsheet cells as text: what number formats say about them, all digits that they
 * have and no more, dates of both calendars to the last false day. */
#include "moat-xlsx-number.h"

#include <string.h>

typedef struct
{
  const char *code;
  MoatXlsxKind kind;
  const char *prefix;
  const char *suffix;
} CodeCase;

static const CodeCase codes[] = {
  { "General", MOAT_XLSX_NUMBER },
  { "0", MOAT_XLSX_NUMBER },
  { "#,##0.00", MOAT_XLSX_NUMBER },
  { "0.00E+00", MOAT_XLSX_NUMBER },
  { "# ?/?", MOAT_XLSX_NUMBER },
  { "@", MOAT_XLSX_NUMBER },
  { "", MOAT_XLSX_NUMBER },
  { ";;;", MOAT_XLSX_NUMBER },
  { "0.0_);[RED]\\(0.0\\)", MOAT_XLSX_NUMBER },
  { "0%", MOAT_XLSX_PERCENT },
  { "0.00%;[Red]-0.00%", MOAT_XLSX_PERCENT },
  { "yyyy\\-mm\\-dd", MOAT_XLSX_DATE },
  { "m/d/yy", MOAT_XLSX_DATE },
  { "D\\-MMM", MOAT_XLSX_DATE },
  { "[$-409]mmmm\" \"d\", \"yyyy", MOAT_XLSX_DATE },
  { "[$-411]ggge\"年\"m\"月\"d\"日\";@", MOAT_XLSX_DATE },
  { "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", MOAT_XLSX_DATE },
  { "yyyy\"年\"m\"月\"d\"日\"", MOAT_XLSX_DATE },
  { "mmmm\" \"yyyy", MOAT_XLSX_MONTH },
  { "mmm-yy", MOAT_XLSX_MONTH },
  { "yyyy\"年\"m\"月\"", MOAT_XLSX_MONTH },
  { "yyyy", MOAT_XLSX_YEAR },
  { "yyyy\"年\"", MOAT_XLSX_YEAR },
  { "\"FY\"yyyy", MOAT_XLSX_YEAR },
  { "h:mm", MOAT_XLSX_TIME },
  { "h:mm AM/PM", MOAT_XLSX_TIME },
  { "mm:ss", MOAT_XLSX_TIME },
  { "mm:ss.0", MOAT_XLSX_TIME },
  { "hh:mm:ss", MOAT_XLSX_TIME },
  { "yyyy-mm-dd h:mm:ss", MOAT_XLSX_DATE_TIME },
  { "MMDDYYAM/PMDD", MOAT_XLSX_DATE },
  { "m/d/yy h:mm", MOAT_XLSX_DATE_TIME },
  { "[hh]:mm:ss", MOAT_XLSX_DURATION },
  { "[m]", MOAT_XLSX_DURATION },
  /* Letters that are no date. */
  { "\"days\" 0", MOAT_XLSX_NUMBER },
  { "0\\d", MOAT_XLSX_NUMBER },
  { "0.0\\ \"°C\"", MOAT_XLSX_NUMBER },
  { "[Red]0", MOAT_XLSX_NUMBER },
  { "[$USD-409] #,##0", MOAT_XLSX_NUMBER, "USD ", "" },
  /* Units and multipliers. */
  { "[$€-2] #,##0.00", MOAT_XLSX_NUMBER, "€ ", "" },
  { "\"$\"#,##0_);\\(\"$\"#,##0\\)", MOAT_XLSX_NUMBER, "$", "" },
  { "_-* #,##0.00\\ \"€\"_-", MOAT_XLSX_NUMBER, "", " €" },
  { "#,##0\" mn\"", MOAT_XLSX_NUMBER, "", " mn" },
  { "0.0\"亿元\"", MOAT_XLSX_NUMBER, "", "亿元" },
  /* What is shown is not what is stored. */
  { "#,##0.0,,\" mn\"", MOAT_XLSX_NUMBER },
  { "0.0,\"k\"", MOAT_XLSX_NUMBER },
  { "[>=1000]0\" mn\";0\" bn\"", MOAT_XLSX_NUMBER },
  /* Unfinished ones. */
  { "\"abc", MOAT_XLSX_NUMBER },
  { "[$", MOAT_XLSX_NUMBER },
  { "0\\", MOAT_XLSX_NUMBER },
  { "0_", MOAT_XLSX_NUMBER },
};

static void
test_codes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const CodeCase *c = &codes[i];
      MoatXlsxFormat format;

      g_test_message ("%s", c->code);
      moat_xlsx_format_parse (&format, c->code);
      g_assert_cmpint (format.kind, ==, (int) c->kind);
      g_assert_cmpstr (format.prefix, ==, c->prefix);
      g_assert_cmpstr (format.suffix, ==, c->suffix);
      moat_xlsx_format_clear (&format);
    }
}

typedef struct
{
  const char *text;
  const char *code; /* NULL: general */
  const char *wanted;
} NumberCase;

static const NumberCase numbers[] = {
  { "0", NULL, "0" },
  { "-0", NULL, "0" },
  { "1", NULL, "1" },
  { "+1", NULL, "1" },
  { "-12.5", NULL, "-12.5" },
  { "72.0", NULL, "72" },
  { "2022.0", NULL, "2022" },
  { "100", NULL, "100" },
  { ".5", NULL, "0.5" },
  { "0.00012", NULL, "0.00012" },
  /* Doubles as files write them. */
  { "37033.580499999996", NULL, "37033.5805" },
  { "7681.3808929999996", NULL, "7681.380893" },
  { "29519.045115000001", NULL, "29519.045115" },
  { "0.28999999999999998", NULL, "0.29" },
  { "4.0277777777777801E-2", NULL, "0.0402777777777778" },
  { "9.9999999999999995E-8", NULL, "0.0000001" },
  { "9999999999999999.5", NULL, "10000000000000000" },
  { "0.30000000000000004", NULL, "0.30000000000000004" },
  { "274.65999999999997", NULL, "274.65999999999997" },
  /* Longer than any double, so from elsewhere. */
  { "20220331215854083057", NULL, "20220331215854083057" },
  { "-8086931554011838357", NULL, "-8086931554011838357" },
  { "3.14159265358979323846", NULL, "3.14159265358979323846" },
  { "1E+9", NULL, "1000000000" },
  { "1.5e-3", NULL, "0.0015" },
  { "-3.8E11", NULL, "-380000000000" },
  /* No numbers. */
  { "", NULL, "" },
  { "abc", NULL, "abc" },
  { "1.2.3", NULL, "1.2.3" },
  { "1e", NULL, "1e" },
  { "1E+99999", NULL, "1E+99999" },
  { "0x10", NULL, "0x10" },
  { "INF", NULL, "INF" },
  /* Percent. */
  { "0.085", "0.0%", "8.5%" },
  { "0.28999999999999998", "0%", "29%" },
  { "1", "0%", "100%" },
  { "-0.0325", "0.00%", "-3.25%" },
  { "0", "0%", "0%" },
  { "12", "0%", "1200%" },
  { "0.0001", "0%", "0.01%" },
  /* Units of the format. */
  { "380", "#,##0\" mn\"", "380 mn" },
  { "-12.5", "[$€-2] #,##0", "-€ 12.5" },
  { "1234.5", "\"$\"#,##0", "$1234.5" },
  /* Dates since the end of 1899. */
  { "44197", "yyyy-mm-dd", "2021-01-01" },
  { "1", "yyyy-mm-dd", "1900-01-01" },
  { "59", "yyyy-mm-dd", "1900-02-28" },
  { "60", "yyyy-mm-dd", "1900-02-29" },
  { "61", "yyyy-mm-dd", "1900-03-01" },
  { "2958465", "yyyy-mm-dd", "9999-12-31" },
  { "2958466", "yyyy-mm-dd", "2958466" },
  { "0", "yyyy-mm-dd", "0" },
  { "-1", "yyyy-mm-dd", "-1" },
  { "1e300", "yyyy-mm-dd h:mm", NULL },
  { "44197.999", "yyyy-mm-dd", "2021-01-01" },
  { "44196", "mmm yyyy", "2020-12" },
  { "44196", "yyyy", "2020" },
  { "44197.5", "yyyy-mm-dd h:mm", "2021-01-01T12:00:00" },
  { "44197", "yyyy-mm-dd h:mm", "2021-01-01" },
  { "44197.423726851855", "yyyy-mm-dd h:mm:ss", "2021-01-01T10:10:10" },
  { "44196.999999999", "yyyy-mm-dd h:mm:ss", "2021-01-01" },
  { "2958465.9999999999", "yyyy-mm-dd h:mm:ss", "2958466" },
  { "0.19375000000000001", "h:mm", "04:39:00" },
  { "0.5000057870370370", "h:mm:ss", "12:00:00.500" },
  { "1.5", "h:mm", "1900-01-01T12:00:00" },
  { "0", "h:mm", "00:00:00" },
  { "10.6320601851852", "[hh]:mm:ss", "255:10:10" },
  { "-0.5", "[h]:mm", "-12:00:00" },
};

static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const NumberCase *c = &numbers[i];
      g_autoptr (GString) out = g_string_new ("x");
      MoatXlsxFormat format = { MOAT_XLSX_NUMBER };

      g_test_message ("%s as %s", c->text, c->code);
      if (c->code != NULL)
        moat_xlsx_format_parse (&format, c->code);
      moat_xlsx_append_number (out, c->text, c->code != NULL ? &format : NULL, FALSE);
      if (c->wanted != NULL)
        g_assert_cmpstr (out->str + 1, ==, c->wanted);
      else
        g_assert_cmpuint (out->len, ==, 302); /* plain: a 1 and 300 zeros */
      moat_xlsx_format_clear (&format);
    }
}

static void
test_since_1904 (void)
{
  static const NumberCase cases[] = {
    { "0", NULL, "1904-01-01" },     { "59", NULL, "1904-02-29" },
    { "42735", NULL, "2021-01-01" }, { "2957003", NULL, "9999-12-31" },
    { "2957004", NULL, "2957004" },  { "-1", NULL, "-1" },
  };
  MoatXlsxFormat format = { MOAT_XLSX_DATE };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      moat_xlsx_append_number (out, cases[i].text, &format, TRUE);
      g_assert_cmpstr (out->str, ==, cases[i].wanted);
    }
}

/* Whatever double a program stores with 17 digits, the text gives it back, and what a person typed
 * with up to 15 comes out as typed. */
static void
test_round_trip (void)
{
  for (int i = 0; i < 20000; i++)
    {
      char stored[G_ASCII_DTOSTR_BUF_SIZE], typed[64];
      g_autoptr (GString) out = g_string_new (NULL);
      double value = g_test_rand_double_range (-1e6, 1e6);

      if (i % 2 == 0)
        {
          g_ascii_formatd (typed, sizeof typed, "%.6f", value);
          value = g_ascii_strtod (typed, NULL);
        }
      g_ascii_formatd (stored, sizeof stored, "%.17g", value);
      moat_xlsx_append_number (out, stored, NULL, FALSE);
      g_assert_true (g_ascii_strtod (out->str, NULL) == value);
      g_assert_null (strpbrk (out->str, "eE"));
      if (i % 2 == 0)
        {
          while (g_str_has_suffix (typed, "0"))
            typed[strlen (typed) - 1] = '\0';
          if (g_str_has_suffix (typed, "."))
            typed[strlen (typed) - 1] = '\0';
          g_assert_cmpstr (out->str, ==, typed);
        }
    }
}

static void
test_iso_dates (void)
{
  static const char *const cases[][2] = {
    { "2021-01-01", "2021-01-01" },
    { "2021-01-01T00:00:00", "2021-01-01" },
    { "2021-01-01T00:00:00.000Z", "2021-01-01" },
    { "2021-01-01T10:10:10", "2021-01-01T10:10:10" },
    { "2021-01-01T00:00:00.5", "2021-01-01T00:00:00.5" },
    { "10:10:10", "10:10:10" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      moat_xlsx_append_iso_date (out, cases[i][0]);
      g_assert_cmpstr (out->str, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xlsx/number/codes", test_codes);
  g_test_add_func ("/xlsx/number/numbers", test_numbers);
  g_test_add_func ("/xlsx/number/since-1904", test_since_1904);
  g_test_add_func ("/xlsx/number/round-trip", test_round_trip);
  g_test_add_func ("/xlsx/number/iso-dates", test_iso_dates);
  return g_test_run ();
}
