/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of money into another currency.
 *
 * What accrued over a period is worth the average rate of that very period, what stood at a day its
 * closing rate.  "Over", "about" and "under" stay what they were, and of a range both ends are
 * converted: a rate does not make a figure more or less certain.  Without a rate there is no
 * converted amount; the conversion then says which rate was looked for. */
#include "config.h"

#include "moat-conversion.h"

#include "moat-rate-arithmetic.h"
#include "moat-unit.h"

gboolean
moat_amount_from_fact (const MoatFact *fact, const MoatConcept *concept, MoatAmount *out)
{
  g_return_val_if_fail (fact != NULL && concept != NULL && out != NULL, FALSE);

  if (!fact->has_value || fact->unit == NULL ||
      moat_unit_get_kind (fact->unit) != MOAT_UNIT_KIND_MONEY ||
      !moat_period_is_valid (fact->period))
    return FALSE;
  *out = (MoatAmount){
    .low = fact->low,
    .best = fact->best,
    .high = fact->high,
    .qualifier = fact->qualifier,
    .unit = fact->unit,
    .period = fact->period,
    .is_flow =
      concept->period_type == MOAT_PERIOD_TYPE_DURATION && !moat_period_is_instant (fact->period),
  };
  return TRUE;
}

/* Takes @rate. */
static MoatConversion *
convert (const MoatAmount *amount, MoatRateAnswer *rate)
{
  MoatConversion *self = g_new0 (MoatConversion, 1);
  const MoatDecimal *from[] = { &self->stated.low, &self->stated.best, &self->stated.high };
  MoatDecimal *to[] = { &self->converted.low, &self->converted.best, &self->converted.high };

  self->stated = *amount;
  self->converted = *amount;
  self->converted.unit = rate->to;
  self->is_exact = rate->is_exact;
  self->rate = rate;
  for (gsize i = 0; i < G_N_ELEMENTS (from) && rate->rule != MOAT_RATE_RULE_MISSING; i++)
    if (!moat_decimal_times (*from[i], rate->value, to[i], &self->is_exact))
      rate->rule = MOAT_RATE_RULE_MISSING; /* exponents beyond all money */
  return self;
}

MoatConversion *
moat_conversion_new (const MoatAmount *amount, const char *to, MoatRateTable *table)
{
  g_return_val_if_fail (amount != NULL && amount->unit != NULL, NULL);
  g_return_val_if_fail (to != NULL && table != NULL, NULL);

  return convert (amount,
                  moat_rate_table_find (table, amount->unit, to,
                                        amount->is_flow ? MOAT_RATE_AVERAGE : MOAT_RATE_CLOSING,
                                        amount->period));
}

MoatConversion *
moat_conversion_new_constant (const MoatAmount *amount, const char *to, MoatDecimal rate)
{
  g_return_val_if_fail (amount != NULL && amount->unit != NULL && to != NULL, NULL);
  g_return_val_if_fail (moat_decimal_sign (rate) > 0, NULL);

  return convert (amount, moat_rate_answer_new_constant (amount->unit, to, rate));
}

void
moat_conversion_free (MoatConversion *self)
{
  if (self == NULL)
    return;
  moat_rate_answer_free (self->rate);
  g_free (self);
}

gboolean
moat_conversion_is_done (const MoatConversion *self)
{
  return self->rate->rule != MOAT_RATE_RULE_MISSING;
}
