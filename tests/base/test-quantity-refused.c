/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stated figures that are refused: what would have to be guessed, does not fit, or is no text at
 * all; and that nothing anybody can write does harm.
 */
#include "moat-quantity.h"

#include <string.h>

static const char *const malformed[] = {
  "12,34.5.6",
  "1,23,4",
  "1,2345",
  "1234,567",
  "1.234,5",
  "3,5",
  "--5",
  "+-5",
  "5-",
  "5–",
  "1.2.3",
  "5.",
  "(5",
  "5)",
  "((5))",
  "(-5)",
  "5 apples",
  "USD 5 EUR",
  "30个 USD",
  "8% 元",
  "5bn-7",
  "5% to USD 7",
  "between 5",
  "over 5–7",
  "over under 5",
  "1 23",
  "5 6",
  "5个家个人x",
  "2025-02-24",
  "5 men",
  "￥",
  "Q3 5x5",
  "5 and 7",
  "3 of 5",
  "2024 revenue 30",
  "30 data centres",
  "500万客户",
  "30 in three years",
  "CNY 380 in billions",
  "CNY 380 bn in 3 years",
  "CNY 38 bn for each of ten years",
  "CNY 380 bn in three years or more",
  "CNY 380 bn for more than cloud",
  "CNY 380 bn short of plan",
  "8% in each quarter",
  "CNY 380 bn for half a million people",
  "CNY 5-7 bn in three years",
  "down CNY 5 bn in two years",
  "3800亿元用于三百个项目",
  "3800亿元用于每年",
};

static void
assert_refused (const char *text, int code)
{
  g_autoptr (GError) error = NULL;
  MoatQuantity quantity = { .has_value = 42 };

  g_assert_false (moat_quantity_parse (text, NULL, &quantity, &error));
  g_assert_error (error, MOAT_QUANTITY_ERROR, code);
  g_assert_cmpstr (error->message, !=, "");
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpint (quantity.has_value, ==, 42);
}

static void
test_what_would_be_guessed_is_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (malformed); i++)
    {
      MoatQuantity quantity;

      g_test_message ("“%s”", malformed[i]);
      /* Without a digit there is nothing to refuse. */
      if (!strpbrk (malformed[i], "0123456789"))
        g_assert_true (moat_quantity_parse (malformed[i], NULL, &quantity, NULL));
      else
        assert_refused (malformed[i], MOAT_QUANTITY_ERROR_MALFORMED);
    }
}

static void
test_white_space_is_empty (void)
{
  assert_refused ("", MOAT_QUANTITY_ERROR_EMPTY);
  assert_refused (" \t\n", MOAT_QUANTITY_ERROR_EMPTY);
  assert_refused ("\u3000\u00a0\u200b", MOAT_QUANTITY_ERROR_EMPTY);
}

static void
test_more_digits_than_fit_are_out_of_range (void)
{
  g_autofree char *nines = g_strnfill (10 * 1024, '9');
  g_autofree char *zeros = g_strnfill (10 * 1024, '0');
  g_autofree char *big = g_strconcat ("1", zeros, NULL);
  g_autofree char *small = g_strconcat ("0.", zeros, "1", NULL);
  g_autofree char *no_value = g_strconcat ("0.", zeros, NULL);
  GString *scales_of_scales = g_string_new ("1");

  for (int i = 0; i < 20000; i++)
    g_string_append (scales_of_scales, "亿");

  assert_refused (nines, MOAT_QUANTITY_ERROR_RANGE);
  assert_refused (big, MOAT_QUANTITY_ERROR_RANGE);
  assert_refused (small, MOAT_QUANTITY_ERROR_RANGE);
  assert_refused (no_value, MOAT_QUANTITY_ERROR_RANGE);
  assert_refused (scales_of_scales->str, MOAT_QUANTITY_ERROR_RANGE);
  assert_refused ("1e5999亿", MOAT_QUANTITY_ERROR_RANGE);
  assert_refused ("1e99999999999999999999", MOAT_QUANTITY_ERROR_RANGE);
  assert_refused ("12345678901234567890123456789012345678 to 0.001", MOAT_QUANTITY_ERROR_RANGE);
  g_string_free (scales_of_scales, TRUE);
}

static void
test_bytes_that_are_no_text_are_malformed (void)
{
  assert_refused ("\xff", MOAT_QUANTITY_ERROR_MALFORMED);
  assert_refused ("5\xe4\xba", MOAT_QUANTITY_ERROR_MALFORMED);
  assert_refused ("\xc0\x80 5", MOAT_QUANTITY_ERROR_MALFORMED);
}

static void
test_random_bytes_do_no_harm (void)
{
  static const char *const pieces[] = { "5",    "1,234", ".",        "亿",   "元", "-", "(",
                                        ")",    "US$",   "%",        "超",   "e9", "~", " ",
                                        "以上", "to ",   "between ", "\xe4", "bn", "+" };

  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      MoatQuantity quantity;

      for (int n = g_test_rand_int_range (0, 9); n > 0; n--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (moat_quantity_parse (text->str, NULL, &quantity, &error))
        {
          g_assert_no_error (error);
          g_assert_cmpint (moat_decimal_compare (quantity.low, quantity.high), <=, 0);
        }
      else
        g_assert_nonnull (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add_func ("/base/quantity/" path, function)
  ADD ("refused/guesses", test_what_would_be_guessed_is_refused);
  ADD ("refused/empty", test_white_space_is_empty);
  ADD ("refused/range", test_more_digits_than_fit_are_out_of_range);
  ADD ("refused/bytes", test_bytes_that_are_no_text_are_malformed);
  ADD ("random", test_random_bytes_do_no_harm);

  return g_test_run ();
}
