/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MOAT_TYPE_TEXT_TABLE (moat_text_table_get_type ())
G_DECLARE_FINAL_TYPE (MoatTextTable, moat_text_table, MOAT, TEXT_TABLE, GtkWidget)

/**
 * MoatTextTable: rows of text as they stand in a file, with their line numbers: a preview, or the
 * rows that were refused.  Property `editable`: whether cells can be typed in.
 * Signal `edited` (line: uint64): after the user changed a cell of that row.
 */
GtkWidget *moat_text_table_new (void);
void moat_text_table_set_editable (MoatTextTable *self, gboolean editable);
/** Takes away the rows and makes @titles, ended by NULL, the columns; @note_title (nullable) is
 * that of a column before them, which tells something about each row and cannot be edited. */
void moat_text_table_set_columns (MoatTextTable *self, const char *const *titles,
                                  const char *note_title);
/** What stands above a column, when only that changes. */
void moat_text_table_set_title (MoatTextTable *self, guint column, const char *title);
/** Adds a row; fewer cells than there are columns are blank.  @marked: a column (from 0) that is
 * shown as wrong; −1: none.  @note: nullable. */
void moat_text_table_add_row (MoatTextTable *self, gsize line, const char *const *cells, int marked,
                              const char *note);
guint moat_text_table_get_n_rows (MoatTextTable *self);
/** The cells of the row of @line as they are now.  (transfer full); NULL: there is none. */
GStrv moat_text_table_dup_cells (MoatTextTable *self, gsize line);

G_END_DECLS
