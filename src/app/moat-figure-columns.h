/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-table-pane.h"

G_BEGIN_DECLS

/** What the table of the Figures page is. */
const MoatTableKind *moat_figure_columns_get_kind (void);

G_END_DECLS
