/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operations on several values: totals, means, differences, ratios, growth.
 *
 * Unlike units are never added and no day's money is counted twice.  Ends of ranges are carried
 * through each operation to the side that keeps them ends.  The tables of qualifiers assume values
 * above zero; where a product or a ratio has a sign in it, an "over" would turn round, and so the
 * direction is given up.
 *
 * CAGR = (end / start)^(1 / years) − 1, with the years between the middles of both periods, counted
 * as people count them (moat_period_years_fraction()): half the way between the first days plus
 * half the way between the last.  It is the one operation that is not decimal arithmetic: a long
 * double's root, rounded to 15 digits. */
#include "config.h"

#include "moat-derivation-private.h"

#include <math.h>

#include "moat-rate-arithmetic.h"
#include "moat-series-build.h"
#include "moat-unit.h"

static int
compare_best (gconstpointer a, gconstpointer b)
{
  const MoatDerivation *const *left = a, *const *right = b;

  return moat_decimal_compare ((*left)->best, (*right)->best);
}

/* What of is no flow may be added as often as one likes. */
static gboolean
overlaps (MoatDerivation *const *operands, gsize n, gsize index)
{
  for (gsize i = 0; i < index && i < n; i++)
    if (moat_period_is_valid (operands[i]->period) &&
        moat_period_is_valid (operands[index]->period) && operands[i]->fact_id != 0 &&
        operands[i]->fact_id == operands[index]->fact_id &&
        moat_period_overlap (operands[i]->period, operands[index]->period) > 0)
      return TRUE;
  return FALSE;
}

static void
add_operands (MoatDerivation *self, MoatDerivation *const *operands, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      moat_derivation_add_operand (self, operands[i]);
      if (operands[i]->unit != self->unit || operands[i]->is_yearly != self->is_yearly)
        moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_UNLIKE_UNITS);
      if (self->kind == MOAT_DERIVATION_SUM && overlaps (operands, n, i))
        moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_UNLIKE_PERIODS);
    }
}

static void
set_sum (MoatDerivation *self)
{
  MoatDecimal low = { 0, 0 }, best = { 0, 0 }, high = { 0, 0 };

  for (guint i = 0; i < self->operands->len; i++)
    {
      const MoatDerivation *operand = self->operands->pdata[i];
      MoatDecimal terms[] = { operand->low, operand->best, operand->high };
      MoatDecimal *sums[] = { &low, &best, &high };

      if (i > 0)
        self->qualifier = moat_qualifier_add (self->qualifier, operand->qualifier);
      for (gsize k = 0; k < G_N_ELEMENTS (terms); k++)
        {
          if (moat_decimal_add (*sums[k], terms[k], sums[k]))
            continue;
          self->is_exact = FALSE; /* terms of many digits: what a rate leaves */
          if (!moat_decimal_add (moat_decimal_rounded (*sums[k], MOAT_RATE_TERM_DIGITS),
                                 moat_decimal_rounded (terms[k], MOAT_RATE_TERM_DIGITS), sums[k]))
            {
              moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_OVERFLOW);
              return;
            }
        }
    }
  moat_derivation_set (self, low, best, high);
}

static void
set_mean (MoatDerivation *self)
{
  set_sum (self);
  if (moat_derivation_is_fine (self))
    moat_derivation_set_scaled (self, self, moat_decimal_from_int (1),
                                moat_decimal_from_int (self->operands->len));
}

/* The one in the middle, or the mean of the two, of the values by their best. */
static void
set_median (MoatDerivation *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (self->operands, NULL, NULL);
  MoatDerivation *middle[2];
  MoatDerivation *mean;

  g_ptr_array_sort (sorted, compare_best);
  middle[0] = sorted->pdata[(sorted->len - 1) / 2];
  middle[1] = sorted->pdata[sorted->len / 2];
  mean = moat_derivation_over (MOAT_DERIVATION_MEAN, middle, 2, self->period);
  self->qualifier = mean->qualifier;
  self->is_exact = mean->is_exact;
  moat_derivation_set (self, mean->low, mean->best, mean->high);
  moat_derivation_unref (mean);
}

static void
set_extreme (MoatDerivation *self, int sign)
{
  const MoatDerivation *best = self->operands->pdata[0];

  for (guint i = 1; i < self->operands->len; i++)
    if (moat_decimal_compare (((MoatDerivation *) self->operands->pdata[i])->best, best->best) *
          sign >
        0)
      best = self->operands->pdata[i];
  self->qualifier = best->qualifier;
  self->period = best->period;
  moat_derivation_set (self, best->low, best->best, best->high);
}

