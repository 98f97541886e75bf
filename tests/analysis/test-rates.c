/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How exchange rates are found, crossed and averaged, and what becomes of amounts: tables worked
 * out by hand, and the laws that hold for any rates. */
#include "moat-conversion.h"

#include <string.h>

#include "moat-unit.h"

static MoatDecimal
decimal (const char *text)
{
  MoatDecimal value;

  g_assert_true (moat_decimal_parse (text, &value));
  return value;
}

static MoatDate
day (const char *iso)
{
  return iso != NULL ? moat_date_parse_iso (iso, -1) : MOAT_DATE_NONE;
}

/* @start NULL: the closing rate of the day @end. */
static void
add (MoatRateTable *table, const char *base, const char *quote, const char *value,
     const char *start, const char *end)
{
  MoatRate *rate = moat_rate_new ();

  rate->base = moat_unit_intern (base);
  rate->quote = moat_unit_intern (quote);
  rate->value = decimal (value);
  rate->kind = start != NULL ? MOAT_RATE_AVERAGE : MOAT_RATE_CLOSING;
  rate->period = (MoatPeriod){ day (start), day (end) };
  rate->source = g_strdup ("bank");
  rate->locator = g_strdup_printf ("row %s", end);
  moat_rate_table_take (table, rate);
}

static MoatRateAnswer *
find (MoatRateTable *table, const char *from, const char *to, const char *start, const char *end)
{
  return moat_rate_table_find (table, moat_unit_intern (from), moat_unit_intern (to),
                               start != NULL ? MOAT_RATE_AVERAGE : MOAT_RATE_CLOSING,
                               (MoatPeriod){ day (start), day (end) });
}

static void
assert_rate (MoatRateTable *table, const char *from, const char *to, const char *start,
             const char *end, MoatRateRule rule, const char *value)
{
  g_autoptr (MoatRateAnswer) answer = find (table, from, to, start, end);
  g_autofree char *found = moat_decimal_to_string (answer->value);

  g_test_message ("%s/%s %s %s: rule %d, %s", from, to, start, end, answer->rule, found);
  g_assert_cmpint (answer->rule, ==, rule);
  if (value != NULL)
    g_assert_cmpstr (found, ==, value);
}

static void
test_stored_inverse_and_crossed (void)
{
  g_autoptr (MoatRateTable) table = moat_rate_table_new ();
  g_autoptr (MoatRateAnswer) crossed = NULL;

  add (table, "USD", "CNY", "8", "2019-01-01", "2019-12-31");
  add (table, "EUR", "CNY", "7.5", "2020-01-01", "2020-12-31");
  add (table, "EUR", "USD", "1.25", "2020-01-01", "2020-12-31");
  add (table, "USD", "JPY", "100", "2020-01-01", "2020-12-31");
  assert_rate (table, "USD", "CNY", "2019-01-01", "2019-12-31", MOAT_RATE_RULE_STORED, "8");
  assert_rate (table, "CNY", "USD", "2019-01-01", "2019-12-31", MOAT_RATE_RULE_STORED, "0.125");
  assert_rate (table, "USD", "CNY", "2020-01-01", "2020-12-31", MOAT_RATE_RULE_STORED, "6");
  assert_rate (table, "JPY", "EUR", "2020-01-01", "2020-12-31", MOAT_RATE_RULE_STORED, "0.008");
  assert_rate (table, "CNY", "CNY", "2020-01-01", "2020-12-31", MOAT_RATE_RULE_SAME, "1");
  /* Two currencies in between would be guessing. */
  assert_rate (table, "JPY", "CNY", "2020-01-01", "2020-12-31", MOAT_RATE_RULE_MISSING, NULL);
  assert_rate (table, "USD", "CNY", "2019-01-01", "2019-12-30", MOAT_RATE_RULE_MISSING, NULL);
  assert_rate (table, "USD", "GBP", "2019-01-01", "2019-12-31", MOAT_RATE_RULE_MISSING, NULL);

  crossed = find (table, "CNY", "USD", "2020-01-01", "2020-12-31");
  g_assert_cmpuint (crossed->parts->len, ==, 1);
  g_assert_cmpstr (moat_rate_part_get_via (&g_array_index (crossed->parts, MoatRatePart, 0)), ==,
                   "EUR");
  g_assert_false (crossed->is_exact);
}

