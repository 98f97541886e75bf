/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the Rates page: what their cells say, and how what is typed is taken.
 *
 * The first column is the whole rate as a sentence; its parts have columns of their own to sort,
 * edit and copy by. */

#include "config.h"

#include "moat-rate-columns.h"

#include <glib/gi18n-lib.h>

#include "moat-rate-words.h"

enum
{
  RATE,
  BASE,
  QUOTE,
  VALUE,
  KIND,
  PERIOD,
  SOURCE,
  LOCATOR,
  N_COLUMNS
};

#define TEXT MOAT_GRID_COLUMN_EDITABLE
#define CHOICE (MOAT_GRID_COLUMN_EDITABLE | MOAT_GRID_COLUMN_CHOICE)

/* Translators: the titles of columns of a table of exchange rates. */
static const MoatGridColumn columns[N_COLUMNS] = {
  [RATE] = { "rate", N_ ("Exchange Rate"), 160, TEXT },
  /* Translators: the currency of which a rate says what one unit is worth. */
  [BASE] = { "base", N_ ("Base"), 60, TEXT },
  /* Translators: the currency in which a rate says what one unit of the other is worth. */
  [QUOTE] = { "quote", N_ ("Quote"), 60, TEXT },
  [VALUE] = { "value", N_ ("Value"), 80, TEXT | MOAT_GRID_COLUMN_NUMERIC },
  [KIND] = { "kind", N_ ("Kind"), 90, CHOICE },
  [PERIOD] = { "period", N_ ("Period"), 150, TEXT },
  [SOURCE] = { "source", N_ ("Source"), 190, CHOICE },
  [LOCATOR] = { "locator", N_ ("Locator"), 120, TEXT | MOAT_GRID_COLUMN_WIDE },
};

/* The field that a column edits: a sentence is changed by its number. */
static MoatRateField
get_field (guint column)
{
  static const MoatRateField fields[N_COLUMNS] = {
    [RATE] = MOAT_RATE_FIELD_VALUE,    [BASE] = MOAT_RATE_FIELD_BASE,
    [QUOTE] = MOAT_RATE_FIELD_QUOTE,   [VALUE] = MOAT_RATE_FIELD_VALUE,
    [KIND] = MOAT_RATE_FIELD_KIND,     [PERIOD] = MOAT_RATE_FIELD_PERIOD,
    [SOURCE] = MOAT_RATE_FIELD_SOURCE, [LOCATOR] = MOAT_RATE_FIELD_LOCATOR,
  };

  return fields[column];
}

static char *
get_text (MoatRecord *record, guint column, gpointer data)
{
  const MoatTableContext *context = data;
  const MoatRate *rate = moat_record_get_rate (record);
  const MoatSource *source;

  if (rate == NULL || context->project == NULL)
    return NULL;
  switch (column)
    {
    case RATE:
      return moat_rate_word (rate, context->wording);
    case VALUE:
      return moat_wording_decimal (context->wording, rate->value, NULL);
    case KIND:
      return g_strdup (moat_rate_name_kind (rate->kind));
    case PERIOD:
      return moat_wording_period (context->wording, rate->period, MOAT_YEAR_END_CALENDAR);
    case SOURCE:
      source =
        rate->source != NULL ? moat_project_find_source (context->project, rate->source) : NULL;
      return g_strdup (source != NULL ? moat_label_get (&source->title, moat_wording_get_language (
                                                                          context->wording))
                                      : rate->source);
    default:
      return moat_rate_get_text (rate, get_field (column));
    }
}

static char *
get_edit_text (MoatRecord *record, guint column, gpointer data)
{
  const MoatTableContext *context = data;
  const MoatRate *rate = moat_record_get_rate (record);

  return rate != NULL ? moat_rate_word_for_editing (rate, get_field (column), context->wording)
                      : g_strdup ("");
}

static char *
get_copy_text (MoatRecord *record, guint column, gpointer data)
{
  const MoatRate *rate = moat_record_get_rate (record);

  return rate != NULL && column == VALUE ? moat_rate_get_text (rate, MOAT_RATE_FIELD_VALUE)
                                         : get_text (record, column, data);
}

static void
list_choices (guint column, GPtrArray *keys, GPtrArray *labels, gpointer data)
{
  const MoatTableContext *context = data;

  moat_rate_list_choices (context->project, get_field (column), keys, labels);
}

static gboolean
set_text (MoatRecord *record, guint column, const char *text, gpointer data, GError **error)
{
  const MoatTableContext *context = data;
  g_autoptr (MoatRate) rate = NULL;

  if (moat_record_get_rate (record) == NULL)
    return TRUE;
  rate = moat_rate_copy (moat_record_get_rate (record));
  return moat_rate_read_text (rate, get_field (column), text, error) &&
         moat_project_put_rate (context->project, rate, error);
}

const MoatTableKind *
moat_rate_columns_get_kind (void)
{
  static const MoatGridDelegate delegate = { get_text, get_edit_text, get_copy_text, list_choices,
                                             set_text };
  static const MoatTableKind kind = {
    .table = MOAT_ROW_TABLE_RATES,
    .name = N_ ("Rates"),
    .columns = columns,
    .n_columns = N_COLUMNS,
    .delegate = &delegate,
    .settings_key = "rates-columns",
    .icon_name = "moat-rates-symbolic",
    .empty_title = N_ ("No Exchange Rates Yet"),
    .empty_text = N_ ("Figures in different currencies are compared at rates that have a source. "
                      "Import a table of rates, or type one in."),
    .add_label = N_ ("_Add a Rate…"),
    .add_action = "rates.add",
    .unread_title = N_ ("The Exchange Rates Cannot Be Read"),
  };

  return &kind;
}
