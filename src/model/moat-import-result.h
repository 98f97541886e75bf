/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-import-data.h"

G_BEGIN_DECLS

/* Filling in what became of a file.  Private to the layer. */

MoatImportResult *moat_import_result_new (void);
void moat_refusal_free (MoatRefusal *self);
/** Keeps @refusal (transfer full), unless there are MOAT_IMPORT_MAX_REFUSALS of them. */
void moat_import_result_take_refusal (MoatImportResult *self, MoatRefusal *refusal);

G_END_DECLS
