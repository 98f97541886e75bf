/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tags of entities: which sets each belongs to.
 *
 * They are one text of the entity, divided by commas, and change together: what a set is made of is
 * decided above. */
#include "config.h"

#include "moat-store-private.h"

#include <glib/gi18n-lib.h>

gboolean
moat_store_set_tags (MoatStore *self, gint64 entity_id, const char *tags, GError **error)
{
  sqlite3_stmt *update;

  g_return_val_if_fail (self != NULL && moat_store_is_in_action (self), FALSE);

  if (!moat_store_may_change (self, error))
    return FALSE;
  update = moat_store_statement (self, "UPDATE entity SET tags = ?1 WHERE id = ?2", error);
  if (update == NULL)
    return FALSE;
  moat_statement_bind_text (update, 1, tags);
  moat_statement_bind_int (update, 2, entity_id);
  if (!moat_statement_run (update, error))
    return FALSE;
  if (sqlite3_changes (self->db) > 0)
    return TRUE;
  g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                       _ ("The entity is no longer in the project"));
  return FALSE;
}
