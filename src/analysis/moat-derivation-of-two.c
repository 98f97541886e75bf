/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operations on two values: difference, product, ratio, index; growth is in
 * moat-derivation-growth.c.
 *
 * What is unlike is neither taken from another nor compared; only products and ratios may be of
 * unlike units.  A ratio of one unit, or of two currencies, is a ratio; an amount by a count (R&D
 * per engineer) stays an amount.
 *
 * A bound turns round where the other value is below zero, and a divisor's turns round once more:
 * "over 6" ÷ −2 is "under −3".  Of ranges, the ends of the result are the least and the most of the
 * four that their ends make. */
#include "config.h"

#include "moat-derivation-private.h"

#include "moat-rate-arithmetic.h"
#include "moat-series-build.h"
#include "moat-unit.h"

/** Operation: one of two exact numbers.  FALSE: there is no result. */
typedef gboolean (*Operation) (MoatDecimal a, MoatDecimal b, MoatDecimal *out, gboolean *is_exact);

static gboolean
multiply (MoatDecimal a, MoatDecimal b, MoatDecimal *out, gboolean *is_exact)
{
  return moat_decimal_times (a, b, out, is_exact);
}

static gboolean
divide (MoatDecimal a, MoatDecimal b, MoatDecimal *out, gboolean *is_exact)
{
  return moat_decimal_over (a, b, MOAT_DERIVATION_DIGITS, out, is_exact);
}

static gboolean
subtract (MoatDecimal a, MoatDecimal b, MoatDecimal *out, gboolean *is_exact)
{
  return moat_derivation_add_decimals (a, moat_decimal_negate (b), out, is_exact);
}

static MoatQualifier
turn_round (MoatQualifier qualifier)
{
  return moat_qualifier_divide (MOAT_QUALIFIER_EXACT, qualifier);
}

/* The least and the most of what the ends of both make. */
static gboolean
find_ends (MoatDerivation *self, const MoatDerivation *first, const MoatDerivation *second,
           Operation operation, MoatDecimal *low, MoatDecimal *high)
{
  const MoatDecimal a[] = { first->low, first->high }, b[] = { second->low, second->high };

  for (guint i = 0; i < 4; i++)
    {
      MoatDecimal end;

      if (!operation (a[i % 2], b[i / 2], &end, &self->is_exact))
        return FALSE;
      if (i == 0 || moat_decimal_compare (end, *low) < 0)
        *low = end;
      if (i == 0 || moat_decimal_compare (end, *high) > 0)
        *high = end;
    }
  return TRUE;
}

static void
set_result (MoatDerivation *self, const MoatDerivation *first, const MoatDerivation *second,
            Operation operation)
{
  MoatDecimal low, best, high;

  if (!operation (first->best, second->best, &best, &self->is_exact))
    {
      moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_OVERFLOW);
      return;
    }
  low = high = best;
  if (self->qualifier == MOAT_QUALIFIER_BETWEEN &&
      !find_ends (self, first, second, operation, &low, &high))
    moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_OVERFLOW);
  else
    moat_derivation_set (self, low, best, high);
}

static MoatQualifier
qualify_product (const MoatDerivation *first, const MoatDerivation *second)
{
  MoatQualifier a = first->qualifier, b = second->qualifier;

  if (moat_decimal_sign (second->best) < 0)
    a = turn_round (a);
  if (moat_decimal_sign (first->best) < 0)
    b = turn_round (b);
  return moat_qualifier_add (a, b);
}

static MoatQualifier
qualify_quotient (const MoatDerivation *first, const MoatDerivation *second)
{
  MoatQualifier a = first->qualifier, b = second->qualifier;

  if (moat_decimal_sign (second->best) < 0)
    {
      a = turn_round (a);
      if (b == MOAT_QUALIFIER_OVER) /* it may be zero */
        b = MOAT_QUALIFIER_UNKNOWN;
    }
  if (moat_decimal_sign (first->best) < 0)
    b = turn_round (b);
  return moat_qualifier_divide (a, b);
}

/* Whether a range has zero in it. */
static gboolean
may_be_zero (const MoatDerivation *value)
{
  return value->qualifier == MOAT_QUALIFIER_BETWEEN &&
         moat_decimal_sign (value->low) * moat_decimal_sign (value->high) <= 0;
}

