/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-table-pane.h"

G_BEGIN_DECLS

/** The table of the Rates page: its columns, and what their cells say. */
const MoatTableKind *moat_rate_columns_get_kind (void);

G_END_DECLS
