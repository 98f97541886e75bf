/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-rate.h"

G_BEGIN_DECLS

/** MoatRateField: what a person can change of an exchange rate. */
typedef enum
{
  MOAT_RATE_FIELD_BASE,
  MOAT_RATE_FIELD_QUOTE,
  MOAT_RATE_FIELD_VALUE,
  MOAT_RATE_FIELD_KIND,
  MOAT_RATE_FIELD_PERIOD,
  MOAT_RATE_FIELD_SOURCE,
  MOAT_RATE_FIELD_LOCATOR,
  MOAT_RATE_N_FIELDS
} MoatRateField;

/** The field as text, as files write it (plain decimals, ISO dates, nicks); "" when unset.
 * (transfer full) */
char *moat_rate_get_text (const MoatRate *self, MoatRateField field);
/** Sets one field from text.  VALUE is read as people write numbers, "7.1957 CNY" too if that is
 * the quote; PERIOD by moat_period_parse(), and it has to suit the kind.  KIND takes the period
 * along: its last day for a closing rate, that day alone for an average.  On error nothing is
 * changed and the message says what would be right (translated); MOAT_FACT_ERROR. */
gboolean moat_rate_read_text (MoatRate *self, MoatRateField field, const char *text,
                              GError **error);
/** Whether the rate can be stored: between two currencies, above zero, of a day or a period as its
 * kind wants.  MOAT_FACT_ERROR_UNIT, _VALUE or _PERIOD (translated). */
gboolean moat_rate_validate (const MoatRate *self, GError **error);

G_END_DECLS
