/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document that figures and events come from, as a plain value: what a chart's source line
 * cites and what a reader would look up.  The place in the document stands with each fact, as its
 * locator. */
#include "config.h"

#include "moat-source.h"

MoatSource *
moat_source_new (void)
{
  return g_new0 (MoatSource, 1);
}

void
moat_source_free (MoatSource *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  moat_label_clear (&self->title);
  moat_label_clear (&self->publisher);
  g_free (self->url);
  moat_label_clear (&self->note);
  g_free (self);
}
