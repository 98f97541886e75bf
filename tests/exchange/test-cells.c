/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single cells and headers of tables: which state nothing, figures with the units around them,
 * periods and days in every spelling, units and multipliers in words. */
#include <glib.h>
#include <string.h>

#include "moat-cell-figure.h"
#include "moat-cell-period.h"
#include "moat-unit.h"

static void
test_empty_forms (void)
{
  static const char *const empty[] = { "",  "NA", "N/A", "n/a",  "n.a.", "..",  "-",
                                       "—", ":",  "…",   "NULL", "#N/A", "nan", "not disclosed",
                                       "无" };
  static const char *const stated[] = { "0", "-1", "0.0", "x", "无数", "-0", "naught", "#REF!" };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    g_assert_true (moat_cell_is_empty (empty[i]));
  for (guint i = 0; i < G_N_ELEMENTS (stated); i++)
    g_assert_false (moat_cell_is_empty (stated[i]));
}

typedef struct
{
  const char *cell;
  const char *around; /* NULL: nothing */
  const char *words;  /* as stated */
  const char *value;  /* NULL: none */
  const char *unit;
  MoatQualifier qualifier;
} FigureCase;

static const FigureCase figures[] = {
  { "7681.380893", "EUR million", "EUR 7681.380893 million", "7681380893", "EUR" },
  { "1,234,567.80", NULL, "1,234,567.80", "1234567.8", NULL },
  { "-1,234", "USD", "-1,234", "-1234", "USD" },
  { "(1,234)", "EUR million", "EUR (1,234) million", "-1234000000", "EUR" },
  { "１，２３４．５", "USD", "１，２３４．５", "1234.5", "USD" },
  { "−5", "USD", "−5", "-5", "USD" },
  { "1 234", "USD thousand", "USD 1 234 thousand", "1234000", "USD" },
  { "12.5%", NULL, "12.5%", "0.125", "ratio" },
  { "2.57729", "%", "2.57729%", "0.0257729", "ratio" },
  { "2.5%", "%", "2.5%", "0.025", "ratio" },
  { "1.2倍", "%", "1.2倍", "1.2", "ratio" },
  { "3247.51亿元", NULL, "3247.51亿元", "324751000000", "CNY" },
  { "3247.51", "亿元", "CNY 3247.51亿", "324751000000", "CNY" },
  { "5万", "count", "5万", "50000", "count" },
  { "5", "千元", "CNY 5 thousand", "5000", "CNY" },
  { "5 bn", "EUR million", "5 bn", "5000000000", "EUR" },
  { "USD 5", "EUR million", "USD 5 million", "5000000", "USD" },
  { "US$40bn", NULL, "US$40bn", "40000000000", "USD" },
  { "over 5", "USD million", "USD over 5 million", "5000000", "USD", MOAT_QUALIFIER_OVER },
  { "超100亿元", "USD million", "超100亿元", "10000000000", "CNY", MOAT_QUALIFIER_OVER },
  { "5-7", "EUR billion", "EUR 5-7 billion", "6000000000", "EUR", MOAT_QUALIFIER_BETWEEN },
  { "3.8E+11", NULL, "3.8E+11", "380000000000", NULL },
  { "3.8E+2", "USD million", "USD 3.8E+2 million", "380000000", "USD" },
  { "0", "EUR million", "EUR 0 million", "0", "EUR" },
  { "triple-digit", "CNY", "triple-digit", NULL, "CNY", MOAT_QUALIFIER_OVER },
};

static void
test_figures_with_what_stands_around (void)
{
  g_autoptr (GString) buffer = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      const FigureCase *c = &figures[i];
      MoatCellReading reading = { .buffer = buffer };
      MoatCellFigure figure;
      MoatQuantity again;
      g_autofree char *value = NULL;
      g_autoptr (GError) error = NULL;

      if (c->around != NULL)
        g_assert_true (moat_unit_words_parse (c->around, &reading.around));
      moat_cell_figure_read (c->cell, &reading, &figure, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (figure.as_stated, ==, c->words);
      g_assert_cmpstr (figure.unit, ==, c->unit);
      g_assert_cmpint (figure.qualifier, ==, c->qualifier);
      g_assert_cmpint (figure.has_value, ==, c->value != NULL);
      if (c->value == NULL)
        continue;
      value = moat_decimal_to_string (figure.best);
      g_assert_cmpstr (value, ==, c->value);
      g_assert_true (moat_quantity_parse (figure.as_stated, NULL, &again, NULL));
      g_assert_cmpint (moat_decimal_compare (again.value, figure.best), ==, 0);
      g_assert_true (again.unit == NULL || again.unit == figure.unit);
    }
}

