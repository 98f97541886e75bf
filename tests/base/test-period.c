/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Periods: what a company calls them, which ones it makes, and how their days, lengths, overlaps
 * and order are measured.
 */
#include "periods.h"

#define SEPTEMBER ((MoatYearEnd){ 9, 30 })
#define JANUARY ((MoatYearEnd){ 1, 31 })
#define FEBRUARY ((MoatYearEnd){ 2, 28 })

static MoatDate
date (const char *iso)
{
  MoatDate result = moat_date_parse_iso (iso, -1);

  g_assert_cmpint (result, !=, MOAT_DATE_NONE);
  return result;
}

static MoatPeriod
span (const char *first, const char *last)
{
  return (MoatPeriod){ date (first), date (last) };
}

typedef struct
{
  const char *rule; /* the name of the test */
  const char *first, *last;
  MoatYearEnd year_end;
  MoatPeriodKind kind;
  int first_year, last_year, part;
} Naming;

#define KIND(name) MOAT_PERIOD_KIND_##name

static const Naming namings[] = {
  { "day", "2025-02-24", "2025-02-24", { 12, 31 }, KIND (DAY), 2025, 2025, 0 },
  { "month", "2024-02-01", "2024-02-29", { 3, 31 }, KIND (MONTH), 2024, 2024, 2 },
  { "quarter", "2024-10-01", "2024-12-31", { 12, 31 }, KIND (QUARTER), 2024, 2024, 4 },
  { "half", "2024-07-01", "2024-12-31", { 12, 31 }, KIND (HALF), 2024, 2024, 2 },
  { "year", "2024-01-01", "2024-12-31", { 12, 31 }, KIND (YEAR), 2024, 2024, 0 },
  { "years", "2025-01-01", "2027-12-31", { 12, 31 }, KIND (YEARS), 2025, 2027, 0 },
  { "calendar-year-of-a-fiscal-company",
    "2022-01-01",
    "2022-12-31",
    { 3, 31 },
    KIND (YEAR),
    2022,
    2022,
    0 },
  { "calendar-years-of-a-fiscal-company",
    "2025-01-01",
    "2027-12-31",
    { 3, 31 },
    KIND (YEARS),
    2025,
    2027,
    0 },
  { "fiscal-year", "2023-04-01", "2024-03-31", { 3, 31 }, KIND (FISCAL_YEAR), 2024, 2024, 0 },
  { "fiscal-years", "2013-04-01", "2023-03-31", { 3, 31 }, KIND (FISCAL_YEARS), 2014, 2023, 0 },
  { "fiscal-quarter", "2024-10-01", "2024-12-31", { 3, 31 }, KIND (FISCAL_QUARTER), 2025, 2025, 3 },
  { "fiscal-quarter-first",
    "2024-04-01",
    "2024-06-30",
    { 3, 31 },
    KIND (FISCAL_QUARTER),
    2025,
    2025,
    1 },
  { "fiscal-quarter-last",
    "2025-01-01",
    "2025-03-31",
    { 3, 31 },
    KIND (FISCAL_QUARTER),
    2025,
    2025,
    4 },
  { "fiscal-half", "2024-04-01", "2024-09-30", { 3, 31 }, KIND (FISCAL_HALF), 2025, 2025, 1 },
  { "calendar-half-across-fiscal-years",
    "2024-01-01",
    "2024-06-30",
    { 3, 31 },
    KIND (HALF),
    2024,
    2024,
    1 },
  { "calendar-quarter-across-fiscal-quarters",
    "2024-10-01",
    "2024-12-31",
    { 1, 31 },
    KIND (QUARTER),
    2024,
    2024,
    4 },
  { "six-quarters", "2023-07-01", "2024-12-31", { 3, 31 }, KIND (OTHER), 2023, 2024, 0 },
  { "odd-days", "2013-04-02", "2013-05-17", { 12, 31 }, KIND (OTHER), 2013, 2013, 0 },
  { "weeks/december-year-ending-in-january",
    "2022-01-03",
    "2023-01-01",
    { 12, 31 },
    KIND (YEAR),
    2022,
    2022,
    0 },
  { "weeks/september-year-ending-in-october",
    "2022-09-26",
    "2023-10-01",
    { 9, 30 },
    KIND (FISCAL_YEAR),
    2023,
    2023,
    0 },
  { "weeks/apple-year", "2023-10-01", "2024-09-28", { 9, 30 }, KIND (FISCAL_YEAR), 2024, 2024, 0 },
  { "weeks/apple-first-quarter",
    "2023-10-01",
    "2023-12-30",
    { 9, 30 },
    KIND (FISCAL_QUARTER),
    2024,
    2024,
    1 },
  { "weeks/apple-fourteen-weeks",
    "2022-09-25",
    "2022-12-31",
    { 9, 30 },
    KIND (FISCAL_QUARTER),
    2023,
    2023,
    1 },
  { "weeks/nvidia-year", "2023-01-30", "2024-01-28", { 1, 31 }, KIND (FISCAL_YEAR), 2024, 2024, 0 },
  { "weeks/nvidia-quarter",
    "2024-07-29",
    "2024-10-27",
    { 1, 31 },
    KIND (FISCAL_QUARTER),
    2025,
    2025,
    3 },
  { "weeks/january-year-ending-in-february",
    "2023-01-29",
    "2024-02-03",
    { 1, 31 },
    KIND (FISCAL_YEAR),
    2024,
    2024,
    0 },
  { "weeks/june-year-ending-in-july",
    "2023-07-02",
    "2024-07-06",
    { 6, 30 },
    KIND (FISCAL_YEAR),
    2024,
    2024,
    0 },
  { "weeks/several-years",
    "2021-09-26",
    "2024-09-28",
    { 9, 30 },
    KIND (FISCAL_YEARS),
    2022,
    2024,
    0 },
  { "weeks/eight-days-off-is-no-year",
    "2022-10-10",
    "2023-10-08",
    { 9, 30 },
    KIND (OTHER),
    2022,
    2023,
    0 },
  { "days-near-a-year-are-no-year",
    "2022-12-20",
    "2024-01-03",
    { 12, 31 },
    KIND (OTHER),
    2022,
    2024,
    0 },
  { "days-within-a-year-are-no-year",
    "2023-01-05",
    "2023-12-28",
    { 12, 31 },
    KIND (OTHER),
    2023,
    2023,
    0 },
  { "weeks/fifty-one-are-no-year",
    "2023-01-05",
    "2023-12-27",
    { 12, 31 },
    KIND (OTHER),
    2023,
    2023,
    0 },
  { "days-near-a-quarter-are-no-quarter",
    "2024-01-02",
    "2024-04-03",
    { 12, 31 },
    KIND (OTHER),
    2024,
    2024,
    0 },
  { "days-near-a-half-are-no-half",
    "2024-01-05",
    "2024-06-28",
    { 12, 31 },
    KIND (OTHER),
    2024,
    2024,
    0 },
  { "february-year-in-a-leap-year",
    "2023-03-01",
    "2024-02-29",
    { 2, 28 },
    KIND (FISCAL_YEAR),
    2024,
    2024,
    0 },
  { "mid-month-year-end",
    "2022-12-29",
    "2023-12-28",
    { 12, 28 },
    KIND (FISCAL_YEAR),
    2023,
    2023,
    0 },
  { "first-year-there-is", "0001-01-01", "0001-12-31", { 12, 31 }, KIND (YEAR), 1, 1, 0 },
  { "last-year-there-is", "9999-01-01", "9999-12-31", { 3, 31 }, KIND (YEAR), 9999, 9999, 0 },
};

