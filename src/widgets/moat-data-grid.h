/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moat-record-selection.h"

G_BEGIN_DECLS

#define MOAT_TYPE_DATA_GRID (moat_data_grid_get_type ())
G_DECLARE_FINAL_TYPE (MoatDataGrid, moat_data_grid, MOAT, DATA_GRID, GtkWidget)

/**
 * MoatDataGrid: a table of the project, to be read, sorted, edited in place, copied and pasted
 * into.
 *
 * What the columns are and what their cells say is told by a description and a delegate; the rows
 * are those of a MoatRecordList.  Signals: `selection-changed`; `pasted` (char *: the clipboard's
 * text); `copied` (guint: rows); `delete`: the user asked to delete the selected rows; `activated`
 * (gint64: id, char *: column): Enter or a double click on a cell that cannot be edited.
 * Actions: grid.copy, grid.paste, grid.edit, grid.delete; list.select-all and list.unselect-all are
 * GTK's.
 */

typedef enum
{
  MOAT_GRID_COLUMN_TEXT = 0,
  MOAT_GRID_COLUMN_NUMERIC = 1 << 0,  /* to the right, with figures of one width */
  MOAT_GRID_COLUMN_EDITABLE = 1 << 1, /* can be edited in place */
  MOAT_GRID_COLUMN_CHOICE = 1 << 2,   /* by choosing from a list */
  MOAT_GRID_COLUMN_HIDDEN = 1 << 3,   /* not shown until the user wants it */
  MOAT_GRID_COLUMN_WIDE = 1 << 4,     /* takes what width is left */
} MoatGridFlags;

/** MoatGridColumn: static. */
typedef struct
{
  const char *id;    /* what the query sorts by, see MoatRowOrder; kept in the settings */
  const char *title; /* to be translated */
  int width;         /* px, until the user changes it */
  MoatGridFlags flags;
} MoatGridColumn;

/** MoatGridDelegate: what a column is, by its number.  Static. */
typedef struct
{
  /** What is shown.  (transfer full), nullable */
  char *(*get_text) (MoatRecord *record, guint column, gpointer data);
  /** What is edited; of a choice, its key.  (transfer full) */
  char *(*get_edit_text) (MoatRecord *record, guint column, gpointer data);
  /** What is copied, for other programs to read.  (transfer full) */
  char *(*get_copy_text) (MoatRecord *record, guint column, gpointer data);
  /** Adds the keys and labels (char, owned by the arrays) that can be chosen. */
  void (*list_choices) (guint column, GPtrArray *keys, GPtrArray *labels, gpointer data);
  /** Takes what was typed or chosen; FALSE and why it cannot be taken. */
  gboolean (*set_text) (MoatRecord *record, guint column, const char *text, gpointer data,
                        GError **error);
} MoatGridDelegate;

/** To be called once. */
void moat_data_grid_set_columns (MoatDataGrid *self, const MoatGridColumn *columns, guint n_columns,
                                 const MoatGridDelegate *delegate, gpointer data);
void moat_data_grid_set_list (MoatDataGrid *self, MoatRecordList *list);
/** Keeps which columns are shown, in which order and how wide, under @key (type a(sib)) of
 * @settings. */
void moat_data_grid_bind_settings (MoatDataGrid *self, GSettings *settings, const char *key);
/** What the table is called for those who do not see it. */
void moat_data_grid_set_name (MoatDataGrid *self, const char *name);
/** Whether cells can be edited at all. */
void moat_data_grid_set_editable (MoatDataGrid *self, gboolean editable);
/** What a right click and the Menu key show (nullable). */
void moat_data_grid_set_menu (MoatDataGrid *self, GMenuModel *menu);
/** A menu that chooses columns, and its actions, to be inserted as "columns".  (transfer full) */
GMenuModel *moat_data_grid_create_columns_menu (MoatDataGrid *self);
GActionGroup *moat_data_grid_get_column_actions (MoatDataGrid *self);

MoatRecordSelection *moat_data_grid_get_selection (MoatDataGrid *self);
/** The id of the row that has the keyboard, or else of the first selected one; 0: none. */
gint64 moat_data_grid_get_current (MoatDataGrid *self);
/** Brings the row with that id into sight, selects it alone and gives it the keyboard.  FALSE if it
 * is not in the list. */
gboolean moat_data_grid_show_row (MoatDataGrid *self, gint64 id);
/** Begins to edit the cell of a column in the row that has the keyboard.  FALSE if it cannot be
 * edited. */
gboolean moat_data_grid_edit (MoatDataGrid *self, guint column);
gboolean moat_data_grid_is_editing (MoatDataGrid *self);

G_END_DECLS
