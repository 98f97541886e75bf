/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The tables that leave a project as data and come back: which columns they have in files. */

/** MoatCellKind: what the texts of a column mean, in C notation. */
typedef enum
{
  MOAT_CELL_TEXT,
  MOAT_CELL_NUMBER, /* a decimal */
  MOAT_CELL_DATE,   /* YYYY-MM-DD */
} MoatCellKind;

/** MoatDataColumn: a column by the name it has in files: "period_start".  References are columns
 * without their suffix: "entity" holds the entity's key. */
typedef struct
{
  const char *name;
  MoatCellKind kind;
  int width; /* in a sheet, in characters */
} MoatDataColumn;

/** MoatDataTable: a table of the project.  Two rows are the same if their first @n_identity columns
 * are: the key, mostly. */
typedef struct
{
  const char *name;  /* "fact" */
  const char *sheet; /* "Facts" */
  const MoatDataColumn *columns;
  gsize n_columns;
  gsize n_identity;
  gboolean is_described; /* in CSV each figure repeats what is known of its row of this table */
} MoatDataTable;

/** The figures come first, then what they and each other refer to. */
const MoatDataTable *moat_data_tables_get (gsize *n);
const MoatDataTable *moat_data_table_find (const char *name);        /* nullable */
const MoatDataTable *moat_data_table_find_sheet (const char *sheet); /* nullable */
/** "entity_label_en" in the header of an exported CSV file is the column "label_en" of the row of
 * the table "entity" that the figure names in its column "entity".  FALSE: @header is none of
 * those. */
gboolean moat_data_find_described (const char *header, const MoatDataTable **table, gsize *column);
/** Whether these are the columns of an exported CSV file, in any order. */
gboolean moat_data_is_export_header (const char *const *cells, gsize n);

G_END_DECLS
