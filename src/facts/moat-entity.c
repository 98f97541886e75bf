/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who a figure is about: a company, a segment of one, or a group, as a plain value.
 *
 * An entity knows the currency it reports in and the day its fiscal year ends, because that is
 * what "FY2023" and "per year" mean for it.  Storing and listing are left to the store. */
#include "config.h"

#include "moat-entity.h"

MoatEntity *
moat_entity_new (void)
{
  MoatEntity *self = g_new0 (MoatEntity, 1);

  self->year_end = MOAT_YEAR_END_CALENDAR;
  return self;
}

void
moat_entity_free (MoatEntity *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->parent);
  g_free (self->tags);
  moat_label_clear (&self->label);
  g_free (self);
}
