/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units: which codes are units, that they are interned, and their kinds.
 */
#include "moat-unit.h"

static void
test_currencies_are_iso_4217 (void)
{
  static const char *const known[] = { "CNY", "USD", "EUR", "HKD", "JPY", "ISK", "ZAR", "DEM" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_cmpstr (moat_unit_intern (known[i]), ==, known[i]);
}

static void
test_what_is_no_unit (void)
{
  static const char *const unknown[] = {
    "", "C", "CN", "CNYX", "QQQ", "ABC", "XXX", "XTS", "U$D", "元", "Ratio", "counts", "1CN",
  };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_test_message ("“%s”", unknown[i]);
      g_assert_null (moat_unit_intern (unknown[i]));
    }
}

static void
test_small_letters_are_interned_as_capitals (void)
{
  g_autofree char *own = g_strdup ("usd");

  g_assert_true (moat_unit_intern (own) == moat_unit_intern ("USD"));
  g_assert_cmpstr (moat_unit_intern ("isk"), ==, "ISK");
}

static void
test_equal_units_are_one_pointer (void)
{
  g_autofree char *ratio = g_strdup (MOAT_UNIT_RATIO);
  g_autofree char *code = g_strdup ("CHF");

  g_assert_true (moat_unit_intern (ratio) == g_intern_string (MOAT_UNIT_RATIO));
  g_assert_true (moat_unit_intern (code) == g_intern_string ("CHF"));
}

static void
test_kinds (void)
{
  g_assert_cmpint (moat_unit_get_kind ("CNY"), ==, MOAT_UNIT_KIND_MONEY);
  g_assert_cmpint (moat_unit_get_kind (MOAT_UNIT_RATIO), ==, MOAT_UNIT_KIND_RATIO);
  g_assert_cmpint (moat_unit_get_kind (MOAT_UNIT_COUNT), ==, MOAT_UNIT_KIND_COUNT);
  g_assert_cmpint (moat_unit_get_kind (MOAT_UNIT_INDEX), ==, MOAT_UNIT_KIND_COUNT);
  g_assert_cmpint (moat_unit_get_kind (NULL), ==, MOAT_UNIT_KIND_COUNT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add_func ("/base/unit/" path, function)
  ADD ("currencies", test_currencies_are_iso_4217);
  ADD ("unknown", test_what_is_no_unit);
  ADD ("small-letters", test_small_letters_are_interned_as_capitals);
  ADD ("interned", test_equal_units_are_one_pointer);
  ADD ("kinds", test_kinds);

  return g_test_run ();
}
