/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting several companies on one basis.
 *
 * For each entity and concept: share fiscal years out over calendar years if asked to; collect what
 * there is then, in one currency; take windows; put on the basis.  What a calendar year has got so
 * is an amount of that year, and is converted at that year's rate.  Each step makes derivations of
 * derivations (moat-derivation.h), so that every value knows how it came about, and says which
 * periods it has lost and why.  At the end the periods asked for are chosen for all of them
 * (moat-comparison-columns.c).
 *
 * A value that is stated in the currency asked for is taken as it is stated, for a source knows
 * better than a rate what its money was worth; only where there is none is one converted. */
#include "config.h"

#include "moat-comparison-private.h"
#include "moat-series-private.h"
#include "moat-unit.h"

#define WEEK 7 /* days that years of 52 or 53 weeks begin and end apart */

void
moat_values_init (MoatValues *self, const MoatSeriesInfo *info, const MoatTreatment *treatment,
                  guint comparable)
{
  *self = (MoatValues){
    .treatment = treatment,
    .info = *info,
    .comparable = comparable,
    .values = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref),
    .lost = g_array_new (FALSE, FALSE, sizeof (MoatAbsence)),
  };
}

void
moat_values_clear (MoatValues *self)
{
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->lost, g_array_unref);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const MoatDerivation *const *left = a, *const *right = b;

  return moat_period_compare ((*left)->period, (*right)->period);
}

void
moat_values_replace (MoatValues *self, GPtrArray *values)
{
  g_ptr_array_unref (self->values);
  self->values = values;
  g_ptr_array_sort (values, compare_values);
}

void
moat_values_lose (MoatValues *self, MoatAbsenceReason reason, MoatPeriod period)
{
  MoatAbsence absence = { .reason = reason, .comparable = self->comparable, .period = period };

  g_array_append_val (self->lost, absence);
}

gboolean
moat_period_is_like (MoatPeriod a, MoatPeriod b)
{
  if (moat_period_is_instant (a) != moat_period_is_instant (b))
    return FALSE;
  if (moat_period_is_instant (a))
    return a.end == b.end;
  if (ABS (a.end - b.end) > WEEK || ABS (a.start - b.start) > WEEK)
    return FALSE;
  return moat_period_days (a) > 4 * WEEK || moat_period_compare (a, b) == 0;
}

MoatDerivation *
moat_values_find (const MoatValues *self, MoatPeriod period)
{
  MoatDerivation *alike = NULL;

  for (guint i = 0; i < self->values->len; i++)
    {
      MoatDerivation *value = self->values->pdata[i];

      if (value->problem != MOAT_DERIVATION_PROBLEM_NONE)
        continue;
      if (moat_period_compare (value->period, period) == 0)
        return value;
      if (moat_period_is_like (value->period, period))
        alike = value;
    }
  return alike;
}

static MoatDerivation *
convert (const MoatValues *self, MoatDerivation *value)
{
  const MoatTreatment *treatment = self->treatment;
  g_autoptr (MoatRateTable) none = NULL;

  if (treatment->has_constant_rate)
    return moat_derivation_convert_constant (value, treatment->currency, treatment->constant_rate);
  if (treatment->rates != NULL)
    return moat_derivation_convert (value, treatment->currency, treatment->rates);
  none = moat_rate_table_new ();
  return moat_derivation_convert (value, treatment->currency, none);
}

static gint64
identify (MoatPeriod period)
{
  return ((gint64) period.start << 32) | (guint32) period.end;
}

/* The values of @series as they are stated, calendarised if asked for. */
static void
take_series (MoatValues *stated, const MoatValues *self, MoatSeries *series)
{
  gsize n;

  moat_values_init (stated, moat_series_get_info (series), self->treatment, self->comparable);
  moat_series_get_observations (series, &n);
  for (gsize i = 0; i < n; i++)
    {
      MoatDerivation *value = (MoatDerivation *) moat_series_get_derivation (series, i);

      g_return_if_fail (value != NULL);
      g_ptr_array_add (stated->values, moat_derivation_ref (value));
    }
  if (self->treatment->calendarised)
    moat_values_calendarise (stated);
}

/* Adds the values of @series for the periods that have none yet. */
static void
add_series (MoatValues *self, MoatSeries *series, GHashTable *periods)
{
  MoatValues stated;

  take_series (&stated, self, series);
  for (guint i = 0; i < stated.values->len; i++)
    {
      MoatDerivation *value = stated.values->pdata[i];
      gint64 identity = identify (value->period);

      if (g_hash_table_add (periods, g_memdup2 (&identity, sizeof identity)))
        g_ptr_array_add (self->values, self->treatment->currency != NULL
                                         ? convert (self, value)
                                         : moat_derivation_ref (value));
    }
  g_array_append_vals (self->lost, stated.lost->data, stated.lost->len);
  moat_values_clear (&stated);
}

/* What one series has lost and another has is not lost. */
static void
forget_found (MoatValues *self, GHashTable *periods)
{
  for (guint i = self->lost->len; i > 0; i--)
    {
      gint64 identity = identify (g_array_index (self->lost, MoatAbsence, i - 1).period);

      if (g_hash_table_contains (periods, &identity))
        g_array_remove_index (self->lost, i - 1);
    }
}

/* Whether the series is of the unit that is taken without converting. */
static gboolean
is_preferred (const MoatValues *self, const MoatSeries *series)
{
  const char *unit = moat_series_get_info (series)->unit;

  return self->treatment->currency != NULL && self->info.unit_kind == MOAT_UNIT_KIND_MONEY
           ? unit == self->treatment->currency
           : unit == self->info.unit;
}

void
moat_values_collect (MoatValues *self, MoatSeries *const *stated, gsize n)
{
  gboolean converts =
    self->treatment->currency != NULL && self->info.unit_kind == MOAT_UNIT_KIND_MONEY;
  g_autoptr (GHashTable) periods =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (gsize i = 0; i < n; i++)
    if (is_preferred (self, stated[i]))
      add_series (self, stated[i], periods);
  for (gsize i = 0; converts && i < n; i++)
    if (!is_preferred (self, stated[i]) &&
        moat_series_get_info (stated[i])->unit_kind == MOAT_UNIT_KIND_MONEY)
      add_series (self, stated[i], periods);
  forget_found (self, periods);
  if (converts)
    self->info.unit = self->treatment->currency;
  g_ptr_array_sort (self->values, compare_values);
}

static void
prepare (MoatValues *self, MoatSeries *const *stated, gsize n)
{
  moat_values_collect (self, stated, n);
  if (self->treatment->window > 1)
    moat_values_take_windows (self);
}

/* What a share is taken of, in the currency of the part. */
static void
prepare_whole (MoatValues *whole, const MoatComparable *comparable, const MoatValues *part,
               MoatTreatment *treatment)
{
  *treatment = *part->treatment;
  if (part->info.unit_kind == MOAT_UNIT_KIND_MONEY)
    treatment->currency = part->info.unit;
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
