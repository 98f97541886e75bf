/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Wording of numbers: how values, ranges, scales and units read in English and in Chinese.
 */
#include <string.h>

#include "moat-wording.h"

#include "moat-unit.h"

#include <locale.h>
#include <math.h>

typedef struct
{
  const char *rule;
  double value;
  const char *unit;
  int digits;
  const char *english;
  const char *chinese;
} Number;

static const Number numbers[] = {
  { "billions", 324751e6, "CNY", 4, "CNY 324.8 bn", "3,248亿元" },
  { "five-digits", 324751e6, "CNY", 5, "CNY 324.75 bn", "3,247.5亿元" },
  { "all-digits", 324751e6, "CNY", 0, "CNY 324.751 bn", "3,247.51亿元" },
  { "trailing-zeros-are-dropped", 380e9, "CNY", 4, "CNY 380 bn", "3,800亿元" },
  { "trillions", 1.2e12, "CNY", 4, "CNY 1.2 tn", "1.2万亿元" },
  { "millions", 1.5e6, "USD", 4, "USD 1.5 m", "150万美元" },
  { "thousands", 45600, "USD", 4, "USD 45.6 thousand", "4.56万美元" },
  { "written-out", 4500, "CNY", 4, "CNY 4,500", "4,500元" },
  { "euro", 40e9, "EUR", 4, "EUR 40 bn", "400亿欧元" },
  { "hong-kong-dollar", 40e9, "HKD", 4, "HKD 40 bn", "400亿港元" },
  { "named-by-icu", 40e9, "CHF", 4, "CHF 40 bn", "400亿瑞士法郎" },
  { "percent", 0.08, "ratio", 4, "8%", "8%" },
  { "percent-over-hundred", 3.33, "ratio", 4, "333%", "333%" },
  { "percent-without-noise", 0.07, "ratio", 0, "7%", "7%" },
  { "count", 30, "count", 4, "30", "30" },
  { "count-in-millions", 5e6, "count", 4, "5m", "500万" },
  { "count-in-thousands", 29400, "count", 4, "29.4k", "2.94万" },
  { "bare", 1234.5, NULL, 0, "1,234.5", "1,234.5" },
  { "negative", -40e9, "USD", 4, "USD −40 bn", "−400亿美元" },
  { "half-to-even", 0.125, NULL, 2, "0.12", "0.12" },
  { "rounds-up-to-the-next-scale", 999999999, "CNY", 4, "CNY 1 bn", "10亿元" },
  { "below-the-next-scale", 999900000, "CNY", 4, "CNY 999.9 m", "9.999亿元" },
  { "zero", 0, "CNY", 4, "CNY 0", "0元" },
  { "zero-has-no-sign", -0.0, "ratio", 4, "0%", "0%" },
  { "infinite", HUGE_VAL, NULL, 4, "∞", "∞" },
  { "tiny", 0.000012345, NULL, 3, "0.0000123", "0.0000123" },
};

static void
test_number (gconstpointer data)
{
  const Number *number = data;
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);
  MoatNumberStyle style = moat_number_style (number->unit);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  style.digits = number->digits;
  first = moat_wording_number (in_english, number->value, &style);
  second = moat_wording_number (in_chinese, number->value, &style);
  g_assert_cmpstr (first, ==, number->english);
  g_assert_cmpstr (second, ==, number->chinese);
}

static void
assert_number (MoatWording *wording, double value, MoatNumberStyle style, const char *expected)
{
  g_autofree char *text = moat_wording_number (wording, value, &style);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_range (MoatWording *wording, double low, double high, MoatNumberStyle style,
              const char *expected)
{
  g_autofree char *text = moat_wording_range (wording, low, high, &style);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_qualifiers_are_signs_in_front (void)
{
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);
  MoatNumberStyle style = moat_number_style ("CNY");

  style.qualifier = MOAT_QUALIFIER_OVER;
  assert_number (in_english, 380e9, style, "> CNY 380 bn");
  assert_number (in_chinese, 380e9, style, "> 3,800亿元");
  style.qualifier = MOAT_QUALIFIER_ABOUT;
  assert_number (in_english, 40e9, style, "≈ CNY 40 bn");
  style.qualifier = MOAT_QUALIFIER_UNDER;
  assert_number (in_english, 40e9, style, "< CNY 40 bn");
  style.qualifier = MOAT_QUALIFIER_UNKNOWN;
  assert_number (in_english, 40e9, style, "? CNY 40 bn");
}

static void
test_a_bare_number_keeps_its_scale (void)
{
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);
  MoatNumberStyle style = moat_number_style ("CNY");

  style.with_unit = FALSE;
  style.scale = 9;
  assert_number (in_english, 324751e6, style, "324.8");
  assert_number (in_english, 1.5e6, style, "0.0015");
  style.scale = 8;
  assert_number (in_chinese, 324751e6, style, "3,248");
  style = moat_number_style (MOAT_UNIT_RATIO);
  style.with_unit = FALSE;
  assert_number (in_english, 0.08, style, "8");
}

