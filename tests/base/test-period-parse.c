/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading periods: which days each way of writing one means, and which texts are refused because
 * they could mean several or none.
 */
#include "periods.h"

#define CALENDAR MOAT_YEAR_END_CALENDAR
#define JUNE ((MoatYearEnd){ 6, 30 })

typedef struct
{
  const char *text;
  const char *first, *last; /* @last NULL: is refused; @first "": an instant */
} Reading;

static const Reading readings[] = {
  { "2023", "2023-01-01", "2023-12-31" },
  { "2023年", "2023-01-01", "2023-12-31" },
  { "２０２３", "2023-01-01", "2023-12-31" },
  { "CY2023", "2023-01-01", "2023-12-31" },
  { "FY2023", "2022-04-01", "2023-03-31" },
  { "fy 2023", "2022-04-01", "2023-03-31" },
  { "FY23", "2022-04-01", "2023-03-31" },
  { "Fiscal year 2023", "2022-04-01", "2023-03-31" },
  { "2023财年", "2022-04-01", "2023-03-31" },
  { "2025-2027", "2025-01-01", "2027-12-31" },
  { "2025–2027年", "2025-01-01", "2027-12-31" },
  { "2025年至2027年", "2025-01-01", "2027-12-31" },
  { "2025 to 2027", "2025-01-01", "2027-12-31" },
  { "2025 — 2027", "2025-01-01", "2027-12-31" },
  { "FY2014-FY2023", "2013-04-01", "2023-03-31" },
  { "FY2014–2023", "2013-04-01", "2023-03-31" },
  { "2014-2023财年", "2013-04-01", "2023-03-31" },
  { "FY2014-23", "2013-04-01", "2023-03-31" },
  { "FY14-FY23", "2013-04-01", "2023-03-31" },
  { "FY14–23", "2013-04-01", "2023-03-31" },
  { "2014-23财年", "2013-04-01", "2023-03-31" },
  { "FY24/25", "2024-04-01", "2025-03-31" },
  { "FY2024/25", "2024-04-01", "2025-03-31" },
  { "FY2024/2025", "2024-04-01", "2025-03-31" },
  { "FY99/00", "1999-04-01", "2000-03-31" },
  { "1H24", "2024-01-01", "2024-06-30" },
  { "2H 2024", "2024-07-01", "2024-12-31" },
  { "3Q24", "2024-07-01", "2024-09-30" },
  { "1Q FY24", "2023-04-01", "2023-06-30" },
  { "1HFY25", "2024-04-01", "2024-09-30" },
  { "1Q24-3Q24", "2024-01-01", "2024-09-30" },
  { "2025〜2027", "2025-01-01", "2027-12-31" },
  { "2025～2027年", "2025-01-01", "2027-12-31" },
  { "2025\u200b-2027", "2025-01-01", "2027-12-31" },
  { "2023Q3", "2023-07-01", "2023-09-30" },
  { "2023-Q3", "2023-07-01", "2023-09-30" },
  { "Q3 2023", "2023-07-01", "2023-09-30" },
  { "FY2025 Q3", "2024-10-01", "2024-12-31" },
  { "Q3 FY2025", "2024-10-01", "2024-12-31" },
  { "2025财年第三季度", "2024-10-01", "2024-12-31" },
  { "2025财年Q3", "2024-10-01", "2024-12-31" },
  { "2023年三季度", "2023-07-01", "2023-09-30" },
  { "2023Q3-2024Q4", "2023-07-01", "2024-12-31" },
  { "2024H1", "2024-01-01", "2024-06-30" },
  { "2024年下半年", "2024-07-01", "2024-12-31" },
  { "FY2024 H1", "2023-04-01", "2023-09-30" },
  { "2024-02", "2024-02-01", "2024-02-29" },
  { "2024年2月", "2024-02-01", "2024-02-29" },
  { "February 2024", "2024-02-01", "2024-02-29" },
  { "Sept. 2024", "2024-09-01", "2024-09-30" },
  { "Jul 2023 – Dec 2024", "2023-07-01", "2024-12-31" },
  { "2024-12-31", "", "2024-12-31" },
  { "2024年12月31日", "", "2024-12-31" },
  { "31 December 2024", "", "2024-12-31" },
  { "Dec. 31, 2024", "", "2024-12-31" },
  { "2013-04-01/2023-03-31", "2013-04-01", "2023-03-31" },
  { " 2013-04-01 – 2023-03-31 ", "2013-04-01", "2023-03-31" },
  { "1 Apr 2013 – 31 Mar 2023", "2013-04-01", "2023-03-31" },

  { "", NULL, NULL },
  { "  ", NULL, NULL },
  { "23", NULL, NULL },
  { "FY", NULL, NULL },
  { "20233", NULL, NULL },
  { "2023Q5", NULL, NULL },
  { "2023H3", NULL, NULL },
  { "2023-13", NULL, NULL },
  { "2023-02-30", NULL, NULL },
  { "2027-2025", NULL, NULL },
  { "2025-", NULL, NULL },
  { "2025-2027-2029", NULL, NULL },
  { "2023 about", NULL, NULL },
  { "0000", NULL, NULL },
  { "last year", NULL, NULL },
  { "Mayhem 2024", NULL, NULL },
  { "Marching 3, 2024", NULL, NULL },
  { "24/25", NULL, NULL },
  { "FY24-25", NULL, NULL }, /* two years, or the one that begins in 2024 */
  { "FY24/26", NULL, NULL },
  { "3H24", NULL, NULL },
  { "5Q24", NULL, NULL },
  { "1H", NULL, NULL },
  { "Q1 24", NULL, NULL },
  { "\xff\xfe", NULL, NULL },
};

static void
test_reading (gconstpointer data)
{
  const Reading *reading = data;
  MoatPeriod period = { 7, 7 };

  if (!reading->last)
    {
      g_assert_false (moat_period_parse (reading->text, MARCH, &period));
      g_assert_cmpint (period.start, ==, 7);
      return;
    }

  g_assert_true (moat_period_parse (reading->text, MARCH, &period));
  assert_period (period, reading->first, reading->last);
}

static void
test_a_calendar_year_has_one_number (void)
{
  MoatPeriod period;

  g_assert_false (moat_period_parse ("FY24/25", CALENDAR, &period));
  g_assert_true (moat_period_parse ("FY24/25", JUNE, &period));
  assert_period (period, "2024-07-01", "2025-06-30");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/base/period/%s/%02u", readings[i].last ? "read" : "refused", i);

      g_test_add_data_func (path, &readings[i], test_reading);
    }

#define ADD(path, function) g_test_add_func ("/base/period/" path, function)
  ADD ("refused/calendar-year-of-two-numbers", test_a_calendar_year_has_one_number);

  return g_test_run ();
}
