/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value and how it came about: one operation over operands, shared and counted.
 *
 * What the operations compute stands in moat-derivation-of-one.c, -of-two.c and -of-many.c; here is
 * what all of them have: counting, what is inherited from operands, what may stand together, and
 * the reduction to what drawing needs. */
#include "config.h"

#include "moat-derivation-private.h"

#include <math.h>

#include "moat-rate-arithmetic.h"
#include "moat-unit.h"

#define WEEK 7 /* days */

MoatDerivation *
moat_derivation_new (MoatDerivationKind kind)
{
  MoatDerivation *self = g_new0 (MoatDerivation, 1);

  g_atomic_ref_count_init (&self->references);
  self->kind = kind;
  self->is_exact = TRUE;
  return self;
}

MoatDerivation *
moat_derivation_ref (MoatDerivation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
moat_derivation_unref (MoatDerivation *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->operands, g_ptr_array_unref);
  g_clear_pointer (&self->rate, moat_rate_answer_free);
  g_free (self);
}

/* The interval that the qualifier gives the value; see moat_fact_interval(). */
static void
set_interval (const MoatDerivation *self, MoatObservation *observation)
{
  observation->low = observation->high = observation->best;
  switch (self->qualifier)
    {
    case MOAT_QUALIFIER_OVER:
      observation->high = INFINITY;
      break;
    case MOAT_QUALIFIER_UNDER:
      observation->low = -INFINITY;
      break;
    case MOAT_QUALIFIER_UNKNOWN:
      observation->low = -INFINITY;
      observation->high = INFINITY;
      break;
    case MOAT_QUALIFIER_ABOUT:
      observation->low -= fabs (observation->best) * MOAT_ABOUT_SHARE;
      observation->high += fabs (observation->best) * MOAT_ABOUT_SHARE;
      break;
    case MOAT_QUALIFIER_BETWEEN:
      observation->low = moat_decimal_to_double (self->low);
      observation->high = moat_decimal_to_double (self->high);
      break;
    case MOAT_QUALIFIER_EXACT:
      break;
    }
}

MoatObservation
moat_derivation_to_observation (const MoatDerivation *self)
{
  MoatObservation observation = {
    .fact_id = self->fact_id,
    .period = self->period,
    .low = NAN,
    .best = NAN,
    .high = NAN,
    .known_from = self->known_from,
    .qualifier = (guint8) self->qualifier,
    .status = (guint8) self->status,
    .grade = (guint8) self->grade,
  };

  if (self->problem == MOAT_DERIVATION_PROBLEM_NONE)
    {
      observation.best = moat_decimal_to_double (self->best);
      set_interval (self, &observation);
    }
  return observation;
}

gboolean
moat_derivation_is_fine (const MoatDerivation *self)
{
  return self->problem == MOAT_DERIVATION_PROBLEM_NONE;
}

void
moat_derivation_fail (MoatDerivation *self, MoatDerivationProblem problem)
{
  if (moat_derivation_is_fine (self))
    self->problem = problem;
  self->low = self->best = self->high = (MoatDecimal){ 0, 0 };
}

void
moat_derivation_add_operand (MoatDerivation *self, MoatDerivation *operand)
{
  if (self->operands == NULL)
    {
      self->operands = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);
      self->unit = operand->unit;
      self->period = operand->period;
      self->period_type = operand->period_type;
      self->qualifier = operand->qualifier;
    }
  self->is_exact = self->is_exact && operand->is_exact;
  self->is_yearly = self->is_yearly || operand->is_yearly;
  self->status = MAX (self->status, operand->status);
  self->grade = MAX (MAX (self->grade, operand->grade), MOAT_GRADE_DERIVED);
  self->known_from = MAX (self->known_from, operand->known_from);
  g_ptr_array_add (self->operands, moat_derivation_ref (operand));
  if (!moat_derivation_is_fine (operand))
    moat_derivation_fail (self, operand->problem);
}