static void
test_a_decimal_keeps_every_digit (void)
{
  static const struct
  {
    const char *value, *unit, *english, *chinese;
  } cases[] = {
    { "324751000000", "CNY", "CNY 324,751,000,000", "324,751,000,000元" },
    { "12345678901234567.89", "CNY", "CNY 12,345,678,901,234,567.89",
      "12,345,678,901,234,567.89元" },
    { "-1000.5", NULL, "−1,000.5", "−1,000.5" },
    { "999", NULL, "999", "999" },
    { "0.000123456", NULL, "0.000123456", "0.000123456" },
    { "0.12345678901234567890", "ratio", "12.34567890123456789%", "12.34567890123456789%" },
    { "5000000", "count", "5,000,000", "5,000,000" },
    { "0", "USD", "USD 0", "0美元" },
  };
  g_autoptr (MoatWording) english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) chinese = moat_wording_new (MOAT_LANGUAGE_ZH);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *in_english = NULL;
      g_autofree char *in_chinese = NULL;
      MoatDecimal value = { 0, 0 };

      g_assert_true (moat_decimal_parse (cases[i].value, &value));
      in_english = moat_wording_decimal (english, value, cases[i].unit);
      in_chinese = moat_wording_decimal (chinese, value, cases[i].unit);
      g_assert_cmpstr (in_english, ==, cases[i].english);
      g_assert_cmpstr (in_chinese, ==, cases[i].chinese);
    }
}

static void
test_decimals_of_an_axis_are_fixed (void)
{
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  MoatNumberStyle style = moat_number_style ("CNY");

  style.with_unit = FALSE;
  style.scale = 9;
  style.fixed_decimals = TRUE;
  style.decimals = 1;
  assert_number (wording, 150e9, style, "150.0");
  assert_number (wording, -0.01e9, style, "0.0");
  style.decimals = 0;
  assert_number (wording, 1500e9, style, "1,500");
}

static void
test_scale_is_that_of_the_digits_shown (void)
{
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);
  MoatNumberStyle style = moat_number_style ("CNY");

  assert_number (in_english, 999999999, style, "CNY 1 bn");
  style.fixed_decimals = TRUE;
  style.decimals = 1;
  assert_number (in_english, 999.96e6, style, "CNY 1.0 bn");
  assert_number (in_english, -999.96e6, style, "CNY −1.0 bn");
  assert_number (in_english, 999.95e6, style, "CNY 1.0 bn");
  assert_number (in_english, 999.94e6, style, "CNY 999.9 m");
  style.decimals = 0;
  assert_number (in_chinese, 9999.6e4, style, "1亿元");
  assert_number (in_chinese, 9999.4e4, style, "9,999万元");
  style.qualifier = MOAT_QUALIFIER_OVER;
  assert_number (in_chinese, 9999.6e4, style, "> 1亿元");
}

static void
test_bounds_are_rounded_as_other_numbers (void)
{
  static const struct
  {
    double value;
    const char *over, *under;
  } cases[] = {
    { 126.6666667e9, "> CNY 126.7 bn", "< CNY 126.7 bn" },
    { -126.6666667e9, "> CNY −126.7 bn", "< CNY −126.7 bn" },
    { 126.7e9, "> CNY 126.7 bn", "< CNY 126.7 bn" },
    { 380e9, "> CNY 380.0 bn", "< CNY 380.0 bn" },
    { 999.99e9, "> CNY 1.0 tn", "< CNY 1.0 tn" },
    { 0, "> CNY 0.0", "< CNY 0.0" },
  };
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  MoatNumberStyle style = moat_number_style ("CNY"), ratio = moat_number_style (MOAT_UNIT_RATIO);

  style.fixed_decimals = TRUE;
  style.decimals = 1;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      style.qualifier = MOAT_QUALIFIER_OVER;
      assert_number (wording, cases[i].value, style, cases[i].over);
      style.qualifier = MOAT_QUALIFIER_UNDER;
      assert_number (wording, cases[i].value, style, cases[i].under);
    }

  /* 0.07 × 100 is a little more than 7. */
  ratio.qualifier = MOAT_QUALIFIER_UNDER;
  assert_number (wording, 0.07, ratio, "< 7%");
  assert_number (wording, 0.123456, ratio, "< 12.35%");
  ratio.qualifier = MOAT_QUALIFIER_OVER;
  assert_number (wording, 0.29, ratio, "> 29%");
  assert_number (wording, 0.123456, ratio, "> 12.35%");
  ratio.digits = 0;
  assert_number (wording, 0.123456789, ratio, "> 12.3456789%");
}

