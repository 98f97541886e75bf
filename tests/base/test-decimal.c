/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exact decimals: what is read and refused, that writing and reading agree, and that arithmetic is
 * exact or fails.  Random cases compare with 64-bit integers, which are exact in their range.
 */
#include "moat-decimal.h"

#include <locale.h>
#include <math.h>

typedef struct
{
  const char *text;
  const char *plain; /* NULL: is refused */
} Reading;

static const Reading readings[] = {
  { "0", "0" },
  { "-0", "0" },
  { "0.000", "0" },
  { "+7", "7" },
  { "007", "7" },
  { "3247.51", "3247.51" },
  { "-3.20", "-3.2" },
  { "100000000", "100000000" },
  { "0.08", "0.08" },
  { "3.8E+11", "380000000000" },
  { "25e-3", "0.025" },
  { "12345678901234567890123456789012345678", "12345678901234567890123456789012345678" },
  { "99999999999999999999999999999999999999", "99999999999999999999999999999999999999" },
  { "0e999999999999", "0" },
  { "123456789012345678901234567890123456789", NULL },
  { "1e6001", NULL },
  { "1e-6001", NULL },
  { "1e99999999999999999999", NULL },
  { "", NULL },
  { "-", NULL },
  { ".5", NULL },
  { "5.", NULL },
  { "1.2.3", NULL },
  { "1,5", NULL },
  { "1 ", NULL },
  { " 1", NULL },
  { "--1", NULL },
  { "1e", NULL },
  { "1e+", NULL },
  { "1e5x", NULL },
  { "0x10", NULL },
  { "nan", NULL },
  { "inf", NULL },
  { "１", NULL },
};

static MoatDecimal
decimal (const char *text)
{
  MoatDecimal result = { 0, 0 };

  g_assert_true (moat_decimal_parse (text, &result));
  return result;
}

#define assert_decimal(value, expected)                      \
  G_STMT_START                                               \
  {                                                          \
    g_autofree char *text_ = moat_decimal_to_string (value); \
    g_assert_cmpstr (text_, ==, expected);                   \
  }                                                          \
  G_STMT_END

static MoatDecimal
random_decimal (void)
{
  MoatDecimal result = moat_decimal_from_int (g_test_rand_int_range (-1000000, 1000000));

  if (result.coefficient != 0)
    result.exponent += g_test_rand_int_range (-8, 9);
  return result;
}

static void
test_reads_plain_notation_only (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      MoatDecimal value = { 42, 0 };

      g_test_message ("“%s”", readings[i].text);
      g_assert_cmpint (moat_decimal_parse (readings[i].text, &value), ==,
                       readings[i].plain != NULL);
      assert_decimal (value, readings[i].plain ? readings[i].plain : "42");
    }
}

static void
test_written_text_reads_back (void)
{
  for (int i = 0; i < 2000; i++)
    {
      MoatDecimal value = random_decimal ();
      g_autofree char *text = moat_decimal_to_string (value);
      MoatDecimal back = decimal (text);

      g_assert_true (back.coefficient == value.coefficient && back.exponent == value.exponent);
    }
}

static void
test_equal_numbers_are_equal_structs (void)
{
  MoatDecimal a = decimal ("1200"), b = decimal ("1.2e3"), c = decimal ("0001200.000");

  g_assert_true (a.coefficient == 12 && a.exponent == 2);
  g_assert_true (b.coefficient == 12 && b.exponent == 2);
  g_assert_true (c.coefficient == 12 && c.exponent == 2);
}

static void
test_long_rows_of_zeros_cost_no_digits (void)
{
  g_autofree char *zeros = g_strnfill (3000, '0');
  g_autofree char *text = g_strconcat (zeros, "1", zeros, ".", zeros, NULL);
  MoatDecimal value = decimal (text);

  g_assert_true (value.coefficient == 1);
  g_assert_cmpint (value.exponent, ==, 3000);
}

static void
test_files_have_a_point_in_every_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));

  if (!setlocale (LC_ALL, "de_DE.UTF-8"))
    {
      g_test_skip ("No locale with a decimal comma is installed");
      return;
    }

  assert_decimal (decimal ("3247.51"), "3247.51");
  g_assert_cmpfloat (moat_decimal_to_double (decimal ("0.30000000000000000000000001")), ==, 0.3);
  setlocale (LC_ALL, before);
}

