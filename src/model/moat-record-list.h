/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-project.h"
#include "moat-record.h"
#include "moat-row-query.h"

G_BEGIN_DECLS

#define MOAT_TYPE_RECORD_LIST (moat_record_list_get_type ())
G_DECLARE_FINAL_TYPE (MoatRecordList, moat_record_list, MOAT, RECORD_LIST, GObject)

/**
 * MoatRecordList: the rows of a table that a query asks for, as a GListModel of MoatRecord.
 *
 * It keeps their ids; records are made when they are asked for.  Queries run in a thread: until
 * one is done the list shows what it showed.  After a change of the project the query runs again
 * and the list says only what came, went and moved.
 * Properties: `pending` (gboolean): a query is running; `n-rows` (gint64): rows of the table.
 * Signal `updated`: a query was done, or failed.
 */
MoatRecordList *moat_record_list_new (MoatRowTable table);
void moat_record_list_set_project (MoatRecordList *self, MoatProject *project); /* nullable */

/* What is asked for; each begins a new query if it changes anything. */
/** The words that rows must have; NULL or "" for none. */
void moat_record_list_set_text (MoatRecordList *self, const char *text);
/** Only rows of those (keys); NULL or empty for any. */
void moat_record_list_set_entities (MoatRecordList *self, const char *const *keys);
void moat_record_list_set_concepts (MoatRecordList *self, const char *const *keys);
void moat_record_list_set_sources (MoatRecordList *self, const char *const *keys);
/** Only rates of those pairs ("CNY/USD"), in either direction; NULL or empty for any. */
void moat_record_list_set_pairs (MoatRecordList *self, const char *const *pairs);
/** Under which names people see the words of the file: of MoatRowName; kept, not to be changed. */
void moat_record_list_set_names (MoatRecordList *self, GArray *names);
void moat_record_list_set_orders (MoatRecordList *self, const MoatRowOrder *orders, guint n);
/** Whether the query may leave rows out. */
gboolean moat_record_list_is_restricted (MoatRecordList *self);

gboolean moat_record_list_get_pending (MoatRecordList *self);
gint64 moat_record_list_get_n_rows (MoatRecordList *self);
/** Why the last query failed; NULL if it did not.  Borrowed. */
const GError *moat_record_list_get_error (MoatRecordList *self);
/** The id of a row without making a record; 0 beyond the end. */
gint64 moat_record_list_get_id (MoatRecordList *self, guint position);
/** Where the row with that id is. */
gboolean moat_record_list_find (MoatRecordList *self, gint64 id, guint *position);
/** Makes records of rows that need not be in the list, for one who goes through many.  (transfer
 * full), of MoatRecord; those that are gone are left out. */
GPtrArray *moat_record_list_read (MoatRecordList *self, const gint64 *ids, guint n);

G_END_DECLS
