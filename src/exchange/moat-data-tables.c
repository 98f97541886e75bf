/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tables of a project are exported as data, under which names, and what their columns hold.
 *
 * The set is closed: figures, events, rates and relations, and whatever any of them refers to, so
 * that a workbook can be taken into an empty project.  Names are those of the project file and do
 * not change with the language: they are what an import recognises.
 *
 * A CSV file holds one table only.  There, each figure is followed by what is known of its entity,
 * concept and source, in columns named after both tables: "entity_label_en". */
#include "config.h"

#include "moat-data-tables.h"

#include <string.h>

#define TEXT(name, width)       \
  {                             \
    name, MOAT_CELL_TEXT, width \
  }
#define NUMBER(name, width)       \
  {                               \
    name, MOAT_CELL_NUMBER, width \
  }
#define DATE(name)           \
  {                          \
    name, MOAT_CELL_DATE, 12 \
  }
#define KEY TEXT ("key", 18)
#define LABELS TEXT ("label_en", 36), TEXT ("label_zh", 30)
#define CITATION TEXT ("source", 20), TEXT ("locator", 18)

/* As MoatFactField has them. */
static const MoatDataColumn fact_columns[] = {
  TEXT ("key", 10),       TEXT ("entity", 20),
  TEXT ("concept", 30),   DATE ("period_start"),
  DATE ("period_end"),    TEXT ("as_stated", 20),
  NUMBER ("value", 20),   NUMBER ("low", 20),
  NUMBER ("high", 20),    TEXT ("unit", 8),
  TEXT ("qualifier", 10), TEXT ("status", 10),
  TEXT ("grade", 12),     CITATION,
  DATE ("known_from"),    TEXT ("remark_en", 50),
  TEXT ("remark_zh", 50),
};

static const MoatDataColumn entity_columns[] = {
  KEY,
  LABELS,
  TEXT ("parent", 20),
  TEXT ("currency", 10),
  NUMBER ("year_end_month", 15),
  NUMBER ("year_end_day", 13),
  TEXT ("tags", 30),
};

static const MoatDataColumn concept_columns[] = {
  TEXT ("key", 30),         LABELS, TEXT ("period_type", 12), TEXT ("unit_kind", 10),
  TEXT ("aggregation", 12),
};

static const MoatDataColumn source_columns[] = {
  KEY,
  TEXT ("title_en", 50),
  TEXT ("title_zh", 40),
  TEXT ("publisher_en", 24),
  TEXT ("publisher_zh", 18),
  DATE ("published"),
  TEXT ("url", 40),
  TEXT ("note_en", 40),
  TEXT ("note_zh", 40),
};

static const MoatDataColumn relation_columns[] = {
  TEXT ("kind", 12),
  TEXT ("fact", 10),
  TEXT ("other", 10),
  TEXT ("note", 50),
};

static const MoatDataColumn rate_columns[] = {
  TEXT ("base", 8),    TEXT ("quote", 8),    TEXT ("kind", 10), DATE ("period_start"),
  DATE ("period_end"), NUMBER ("value", 16), CITATION,
};

static const MoatDataColumn event_columns[] = {
  TEXT ("key", 10),
  TEXT ("entity", 20),
  DATE ("period_start"),
  DATE ("period_end"),
  TEXT ("section", 12),
  LABELS,
  CITATION,
};

static const MoatDataColumn framework_columns[] = {
  KEY,
  LABELS,
  TEXT ("kind", 12),
  NUMBER ("lowest_level", 13),
  NUMBER ("highest_level", 13),
  TEXT ("source", 20),
};

static const MoatDataColumn section_columns[] = {
  KEY,
  TEXT ("framework", 24),
  NUMBER ("position", 9),
  LABELS,
};

static const MoatDataColumn item_columns[] = {
  KEY,
  TEXT ("section", 12),
  NUMBER ("position", 9),
  LABELS,
  TEXT ("guidance_en", 40),
  TEXT ("guidance_zh", 40),
  TEXT ("examples_en", 40),
  TEXT ("examples_zh", 40),
  NUMBER ("weight", 8),
  CITATION,
};

#define COLUMNS(columns) columns, G_N_ELEMENTS (columns)

static const MoatDataTable tables[] = {
  { "fact", "Facts", COLUMNS (fact_columns), 1, FALSE },
  { "entity", "Entities", COLUMNS (entity_columns), 1, TRUE },
  { "concept", "Concepts", COLUMNS (concept_columns), 1, TRUE },
  { "source", "Sources", COLUMNS (source_columns), 1, TRUE },
  { "relation", "Relations", COLUMNS (relation_columns), 3, FALSE },
  { "rate", "Rates", COLUMNS (rate_columns), 5, FALSE },
  { "event", "Events", COLUMNS (event_columns), 1, FALSE },
  { "framework", "Frameworks", COLUMNS (framework_columns), 1, FALSE },
  { "section", "Sections", COLUMNS (section_columns), 1, FALSE },
  { "item", "Items", COLUMNS (item_columns), 1, FALSE },
};

const MoatDataTable *
moat_data_tables_get (gsize *n)
{
  *n = G_N_ELEMENTS (tables);
  return tables;
}

const MoatDataTable *
moat_data_table_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (g_str_equal (tables[i].name, name))
        return &tables[i];
    }
  return NULL;
}

const MoatDataTable *
moat_data_table_find_sheet (const char *sheet)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (g_str_equal (tables[i].sheet, sheet))
        return &tables[i];
    }
  return NULL;
}

/* Whether @header is @table's name, an underscore and the name of a column but the key. */
static gboolean
find_column (const MoatDataTable *table, const char *header, gsize *column)
{
  gsize length = strlen (table->name);

  if (!g_str_has_prefix (header, table->name) || header[length] != '_')
    return FALSE;
  for (gsize i = 1; i < table->n_columns; i++)
    {
      if (g_str_equal (header + length + 1, table->columns[i].name))
        {
          *column = i;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
moat_data_find_described (const char *header, const MoatDataTable **table, gsize *column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (tables[i].is_described && find_column (&tables[i], header, column))
        {
          *table = &tables[i];
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
moat_data_is_export_header (const char *const *cells, gsize n)
{
  gboolean has_words = FALSE, has_description = FALSE;

  for (gsize i = 0; i < n; i++)
    {
      const MoatDataTable *table;
      gsize column;

      has_words = has_words || g_str_equal (cells[i], "as_stated");
      has_description = has_description || moat_data_find_described (cells[i], &table, &column);
    }
  return has_words && has_description;
}
