/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A staged row as a fact.
 *
 * The words of the source are read first: they give value, ends, qualifier and unit.  The row's
 * own columns come second and win, with one condition: what the words state, the row has to state
 * too (moat-fact-check.c).  A row gives its period in one column, in any way that periods are
 * written, or as the first and the last day.
 *
 * A row without a key gets the next free one.
 */
#include "config.h"

#include "moat-import-private.h"

#include <glib/gi18n-lib.h>

#include "moat-fact.h"

MoatImportRefusal *
moat_import_refusal_new (int column, const char *message)
{
  MoatImportRefusal *self = g_new0 (MoatImportRefusal, 1);

  self->column = column;
  self->message = g_strdup (message);
  return self;
}

void
moat_import_refusal_free (MoatImportRefusal *self)
{
  g_free (self->message);
  g_free (self);
}

/* The column of @field in either spelling; −1: none. */
static int
find_field (const MoatTable *table, MoatFactField field)
{
  for (int i = 0; table->columns[i]; i++)
    {
      MoatFactField found;
      if (moat_fact_field_from_nick (table->columns[i], &found) && found == field)
        return i;
    }
  return -1;
}

static const char *
get_cell (const MoatTable *table, const MoatTableRow *row, MoatFactField field)
{
  int column = find_field (table, field);

  return column >= 0 ? row->cells[column] : "";
}

/* What texts about @entity (nullable) are read with. */
static gboolean
find_reading (MoatImportTarget *target, const char *entity, MoatFactReading *reading,
              GError **error)
{
  if (!target->words)
    target->words = moat_store_list_qualifier_words (target->store, error);
  if (target->words && !target->entities)
    target->entities = moat_store_list_entities (target->store, error);
  if (!target->words || !target->entities)
    return FALSE;

  *reading = (MoatFactReading){ target->words, MOAT_YEAR_END_CALENDAR };
  for (guint i = 0; i < target->entities->len; i++)
    {
      const MoatEntity *found = target->entities->pdata[i];
      if (g_strcmp0 (found->key, entity) == 0)
        reading->year_end = found->year_end;
    }
  return TRUE;
}

static gboolean
set_other_fields (MoatFact *fact, const MoatTable *table, const MoatTableRow *row,
                  const MoatFactReading *reading, int *column, GError **error)
{
  for (int i = 0; table->columns[i]; i++)
    {
      MoatFactField field;

      *column = i;
      if (!moat_fact_field_from_nick (table->columns[i], &field))
        {
          g_set_error_literal (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_FIELD,
                               _ ("Facts have no such field"));
          return FALSE;
        }
      if (field != MOAT_FACT_FIELD_AS_STATED && row->cells[i][0] != '\0' &&
          !moat_fact_read_text (fact, field, row->cells[i], reading, error))
        return FALSE;
    }
  *column = -1;
  return TRUE;
}

static gboolean
read_fact (MoatFact *fact, const MoatTable *table, const MoatTableRow *row,
           const MoatFactReading *reading, int *column, GError **error)
{
  const char *as_stated = get_cell (table, row, MOAT_FACT_FIELD_AS_STATED);
  MoatFactField odd;

  if (as_stated[0] != '\0' &&
      !moat_fact_read_text (fact, MOAT_FACT_FIELD_AS_STATED, as_stated, reading, error))
    {
      *column = find_field (table, MOAT_FACT_FIELD_AS_STATED);
      return FALSE;
    }
  if (!set_other_fields (fact, table, row, reading, column, error))
    return FALSE;
  if (moat_fact_words_agree (fact, reading->words, &odd, error))
    return TRUE;
  *column = find_field (table, odd);
  return FALSE;
}

gboolean
moat_import_fact (MoatImportTarget *target, const MoatTable *table, const MoatTableRow *row,
                  int *column, GError **error)
{
  g_autoptr (MoatFact) fact = moat_fact_new ();
  MoatFactReading reading;

  if (!find_reading (target, get_cell (table, row, MOAT_FACT_FIELD_ENTITY), &reading, error) ||
      !read_fact (fact, table, row, &reading, column, error))
    return FALSE;
  if (!fact->key)
    fact->key = moat_store_make_fact_key (target->store, "f", error);
  return fact->key && moat_fact_validate (fact, reading.words, error) &&
         moat_store_put_fact (target->store, fact, error);
}