static void
test_naming (gconstpointer data)
{
  const Naming *naming = data;
  int first, last, part;

  g_assert_cmpint (moat_period_classify (span (naming->first, naming->last), naming->year_end,
                                         &first, &last, &part),
                   ==, naming->kind);
  g_assert_cmpint (first, ==, naming->first_year);
  g_assert_cmpint (last, ==, naming->last_year);
  g_assert_cmpint (part, ==, naming->part);
}

static void
test_naming_an_instant (void)
{
  int first, last;

  g_assert_cmpint (
    moat_period_classify (moat_period_instant (date ("2024-12-31")), MARCH, &first, &last, NULL),
    ==, MOAT_PERIOD_KIND_INSTANT);
  g_assert_cmpint (first, ==, 2024);
  g_assert_cmpint (last, ==, 2024);
}

static void
test_what_is_made_is_named_so (void)
{
  for (int i = 0; i < 3000; i++)
    {
      MoatYearEnd year_end = { (guint8) g_test_rand_int_range (1, 12), 31 };
      int year = g_test_rand_int_range (1900, 2100), length = g_test_rand_int_range (0, 12);
      int quarter = g_test_rand_int_range (1, 5), half = g_test_rand_int_range (1, 3);
      int first, last, part;

      g_assert_cmpint (
        moat_period_classify (moat_period_fiscal_years (year, year + length, year_end), year_end,
                              &first, &last, NULL),
        ==, length == 0 ? KIND (FISCAL_YEAR) : KIND (FISCAL_YEARS));
      g_assert_cmpint (first, ==, year);
      g_assert_cmpint (last, ==, year + length);
      g_assert_cmpint (moat_period_classify (moat_period_quarter (year, quarter, year_end),
                                             year_end, &first, NULL, &part),
                       ==, KIND (FISCAL_QUARTER));
      g_assert_cmpint (first, ==, year);
      g_assert_cmpint (part, ==, quarter);
      g_assert_cmpint (moat_period_classify (moat_period_half (year, half, year_end), year_end,
                                             &first, NULL, &part),
                       ==, KIND (FISCAL_HALF));
      g_assert_cmpint (first, ==, year);
      g_assert_cmpint (part, ==, half);
    }
}