static void
test_double_is_the_nearest (void)
{
  static const char *const texts[] = {
    "0",
    "0.1",
    "3247.51",
    "-0.08",
    "9007199254740993",
    "9007199254740992.5",
    "1e22",
    "1e23",
    "5e-324",
    "2.5e-324",
    "1.7976931348623157e308",
    "123456789012345678901234567890123456.78",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpfloat (moat_decimal_to_double (decimal (texts[i])), ==,
                       g_ascii_strtod (texts[i], NULL));
  g_assert_true (isinf (moat_decimal_to_double (decimal ("1e400"))));
}

static void
test_order_is_that_of_the_numbers (void)
{
  static const char *const ascending[] = {
    "-1e30",
    "-100.5",
    "-100",
    "-0.001",
    "0",
    "1e-40",
    "0.1",
    "0.11",
    "9.99",
    "10",
    "10.000000000000000000000000000000000001",
    "11",
    "1e5",
    "1e38",
    "1.1e38",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ascending); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ascending); j++)
      g_assert_cmpint (moat_decimal_compare (decimal (ascending[i]), decimal (ascending[j])), ==,
                       (i > j) - (i < j));
}

static void
test_sums_are_exact (void)
{
  MoatDecimal sum;

  g_assert_true (moat_decimal_add (decimal ("0.1"), decimal ("0.2"), &sum));
  assert_decimal (sum, "0.3");
  g_assert_true (moat_decimal_add (decimal ("380000000000"), decimal ("-324751000000"), &sum));
  assert_decimal (sum, "55249000000");
  g_assert_true (moat_decimal_add (decimal ("5"), decimal ("-5"), &sum));
  assert_decimal (sum, "0");
  g_assert_true (moat_decimal_add (decimal ("0"), decimal ("1e-6000"), &sum));
  g_assert_cmpint (sum.exponent, ==, -6000);
}

static void
test_a_sum_may_carry_into_38_digits (void)
{
  MoatDecimal sum;

  g_assert_true (
    moat_decimal_add (decimal ("99999999999999999999999999999999999999"), decimal ("1"), &sum));
  assert_decimal (sum, "100000000000000000000000000000000000000");
  g_assert_true (moat_decimal_add (decimal ("1e38"), decimal ("-1"), &sum));
  assert_decimal (sum, "99999999999999999999999999999999999999");
}

static void
test_a_sum_that_does_not_fit_is_refused (void)
{
  MoatDecimal sum = decimal ("42");

  g_assert_false (moat_decimal_add (decimal ("1e38"), decimal ("1"), &sum));
  g_assert_false (moat_decimal_add (decimal ("3e38"), decimal ("-1"), &sum));
  g_assert_false (moat_decimal_add (decimal ("1e6000"), decimal ("1e-6000"), &sum));
  assert_decimal (sum, "42");
}

static void
test_sums_agree_with_integers (void)
{
  for (int i = 0; i < 2000; i++)
    {
      gint64 a = (gint64) g_test_rand_int () * 4096, b = g_test_rand_int ();
      MoatDecimal sum, expected = moat_decimal_from_int (a + b);

      g_assert_true (moat_decimal_add (moat_decimal_from_int (a), moat_decimal_from_int (b), &sum));
      g_assert_true (sum.coefficient == expected.coefficient && sum.exponent == expected.exponent);
      g_assert_true (moat_decimal_add (sum, moat_decimal_from_int (-b), &sum));
      g_assert_cmpint (moat_decimal_compare (sum, moat_decimal_from_int (a)), ==, 0);
    }
}

static void
test_products_agree_with_integers (void)
{
  for (int i = 0; i < 2000; i++)
    {
      gint64 a = g_test_rand_int (), b = g_test_rand_int ();
      MoatDecimal product;

      g_assert_true (
        moat_decimal_multiply (moat_decimal_from_int (a), moat_decimal_from_int (b), &product));
      g_assert_cmpint (moat_decimal_compare (product, moat_decimal_from_int (a * b)), ==, 0);
    }
}

static void
test_a_product_fits_when_its_zeros_are_dropped (void)
{
  MoatDecimal product;

  /* 2^120 × 5^50 needs 52 digits, the last 50 of which are zeros. */
  g_assert_true (moat_decimal_multiply (decimal ("1329227995784915872903807060280344576"),
                                        decimal ("88817841970012523233890533447265625"), &product));
  assert_decimal (product,
                  "118059162071741130342400000000000000000000000000000000000000000000000000");
  g_assert_false (moat_decimal_multiply (decimal ("99999999999999999999"),
                                         decimal ("99999999999999999999"), &product));
}

