/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-store.h"
#include "moat-table.h"

G_BEGIN_DECLS

/** MoatImportRefusal: why a row was not taken. */
typedef struct
{
  int column; /* −1: the row as a whole */
  char *message;
} MoatImportRefusal;

MoatImportRefusal *moat_import_refusal_new (int column, const char *message);
void moat_import_refusal_free (MoatImportRefusal *self);

/** Puts one row of the table fact into @store.  On error @column (set to −1 by the caller) is
 * the column that is wrong. */
gboolean moat_import_fact (MoatStore *store, const MoatTable *table, const MoatTableRow *row,
                           int *column, GError **error);

G_END_DECLS
