/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-import-task.h"

G_BEGIN_DECLS

#define MOAT_TYPE_IMPORT_DIRECTIONS (moat_import_directions_get_type ())
G_DECLARE_FINAL_TYPE (MoatImportDirections, moat_import_directions, MOAT, IMPORT_DIRECTIONS, AdwBin)

/**
 * MoatImportDirections: the page of the import assistant for a table of exchange rates: which way
 * round each rate is meant, and which are taken. Signals: `changed`: the survey has changed;
 * `read-otherwise`: these are no rates.
 */
/** @preview, which has a survey, is borrowed while it is shown; its survey is changed in place. */
void moat_import_directions_set_preview (MoatImportDirections *self, MoatImportPreview *preview);

G_END_DECLS
