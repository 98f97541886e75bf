/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MoatTable: rows of text as a reader staged them, with the line each came from and the
 * problems found; nothing has touched a project yet.
 */
typedef struct
{
  gsize line;    /* 1-based, in the file */
  int column;    /* 0-based, −1: the row as a whole */
  char *message; /* translated */
} MoatTableProblem;

typedef struct
{
  gsize line;  /* 1-based line on which the row begins */
  GStrv cells; /* as many as there are columns, NULL-terminated */
} MoatTableRow;

typedef struct
{
  char *name;          /* "fact" */
  GStrv columns;       /* the header row */
  GPtrArray *rows;     /* of MoatTableRow */
  GPtrArray *problems; /* of MoatTableProblem */
} MoatTable;

MoatTable *moat_table_new (const char *name);
void moat_table_free (MoatTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatTable, moat_table_free)
/** Index of a column, −1: none. */
int moat_table_find_column (const MoatTable *self, const char *name);
/** Adds a row that has as many cells as there are columns.  @cells (transfer full). */
void moat_table_add_row (MoatTable *self, gsize line, GStrv cells);
/** Notes what is wrong at a place; see MoatTableProblem. */
void moat_table_add_problem (MoatTable *self, gsize line, int column, const char *format, ...)
  G_GNUC_PRINTF (4, 5);

typedef enum
{
  MOAT_EXCHANGE_ERROR_MALFORMED, /* not what the format demands; the message has the line */
  MOAT_EXCHANGE_ERROR_ENCODING,  /* bytes that are no text of the encoding */
  MOAT_EXCHANGE_ERROR_TOO_LARGE,
  MOAT_EXCHANGE_ERROR_CHANGED,     /* the file is no longer what was opened */
  MOAT_EXCHANGE_ERROR_UNSUPPORTED, /* another kind of file than any that can be read */
} MoatExchangeError;

#define MOAT_EXCHANGE_ERROR (moat_exchange_error_quark ())
GQuark moat_exchange_error_quark (void);

/* moat-csv-reader.c (libcsv): RFC 4180, UTF-8 with or without BOM, streamed from @stream.  The
 * first row is the header.  Ragged rows become problems and are kept out of the rows. */
MoatTable *moat_csv_read (const char *name, GInputStream *stream, GCancellable *cancellable,
                          GError **error);

/* moat-json-table.c (JSON-GLib): an array of objects, each a row; numbers are kept as written,
 * members that are objects or arrays as compact JSON text.  Columns are the union of the members in
 * order of first use. */
MoatTable *moat_json_table_read (const char *name, GInputStream *stream, GCancellable *cancellable,
                                 GError **error);

/* moat-csv-writer.c: RFC 4180 with CRLF, UTF-8; quotes only where needed. */
void moat_csv_append_row (GString *out, const char *const *cells);

G_END_DECLS
