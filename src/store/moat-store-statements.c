/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the project states already, as an import has to know it: for each figure what it is about,
 * when it became known and what it says, without making a MoatFact that lasts. */
#include "config.h"

#include "moat-store-private.h"

#include "moat-unit.h"

enum
{
  ID,
  ENTITY,
  CONCEPT,
  SOURCE,
  START,
  END,
  AS_STATED,
  VALUE,
  LOW,
  HIGH,
  UNIT,
  QUALIFIER,
  STATUS,
  LOCATOR,
  KNOWN_FROM
};

#define STATEMENTS                                                                            \
  "SELECT id, entity_id, concept_id, source_id, period_start, period_end, as_stated, value, " \
  "low, high, unit, qualifier, status, locator, known_from FROM fact WHERE id < ?1"

static char *
get_text (sqlite3_stmt *row, int column)
{
  return (char *) sqlite3_column_text (row, column);
}

static MoatDate
read_date (sqlite3_stmt *row, int column)
{
  const char *text = get_text (row, column);

  return text != NULL ? moat_date_parse_iso (text, -1) : MOAT_DATE_NONE;
}

static void
read_statement (sqlite3_stmt *row, MoatStatement *statement, MoatFact *fact)
{
  const char *value = get_text (row, VALUE);
  const char *low = get_text (row, LOW);
  const char *high = get_text (row, HIGH);

  fact->id = sqlite3_column_int64 (row, ID);
  fact->period = (MoatPeriod){ read_date (row, START), read_date (row, END) };
  fact->as_stated = get_text (row, AS_STATED);
  fact->has_value = value != NULL && moat_decimal_parse (value, &fact->best);
  fact->low = fact->high = fact->best;
  if (low != NULL && high != NULL)
    {
      moat_decimal_parse (low, &fact->low);
      moat_decimal_parse (high, &fact->high);
    }
  fact->unit = moat_unit_intern (get_text (row, UNIT));
  moat_qualifier_from_nick (get_text (row, QUALIFIER), &fact->qualifier);
  moat_status_from_nick (get_text (row, STATUS), &fact->status);
  fact->locator = get_text (row, LOCATOR);
  fact->known_from = read_date (row, KNOWN_FROM);
  statement->fact = fact;
  statement->entity_id = sqlite3_column_int64 (row, ENTITY);
  statement->concept_id = sqlite3_column_int64 (row, CONCEPT);
  statement->source_id = sqlite3_column_int64 (row, SOURCE);
}

gboolean
moat_store_read_statements (MoatStore *self, gint64 entity_id, gint64 concept_id,
                            MoatStatementFunc func, gpointer data, GError **error)
{
  gboolean all = entity_id == 0;
  sqlite3_stmt *select;
  gboolean has_row, done;

  g_return_val_if_fail (self != NULL && func != NULL, FALSE);

  select = moat_store_statement (
    self, all ? STATEMENTS : STATEMENTS " AND entity_id = ?2 AND concept_id = ?3", error);
  if (select == NULL)
    return FALSE;
  moat_statement_bind_int (select, 1, self->brought.first > 0 ? self->brought.first : G_MAXINT64);
  if (!all)
    {
      moat_statement_bind_int (select, 2, entity_id);
      moat_statement_bind_int (select, 3, concept_id);
    }
  while ((done = moat_statement_step (select, &has_row, error)) && has_row)
    {
      MoatStatement statement;
      MoatFact fact = { 0 };

      read_statement (select, &statement, &fact);
      func (&statement, data);
    }
  sqlite3_reset (select);
  return done;
}

gint64
moat_store_find_fact_id (MoatStore *self, const char *key, GError **error)
{
  sqlite3_stmt *select = moat_store_statement (self, "SELECT id FROM fact WHERE key = ?1", error);
  gint64 id = -1;
  gboolean has_row;

  if (select == NULL)
    return -1;
  moat_statement_bind_text (select, 1, key);
  if (moat_statement_step (select, &has_row, error))
    id = has_row ? sqlite3_column_int64 (select, 0) : 0;
  sqlite3_reset (select);
  return id;
}
