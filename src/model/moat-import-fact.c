/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A staged row as a fact.
 *
 * The words of the source are read first: they give value, ends, qualifier and unit.  The row's
 * own columns come second and win, with one condition: a row that states both the words and the
 * value must state the same number and the same unit, to the last digit.  That is what catches a
 * lost zero or a 万 read as 亿.  Words without a number (三位数) agree with any value: reading them
 * is a judgement, and the row has made it.
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

static gboolean
set_other_fields (MoatFact *fact, const MoatTable *table, const MoatTableRow *row, int *column,
                  GError **error)
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
          !moat_fact_set_text (fact, field, row->cells[i], error))
        return FALSE;
    }
  *column = -1;
  return TRUE;
}

static gboolean
check_agreement (const MoatFact *words, const MoatFact *fact, GError **error)
{
  g_autofree char *stated = NULL;
  g_autofree char *given = NULL;

  if (!words->has_value || !fact->has_value || moat_decimal_compare (words->best, fact->best) == 0)
    return TRUE;
  stated = moat_decimal_to_string (words->best);
  given = moat_decimal_to_string (fact->best);
  g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
               /* Translators: words such as 3800亿元, the number they mean, another number. */
               _ ("“%s” is %s, but the value is %s"), words->as_stated, stated, given);
  return FALSE;
}

static gboolean
check_units (const MoatFact *words, const MoatFact *fact, GError **error)
{
  if (!words->unit || words->unit == fact->unit)
    return TRUE;
  g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
               /* Translators: words such as 400亿美元, the unit they mean, another unit. */
               _ ("“%s” is stated in %s, but the unit is %s"), words->as_stated, words->unit,
               fact->unit ? fact->unit : "");
  return FALSE;
}

static gboolean
read_fact (MoatFact *fact, const MoatTable *table, const MoatTableRow *row, int *column,
           GError **error)
{
  const char *as_stated = get_cell (table, row, MOAT_FACT_FIELD_AS_STATED);
  g_autoptr (MoatFact) words = NULL;

  if (as_stated[0] != '\0' &&
      !moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, as_stated, error))
    {
      *column = find_field (table, MOAT_FACT_FIELD_AS_STATED);
      return FALSE;
    }
  words = moat_fact_copy (fact);
  if (!set_other_fields (fact, table, row, column, error))
    return FALSE;
  *column = find_field (table, MOAT_FACT_FIELD_VALUE);
  if (!check_agreement (words, fact, error))
    return FALSE;
  *column = find_field (table, MOAT_FACT_FIELD_UNIT);
  if (!check_units (words, fact, error))
    return FALSE;
  *column = -1;
  return TRUE;
}

gboolean
moat_import_fact (MoatStore *store, const MoatTable *table, const MoatTableRow *row, int *column,
                  GError **error)
{
  g_autoptr (MoatFact) fact = moat_fact_new ();

  if (!read_fact (fact, table, row, column, error))
    return FALSE;
  if (!fact->key)
    fact->key = moat_store_make_fact_key (store, "f", error);
  return fact->key && moat_fact_validate (fact, error) && moat_store_put_fact (store, fact, error);
}
