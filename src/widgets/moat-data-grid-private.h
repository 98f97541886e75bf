/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-column-order.h"
#include "moat-data-grid.h"
#include "moat-grid-cell.h"

G_BEGIN_DECLS

/* What the files of the grid share: moat-data-grid.c (the whole), -cells.c (what cells show),
 * -columns.c (which columns, and what is remembered of them), -keys.c (the cell that has the
 * keyboard), -edit.c (editing in place) and -copy.c (the clipboard). */

struct _MoatDataGrid
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  MoatRecordList *list;           /* nullable */
  MoatRecordSelection *selection; /* nullable */

  const MoatGridColumn *columns;
  guint n_columns;
  const MoatGridDelegate *delegate;
  gpointer data;
  GPtrArray *view_columns; /* of GtkColumnViewColumn, by number; the view orders its own */
  MoatColumnProbe *probe;
  GPtrArray *cells; /* of MoatGridCell, borrowed: all that there are */
  gboolean is_editable;
  GMenuModel *menu;
  GtkWidget *menu_popover; /* while it is open */

  guint current; /* the column that the keyboard is in */

  /* Columns */
  GSimpleActionGroup *column_actions;
  GSettings *settings; /* nullable */
  char *settings_key;
  gboolean is_restoring;
  guint save_source;

  /* Editing */
  MoatGridCell *edited; /* NULL: none is */
  MoatRecord *edited_record;
  GtkWidget *editor;  /* a GtkText or the entry of the list of choices */
  GtkPopover *choice; /* around the list of choices */
  GtkPopover *problem;
  char *edited_before; /* what it said */
  gboolean is_ending;

  struct _MoatGridCopy *copy; /* while rows are being copied */
};

/* moat-data-grid.c */
/** The cell of @column in the row at @position; NULL if there is none because it is out of sight.
 */
MoatGridCell *_moat_data_grid_find_cell (MoatDataGrid *self, guint position, guint column);
/** Brings a row into sight. */
void _moat_data_grid_scroll_to (MoatDataGrid *self, guint position);
/** Brings a column into sight. */
void _moat_data_grid_scroll_to_column (MoatDataGrid *self, guint column);
/** The widget of a row, and the row of a widget in it. */
GtkWidget *_moat_data_grid_get_row_widget (MoatGridCell *cell);
/** Where the row that has the keyboard is; FALSE: none has. */
gboolean _moat_data_grid_get_focused (MoatDataGrid *self, guint *position);
/** Lets a row have the keyboard. */
gboolean _moat_data_grid_focus (MoatDataGrid *self, guint position);

/* moat-data-grid-cells.c */
GtkListItemFactory *_moat_data_grid_create_factory (MoatDataGrid *self, guint column);
/** Shows the menu at the cell that has the keyboard. */
void _moat_data_grid_show_menu (MoatDataGrid *self);
void _moat_data_grid_dispose_cells (MoatDataGrid *self);

/* moat-data-grid-columns.c */
void _moat_data_grid_init_columns (MoatDataGrid *self);
void _moat_data_grid_dispose_columns (MoatDataGrid *self);
/** The columns that are shown, as they stand from left to right: an array of guint. */
GArray *_moat_data_grid_list_shown (MoatDataGrid *self);

/* moat-data-grid-keys.c */
void _moat_data_grid_init_keys (MoatDataGrid *self);
void _moat_data_grid_set_current (MoatDataGrid *self, guint column);

/* moat-data-grid-edit.c */
void _moat_data_grid_stop_editing (MoatDataGrid *self); /* what was typed is lost */
/** Takes what was typed; FALSE if it cannot be taken, and the editor stays. */
gboolean _moat_data_grid_commit (MoatDataGrid *self);

/* moat-data-grid-copy.c */
void _moat_data_grid_copy (MoatDataGrid *self);
void _moat_data_grid_paste (MoatDataGrid *self);
void _moat_data_grid_stop_copying (MoatDataGrid *self);

G_END_DECLS
