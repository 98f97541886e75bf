/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the figures of an import stand while it is undone.
 *
 * A changeset of a million rows would be held in memory several times over and stand in the file
 * beside the rows themselves.  So the rows are moved: out of fact and relation into fact_parked and
 * relation_parked, as they are, and back as they were.  What another program has changed in them in
 * the meantime is moved with them and not lost; if rows are missing the move is refused.
 *
 * The ids of the facts of one import are consecutive, so that they are found without an index. */
#include "config.h"

#include "moat-parking.h"

#include "moat-db.h"
#include "moat-indices.h"

/* Runs @sql with the batch and the ids bound to those of ?1, ?2 and ?3 that it has.  @n_rows
 * (nullable) gets how many it changed. */
static gboolean
run (sqlite3 *db, const char *sql, const MoatParkedFacts *facts, gint64 *n_rows, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = moat_db_prepare (db, sql, error);
  const gint64 values[] = { facts->batch_id, facts->first, facts->last };

  if (statement == NULL)
    return FALSE;
  for (int i = 0; i < MIN (sqlite3_bind_parameter_count (statement), 3); i++)
    moat_statement_bind_int (statement, i + 1, values[i]);
  if (!moat_statement_run (statement, error))
    return FALSE;
  if (n_rows != NULL)
    *n_rows = sqlite3_changes64 (db);
  return TRUE;
}

static gboolean
move (sqlite3 *db, const char *copy, const char *delete, const MoatParkedFacts *facts,
      gint64 n_wanted, GError **error)
{
  gint64 n_copied, n_deleted;

  if (!run (db, copy, facts, &n_copied, error) || !run (db, delete, facts, &n_deleted, error))
    return FALSE;
  if (n_copied == n_deleted && (n_wanted < 0 || n_copied == n_wanted))
    return TRUE;
  return moat_db_set_error (db, SQLITE_CONSTRAINT, error);
}

/* Whether so many of the rows of fact come or go that its indices are better made again. */
static gboolean
is_bulk (sqlite3 *db, gint64 n_facts, gboolean *bulk, GError **error)
{
  gint64 n_all = 0;

  *bulk = FALSE;
  if (n_facts < MOAT_INDICES_MANY_ROWS)
    return TRUE;
  if (!moat_db_get_int (db, "SELECT count (*) FROM fact", &n_all, error))
    return FALSE;
  *bulk = n_facts >= n_all / 2;
  return TRUE;
}

static gboolean
move_facts (sqlite3 *db, const char *copy, const char *delete, const MoatParkedFacts *facts,
            GError **error)
{
  gint64 n_facts = facts->last - facts->first + 1;
  g_autoptr (GPtrArray) indices = NULL;
  gboolean bulk;

  if (!is_bulk (db, n_facts, &bulk, error))
    return FALSE;
  if (!bulk)
    return move (db, copy, delete, facts, n_facts, error);
  indices = moat_indices_put_aside (db, "fact", NULL, error);
  return indices != NULL && move (db, copy, delete, facts, n_facts, error) &&
         moat_indices_make_again (db, indices, error);
}

gboolean
moat_parking_put (sqlite3 *db, const MoatParkedFacts *facts, GError **error)
{
#define HANGS_ON_THEM " FROM relation WHERE fact_id BETWEEN ?2 AND ?3 OR other_id BETWEEN ?2 AND ?3"
#define ARE_THEY " FROM fact WHERE batch_id = ?1 AND id BETWEEN ?2 AND ?3"

  return facts->first == 0 || (move (db,
                                     "INSERT INTO relation_parked"
                                     " SELECT id, kind, fact_id, other_id, note, ?1" HANGS_ON_THEM,
                                     "DELETE" HANGS_ON_THEM, facts, -1, error) &&
                               move_facts (db, "INSERT INTO fact_parked SELECT *" ARE_THEY,
                                           "DELETE" ARE_THEY, facts, error));
}

gboolean
moat_parking_take (sqlite3 *db, const MoatParkedFacts *facts, GError **error)
{
  return facts->first == 0 ||
         (move_facts (db,
                      "INSERT INTO fact SELECT * FROM fact_parked"
                      " WHERE batch_id = ?1 AND id BETWEEN ?2 AND ?3",
                      "DELETE FROM fact_parked WHERE batch_id = ?1", facts, error) &&
          move (db,
                "INSERT INTO relation SELECT id, kind, fact_id, other_id, note FROM relation_parked"
                " WHERE batch_id = ?1",
                "DELETE FROM relation_parked WHERE batch_id = ?1", facts, -1, error));
}

gboolean
moat_parking_clear (sqlite3 *db, GError **error)
{
  return moat_db_exec (db, "DELETE FROM fact_parked; DELETE FROM relation_parked", error);
}
