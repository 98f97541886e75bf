/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-fact.h"

G_BEGIN_DECLS

/** MoatFactRow: a figure as the values of its row in the project file; the row itself and those
 * that it refers to are named by the store.  Texts that are NULL are NULL in the file. */
typedef struct
{
  /* "": none */
  char period_start[MOAT_DATE_ISO_SIZE];
  char period_end[MOAT_DATE_ISO_SIZE];
  char known_from[MOAT_DATE_ISO_SIZE];
  const char *key;
  const char *as_stated;
  const char *value, *low, *high;
  double best_real, low_real, high_real; /* not finite: NULL */
  const char *unit, *qualifier, *status, *grade;
  const char *locator, *remark_en, *remark_zh;
} MoatFactRow;

/** Works the values of @fact out.  What is not borrowed from it is kept in @texts. */
void moat_fact_row_init (MoatFactRow *self, const MoatFact *fact, GStringChunk *texts);

G_END_DECLS
