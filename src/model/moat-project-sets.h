/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-project.h"

G_BEGIN_DECLS

/* Sets of entities, such as "US hyperscaler": those that bear a tag.  A set is there while an
 * entity bears its name. */

/** The names of all sets, in the order of the alphabet.  (transfer full) */
GStrv moat_project_list_sets (MoatProject *self);
/** The keys of the entities of @name; none if there is no such set.  (transfer full) */
GStrv moat_project_list_set (MoatProject *self, const char *name);
/** Makes @keys, ended by NULL, the entities of @name; without any the set is gone.  One journalled
 * action; an edit that changes nothing is none.  CONSTRAINT for a name that cannot be one,
 * NOT_FOUND for a key of no entity. */
gboolean moat_project_put_set (MoatProject *self, const char *name, const char *const *keys,
                               GError **error);
/** @keys, ended by NULL, with each "@name" replaced by the entities of that set, each entity once.
 * NOT_FOUND, naming it, for a set that there is not.  (transfer full) */
GStrv moat_project_expand_sets (MoatProject *self, const char *const *keys, GError **error);

G_END_DECLS
