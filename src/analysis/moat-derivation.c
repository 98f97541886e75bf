/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value and how it came about: one operation over operands, shared and counted.
 *
 * What the operations compute stands in the files of their own; here is what all of them have:
 * counting, and the reduction to what drawing needs. */
#include "config.h"

#include "moat-derivation.h"

#include <math.h>

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
  observation->low = moat_decimal_to_double (self->low);
  observation->high = moat_decimal_to_double (self->high);
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
    case MOAT_QUALIFIER_EXACT:
    case MOAT_QUALIFIER_BETWEEN:
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
