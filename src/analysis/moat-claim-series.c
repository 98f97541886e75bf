/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two sides of a claim as series that a chart can draw: each value with its qualifier and its
 * status, on the basis that the claim takes it. */
#include "config.h"

#include "moat-claim-check.h"

#include "moat-series-private.h"
#include "moat-unit.h"

/* @value for a period: a number that somebody names has none and stands beside one that has. */
static MoatDerivation *
put_beside (MoatDerivation *value, const MoatDerivation *other)
{
  if (moat_period_is_valid (value->period))
    return moat_derivation_ref (value);
  return moat_derivation_over (MOAT_DERIVATION_SUM, &value, 1, other->period);
}

static MoatSeries *
make_series (MoatDerivation *value, const MoatDerivation *other, const char *key,
             const MoatLabel *name, const char *unit)
{
  const MoatSeriesInfo info = {
    .entity = (char *) key,
    .concept = (char *) "",
    .entity_label = *name,
    .period_type = value->period_type,
    .unit_kind = moat_unit_get_kind (unit),
    .unit = unit,
    .basis = value->is_yearly ? MOAT_BASIS_PER_YEAR : MOAT_BASIS_STATED,
    .year_end = MOAT_YEAR_END_CALENDAR,
  };
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);

  g_ptr_array_add (values, put_beside (value, other));
  return moat_series_new_computed (&info, values, NULL,
                                   g_array_new (FALSE, FALSE, sizeof (MoatSeriesIssue)));
}

static gboolean
has_value (const MoatClaimSide *side)
{
  return side->value != NULL && side->value->problem == MOAT_DERIVATION_PROBLEM_NONE;
}

GPtrArray *
moat_claim_check_to_series (const MoatClaimCheck *self, const MoatLabel names[2])
{
  GPtrArray *series;
  const char *unit;

  g_return_val_if_fail (self != NULL && names != NULL, NULL);

  if (!has_value (&self->left) || !has_value (&self->right) ||
      self->left.value->unit != self->right.value->unit ||
      (!moat_period_is_valid (self->left.value->period) &&
       !moat_period_is_valid (self->right.value->period)))
    return NULL;
  /* 7 yuan for a dollar are no 700 %. */
  unit = moat_claim_value_is_rate (self->left.value) || moat_claim_value_is_rate (self->right.value)
           ? MOAT_UNIT_COUNT
           : self->left.value->unit;
  series = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_series_unref);
  g_ptr_array_add (series,
                   make_series (self->left.value, self->right.value, "left", &names[0], unit));
  g_ptr_array_add (series,
                   make_series (self->right.value, self->left.value, "right", &names[1], unit));
  return series;
}
