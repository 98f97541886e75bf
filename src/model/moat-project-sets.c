/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sets of entities.
 *
 * A set is a tag: entities say which they belong to, so that a set needs no table of its own,
 * leaves and comes back with the entities, and is what claims mean by "of".  Saving one is one
 * action, however many entities it touches.
 */
#include "config.h"

#include "moat-project-sets.h"

#include <glib/gi18n-lib.h>

#include "moat-project-private.h"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

GStrv
moat_project_list_sets (MoatProject *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *entities;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);

  entities = moat_project_get_entities (self);
  for (guint i = 0; i < entities->len; i++)
    {
      g_auto (GStrv) tags = moat_entity_list_tags (entities->pdata[i]);

      for (char **tag = tags; *tag; tag++)
        if (!g_ptr_array_find_with_equal_func (names, *tag, g_str_equal, NULL))
          g_ptr_array_add (names, g_strdup (*tag));
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}

GStrv
moat_project_list_set (MoatProject *self, const char *name)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  GPtrArray *entities;

  g_return_val_if_fail (MOAT_IS_PROJECT (self) && name, NULL);

  entities = moat_project_get_entities (self);
  for (guint i = 0; i < entities->len; i++)
    if (moat_entity_has_tag (entities->pdata[i], name))
      g_strv_builder_add (keys, ((const MoatEntity *) entities->pdata[i])->key);
  return g_strv_builder_end (keys);
}

typedef struct
{
  const char *name;
  const char *const *keys;
  GPtrArray *entities; /* of MoatEntity, borrowed */
} Set;

static gboolean
put_set (MoatStore *store, gpointer data, GError **error)
{
  const Set *set = data;

  for (guint i = 0; i < set->entities->len; i++)
    {
      const MoatEntity *entity = set->entities->pdata[i];
      gboolean bears = g_strv_contains (set->keys, entity->key);
      g_autofree char *tags = NULL;

      if (bears == moat_entity_has_tag (entity, set->name))
        continue;
      tags = moat_entity_tags_with (entity, set->name, bears);
      if (!moat_store_set_tags (store, entity->id, tags, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
changes_anything (const Set *set)
{
  for (guint i = 0; i < set->entities->len; i++)
    {
      const MoatEntity *entity = set->entities->pdata[i];

      if (g_strv_contains (set->keys, entity->key) != moat_entity_has_tag (entity, set->name))
        return TRUE;
    }
  return FALSE;
}

gboolean
moat_project_put_set (MoatProject *self, const char *name, const char *const *keys, GError **error)
{
  Set set = { name, keys, NULL };
  g_autofree char *label = NULL;

  g_return_val_if_fail (MOAT_IS_PROJECT (self) && keys, FALSE);

  if (!moat_tag_is_valid (name) || name[0] == '@')
    {
      g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
                           _ ("A set needs a name, without commas and not beginning with @"));
      return FALSE;
    }
  if (!moat_project_load (self, MOAT_PROJECT_ENTITIES, error))
    return FALSE;
  for (gsize i = 0; keys[i]; i++)
    if (!moat_project_find_entity (self, keys[i]))
      {
        g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                     _ ("There is no entity “%s”"), keys[i]);
        return FALSE;
      }
  set.entities = moat_project_get_entities (self);
  if (!changes_anything (&set))
    return TRUE;
  /* Translators: labels of Undo and of the log; %s is the name of a set of entities. */
  label = g_strdup_printf (keys[0] ? _ ("Save set “%s”") : _ ("Delete set “%s”"), name);
  return moat_project_run_action (self, label, put_set, &set, error);
}

GStrv
moat_project_expand_sets (MoatProject *self, const char *const *keys, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (MOAT_IS_PROJECT (self) && keys, NULL);

  for (gsize i = 0; keys[i]; i++)
    {
      g_auto (GStrv) members = NULL;

      if (keys[i][0] == '@')
        members = moat_project_list_set (self, keys[i] + 1);
      else
        members = g_strdupv ((char *[]){ (char *) keys[i], NULL });
      if (!members[0])
        {
          g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                       _ ("There is no set of entities “%s”"), keys[i] + 1);
          return NULL;
        }
      for (char **member = members; *member; member++)
        if (!g_ptr_array_find_with_equal_func (all, *member, g_str_equal, NULL))
          g_ptr_array_add (all, g_strdup (*member));
    }
  g_ptr_array_add (all, NULL);
  return (GStrv) g_ptr_array_steal (all, NULL);
}
