/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-data-file.h"
#include "moat-import.h"

G_BEGIN_DECLS

/* What an exported file says besides its figures: the rows that figures refer to, and those of the
 * other tables of moat-data-tables.h.  An import takes them in around the figures:
 *
 *   1. moat_exported_read() the file,
 *   2. in the open action: moat_exported_take(), the figures, moat_exported_take_relations(). */

/** What @file says besides figures: of MoatTable, empty for a file that was not exported, of which
 * only the first row of each table is read.  (transfer full) */
GPtrArray *moat_exported_read (MoatDataFile *file, GCancellable *cancellable, GError **error);
/** Adds what @rows, the rows of the sheet (or of the CSV file) @name, say besides figures to
 * @exported (of MoatTable). */
gboolean moat_exported_add_rows (GPtrArray *exported, const char *name, MoatRowReader *rows,
                                 GCancellable *cancellable, GError **error);
/** Puts those rows into @store that it has not yet: what is there stays as it is.  Relations are
 * left for later.  What is refused is in @report, as of moat_import_tables(). */
gboolean moat_exported_take (MoatStore *store, GPtrArray *exported, MoatImportReport **report,
                             GError **error);
/** The relations between the figures.  They name figures by their keys, so this is right only
 * if the keys are the file's own: when there were no figures in the project before. */
gboolean moat_exported_take_relations (MoatStore *store, GPtrArray *exported,
                                       MoatImportReport **report, GError **error);

G_END_DECLS
