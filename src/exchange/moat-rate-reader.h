/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-rate-survey.h"
#include "moat-stager.h"

G_BEGIN_DECLS

/** MoatStagedRate: one exchange rate of a file, read and not yet anybody's. */
typedef struct
{
  gsize line;
  int column;                   /* 0-based, of the value */
  const MoatRateSeries *series; /* borrowed from the survey */
  MoatRate rate;                /* without a source; its locator is borrowed until the next step */
} MoatStagedRate;

/**
 * MoatRateReader: rows into staged rates, one at a time, in constant memory.
 */
typedef struct _MoatRateReader MoatRateReader;

/** @rows from the beginning, and @survey of the same table; both are borrowed.  @corrections
 * (nullable, borrowed) as of moat_stager_new(). */
MoatRateReader *moat_rate_reader_new (MoatRowReader *rows, const MoatRateSurvey *survey,
                                      GHashTable *corrections);
void moat_rate_reader_free (MoatRateReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatRateReader, moat_rate_reader_free)
/** The next rate or problem.  @problem is to be cleared when PROBLEM was returned. */
MoatStaged moat_rate_reader_next (MoatRateReader *self, MoatStagedRate *rate,
                                  MoatStagedProblem *problem, GCancellable *cancellable,
                                  GError **error);
/** The row that the last rate stands in; borrowed until the next step. */
const MoatRow *moat_rate_reader_get_row (MoatRateReader *self);
const MoatStagerCounts *moat_rate_reader_get_counts (MoatRateReader *self);
double moat_rate_reader_get_fraction (MoatRateReader *self);

G_END_DECLS
