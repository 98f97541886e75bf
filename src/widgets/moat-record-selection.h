/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moat-record-list.h"

G_BEGIN_DECLS

#define MOAT_TYPE_RECORD_SELECTION (moat_record_selection_get_type ())
G_DECLARE_FINAL_TYPE (MoatRecordSelection, moat_record_selection, MOAT, RECORD_SELECTION, GObject)

/** MoatRecordSelection: which rows of a MoatRecordList are selected, any number of them.  A
 * GtkSelectionModel that makes no records: a million rows are selected at once.  Rows that move
 * stay selected. */
MoatRecordSelection *moat_record_selection_new (MoatRecordList *list);
MoatRecordList *moat_record_selection_get_list (MoatRecordSelection *self);
guint64 moat_record_selection_get_size (MoatRecordSelection *self);
/** The ids (gint64) of the selected rows, from top to bottom.  (transfer full) */
GArray *moat_record_selection_dup_ids (MoatRecordSelection *self);

G_END_DECLS
