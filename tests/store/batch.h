/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-store.h"

G_BEGIN_DECLS

/* Imports for the tests of this folder: figures of a new entity, each superseding the one before.
 */

/** Begins a batch labelled "Import NAME" with the new entity NAME; the test fails if that does. */
void batch_begin (MoatStore *store, const char *name);
/** Adds @n figures of that entity, NAME-0 and so on. */
void batch_add (MoatStore *store, guint n);
/** All of it.  @in_bulk: says so half way. */
void batch_import (MoatStore *store, const char *name, guint n, gboolean in_bulk);
/** The same with errors, for disks that fail. */
gboolean batch_try_import (MoatStore *store, const char *name, guint n, gboolean in_bulk,
                           GError **error);
/** One figure as of project_file_make_fact(). */
void batch_import_one (MoatStore *store, const char *key, const char *as_stated);

G_END_DECLS
