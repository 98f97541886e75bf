/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-import-data.h"

G_BEGIN_DECLS

/**
 * MoatRefusedRows: a CSV file of the rows that an import refuses: the columns of the table, "line"
 * and "reason".
 */
typedef struct _MoatRefusedRows MoatRefusedRows;

/** Begins a file that gets the name @path when it is finished.  @headers: those of the table, ended
 * by NULL.  Errors of G_IO_ERROR. */
MoatRefusedRows *moat_refused_rows_new (const char *path, const char *const *headers,
                                        GError **error);
/** What went wrong is told by moat_refused_rows_finish(). */
void moat_refused_rows_add (MoatRefusedRows *self, const MoatRefusal *refusal);
/** Frees it.  @keep: gives the file its name, in place of one that has it; else there is none. */
gboolean moat_refused_rows_finish (MoatRefusedRows *self, gboolean keep, GError **error);
/** The headers of the columns of @mapping, ended by NULL.  Borrowed texts.  (transfer container) */
GPtrArray *moat_refused_rows_list_headers (const MoatMapping *mapping);

G_END_DECLS
