/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exchange rates out of the real files of the European Central Bank and the Federal Reserve, where
 * they are at hand. */
#include "config.h"

#include <string.h>

#include "packing.h"
#include "rate-trial.h"

/* Opens a file of the shared data; FALSE, and the test is skipped, where there is none. */
static gboolean
open_real (RateTrial *self, const char *name)
{
  g_autofree char *folder = find_shared_data ();
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return FALSE;
  self->file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, &error);
  g_assert_no_error (error);
  rate_trial_survey (self, NULL);
  return TRUE;
}

/* Whatever the description of the file says of five of its currencies. */
static void
test_federal_reserve (void)
{
  g_auto (RateTrial) subject = { 0 };
  g_autofree char *all = NULL;
  if (!open_real (&subject, "fx/fred/annual.csv"))
    return;
  g_assert_cmpuint (subject.survey->series->len, ==, 22 - 1);
  for (guint i = 0; i < subject.survey->series->len; i++)
    {
      const MoatRateSeries *series = subject.survey->series->pdata[i];

      g_test_message ("%s: %s", series->name, series->example);
      if (g_str_equal (series->name, "Venezuela"))
        g_assert_cmpint (series->stand, ==, MOAT_RATE_STAND_UNDECIDED);
      else
        {
          g_assert_cmpint (series->stand, ==, MOAT_RATE_STAND_LIKELY);
          g_assert_cmpstr (series->direction.base, ==, "USD");
        }
    }
  rate_trial_assert_direction (&subject, "Euro", MOAT_RATE_STAND_LIKELY, "EUR per USD", NULL);
  all = rate_trial_read_all (&subject, NULL);
  g_assert_nonnull (strstr (all, "USD/CNY 6.9081 average 2019-01-01/2019-12-31"));
  g_assert_nonnull (strstr (all, "USD/CNY 6.729 average 2022-01-01/2022-12-31"));
  g_assert_nonnull (strstr (all, "USD/CNY 7.1957 average 2024-01-01/2024-12-31"));
  g_assert_nonnull (strstr (all, "USD/EUR 0.9242 average 2024-01-01/2024-12-31"));
}

static void
test_european_central_bank (void)
{
  g_auto (RateTrial) subject = { 0 };
  g_autofree char *all = NULL;
  MoatStagerCounts counts;

  if (!open_real (&subject, "fx/ecb/eurofxref-hist.zip"))
    return;
  g_assert_cmpuint (subject.survey->series->len, ==, 41);
  for (guint i = 0; i < subject.survey->series->len; i++)
    {
      const MoatRateSeries *series = subject.survey->series->pdata[i];

      g_test_message ("%s: %s %s", series->name, series->example, series->problem);
      g_assert_cmpint (series->stand, ==, MOAT_RATE_STAND_LIKELY);
      g_assert_cmpstr (series->direction.base, ==, "EUR");
      g_assert_cmpstr (series->direction.quote, ==, series->name);
    }
  g_assert_cmpint (moat_rate_survey_find (subject.survey, "USD")->first, ==,
                   moat_date_new (1999, 1, 4));
  all = rate_trial_read_all (&subject, &counts);
  g_assert_cmpuint (counts.n_rows, ==, 6983);
  g_assert_nonnull (strstr (all, "EUR/CNY 7.7784 closing 2020-03-31"));
  g_assert_nonnull (strstr (all, "EUR/USD 1.0956 closing 2020-03-31"));
  g_assert_nonnull (strstr (all, "EUR/JPY 118.9 closing 2020-03-31"));
  g_assert_cmpuint (moat_rate_survey_find (subject.survey, "HRK")->n_values, ==, 6983 - 2435);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/rate-files/" name, function)
  ADD ("federal-reserve", test_federal_reserve);
  ADD ("european-central-bank", test_european_central_bank);
#undef ADD
  return g_test_run ();
}
