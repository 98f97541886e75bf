/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "moat-data-file.h"
#include "moat-store.h"

G_BEGIN_DECLS

/** MoatExportDataRequest: what is to be written, and who is to be told.  Everything is borrowed. */
typedef struct
{
  MoatDataFormat format; /* CSV or XLSX */
  const char *title;     /* a workbook's; nullable */
  const char *author;    /* a workbook's; nullable */
  /* Called in the exporting thread, at most 20 times a second, with 0–1, or −1 while it cannot be
   * told; nullable. */
  void (*progress) (double fraction, gpointer data);
  gpointer data;
} MoatExportDataRequest;

/** The format that the name of a file ends in, ".csv" or ".xlsx"; FALSE: in neither. */
gboolean moat_export_data_find_format (const char *path, MoatDataFormat *out);
/** Writes the figures with their sources to @path.  As XLSX: one sheet for each table of
 * moat-data-tables.h that has rows.  As CSV: one row for each figure, with what is known of its
 * entity, concept and source.  The same project gives the same bytes.
 *
 * While rows are read, which is one state of the project, writers wait.  Until everything is
 * written, @path is what it was; on error it stays so, and nothing else is left.  Errors of
 * MOAT_STORE_ERROR (EXISTS: @path is the project itself), MOAT_EXCHANGE_ERROR and G_IO_ERROR. */
gboolean moat_export_data (MoatStore *store, const char *path, const MoatExportDataRequest *request,
                           GCancellable *cancellable, GError **error);

G_END_DECLS
