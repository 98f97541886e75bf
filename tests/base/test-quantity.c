/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stated figures: what each way of writing one means, and which words say how exact it is.
 */
#include "moat-quantity.h"
#include "moat-wording.h"

#include <locale.h>

typedef struct
{
  const char *text;
  const char *value;
  const char *step;
  MoatQualifier qualifier;
  const char *unit;
} Reading;

#define EXACT MOAT_QUALIFIER_EXACT
#define ABOUT MOAT_QUALIFIER_ABOUT
#define OVER MOAT_QUALIFIER_OVER
#define UNDER MOAT_QUALIFIER_UNDER
#define BETWEEN MOAT_QUALIFIER_BETWEEN

static const Reading numbers[] = {
  { "0", "0", "1", EXACT, NULL },
  { "1,234.5", "1234.5", "0.1", EXACT, NULL },
  { "1,234,567", "1234567", "1", EXACT, NULL },
  { "1 234 567", "1234567", "1", EXACT, NULL },
  { "1\u00a0234\u202f567", "1234567", "1", EXACT, NULL },
  { "1'234", "1234", "1", EXACT, NULL },
  { "１２３", "123", "1", EXACT, NULL },
  { "１，２３４．５", "1234.5", "0.1", EXACT, NULL },
  { "٣٤", "34", "1", EXACT, NULL },
  { ".5", "0.5", "0.1", EXACT, NULL },
  { "12.50", "12.5", "0.01", EXACT, NULL },
  { "400", "400", "1", EXACT, NULL },
  { "3.8E+11", "380000000000", "10000000000", EXACT, NULL },
  { "  7\t", "7", "1", EXACT, NULL },
  { "\ufeff7", "7", "1", EXACT, NULL },
};

static const Reading signs[] = {
  { "(56)", "-56", "1", EXACT, NULL },
  { "（56）", "-56", "1", EXACT, NULL },
  { "(3.2)%", "-0.032", "0.001", EXACT, "ratio" },
  { "(3.2%)", "-0.032", "0.001", EXACT, "ratio" },
  { "CNY (56) mn", "-56000000", "1000000", EXACT, "CNY" },
  { "−3.2 %", "-0.032", "0.001", EXACT, "ratio" },
  { "–3.2%", "-0.032", "0.001", EXACT, "ratio" },
  { "-USD 5", "-5", "1", EXACT, "USD" },
  { "USD -5", "-5", "1", EXACT, "USD" },
  { "负5%", "-0.05", "0.01", EXACT, "ratio" },
  { "+13%", "0.13", "0.01", EXACT, "ratio" },
  { "-0", "0", "1", EXACT, NULL },
};

static const Reading scales[] = {
  { "3247.51亿元", "324751000000", "1000000", EXACT, "CNY" },
  { "1.2万亿元", "1200000000000", "100000000000", EXACT, "CNY" },
  { "3千万", "30000000", "10000000", EXACT, NULL },
  { "500万", "5000000", "10000", EXACT, NULL },
  { "5百万美元", "5000000", "1000000", EXACT, "USD" },
  { "US$40bn", "40000000000", "1000000000", EXACT, "USD" },
  { "US $40 bn", "40000000000", "1000000000", EXACT, "USD" },
  { "U.S. $40 bn", "40000000000", "1000000000", EXACT, "USD" },
  { "$1.2T", "1200000000000", "100000000000", EXACT, "USD" },
  { "USD 1.5 million", "1500000", "100000", EXACT, "USD" },
  { "1.5 Million USD", "1500000", "100000", EXACT, "USD" },
  { "5m", "5000000", "1000000", EXACT, NULL },
  { "250k", "250000", "1000", EXACT, NULL },
  { "20 thousand", "20000", "1000", EXACT, NULL },
  { "2 bn yuan", "2000000000", "1000000000", EXACT, "CNY" },
};

