/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The changesets in the journal, as bytes.  Private to the store. */

/** @size bytes at @changeset with the changes of each table in the order in which they are to be
 * applied: a table before those it refers to.  NULL if they are no changeset of tables of the
 * user's data.  (transfer full) */
GByteArray *moat_changeset_arrange (const guint8 *changeset, gsize size);

G_END_DECLS
