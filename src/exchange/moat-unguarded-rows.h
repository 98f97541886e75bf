/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-row-reader.h"

G_BEGIN_DECLS

/** MoatUnguardedRows: rows as they were before they were exported.  Where the header is that of an
 * exported CSV file the guards of moat-formula-guard.h are taken off; the rows of other files are
 * passed on as they are. */
#define MOAT_TYPE_UNGUARDED_ROWS (moat_unguarded_rows_get_type ())
G_DECLARE_FINAL_TYPE (MoatUnguardedRows, moat_unguarded_rows, MOAT, UNGUARDED_ROWS, MoatRowReader)

/** @rows (transfer full): rows of delimited text, of which none has been read. */
MoatRowReader *moat_unguarded_rows_new (MoatRowReader *rows);

G_END_DECLS
