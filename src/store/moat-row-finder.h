/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "moat-store-find.h"

G_BEGIN_DECLS

/* The SQL functions that a query for rows is made of.  Private to the store. */

/** MoatRowRole: what an argument of `is_found` is. */
typedef enum
{
  MOAT_ROW_ROLE_NONE,
  MOAT_ROW_ROLE_ENTITY, /* an id */
  MOAT_ROW_ROLE_CONCEPT,
  MOAT_ROW_ROLE_SOURCE,
  MOAT_ROW_ROLE_NUMBER,
  MOAT_ROW_ROLE_NAMED, /* a word that people see under another name */
  MOAT_ROW_ROLE_TEXT,  /* this and all after it are texts */
  MOAT_ROW_ROLE_DATE,
  MOAT_ROW_ROLE_PERIOD_START, /* followed by the end */
  MOAT_ROW_ROLE_PERIOD_END,
} MoatRowRole;

typedef struct _MoatRowFinder MoatRowFinder;

/** Adds to @db, for @query, which has to live as long:
 *
 * - is_found (column, …): whether all words that were typed are in the row; the columns are those
 *   that moat_row_finder_take() took;
 * - place_of (role, id): where an entity, concept or source stands among its like, sorted by name;
 * - in_language (en, zh): the text that is shown;
 * - the collation `counted`: numbers by their value, letters without their case.
 *
 * To be freed when @db is closed. */
MoatRowFinder *moat_row_finder_new (sqlite3 *db, const MoatRowQuery *query, GError **error);
void moat_row_finder_free (MoatRowFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatRowFinder, moat_row_finder_free)
/** Whether any of the words can be found in a column of that role; then the column is the next
 * argument of `is_found`. */
gboolean moat_row_finder_take (MoatRowFinder *self, MoatRowRole role);
/** Whether nothing was typed, so that `is_found` need not be asked. */
gboolean moat_row_finder_is_empty (const MoatRowFinder *self);

G_END_DECLS
