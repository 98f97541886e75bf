/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* The tables of a project file, and whether a file has just those.  Private to the store. */

#define MOAT_SCHEMA_APPLICATION_ID 0x4d6f6174 /* "Moat" */
#define MOAT_SCHEMA_VERSION 2

/** Makes the tables in an empty database, in one transaction, with the words a new project
 * begins with. */
gboolean moat_schema_create (sqlite3 *db, GError **error);
/** Whether @db has the tables and indices of @version (at most MOAT_SCHEMA_VERSION), and nothing
 * else; CORRUPT if not. */
gboolean moat_schema_verify (sqlite3 *db, int version, GError **error);
/** Takes @db, whose tables are those of @version, to MOAT_SCHEMA_VERSION.  To be called in a
 * transaction, with the foreign keys off. */
gboolean moat_schema_migrate (sqlite3 *db, int version, GError **error);
/** Reads the first bytes of @path without believing any: the version of the project file, or −1 and
 * @error (NOT_FOUND, NOT_PROJECT, CORRUPT). Never blocks, never writes. */
int moat_schema_sniff (const char *path, GError **error);
/** The tables of the user's data, in the order in which they refer to each other, ended by NULL. */
const char *const *moat_schema_get_tables (void);

G_END_DECLS
