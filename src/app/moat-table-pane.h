/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-data-grid.h"
#include "moat-wording.h"

G_BEGIN_DECLS

#define MOAT_TYPE_TABLE_PANE (moat_table_pane_get_type ())
G_DECLARE_FINAL_TYPE (MoatTablePane, moat_table_pane, MOAT, TABLE_PANE, GtkBox)

/**
 * MoatTablePane: what every page with a table of the project has: the filter, the table, what to do
 * when there are no rows, and how many there are.  In an interface file children of the type
 * `control` stand beside the filter, those of the type `start` beneath what is offered when there
 * are no rows at all.
 * Signals: `selection-changed`; `show-all`: whatever else restricts the rows is to be lifted.
 * Actions: table.show-all.
 */

/** MoatTableContext: what the cells of a table are worded with: the data of its delegate. */
typedef struct
{
  MoatProject *project; /* nullable */
  MoatWording *wording;
} MoatTableContext;

/** MoatTableKind: what a table is.  Static; texts are to be translated. */
typedef struct
{
  MoatRowTable table;
  const char *name; /* accessible: “Figures” */
  const MoatGridColumn *columns;
  guint n_columns;
  const MoatGridDelegate *delegate; /* its data is a MoatTableContext */
  const char *settings_key;         /* where the columns are remembered */
  const char *icon_name;
  const char *empty_title, *empty_text; /* without any row */
  const char *add_label, *add_action;   /* what to do then */
  const char *unread_title;             /* when the rows cannot be read */
} MoatTableKind;

/** To be called once; @settings is nullable. */
void moat_table_pane_set_kind (MoatTablePane *self, const MoatTableKind *kind, GSettings *settings);
void moat_table_pane_set_project (MoatTablePane *self, MoatProject *project); /* nullable */
MoatDataGrid *moat_table_pane_get_grid (MoatTablePane *self);
MoatRecordList *moat_table_pane_get_list (MoatTablePane *self);
/** The ids (gint64) of the selected rows.  (transfer full) */
GArray *moat_table_pane_dup_selected (MoatTablePane *self);
/** Brings a row into sight, when the list has it, and selects it alone; without the filter if that
 * hides it. */
void moat_table_pane_show_row (MoatTablePane *self, gint64 id);
void moat_table_pane_show_all (MoatTablePane *self);
/** Lets one type the filter. */
void moat_table_pane_find (MoatTablePane *self);

G_END_DECLS