static void
test_figures_that_cannot_be_read (void)
{
  const struct
  {
    const char *cell, *around, *message;
  } cases[] = {
    { "5%", "EUR million", "“5%” is stated in ratio, but the column in EUR" },
    { "12,34", NULL, "“12,34” cannot be read as a figure" },
    { "1,23,456", NULL, "“1,23,456” cannot be read as a figure" },
    { "1.2.3", NULL, "“1.2.3” cannot be read as a figure" },
    { "$5 for cloud", "USD million", "“$5 for cloud million” cannot be read as a figure" },
    { "123456789012345678901234567890123456789", NULL,
      "The number has more digits than can be kept" },
  };
  g_autoptr (GString) buffer = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MoatCellReading reading = { .buffer = buffer };
      MoatCellFigure figure;
      g_autoptr (GError) error = NULL;

      if (cases[i].around != NULL)
        g_assert_true (moat_unit_words_parse (cases[i].around, &reading.around));
      g_assert_false (moat_cell_figure_read (cases[i].cell, &reading, &figure, &error));
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_decimal_comma (void)
{
  const struct
  {
    const char *cell, *words, *value;
  } cases[] = {
    { "1.234,5", "1,234.5", "1234.5" }, { "12,5", "12.5", "12.5" },
    { "1.234", "1,234", "1234" },       { "1 234,5", "1 234.5", "1234.5" },
    { "-0,25", "-0.25", "-0.25" },      { "42", "42", "42" },
    { "12,5 %", "12.5 %", "0.125" },    { "1,5 Mio", "1.5 Mio", "1500000" },
  };
  g_autoptr (GString) buffer = g_string_new (NULL);
  const MoatCellReading reading = { .mark = MOAT_NUMBER_MARK_COMMA, .buffer = buffer };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MoatCellFigure figure;
      g_autofree char *value = NULL;

      g_assert_true (moat_cell_figure_read (cases[i].cell, &reading, &figure, NULL));
      value = moat_decimal_to_string (figure.best);
      g_assert_cmpstr (figure.as_stated, ==, cases[i].words);
      g_assert_cmpstr (value, ==, cases[i].value);
    }
}

/* Any decimal, with any unit around it, is read back from the words that were composed. */
static void
test_composed_words_are_the_value (void)
{
  static const char *const around[] = { "EUR million", "亿元", "%",     "USD", "count",
                                        "thousands",   "万",   "US$bn", "‰",   "CNY trillion" };
  g_autoptr (GString) buffer = g_string_new (NULL);

  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *cell = g_strdup_printf (
        "%s%d.%0*d", g_test_rand_bit () ? "-" : "", g_test_rand_int_range (0, G_MAXINT),
        g_test_rand_int_range (1, 9), g_test_rand_int_range (0, 100000));
      MoatCellReading reading = { .buffer = buffer };
      MoatCellFigure figure;
      MoatQuantity again;
      MoatDecimal plain, expected;

      g_assert_true (moat_unit_words_parse (around[i % G_N_ELEMENTS (around)], &reading.around));
      g_assert_true (moat_cell_figure_read (cell, &reading, &figure, NULL));
      g_assert_true (moat_decimal_parse (cell, &plain));
      g_assert_true (
        moat_decimal_multiply (plain, (MoatDecimal){ 1, reading.around.scale }, &expected));
      g_assert_cmpint (moat_decimal_compare (figure.best, expected), ==, 0);
      g_assert_true (moat_quantity_parse (figure.as_stated, NULL, &again, NULL));
      g_assert_cmpint (moat_decimal_compare (again.value, expected), ==, 0);
    }
}

