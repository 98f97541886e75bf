/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Totals and changes that a chart makes by itself, as for stacks and bridges.
 *
 * A reader adds the labels of a chart up, so they are made of exact decimals, and as derivations,
 * so that they can say why they are what they are.  A series as stated has doubles only: the
 * shortest decimal that reads back as the double is what was stated, up to 17 digits. */
#include "config.h"

#include "moat-total.h"

#include <math.h>

#include "moat-derivation.h"

static MoatDecimal
decimal_of (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  MoatDecimal decimal = { 0, 0 };

  g_ascii_formatd (text, sizeof text, "%.15g", value);
  if (g_ascii_strtod (text, NULL) != value)
    g_ascii_formatd (text, sizeof text, "%.17g", value);
  moat_decimal_parse (text, &decimal);
  return decimal;
}

/* An end that is open counts as the value: the qualifier says that it is open. */
static MoatDecimal
end_of (double value, double best)
{
  return decimal_of (isfinite (value) ? value : best);
}

MoatDerivation *
moat_total_of_value (MoatSeries *series, gsize index)
{
  const MoatSeriesInfo *info = moat_series_get_info (series);
  const MoatObservation *observation = &moat_series_get_observations (series, NULL)[index];
  MoatDerivation *derivation = (MoatDerivation *) moat_series_get_derivation (series, index);
  MoatStated stated = {
    .fact_id = observation->fact_id,
    .period = observation->period,
    .period_type = info->period_type,
    .has_value = isfinite (observation->best),
    .unit = info->unit,
    .qualifier = (MoatQualifier) observation->qualifier,
    .status = (MoatStatus) observation->status,
    .grade = (MoatGrade) observation->grade,
    .known_from = observation->known_from,
  };

  if (derivation != NULL)
    return moat_derivation_ref (derivation);
  if (stated.has_value)
    {
      stated.low = end_of (observation->low, observation->best);
      stated.best = decimal_of (observation->best);
      stated.high = end_of (observation->high, observation->best);
    }
  return moat_derivation_new_fact (&stated);
}

MoatDerivation *
moat_total_of (GPtrArray *values, MoatPeriod period)
{
  g_return_val_if_fail (values != NULL, NULL);

  if (values->len == 1)
    return moat_derivation_ref (values->pdata[0]);
  return moat_derivation_over (MOAT_DERIVATION_SUM, (MoatDerivation *const *) values->pdata,
                               values->len, period);
}

MoatDerivation *
moat_total_of_change (MoatDerivation *before, MoatDerivation *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  return moat_derivation_of_two (MOAT_DERIVATION_DIFFERENCE, after, before);
}

MoatDerivation *
moat_total_of_year (MoatDerivation *value)
{
  g_return_val_if_fail (value != NULL, NULL);

  return moat_derivation_per_year (value);
}

MoatDerivation *
moat_total_of_middle (GPtrArray *values, gboolean is_median)
{
  const MoatDerivation *first, *last;
  MoatPeriod period;

  g_return_val_if_fail (values != NULL && values->len > 0, NULL);

  first = values->pdata[0];
  last = values->pdata[values->len - 1];
  period = (MoatPeriod){ first->period.start, last->period.end };
  if (!moat_period_is_valid (period))
    period = last->period;
  return moat_derivation_over (is_median ? MOAT_DERIVATION_MEDIAN : MOAT_DERIVATION_MEAN,
                               (MoatDerivation *const *) values->pdata, values->len, period);
}

MoatDerivation *
moat_total_of_cagr (MoatDerivation *before, MoatDerivation *after)
{
  return moat_derivation_of_two (MOAT_DERIVATION_CAGR, after, before);
}

MoatDerivation *
moat_total_of_growth (MoatDerivation *before, MoatDerivation *after)
{
  return moat_derivation_of_two (MOAT_DERIVATION_GROWTH, after, before);
}
