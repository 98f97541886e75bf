/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of exchange rates as the tests of their readers take them: opened, looked over and read to
 * the end. */
#include "config.h"

#include "rate-trial.h"

void
rate_trial_clear (RateTrial *self)
{
  g_clear_pointer (&self->survey, moat_rate_survey_free);
  g_clear_object (&self->file);
}

void
rate_trial_survey (RateTrial *self, const GArray *more)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (self->file, NULL, &error);

  g_assert_no_error (error);
  self->survey = moat_rate_survey_new (rows, more, NULL, &error);
  g_assert_no_error (error);
}

void
rate_trial_from_text (RateTrial *self, const char *text)
{
  g_autoptr (GError) error = NULL;

  self->file = moat_data_file_new_from_text (text, &error);
  g_assert_no_error (error);
  rate_trial_survey (self, NULL);
}

static void
append_rate (GString *out, const MoatStagedRate *staged)
{
  g_autofree char *value = moat_decimal_to_string (staged->rate.value);
  g_autofree char *start = moat_date_to_iso (staged->rate.period.start);
  g_autofree char *end = moat_date_to_iso (staged->rate.period.end);

  g_string_append_printf (out, "%s/%s %s %s %s%s%s (%s)\n", staged->rate.base, staged->rate.quote,
                          value, moat_rate_kind_to_nick (staged->rate.kind), start,
                          *start ? "/" : "", end, staged->rate.locator);
}

char *
rate_trial_read_all (const RateTrial *self, MoatStagerCounts *counts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (self->file, NULL, &error);
  g_autoptr (MoatRateReader) reader = moat_rate_reader_new (rows, self->survey, NULL);
  GString *out = g_string_new (NULL);
  MoatStagedRate rate;
  MoatStagedProblem problem;
  MoatStaged staged;

  while ((staged = moat_rate_reader_next (reader, &rate, &problem, NULL, &error)) !=
         MOAT_STAGED_END)
    {
      g_assert_cmpint (staged, !=, MOAT_STAGED_ERROR);
      if (staged == MOAT_STAGED_FACT)
        append_rate (out, &rate);
      else
        {
          g_string_append_printf (out, "%zu:%d: %s\n", problem.line, problem.column,
                                  problem.message);
          g_free (problem.message);
        }
    }
  if (counts != NULL)
    *counts = *moat_rate_reader_get_counts (reader);
  return g_string_free (out, FALSE);
}

void
rate_trial_assert_direction (const RateTrial *self, const char *name, MoatRateStand stand,
                             const char *wanted, const char *example)
{
  const MoatRateSeries *series = moat_rate_survey_find (self->survey, name);

  g_assert_nonnull (series);
  g_assert_cmpint (series->stand, ==, stand);
  if (wanted != NULL)
    {
      g_autofree char *direction = moat_rate_direction_to_string (&series->direction);

      g_assert_cmpstr (direction, ==, wanted);
    }
  if (example != NULL)
    g_assert_cmpstr (series->example, ==, example);
  g_assert_true ((series->problem == NULL) ==
                 (stand == MOAT_RATE_STAND_LIKELY || stand == MOAT_RATE_STAND_GIVEN));
}