static void
test_unit_words (void)
{
  const struct
  {
    const char *text, *unit;
    int scale;
  } cases[] = {
    { "USD", "USD", 0 },
    { "usd", "USD", 0 },
    { "EUR million", "EUR", 6 },
    { "million EUR", "EUR", 6 },
    { "€ million", "EUR", 6 },
    { "in EUR million", "EUR", 6 },
    { "US$ bn", "USD", 9 },
    { "$bn", "USD", 9 },
    { "Mio. EUR", "EUR", 6 },
    { "亿元", "CNY", 8 },
    { "单位：亿元", "CNY", 8 },
    { "万美元", "USD", 4 },
    { "人民币亿元", "CNY", 8 },
    { "千元", "CNY", 3 },
    { "%", "ratio", -2 },
    { "‰", "ratio", -3 },
    { "percent", "ratio", -2 },
    { "ratio", "ratio", 0 },
    { "count", "count", 0 },
    { "people", "count", 0 },
    { "人", "count", 0 },
    { "millions", NULL, 6 },
    { "in thousands", NULL, 3 },
    { "thousands of US dollars", "USD", 3 },
    { "current US$", "USD", 0 },
    { "constant 2015 US$", "USD", 0 },
    { "millions of US$", "USD", 6 },
  };
  static const char *const none[] = { "",     "PPP dollars", "petaFLOP", "of",   "Acme",
                                      "2023", "5 million",   "% of GDP", "over", "in" };
  MoatUnitWords words;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (!moat_unit_words_parse (cases[i].text, &words))
        g_error ("“%s” is no unit", cases[i].text);
      g_assert_cmpstr (words.unit, ==, cases[i].unit);
      g_assert_cmpint (words.scale, ==, cases[i].scale);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (moat_unit_words_parse (none[i], &words));
}

static void
test_units_in_headers (void)
{
  const struct
  {
    const char *header, *unit;
    int scale;
    const char *rest;
  } cases[] = {
    { "R&D (€ million)", "EUR", 6, "R&D" },
    { "营业收入（亿元）", "CNY", 8, "营业收入" },
    { "R&D one-year growth (%)", "ratio", -2, "R&D one-year growth" },
    { "Research and development expenditure (% of GDP)", "ratio", -2,
      "Research and development expenditure (% of GDP)" },
    { "Inflation, consumer prices (annual %)", "ratio", -2,
      "Inflation, consumer prices (annual %)" },
    { "GDP (current US$)", "USD", 0, "GDP" },
    { "Revenue, USD million", "USD", 6, "Revenue" },
    { "Sales [k€]", "EUR", 3, "Sales" },
    { "Sales in USD bn", "USD", 9, "Sales" },
    { "营业收入/亿元", "CNY", 8, "营业收入" },
    { "(USD)", "USD", 0, "" },
    { "Output (thousands)", NULL, 3, "Output" },
  };
  static const char *const none[] = { "Revenue",
                                      "PPP (GDP)",
                                      "USD/CNY",
                                      "Price/Sales",
                                      "Women in work",
                                      "Inflation, consumer prices",
                                      "Share (percentage points)",
                                      "Current PPP dollars" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MoatUnitWords words = { 0 };
      g_autofree char *rest = NULL;

      g_assert_cmpint (moat_unit_words_find (cases[i].header, &words, &rest), ==,
                       cases[i].rest != NULL);
      g_assert_cmpstr (words.unit, ==, cases[i].unit);
      g_assert_cmpint (words.scale, ==, cases[i].scale);
      g_assert_cmpstr (rest, ==, cases[i].rest);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      MoatUnitWords words;

      g_assert_false (moat_unit_words_find (none[i], &words, NULL));
    }
}

