/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure as the values of its row in the project file.
 *
 * The doubles that drawing uses are computed from the exact decimals here and nowhere else; an open
 * side of the interval is NULL.  It needs no connection, so that of a million rows one thread can
 * work the values out while another stores them. */
#include "config.h"

#include "moat-fact-row.h"

static const char *
text_or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static const char *
write_decimal (MoatDecimal value, GStringChunk *texts)
{
  char text[64];
  g_autofree char *longer = NULL;

  if (moat_decimal_write (value, text, sizeof text) < sizeof text)
    return g_string_chunk_insert (texts, text);
  longer = moat_decimal_to_string (value);
  return g_string_chunk_insert (texts, longer);
}

void
moat_fact_row_init (MoatFactRow *self, const MoatFact *fact, GStringChunk *texts)
{
  gboolean has_ends = fact->has_value && fact->qualifier == MOAT_QUALIFIER_BETWEEN;

  moat_date_write_iso (fact->period.start, self->period_start);
  moat_date_write_iso (fact->period.end, self->period_end);
  moat_date_write_iso (fact->known_from, self->known_from);
  self->key = fact->key;
  self->as_stated = text_or_empty (fact->as_stated);
  self->value = fact->has_value ? write_decimal (fact->best, texts) : NULL;
  self->low = has_ends ? write_decimal (fact->low, texts) : NULL;
  self->high = has_ends ? write_decimal (fact->high, texts) : NULL;
  moat_fact_interval (fact, &self->low_real, &self->best_real, &self->high_real);
  self->unit = fact->unit;
  self->qualifier = moat_qualifier_to_nick (fact->qualifier);
  self->status = moat_status_to_nick (fact->status);
  self->grade = moat_grade_to_nick (fact->grade);
  self->locator = text_or_empty (fact->locator);
  self->remark_en = text_or_empty (fact->remark.en);
  self->remark_zh = text_or_empty (fact->remark.zh);
}
