/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the Figures page: what their cells say, and how what is typed is taken.
 *
 * A cell is worded for the reader; what is edited is the field as moat_fact_read_text() reads it,
 * and what is copied is worded too, save numbers and dates, which other programs are to count
 * with.  A value follows from the words of its source, so editing it edits those. */

#include "config.h"

#include "moat-figure-columns.h"

#include <glib/gi18n-lib.h>

#include "moat-figure-reading.h"
#include "moat-unit.h"

enum
{
  ENTITY,
  CONCEPT,
  PERIOD,
  VALUE,
  AS_STATED,
  UNIT,
  QUALIFIER,
  STATUS,
  GRADE,
  SOURCE,
  LOCATOR,
  KNOWN_FROM,
  REMARK,
  KEY,
  N_COLUMNS
};

#define TEXT MOAT_GRID_COLUMN_EDITABLE
#define CHOICE (MOAT_GRID_COLUMN_EDITABLE | MOAT_GRID_COLUMN_CHOICE)

/* Translators: the titles of columns of a table of figures. */
static const MoatGridColumn columns[N_COLUMNS] = {
  [ENTITY] = { "entity", N_ ("Entity"), 140, CHOICE },
  [CONCEPT] = { "concept", N_ ("Measure"), 190, CHOICE },
  [PERIOD] = { "period", N_ ("Period"), 130, TEXT },
  [VALUE] = { "value", N_ ("Value"), 120, TEXT | MOAT_GRID_COLUMN_NUMERIC },
  [AS_STATED] = { "as-stated", N_ ("As Stated"), 110, TEXT },
  [UNIT] = { "unit", N_ ("Unit"), 70, TEXT | MOAT_GRID_COLUMN_HIDDEN },
  [QUALIFIER] = { "qualifier", N_ ("Qualifier"), 100, CHOICE | MOAT_GRID_COLUMN_HIDDEN },
  [STATUS] = { "status", N_ ("Status"), 80, CHOICE },
  [GRADE] = { "grade", N_ ("Evidence"), 90, CHOICE | MOAT_GRID_COLUMN_HIDDEN },
  [SOURCE] = { "source", N_ ("Source"), 170, CHOICE },
  [LOCATOR] = { "locator", N_ ("Locator"), 80, TEXT },
  [KNOWN_FROM] = { "known-from", N_ ("Known From"), 130, TEXT },
  [REMARK] = { "remark", N_ ("Remark"), 200, TEXT | MOAT_GRID_COLUMN_WIDE },
  [KEY] = { "key", N_ ("Key"), 70, TEXT },
};

/* The field that a column edits. */
static MoatFactField
get_field (guint column, const MoatTableContext *context)
{
  switch (column)
    {
    case ENTITY:
      return MOAT_FACT_FIELD_ENTITY;
    case CONCEPT:
      return MOAT_FACT_FIELD_CONCEPT;
    case PERIOD:
      return MOAT_FACT_FIELD_PERIOD;
    case VALUE:
    case AS_STATED:
      return MOAT_FACT_FIELD_AS_STATED;
    case UNIT:
      return MOAT_FACT_FIELD_UNIT;
    case QUALIFIER:
      return MOAT_FACT_FIELD_QUALIFIER;
    case STATUS:
      return MOAT_FACT_FIELD_STATUS;
    case GRADE:
      return MOAT_FACT_FIELD_GRADE;
    case SOURCE:
      return MOAT_FACT_FIELD_SOURCE;
    case LOCATOR:
      return MOAT_FACT_FIELD_LOCATOR;
    case KNOWN_FROM:
      return MOAT_FACT_FIELD_KNOWN_FROM;
    case REMARK:
      return moat_wording_get_language (context->wording) == MOAT_LANGUAGE_ZH
               ? MOAT_FACT_FIELD_REMARK_ZH
               : MOAT_FACT_FIELD_REMARK_EN;
    default:
      return MOAT_FACT_FIELD_KEY;
    }
}

/* The label in the reader's language, or the key where there is none. */
static char *
dup_label (const MoatLabel *label, const char *key, const MoatTableContext *context)
{
  return g_strdup (
    label != NULL ? moat_label_get (label, moat_wording_get_language (context->wording)) : key);
}

static char *
word_period (const MoatFact *fact, const MoatTableContext *context)
{
  const MoatEntity *entity = moat_project_find_entity (context->project, fact->entity);

  return moat_wording_period (context->wording, fact->period,
                              entity != NULL ? entity->year_end : MOAT_YEAR_END_CALENDAR);
}