/* What the project states itself comes before what can be computed. */
static void
test_order_of_ways (void)
{
  g_autoptr (MoatRateTable) table = moat_rate_table_new ();

  add (table, "CNY", "USD", "0.2", "2019-01-01", "2019-12-31");
  add (table, "EUR", "CNY", "8", "2019-01-01", "2019-12-31");
  add (table, "EUR", "USD", "1", "2019-01-01", "2019-12-31");
  assert_rate (table, "USD", "CNY", "2019-01-01", "2019-12-31", MOAT_RATE_RULE_STORED, "5");
  add (table, "USD", "CNY", "6", "2019-01-01", "2019-12-31");
  assert_rate (table, "USD", "CNY", "2019-01-01", "2019-12-31", MOAT_RATE_RULE_STORED, "6");
  assert_rate (table, "CNY", "USD", "2019-01-01", "2019-12-31", MOAT_RATE_RULE_STORED, "0.2");
}

static void
test_closing_of_the_week_before (void)
{
  g_autoptr (MoatRateTable) table = moat_rate_table_new ();
  g_autoptr (MoatRateAnswer) answer = NULL;

  add (table, "EUR", "CNY", "7.8", NULL, "2020-03-27");
  add (table, "EUR", "USD", "1.2", NULL, "2020-03-27");
  add (table, "EUR", "USD", "1.1", NULL, "2020-03-30");
  assert_rate (table, "EUR", "USD", NULL, "2020-03-30", MOAT_RATE_RULE_STORED, "1.1");
  assert_rate (table, "USD", "CNY", NULL, "2020-03-29", MOAT_RATE_RULE_EARLIER, "6.5");
  /* A cross needs both of one day. */
  assert_rate (table, "USD", "CNY", NULL, "2020-03-30", MOAT_RATE_RULE_EARLIER, "6.5");
  assert_rate (table, "EUR", "CNY", NULL, "2020-04-03", MOAT_RATE_RULE_EARLIER, "7.8");
  assert_rate (table, "EUR", "CNY", NULL, "2020-04-04", MOAT_RATE_RULE_MISSING, NULL);
  assert_rate (table, "EUR", "CNY", NULL, "2020-03-26", MOAT_RATE_RULE_MISSING, NULL);
  answer = find (table, "USD", "CNY", NULL, "2020-03-29");
  g_assert_cmpint (g_array_index (answer->parts, MoatRatePart, 0).period.end, ==,
                   day ("2020-03-27"));
}

