/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A file of an older version into one of this version.  Private to the store. */

/** Leaves a copy of the file beside it ("name.v1-backup.moat") and takes it from @version to
 * MOAT_SCHEMA_VERSION in one transaction.  On error neither has happened. */
gboolean moat_migration_run (sqlite3 *db, int version, GError **error);

G_END_DECLS