static void
test_quotients_round_half_to_even (void)
{
  static const struct
  {
    const char *a, *b;
    int digits;
    const char *quotient;
  } cases[] = {
    { "1", "3", 5, "0.33333" },
    { "2", "3", 5, "0.66667" },
    { "-2", "3", 5, "-0.66667" },
    { "1", "8", 34, "0.125" },
    { "5", "2", 1, "2" },
    { "7", "2", 1, "4" },
    { "125", "1000", 2, "0.12" },
    { "135", "1000", 2, "0.14" },
    { "280", "40", 10, "7" },
    { "380000000000", "324751000000", 6, "1.17013" },
    { "0", "7", 3, "0" },
    { "99999999999999999999999999999999999999", "7", 34, "14285714285714285714285714285714290000" },
    { "1", "99999999999999999999999999999999999999", 3,
      "0.00000000000000000000000000000000000001" },
    { "999.6", "1", 3, "1000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MoatDecimal quotient;

      g_test_message ("%s / %s", cases[i].a, cases[i].b);
      g_assert_true (moat_decimal_divide (decimal (cases[i].a), decimal (cases[i].b),
                                          cases[i].digits, &quotient));
      assert_decimal (quotient, cases[i].quotient);
    }
}

static void
test_division_by_zero_is_refused (void)
{
  MoatDecimal quotient = decimal ("42");

  g_assert_false (moat_decimal_divide (decimal ("1"), decimal ("0"), 5, &quotient));
  g_assert_false (moat_decimal_divide (decimal ("0"), decimal ("0"), 5, &quotient));
  assert_decimal (quotient, "42");
}

static void
test_a_quotient_times_its_divisor_is_the_dividend (void)
{
  for (int i = 0; i < 1000; i++)
    {
      MoatDecimal a = random_decimal (), b = random_decimal (), product, quotient;

      if (b.coefficient == 0)
        continue;
      g_assert_true (moat_decimal_multiply (a, b, &product));
      g_assert_true (moat_decimal_divide (product, b, 34, &quotient));
      g_assert_cmpint (moat_decimal_compare (quotient, a), ==, 0);
    }
}

static void
test_integers_of_every_size_convert (void)
{
  assert_decimal (moat_decimal_from_int (G_MININT64), "-9223372036854775808");
  assert_decimal (moat_decimal_from_int (G_MAXINT64), "9223372036854775807");
  assert_decimal (moat_decimal_negate (moat_decimal_from_int (-30)), "30");
  g_assert_cmpint (moat_decimal_sign (moat_decimal_from_int (-5)), ==, -1);
  g_assert_cmpint (moat_decimal_sign (moat_decimal_from_int (0)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add_func ("/base/decimal/" path, function)
  ADD ("read/plain-notation-only", test_reads_plain_notation_only);
  ADD ("read/written-text", test_written_text_reads_back);
  ADD ("read/zeros-cost-no-digits", test_long_rows_of_zeros_cost_no_digits);
  ADD ("read/point-in-every-locale", test_files_have_a_point_in_every_locale);
  ADD ("equal-structs", test_equal_numbers_are_equal_structs);
  ADD ("double/nearest", test_double_is_the_nearest);
  ADD ("compare/order", test_order_is_that_of_the_numbers);
  ADD ("add/exact", test_sums_are_exact);
  ADD ("add/carries", test_a_sum_may_carry_into_38_digits);
  ADD ("add/refused", test_a_sum_that_does_not_fit_is_refused);
  ADD ("add/as-integers", test_sums_agree_with_integers);
  ADD ("multiply/as-integers", test_products_agree_with_integers);
  ADD ("multiply/drops-zeros", test_a_product_fits_when_its_zeros_are_dropped);
  ADD ("divide/half-to-even", test_quotients_round_half_to_even);
  ADD ("divide/by-zero", test_division_by_zero_is_refused);
  ADD ("divide/undoes-multiply", test_a_quotient_times_its_divisor_is_the_dividend);
  ADD ("integers", test_integers_of_every_size_convert);

  return g_test_run ();
}
