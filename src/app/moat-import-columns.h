/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-import-task.h"

G_BEGIN_DECLS

#define MOAT_TYPE_IMPORT_COLUMNS (moat_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (MoatImportColumns, moat_import_columns, MOAT, IMPORT_COLUMNS, AdwBin)

/**
 * MoatImportColumns: the page of the import assistant that shows what was recognised beside the
 * first rows and lets the user change it. Signals: `changed`: the mapping has changed.  `reread`
 * (table: string, nullable): the file has to be looked at again, for it is to be read in another
 * way or another sheet of it.
 */
/** @preview is borrowed while it is shown; its mapping is changed in place. */
void moat_import_columns_set_preview (MoatImportColumns *self, MoatImportPreview *preview);

G_END_DECLS
