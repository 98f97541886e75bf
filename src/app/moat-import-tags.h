/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-import-task.h"

G_BEGIN_DECLS

#define MOAT_TYPE_IMPORT_TAGS (moat_import_tags_get_type ())
G_DECLARE_FINAL_TYPE (MoatImportTags, moat_import_tags, MOAT, IMPORT_TAGS, AdwBin)

/**
 * MoatImportTags: the page of the import assistant for a company's filings: which tag is taken for
 * which measure.
 * Signals: `changed`: the mapping has changed.  `reread` (table: string): another company's filings
 * are to be looked at.
 */
/** @preview, which has a summary, is borrowed while it is shown; its mapping is changed in place.
 */
void moat_import_tags_set_preview (MoatImportTags *self, MoatImportPreview *preview);

G_END_DECLS
