/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-explanation.h"
#include "moat-rate-table.h"

G_BEGIN_DECLS

/** MoatAmount: an amount of money and what it is for.  Plain struct. */
typedef struct
{
  MoatDecimal low, best, high; /* as of MoatFact */
  MoatQualifier qualifier;
  const char *unit; /* interned currency */
  MoatPeriod period;
  gboolean is_flow; /* an amount of its period, not of its last day */
} MoatAmount;

/** The amount that @fact, a figure of @concept, states.  FALSE: it is no amount of money, or has no
 * number. */
gboolean moat_amount_from_fact (const MoatFact *fact, const MoatConcept *concept, MoatAmount *out);

/** MoatConversion: an amount in another currency, with the rate that it was converted at.  Low,
 * best and high, the qualifier and the period carry over. */
typedef struct
{
  MoatAmount stated;
  MoatAmount converted; /* @stated's numbers when @rate is MISSING */
  gboolean is_exact;    /* FALSE: the converted numbers are rounded */
  MoatRateAnswer *rate; /* owned */
} MoatConversion;

/** A flow at the average rate of its own period, a stock at the closing rate of its day.  Borrows
 * from @table.  (transfer full) */
MoatConversion *moat_conversion_new (const MoatAmount *amount, const char *to,
                                     MoatRateTable *table);
/** At one rate that the user names: what one unit of the amount's currency is in @to. */
MoatConversion *moat_conversion_new_constant (const MoatAmount *amount, const char *to,
                                              MoatDecimal rate);
void moat_conversion_free (MoatConversion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatConversion, moat_conversion_free)
/** FALSE: there is no rate, and so no converted amount. */
gboolean moat_conversion_is_done (const MoatConversion *self);

/** MoatConversionContext: what explaining a conversion needs besides. */
typedef struct
{
  const MoatSource *(*find_source) (const char *key, gpointer data); /* nullable */
  gpointer data;
  const MoatFactContext *fact; /* whose amount it is; nullable */
} MoatConversionContext;

/** Why the converted amount is what it is, or why there is none.  The keys: amount, period, rule,
 * rate, each-day, tiles, converted, missing; rate-source and rate-locator, once per source; and
 * implied, for each restatement of the fact in the target currency: the rate that it implies.  The
 * value of rate is to 34 digits.  (transfer full) */
MoatExplanation *moat_explanation_for_conversion (const MoatConversion *conversion,
                                                  const MoatConversionContext *context,
                                                  MoatWording *wording);

G_END_DECLS