static const Reading units[] = {
  { "￥500", "500", "1", EXACT, "CNY" },
  { "¥500", "500", "1", EXACT, "CNY" },
  { "CN¥500", "500", "1", EXACT, "CNY" },
  { "RMB 3 bn", "3000000000", "1000000000", EXACT, "CNY" },
  { "人民币3800亿元", "380000000000", "100000000", EXACT, "CNY" },
  { "400亿美元", "40000000000", "100000000", EXACT, "USD" },
  { "HK$5", "5", "1", EXACT, "HKD" },
  { "5港元", "5", "1", EXACT, "HKD" },
  { "€5", "5", "1", EXACT, "EUR" },
  { "5欧元", "5", "1", EXACT, "EUR" },
  { "£5", "5", "1", EXACT, "GBP" },
  { "￡5", "5", "1", EXACT, "GBP" },
  { "JPY 5", "5", "1", EXACT, "JPY" },
  { "5亿日元", "500000000", "100000000", EXACT, "JPY" },
  { "ISK 7", "7", "1", EXACT, "ISK" },
  { "cny 7", "7", "1", EXACT, "CNY" },
  { "8%", "0.08", "0.01", EXACT, "ratio" },
  { "８％", "0.08", "0.01", EXACT, "ratio" },
  { "333 per cent", "3.33", "0.01", EXACT, "ratio" },
  { "5‰", "0.005", "0.001", EXACT, "ratio" },
  { "3.9×", "3.9", "0.1", EXACT, "ratio" },
  { "4倍", "4", "1", EXACT, "ratio" },
  { "30个", "30", "1", EXACT, "count" },
  { "500万人", "5000000", "10000", EXACT, "count" },
  { "29 家", "29", "1", EXACT, "count" },
};

static const Reading qualifiers[] = {
  { ">3800亿", "380000000000", "100000000", OVER, NULL },
  { "＞3800亿", "380000000000", "100000000", OVER, NULL },
  { ">= 5", "5", "1", OVER, NULL },
  { "≥5", "5", "1", OVER, NULL },
  { "超3800亿元", "380000000000", "100000000", OVER, "CNY" },
  { "超过3800亿元", "380000000000", "100000000", OVER, "CNY" },
  { "逾3800亿元", "380000000000", "100000000", OVER, "CNY" },
  { "3800亿元以上", "380000000000", "100000000", OVER, "CNY" },
  { "3800余亿元", "380000000000", "100000000", OVER, "CNY" },
  { "at least USD 5", "5", "1", OVER, "USD" },
  { "USD more than 5", "5", "1", OVER, "USD" },
  { "100+", "100", "1", OVER, NULL },
  { "<5%", "0.05", "0.01", UNDER, "ratio" },
  { "不超过5%", "0.05", "0.01", UNDER, "ratio" },
  { "up to 5", "5", "1", UNDER, NULL },
  { "Less Than 5", "5", "1", UNDER, NULL },
  { "5亿元以内", "500000000", "100000000", UNDER, "CNY" },
  { "about 400亿美元", "40000000000", "100000000", ABOUT, "USD" },
  { "约400亿美元", "40000000000", "100000000", ABOUT, "USD" },
  { "近400亿美元", "40000000000", "100000000", ABOUT, "USD" },
  { "nearly $40bn", "40000000000", "1000000000", ABOUT, "USD" },
  { "≈ USD 40 bn", "40000000000", "1000000000", ABOUT, "USD" },
  { "~40", "40", "1", ABOUT, NULL },
  { "40左右", "40", "1", ABOUT, NULL },
  { "about -5%", "-0.05", "0.01", ABOUT, "ratio" },
  { "约超过5", "5", "1", OVER, NULL },
  { "exactly 5", "5", "1", EXACT, NULL },
};

static const Reading purposes[] = {
  { "over CNY 380 bn in three years", "380000000000", "1000000000", OVER, "CNY" },
  { "Over CNY 380 bn in three years for cloud and AI.", "380000000000", "1000000000", OVER, "CNY" },
  { "about US $40 bn over ten years", "40000000000", "1000000000", ABOUT, "USD" },
  { "超3800亿元用于云和人工智能", "380000000000", "100000000", OVER, "CNY" },
};

typedef struct
{
  const char *text;
  const char *low, *value, *high;
  const char *step;
  const char *unit;
} Range;

static const Range ranges[] = {
  { "320–380亿元", "32000000000", "35000000000", "38000000000", "100000000", "CNY" },
  { "320亿元至380亿元", "32000000000", "35000000000", "38000000000", "100000000", "CNY" },
  { "320~380亿元", "32000000000", "35000000000", "38000000000", "100000000", "CNY" },
  { "CNY 320-380 bn", "320000000000", "350000000000", "380000000000", "1000000000", "CNY" },
  { "USD 5 bn to USD 7 bn", "5000000000", "6000000000", "7000000000", "1000000000", "USD" },
  { "between 5 and 7 bn", "5000000000", "6000000000", "7000000000", "1000000000", NULL },
  { "介于5亿元与7亿元之间", "500000000", "600000000", "700000000", "100000000", "CNY" },
  { "about 5–7%", "0.05", "0.06", "0.07", "0.01", "ratio" },
  { "5%–7.5%", "0.05", "0.0625", "0.075", "0.01", "ratio" },
  { "5000万-1亿元", "50000000", "75000000", "100000000", "100000000", "CNY" },
  { "-5 to -3", "-5", "-4", "-3", "1", NULL },
  { "between −3 % and −5 %", "-0.05", "-0.04", "-0.03", "0.01", "ratio" },
};