MoatDerivation *
moat_derivation_over (MoatDerivationKind kind, MoatDerivation *const *operands, gsize n,
                      MoatPeriod period)
{
  MoatDerivation *self = moat_derivation_new (kind);

  g_return_val_if_fail (n == 0 || operands != NULL, self);

  if (n == 0)
    moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_NO_VALUE);
  add_operands (self, operands, n);
  self->period = period;
  if (!moat_derivation_is_fine (self))
    return self;
  switch (kind)
    {
    case MOAT_DERIVATION_SUM:
      set_sum (self);
      break;
    case MOAT_DERIVATION_MEAN:
      set_mean (self);
      break;
    case MOAT_DERIVATION_MEDIAN:
      set_median (self);
      break;
    case MOAT_DERIVATION_SMALLEST:
      set_extreme (self, -1);
      break;
    case MOAT_DERIVATION_LARGEST:
      set_extreme (self, 1);
      break;
    default:
      g_return_val_if_reached (self);
    }
  return self;
}

static MoatQualifier
turn_round (MoatQualifier qualifier)
{
  return moat_qualifier_divide (MOAT_QUALIFIER_EXACT, qualifier);
}

/* An "over" times something below zero is an "under": rather than say that, none is said. */
static MoatQualifier
give_up_direction (MoatQualifier qualifier, const MoatDerivation *first,
                   const MoatDerivation *second)
{
  gboolean has_sign = moat_decimal_sign (first->best) < 0 || moat_decimal_sign (second->best) < 0;

  return has_sign && qualifier != MOAT_QUALIFIER_EXACT && qualifier != MOAT_QUALIFIER_ABOUT
           ? MOAT_QUALIFIER_UNKNOWN
           : qualifier;
}

static void
set_difference (MoatDerivation *self, const MoatDerivation *first, const MoatDerivation *second)
{
  MoatDecimal low, best, high;

  self->qualifier = moat_qualifier_add (first->qualifier, turn_round (second->qualifier));
  if (!moat_decimal_add (first->best, moat_decimal_negate (second->best), &best))
    {
      self->is_exact = FALSE;
      if (!moat_decimal_add (
            moat_decimal_rounded (first->best, MOAT_RATE_TERM_DIGITS),
            moat_decimal_negate (moat_decimal_rounded (second->best, MOAT_RATE_TERM_DIGITS)),
            &best))
        {
          moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_OVERFLOW);
          return;
        }
    }
  low = high = best;
  if (self->qualifier == MOAT_QUALIFIER_BETWEEN &&
      (!moat_decimal_add (first->low, moat_decimal_negate (second->high), &low) ||
       !moat_decimal_add (first->high, moat_decimal_negate (second->low), &high)))
    self->qualifier = MOAT_QUALIFIER_ABOUT;
  moat_derivation_set (self, low, best, high);
}

static void
set_product (MoatDerivation *self, const MoatDerivation *first, const MoatDerivation *second)
{
  MoatDecimal low, best, high;

  self->qualifier =
    give_up_direction (moat_qualifier_add (first->qualifier, second->qualifier), first, second);
  if (!moat_decimal_times (first->best, second->best, &best, &self->is_exact) ||
      !moat_decimal_times (first->low, second->low, &low, &self->is_exact) ||
      !moat_decimal_times (first->high, second->high, &high, &self->is_exact))
    moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_OVERFLOW);
  else
    moat_derivation_set (self, low, best, high);
}

/* @times × first ÷ second. */
static void
set_quotient (MoatDerivation *self, const MoatDerivation *first, const MoatDerivation *second,
              gint64 times)
{
  MoatDecimal factor = moat_decimal_from_int (times);
  MoatDecimal of[] = { first->low, first->best, first->high };
  const MoatDecimal by[] = { second->high, second->best, second->low };

  self->qualifier =
    give_up_direction (moat_qualifier_divide (first->qualifier, second->qualifier), first, second);
  for (gsize i = 0; i < G_N_ELEMENTS (of); i++)
    {
      if (moat_decimal_sign (by[i]) == 0)
        {
          moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_ZERO);
          return;
        }
      if (!moat_decimal_times (of[i], factor, &of[i], &self->is_exact) ||
          !moat_decimal_over (of[i], by[i], MOAT_DERIVATION_DIGITS, &of[i], &self->is_exact))
        {
          moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_OVERFLOW);
          return;
        }
    }
  moat_derivation_set (self, of[0], of[1], of[2]);
}

