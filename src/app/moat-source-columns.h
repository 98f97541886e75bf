/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-table-pane.h"

G_BEGIN_DECLS

/** The column that counts what rests on a source. */
#define MOAT_SOURCE_COLUMN_FIGURES "figures"

/** What the table of the Sources page is. */
const MoatTableKind *moat_source_columns_get_kind (void);

G_END_DECLS
