/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that every format of the SEC is read into, so that what is known of one is known of
 * all: which columns there are, what they are called, and how a company is numbered. */
#include "config.h"

#include "moat-sec-row.h"

#include <string.h>

#define CIK_LENGTH 10

static const char *const headers[MOAT_SEC_N_COLUMNS] = {
  [MOAT_SEC_ENTITY] = "entity",
  [MOAT_SEC_CIK] = "cik",
  [MOAT_SEC_CONCEPT] = "concept",
  [MOAT_SEC_LABEL] = "label",
  [MOAT_SEC_UNIT] = "unit",
  [MOAT_SEC_START] = "start",
  [MOAT_SEC_END] = "end",
  [MOAT_SEC_VALUE] = "value",
  [MOAT_SEC_FORM] = "form",
  [MOAT_SEC_ACCN] = "accn",
  [MOAT_SEC_FILED] = "filed",
  [MOAT_SEC_FY] = "fy",
  [MOAT_SEC_FP] = "fp",
  [MOAT_SEC_FRAME] = "frame",
  [MOAT_SEC_LOCATOR] = "locator",
  [MOAT_SEC_REMARK_EN] = "remark_en",
  [MOAT_SEC_REMARK_ZH] = "remark_zh",
};

const char *
moat_sec_column_get_header (MoatSecColumn column)
{
  g_return_val_if_fail (column < MOAT_SEC_N_COLUMNS, NULL);

  return headers[column];
}

char *
moat_sec_normalise_cik (const char *cik)
{
  gsize length = strlen (cik);

  if (length == 0 || length > CIK_LENGTH || strspn (cik, "0123456789") != length)
    return g_strdup (cik);
  return g_strdup_printf ("%.*s%s", (int) (CIK_LENGTH - length), "0000000000", cik);
}

char *
moat_sec_make_locator (const char *form, const char *accn, const char *concept)
{
  return g_strdup_printf ("%s%s%s, %s", form, *form != '\0' ? " " : "", accn, concept);
}

char *
moat_sec_make_concept_of_part (const char *concept, const char *part)
{
  return g_strdup_printf ("%s [%s]", concept, part);
}

gboolean
moat_sec_concept_is_of_part (const char *concept)
{
  return g_str_has_suffix (concept, "]");
}
