/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-row-reader.h"

G_BEGIN_DECLS

/**
 * MoatSecColumn: the columns of the rows that files of the SEC are read into.  Every row is one
 * statement of one figure in one filing.  The header is the first row, and lines are counted in
 * rows.
 */
typedef enum
{
  MOAT_SEC_ENTITY,  /* the company's name, as registered */
  MOAT_SEC_CIK,     /* ten digits */
  MOAT_SEC_CONCEPT, /* "us-gaap:Revenues"; with [what part of the company] when it is one */
  MOAT_SEC_LABEL,
  MOAT_SEC_UNIT, /* "USD", "shares", "pure", "USD/shares" */
  MOAT_SEC_START,
  MOAT_SEC_END,
  MOAT_SEC_VALUE,
  MOAT_SEC_FORM,
  MOAT_SEC_ACCN,
  MOAT_SEC_FILED,
  MOAT_SEC_FY, /* of the filing, as is fp: never the figure's */
  MOAT_SEC_FP,
  MOAT_SEC_FRAME,   /* of data sets, under "fye": the year end of the company, "1231" */
  MOAT_SEC_LOCATOR, /* "10-K 0001652044-24-000022, us-gaap:Revenues" */
  MOAT_SEC_REMARK_EN,
  MOAT_SEC_REMARK_ZH,
  MOAT_SEC_N_COLUMNS
} MoatSecColumn;

/** What the column FRAME is called in data sets. */
#define MOAT_SEC_YEAR_END_HEADER "fye"

/** The header of a column: "entity", "cik". */
const char *moat_sec_column_get_header (MoatSecColumn column);
/** The ten digits of a central index key, which files write with and without zeros in front; a
 * copy of anything else.  (transfer full) */
char *moat_sec_normalise_cik (const char *cik);
/** Where a figure stands: "10-K 0001652044-24-000022, us-gaap:Revenues".  (transfer full) */
char *moat_sec_make_locator (const char *form, const char *accn, const char *concept);
/** What a concept is called when it is stated of a part of the company, or of another company that
 * reports with it: "us-gaap:Revenues [Segments=Europe]".  It is not the concept.  (transfer full)
 */
char *moat_sec_make_concept_of_part (const char *concept, const char *part);
gboolean moat_sec_concept_is_of_part (const char *concept);

G_END_DECLS