static void
test_a_sign_is_written_when_asked (void)
{
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  MoatNumberStyle style = moat_number_style (MOAT_UNIT_RATIO);

  style.with_sign = TRUE;
  assert_number (wording, 0.08, style, "+8%");
  assert_number (wording, -0.08, style, "−8%");
  assert_number (wording, 0, style, "0%");
}

static void
test_no_number_is_a_dash (void)
{
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);

  assert_number (wording, NAN, moat_number_style ("CNY"), "–");
}

static void
test_a_scale_of_another_language_is_brought_down (void)
{
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  MoatNumberStyle style = moat_number_style ("CNY");

  style.scale = 8;
  assert_number (wording, 380e9, style, "CNY 380,000 m");
  style.scale = 30;
  assert_number (wording, 380e9, style, "CNY 0.38 tn");
}

static void
test_scales_follow_the_language (void)
{
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);

  g_assert_cmpint (moat_wording_choose_scale (in_english, "CNY", 126.7e9), ==, 9);
  g_assert_cmpint (moat_wording_choose_scale (in_chinese, "CNY", 126.7e9), ==, 8);
  g_assert_cmpint (moat_wording_choose_scale (in_english, "CNY", -5e6), ==, 6);
  g_assert_cmpint (moat_wording_choose_scale (in_english, "CNY", 9999), ==, 0);
  g_assert_cmpint (moat_wording_choose_scale (in_chinese, "CNY", 1e4), ==, 4);
  g_assert_cmpint (moat_wording_choose_scale (in_english, MOAT_UNIT_RATIO, 1e9), ==, 0);
  g_assert_cmpint (moat_wording_choose_scale (in_english, "CNY", NAN), ==, 0);
  g_assert_cmpint (moat_wording_choose_scale (in_english, "CNY", HUGE_VAL), ==, 0);
}

static void
test_ranges_share_scale_and_unit (void)
{
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);
  MoatNumberStyle money = moat_number_style ("CNY"), ratio = moat_number_style (MOAT_UNIT_RATIO);

  assert_range (in_english, 320e9, 380e9, money, "CNY 320–380 bn");
  assert_range (in_chinese, 32e9, 38e9, money, "320–380亿元");
  assert_range (in_english, 0.5e9, 2e9, money, "CNY 0.5–2 bn");
  assert_range (in_english, 0.05, 0.07, ratio, "5–7%");
  assert_range (in_chinese, 0.05, 0.07, ratio, "5%–7%");
  assert_range (in_english, 5e9, 5e9, money, "CNY 5 bn");
  money.with_unit = FALSE;
  assert_range (in_english, 320e9, 380e9, money, "320–380");
}

static void
test_a_range_of_negatives_has_a_word (void)
{
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);
  MoatNumberStyle style = moat_number_style (MOAT_UNIT_RATIO);

  assert_range (in_english, -0.05, 0.03, style, "−5 to 3%");
  assert_range (in_chinese, -0.05, -0.03, style, "−5%至−3%");
}

static void
test_an_open_range_is_over_or_under (void)
{
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  MoatNumberStyle style = moat_number_style ("CNY");

  assert_range (wording, 380e9, HUGE_VAL, style, "> CNY 380 bn");
  assert_range (wording, -HUGE_VAL, 380e9, style, "< CNY 380 bn");
  assert_range (wording, -HUGE_VAL, HUGE_VAL, style, "–");
}

