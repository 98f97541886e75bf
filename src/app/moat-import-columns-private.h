/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-choice-row.h"
#include "moat-import-columns.h"
#include "moat-text-table.h"

G_BEGIN_DECLS

/* What the two files of the page share: moat-import-columns.c (columns and preview) and
 * moat-import-columns-file.c (how the file is read, and what holds for every row). */

struct _MoatImportColumns
{
  AdwBin parent_instance;

  AdwPreferencesPage *page;
  AdwPreferencesGroup *file_group;
  MoatChoiceRow *table;
  MoatChoiceRow *encoding;
  MoatChoiceRow *delimiter;
  GtkWidget *rates_row;
  GtkWidget *header_row;
  GtkSpinButton *header_line;
  MoatChoiceRow *number_mark;
  MoatChoiceRow *date_order;

  AdwPreferencesGroup *columns_group;
  GPtrArray *column_rows; /* of GtkWidget, borrowed from the group */

  AdwPreferencesGroup *every_group;
  GtkEditable *entity;
  GtkEditable *concept;
  GtkEditable *period;
  GtkEditable *unit;
  MoatChoiceRow *scale;
  MoatChoiceRow *status;
  GtkEditable *source;
  GtkEditable *known_from;
  GtkSwitch *only_years;
  GtkWidget *only_years_row;

  MoatTextTable *table_view;

  MoatImportPreview *preview; /* borrowed; nullable */
  gboolean loading;
};

/** Tells that the mapping has changed. */
void _moat_import_columns_emit_changed (MoatImportColumns *self);
/** Asks for the file to be looked at again. */
void _moat_import_columns_emit_reread (MoatImportColumns *self);
/** Takes the columns' names from the row that is now the header, and shows them. */
void _moat_import_columns_take_header (MoatImportColumns *self);
/* moat-import-columns-file.c */
void _moat_import_columns_init_file (MoatImportColumns *self);
void _moat_import_columns_show_file (MoatImportColumns *self);

G_END_DECLS