static void
assert_decimal (MoatDecimal value, const char *expected)
{
  g_autofree char *text = moat_decimal_to_string (value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_reading (gconstpointer data)
{
  const Reading *reading = data;
  g_autoptr (GError) error = NULL;
  MoatQuantity quantity;

  g_test_message ("“%s”", reading->text);
  moat_quantity_parse (reading->text, NULL, &quantity, &error);
  g_assert_no_error (error);
  g_assert_true (quantity.has_value);
  assert_decimal (quantity.value, reading->value);
  assert_decimal (quantity.low, reading->value);
  assert_decimal (quantity.high, reading->value);
  assert_decimal (quantity.step, reading->step);
  g_assert_cmpint (quantity.qualifier, ==, reading->qualifier);
  g_assert_cmpstr (quantity.unit, ==, reading->unit);
  g_assert_true (!quantity.unit || quantity.unit == g_intern_string (quantity.unit));
}

static void
test_range (gconstpointer data)
{
  const Range *range = data;
  g_autoptr (GError) error = NULL;
  MoatQuantity quantity;

  g_test_message ("“%s”", range->text);
  moat_quantity_parse (range->text, NULL, &quantity, &error);
  g_assert_no_error (error);
  g_assert_cmpint (quantity.qualifier, ==, BETWEEN);
  assert_decimal (quantity.low, range->low);
  assert_decimal (quantity.value, range->value);
  assert_decimal (quantity.high, range->high);
  assert_decimal (quantity.step, range->step);
  g_assert_cmpstr (quantity.unit, ==, range->unit);
}

static void
test_whether_a_qualifier_is_stated (void)
{
  static const struct
  {
    const char *text;
    MoatQualifier qualifier;
    gboolean is_stated;
  } cases[] = {
    { "5", EXACT, FALSE },      { "3247.51亿元", EXACT, FALSE }, { "exactly 5", EXACT, TRUE },
    { "= 5", EXACT, TRUE },     { "5亿元整", EXACT, TRUE },      { "over 5", OVER, TRUE },
    { "5–7", BETWEEN, TRUE },   { "5以上", OVER, TRUE },         { "三位数", OVER, TRUE },
    { "未披露", EXACT, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MoatQuantity quantity;

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (moat_quantity_parse (cases[i].text, NULL, &quantity, NULL));
      g_assert_cmpint (quantity.qualifier, ==, cases[i].qualifier);
      g_assert_cmpint (quantity.states_qualifier, ==, cases[i].is_stated);
    }
}

static void
test_text_without_a_digit_has_no_value (void)
{
  static const struct
  {
    const char *text;
    MoatQualifier qualifier;
  } cases[] = {
    { "三位数", OVER }, { "超三位数", OVER },   { "未披露", EXACT },          { "n/a", EXACT },
    { "-", EXACT },     { "数百亿以上", OVER }, { "about a hundred", ABOUT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      MoatQuantity quantity;

      g_test_message ("“%s”", cases[i].text);
      g_assert_true (moat_quantity_parse (cases[i].text, NULL, &quantity, &error));
      g_assert_no_error (error);
      g_assert_false (quantity.has_value);
      g_assert_null (quantity.unit);
      g_assert_cmpint (quantity.qualifier, ==, cases[i].qualifier);
    }
}

static void
test_words_of_the_project_replace_the_default_ones (void)
{
  static char word[] = "Gut";
  static const MoatQualifierWord words[] = { { word, MOAT_QUALIFIER_OVER, FALSE },
                                             { NULL, MOAT_QUALIFIER_EXACT, FALSE } };
  MoatQuantity quantity;

  g_assert_true (moat_quantity_parse ("gut 5 Mio", words, &quantity, NULL));
  g_assert_cmpint (quantity.qualifier, ==, OVER);
  g_assert_true (moat_quantity_parse ("≈ 5", words, &quantity, NULL));
  g_assert_cmpint (quantity.qualifier, ==, ABOUT);
  g_assert_false (moat_quantity_parse ("about 5", words, &quantity, NULL));
}

static void
test_default_words_are_told_apart (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const MoatQualifierWord *words = moat_qualifier_words_default ();

  /* The project file has them as a unique column that knows no unknown. */
  for (; words->word; words++)
    {
      g_assert_true (g_hash_table_add (seen, words->word));
      g_assert_cmpint (words->qualifier, !=, MOAT_QUALIFIER_UNKNOWN);
      g_assert_cmpstr (words->word, !=, "");
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 50);
}

static void
test_every_default_word_is_read (void)
{
  for (const MoatQualifierWord *word = moat_qualifier_words_default (); word->word; word++)
    {
      g_autofree char *text =
        word->follows ? g_strdup_printf ("5 %s", word->word) : g_strdup_printf ("%s 5", word->word);
      g_autoptr (GError) error = NULL;
      MoatQuantity quantity;

      if (word->qualifier == BETWEEN)
        continue;
      g_test_message ("“%s”", text);
      moat_quantity_parse (text, NULL, &quantity, &error);
      g_assert_no_error (error);
      g_assert_cmpint (quantity.qualifier, ==, word->qualifier);
    }
}

static void
test_a_figure_is_the_same_in_every_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  MoatQuantity quantity;

  if (!setlocale (LC_ALL, "de_DE.UTF-8"))
    {
      g_test_skip ("No locale with a decimal comma is installed");
      return;
    }

  g_assert_true (moat_quantity_parse ("3,247.51亿元", NULL, &quantity, NULL));
  assert_decimal (quantity.value, "324751000000");
  g_assert_false (moat_quantity_parse ("3247,51", NULL, &quantity, NULL));
  setlocale (LC_ALL, before);
}

static void
test_what_is_worded_reads_back (void)
{
  static const char *const all_units[] = { "CNY", "USD", "EUR", "HKD", "CHF", "ratio", "count" };

  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (MoatWording) wording =
        moat_wording_new (i % 2 ? MOAT_LANGUAGE_ZH : MOAT_LANGUAGE_EN);
      const char *unit = all_units[g_test_rand_int_range (0, G_N_ELEMENTS (all_units))];
      MoatNumberStyle style = moat_number_style (unit);
      gboolean is_ratio = g_str_equal (unit, "ratio");
      /* Three digits, so that the default four lose none. */
      int digits = g_test_rand_int_range (-999, 1000);
      int power = is_ratio ? g_test_rand_int_range (-4, 0) : g_test_rand_int_range (0, 11);
      MoatDecimal value = moat_decimal_from_int (digits);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      MoatQuantity quantity;

      if (digits != 0)
        value.exponent += power;
      style.qualifier = (MoatQualifier) g_test_rand_int_range (EXACT, BETWEEN);
      text = moat_wording_number (wording, moat_decimal_to_double (value), &style);
      g_test_message ("%s", text);
      moat_quantity_parse (text, NULL, &quantity, &error);
      g_assert_no_error (error);
      g_assert_cmpint (moat_decimal_compare (quantity.value, value), ==, 0);
      g_assert_cmpint (quantity.qualifier, ==, style.qualifier);
      if (!g_str_equal (unit, "count"))
        g_assert_cmpstr (quantity.unit, ==, unit);
    }
}

static void
add_readings (const char *group, const Reading *readings, guint n_readings)
{
  for (guint i = 0; i < n_readings; i++)
    {
      g_autofree char *path = g_strdup_printf ("/base/quantity/%s/%02u", group, i);

      g_test_add_data_func (path, &readings[i], test_reading);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_readings ("number", numbers, G_N_ELEMENTS (numbers));
  add_readings ("sign", signs, G_N_ELEMENTS (signs));
  add_readings ("scale", scales, G_N_ELEMENTS (scales));
  add_readings ("unit", units, G_N_ELEMENTS (units));
  add_readings ("qualifier", qualifiers, G_N_ELEMENTS (qualifiers));
  add_readings ("purpose", purposes, G_N_ELEMENTS (purposes));
  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autofree char *path = g_strdup_printf ("/base/quantity/range/%02u", i);

      g_test_add_data_func (path, &ranges[i], test_range);
    }

#define ADD(path, function) g_test_add_func ("/base/quantity/" path, function)
  ADD ("states-qualifier", test_whether_a_qualifier_is_stated);
  ADD ("no-digit", test_text_without_a_digit_has_no_value);
  ADD ("words/of-the-project", test_words_of_the_project_replace_the_default_ones);
  ADD ("words/told-apart", test_default_words_are_told_apart);
  ADD ("words/read", test_every_default_word_is_read);
  ADD ("every-locale", test_a_figure_is_the_same_in_every_locale);
  ADD ("reads-back", test_what_is_worded_reads_back);

  return g_test_run ();
}