static void
test_units_of_an_axis (void)
{
  static const struct
  {
    const char *unit;
    int english_scale;
    const char *english;
    int chinese_scale;
    const char *chinese;
  } cases[] = {
    { "CNY", 9, "CNY bn", 8, "亿元" },
    { "CNY", 0, "CNY", 0, "元" },
    { "CNY", 12, "CNY tn", 12, "万亿元" },
    { "USD", 6, "USD m", 4, "万美元" },
    { "ratio", 0, "%", 0, "%" },
    { "count", 6, "millions", 4, "万" },
    { "count", 0, "", 0, "" },
    { "CNY", 3, "CNY thousand", 8, "亿元" },
  };
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first =
        moat_wording_unit (in_english, cases[i].unit, cases[i].english_scale);
      g_autofree char *second =
        moat_wording_unit (in_chinese, cases[i].unit, cases[i].chinese_scale);

      g_assert_cmpstr (first, ==, cases[i].english);
      g_assert_cmpstr (second, ==, cases[i].chinese);
    }
}

static void
test_the_locale_of_the_process_has_no_say (void)
{
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  if (!setlocale (LC_ALL, "de_DE.UTF-8"))
    {
      g_test_skip ("No locale with a decimal comma is installed");
      return;
    }

  assert_number (wording, 324751e6, moat_number_style ("CNY"), "CNY 324.8 bn");
  assert_number (wording, 999999999, moat_number_style ("CNY"), "CNY 1 bn");
  setlocale (LC_ALL, before);
}

static void
test_the_last_reference_frees (void)
{
  MoatWording *wording = moat_wording_new (MOAT_LANGUAGE_EN);

  g_assert_true (moat_wording_ref (wording) == wording);
  moat_wording_unref (wording);
  g_assert_cmpint (moat_wording_get_language (wording), ==, MOAT_LANGUAGE_EN);
  moat_wording_unref (wording);
}

static int
collate (MoatLanguage language, const char *first, const char *second)
{
  g_autoptr (MoatWording) wording = moat_wording_new (language);
  g_autofree char *a = moat_wording_collate_key (wording, first);
  g_autofree char *b = moat_wording_collate_key (wording, second);

  return strcmp (a, b);
}

static void
test_names_are_in_the_order_of_the_language (void)
{
  g_assert_cmpint (collate (MOAT_LANGUAGE_EN, "alphabet", "Baidu"), <, 0);
  g_assert_cmpint (collate (MOAT_LANGUAGE_EN, "Électricité", "Enel"), <, 0);
  /* By sound: ā, bǎi, téng; their code points are in another order. */
  g_assert_cmpint (collate (MOAT_LANGUAGE_ZH, "阿里巴巴", "百度"), <, 0);
  g_assert_cmpint (collate (MOAT_LANGUAGE_ZH, "百度", "腾讯"), <, 0);
  g_assert_cmpint (collate (MOAT_LANGUAGE_ZH, "百度", "百度"), ==, 0);
  g_assert_cmpint (collate (MOAT_LANGUAGE_EN, "", "a"), <, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *path = g_strconcat ("/base/wording/number/", numbers[i].rule, NULL);

      g_test_add_data_func (path, &numbers[i], test_number);
    }

#define ADD(path, function) g_test_add_func ("/base/wording/" path, function)
  ADD ("number/qualifier", test_qualifiers_are_signs_in_front);
  ADD ("number/without-unit", test_a_bare_number_keeps_its_scale);
  ADD ("number/decimal", test_a_decimal_keeps_every_digit);
  ADD ("number/fixed-decimals", test_decimals_of_an_axis_are_fixed);
  ADD ("number/scale-of-what-is-shown", test_scale_is_that_of_the_digits_shown);
  ADD ("number/bounds", test_bounds_are_rounded_as_other_numbers);
  ADD ("number/with-sign", test_a_sign_is_written_when_asked);
  ADD ("number/none", test_no_number_is_a_dash);
  ADD ("number/locale", test_the_locale_of_the_process_has_no_say);
  ADD ("scale/other-language", test_a_scale_of_another_language_is_brought_down);
  ADD ("scale/chosen", test_scales_follow_the_language);
  ADD ("range/shared", test_ranges_share_scale_and_unit);
  ADD ("range/negative", test_a_range_of_negatives_has_a_word);
  ADD ("range/open", test_an_open_range_is_over_or_under);
  ADD ("unit/axis", test_units_of_an_axis);
  ADD ("collate", test_names_are_in_the_order_of_the_language);
  ADD ("reference", test_the_last_reference_frees);

  return g_test_run ();
}
