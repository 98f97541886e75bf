/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of one entity and concept on the basis that they are compared on.
 *
 * A value for which the basis does not exist is lost, with the reason: no whole to take a share of,
 * no value on the date of the index, none a year earlier.  Growth and indices compare only periods
 * of one length. */
#include "config.h"

#include "moat-comparison-private.h"
#include "moat-derivation-private.h"
#include "moat-unit.h"

static void
put_per_year (MoatValues *self)
{
  GPtrArray *values = moat_values_new_list ();

  for (guint i = 0; i < self->values->len; i++)
    g_ptr_array_add (values, moat_derivation_per_year (self->values->pdata[i]));
  moat_values_replace (self, values);
}

static void
take_shares (MoatValues *self, const MoatValues *whole)
{
  GPtrArray *values = moat_values_new_list ();

  for (guint i = 0; i < self->values->len; i++)
    {
      MoatDerivation *part = self->values->pdata[i];
      MoatDerivation *of = moat_values_find (whole, part->period, 0);

      if (!moat_derivation_is_fine (part))
        g_ptr_array_add (values, moat_derivation_ref (part));
      else if (of == NULL)
        moat_values_lose (self, MOAT_ABSENCE_NO_WHOLE, part->period, NULL);
      else if (moat_derivation_is_fine (of) && of->unit != part->unit)
        moat_values_lose (self, MOAT_ABSENCE_UNLIKE_UNITS, part->period, NULL);
      else
        g_ptr_array_add (values, moat_derivation_of_two (MOAT_DERIVATION_QUOTIENT, part, of));
    }
  moat_values_replace (self, values);
}

/* Whether @value is better to be 100 than @other: about a year long, as others have it too; else
 * the shorter one; of moments the later one. */
static gboolean
is_better_base (const MoatDerivation *value, const MoatDerivation *other)
{
  gboolean is_year = moat_period_is_about_a_year (value->period);

  if (moat_period_is_instant (value->period))
    return value->period.end > other->period.end;
  if (is_year != moat_period_is_about_a_year (other->period))
    return is_year;
  return moat_period_days (value->period) < moat_period_days (other->period);
}

/* What the index is 100 for: a period with the day in it, the last moment up to it. */
static MoatDerivation *
find_base (const MoatValues *self, MoatDate day)
{
  MoatDerivation *base = NULL;

  for (guint i = 0; i < self->values->len; i++)
    {
      MoatDerivation *value = self->values->pdata[i];
      gboolean has_day = moat_period_is_instant (value->period)
                           ? value->period.end <= day
                           : value->period.start <= day && day <= value->period.end;

      if (moat_derivation_is_fine (value) && has_day &&
          (base == NULL || is_better_base (value, base)))
        base = value;
    }
  return base;
}

static void
take_index (MoatValues *self)
{
  MoatDerivation *base = find_base (self, self->treatment->index_date);
  GPtrArray *values = moat_values_new_list ();

  for (guint i = 0; i < self->values->len; i++)
    {
      MoatDerivation *value = self->values->pdata[i];

      if (!moat_derivation_is_fine (value))
        g_ptr_array_add (values, moat_derivation_ref (value));
      else if (base == NULL)
        moat_values_lose (self, MOAT_ABSENCE_NO_BASE, value->period, NULL);
      else if (!moat_period_is_as_long (value->period, base->period))
        moat_values_lose (self, MOAT_ABSENCE_OTHER_PERIOD, value->period, NULL);
      else
        g_ptr_array_add (values, moat_derivation_of_two (MOAT_DERIVATION_INDEX, value, base));
    }
  moat_values_replace (self, values);
}

/* The value for the period one year before @period, which years of 52 or 53 weeks miss by a few
 * days. */
static MoatDerivation *
find_year_before (const MoatValues *self, MoatPeriod period)
{
  MoatDate after = moat_date_add_months (period.end + 1, -12);
  MoatPeriod before = { MOAT_DATE_NONE, after - 1 };

  if (!moat_period_is_instant (period))
    before.start = moat_date_add_months (period.start, -12);
  if (after <= MOAT_DATE_MIN ||
      (before.start == MOAT_DATE_NONE && !moat_period_is_instant (period)))
    return NULL; /* before all dates */
  return moat_values_find (self, before, MOAT_WEEK);
}

static void
take_growth (MoatValues *self)
{
  GPtrArray *values = moat_values_new_list ();

  for (guint i = 0; i < self->values->len; i++)
    {
      MoatDerivation *value = self->values->pdata[i];
      MoatDerivation *before;

      if (!moat_derivation_is_fine (value))
        {
          g_ptr_array_add (values, moat_derivation_ref (value));
          continue;
        }
      before = find_year_before (self, value->period);
      if (before == NULL)
        moat_values_lose (self, MOAT_ABSENCE_NO_BASE, value->period, NULL);
      else
        g_ptr_array_add (values, moat_derivation_of_two (MOAT_DERIVATION_GROWTH, value, before));
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
      moat_values_cumulate (self);
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
