/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a table of exchange rates: what is taken is a positive rate of two currencies for a
 * day or a period. */
#include "fuzz.h"
#include "moat-data-file.h"
#include "moat-rate-reader.h"

#include <unistd.h>

static void
read_rates (MoatDataFile *file, const MoatRateSurvey *survey)
{
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, NULL, NULL);
  g_autoptr (MoatRateReader) reader = NULL;
  MoatStaged staged = MOAT_STAGED_FACT;

  if (rows == NULL)
    return;
  reader = moat_rate_reader_new (rows, survey, NULL);
  while (staged == MOAT_STAGED_FACT || staged == MOAT_STAGED_PROBLEM)
    {
      MoatStagedRate found;
      MoatStagedProblem problem = { 0 };
      g_autoptr (GError) error = NULL;

      staged = moat_rate_reader_next (reader, &found, &problem, NULL, &error);
      if (staged == MOAT_STAGED_PROBLEM)
        moat_staged_problem_clear (&problem);
      else if (staged == MOAT_STAGED_FACT)
        {
          g_assert_cmpint (moat_decimal_sign (found.rate.value), ==, 1);
          g_assert_true (found.rate.base != found.rate.quote);
          g_assert_true (moat_period_is_valid (found.rate.period));
        }
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  int fd;
  g_autofree char *path = fuzz_make_file (data, size, &fd);
  g_autoptr (MoatDataFile) file = moat_data_file_open (path, MOAT_DATA_FORMAT_CSV, NULL, NULL);
  g_autoptr (MoatRowReader) rows =
    file != NULL ? moat_data_file_read_rows (file, NULL, NULL) : NULL;
  g_autoptr (MoatRateSurvey) survey =
    rows != NULL ? moat_rate_survey_new (rows, NULL, NULL, NULL) : NULL;

  if (survey != NULL)
    read_rates (file, survey);
  close (fd);
  return 0;
}
