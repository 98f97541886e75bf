/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Civil dates: agreement with GDate over the whole calendar, strict reading, month arithmetic.
 */
#include "moat-date.h"

#include <string.h>

static void
test_agrees_with_gdate (void)
{
  for (int i = 0; i < 20000; i++)
    {
      MoatDate date = g_test_rand_int_range (MOAT_DATE_MIN, MOAT_DATE_MAX + 1);
      GDate oracle;
      int year, month, day;

      g_date_clear (&oracle, 1);
      g_date_set_julian (&oracle, (guint32) date);
      moat_date_split (date, &year, &month, &day);
      g_assert_cmpint (year, ==, g_date_get_year (&oracle));
      g_assert_cmpint (month, ==, (int) g_date_get_month (&oracle));
      g_assert_cmpint (day, ==, g_date_get_day (&oracle));
      g_assert_cmpint (moat_date_new (year, month, day), ==, date);
    }
}

static void
test_calendar_has_no_gaps (void)
{
  MoatDate expected = MOAT_DATE_MIN;

  for (int year = 1; year <= 9999; year += year == 2100 ? 7500 : 1)
    {
      if (year == 9600)
        expected = moat_date_new (9600, 1, 1);
      for (int month = 1; month <= 12; month++)
        for (int day = 1; day <= moat_date_days_in_month (year, month); day++)
          g_assert_cmpint (moat_date_new (year, month, day), ==, expected++);
    }
  g_assert_cmpint (expected - 1, ==, MOAT_DATE_MAX);
}

static void
test_known_days (void)
{
  g_assert_cmpint (moat_date_new (1, 1, 1), ==, MOAT_DATE_MIN);
  g_assert_cmpint (moat_date_new (1970, 1, 1), ==, 719163);
  g_assert_cmpint (moat_date_new (9999, 12, 31), ==, MOAT_DATE_MAX);
}

static void
test_days_that_do_not_exist (void)
{
  static const int none[][3] = {
    { 2023, 2, 29 }, { 1900, 2, 29 }, { 2024, 2, 30 }, { 2024, 4, 31 },
    { 2024, 0, 1 },  { 2024, 13, 1 }, { 2024, 1, 0 },  { 2024, 1, 32 },
    { 0, 1, 1 },     { 10000, 1, 1 }, { -1, 1, 1 },    { 2024, -1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_cmpint (moat_date_new (none[i][0], none[i][1], none[i][2]), ==, MOAT_DATE_NONE);
  g_assert_cmpint (moat_date_new (2000, 2, 29), !=, MOAT_DATE_NONE);
}

static void
test_iso_is_read_strictly (void)
{
  static const char *const refused[] = {
    "",
    "2025",
    "2025-2-24",
    "2025-02-2",
    "2025/02/24",
    "20250224",
    "2025-02-30",
    "2025-02-24 ",
    " 2025-02-24",
    "2025-02-24T00",
    "+025-02-24",
    "2025-0a-24",
    "0000-01-01",
    "2025-13-01",
    "２025-02-24",
    "\xff\xff\xff\xff-02-24",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (moat_date_parse_iso (refused[i], -1), ==, MOAT_DATE_NONE);
    }
  g_assert_cmpint (moat_date_parse_iso ("2025-02-24", -1), ==, moat_date_new (2025, 2, 24));
}

static void
test_iso_of_a_length_reads_no_further (void)
{
  g_assert_cmpint (moat_date_parse_iso ("2025-02-24,next", 10), ==, moat_date_new (2025, 2, 24));
  g_assert_cmpint (moat_date_parse_iso ("2025-02-24", 9), ==, MOAT_DATE_NONE);
  g_assert_cmpint (moat_date_parse_iso ("2025-02-24x", 11), ==, MOAT_DATE_NONE);
}

static void
test_iso_reads_back (void)
{
  for (int i = 0; i < 2000; i++)
    {
      MoatDate date = g_test_rand_int_range (MOAT_DATE_MIN, MOAT_DATE_MAX + 1);
      g_autofree char *text = moat_date_to_iso (date);

      g_assert_cmpint (strlen (text), ==, 10);
      g_assert_cmpint (moat_date_parse_iso (text, -1), ==, date);
    }
}

static void
test_no_date_is_written_as_nothing (void)
{
  g_autofree char *none = moat_date_to_iso (MOAT_DATE_NONE);
  g_autofree char *first = moat_date_to_iso (MOAT_DATE_MIN);

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (first, ==, "0001-01-01");
}

static void
test_months_are_cut_to_their_length (void)
{
  MoatDate january = moat_date_new (2023, 1, 31);

  g_assert_cmpint (moat_date_add_months (january, 1), ==, moat_date_new (2023, 2, 28));
  g_assert_cmpint (moat_date_add_months (january, 13), ==, moat_date_new (2024, 2, 29));
  g_assert_cmpint (moat_date_add_months (january, -2), ==, moat_date_new (2022, 11, 30));
  g_assert_cmpint (moat_date_add_months (january, 12), ==, moat_date_new (2024, 1, 31));
  g_assert_cmpint (moat_date_add_months (january, 0), ==, january);
}

static void
test_months_end_with_the_calendar (void)
{
  g_assert_cmpint (moat_date_add_months (MOAT_DATE_MAX, 1), ==, MOAT_DATE_NONE);
  g_assert_cmpint (moat_date_add_months (MOAT_DATE_MIN, -1), ==, MOAT_DATE_NONE);
  g_assert_cmpint (moat_date_add_months (MOAT_DATE_MIN, G_MAXINT), ==, MOAT_DATE_NONE);
  g_assert_cmpint (moat_date_add_months (MOAT_DATE_NONE, 5), ==, MOAT_DATE_NONE);
}

static void
test_today_is_a_date (void)
{
  g_assert_cmpint (moat_date_today (), >, moat_date_new (2024, 1, 1));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add_func ("/base/date/" path, function)
  ADD ("as-gdate", test_agrees_with_gdate);
  ADD ("no-gaps", test_calendar_has_no_gaps);
  ADD ("known-days", test_known_days);
  ADD ("no-such-day", test_days_that_do_not_exist);
  ADD ("iso/strict", test_iso_is_read_strictly);
  ADD ("iso/length", test_iso_of_a_length_reads_no_further);
  ADD ("iso/reads-back", test_iso_reads_back);
  ADD ("iso/none", test_no_date_is_written_as_nothing);
  ADD ("months/cut", test_months_are_cut_to_their_length);
  ADD ("months/end-of-calendar", test_months_end_with_the_calendar);
  ADD ("today", test_today_is_a_date);

  return g_test_run ();
}
