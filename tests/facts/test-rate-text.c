/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of an exchange rate as a person types them: what is taken, what it becomes, and that
 * what is refused changes nothing. */
#include "config.h"

#include <string.h>

#include "moat-fact.h"
#include "moat-rate-text.h"
#include "moat-unit.h"

static MoatRate *
make_rate (MoatRateKind kind)
{
  MoatRate *rate = moat_rate_new ();

  rate->base = moat_unit_intern ("USD");
  rate->quote = moat_unit_intern ("CNY");
  rate->value = moat_decimal_from_int (7);
  rate->kind = kind;
  rate->period = kind == MOAT_RATE_AVERAGE ? moat_period_years (2024, 2024)
                                           : moat_period_instant (moat_date_new (2024, 12, 31));
  return rate;
}

static void
test_fields_are_read (void)
{
  static const struct
  {
    MoatRateKind kind;
    MoatRateField field;
    const char *text, *wanted;
  } cases[] = {
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_BASE, "eur ", "EUR" },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_QUOTE, "JPY", "JPY" },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_VALUE, "7.19570", "7.1957" },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_VALUE, "1,340.5", "1340.5" },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_VALUE, "７.2", "7.2" },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_VALUE, "7.2 CNY", "7.2" },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_PERIOD, "2023 Q4", "2023-10-01/2023-12-31" },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_PERIOD, "2023-04-01/2024-03-31", "2023-04-01/2024-03-31" },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_PERIOD, "2023-04-01/2023-04-01", "2023-04-01/2023-04-01" },
    { MOAT_RATE_CLOSING, MOAT_RATE_FIELD_PERIOD, "2023-06-30", "2023-06-30" },
    { MOAT_RATE_CLOSING, MOAT_RATE_FIELD_SOURCE, "fed", "fed" },
    { MOAT_RATE_CLOSING, MOAT_RATE_FIELD_LOCATOR, " row 7 ", "row 7" },
    { MOAT_RATE_CLOSING, MOAT_RATE_FIELD_LOCATOR, "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatRate) rate = make_rate (cases[i].kind);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      moat_rate_read_text (rate, cases[i].field, cases[i].text, &error);
      g_assert_no_error (error);
      text = moat_rate_get_text (rate, cases[i].field);
      g_assert_cmpstr (text, ==, cases[i].wanted);
      g_assert_true (moat_rate_validate (rate, NULL));
    }
}

static void
test_what_is_refused_changes_nothing (void)
{
  static const struct
  {
    MoatRateKind kind;
    MoatRateField field;
    const char *text;
    MoatFactError code;
  } cases[] = {
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_BASE, "", MOAT_FACT_ERROR_UNIT },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_BASE, "dollar", MOAT_FACT_ERROR_UNIT },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_QUOTE, "ratio", MOAT_FACT_ERROR_UNIT },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_VALUE, "", MOAT_FACT_ERROR_VALUE },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_VALUE, "0", MOAT_FACT_ERROR_VALUE },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_VALUE, "-7.2", MOAT_FACT_ERROR_VALUE },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_VALUE, "about 7", MOAT_FACT_ERROR_VALUE },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_VALUE, "7.2 USD", MOAT_FACT_ERROR_VALUE },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_VALUE, "7%", MOAT_FACT_ERROR_VALUE },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_VALUE, "seven", MOAT_FACT_ERROR_VALUE },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_KIND, "daily", MOAT_FACT_ERROR_VALUE },
    { MOAT_RATE_AVERAGE, MOAT_RATE_FIELD_PERIOD, "2024-12-31", MOAT_FACT_ERROR_PERIOD },
    { MOAT_RATE_CLOSING, MOAT_RATE_FIELD_PERIOD, "2024", MOAT_FACT_ERROR_PERIOD },
    { MOAT_RATE_CLOSING, MOAT_RATE_FIELD_PERIOD, "2024-02-30", MOAT_FACT_ERROR_PERIOD },
    { MOAT_RATE_CLOSING, MOAT_RATE_FIELD_PERIOD, "", MOAT_FACT_ERROR_PERIOD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatRate) rate = make_rate (cases[i].kind);
      g_autofree char *before = moat_rate_get_text (rate, cases[i].field);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (moat_rate_read_text (rate, cases[i].field, cases[i].text, &error));
      g_assert_error (error, MOAT_FACT_ERROR, (int) cases[i].code);
      after = moat_rate_get_text (rate, cases[i].field);
      g_assert_cmpstr (after, ==, before);
    }
}

/* Whichever kind is chosen, the rate stays one that can be stored. */
static void
test_kind_takes_the_period_along (void)
{
  g_autoptr (MoatRate) rate = make_rate (MOAT_RATE_AVERAGE);
  g_autofree char *closing = NULL, *average = NULL;

  g_assert_true (moat_rate_read_text (rate, MOAT_RATE_FIELD_KIND, "closing", NULL));
  closing = moat_rate_get_text (rate, MOAT_RATE_FIELD_PERIOD);
  g_assert_cmpstr (closing, ==, "2024-12-31");
  g_assert_true (moat_rate_validate (rate, NULL));
  g_assert_true (moat_rate_read_text (rate, MOAT_RATE_FIELD_KIND, "average", NULL));
  average = moat_rate_get_text (rate, MOAT_RATE_FIELD_PERIOD);
  g_assert_cmpstr (average, ==, "2024-12-31/2024-12-31");
  g_assert_true (moat_rate_validate (rate, NULL));
}

static void
assert_invalid (const MoatRate *rate, MoatFactError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (moat_rate_validate (rate, &error));
  g_assert_error (error, MOAT_FACT_ERROR, (int) code);
}

static void
test_rate_that_is_not_whole_is_invalid (void)
{
  g_autoptr (MoatRate) empty = moat_rate_new ();
  g_autoptr (MoatRate) same = make_rate (MOAT_RATE_AVERAGE);
  g_autoptr (MoatRate) nothing = make_rate (MOAT_RATE_AVERAGE);
  g_autoptr (MoatRate) backwards = make_rate (MOAT_RATE_AVERAGE);

  same->quote = same->base;
  nothing->value = moat_decimal_from_int (0);
  backwards->period.end = moat_date_new (2023, 12, 31);
  assert_invalid (empty, MOAT_FACT_ERROR_UNIT);
  assert_invalid (same, MOAT_FACT_ERROR_UNIT);
  assert_invalid (nothing, MOAT_FACT_ERROR_VALUE);
  assert_invalid (backwards, MOAT_FACT_ERROR_PERIOD);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rate-text/fields-are-read", test_fields_are_read);
  g_test_add_func ("/rate-text/what-is-refused-changes-nothing",
                   test_what_is_refused_changes_nothing);
  g_test_add_func ("/rate-text/kind-takes-the-period-along", test_kind_takes_the_period_along);
  g_test_add_func ("/rate-text/rate-that-is-not-whole-is-invalid",
                   test_rate_that_is_not_whole_is_invalid);
  return g_test_run ();
}