static char *
word_value (const MoatFact *fact, const MoatTableContext *context)
{
  MoatNumberStyle style = moat_number_style (fact->unit);

  if (!fact->has_value)
    return NULL;
  style.with_unit = TRUE;
  style.qualifier = fact->qualifier;
  if (fact->qualifier == MOAT_QUALIFIER_BETWEEN)
    return moat_wording_range (context->wording, moat_decimal_to_double (fact->low),
                               moat_decimal_to_double (fact->high), &style);
  return moat_wording_number (context->wording, moat_decimal_to_double (fact->best), &style);
}

static char *
word_unit (const char *unit)
{
  if (g_strcmp0 (unit, "ratio") == 0)
    return g_strdup (_ ("Ratio"));
  if (g_strcmp0 (unit, "count") == 0)
    return g_strdup (_ ("Count"));
  return g_strdup (unit);
}

static char *
get_text (MoatRecord *record, guint column, gpointer data)
{
  const MoatTableContext *context = data;
  const MoatFact *fact = moat_record_get_fact (record);
  const MoatEntity *entity;
  const MoatConcept *concept;
  const MoatSource *source;
  g_autofree char *nick = NULL;

  if (fact == NULL || context->project == NULL)
    return NULL;
  switch (column)
    {
    case ENTITY:
      entity = moat_project_find_entity (context->project, fact->entity);
      return dup_label (entity != NULL ? &entity->label : NULL, fact->entity, context);
    case CONCEPT:
      concept = moat_project_find_concept (context->project, fact->concept);
      return dup_label (concept != NULL ? &concept->label : NULL, fact->concept, context);
    case SOURCE:
      source = moat_project_find_source (context->project, fact->source);
      return dup_label (source != NULL ? &source->title : NULL, fact->source, context);
    case PERIOD:
      return word_period (fact, context);
    case VALUE:
      return word_value (fact, context);
    case UNIT:
      return word_unit (fact->unit);
    case QUALIFIER:
    case STATUS:
    case GRADE:
      nick = moat_fact_get_text (fact, get_field (column, context));
      return g_strdup (moat_figure_name_choice (get_field (column, context), nick));
    case KNOWN_FROM:
      return moat_wording_date (context->wording, fact->known_from);
    case REMARK:
      return dup_label (&fact->remark, NULL, context);
    default:
      return moat_fact_get_text (fact, get_field (column, context));
    }
}

static char *
get_edit_text (MoatRecord *record, guint column, gpointer data)
{
  const MoatFact *fact = moat_record_get_fact (record);

  if (fact == NULL)
    return g_strdup ("");
  return column == PERIOD ? word_period (fact, data)
                          : moat_fact_get_text (fact, get_field (column, data));
}

static char *
get_copy_text (MoatRecord *record, guint column, gpointer data)
{
  const MoatFact *fact = moat_record_get_fact (record);

  if (fact != NULL && column == VALUE)
    return moat_fact_get_text (fact, MOAT_FACT_FIELD_VALUE);
  if (fact != NULL && column == UNIT)
    return g_strdup (fact->unit);
  if (fact != NULL && column == KNOWN_FROM)
    return moat_fact_get_text (fact, MOAT_FACT_FIELD_KNOWN_FROM);
  return get_text (record, column, data);
}

static void
list_choices (guint column, GPtrArray *keys, GPtrArray *labels, gpointer data)
{
  const MoatTableContext *context = data;

  moat_figure_list_choices (context->project, get_field (column, context), keys, labels);
}

static gboolean
set_text (MoatRecord *record, guint column, const char *text, gpointer data, GError **error)
{
  const MoatTableContext *context = data;
  g_autoptr (MoatFact) fact = NULL;

  if (moat_record_get_fact (record) == NULL)
    return TRUE;
  fact = moat_fact_copy (moat_record_get_fact (record));
  return moat_project_read_fact_text (context->project, fact, get_field (column, context), text,
                                      error) &&
         moat_project_put_fact (context->project, fact, error);
}

const MoatTableKind *
moat_figure_columns_get_kind (void)
{
  static const MoatGridDelegate delegate = { get_text, get_edit_text, get_copy_text, list_choices,
                                             set_text };
  static const MoatTableKind kind = {
    .table = MOAT_ROW_TABLE_FACTS,
    .name = N_ ("Figures"),
    .columns = columns,
    .n_columns = N_COLUMNS,
    .delegate = &delegate,
    .settings_key = "figures-columns",
    .icon_name = "moat-figures-symbolic",
    .empty_title = N_ ("No Figures Yet"),
    .empty_text = N_ ("Add the first figure with the words of its source."),
    .add_label = N_ ("_Add a Figure…"),
    .add_action = "win.add-figure",
    .unread_title = N_ ("The Figures Cannot Be Read"),
  };

  return &kind;
}
