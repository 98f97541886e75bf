/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-xlsx-book.h"
#include "moat-xlsx-merges.h"
#include "moat-xlsx-strings.h"
#include "moat-xlsx-styles.h"

G_BEGIN_DECLS

/** One cell that is not empty. */
typedef struct
{
  guint column;       /* 0-based */
  guint8 kind;        /* MoatXlsxCellKind */
  const char *shared; /* NULL: the text is the row's own */
  gsize offset;       /* of the text within those of the row */
} MoatXlsxCell;

/** One row with its cells as they stand in the file.  Plain struct. */
typedef struct
{
  gsize number; /* 1-based */
  guint n_cells;
  const MoatXlsxCell *cells;
  const char *texts;
} MoatXlsxRow;

/**
 * MoatXlsxParser: the XML of a sheet into rows of texts, block by block.
 */
typedef struct _MoatXlsxParser MoatXlsxParser;

/** @book, @strings and @styles are borrowed and must outlive the parser. */
MoatXlsxParser *moat_xlsx_parser_new (const MoatXlsxBook *book, const char *member,
                                      const MoatXlsxStrings *strings, const MoatXlsxStyles *styles,
                                      GError **error);
void moat_xlsx_parser_free (MoatXlsxParser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatXlsxParser, moat_xlsx_parser_free)
/** The next row that is not blank, in the order of the file; borrowed until the next call.  FALSE
 * without @error: there are no more. */
gboolean moat_xlsx_parser_next (MoatXlsxParser *self, MoatXlsxRow *row, GCancellable *cancellable,
                                GError **error);
/** Bytes of the XML read so far. */
goffset moat_xlsx_parser_get_position (const MoatXlsxParser *self);

G_END_DECLS
