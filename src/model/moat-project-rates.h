/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-conversion.h"
#include "moat-project.h"
#include "moat-rate.h"

G_BEGIN_DECLS

/* The exchange rates of a project; they are listed by moat-store-rates.h. */

/** Stores @rate: a new one if its id is 0 (which is set), else in place of that one.  One
 * journalled action.  An edit that changes nothing is none. */
gboolean moat_project_put_rate (MoatProject *self, MoatRate *rate, GError **error);
/** Deletes @n rates in one action. */
gboolean moat_project_delete_rates (MoatProject *self, const gint64 *ids, gsize n, GError **error);

/** The rates that it takes to convert @from into @to in @within, or ever if that is not valid: of
 * the pair, and of both with EUR and USD.  (transfer full) */
MoatRateTable *moat_project_load_rates (MoatProject *self, const char *from, const char *to,
                                        MoatPeriod within, GError **error);

/** The rates that it takes to convert any of @currencies (interned, ended by NULL) into any other,
 * whenever.  (transfer full) */
MoatRateTable *moat_project_load_rates_among (MoatProject *self, const char *const *currencies,
                                              GError **error);

/** MoatConverted: an amount in another currency, and why it is that. */
typedef struct
{
  gboolean is_done;             /* FALSE: there is no rate; the explanation says which is missing */
  MoatAmount amount;            /* if it is done */
  MoatExplanation *explanation; /* moat_explanation_for_conversion() */
} MoatConverted;

void moat_converted_free (MoatConverted *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatConverted, moat_converted_free)
/** Converts at the project's rates, or at @constant (nullable), a rate that the user names.
 * @subject (nullable): the fact whose amount it is.  (transfer full) */
MoatConverted *moat_project_convert (MoatProject *self, const MoatAmount *amount, const char *to,
                                     const MoatDecimal *constant, const MoatFactContext *subject,
                                     MoatWording *wording, GError **error);
/** moat-explain.c: the same for a fact; the explanation also tells the rate that a statement of the
 * same amount in the other currency implies. */
MoatConverted *moat_project_convert_fact (MoatProject *self, gint64 fact_id, const char *to,
                                          const MoatDecimal *constant, MoatWording *wording,
                                          GError **error);

/** MoatMissingRate: a rate that there is not, and that a chart needs. */
typedef struct
{
  const char *from, *to; /* interned */
  MoatRateKind kind;
  MoatPeriod period;
  guint n_facts; /* that cannot be converted without it */
  char *chart;   /* key of the first chart that needs it */
} MoatMissingRate;

void moat_missing_rate_free (MoatMissingRate *self);
/** What the figures that the project's charts leave out for their currency would need to be drawn
 * in the chart's; of MoatMissingRate, by pair, kind and period.  (transfer full) */
GPtrArray *moat_project_list_missing_rates (MoatProject *self, GError **error);

G_END_DECLS
