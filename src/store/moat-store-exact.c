/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact decimals of a series, beside the doubles that moat-store-observations.c reads for
 * drawing.  They are read where values are computed with, which a few thousand figures are. */
#include "config.h"

#include "moat-store-private.h"

enum
{
  ID,
  VALUE,
  LOW,
  HIGH
};

static gboolean
read_decimal (sqlite3_stmt *row, int column, MoatDecimal *out)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL && moat_decimal_parse (text, out);
}

GArray *
moat_store_read_exact (MoatStore *self, const char *entity, const char *concept, const char *unit,
                       GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (MoatExactValue));
  sqlite3_stmt *select;
  gboolean has_row, done;

  g_return_val_if_fail (self != NULL && entity != NULL && concept != NULL, NULL);

  select = moat_store_statement (
    self,
    "SELECT id, value, low, high FROM fact WHERE entity_id = (SELECT id FROM entity WHERE key = ?1)"
    " AND concept_id = (SELECT id FROM concept WHERE key = ?2) AND unit = ?3",
    error);
  if (select == NULL)
    return NULL;
  moat_statement_bind_text (select, 1, entity);
  moat_statement_bind_text (select, 2, concept);
  moat_statement_bind_text (select, 3, unit);
  while ((done = moat_statement_step (select, &has_row, error)) && has_row)
    {
      MoatExactValue value = { .fact_id = sqlite3_column_int64 (select, ID) };

      value.has_value = read_decimal (select, VALUE, &value.best);
      value.low = value.high = value.best;
      if (value.has_value)
        {
          read_decimal (select, LOW, &value.low);
          read_decimal (select, HIGH, &value.high);
        }
      g_array_append_val (values, value);
    }
  sqlite3_reset (select);
  return done ? g_steal_pointer (&values) : NULL;
}
