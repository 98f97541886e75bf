/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-data-file.h"

G_BEGIN_DECLS

typedef enum
{
  MOAT_CSV_PLAIN = 0,
  MOAT_CSV_STRIP = 1 << 0,   /* bare cells lose the space around them */
  MOAT_CSV_EXCERPT = 1 << 1, /* the text may break off within a quoted cell */
} MoatCsvFlags;

/**
 * MoatCsvRowReader: the rows of delimited text.  Blank lines are no rows but count; ragged rows are
 * passed on as they are.
 */
#define MOAT_TYPE_CSV_ROW_READER (moat_csv_row_reader_get_type ())
G_DECLARE_FINAL_TYPE (MoatCsvRowReader, moat_csv_row_reader, MOAT, CSV_ROW_READER, MoatRowReader)

/** @bytes: in the encoding of @dialect, which has to be valid; @size of them, −1: not known, which
 * only progress needs.  MOAT_EXCHANGE_ERROR_ENCODING: an encoding that is not known.
 * (transfer full) */
MoatRowReader *moat_csv_row_reader_new (GInputStream *bytes, goffset size,
                                        const MoatDialect *dialect, MoatCsvFlags flags,
                                        GError **error);

G_END_DECLS
