/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-data-file.h"
#include "moat-mapping.h"

G_BEGIN_DECLS

/** What the project has, to recognise it in a file: name in any language, or key → key (char →
 * char, folded by moat_fold_text()).  Nullable each. */
typedef struct
{
  GHashTable *entities;
  GHashTable *concepts;
  /* What was chosen for such a header last time: role nick; nullable. */
  const char *(*recall) (const char *header, gpointer data);
  gpointer recall_data;
} MoatKnownNames;

/** Looks at the first rows of @table (nullable: the first) and suggests how to read it: which line
 * is the header, long or wide form, what each column is, units and multipliers in headers, how
 * numbers and dates are written.  Always gives a mapping, which may need completing: see
 * moat_mapping_find_problem().  (transfer full); NULL when the rows cannot be read. */
MoatMapping *moat_mapping_suggest (MoatDataFile *file, const char *table,
                                   const MoatKnownNames *known, GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
