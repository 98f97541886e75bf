/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of one entity and concept on the basis that they are compared on, and over windows of
 * periods.
 *
 * A value for which the basis does not exist is lost, with the reason: no whole to take a share of,
 * no value on the date of the index, none a year earlier.  Growth and windows compare and add only
 * periods of one length; cumulative amounts stop at the first gap, for what came after it would not
 * be all. */
#include "config.h"

#include "moat-comparison-private.h"
#include "moat-unit.h"

static GPtrArray *
new_values (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);
}

static gboolean
is_fine (const MoatDerivation *value)
{
  return value->problem == MOAT_DERIVATION_PROBLEM_NONE;
}

/* Whether both are for periods of one length, or both for moments. */
static gboolean
is_as_long (MoatPeriod a, MoatPeriod b)
{
  int days = moat_period_days (a), other = moat_period_days (b);

  return ABS (days - other) <= MAX (days, other) / 40 + 1;
}

static gboolean
follows (MoatPeriod before, MoatPeriod after)
{
  return moat_period_is_instant (after) ? after.end > before.end : after.start == before.end + 1;
}

void
moat_values_take_windows (MoatValues *self)
{
  guint n = self->treatment->window;
  MoatDerivationKind kind =
    self->treatment->window_is_sum ? MOAT_DERIVATION_SUM : MOAT_DERIVATION_MEAN;
  GPtrArray *windows = new_values ();

  for (guint end = n; end <= self->values->len; end++)
    {
      MoatDerivation *const *values = (MoatDerivation *const *) &self->values->pdata[end - n];
      MoatPeriod period = values[n - 1]->period;
      gboolean is_whole = TRUE;

      for (guint i = 0; i < n && is_whole; i++)
        is_whole = is_fine (values[i]) && is_as_long (values[i]->period, period) &&
                   (i == 0 || follows (values[i - 1]->period, values[i]->period));
      if (!is_whole)
        continue;
      if (kind == MOAT_DERIVATION_SUM && !moat_period_is_instant (period))
        period.start = values[0]->period.start;
      g_ptr_array_add (windows, moat_derivation_over (kind, values, n, period));
    }
  moat_values_replace (self, windows);
}

static void
put_per_year (MoatValues *self)
{
  GPtrArray *values = new_values ();

  for (guint i = 0; i < self->values->len; i++)
    g_ptr_array_add (values, moat_derivation_per_year (self->values->pdata[i]));
  moat_values_replace (self, values);
}

static void
take_shares (MoatValues *self, const MoatValues *whole)
{
  GPtrArray *values = new_values ();

  for (guint i = 0; i < self->values->len; i++)
    {
      MoatDerivation *part = self->values->pdata[i];
      MoatDerivation *of = moat_values_find (whole, part->period);

      if (!is_fine (part))
        g_ptr_array_add (values, moat_derivation_ref (part));
      else if (of == NULL)
        moat_values_lose (self, MOAT_ABSENCE_NO_WHOLE, part->period);
      else if (of->unit != part->unit)
        moat_values_lose (self, MOAT_ABSENCE_UNLIKE_UNITS, part->period);
      else
        g_ptr_array_add (values, moat_derivation_of_two (MOAT_DERIVATION_QUOTIENT, part, of));
    }
  moat_values_replace (self, values);
}

/* What the index is 100 for: the shortest period with the day in it, the last moment up to it. */
static MoatDerivation *
find_base (const MoatValues *self, MoatDate day)
{
  MoatDerivation *base = NULL;

  for (guint i = 0; i < self->values->len; i++)
    {
      MoatDerivation *value = self->values->pdata[i];
      gboolean is_instant = moat_period_is_instant (value->period);

      if (!is_fine (value) || moat_decimal_sign (value->best) <= 0)
        continue;
      if (is_instant ? value->period.end <= day
                     : value->period.start <= day && day <= value->period.end &&
                         (base == NULL ||
                          moat_period_days (value->period) < moat_period_days (base->period)))
        base = value;
    }
  return base;
}

