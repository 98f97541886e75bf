/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** MoatRow: one row of a table as it stands in a file. */
typedef struct
{
  gsize line; /* 1-based: the line on which it begins, or the row of a sheet */
  guint n_cells;
  char **cells; /* @n_cells texts, UTF-8, never NULL; borrowed until the next row */
} MoatRow;

/**
 * MoatRowReader: the rows of a table, one after the other, never all in memory.  Every format
 * that can be seen as a table has a class of its own behind it.  Rows come as they stand, with
 * the lines above the header, the header itself, and as many cells as each has.
 */
#define MOAT_TYPE_ROW_READER (moat_row_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (MoatRowReader, moat_row_reader, MOAT, ROW_READER, GObject)

struct _MoatRowReaderClass
{
  GObjectClass parent_class;

  gboolean (*next) (MoatRowReader *self, MoatRow *row, GCancellable *cancellable, GError **error);
  double (*get_fraction) (MoatRowReader *self); /* may be NULL: not known */
};

/** Reads the next row into @row.  FALSE without @error: there are no more.  FALSE with @error: the
 * rest cannot be read (MOAT_EXCHANGE_ERROR with the line, G_IO_ERROR). */
gboolean moat_row_reader_next (MoatRowReader *self, MoatRow *row, GCancellable *cancellable,
                               GError **error);
/** How much has been read, 0–1; −1 when the format cannot tell. */
double moat_row_reader_get_fraction (MoatRowReader *self);

G_END_DECLS
