/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-import-reader.h"

G_BEGIN_DECLS

/** MoatImportIntake: takes figures into the open batch, those that the project has not. */
typedef struct _MoatImportIntake MoatImportIntake;

/** @has_keys: the file states keys of figures. @terms is borrowed. */
MoatImportIntake *moat_import_intake_new (MoatStore *store, const MoatImportTerms *terms,
                                          gboolean has_keys, GError **error);
void moat_import_intake_free (MoatImportIntake *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatImportIntake, moat_import_intake_free)
/** The file says itself how its figures are related: nothing is concluded. */
void moat_import_intake_leave_relations (MoatImportIntake *self);
/** To be called before each block of figures. */
gboolean moat_import_intake_prepare (MoatImportIntake *self, GError **error);
/** Says that the figures of @items from @at on come next. */
void moat_import_intake_prefetch (MoatImportIntake *self, const GArray *items, guint at);
/** Takes one whose terms are stored; @verdict gets what it is. */
gboolean moat_import_intake_take (MoatImportIntake *self, MoatImportItem *item,
                                  MoatLedgerVerdict *verdict, GError **error);
gint64 moat_import_intake_get_n_stored (const MoatImportIntake *self);

G_END_DECLS
