/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-vocabulary.h"

G_BEGIN_DECLS

/** MoatRowTable: a table of the project whose rows can be found by what they say. */
typedef enum
{
  MOAT_ROW_TABLE_FACTS,
  MOAT_ROW_TABLE_SOURCES,
  MOAT_ROW_TABLE_RATES,
  MOAT_ROW_N_TABLES
} MoatRowTable;

/** MoatRowOrder: one column to sort by. */
typedef struct
{
  /* static.  Of facts: entity, concept, period, value, as-stated, unit, qualifier, status, grade,
   * source, locator, known-from, remark, key; of sources: title, publisher, published, url, note,
   * key, figures (how many rest on it); of rates: rate, base, quote, value, kind, period, source,
   * locator */
  const char *column;
  gboolean descending;
} MoatRowOrder;

/** MoatRowName: what people see in place of a word of the file, so that they find what they see:
 * "计划" for the status "plan". */
typedef struct
{
  const char *nick; /* static */
  const char *name; /* a translation */
} MoatRowName;

/** MoatRowQuery: which rows of a table, and in which order. */
typedef struct
{
  MoatRowTable table;
  MoatLanguage language; /* in which names are sorted */
  char *text;            /* nullable; every word of it must be in the row or in what it refers to */
  /* nullable: of those entities, concepts and sources only (keys); of facts */
  GStrv entities, concepts, sources;
  GStrv pairs;    /* nullable; of rates: of those pairs ("CNY/USD") only, in either direction */
  GArray *names;  /* nullable; of MoatRowName */
  GArray *orders; /* of MoatRowOrder, the most important first; then by id */
} MoatRowQuery;

MoatRowQuery *moat_row_query_new (MoatRowTable table);
MoatRowQuery *moat_row_query_copy (const MoatRowQuery *self);
void moat_row_query_free (MoatRowQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatRowQuery, moat_row_query_free)
/** Whether the query leaves any row out. */
gboolean moat_row_query_is_restricted (const MoatRowQuery *self);

G_END_DECLS