void
moat_derivation_set (MoatDerivation *self, MoatDecimal low, MoatDecimal best, MoatDecimal high)
{
  gboolean has_ends = self->qualifier == MOAT_QUALIFIER_BETWEEN;

  self->low = has_ends ? low : best;
  self->best = best;
  self->high = has_ends ? high : best;
}

/* @value × @factor ÷ @divisor. */
static gboolean
scale (MoatDerivation *self, MoatDecimal value, MoatDecimal factor, MoatDecimal divisor,
       MoatDecimal *out)
{
  if (!moat_decimal_times (value, factor, out, &self->is_exact))
    return FALSE;
  return moat_decimal_compare (divisor, moat_decimal_from_int (1)) == 0 ||
         moat_decimal_over (*out, divisor, MOAT_DERIVATION_DIGITS, out, &self->is_exact);
}

void
moat_derivation_set_scaled (MoatDerivation *self, const MoatDerivation *operand, MoatDecimal factor,
                            MoatDecimal divisor)
{
  gboolean has_ends = self->qualifier == MOAT_QUALIFIER_BETWEEN;
  MoatDecimal low = { 0, 0 }, best, high = { 0, 0 };

  if (!moat_derivation_is_fine (self))
    return;
  if (!scale (self, operand->best, factor, divisor, &best) ||
      (has_ends && (!scale (self, operand->low, factor, divisor, &low) ||
                    !scale (self, operand->high, factor, divisor, &high))))
    moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_OVERFLOW);
  else
    moat_derivation_set (self, low, best, high);
}

gboolean
moat_derivation_add_decimals (MoatDecimal a, MoatDecimal b, MoatDecimal *out, gboolean *is_exact)
{
  if (moat_decimal_add (a, b, out))
    return TRUE;
  *is_exact = FALSE; /* terms of many digits: what a rate leaves */
  return moat_decimal_add (moat_decimal_rounded (a, MOAT_RATE_TERM_DIGITS),
                           moat_decimal_rounded (b, MOAT_RATE_TERM_DIGITS), out);
}

gboolean
moat_derivation_is_flow (const MoatDerivation *self)
{
  return self->period_type == MOAT_PERIOD_TYPE_DURATION && moat_period_is_valid (self->period) &&
         !moat_period_is_instant (self->period) &&
         (self->unit == NULL || moat_unit_get_kind (self->unit) != MOAT_UNIT_KIND_RATIO);
}

/* Whether the amount is also the amount a year. */
static gboolean
counts_per_year (const MoatDerivation *self)
{
  gint64 numerator, denominator;

  if (self->is_yearly || !moat_derivation_is_flow (self))
    return self->is_yearly;
  moat_period_years_fraction (self->period, &numerator, &denominator);
  return numerator == denominator;
}

gboolean
moat_derivation_is_alike (const MoatDerivation *a, const MoatDerivation *b)
{
  if (a->unit != b->unit)
    return FALSE;
  return a->is_yearly == b->is_yearly || !moat_period_is_valid (a->period) ||
         !moat_period_is_valid (b->period) || (counts_per_year (a) && counts_per_year (b));
}

gboolean
moat_period_is_as_long (MoatPeriod a, MoatPeriod b)
{
  int days = moat_period_days (a), other = moat_period_days (b);

  /* 91 and 98 days are quarters, 364 and 371 years; 90 and 92 too, 28 and 31 are months. */
  return days == other || (MIN (days, other) > WEEK && ABS (days - other) <= WEEK);
}

static void
list_facts (const MoatDerivation *self, GHashTable *seen, GArray *facts)
{
  if (self->kind == MOAT_DERIVATION_FACT && self->fact_id != 0 &&
      g_hash_table_add (seen, (gpointer) &self->fact_id))
    g_array_append_val (facts, self->fact_id);
  for (guint i = 0; self->operands != NULL && i < self->operands->len; i++)
    list_facts (self->operands->pdata[i], seen, facts);
}

GArray *
moat_derivation_list_facts (const MoatDerivation *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (self != NULL, facts);

  list_facts (self, seen, facts);
  return facts;
}
