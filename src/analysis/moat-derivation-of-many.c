/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operations on any number of values: totals and means here, what goes by their order in
 * moat-derivation-order.c.
 *
 * Unlike units are never added, and no day of one figure is counted twice.  Figures that state the
 * same money in other words are not known here: who adds what a person names has to look at
 * relations. */
#include "config.h"

#include "moat-derivation-private.h"

#include <stdlib.h>

#include "moat-series-build.h"

/* By the figure behind them, then in time. */
static int
compare_facts (gconstpointer a, gconstpointer b)
{
  const MoatDerivation *left = *(const MoatDerivation *const *) a;
  const MoatDerivation *right = *(const MoatDerivation *const *) b;

  if (left->fact_id != right->fact_id)
    return left->fact_id < right->fact_id ? -1 : 1;
  return moat_period_compare (left->period, right->period);
}

/* Whether a day of one figure is in two of the operands; parts of a figure by days are not. */
static gboolean
counts_twice (MoatDerivation *const *operands, gsize n)
{
  g_autofree const MoatDerivation **sorted = g_memdup2 (operands, n * sizeof *operands);

  qsort (sorted, n, sizeof *sorted, compare_facts);
  for (gsize i = 1; i < n; i++)
    if (sorted[i]->fact_id != 0 && sorted[i]->fact_id == sorted[i - 1]->fact_id &&
        (moat_period_is_instant (sorted[i]->period) ||
         moat_period_overlap (sorted[i]->period, sorted[i - 1]->period) > 0))
      return TRUE;
  return FALSE;
}

static void
add_operands (MoatDerivation *self, MoatDerivation *const *operands, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      moat_derivation_add_operand (self, operands[i]);
      if (!moat_derivation_is_alike (operands[0], operands[i]))
        moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_UNLIKE_UNITS);
    }
  if (self->kind == MOAT_DERIVATION_SUM && n > 1 && counts_twice (operands, n))
    moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_UNLIKE_PERIODS);
}

/** Which of the three numbers of a value. */
typedef enum
{
  LOW,
  BEST,
  HIGH,
} Part;

static MoatDecimal
get_part (const MoatDerivation *value, Part part)
{
  return part == LOW ? value->low : part == BEST ? value->best : value->high;
}

static gboolean
add_up (MoatDerivation *self, Part part, MoatDecimal *out)
{
  MoatDecimal sum = { 0, 0 };

  for (guint i = 0; i < self->operands->len; i++)
    if (!moat_derivation_add_decimals (sum, get_part (self->operands->pdata[i], part), &sum,
                                       &self->is_exact))
      {
        moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_OVERFLOW);
        return FALSE;
      }
  *out = sum;
  return TRUE;
}

void
moat_derivation_set_sum (MoatDerivation *self)
{
  MoatDecimal low, best, high;

  for (guint i = 1; i < self->operands->len; i++)
    self->qualifier = moat_qualifier_add (
      self->qualifier, ((const MoatDerivation *) self->operands->pdata[i])->qualifier);
  if (!add_up (self, BEST, &best))
    return;
  low = high = best;
  if (self->qualifier != MOAT_QUALIFIER_BETWEEN ||
      (add_up (self, LOW, &low) && add_up (self, HIGH, &high)))
    moat_derivation_set (self, low, best, high);
}

void
moat_derivation_set_mean (MoatDerivation *self)
{
  moat_derivation_set_sum (self);
  if (moat_derivation_is_fine (self))
    moat_derivation_set_scaled (self, self, moat_decimal_from_int (1),
                                moat_decimal_from_int (self->operands->len));
}

MoatDerivation *
moat_derivation_over (MoatDerivationKind kind, MoatDerivation *const *operands, gsize n,
                      MoatPeriod period)
{
  MoatDerivation *self = moat_derivation_new (kind);

  g_return_val_if_fail (n == 0 || operands != NULL, self);

  if (n == 0)
    moat_derivation_fail (self, MOAT_DERIVATION_PROBLEM_NO_VALUE);
  else
    add_operands (self, operands, n);
  self->period = period;
  if (!moat_derivation_is_fine (self))
    return self;
  switch (kind)
    {
    case MOAT_DERIVATION_SUM:
      moat_derivation_set_sum (self);
      break;
    case MOAT_DERIVATION_MEAN:
      moat_derivation_set_mean (self);
      break;
    case MOAT_DERIVATION_MEDIAN:
      moat_derivation_set_median (self);
      break;
    case MOAT_DERIVATION_SMALLEST:
      moat_derivation_set_extreme (self, -1);
      break;
    case MOAT_DERIVATION_LARGEST:
      moat_derivation_set_extreme (self, 1);
      break;
    default:
      g_return_val_if_reached (self);
    }
  return self;
}
