/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exchange rates out of tables of every layout, and the direction of their numbers. */
#include "config.h"

#include "moat-currency-name.h"
#include "moat-table.h"
#include "moat-unit.h"
#include "rate-trial.h"

#include <string.h>

static void
test_names_of_currencies (void)
{
  static const char *const cases[][3] = {
    { "CNY", "CNY", NULL },         { "China", "CNY", NULL },
    { "中国", "CNY", NULL },        { "人民币", "CNY", NULL },
    { "Euro", "EUR", NULL },        { "欧元", "EUR", NULL },
    { "South Korea", "KRW", NULL }, { "Taiwan", "TWD", NULL },
    { "Hong Kong", "HKD", NULL },   { "united kingdom", "GBP", NULL },
    { " Japan ", "JPY", NULL },     { "US dollar (USD)", "USD", NULL },
    { "USD/CNY", "USD", "CNY" },    { "CNY per USD", "CNY", "USD" },
    { "EURUSD", "EUR", "USD" },     { "Exchange rate, CNY", "CNY", NULL },
    { "Atlantis", NULL, NULL },     { "", NULL, NULL },
    { "USD EUR CNY", NULL, NULL },  { "XXX", NULL, NULL },
  };
  g_autoptr (MoatCurrencyNames) names = moat_currency_names_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *first = NULL, *second = NULL;
      gboolean found = moat_currency_names_find (names, cases[i][0], &first, &second);

      g_test_message ("%s", cases[i][0]);
      g_assert_true (found == (cases[i][1] != NULL));
      if (found)
        g_assert_cmpstr (first, ==, cases[i][1]);
      if (found)
        g_assert_cmpstr (second, ==, cases[i][2]);
    }
}

static void
test_days_in_rows_and_currencies_in_columns (void)
{
  g_auto (RateTrial) subject = { 0 };
  g_autofree char *all = NULL;
  MoatStagerCounts counts;

  rate_trial_from_text (&subject, "Date,USD,JPY,CYP,CNY,\n"
                                  "2019-12-31,1.1234,121.94,N/A,7.8205,\n"
                                  "2019-12-30,1.1189,122.12,N/A,7.8175,\n");
  g_assert_cmpint (subject.survey->form, ==, MOAT_RATE_FORM_WIDE);
  g_assert_cmpint (subject.survey->step, ==, MOAT_RATE_STEP_DAY);
  rate_trial_assert_direction (&subject, "USD", MOAT_RATE_STAND_LIKELY, "USD per EUR",
                               "1 EUR = 1.12115 USD (2019)");
  all = rate_trial_read_all (&subject, &counts);
  g_assert_cmpstr (all, ==,
                   "EUR/USD 1.1234 closing 2019-12-31 (row 2, column USD)\n"
                   "EUR/JPY 121.94 closing 2019-12-31 (row 2, column JPY)\n"
                   "EUR/CNY 7.8205 closing 2019-12-31 (row 2, column CNY)\n"
                   "EUR/USD 1.1189 closing 2019-12-30 (row 3, column USD)\n"
                   "EUR/JPY 122.12 closing 2019-12-30 (row 3, column JPY)\n"
                   "EUR/CNY 7.8175 closing 2019-12-30 (row 3, column CNY)\n");
  g_assert_cmpuint (counts.n_rows, ==, 2);
  g_assert_cmpuint (counts.n_empty, ==, 2);
}

/* A column that is called one thing and is another. */
static void
test_numbers_decide_and_not_headings (void)
{
  g_auto (RateTrial) subject = { 0 };
  g_autofree char *all = NULL;

  rate_trial_from_text (&subject, "Year,EUR,USD per AUD,AUD/USD,100 JPY in CNY\n"
                                  "2019,0.8933,1.4387,0.6952,6.3368\n"
                                  "2024,0.9242,1.5166,0.6599,4.7558\n");
  g_assert_cmpint (subject.survey->step, ==, MOAT_RATE_STEP_STATED);
  rate_trial_assert_direction (&subject, "EUR", MOAT_RATE_STAND_LIKELY, "EUR per USD",
                               "1 USD = 0.9242 EUR (2024)");
  rate_trial_assert_direction (&subject, "USD per AUD", MOAT_RATE_STAND_LIKELY, "AUD per USD",
                               NULL);
  rate_trial_assert_direction (&subject, "AUD/USD", MOAT_RATE_STAND_LIKELY, "USD per AUD", NULL);
  rate_trial_assert_direction (&subject, "100 JPY in CNY", MOAT_RATE_STAND_LIKELY,
                               "CNY per 100 JPY", NULL);
  all = rate_trial_read_all (&subject, NULL);
  g_assert_nonnull (
    strstr (all, "USD/EUR 0.8933 average 2019-01-01/2019-12-31 (row 2, column EUR)"));
  g_assert_nonnull (strstr (all, "JPY/CNY 0.063368 average 2019-01-01/2019-12-31"));
}

