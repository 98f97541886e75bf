/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Files that are there whole or not at all.  Private to the store. */

/** Writes the contents of an empty database. */
typedef gboolean (*MoatFillFunc) (sqlite3 *db, gpointer data, GError **error);

/** Lets @fill write a database that becomes @path when whole.  EXISTS if there is one. */
gboolean moat_whole_file_write (const char *path, MoatFillFunc fill, gpointer data, GError **error);

G_END_DECLS
