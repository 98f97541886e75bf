/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something dated that belongs on a timeline, as a plain value.
 *
 * How precisely the date is known is part of it: an event known by its year has that year as its
 * period and is drawn as long as it, an event of a day is a point. */
#include "config.h"

#include "moat-event.h"

MoatEvent *
moat_event_new (void)
{
  return g_new0 (MoatEvent, 1);
}

MoatEvent *
moat_event_copy (const MoatEvent *self)
{
  MoatEvent *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (MoatEvent, 1);
  copy->id = self->id;
  copy->key = g_strdup (self->key);
  copy->entity = g_strdup (self->entity);
  copy->period = self->period;
  copy->dimension = g_strdup (self->dimension);
  moat_label_copy_into (&self->label, &copy->label);
  copy->source = g_strdup (self->source);
  copy->locator = g_strdup (self->locator);
  return copy;
}

void
moat_event_free (MoatEvent *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->entity);
  g_free (self->dimension);
  moat_label_clear (&self->label);
  g_free (self->source);
  g_free (self->locator);
  g_free (self);
}