static void
test_undecided_rates_are_refused (void)
{
  g_auto (RateTrial) subject = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL, *again = NULL;
  MoatRateDirection direction;

  /* The Canadian dollar of 2010 was at parity; of 1999, and of the kwacha, nothing is known. */
  rate_trial_from_text (&subject, "Date,Country,Value\n"
                                  "2010-01-01,Canada,1.0298\n"
                                  "2011-01-01,Canada,0.9887\n"
                                  "2010-01-01,Zambia,4.797\n"
                                  "2010-01-01,Atlantis,3\n"
                                  "2010-01-01,Japan,3\n"
                                  "2011-01-01,Japan,zero\n");
  g_assert_cmpint (subject.survey->form, ==, MOAT_RATE_FORM_LONG);
  rate_trial_assert_direction (&subject, "Zambia", MOAT_RATE_STAND_UNDECIDED, NULL, NULL);
  rate_trial_assert_direction (&subject, "Atlantis", MOAT_RATE_STAND_UNKNOWN, NULL, NULL);
  rate_trial_assert_direction (&subject, "Japan", MOAT_RATE_STAND_UNDECIDED, NULL, NULL);
  all = rate_trial_read_all (&subject, NULL);
  g_assert_nonnull (strstr (all, "4:2: No rates are known that tell the direction of “Zambia”"));
  g_assert_nonnull (strstr (all, "5:2: “Atlantis” is no currency that is known"));
  g_assert_nonnull (strstr (all, "6:2: The numbers of “Japan” are like no known rate"));
  g_assert_nonnull (strstr (all, "7:2: This is no number"));

  g_assert_true (moat_rate_direction_parse ("ZMW per USD", &direction, &error));
  g_assert_true (moat_rate_survey_set_direction (subject.survey, "Zambia", &direction, &error));
  again = rate_trial_read_all (&subject, NULL);
  g_assert_nonnull (strstr (again, "USD/ZMW 4.797 average 2010-01-01/2010-12-31"));
  g_assert_false (moat_rate_survey_set_direction (subject.survey, "Canada", &direction, &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED);
}

static void
test_near_parity_nothing_is_decided (void)
{
  g_auto (RateTrial) subject = { 0 };

  rate_trial_from_text (&subject, "Year,CHF/EUR\n2022,1.0047\n");
  rate_trial_assert_direction (&subject, "CHF/EUR", MOAT_RATE_STAND_UNDECIDED, NULL, NULL);
  g_assert_nonnull (
    strstr (moat_rate_survey_find (subject.survey, "CHF/EUR")->problem, "more than one"));
}

/* In 2019 a euro was 0.88 pounds and a dollar 0.89 euros. */
static void
test_what_the_table_is_against (void)
{
  g_auto (RateTrial) alone = { 0 };
  g_auto (RateTrial) together = { 0 };

  rate_trial_from_text (&alone, "Year,Euro\n2019,0.8933\n");
  rate_trial_assert_direction (&alone, "Euro", MOAT_RATE_STAND_UNDECIDED, NULL, NULL);
  rate_trial_from_text (&together, "Year,Euro,China,Canada\n2019,0.8933,6.9081,1.3269\n");
  rate_trial_assert_direction (&together, "Euro", MOAT_RATE_STAND_LIKELY, "EUR per USD", NULL);
  rate_trial_assert_direction (&together, "China", MOAT_RATE_STAND_LIKELY, "CNY per USD", NULL);
}

static void
test_currencies_down_the_side (void)
{
  g_auto (RateTrial) subject = { 0 };
  g_autofree char *all = NULL;

  rate_trial_from_text (&subject, "Annual averages, per US dollar\n\n"
                                  "Country,2019,2022,2024\n"
                                  "China,6.9081,6.7290,7.1957\n"
                                  "Japan,109.0188,131.4589,..\n");
  g_assert_cmpint (subject.survey->form, ==, MOAT_RATE_FORM_ACROSS);
  all = rate_trial_read_all (&subject, NULL);
  g_assert_cmpstr (all, ==,
                   "USD/CNY 6.9081 average 2019-01-01/2019-12-31 (row 4, column 2019)\n"
                   "USD/CNY 6.729 average 2022-01-01/2022-12-31 (row 4, column 2022)\n"
                   "USD/CNY 7.1957 average 2024-01-01/2024-12-31 (row 4, column 2024)\n"
                   "USD/JPY 109.0188 average 2019-01-01/2019-12-31 (row 5, column 2019)\n"
                   "USD/JPY 131.4589 average 2022-01-01/2022-12-31 (row 5, column 2022)\n");
}

static void
test_months_and_decimal_commas (void)
{
  g_auto (RateTrial) subject = { 0 };
  g_autofree char *all = NULL;

  rate_trial_from_text (&subject,
                        "Monat;CNY\n2019-01-01;6,7897\n2019-02-01;6,7367\n2019-03-01;6,7119\n");
  g_assert_cmpint (subject.survey->step, ==, MOAT_RATE_STEP_MONTH);
  all = rate_trial_read_all (&subject, NULL);
  g_assert_cmpstr (all, ==,
                   "USD/CNY 6.7897 average 2019-01-01/2019-01-31 (row 2, column CNY)\n"
                   "USD/CNY 6.7367 average 2019-02-01/2019-02-28 (row 3, column CNY)\n"
                   "USD/CNY 6.7119 average 2019-03-01/2019-03-31 (row 4, column CNY)\n");
}

/* A comma that divides decimals among commas that divide cells makes two cells of one number. */
static void
test_rows_that_slipped (void)
{
  g_auto (RateTrial) subject = { 0 };
  g_autofree char *all = NULL;

  rate_trial_from_text (&subject,
                        "Year,CNY\n2019,6.9081\n2022,6,7290\n2023,7.0809,\n2024,7.1957\n");
  all = rate_trial_read_all (&subject, NULL);
  g_assert_cmpstr (all, ==,
                   "USD/CNY 6.9081 average 2019-01-01/2019-12-31 (row 2, column CNY)\n"
                   "3:2: The row has 3 cells and the header 2\n"
                   "USD/CNY 7.0809 average 2023-01-01/2023-12-31 (row 4, column CNY)\n"
                   "USD/CNY 7.1957 average 2024-01-01/2024-12-31 (row 5, column CNY)\n");
}

static void
test_rates_of_no_currency (void)
{
  g_auto (RateTrial) subject = { 0 };
  g_autofree char *all = NULL;
  MoatStagerCounts counts;

  rate_trial_from_text (&subject,
                        "Year,Country,Rate\n2019,China,6.9081\n2022,,6.7290\n2023,,\n2024,China\n");
  all = rate_trial_read_all (&subject, &counts);
  g_assert_cmpstr (all, ==,
                   "USD/CNY 6.9081 average 2019-01-01/2019-12-31 (row 2, column Rate)\n"
                   "3:1: The rate names no currency\n");
  g_assert_cmpuint (counts.n_empty, ==, 1);
}

/* As in all other tables: moat_cell_is_empty(), moat_cell_trim(). */
static void
test_space_and_signs_for_nothing (void)
{
  g_auto (RateTrial) subject = { 0 };
  g_autofree char *all = NULL;
  MoatStagerCounts counts;

  rate_trial_from_text (&subject, "Year,CNY\n2019, 6.9081 \n2022,:\n2023,n.a.\n2024,.\n");
  all = rate_trial_read_all (&subject, &counts);
  g_assert_cmpstr (all, ==, "USD/CNY 6.9081 average 2019-01-01/2019-12-31 (row 2, column CNY)\n");
  g_assert_cmpuint (counts.n_empty, ==, 3);
}

/* One odd cell does not make commas of all points, nor do thousands. */
static void
test_most_cells_tell_the_mark (void)
{
  g_auto (RateTrial) points = { 0 };
  g_auto (RateTrial) commas = { 0 };
  g_autofree char *all = NULL, *other = NULL;

  rate_trial_from_text (&points,
                        "Year,CNY\n2019,6.9081\n2022,6.7290\n2023,\"7,08\"\n2024,7.1957\n");
  all = rate_trial_read_all (&points, NULL);
  g_assert_cmpstr (all, ==,
                   "USD/CNY 6.9081 average 2019-01-01/2019-12-31 (row 2, column CNY)\n"
                   "USD/CNY 6.729 average 2022-01-01/2022-12-31 (row 3, column CNY)\n"
                   "4:1: This is no number\n"
                   "USD/CNY 7.1957 average 2024-01-01/2024-12-31 (row 5, column CNY)\n");
  rate_trial_from_text (&commas, "Jahr;CNY\n2019;6,908\n2022;6,729\n2024;7,1957\n");
  other = rate_trial_read_all (&commas, NULL);
  g_assert_cmpstr (other, ==,
                   "USD/CNY 6.908 average 2019-01-01/2019-12-31 (row 2, column CNY)\n"
                   "USD/CNY 6.729 average 2022-01-01/2022-12-31 (row 3, column CNY)\n"
                   "USD/CNY 7.1957 average 2024-01-01/2024-12-31 (row 4, column CNY)\n");
}

/* The order of day and month shows in the days that leave no choice. */
static void
test_days_in_any_order (void)
{
  static const char *const tables[] = {
    "Date,CNY\n03/04/2019,6.9\n29/03/2019,6.7\n2019/3/28,6.8\n",
    "Date,CNY\n04/03/2019,6.9\n03/29/2019,6.7\n2019-03-28 00:00,6.8\n",
    "Date,CNY\n03.04.2019,6.9\n29.03.2019,6.7\n28.03.2019,6.8\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_auto (RateTrial) subject = { 0 };
      g_autofree char *all = NULL;

      rate_trial_from_text (&subject, tables[i]);
      all = rate_trial_read_all (&subject, NULL);
      g_assert_cmpstr (all, ==,
                       "USD/CNY 6.9 closing 2019-04-03 (row 2, column CNY)\n"
                       "USD/CNY 6.7 closing 2019-03-29 (row 3, column CNY)\n"
                       "USD/CNY 6.8 closing 2019-03-28 (row 4, column CNY)\n");
    }
}

static void
test_choices_in_json (void)
{
  static const char *const wrong[] = {
    "[]",
    "{",
    "{\"direction\":{}}",
    "{\"directions\":{\"CNY\":\"per\"}}",
    "{\"directions\":{\"Mars\":\"CNY per USD\"}}",
    "{\"kind\":\"mean\"}",
    "{\"currencies\":[\"Mars\"]}",
    "{\"directions\":{\"CNY\":\"EUR per USD\"}}",
    "{\"directions\":{\"CNY\":1}}",
  };
  g_auto (RateTrial) subject = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;
  MoatStagerCounts counts;

  rate_trial_from_text (&subject, "Year,EUR,CNY,JPY\n2019,0.8933,6.9081,109.0188\n");
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (moat_rate_survey_apply_json (subject.survey, wrong[i], &error));
      g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED);
      g_clear_error (&error);
    }
  g_assert_true (moat_rate_survey_apply_json (
    subject.survey,
    "{\"directions\":{\"EUR\":\"USD per EUR\"},\"currencies\":[\"USD\",\"EUR\",\"CNY\"],"
    "\"kind\":\"closing\"}",
    &error));
  g_assert_no_error (error);
  all = rate_trial_read_all (&subject, &counts);
  g_assert_cmpstr (all, ==,
                   "EUR/USD 0.8933 closing 2019-12-31 (row 2, column EUR)\n"
                   "USD/CNY 6.9081 closing 2019-12-31 (row 2, column CNY)\n");
  g_assert_cmpuint (counts.n_left_out, ==, 1);
}

