/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Wording of time: how dates, periods and year ends read in English and in Chinese, that periods
 * read back as they were, and the phrases and lists that put such texts together.
 */
#include "moat-wording.h"

#include "periods.h"

static void
test_dates (void)
{
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);
  MoatDate date = moat_date_new (2025, 2, 24);
  g_autofree char *first = moat_wording_date (in_english, date);
  g_autofree char *second = moat_wording_date (in_chinese, date);
  g_autofree char *none = moat_wording_date (in_english, MOAT_DATE_NONE);

  g_assert_cmpstr (first, ==, "24 February 2025");
  g_assert_cmpstr (second, ==, "2025年2月24日");
  g_assert_cmpstr (none, ==, "");
}

typedef struct
{
  const char *rule;
  const char *period; /* as moat_period_parse() reads it */
  const char *english;
  const char *chinese;
} Period;

static const Period periods[] = {
  { "instant", "2024-12-31", "31 December 2024", "2024年12月31日" },
  { "month", "2024-02", "February 2024", "2024年2月" },
  { "quarter", "2024-02-01/2024-04-30", "Feb 2024 – Apr 2024", "2024年2月–2024年4月" },
  { "half", "2024H1", "2024 H1", "2024年上半年" },
  { "year", "2023", "2023", "2023年" },
  { "years", "2025-2027", "2025–2027", "2025–2027年" },
  { "fiscal-quarter", "FY2025 Q3", "FY2025 Q3", "2025财年第三季度" },
  { "fiscal-half", "FY2025 H2", "FY2025 H2", "2025财年下半年" },
  { "fiscal-year", "FY2023", "FY2023", "2023财年" },
  { "fiscal-years", "FY2014-FY2023", "FY2014–FY2023", "2014–2023财年" },
  { "months", "2023-07/2024-12", "Jul 2023 – Dec 2024", "2023年7月–2024年12月" },
  { "days", "2013-04-02/2013-05-17", "2 Apr 2013 – 17 May 2013", "2013年4月2日–2013年5月17日" },
};

static void
test_period (gconstpointer data)
{
  const Period *period = data;
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  MoatPeriod value, back;

  g_assert_true (moat_period_parse (period->period, MARCH, &value));
  first = moat_wording_period (in_english, value, MARCH);
  second = moat_wording_period (in_chinese, value, MARCH);
  g_assert_cmpstr (first, ==, period->english);
  g_assert_cmpstr (second, ==, period->chinese);

  g_assert_true (moat_period_parse (first, MARCH, &back));
  g_assert_cmpint (moat_period_compare (back, value), ==, 0);
  g_assert_true (moat_period_parse (second, MARCH, &back));
  g_assert_cmpint (moat_period_compare (back, value), ==, 0);
}

static void
test_calendar_quarters_have_no_fiscal_mark (void)
{
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);
  MoatPeriod quarter = moat_period_quarter (2024, 4, MOAT_YEAR_END_CALENDAR);
  g_autofree char *first = moat_wording_period (in_english, quarter, MOAT_YEAR_END_CALENDAR);
  g_autofree char *second = moat_wording_period (in_chinese, quarter, MOAT_YEAR_END_CALENDAR);

  g_assert_cmpstr (first, ==, "2024 Q4");
  g_assert_cmpstr (second, ==, "2024年第四季度");
}

static void
test_random_periods_read_back (void)
{
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);

  for (int i = 0; i < 2000; i++)
    {
      MoatDate first =
        g_test_rand_int_range (moat_date_new (1950, 1, 1), moat_date_new (2050, 1, 1));
      MoatPeriod back, period = { first, first + g_test_rand_int_range (1, 40) };
      g_autofree char *text =
        moat_wording_period (i % 2 ? in_english : in_chinese, period, MOAT_YEAR_END_CALENDAR);

      g_test_message ("%s", text);
      g_assert_true (moat_period_parse (text, MOAT_YEAR_END_CALENDAR, &back));
      g_assert_cmpint (moat_period_compare (period, back), ==, 0);
    }
}

static void
test_the_dates_of_a_period (void)
{
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);
  MoatPeriod period = moat_period_fiscal_years (2014, 2023, MARCH);
  g_autofree char *first = moat_wording_period_dates (in_english, period);
  g_autofree char *second = moat_wording_period_dates (in_chinese, period);
  g_autofree char *instant =
    moat_wording_period_dates (in_english, moat_period_instant (period.end));

  g_assert_cmpstr (first, ==, "1 Apr 2013 – 31 Mar 2023");
  g_assert_cmpstr (second, ==, "2013年4月1日–2023年3月31日");
  g_assert_cmpstr (instant, ==, "31 Mar 2023");
}

static void
test_year_ends (void)
{
  static const struct
  {
    MoatYearEnd year_end;
    const char *english;
    const char *chinese;
  } cases[] = {
    { { 3, 31 }, "31 March", "3月31日" },
    { { 6, 31 }, "30 June", "6月30日" },
    { { 2, 28 }, "the end of February", "2月底" },
    { { 12, 28 }, "28 December", "12月28日" },
  };
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first = moat_wording_year_end (in_english, cases[i].year_end);
      g_autofree char *second = moat_wording_year_end (in_chinese, cases[i].year_end);

      g_assert_cmpstr (first, ==, cases[i].english);
      g_assert_cmpstr (second, ==, cases[i].chinese);
    }
}

static void
test_phrases_take_their_texts (void)
{
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);
  g_autofree char *first =
    moat_wording_phrase (in_english, MOAT_PHRASE_OVER_PERIOD, "CNY 5 bn", "2024", NULL);
  g_autofree char *second =
    moat_wording_phrase (in_chinese, MOAT_PHRASE_OVER_PERIOD, "50亿元", "2024年", NULL);

  g_assert_cmpstr (first, ==, "CNY 5 bn in 2024");
  g_assert_cmpstr (second, ==, "2024年共50亿元");
}

static void
test_braces_of_a_text_stay (void)
{
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autofree char *text =
    moat_wording_phrase (wording, MOAT_PHRASE_OVER_PERIOD, "{1}", "{0}", NULL);
  g_autofree char *missing = moat_wording_phrase (wording, MOAT_PHRASE_OVER_PERIOD, "a", NULL);

  g_assert_cmpstr (text, ==, "{1} in {0}");
  g_assert_cmpstr (missing, ==, "a in {1}");
}

static void
test_lists (void)
{
  static const char *const items[] = { "a", "b", "c", NULL };
  g_autoptr (MoatWording) in_english = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatWording) in_chinese = moat_wording_new (MOAT_LANGUAGE_ZH);
  g_autofree char *first = moat_wording_list (in_english, items);
  g_autofree char *second = moat_wording_list (in_chinese, items);
  g_autofree char *none = moat_wording_list (in_english, items + 3);

  g_assert_cmpstr (first, ==, "a; b; c");
  g_assert_cmpstr (second, ==, "a；b；c");
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *path = g_strconcat ("/base/wording/period/", periods[i].rule, NULL);

      g_test_add_data_func (path, &periods[i], test_period);
    }

#define ADD(path, function) g_test_add_func ("/base/wording/" path, function)
  ADD ("date", test_dates);
  ADD ("period/calendar-quarter", test_calendar_quarters_have_no_fiscal_mark);
  ADD ("period/read-back", test_random_periods_read_back);
  ADD ("period/dates", test_the_dates_of_a_period);
  ADD ("year-end", test_year_ends);
  ADD ("phrase/texts", test_phrases_take_their_texts);
  ADD ("phrase/braces", test_braces_of_a_text_stay);
  ADD ("list", test_lists);

  return g_test_run ();
}
