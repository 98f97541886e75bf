/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The commands about exchange rates: rates lists them, convert uses them and says how.
 */
#include "runner.h"

#include <json-glib/json-glib.h>
#include <string.h>

static Runner *
new_sample (void)
{
  Runner *runner = runner_new ();

  runner_make_sample (runner, "a.moat");
  return runner;
}

static void
test_rates_as_text (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *pairs = runner_get (runner, "rates", "a.moat", NULL);
  g_autofree char *rates = runner_get (runner, "rates", "a.moat", "--pair", "CNY/USD", NULL);
  g_auto (GStrv) lines = NULL;

  g_assert_cmpstr (pairs, ==,
                   "EUR/USD  average  2012-04-01/2023-03-31  11\n"
                   "USD/CNY  average  2012-01-01/2025-12-31  25\n"
                   "USD/EUR  average  2012-01-01/2025-12-31  14\n");
  runner_assert_contains (rates, "1 USD = 7.1957 CNY  average  2024  (federal-reserve-g5a: annual");
  lines = g_strsplit (rates, "\n", -1);
  for (guint i = 0; lines[i][0]; i++)
    g_assert_true (g_regex_match_simple ("^1 USD = [0-9.]+ CNY  ", lines[i], 0, 0));
  g_assert_cmpuint (g_strv_length (lines), ==, 25 + 1);
}

/* What is printed can be put into a folder of tables again. */
static void
test_rates_as_tables (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *csv = runner_get (runner, "rates", "a.moat", "--format", "csv", NULL);
  g_autofree char *json =
    runner_get (runner, "rates", "a.moat", "--pair", "USD/EUR", "--format", "json", NULL);
  g_autofree char *none =
    runner_get (runner, "rates", "a.moat", "--pair", "USD/JPY", "--format", "json", NULL);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *first;

  g_assert_true (g_str_has_prefix (
    csv, "base,quote,value,kind,period_start,period_end,source,locator\r\n"
         "EUR,USD,1.286883,average,2012-04-01,2013-03-31,ecb-reference-rates,mean of 253 daily "));
  runner_assert_contains (csv, "\r\nUSD,CNY,6.3093,average,2012-01-01,2012-12-31,"
                               "federal-reserve-g5a,\"annual.csv, row ");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 14 + 11);
  /* those of EUR/USD come first */
  first = json_array_get_object_element (json_node_get_array (root), 11);
  g_assert_cmpstr (json_object_get_string_member (first, "value"), ==, "0.7777");
  g_assert_cmpstr (json_object_get_string_member (first, "quote"), ==, "EUR");
  g_assert_cmpstr (none, ==, "[]\n");
}

static void
test_convert_words (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *text = runner_get (runner, "convert", "a.moat", "超过400亿美元", "USD", "CNY",
                                      "--from", "2024-01-01", "--to", "2024-12-31", NULL);
  g_autofree char *json = runner_get (runner, "convert", "a.moat", "100", "EUR", "CNY", "--from",
                                      "2019-01-01", "--to", "2019-12-31", "--format", "json", NULL);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *object = json_node_get_object (root);

  runner_assert_contains (text, "1 USD = 7.1957 CNY: the average of 2024");
  runner_assert_contains (text, "Federal Reserve Board");
  runner_assert_contains (text, "annual.csv, row ");
  runner_assert_contains (text, "> USD 40,000,000,000 × 7.1957 = > CNY 287,828,000,000");
  g_assert_cmpstr (json_object_get_string_member (object, "unit"), ==, "CNY");
  /* 6.9081 ÷ 0.8933 */
  g_assert_true (
    g_str_has_prefix (json_object_get_string_member (object, "rate"), "7.733236314787"));
  g_assert_true (
    g_str_has_prefix (json_object_get_string_member (object, "value"), "773.3236314787"));
  g_assert_cmpstr (json_object_get_string_member (object, "qualifier"), ==, "exact");
  g_assert_nonnull (json_object_get_object_member (object, "explanation"));
}

static void
test_convert_a_figure (void)
{
  g_autoptr (Runner) runner = new_sample ();
  g_autofree char *text = runner_get (runner, "convert", "a.moat", "--fact", "f13", "CNY", NULL);
  g_autofree char *chinese =
    runner_get (runner, "convert", "a.moat", "--fact", "f13", "CNY", "--language", "zh_CN", NULL);
  g_autofree char *constant =
    runner_get (runner, "convert", "a.moat", "--fact", "f13", "CNY", "--rate", "7.0", NULL);

  runner_assert_contains (text, "[287828000000 CNY]");
  runner_assert_contains (text,
                          "f14 states the same amount as 2800亿元, which implies 1 USD = 7 CNY");
  runner_assert_contains (chinese, "1美元 = 7.1957元：2024年平均汇率");
  runner_assert_contains (constant, "[280000000000 CNY]");
}

static void
test_convert_refuses (void)
{
  static const struct
  {
    const char *arguments[10];
    gboolean is_usage;
    const char *part;
  } cases[] = {
    { { "1", "USD", "JPY", "--on", "2024-12-31" }, FALSE, "there is no rate of USD and JPY" },
    { { "1", "CNY", "USD", "--from", "2018-07-01", "--to", "2019-06-30" },
      FALSE,
      "no average rate of CNY and USD for Jul 2018 – Jun 2019" },
    { { "1亿元", "USD", "CNY", "--on", "2024-12-31" }, FALSE, "is stated in CNY, not in USD" },
    { { "much", "USD", "CNY", "--on", "2024-12-31" }, FALSE, "states no number" },
    { { "--fact", "f04", "CNY" }, FALSE, "f04 is no amount of money" },
    { { "--fact", "f99", "CNY" }, FALSE, "f99" },
    { { "1", "USD", "CNY" }, TRUE, "--on" },
    { { "1", "USD", "CNY", "--from", "2024-01-01" }, TRUE, "--to" },
    { { "1", "USD", "CNY", "--on", "2024" }, TRUE, "YYYY-MM-DD" },
    { { "1", "USD", "CNY", "--from", "2024-02-01", "--to", "2024-01-01" }, TRUE, "before" },
    { { "1", "USD", "XYZ", "--on", "2024-12-31" }, TRUE, "XYZ" },
    { { "1", "USD", "CNY", "--rate", "-1" }, TRUE, "--rate" },
    { { "--fact", "f13", "CNY", "--on", "2024-12-31" }, TRUE, "its own period" },
    { { "1", "USD", "--on", "2024-12-31" }, TRUE, "amount" },
  };
  g_autoptr (Runner) runner = new_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *arguments[13] = { "convert", "a.moat" };
      g_autoptr (RunnerResult) result = NULL;

      for (gsize k = 0; k < G_N_ELEMENTS (cases[i].arguments); k++)
        arguments[2 + k] = cases[i].arguments[k];
      result = runner_run_strv (runner, arguments);
      if (cases[i].is_usage)
        runner_assert_usage (result, cases[i].part);
      else
        runner_assert_refused (result, cases[i].part);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/cli/rates/" name, function)
  ADD ("as-text", test_rates_as_text);
  ADD ("as-tables", test_rates_as_tables);
  ADD ("convert-words", test_convert_words);
  ADD ("convert-a-figure", test_convert_a_figure);
  ADD ("convert-refuses", test_convert_refuses);
#undef ADD
  return g_test_run ();
}