/* What the project has already tells of currencies that are not listed. */
static void
test_more_examples (void)
{
  g_auto (RateTrial) subject = { 0 };
  MoatRateExample kwacha = { moat_unit_intern ("USD"), moat_unit_intern ("ZMW"), 2019, 12.89 };
  g_autoptr (GArray) more = g_array_new (FALSE, FALSE, sizeof kwacha);
  g_autoptr (GError) error = NULL;

  g_array_append_val (more, kwacha);
  subject.file = moat_data_file_new_from_text ("Year,ZMW\n2019,12.9\n", &error);
  rate_trial_survey (&subject, more);
  rate_trial_assert_direction (&subject, "ZMW", MOAT_RATE_STAND_LIKELY, "ZMW per USD",
                               "1 USD = 12.9 ZMW (2019)");
}

static void
test_no_table_of_rates (void)
{
  static const char *const texts[] = { "a,b\nc,d\n", "Date\n2019-01-01\n", "1,2\n3,4\n", "x\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MoatDataFile) file = moat_data_file_new_from_text (texts[i], &error);
      g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, NULL, &error);

      g_assert_no_error (error);
      g_assert_null (moat_rate_survey_new (rows, NULL, NULL, &error));
      g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/rates/" name, function)
  ADD ("names-of-currencies", test_names_of_currencies);
  ADD ("days-in-rows", test_days_in_rows_and_currencies_in_columns);
  ADD ("numbers-decide", test_numbers_decide_and_not_headings);
  ADD ("undecided-are-refused", test_undecided_rates_are_refused);
  ADD ("near-parity", test_near_parity_nothing_is_decided);
  ADD ("what-the-table-is-against", test_what_the_table_is_against);
  ADD ("currencies-down-the-side", test_currencies_down_the_side);
  ADD ("months-and-decimal-commas", test_months_and_decimal_commas);
  ADD ("rows-that-slipped", test_rows_that_slipped);
  ADD ("rates-of-no-currency", test_rates_of_no_currency);
  ADD ("space-and-signs-for-nothing", test_space_and_signs_for_nothing);
  ADD ("most-cells-tell-the-mark", test_most_cells_tell_the_mark);
  ADD ("days-in-any-order", test_days_in_any_order);
  ADD ("choices-in-json", test_choices_in_json);
  ADD ("more-examples", test_more_examples);
  ADD ("no-table-of-rates", test_no_table_of_rates);
#undef ADD
  return g_test_run ();
}