static void
test_quarters_make_a_year (void)
{
  for (int month = 1; month <= 12; month++)
    for (int day = 25; day <= 31; day++)
      {
        MoatYearEnd year_end = { (guint8) month, (guint8) day };
        MoatPeriod year = moat_period_fiscal_years (2024, 2024, year_end);
        MoatDate next = year.start;

        for (int quarter = 1; quarter <= 4; quarter++)
          {
            MoatPeriod part = moat_period_quarter (2024, quarter, year_end);

            g_assert_cmpint (part.start, ==, next);
            next = part.end + 1;
          }
        g_assert_cmpint (next - 1, ==, year.end);
        g_assert_cmpint (moat_period_half (2024, 1, year_end).start, ==, year.start);
        g_assert_cmpint (moat_period_half (2024, 2, year_end).end, ==, year.end);
      }
}

static void
test_fiscal_periods_have_these_days (void)
{
  assert_period (moat_period_fiscal_years (2014, 2023, MARCH), "2013-04-01", "2023-03-31");
  assert_period (moat_period_years (2025, 2027), "2025-01-01", "2027-12-31");
  assert_period (moat_period_quarter (2025, 3, MARCH), "2024-10-01", "2024-12-31");
  assert_period (moat_period_quarter (2025, 1, JANUARY), "2024-02-01", "2024-04-30");
  assert_period (moat_period_half (2025, 2, SEPTEMBER), "2025-04-01", "2025-09-30");
  assert_period (moat_period_fiscal_years (2024, 2024, FEBRUARY), "2023-03-01", "2024-02-29");
}

static void
test_periods_outside_the_calendar_are_invalid (void)
{
  g_assert_false (moat_period_is_valid (moat_period_years (0, 0)));
  g_assert_false (moat_period_is_valid (moat_period_fiscal_years (1, 1, MARCH)));
  g_assert_false (moat_period_is_valid (moat_period_years (9999, 10000)));
  assert_period (moat_period_years (1, 9999), "0001-01-01", "9999-12-31");
}

static void
test_validity (void)
{
  g_assert_true (moat_period_is_valid (moat_period_instant (MOAT_DATE_MAX)));
  g_assert_true (moat_period_is_valid (span ("2024-01-01", "2024-01-01")));
  g_assert_false (moat_period_is_valid (moat_period_instant (MOAT_DATE_NONE)));
  g_assert_false (moat_period_is_valid (span ("2024-01-02", "2024-01-01")));
  g_assert_false (moat_period_is_valid ((MoatPeriod){ -5, 5 }));
}

static void
test_days_include_both_ends (void)
{
  g_assert_cmpint (moat_period_days (span ("2024-02-28", "2024-03-01")), ==, 3);
  g_assert_cmpint (moat_period_days (moat_period_years (2024, 2024)), ==, 366);
  g_assert_cmpint (moat_period_days (moat_period_instant (date ("2024-12-31"))), ==, 0);
}

static void
test_overlap_in_days (void)
{
  MoatPeriod fiscal = moat_period_fiscal_years (2024, 2024, MARCH);

  g_assert_cmpint (moat_period_overlap (fiscal, moat_period_years (2023, 2023)), ==, 275);
  g_assert_cmpint (moat_period_overlap (moat_period_years (2024, 2024), fiscal), ==, 91);
  g_assert_cmpint (moat_period_overlap (fiscal, moat_period_years (2025, 2025)), ==, 0);
  g_assert_cmpint (moat_period_overlap (fiscal, fiscal), ==, moat_period_days (fiscal));
  g_assert_cmpint (moat_period_overlap (fiscal, moat_period_instant (date ("2023-12-31"))), ==, 0);
}