static void
test_mean_of_days (void)
{
  g_autoptr (MoatRateTable) table = moat_rate_table_new ();
  g_autoptr (MoatRateAnswer) answer = NULL;

  /* Three days of ten; at most seven in a row are without. */
  add (table, "EUR", "CNY", "7", NULL, "2020-01-01");
  add (table, "EUR", "USD", "1", NULL, "2020-01-01");
  add (table, "EUR", "CNY", "8", NULL, "2020-01-02");
  add (table, "EUR", "USD", "2", NULL, "2020-01-02");
  add (table, "EUR", "CNY", "9", NULL, "2020-01-10");
  add (table, "EUR", "USD", "4", NULL, "2020-01-10");
  assert_rate (table, "EUR", "CNY", "2020-01-01", "2020-01-10", MOAT_RATE_RULE_DAILY, "8");
  /* (7 + 4 + 2.25) ÷ 3, and not 24 ÷ 7. */
  answer = find (table, "USD", "CNY", "2020-01-01", "2020-01-10");
  g_assert_cmpint (answer->rule, ==, MOAT_RATE_RULE_DAILY);
  g_assert_cmpuint (answer->parts->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (moat_decimal_to_double (answer->value), 13.25 / 3, 1e-15);
  /* (1 ÷ 1 + 1 ÷ 2 + 1 ÷ 4) ÷ 3, and not 3 ÷ 7. */
  moat_rate_answer_free (answer);
  answer = find (table, "USD", "EUR", "2020-01-01", "2020-01-10");
  g_assert_cmpfloat_with_epsilon (moat_decimal_to_double (answer->value), 1.75 / 3, 1e-15);

  assert_rate (table, "EUR", "CNY", "2019-12-25", "2020-01-10", MOAT_RATE_RULE_DAILY, "8");
  assert_rate (table, "EUR", "CNY", "2019-12-24", "2020-01-10", MOAT_RATE_RULE_MISSING, NULL);
  assert_rate (table, "EUR", "CNY", "2020-01-01", "2020-01-17", MOAT_RATE_RULE_DAILY, "8");
  assert_rate (table, "EUR", "CNY", "2020-01-01", "2020-01-18", MOAT_RATE_RULE_MISSING, NULL);
  add (table, "EUR", "GBP", "1", NULL, "2020-01-01");
  add (table, "EUR", "GBP", "1", NULL, "2020-01-10");
  assert_rate (table, "EUR", "GBP", "2020-01-01", "2020-01-10", MOAT_RATE_RULE_MISSING, NULL);
  add (table, "EUR", "GBP", "1", NULL, "2020-01-09");
  assert_rate (table, "EUR", "GBP", "2020-01-01", "2020-01-10", MOAT_RATE_RULE_DAILY, "1");
}

static void
test_mean_of_parts_by_days (void)
{
  g_autoptr (MoatRateTable) table = moat_rate_table_new ();

  add (table, "USD", "CNY", "6", "2019-01-01", "2019-12-31");
  add (table, "USD", "CNY", "7", "2020-01-01", "2020-03-31");
  add (table, "USD", "CNY", "8", "2020-04-01", "2020-06-30");
  add (table, "USD", "CNY", "9", "2020-04-01", "2020-04-30");
  /* (365 × 6 + 91 × 7) ÷ 456 = 2827 ÷ 456 */
  assert_rate (table, "USD", "CNY", "2019-01-01", "2020-03-31", MOAT_RATE_RULE_TILES,
               "6.199561403508771929824561403508772");
  /* The longest that fits goes first, and is given up when the rest cannot be covered. */
  assert_rate (table, "USD", "CNY", "2020-01-01", "2020-06-30", MOAT_RATE_RULE_TILES, "7.5");
  add (table, "USD", "CNY", "10", "2020-05-01", "2020-07-31");
  assert_rate (table, "USD", "CNY", "2020-04-01", "2020-07-31", MOAT_RATE_RULE_TILES, NULL);
  assert_rate (table, "USD", "CNY", "2019-02-01", "2020-03-31", MOAT_RATE_RULE_MISSING, NULL);
  assert_rate (table, "USD", "CNY", "2019-01-01", "2020-02-28", MOAT_RATE_RULE_MISSING, NULL);
  /* A part may be crossed. */
  add (table, "EUR", "CNY", "8", "2018-01-01", "2018-12-31");
  add (table, "EUR", "USD", "2", "2018-01-01", "2018-12-31");
  assert_rate (table, "USD", "CNY", "2018-01-01", "2019-12-31", MOAT_RATE_RULE_TILES, "5");
}

/* Thousands of days of any size add up without loss, and a mean lies between its ends. */
static void
test_long_means (void)
{
  g_autoptr (MoatRateTable) table = moat_rate_table_new ();
  MoatDate first = moat_date_new (2000, 1, 1), last = moat_date_new (2019, 12, 31);
  g_autoptr (MoatRateAnswer) answer = NULL, back = NULL;
  double sum = 0;

  for (MoatDate at = first; at <= last; at++)
    {
      double dollars = g_test_rand_double_range (0.8, 1.6);
      double liras = g_test_rand_double_range (0.5, 600000);
      g_autofree char *iso = moat_date_to_iso (at);
      char text[32];

      add (table, "EUR", "USD", g_ascii_formatd (text, sizeof text, "%.4f", dollars), NULL, iso);
      dollars = g_ascii_strtod (text, NULL);
      add (table, "EUR", "TRY", g_ascii_formatd (text, sizeof text, "%.4f", liras), NULL, iso);
      sum += g_ascii_strtod (text, NULL) / dollars;
    }
  answer = find (table, "USD", "TRY", "2000-01-01", "2019-12-31");
  g_assert_cmpint (answer->rule, ==, MOAT_RATE_RULE_DAILY);
  g_assert_cmpuint (answer->parts->len, ==, (guint) (last - first + 1));
  g_assert_cmpfloat_with_epsilon (moat_decimal_to_double (answer->value) * (last - first + 1) / sum,
                                  1, 1e-12);
  /* The arithmetic mean of rates times that of their inverses is at least one. */
  back = find (table, "TRY", "USD", "2000-01-01", "2019-12-31");
  g_assert_cmpfloat (moat_decimal_to_double (answer->value) * moat_decimal_to_double (back->value),
                     >=, 1);
}

static MoatAmount
make_amount (const char *best, MoatQualifier qualifier, const char *start, const char *end)
{
  MoatDecimal value = decimal (best);

  return (MoatAmount){
    value,        value, value, qualifier, moat_unit_intern ("USD"), { day (start), day (end) },
    start != NULL
  };
}

static void
test_amounts_keep_their_qualifier (void)
{
  g_autoptr (MoatRateTable) table = moat_rate_table_new ();
  const char *cny = moat_unit_intern ("CNY");

  add (table, "USD", "CNY", "7.1957", "2024-01-01", "2024-12-31");
  add (table, "USD", "CNY", "7.3", NULL, "2024-12-31");
  for (int qualifier = MOAT_QUALIFIER_EXACT; qualifier <= MOAT_QUALIFIER_BETWEEN; qualifier++)
    {
      MoatAmount flow =
        make_amount ("40000000000", (MoatQualifier) qualifier, "2024-01-01", "2024-12-31");
      MoatAmount stock = make_amount ("10", (MoatQualifier) qualifier, NULL, "2024-12-31");
      g_autoptr (MoatConversion) first = NULL, second = NULL, third = NULL;
      g_autofree char *text = NULL, *high = NULL;

      flow.high = decimal ("50000000000");
      first = moat_conversion_new (&flow, cny, table);
      second = moat_conversion_new (&stock, cny, table);
      third = moat_conversion_new_constant (&flow, cny, decimal ("7.0"));
      text = moat_decimal_to_string (first->converted.best);
      high = moat_decimal_to_string (first->converted.high);
      g_assert_cmpstr (text, ==, "287828000000");
      g_assert_cmpstr (high, ==, "359785000000");
      g_assert_true (first->is_exact);
      g_assert_cmpint (first->converted.qualifier, ==, qualifier);
      g_assert_cmpint (second->rate->kind, ==, MOAT_RATE_CLOSING);
      g_assert_cmpfloat (moat_decimal_to_double (second->converted.best), ==, 73);
      g_assert_cmpfloat (moat_decimal_to_double (third->converted.best), ==, 280e9);
    }
}

static const MoatExplanationLine *
get_line (const MoatExplanation *explanation, const char *key)
{
  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const MoatExplanationLine *line = g_ptr_array_index (explanation->lines, i);

      if (g_str_equal (line->key, key))
        return line;
    }
  return NULL;
}

