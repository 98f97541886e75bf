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

/** MoatImportTarget: where rows go, and what facts are read with once the tables that they refer
 * to are in; both are nullable until then. */
typedef struct
{
  MoatStore *store;
  MoatQualifierWord *words;
  GPtrArray *entities; /* of MoatEntity */
} MoatImportTarget;

/** Puts one row of the table fact into the project.  On error @column (set to −1 by the caller) is
 * the column that is wrong. */
gboolean moat_import_fact (MoatImportTarget *target, const MoatTable *table,
                           const MoatTableRow *row, int *column, GError **error);

/** The same for the table rate. */
gboolean moat_import_rate (MoatImportTarget *target, const MoatTable *table,
                           const MoatTableRow *row, int *column, GError **error);

G_END_DECLS
