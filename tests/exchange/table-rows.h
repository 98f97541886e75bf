/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-row-reader.h"
#include "moat-table.h"

/** The header and the rows of @table (borrowed), as a reader of a file gives them. */
MoatRowReader *table_rows_new (const MoatTable *table);
