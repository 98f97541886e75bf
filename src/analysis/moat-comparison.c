/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting several companies on one basis.
 *
 * For each entity and concept: share fiscal years out over calendar years if asked to; collect what
 * there is then, in one currency; take windows; put on the basis.  What a calendar year has got so
 * is an amount of that year, and is converted at that year's rate.  Each step makes derivations of
 * derivations (moat-derivation.h), so that every value knows how it came about, and says which
 * periods it has lost and why.  At the end the periods asked for are chosen for all of them
 * (moat-comparison-columns.c). */
#include "config.h"

#include "moat-comparison-private.h"

static void
prepare (MoatValues *self, MoatSeries *const *stated, gsize n)
{
  moat_values_collect (self, stated, n);
  if (self->treatment->window > 1)
    moat_values_take_windows (self);
}

/* What a share is taken of, in the currency of the part.  @treatment is what @whole borrows. */
static void
prepare_whole (MoatValues *whole, const MoatComparable *comparable, const MoatValues *part,
               MoatTreatment *treatment)
{
  *treatment = *part->treatment;
  if (treatment->currency == NULL && part->info.unit_kind == MOAT_UNIT_KIND_MONEY)
    {
      treatment->currency = part->info.unit;
      treatment->has_constant_rate = FALSE; /* that would be for a currency that nobody named */
    }
  moat_values_init (whole, &comparable->whole_info, treatment, part->comparable);
  prepare (whole, comparable->whole, comparable->n_whole);
}

MoatComparison *
moat_comparison_new (const MoatComparable *comparables, gsize n, const MoatTreatment *treatment,
                     const MoatPeriodChoice *choice)
{
  MoatComparison *self = g_new0 (MoatComparison, 1);
  g_autofree MoatValues *all = g_new0 (MoatValues, n + 1);

  g_return_val_if_fail (n == 0 || comparables != NULL, self);
  g_return_val_if_fail (treatment != NULL && choice != NULL, self);

  self->series = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_series_unref);
  self->columns = g_array_new (FALSE, FALSE, sizeof (MoatColumn));
  self->absences = g_array_new (FALSE, FALSE, sizeof (MoatAbsence));
  for (gsize i = 0; i < n; i++)
    {
      MoatTreatment of_whole;
      MoatValues whole = { NULL };

      moat_values_init (&all[i], &comparables[i].info, treatment, (guint) i);
      prepare (&all[i], comparables[i].stated, comparables[i].n_stated);
      if (treatment->basis == MOAT_BASIS_SHARE)
        prepare_whole (&whole, &comparables[i], &all[i], &of_whole);
      moat_values_put_on_basis (&all[i], treatment->basis == MOAT_BASIS_SHARE ? &whole : NULL);
      moat_values_clear (&whole);
    }
  moat_comparison_choose (self, all, n, choice);
  for (gsize i = 0; i < n; i++)
    moat_values_clear (&all[i]);
  return self;
}

void
moat_comparison_free (MoatComparison *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->series);
  g_array_unref (self->columns);
  g_array_unref (self->absences);
  g_free (self);
}
