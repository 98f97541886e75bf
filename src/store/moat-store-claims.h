/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-claim.h"
#include "moat-store.h"

G_BEGIN_DECLS

/** The claims, in the order in which they were added; of MoatClaim.  (transfer full); NULL and
 * @error on failure. */
GPtrArray *moat_store_list_claims (MoatStore *self, GError **error);

/* Changes; each needs an open action. */
/** Inserts (id 0; the new id is set) or updates.  CONSTRAINT if another claim has the key. */
gboolean moat_store_put_claim (MoatStore *self, MoatClaim *claim, GError **error);
gboolean moat_store_delete_claim (MoatStore *self, gint64 id, GError **error);

G_END_DECLS
