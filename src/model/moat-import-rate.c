/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row of the table of exchange rates into a project.
 *
 * The columns are those that `moat-cli rates --format csv` prints.  The number to draw with is
 * computed from the exact one; a table that states it too is not asked.
 */
#include "config.h"

#include "moat-import-private.h"

#include <glib/gi18n-lib.h>

#include "moat-store-rates.h"
#include "moat-unit.h"

static gboolean
refuse (GError **error, const char *format, const char *text)
{
  GString *message = g_string_new (format);

  g_string_replace (message, "%s", text, 1);
  g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT, message->str);
  g_string_free (message, TRUE);
  return FALSE;
}

static gboolean
read_currency (const char *text, const char **out, GError **error)
{
  *out = moat_unit_intern (text);
  /* Translators: %s is what stands in a table. */
  return *out || refuse (error, _ ("“%s” is no currency that is known"), text);
}

static gboolean
read_day (const char *text, MoatDate *out, GError **error)
{
  *out = text[0] ? moat_date_parse_iso (text, -1) : MOAT_DATE_NONE;
  /* Translators: %s is what stands in a table. */
  return !text[0] || *out || refuse (error, _ ("“%s” is no day of the calendar"), text);
}

static gboolean
read_cell (MoatRate *rate, const char *name, const char *text, GError **error)
{
  if (g_str_equal (name, "base"))
    return read_currency (text, &rate->base, error);
  if (g_str_equal (name, "quote"))
    return read_currency (text, &rate->quote, error);
  if (g_str_equal (name, "value"))
    /* Translators: %s is what stands in a table. */
    return moat_decimal_parse (text, &rate->value) || refuse (error, _ ("“%s” is no number"), text);
  if (g_str_equal (name, "kind"))
    return moat_rate_kind_from_nick (text, &rate->kind) ||
           /* Translators: %s is what stands in a table; the words are written as they stand. */
           refuse (error, _ ("“%s” is neither average nor closing"), text);
  if (g_str_equal (name, "period_start"))
    return read_day (text, &rate->period.start, error);
  if (g_str_equal (name, "period_end"))
    return read_day (text, &rate->period.end, error);
  if (g_str_equal (name, "source"))
    rate->source = text[0] ? g_strdup (text) : NULL;
  else if (g_str_equal (name, "locator"))
    rate->locator = g_strdup (text);
  else if (!g_str_equal (name, "value_real"))
    return refuse (error, _ ("Rates have no such field"), "");
  return TRUE;
}

gboolean
moat_import_rate (MoatImportTarget *target, const MoatTable *table, const MoatTableRow *row,
                  int *column, GError **error)
{
  g_autoptr (MoatRate) rate = moat_rate_new ();

  for (int i = 0; table->columns[i]; i++)
    {
      *column = i;
      if (!read_cell (rate, table->columns[i], row->cells[i], error))
        return FALSE;
    }
  *column = -1;
  return moat_store_put_rate (target->store, rate, 0, error);
}
