/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a value begins with, and the operations on one operand: a stated figure, a number, a rate;
 * another currency, a part by days, a yearly rate.
 *
 * An operation that would change nothing gives its operand back, so that the steps that somebody
 * reads are those that did something.  A value that has one figure behind it keeps that figure's
 * row, so that who clicks on it gets to the figure. */
#include "config.h"

#include "moat-derivation-private.h"
#include "moat-unit.h"

MoatDerivation *
moat_derivation_new_fact (const MoatStated *stated)
{
  MoatDerivation *self = moat_derivation_new (MOAT_DERIVATION_FACT);

  g_return_val_if_fail (stated != NULL, self);

  self->qualifier = stated->qualifier;
  self->status = stated->status;
  self->grade = stated->grade;
  self->unit = stated->unit;
  self->period_type = stated->period_type;
  self->period = stated->period;
  self->known_from = stated->known_from;
  self->fact_id = stated->fact_id;
  if (stated->has_value)
    moat_derivation_set (self, stated->low, stated->best, stated->high);
  else
    moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_NO_VALUE);
  return self;
}

MoatDerivation *
moat_derivation_new_number (MoatDecimal value, const char *unit)
{
  MoatDerivation *self = moat_derivation_new (MOAT_DERIVATION_NUMBER);

  self->unit = unit;
  moat_derivation_set (self, value, value, value);
  return self;
}

MoatDerivation *
moat_derivation_new_rate (const char *from, const char *to, MoatRateKind kind, MoatPeriod period,
                          MoatRateTable *table)
{
  MoatDerivation *self = moat_derivation_new (MOAT_DERIVATION_RATE);

  self->unit = moat_unit_intern (MOAT_UNIT_RATIO);
  self->period = period;
  self->rate = moat_rate_table_find (table, from, to, kind, period);
  if (self->rate->rule == MOAT_RATE_RULE_MISSING)
    moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_NO_RATE);
  else
    {
      self->is_exact = self->rate->is_exact;
      moat_derivation_set (self, self->rate->value, self->rate->value, self->rate->value);
    }
  return self;
}

/* A value made of @operand alone. */
static MoatDerivation *
new_of (MoatDerivationKind kind, MoatDerivation *operand)
{
  MoatDerivation *self = moat_derivation_new (kind);

  moat_derivation_add_operand (self, operand);
  self->fact_id = operand->fact_id;
  return self;
}

/* Takes @rate. */
static MoatDerivation *
convert (MoatDerivation *operand, const char *currency, MoatRateAnswer *rate)
{
  MoatDerivation *self = new_of (MOAT_DERIVATION_CONVERT, operand);

  self->rate = rate;
  self->unit = currency;
  if (rate->rule == MOAT_RATE_RULE_MISSING)
    moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_NO_RATE);
  else
    {
      self->is_exact = self->is_exact && rate->is_exact;
      moat_derivation_set_scaled (self, operand, rate->value, moat_decimal_from_int (1));
    }
  return self;
}

/* Whether converting @operand does something; what is no money has no other currency. */
static gboolean
is_convertible (const MoatDerivation *operand, const char *currency)
{
  return operand->unit != NULL && operand->unit != currency &&
         moat_unit_get_kind (operand->unit) == MOAT_UNIT_KIND_MONEY;
}

MoatDerivation *
moat_derivation_convert (MoatDerivation *operand, const char *currency, MoatRateTable *table)
{
  gboolean is_flow;

  g_return_val_if_fail (operand != NULL && currency != NULL && table != NULL, NULL);

  if (!is_convertible (operand, currency))
    return moat_derivation_ref (operand);
  if (!moat_period_is_valid (operand->period)) /* a number: of no time */
    {
      MoatDerivation *self = new_of (MOAT_DERIVATION_CONVERT, operand);

      self->unit = currency;
      moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_NO_RATE);
      return self;
    }
  is_flow =
    operand->period_type == MOAT_PERIOD_TYPE_DURATION && !moat_period_is_instant (operand->period);
  return convert (operand, currency,
                  moat_rate_table_find (table, operand->unit, currency,
                                        is_flow ? MOAT_RATE_AVERAGE : MOAT_RATE_CLOSING,
                                        operand->period));
}

MoatDerivation *
moat_derivation_convert_constant (MoatDerivation *operand, const char *currency, MoatDecimal rate)
{
  g_return_val_if_fail (operand != NULL && currency != NULL, NULL);
  g_return_val_if_fail (moat_decimal_sign (rate) > 0, NULL);

  if (!is_convertible (operand, currency))
    return moat_derivation_ref (operand);
  return convert (operand, currency, moat_rate_answer_new_constant (operand->unit, currency, rate));
}

MoatDerivation *
moat_derivation_take_days (MoatDerivation *operand, MoatPeriod period)
{
  MoatDerivation *self;
  int days, shared;

  g_return_val_if_fail (operand != NULL, NULL);

  days = moat_period_days (operand->period);
  shared = moat_period_overlap (operand->period, period);
  if (!moat_derivation_is_flow (operand) || operand->is_yearly || shared == days)
    return moat_derivation_ref (operand);
  self = new_of (MOAT_DERIVATION_DAYS, operand);
  if (shared == 0)
    {
      self->period = period;
      moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_UNLIKE_PERIODS);
      return self;
    }
  self->period = (MoatPeriod){ MAX (operand->period.start, period.start),
                               MIN (operand->period.end, period.end) };
  self->numerator = shared;
  self->denominator = days;
  self->grade = MAX (self->grade, MOAT_GRADE_ESTIMATED); /* nobody said it came in evenly */
  moat_derivation_set_scaled (self, operand, moat_decimal_from_int (shared),
                              moat_decimal_from_int (days));
  return self;
}

MoatDerivation *
moat_derivation_per_year (MoatDerivation *operand)
{
  MoatDerivation *self;
  gint64 numerator, denominator;

  g_return_val_if_fail (operand != NULL, NULL);

  if (!moat_derivation_is_flow (operand) || operand->is_yearly)
    return moat_derivation_ref (operand);
  moat_period_years_fraction (operand->period, &numerator, &denominator);
  if (numerator == 0 || numerator == denominator)
    return moat_derivation_ref (operand);
  self = new_of (MOAT_DERIVATION_PER_YEAR, operand);
  self->is_yearly = TRUE;
  self->numerator = numerator;
  self->denominator = denominator;
  moat_derivation_set_scaled (self, operand, moat_decimal_from_int (denominator),
                              moat_decimal_from_int (numerator));
  return self;
}