/* Of growth: through zero, or from below it, it means nothing. */
static gboolean
can_grow (MoatDerivation *self, const MoatDerivation *first, const MoatDerivation *second)
{
  if (moat_decimal_sign (second->best) > 0 && moat_decimal_sign (first->best) >= 0 &&
      (self->kind != MOAT_DERIVATION_CAGR || moat_decimal_sign (first->best) > 0))
    return TRUE;
  moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_NOT_MEANINGFUL);
  return FALSE;
}

static void
set_growth (MoatDerivation *self, const MoatDerivation *first, const MoatDerivation *second)
{
  const MoatDecimal one = { -1, 0 };
  MoatDecimal *ends[] = { &self->low, &self->best, &self->high };

  if (!can_grow (self, first, second))
    return;
  set_quotient (self, first, second, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (ends) && moat_derivation_is_fine (self); i++)
    if (!moat_decimal_add (*ends[i], one, ends[i]))
      {
        self->is_exact = FALSE;
        if (!moat_decimal_add (moat_decimal_rounded (*ends[i], MOAT_RATE_TERM_DIGITS), one,
                               ends[i]))
          moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_OVERFLOW);
      }
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

/* The growth a year that makes @ratio in @years. */
static gboolean
take_root (MoatDecimal ratio, double years, MoatDecimal *out)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  long double value = powl (moat_decimal_to_double (ratio), 1 / (long double) years) - 1;

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", (double) value);
  return moat_decimal_parse (buffer, out);
}

static void
set_cagr (MoatDerivation *self, const MoatDerivation *first, const MoatDerivation *second)
{
  MoatDecimal value;
  double years;

  measure_years (self, second->period, first->period);
  years = (double) self->numerator / (double) self->denominator;
  if (self->numerator <= 0)
    {
      moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_UNLIKE_PERIODS);
      return;
    }
  if (!can_grow (self, first, second))
    return;
  set_quotient (self, first, second, 1);
  if (!moat_derivation_is_fine (self))
    return;
  if (self->qualifier == MOAT_QUALIFIER_BETWEEN)
    self->qualifier = MOAT_QUALIFIER_ABOUT;
  if (!take_root (self->best, years, &value))
    {
      moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_OVERFLOW);
      return;
    }
  self->is_exact = FALSE;
  moat_derivation_set (self, value, value, value);
}

/* Of what may stand against each other at all. */
static gboolean
check_units (MoatDerivation *self, const MoatDerivation *first, const MoatDerivation *second)
{
  gboolean is_alike = first->unit == second->unit && first->is_yearly == second->is_yearly;
  /* A ratio of two currencies is a rate, a claim's concern; nothing else is of unlike units. */
  gboolean is_free =
    self->kind == MOAT_DERIVATION_PRODUCT || self->kind == MOAT_DERIVATION_QUOTIENT;

  if (!is_alike && !is_free)
    moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_UNLIKE_UNITS);
  return moat_derivation_is_fine (self);
}

MoatDerivation *
moat_derivation_of_two (MoatDerivationKind kind, MoatDerivation *first, MoatDerivation *second)
{
  MoatDerivation *self = moat_derivation_new (kind);

  g_return_val_if_fail (first != NULL && second != NULL, self);

  moat_derivation_add_operand (self, first);
  moat_derivation_add_operand (self, second);
  if (!moat_period_is_valid (self->period))
    {
      self->period = second->period;
      self->period_type = second->period_type;
    }
  check_units (self, first, second);
  if (kind == MOAT_DERIVATION_PRODUCT)
    {
      if (first->unit == NULL || moat_unit_get_kind (first->unit) != MOAT_UNIT_KIND_MONEY)
        self->unit = second->unit;
      self->is_yearly = first->is_yearly || second->is_yearly;
    }
  else if (kind != MOAT_DERIVATION_DIFFERENCE)
    {
      self->unit =
        g_intern_string (kind == MOAT_DERIVATION_INDEX ? MOAT_UNIT_INDEX : MOAT_UNIT_RATIO);
      self->is_yearly = FALSE;
    }
  if (!moat_derivation_is_fine (self))
    return self;
  switch (kind)
    {
    case MOAT_DERIVATION_DIFFERENCE:
      set_difference (self, first, second);
      break;
    case MOAT_DERIVATION_PRODUCT:
      set_product (self, first, second);
      break;
    case MOAT_DERIVATION_QUOTIENT:
      set_quotient (self, first, second, 1);
      break;
    case MOAT_DERIVATION_INDEX:
      set_quotient (self, first, second, 100);
      break;
    case MOAT_DERIVATION_GROWTH:
      set_growth (self, first, second);
      break;
    case MOAT_DERIVATION_CAGR:
      set_cagr (self, first, second);
      break;
    default:
      g_return_val_if_reached (self);
    }
  return self;
}
