/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-mapping.h"

G_BEGIN_DECLS

#define MOAT_TYPE_IMPORT_COLUMN_ROW (moat_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (MoatImportColumnRow, moat_import_column_row, MOAT, IMPORT_COLUMN_ROW,
                      AdwExpanderRow)

/**
 * MoatImportColumnRow: what one column of a file is, or what several neighbouring ones are that
 * hold one year each.  What the user chooses goes into the mapping's columns.
 * Signal `changed`: after the user changed something.
 */
/** @columns: @n of them, borrowed, all of one role.  @sample: some of their cells, nullable. */
GtkWidget *moat_import_column_row_new (MoatColumnMapping *const *columns, guint n,
                                       const char *sample);
/** What a column of this role holds, in the language of the program. */
const char *moat_import_role_get_name (MoatColumnRole role);
/** Choices of a power of ten, for a MoatChoiceRow. */
void moat_import_get_scales (const char *const **keys, const char *const **names);

G_END_DECLS
