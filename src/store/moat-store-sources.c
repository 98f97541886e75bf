/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing and removing sources, and what refers to them.
 *
 * A source may be referred to from every table that is named here; a new table that refers to
 * sources has to be named too, or its rows keep a source from being removed without being counted.
 */
#include "config.h"

#include "moat-store-sources.h"

#include <glib/gi18n-lib.h>

#include "moat-store-private.h"

/* Facts come first: they are counted by themselves as well. */
static const char *const referring[] = { "fact",      "rate", "event",   "claim",
                                         "framework", "item", "evidence" };

/* Runs @sql on the row @id, which must be there. */
static gboolean
run_on_row (MoatStore *self, sqlite3_stmt *change, gint64 id, GError **error)
{
  if (!moat_statement_run (change, error))
    return FALSE;
  if (sqlite3_changes (self->db) > 0)
    return TRUE;
  g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                       _ ("The source is no longer in the project"));
  return FALSE;
}

gboolean
moat_store_count_source_uses (MoatStore *self, gint64 id, gint64 *n_facts, gint64 *n_all,
                              GError **error)
{
  gint64 n = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (referring); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("SELECT count (*) FROM %s WHERE source_id = ?1", referring[i]);
      sqlite3_stmt *select = moat_store_statement (self, sql, error);
      gboolean has_row;

      if (select == NULL)
        return FALSE;
      moat_statement_bind_int (select, 1, id);
      if (!moat_statement_step (select, &has_row, error))
        return FALSE;
      n += sqlite3_column_int64 (select, 0);
      sqlite3_reset (select);
      if (i == 0 && n_facts != NULL)
        *n_facts = n;
      if (n_all == NULL)
        return TRUE;
    }
  *n_all = n;
  return TRUE;
}

gboolean
moat_store_update_source (MoatStore *self, const MoatSource *source, GError **error)
{
  sqlite3_stmt *update;

  g_return_val_if_fail (self != NULL && source != NULL, FALSE);
  g_return_val_if_fail (moat_store_is_in_action (self), FALSE);

  if (!moat_store_may_change (self, error))
    return FALSE;
  update = moat_store_statement (
    self,
    "UPDATE source SET key = ?2, title_en = ifnull (?3, ''), title_zh = ifnull (?4, ''),"
    " publisher_en = ifnull (?5, ''), publisher_zh = ifnull (?6, ''), published = ?7,"
    " url = ifnull (?8, ''), note_en = ifnull (?9, ''), note_zh = ifnull (?10, '') WHERE id = ?1",
    error);
  if (update == NULL)
    return FALSE;
  moat_statement_bind_int (update, 1, source->id);
  moat_statement_bind_text (update, 2, source->key);
  moat_statement_bind_text (update, 3, source->title.en);
  moat_statement_bind_text (update, 4, source->title.zh);
  moat_statement_bind_text (update, 5, source->publisher.en);
  moat_statement_bind_text (update, 6, source->publisher.zh);
  moat_statement_bind_taken (update, 7, moat_date_to_iso (source->published));
  moat_statement_bind_text (update, 8, source->url);
  moat_statement_bind_text (update, 9, source->note.en);
  moat_statement_bind_text (update, 10, source->note.zh);
  return run_on_row (self, update, source->id, error);
}

gboolean
moat_store_move_source_uses (MoatStore *self, gint64 from, gint64 to, GError **error)
{
  g_return_val_if_fail (self != NULL && moat_store_is_in_action (self), FALSE);

  if (!moat_store_may_change (self, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (referring); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("UPDATE %s SET source_id = ?2 WHERE source_id = ?1", referring[i]);
      sqlite3_stmt *update = moat_store_statement (self, sql, error);

      if (update == NULL)
        return FALSE;
      moat_statement_bind_int (update, 1, from);
      moat_statement_bind_int (update, 2, to);
      if (!moat_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
moat_store_delete_source (MoatStore *self, gint64 id, GError **error)
{
  sqlite3_stmt *remove;

  g_return_val_if_fail (self != NULL && moat_store_is_in_action (self), FALSE);

  remove = moat_store_may_change (self, error)
             ? moat_store_statement (self, "DELETE FROM source WHERE id = ?1", error)
             : NULL;
  if (remove == NULL)
    return FALSE;
  moat_statement_bind_int (remove, 1, id);
  return run_on_row (self, remove, id, error);
}
