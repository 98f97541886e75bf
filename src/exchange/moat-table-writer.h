/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "moat-data-tables.h"

G_BEGIN_DECLS

/**
 * MoatTableWriter: tables of text into a file, row after row and never all in memory.  Each format
 * has a class of its own behind it.  After an error nothing more can be written, and what the file
 * holds is of no use.
 */
#define MOAT_TYPE_TABLE_WRITER (moat_table_writer_get_type ())
G_DECLARE_DERIVABLE_TYPE (MoatTableWriter, moat_table_writer, MOAT, TABLE_WRITER, GObject)

struct _MoatTableWriterClass
{
  GObjectClass parent_class;

  gboolean (*begin_table) (MoatTableWriter *self, const char *name, GError **error);
  gboolean (*add_row) (MoatTableWriter *self, const char *const *cells, GError **error);
  gboolean (*finish) (MoatTableWriter *self, GCancellable *cancellable, GError **error);
};

/** Begins a table with its header.  @name: that of a sheet; a format that holds one table has no
 * use for it.  @columns live as long as the table is written. */
gboolean moat_table_writer_begin_table (MoatTableWriter *self, const char *name,
                                        const MoatDataColumn *columns, gsize n_columns,
                                        GError **error);
/** @cells: UTF-8, one for each column; "" is an empty cell. */
gboolean moat_table_writer_add_row (MoatTableWriter *self, const char *const *cells,
                                    GError **error);
/** Completes the file; only then it is known that everything was written. */
gboolean moat_table_writer_finish (MoatTableWriter *self, GCancellable *cancellable,
                                   GError **error);

/* For the classes: the columns of the table that is being written. */
const MoatDataColumn *moat_table_writer_get_columns (MoatTableWriter *self, gsize *n);

/* moat-csv-table-writer.c: one table as RFC 4180 in UTF-8 with a byte order mark, by which
 * spreadsheets know it; text that could be run as a formula is guarded.  @path is overwritten. */
#define MOAT_TYPE_CSV_TABLE_WRITER (moat_csv_table_writer_get_type ())
G_DECLARE_FINAL_TYPE (MoatCsvTableWriter, moat_csv_table_writer, MOAT, CSV_TABLE_WRITER,
                      MoatTableWriter)
MoatTableWriter *moat_csv_table_writer_new (const char *path, GError **error);

/** MoatDocumentProperties: what a workbook says of itself.  Borrowed. */
typedef struct
{
  const char *title;  /* nullable */
  const char *author; /* nullable */
  gint64 created;     /* seconds since 1970 */
} MoatDocumentProperties;

/* moat-xlsx-writer.c: each table a sheet; numbers and dates are cells of their type where that
 * loses nothing, and text otherwise.  The same rows and properties give the same bytes.  @path is
 * overwritten; what cannot be kept in memory is kept in its folder. */
#define MOAT_TYPE_XLSX_WRITER (moat_xlsx_writer_get_type ())
G_DECLARE_FINAL_TYPE (MoatXlsxWriter, moat_xlsx_writer, MOAT, XLSX_WRITER, MoatTableWriter)
MoatTableWriter *moat_xlsx_writer_new (const char *path, const MoatDocumentProperties *properties,
                                       GError **error);

/* moat-xlsx-proof.c */
/** Whether every part of the workbook is there to its end, and the @n sheets have @n_rows[i] rows
 * each. G_IO_ERROR. */
gboolean moat_xlsx_prove (const char *path, const gsize *n_rows, gsize n, GCancellable *cancellable,
                          GError **error);

G_END_DECLS
