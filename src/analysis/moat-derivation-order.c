/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes by the order of values: the smallest, the largest, the median.
 *
 * The value that is taken brings its own qualifier, but the others may move past it: the largest of
 * "10" and "over 8" is over 10, for the second may be 12.  So each value that may pass upwards adds
 * an "over" to the largest and the median, each that may pass downwards an "under" to the smallest
 * and the median. */
#include "config.h"

#include "moat-derivation-private.h"

#include "moat-series-build.h"

static int
compare_best (gconstpointer a, gconstpointer b)
{
  const MoatDerivation *const *left = a, *const *right = b;

  return moat_decimal_compare ((*left)->best, (*right)->best);
}

/* Whether @value, on the near side of @limit, may be on the far side, upwards if @sign is 1:
 * always, never, or as far as its stated ends reach. */
static gboolean
may_pass (const MoatDerivation *value, MoatDecimal limit, int sign)
{
  switch (value->qualifier)
    {
    case MOAT_QUALIFIER_OVER:
      return sign > 0;
    case MOAT_QUALIFIER_UNDER:
      return sign < 0;
    case MOAT_QUALIFIER_UNKNOWN:
      return TRUE;
    case MOAT_QUALIFIER_BETWEEN:
      return moat_decimal_compare (sign > 0 ? value->high : value->low, limit) * sign > 0;
    case MOAT_QUALIFIER_ABOUT:
    case MOAT_QUALIFIER_EXACT:
      break;
    }
  /* As drawn: an interval that reaches to the other side. */
  return sign > 0 ? moat_derivation_to_observation (value).high > moat_decimal_to_double (limit)
                  : moat_derivation_to_observation (value).low < moat_decimal_to_double (limit);
}

/* Adds to the qualifier what those on one side of @taken may change: below it, upwards, if @sign is
 * 1. */
static void
qualify (MoatDerivation *self, const GPtrArray *taken, int sign)
{
  const MoatQualifier bound = sign > 0 ? MOAT_QUALIFIER_OVER : MOAT_QUALIFIER_UNDER;

  for (guint i = 0; i < self->operands->len; i++)
    {
      MoatDerivation *value = self->operands->pdata[i];
      gboolean is_vague =
        value->qualifier == MOAT_QUALIFIER_ABOUT || value->qualifier == MOAT_QUALIFIER_BETWEEN;

      if (value->qualifier == MOAT_QUALIFIER_EXACT ||
          g_ptr_array_find ((GPtrArray *) taken, value, NULL) ||
          moat_decimal_compare (value->best, self->best) * sign > 0 ||
          !may_pass (value, self->best, sign))
        continue;
      self->qualifier =
        moat_qualifier_add (self->qualifier, is_vague ? MOAT_QUALIFIER_ABOUT : bound);
    }
  if (self->qualifier != MOAT_QUALIFIER_BETWEEN)
    self->low = self->high = self->best;
}

/* The one in the middle, or the mean of the two. */
void
moat_derivation_set_median (MoatDerivation *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new (); /* a copy would free the values, too */
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();
  g_autoptr (MoatDerivation) mean = NULL;
  guint n = self->operands->len;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (sorted, self->operands->pdata[i]);
  g_ptr_array_sort (sorted, compare_best);
  g_ptr_array_add (taken, sorted->pdata[(n - 1) / 2]);
  if (n % 2 == 0)
    g_ptr_array_add (taken, sorted->pdata[n / 2]);
  mean = moat_derivation_over (MOAT_DERIVATION_MEAN, (MoatDerivation *const *) taken->pdata,
                               taken->len, self->period);
  if (!moat_derivation_is_fine (mean))
    {
      moat_derivation_fail (self, mean->problem);
      return;
    }
  self->qualifier = mean->qualifier;
  self->is_exact = mean->is_exact;
  moat_derivation_set (self, mean->low, mean->best, mean->high);
  qualify (self, taken, 1);
  qualify (self, taken, -1);
}

void
moat_derivation_set_extreme (MoatDerivation *self, int sign)
{
  MoatDerivation *found = self->operands->pdata[0];
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  for (guint i = 1; i < self->operands->len; i++)
    {
      MoatDerivation *value = self->operands->pdata[i];

      if (moat_decimal_compare (value->best, found->best) * sign > 0)
        found = value;
    }
  g_ptr_array_add (taken, found);
  self->qualifier = found->qualifier;
  self->is_exact = found->is_exact;
  self->period = found->period;
  self->fact_id = found->fact_id;
  moat_derivation_set (self, found->low, found->best, found->high);
  qualify (self, taken, sign);
}