void
moat_derivation_set_quotient (MoatDerivation *self, const MoatDerivation *first,
                              const MoatDerivation *second, gint64 times)
{
  const MoatDecimal factor = moat_decimal_from_int (times);
  MoatDecimal *const ends[] = { &self->low, &self->best, &self->high };

  if (moat_decimal_sign (second->best) == 0 || may_be_zero (second))
    {
      moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_ZERO);
      return;
    }
  self->qualifier = qualify_quotient (first, second);
  set_result (self, first, second, divide);
  for (gsize i = 0; i < G_N_ELEMENTS (ends) && times != 1 && moat_derivation_is_fine (self); i++)
    if (!moat_decimal_times (*ends[i], factor, ends[i], &self->is_exact))
      moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_OVERFLOW);
}

/* What the result is counted in. */
static void
set_unit (MoatDerivation *self, const MoatDerivation *first, const MoatDerivation *second)
{
  MoatUnitKind kinds[] = { moat_unit_get_kind (first->unit), moat_unit_get_kind (second->unit) };

  switch (self->kind)
    {
    case MOAT_DERIVATION_DIFFERENCE:
      break;
    case MOAT_DERIVATION_PRODUCT:
      if (kinds[0] == MOAT_UNIT_KIND_MONEY && kinds[1] == MOAT_UNIT_KIND_MONEY)
        moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_UNLIKE_UNITS);
      else if (kinds[1] == MOAT_UNIT_KIND_MONEY || kinds[0] == MOAT_UNIT_KIND_RATIO)
        self->unit = second->unit;
      break;
    case MOAT_DERIVATION_QUOTIENT:
      if (kinds[1] == MOAT_UNIT_KIND_COUNT && kinds[0] == MOAT_UNIT_KIND_MONEY)
        break;
      self->unit = moat_unit_intern (MOAT_UNIT_RATIO);
      self->is_yearly = FALSE;
      break;
    default:
      self->unit = g_intern_static_string (self->kind == MOAT_DERIVATION_INDEX ? MOAT_UNIT_INDEX
                                                                               : MOAT_UNIT_RATIO);
      self->is_yearly = FALSE;
      break;
    }
}

static void
set_value (MoatDerivation *self, const MoatDerivation *first, const MoatDerivation *second)
{
  switch (self->kind)
    {
    case MOAT_DERIVATION_DIFFERENCE:
      self->qualifier = moat_qualifier_add (first->qualifier, turn_round (second->qualifier));
      set_result (self, first, second, subtract);
      break;
    case MOAT_DERIVATION_PRODUCT:
      self->qualifier = qualify_product (first, second);
      set_result (self, first, second, multiply);
      break;
    case MOAT_DERIVATION_QUOTIENT:
      moat_derivation_set_quotient (self, first, second, 1);
      break;
    case MOAT_DERIVATION_INDEX:
      if (moat_decimal_sign (second->best) > 0)
        moat_derivation_set_quotient (self, first, second, 100);
      else
        moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_NOT_MEANINGFUL);
      break;
    case MOAT_DERIVATION_GROWTH:
      moat_derivation_set_growth (self, first, second);
      break;
    case MOAT_DERIVATION_CAGR:
      moat_derivation_set_cagr (self, first, second);
      break;
    default:
      g_return_if_reached ();
    }
}

MoatDerivation *
moat_derivation_of_two (MoatDerivationKind kind, MoatDerivation *first, MoatDerivation *second)
{
  MoatDerivation *self = moat_derivation_new (kind);
  gboolean may_differ = kind == MOAT_DERIVATION_PRODUCT || kind == MOAT_DERIVATION_QUOTIENT;

  g_return_val_if_fail (first != NULL && second != NULL, self);

  moat_derivation_add_operand (self, first);
  moat_derivation_add_operand (self, second);
  if (!moat_period_is_valid (self->period))
    {
      self->period = second->period;
      self->period_type = second->period_type;
    }
  if (!may_differ && !moat_derivation_is_alike (first, second))
    moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_UNLIKE_UNITS);
  set_unit (self, first, second);
  if (moat_derivation_is_fine (self))
    set_value (self, first, second);
  return self;
}
