/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who a figure is about: a company, a segment of one, or a group, as a plain value.
 *
 * An entity knows the currency it reports in and the day its fiscal year ends, because that is
 * what "FY2023" and "per year" mean for it.  Storing and listing are left to the store. */
#include "config.h"

#include "moat-entity.h"

#include <string.h>

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

GStrv
moat_entity_list_tags (const MoatEntity *self)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  parts = g_strsplit (self->tags != NULL ? self->tags : "", ",", -1);
  for (char **part = parts; *part != NULL; part++)
    if (*g_strstrip (*part) != '\0')
      g_strv_builder_add (list, *part);
  return g_strv_builder_end (list);
}

gboolean
moat_entity_has_tag (const MoatEntity *self, const char *tag)
{
  g_auto (GStrv) tags = moat_entity_list_tags (self);

  g_return_val_if_fail (tag != NULL, FALSE);

  return g_strv_contains ((const char *const *) tags, tag);
}

char *
moat_entity_tags_with (const MoatEntity *self, const char *tag, gboolean bears)
{
  g_auto (GStrv) tags = moat_entity_list_tags (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (char **each = tags; *each != NULL; each++)
    if (!g_str_equal (*each, tag))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", *each);
  if (bears)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", tag);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
moat_tag_is_valid (const char *tag)
{
  return tag != NULL && *tag != '\0' && strchr (tag, ',') == NULL &&
         g_utf8_validate (tag, -1, NULL);
}