static void
test_overlaps_with_all_years_make_the_whole (void)
{
  for (int i = 0; i < 500; i++)
    {
      MoatDate first = g_test_rand_int_range (date ("2001-01-01"), date ("2015-01-01"));
      MoatPeriod period = { first, first + g_test_rand_int_range (0, 3000) };
      int days = 0;

      for (int year = 2001; year <= 2024; year++)
        days += moat_period_overlap (period, moat_period_years (year, year));
      g_assert_cmpint (days, ==, moat_period_days (period));
    }
}

static void
test_lengths_in_years (void)
{
  static const struct
  {
    const char *first, *last;
    gint64 numerator, denominator;
  } cases[] = {
    { "2013-04-01", "2023-03-31", 10, 1 },  { "2025-01-01", "2027-12-31", 3, 1 },
    { "2024-10-01", "2024-12-31", 1, 4 },   { "2024-02-01", "2024-02-29", 1, 12 },
    { "2023-07-01", "2024-12-31", 3, 2 },   { "2022-09-26", "2023-10-01", 1, 1 },
    { "2023-10-01", "2024-09-28", 1, 1 },   { "2021-09-26", "2024-09-28", 3, 1 },
    { "2024-03-15", "2025-03-14", 1, 1 },   { "2023-03-15", "2024-09-14", 549, 365 },
    { "2024-06-30", "2024-06-30", 1, 365 }, { "2023-06-30", "2023-06-30", 1, 366 },
    { "2024-02-29", "2025-02-27", 1, 1 },   { "9998-06-15", "9999-12-31", 113, 73 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 numerator, denominator;

      g_test_message ("%s/%s", cases[i].first, cases[i].last);
      moat_period_years_fraction (span (cases[i].first, cases[i].last), &numerator, &denominator);
      g_assert_cmpint (numerator, ==, cases[i].numerator);
      g_assert_cmpint (denominator, ==, cases[i].denominator);
    }
}

static void
test_length_is_near_the_days (void)
{
  for (int i = 0; i < 3000; i++)
    {
      MoatDate first = g_test_rand_int_range (MOAT_DATE_MIN, MOAT_DATE_MAX - 20000);
      MoatPeriod period = { first, first + g_test_rand_int_range (0, 20000) };
      double days = moat_period_days (period);

      g_assert_cmpfloat_with_epsilon (moat_period_length_years (period), days / 365.2425,
                                      7.5 / 365);
    }
}

static void
test_an_instant_has_no_length (void)
{
  gint64 numerator, denominator;

  moat_period_years_fraction (moat_period_instant (date ("2024-12-31")), &numerator, &denominator);
  g_assert_cmpint (numerator, ==, 0);
  g_assert_cmpint (denominator, ==, 1);
}

static void
test_order_is_by_end_then_start (void)
{
  MoatPeriod year = moat_period_years (2024, 2024), quarter = span ("2024-10-01", "2024-12-31");

  g_assert_cmpint (moat_period_compare (year, quarter), <, 0);
  g_assert_cmpint (moat_period_compare (quarter, year), >, 0);
  g_assert_cmpint (moat_period_compare (year, year), ==, 0);
  g_assert_cmpint (moat_period_compare (moat_period_instant (year.end), year), <, 0);
  g_assert_cmpint (moat_period_compare (moat_period_years (2020, 2023), year), <, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (namings); i++)
    {
      g_autofree char *path = g_strconcat ("/base/period/named/", namings[i].rule, NULL);

      g_test_add_data_func (path, &namings[i], test_naming);
    }

#define ADD(path, function) g_test_add_func ("/base/period/" path, function)
  ADD ("named/instant", test_naming_an_instant);
  ADD ("named/as-made", test_what_is_made_is_named_so);
  ADD ("made/quarters-make-a-year", test_quarters_make_a_year);
  ADD ("made/days", test_fiscal_periods_have_these_days);
  ADD ("made/outside-the-calendar", test_periods_outside_the_calendar_are_invalid);
  ADD ("valid", test_validity);
  ADD ("days", test_days_include_both_ends);
  ADD ("overlap/days", test_overlap_in_days);
  ADD ("overlap/whole", test_overlaps_with_all_years_make_the_whole);
  ADD ("length/fractions", test_lengths_in_years);
  ADD ("length/near-the-days", test_length_is_near_the_days);
  ADD ("length/instant", test_an_instant_has_no_length);
  ADD ("order", test_order_is_by_end_then_start);

  return g_test_run ();
}
