/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-zip.h"

G_BEGIN_DECLS

/** MoatFsdsFiling: a line of sub.txt. */
typedef struct
{
  char *company; /* its name; with the number where two have one name */
  char *name;    /* as it stands there */
  char *cik;     /* ten digits */
  char *form;
  char *year_end; /* "1231" */
  char *fy;
  char *fp;
  char *filed; /* "2009-08-04" */
} MoatFsdsFiling;

/** The filings of a data set: accession number → MoatFsdsFiling.  (transfer full) */
GHashTable *moat_fsds_read_filings (MoatZip *zip, GCancellable *cancellable, GError **error);
/** The labels of its tags: "tag version" → label.  (transfer full) */
GHashTable *moat_fsds_read_labels (MoatZip *zip, GCancellable *cancellable, GError **error);
/** "Revenues", "us-gaap/2009" → "us-gaap:Revenues"; a tag that the company has made up is
 * "custom:…".  Written into @out. */
void moat_fsds_make_concept (GString *out, const char *tag, const char *version);
/** "20090630" → "2009-06-30"; a copy of what is no such date.  (transfer full) */
char *moat_fsds_make_date (const char *text);

G_END_DECLS
