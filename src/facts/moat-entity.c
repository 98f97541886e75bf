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

MoatEntity *
moat_entity_copy (const MoatEntity *self)
{
  MoatEntity *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->key = g_strdup (self->key);
  copy->parent = g_strdup (self->parent);
  copy->tags = g_strdup (self->tags);
  copy->label = (MoatLabel){ NULL, NULL };
  moat_label_copy_into (&self->label, &copy->label);
  return copy;
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