static void
assert_line (const MoatExplanation *explanation, const char *key, const char *text)
{
  const MoatExplanationLine *line = get_line (explanation, key);

  if (text == NULL)
    {
      g_assert_null (line);
      return;
    }
  g_assert_nonnull (line);
  g_assert_cmpstr (line->text, ==, text);
}

static MoatExplanation *
explain (MoatRateTable *table, const MoatAmount *amount, const char *to, MoatLanguage language)
{
  g_autoptr (MoatWording) wording = moat_wording_new (language);
  g_autoptr (MoatConversion) conversion =
    moat_conversion_new (amount, moat_unit_intern (to), table);

  return moat_explanation_for_conversion (conversion, NULL, wording);
}

static void
test_explanations (void)
{
  g_autoptr (MoatRateTable) table = moat_rate_table_new ();
  MoatAmount about = make_amount ("40000000000", MOAT_QUALIFIER_ABOUT, "2024-01-01", "2024-12-31");
  MoatAmount stock = make_amount ("10", MOAT_QUALIFIER_EXACT, NULL, "2020-03-31");
  MoatAmount days = make_amount ("10", MOAT_QUALIFIER_EXACT, "2020-03-30", "2020-03-31");
  g_autoptr (MoatExplanation) stored = NULL, chinese = NULL, crossed = NULL, daily = NULL;
  g_autoptr (MoatExplanation) missing = NULL;

  add (table, "USD", "CNY", "7.1957", "2024-01-01", "2024-12-31");
  add (table, "EUR", "CNY", "7.7784", NULL, "2020-03-31");
  add (table, "EUR", "USD", "1.0956", NULL, "2020-03-31");
  stored = explain (table, &about, "CNY", MOAT_LANGUAGE_EN);
  assert_line (stored, "rate", "1 USD = 7.1957 CNY: the average of 2024");
  assert_line (stored, "converted", "≈ USD 40,000,000,000 × 7.1957 = ≈ CNY 287,828,000,000");
  g_assert_cmpstr (get_line (stored, "converted")->value, ==, "287828000000");
  g_assert_cmpstr (get_line (stored, "converted")->unit, ==, "CNY");
  assert_line (stored, "rate-source", "bank");
  assert_line (stored, "rate-locator", "row 2024-12-31");
  chinese = explain (table, &about, "CNY", MOAT_LANGUAGE_ZH);
  assert_line (chinese, "rate", "1美元 = 7.1957元：2024年平均汇率");

  crossed = explain (table, &stock, "CNY", MOAT_LANGUAGE_EN);
  assert_line (crossed, "rate", "1 USD = 7.099671 CNY: the closing rate of 31 March 2020");
  assert_line (crossed, "crossed", "7.7784 CNY per EUR ÷ 1.0956 USD per EUR = 7.099671");
  daily = explain (table, &days, "CNY", MOAT_LANGUAGE_EN);
  assert_line (daily, "rate",
               "1 USD = 7.099671 CNY: mean of the daily rates (1), 30 Mar 2020 – 31 Mar 2020");
  g_assert_nonnull (get_line (daily, "each-day"));

  missing = explain (table, &about, "JPY", MOAT_LANGUAGE_EN);
  assert_line (missing, "converted", NULL);
  g_assert_cmpstr (get_line (missing, "missing")->value, ==,
                   "USD/JPY average 2024-01-01/2024-12-31");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/analysis/rates/" name, function)
  ADD ("stored-inverse-and-crossed", test_stored_inverse_and_crossed);
  ADD ("order-of-ways", test_order_of_ways);
  ADD ("closing-of-the-week-before", test_closing_of_the_week_before);
  ADD ("mean-of-days", test_mean_of_days);
  ADD ("mean-of-parts-by-days", test_mean_of_parts_by_days);
  ADD ("long-means", test_long_means);
  ADD ("amounts-keep-their-qualifier", test_amounts_keep_their_qualifier);
  ADD ("explanations", test_explanations);
#undef ADD
  return g_test_run ();
}
