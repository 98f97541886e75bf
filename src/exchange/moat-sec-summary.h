/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-data-file.h"
#include "moat-entity.h"
#include "moat-source.h"

G_BEGIN_DECLS

/** MoatSecTag: what a file of the SEC states under one tag; or a standard concept that it states
 * under none. */
typedef struct
{
  char *concept;    /* "us-gaap:Revenues", as in the rows; NULL: the file has no tag for @key */
  char *label;      /* of the taxonomy, in English; nullable */
  GPtrArray *units; /* of const char *, interned: "USD" */
  guint n_years;    /* statements of 350–380 days; */
  guint n_quarters; /* of 80–100 days; */
  guint n_others;   /* of other lengths; */
  guint n_instants; /* of a moment */
  MoatDate first;   /* the earliest and the latest end; MOAT_DATE_NONE: none */
  MoatDate last;
  const char *key; /* standard concept that it states; NULL: none that is known */
  gboolean taken;  /* the suggested mapping takes it for @key */
  char *note;      /* translated: why it is taken or not; NULL: nothing to say */
} MoatSecTag;

/** MoatSecCompany: a company that a file of the SEC is about. */
typedef struct
{
  char *name;         /* as in the rows */
  char *cik;          /* ten digits */
  MoatEntity *entity; /* as a project would have it: name, year end, currency */
  gsize n_rows;
} MoatSecCompany;

/** MoatSecSummary: what is in a file of the SEC, or in one of its tables. */
typedef struct
{
  GPtrArray *companies; /* of MoatSecCompany, in order of appearance */
  GPtrArray *tags;      /* of MoatSecTag: those with a key first, in the order of the concepts */
  MoatSource *source;   /* to cite */
  gboolean is_data_set; /* many companies' filings of a quarter, not one company's of all times */
  gsize n_parts;        /* rows about parts of companies and co-registrants, which no tag counts */
} MoatSecSummary;

/** Goes through @table (nullable: the first) of a file of the format COMPANYFACTS or FSDS. */
MoatSecSummary *moat_sec_summarise (MoatDataFile *file, const char *table,
                                    GCancellable *cancellable, GError **error);
/** The same of rows; @name is what the file is called, without its folder. */
MoatSecSummary *moat_sec_summarise_rows (MoatRowReader *rows, const char *name,
                                         GCancellable *cancellable, GError **error);
void moat_sec_summary_free (MoatSecSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatSecSummary, moat_sec_summary_free)
/** The company whose entity has @key; NULL: none.  Borrowed. */
const MoatSecCompany *moat_sec_summary_find_company (const MoatSecSummary *self, const char *key);
/** What is said about @concept; NULL: the file does not have it.  Borrowed. */
const MoatSecTag *moat_sec_summary_find_tag (const MoatSecSummary *self, const char *concept);

G_END_DECLS
