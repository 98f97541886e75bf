/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-import-data.h"

G_BEGIN_DECLS

#define MOAT_TYPE_IMPORT_RESULT_PAGE (moat_import_result_page_get_type ())
G_DECLARE_FINAL_TYPE (MoatImportResultPage, moat_import_result_page, MOAT, IMPORT_RESULT_PAGE,
                      AdwBin)

/**
 * MoatImportResultPage: the page of the import assistant that says what would become of the file
 * and shows the rows that are refused, to be corrected in place.
 * Signals: `retake`: the user wants the corrected rows to be tried again; `save-refused`: the
 * refused rows are to be written to a file.
 */
/** @result and @mapping are borrowed while they are shown. */
void moat_import_result_page_set_result (MoatImportResultPage *self, const MoatImportResult *result,
                                         const MoatMapping *mapping);
/** Puts the rows that were corrected into @corrections, line → GStrv, as moat_stager_new() wants
 * them. */
void moat_import_result_page_collect (MoatImportResultPage *self, GHashTable *corrections);

G_END_DECLS
