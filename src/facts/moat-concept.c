/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is measured, in the sense of an XBRL concept, as a plain value.
 *
 * The period type says whether its figures are flows over a period or stocks at a moment, the
 * unit kind what they are counted in, the aggregation how shorter periods make a longer one. */
#include "config.h"

#include "moat-concept.h"

MoatConcept *
moat_concept_new (void)
{
  return g_new0 (MoatConcept, 1);
}

void
moat_concept_free (MoatConcept *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  moat_label_clear (&self->label);
  g_free (self);
}
