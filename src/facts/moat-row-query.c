/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a table somebody wants to see, and in which order: what a table of the window asks
 * and the store answers. */
#include "config.h"

#include "moat-row-query.h"

#include <string.h>

MoatRowQuery *
moat_row_query_new (MoatRowTable table)
{
  MoatRowQuery *self = g_new0 (MoatRowQuery, 1);

  self->table = table;
  self->language = moat_language_of_process ();
  self->orders = g_array_new (FALSE, FALSE, sizeof (MoatRowOrder));
  return self;
}

MoatRowQuery *
moat_row_query_copy (const MoatRowQuery *self)
{
  MoatRowQuery *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->entities = g_strdupv (self->entities);
  copy->concepts = g_strdupv (self->concepts);
  copy->sources = g_strdupv (self->sources);
  copy->pairs = g_strdupv (self->pairs);
  copy->names = self->names != NULL ? g_array_ref (self->names) : NULL;
  copy->orders = g_array_copy (self->orders);
  return copy;
}

void
moat_row_query_free (MoatRowQuery *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_strfreev (self->entities);
  g_strfreev (self->concepts);
  g_strfreev (self->sources);
  g_strfreev (self->pairs);
  g_clear_pointer (&self->names, g_array_unref);
  g_array_unref (self->orders);
  g_free (self);
}

gboolean
moat_row_query_is_restricted (const MoatRowQuery *self)
{
  return (self->text != NULL && self->text[strspn (self->text, " ")] != '\0') ||
         self->entities != NULL || self->concepts != NULL || self->sources != NULL ||
         self->pairs != NULL;
}
