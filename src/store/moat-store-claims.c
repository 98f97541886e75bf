/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claims of the project file: reading and changing them.
 *
 * There are as many as a person has written down, so all are read at once.  What a claim says is
 * text to the store; reading it is analysis' affair (moat-expression.h). */
#include "config.h"

#include "moat-store-claims.h"

#include <glib/gi18n-lib.h>

#include "moat-store-private.h"

/* Of the statement below. */
enum
{
  ID,
  KEY,
  STATEMENT_EN,
  STATEMENT_ZH,
  LEFT,
  OPERATOR,
  RIGHT,
  BASIS,
  TOLERANCE,
  MISSING_EN,
  MISSING_ZH,
  SOURCE,
  LOCATOR
};

#define CLAIMS                                                                        \
  "SELECT c.id, c.key, c.statement_en, c.statement_zh, c.left_side, c.operator,"      \
  " c.right_side, c.basis, c.tolerance, c.missing_en, c.missing_zh, s.key, c.locator" \
  " FROM claim c LEFT JOIN source s ON s.id = c.source_id ORDER BY c.id"

static MoatClaim *
read_claim (sqlite3_stmt *row)
{
  MoatClaim *claim = moat_claim_new ();

  claim->id = sqlite3_column_int64 (row, ID);
  claim->key = moat_statement_dup_text (row, KEY);
  claim->statement.en = moat_statement_dup_text (row, STATEMENT_EN);
  claim->statement.zh = moat_statement_dup_text (row, STATEMENT_ZH);
  claim->left = moat_statement_dup_text (row, LEFT);
  claim->right = moat_statement_dup_text (row, RIGHT);
  moat_claim_operator_from_nick ((const char *) sqlite3_column_text (row, OPERATOR),
                                 &claim->comparator);
  claim->is_per_year = g_strcmp0 ((const char *) sqlite3_column_text (row, BASIS), "per-year") == 0;
  claim->has_tolerance = sqlite3_column_type (row, TOLERANCE) != SQLITE_NULL;
  claim->tolerance = claim->has_tolerance ? sqlite3_column_double (row, TOLERANCE) : 0;
  claim->missing.en = moat_statement_dup_text (row, MISSING_EN);
  claim->missing.zh = moat_statement_dup_text (row, MISSING_ZH);
  claim->source = moat_statement_dup_text (row, SOURCE);
  claim->locator = moat_statement_dup_text (row, LOCATOR);
  return claim;
}

GPtrArray *
moat_store_list_claims (MoatStore *self, GError **error)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_claim_free);
  sqlite3_stmt *select;
  gboolean has_row, done;

  g_return_val_if_fail (self != NULL, NULL);

  select = moat_store_statement (self, CLAIMS, error);
  if (select == NULL)
    return NULL;
  while ((done = moat_statement_step (select, &has_row, error)) && has_row)
    g_ptr_array_add (claims, read_claim (select));
  sqlite3_reset (select);
  return done ? g_steal_pointer (&claims) : NULL;
}

/* No text is an empty one: the columns are never NULL. */
static void
bind_text (sqlite3_stmt *put, int parameter, const char *text)
{
  moat_statement_bind_text (put, parameter, text != NULL ? text : "");
}

static gboolean
bind_claim (MoatStore *self, sqlite3_stmt *put, const MoatClaim *claim, GError **error)
{
  gint64 source;

  bind_text (put, 1, claim->key);
  bind_text (put, 2, claim->statement.en);
  bind_text (put, 3, claim->statement.zh);
  bind_text (put, 4, claim->left);
  bind_text (put, 5, moat_claim_operator_to_nick (claim->comparator));
  bind_text (put, 6, claim->right);
  bind_text (put, 7, claim->is_per_year ? "per-year" : "stated");
  if (claim->has_tolerance)
    moat_statement_bind_double (put, 8, claim->tolerance);
  else
    moat_statement_bind_null (put, 8);
  bind_text (put, 9, claim->missing.en);
  bind_text (put, 10, claim->missing.zh);
  if (claim->source == NULL || *claim->source == '\0')
    moat_statement_bind_null (put, 11);
  else if (!moat_store_find_id (self, "source", claim->source, &source, error))
    return FALSE;
  else
    moat_statement_bind_int (put, 11, source);
  bind_text (put, 12, claim->locator);
  if (claim->id != 0)
    moat_statement_bind_int (put, 13, claim->id);
  return TRUE;
}

/* Runs a statement that must meet one row. */
static gboolean
run_on_one_row (MoatStore *self, sqlite3_stmt *statement, GError **error)
{
  if (!moat_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (self->db) > 0)
    return TRUE;
  g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                       _ ("The claim is no longer in the project"));
  return FALSE;
}

gboolean
moat_store_put_claim (MoatStore *self, MoatClaim *claim, GError **error)
{
  static const char insert[] =
    "INSERT INTO claim (key, statement_en, statement_zh, left_side, operator, right_side, basis,"
    " tolerance, missing_en, missing_zh, source_id, locator)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
  static const char update[] =
    "UPDATE claim SET key = ?1, statement_en = ?2, statement_zh = ?3, left_side = ?4,"
    " operator = ?5, right_side = ?6, basis = ?7, tolerance = ?8, missing_en = ?9,"
    " missing_zh = ?10, source_id = ?11, locator = ?12 WHERE id = ?13";
  sqlite3_stmt *put;

  g_return_val_if_fail (self != NULL && claim != NULL, FALSE);
  g_return_val_if_fail (moat_store_is_in_action (self), FALSE);

  if (!moat_store_may_change (self, error) || !moat_claim_validate (claim, error))
    return FALSE;
  put = moat_store_statement (self, claim->id == 0 ? insert : update, error);
  if (put == NULL || !bind_claim (self, put, claim, error) || !run_on_one_row (self, put, error))
    return FALSE;
  if (claim->id == 0)
    claim->id = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

gboolean
moat_store_delete_claim (MoatStore *self, gint64 id, GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL && moat_store_is_in_action (self), FALSE);

  statement = moat_store_may_change (self, error)
                ? moat_store_statement (self, "DELETE FROM claim WHERE id = ?1", error)
                : NULL;
  if (statement == NULL)
    return FALSE;
  moat_statement_bind_int (statement, 1, id);
  return run_on_one_row (self, statement, error);
}
