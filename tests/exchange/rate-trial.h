/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-data-file.h"
#include "moat-rate-reader.h"

G_BEGIN_DECLS

/** RateTrial: a table of exchange rates, and what was seen of its columns. */
typedef struct
{
  MoatDataFile *file;
  MoatRateSurvey *survey;
} RateTrial;

void rate_trial_clear (RateTrial *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RateTrial, rate_trial_clear)

/** Looks over the file; @more (nullable): more known rates. */
void rate_trial_survey (RateTrial *self, const GArray *more);
/** Takes a table that is written down as text, and looks it over. */
void rate_trial_from_text (RateTrial *self, const char *text);
/** Everything that the table states, and every problem, a line each.  @counts is nullable.
 * (transfer full) */
char *rate_trial_read_all (const RateTrial *self, MoatStagerCounts *counts);
/** How the direction of the column @name stands, what it is and its example (both nullable). */
void rate_trial_assert_direction (const RateTrial *self, const char *name, MoatRateStand stand,
                                  const char *wanted, const char *example);

G_END_DECLS
