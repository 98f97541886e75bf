/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-source.h"

G_BEGIN_DECLS

typedef struct _MoatStore MoatStore;

/** How many facts rest on a source, and how many rows of any kind refer to it; both nullable. */
gboolean moat_store_count_source_uses (MoatStore *self, gint64 id, gint64 *n_facts, gint64 *n_all,
                                       GError **error);

/* Changes; each needs an open action. */
/** Writes @source in place of the source with its id.  CONSTRAINT when a column cannot take it. */
gboolean moat_store_update_source (MoatStore *self, const MoatSource *source, GError **error);
/** Lets everything that refers to @from refer to @to. */
gboolean moat_store_move_source_uses (MoatStore *self, gint64 from, gint64 to, GError **error);
/** CONSTRAINT while anything refers to it. */
gboolean moat_store_delete_source (MoatStore *self, gint64 id, GError **error);

G_END_DECLS
