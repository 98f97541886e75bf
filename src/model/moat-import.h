/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-store.h"
#include "moat-table.h"

G_BEGIN_DECLS

/** MoatImportReport: what became of staged rows. */
typedef struct
{
  gsize n_read, n_added, n_refused;
  GPtrArray *problems; /* of char: "fact, line 3, column period_end: …" */
} MoatImportReport;

void moat_import_report_free (MoatImportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatImportReport, moat_import_report_free)

/** Puts staged tables into @store inside its open action, in the order in which tables depend on
 * each other.  Rows that are refused are reported with their reason and left out; the caller
 * decides whether to keep the rest.  Facts go through MoatFact, so that as_stated is read and
 * must agree with value where both are given. */
gboolean moat_import_tables (MoatStore *store, GPtrArray *tables, MoatImportReport **report,
                             GError **error);
/** Reads every *.csv and *.json of a folder as tables named like the file.  (transfer full) */
GPtrArray *moat_import_read_folder (const char *path, GError **error);

G_END_DECLS
