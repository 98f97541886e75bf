/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-series.h"

G_BEGIN_DECLS

/* Totals and changes of the values of series, for those who draw and see no facts: values with
 * their derivations (moat-derivation.h), of which this is all that drawing needs. */

MoatDerivation *moat_derivation_ref (MoatDerivation *self);
void moat_derivation_unref (MoatDerivation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatDerivation, moat_derivation_unref)
/** For drawing; best is NaN when there is a problem. */
MoatObservation moat_derivation_to_observation (const MoatDerivation *self);

/** The value of @series at @index; of a series as stated, the fact with the decimal that is nearest
 * to its double.  (transfer full) */
MoatDerivation *moat_total_of_value (MoatSeries *series, gsize index);
/** The sum of @values (of MoatDerivation), for @period; a single one is itself.  (transfer full) */
MoatDerivation *moat_total_of (GPtrArray *values, MoatPeriod period);
/** @after − @before.  (transfer full) */
MoatDerivation *moat_total_of_change (MoatDerivation *before, MoatDerivation *after);
/** @value divided by the years of its period; one of a year, or no flow, is itself.
 * (transfer full) */
MoatDerivation *moat_total_of_year (MoatDerivation *value);
/** The mean of @values (of MoatDerivation, at least one), or their median.  (transfer full) */
MoatDerivation *moat_total_of_middle (GPtrArray *values, gboolean is_median);
/** The growth a year that leads from @before to @after.  (transfer full) */
MoatDerivation *moat_total_of_cagr (MoatDerivation *before, MoatDerivation *after);
/** @after ÷ @before − 1, of periods of one length.  (transfer full) */
MoatDerivation *moat_total_of_growth (MoatDerivation *before, MoatDerivation *after);

G_END_DECLS