static void
test_periods (void)
{
  const MoatYearEnd march = { 3, 31 };
  const struct
  {
    const char *text, *start, *end;
    MoatDateOrder order;
    gboolean has_mark, is_estimate;
  } cases[] = {
    { "2023", "2023-01-01", "2023-12-31" },
    { "FY2023", "2022-04-01", "2023-03-31" },
    { "2023Q3", "2023-07-01", "2023-09-30" },
    { "2014-2023财年", "2013-04-01", "2023-03-31" },
    { "2025-2027年", "2025-01-01", "2027-12-31" },
    { "2023-06-30", "", "2023-06-30" },
    { "2023-06-30 12:30:00", "", "2023-06-30" },
    { "2020-01-01T15:00:00+03:00", "", "2020-01-01" },
    { "20231231", "", "2023-12-31" },
    { "31/12/2023", "", "2023-12-31", MOAT_DATE_ORDER_DMY },
    { "12/31/2023", "", "2023-12-31", MOAT_DATE_ORDER_MDY },
    { "05.04.2023", "", "2023-04-05", MOAT_DATE_ORDER_DMY },
    { "05/04/2023", "", "2023-05-04", MOAT_DATE_ORDER_MDY },
    { "2018/3/31", "", "2018-03-31", MOAT_DATE_ORDER_DMY },
    { "01-02-13", "", "2013-02-01", MOAT_DATE_ORDER_DMY },
    { "2000–10", "2000-01-01", "2010-12-31" },
    { "1998–02", "1998-01-01", "2002-12-31" },
    { "2000-10", "2000-10-01", "2000-10-31" },
    { "2021a", "2021-01-01", "2021-12-31", MOAT_DATE_ORDER_YMD, TRUE },
    { "2010–21a", "2010-01-01", "2021-12-31", MOAT_DATE_ORDER_YMD, TRUE },
    { "2021 (p)", "2021-01-01", "2021-12-31", MOAT_DATE_ORDER_YMD, TRUE },
    { "2023*", "2023-01-01", "2023-12-31", MOAT_DATE_ORDER_YMD, TRUE },
    { "1960 [YR1960]", "1960-01-01", "1960-12-31", MOAT_DATE_ORDER_YMD, TRUE },
    { "2024E", "2024-01-01", "2024-12-31", MOAT_DATE_ORDER_YMD, TRUE, TRUE },
    { "2025 (forecast)", "2025-01-01", "2025-12-31", MOAT_DATE_ORDER_YMD, TRUE, TRUE },
    { "2025年预计", "2025-01-01", "2025-12-31", MOAT_DATE_ORDER_YMD, TRUE, TRUE },
    { "2025年（预计）", "2025-01-01", "2025-12-31", MOAT_DATE_ORDER_YMD, TRUE, TRUE },
  };
  static const char *const none[] = { "",        "45291",   "Australia (2019)", "abc",
                                      "2023abc", "2023-13", "31/31/2023",       "1.2.3",
                                      "2023 12", "20231301" };
  MoatCellPeriod read;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *start = NULL;
      g_autofree char *end = NULL;

      if (!moat_cell_period_read (cases[i].text, march, cases[i].order, &read))
        g_error ("“%s” is no period", cases[i].text);
      start = moat_date_to_iso (read.period.start);
      end = moat_date_to_iso (read.period.end);
      g_assert_cmpstr (start, ==, cases[i].start);
      g_assert_cmpstr (end, ==, cases[i].end);
      g_assert_cmpint (read.has_mark, ==, cases[i].has_mark);
      g_assert_cmpint (read.is_estimate, ==, cases[i].is_estimate);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    if (moat_cell_period_read (none[i], march, MOAT_DATE_ORDER_YMD, &read))
      g_error ("“%s” is a period", none[i]);
}

static void
test_days (void)
{
  const struct
  {
    const char *text, *date;
  } cases[] = {
    { "2023-12-31", "2023-12-31" },
    { "45291", "2023-12-31" },
    { "36526", "2000-01-01" },
    { "31/12/2023", "2023-12-31" },
    { "2023", "" },
    { "45291.5", "" },
    { "12345", "" },
    { "", "" },
    { "x", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date =
        moat_date_to_iso (moat_cell_date_read (cases[i].text, MOAT_DATE_ORDER_DMY));

      g_assert_cmpstr (date, ==, cases[i].date);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/cells/" name, function)
  ADD ("empty-forms", test_empty_forms);
  ADD ("figures-with-what-stands-around", test_figures_with_what_stands_around);
  ADD ("figures-that-cannot-be-read", test_figures_that_cannot_be_read);
  ADD ("decimal-comma", test_decimal_comma);
  ADD ("composed-words-are-the-value", test_composed_words_are_the_value);
  ADD ("unit-words", test_unit_words);
  ADD ("units-in-headers", test_units_in_headers);
  ADD ("periods", test_periods);
  ADD ("days", test_days);
#undef ADD
  return g_test_run ();
}