static void
take_index (MoatValues *self)
{
  MoatDerivation *base = find_base (self, self->treatment->index_date);
  GPtrArray *values = new_values ();

  for (guint i = 0; i < self->values->len; i++)
    {
      MoatDerivation *value = self->values->pdata[i];

      if (!is_fine (value))
        g_ptr_array_add (values, moat_derivation_ref (value));
      else if (base == NULL)
        moat_values_lose (self, MOAT_ABSENCE_NO_BASE, value->period);
      else if (!is_as_long (value->period, base->period))
        moat_values_lose (self, MOAT_ABSENCE_OTHER_PERIOD, value->period);
      else
        g_ptr_array_add (values, moat_derivation_of_two (MOAT_DERIVATION_INDEX, value, base));
    }
  moat_values_replace (self, values);
}

static MoatPeriod
year_before (MoatPeriod period)
{
  MoatPeriod before = { MOAT_DATE_NONE, moat_date_add_months (period.end + 1, -12) - 1 };

  if (!moat_period_is_instant (period))
    before.start = moat_date_add_months (period.start, -12);
  return before;
}

static void
take_growth (MoatValues *self)
{
  GPtrArray *values = new_values ();

  for (guint i = 0; i < self->values->len; i++)
    {
      MoatDerivation *value = self->values->pdata[i];
      MoatDerivation *before;

      if (!is_fine (value))
        {
          g_ptr_array_add (values, moat_derivation_ref (value));
          continue;
        }
      before = moat_values_find (self, year_before (value->period));
      if (before == NULL)
        moat_values_lose (self, MOAT_ABSENCE_NO_BASE, value->period);
      else
        g_ptr_array_add (values, moat_derivation_of_two (MOAT_DERIVATION_GROWTH, value, before));
    }
  moat_values_replace (self, values);
}

static void
add_up (MoatValues *self)
{
  GPtrArray *values = new_values ();
  g_autoptr (GPtrArray) terms = g_ptr_array_new ();
  MoatPeriod sum = { MOAT_DATE_NONE, MOAT_DATE_NONE };

  for (guint i = 0; i < self->values->len; i++)
    {
      MoatDerivation *value = self->values->pdata[i];

      if (!is_fine (value))
        {
          g_ptr_array_add (values, moat_derivation_ref (value));
          continue;
        }
      if (moat_period_is_instant (value->period) ||
          (terms->len > 0 && value->period.start <= sum.end))
        continue; /* a stock, or money that is counted already */
      if (terms->len > 0 && value->period.start != sum.end + 1)
        {
          moat_values_lose (self, MOAT_ABSENCE_NOT_COVERED,
                            (MoatPeriod){ sum.end + 1, value->period.start - 1 });
          break;
        }
      if (terms->len == 0)
        sum.start = value->period.start;
      sum.end = value->period.end;
      g_ptr_array_add (terms, value);
      g_ptr_array_add (values, moat_derivation_over (MOAT_DERIVATION_SUM,
                                                     (MoatDerivation *const *) terms->pdata,
                                                     terms->len, sum));
    }
  moat_values_replace (self, values);
}

void
moat_values_put_on_basis (MoatValues *self, const MoatValues *whole)
{
  self->info.basis = self->treatment->basis;
  switch (self->treatment->basis)
    {
    case MOAT_BASIS_STATED:
      return;
    case MOAT_BASIS_PER_YEAR:
      put_per_year (self);
      return;
    case MOAT_BASIS_CUMULATIVE:
      add_up (self);
      return;
    case MOAT_BASIS_SHARE:
      take_shares (self, whole);
      break;
    case MOAT_BASIS_GROWTH:
      take_growth (self);
      break;
    case MOAT_BASIS_INDEX:
      take_index (self);
      self->info.unit = g_intern_string (MOAT_UNIT_INDEX);
      self->info.unit_kind = MOAT_UNIT_KIND_COUNT;
      return;
    }
  self->info.unit = moat_unit_intern (MOAT_UNIT_RATIO);
  self->info.unit_kind = MOAT_UNIT_KIND_RATIO;
}
