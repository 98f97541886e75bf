/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growth from one value to a later one, as a whole and a year.
 *
 * Growth compares equal periods: amounts of a year and of three are never put against each other
 * but as amounts a year.  Through zero, from below it or with a change of sign it means nothing.
 *
 * CAGR = (end / start)^(1 / years) − 1, with the years between the middles of both periods, counted
 * as people count them (moat_period_years_fraction()): half the way between the first days plus
 * half the way between the last.  It is the one operation that is no plain arithmetic, and is
 * rounded (moat-decimal-root.c). */
#include "config.h"

#include "moat-derivation-private.h"

#include "moat-decimal-root.h"

/* Sets the reason why there is no growth, if there is none. */
static gboolean
check (MoatDerivation *self, const MoatDerivation *first, const MoatDerivation *second)
{
  gboolean has_periods =
    moat_period_is_valid (first->period) && moat_period_is_valid (second->period);
  gboolean needs_end = self->kind == MOAT_DERIVATION_CAGR;

  if (has_periods && !first->is_yearly && !second->is_yearly &&
      !moat_period_is_as_long (first->period, second->period))
    moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_UNLIKE_PERIODS);
  else if (moat_decimal_sign (second->best) <= 0 ||
           moat_decimal_sign (first->best) < (needs_end ? 1 : 0))
    moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_NOT_MEANINGFUL);
  return moat_derivation_is_fine (self);
}

void
moat_derivation_set_growth (MoatDerivation *self, const MoatDerivation *first,
                            const MoatDerivation *second)
{
  const MoatDecimal minus_one = moat_decimal_from_int (-1);
  MoatDecimal *const ends[] = { &self->low, &self->best, &self->high };

  if (!check (self, first, second))
    return;
  moat_derivation_set_quotient (self, first, second, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (ends) && moat_derivation_is_fine (self); i++)
    if (!moat_derivation_add_decimals (*ends[i], minus_one, ends[i], &self->is_exact))
      moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_OVERFLOW);
}

static gint64
common_divisor (gint64 a, gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* From the middle of @earlier to the middle of @later. */
static void
measure_years (MoatDerivation *self, MoatPeriod earlier, MoatPeriod later)
{
  MoatDate first = moat_period_is_instant (earlier) ? earlier.end + 1 : earlier.start;
  MoatDate second = moat_period_is_instant (later) ? later.end + 1 : later.start;
  gint64 n[2] = { 0, 0 }, d[2] = { 1, 1 }, divisor;

  if (second > first)
    moat_period_years_fraction ((MoatPeriod){ first, second - 1 }, &n[0], &d[0]);
  if (later.end > earlier.end)
    moat_period_years_fraction ((MoatPeriod){ earlier.end + 1, later.end }, &n[1], &d[1]);
  self->numerator = n[0] * d[1] + n[1] * d[0];
  self->denominator = 2 * d[0] * d[1];
  divisor = MAX (common_divisor (self->numerator, self->denominator), 1);
  self->numerator /= divisor;
  self->denominator /= divisor;
}

void
moat_derivation_set_cagr (MoatDerivation *self, const MoatDerivation *first,
                          const MoatDerivation *second)
{
  MoatDecimal *const ends[] = { &self->low, &self->best, &self->high };

  if (!moat_period_is_valid (first->period) || !moat_period_is_valid (second->period))
    {
      moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_UNLIKE_PERIODS);
      return;
    }
  measure_years (self, second->period, first->period);
  if (self->numerator <= 0)
    {
      moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_UNLIKE_PERIODS);
      return;
    }
  moat_derivation_set_growth (self, first, second);
  for (gsize i = 0; i < G_N_ELEMENTS (ends) && moat_derivation_is_fine (self); i++)
    if (moat_decimal_compare (*ends[i], moat_decimal_from_int (-1)) <= 0)
      moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_NOT_MEANINGFUL); /* a range with zero */
    else if (!moat_decimal_root_growth (*ends[i], self->numerator, self->denominator, ends[i]))
      moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_OVERFLOW);
  self->is_exact = FALSE;
}
