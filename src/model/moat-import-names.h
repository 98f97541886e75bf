/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-project.h"
#include "moat-recognise.h"

G_BEGIN_DECLS

/**
 * MoatImportNames: what a table is recognised by: the names of the project's entities and concepts,
 * and what the columns of earlier tables were said to be.  The latter are kept for the user, not
 * for the project, in $XDG_DATA_HOME/moat/columns.ini.
 */
typedef struct _MoatImportNames MoatImportNames;

/** @remembering: with what the columns of earlier tables were said to be. */
MoatImportNames *moat_import_names_new (MoatProject *project, gboolean remembering);
void moat_import_names_free (MoatImportNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatImportNames, moat_import_names_free)
/** Borrowed; may be used by another thread while @self lives and is not told anything. */
const MoatKnownNames *moat_import_names_get (MoatImportNames *self);
/** Keeps what the columns of @mapping are, by their headers, for the next table that has such. */
void moat_import_names_remember (MoatImportNames *self, const MoatMapping *mapping);

G_END_DECLS
