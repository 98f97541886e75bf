/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-rate.h"
#include "moat-store.h"

G_BEGIN_DECLS

/** MoatRateFilter: which exchange rates; NULL, MOAT_DATE_NONE and zeros mean any. */
typedef struct
{
  const char *one, *other; /* currencies of the pair, whichever is the base; @other needs @one */
  gboolean of_kind;        /* only those of @kind */
  MoatRateKind kind;
  MoatDate from, to;    /* only periods that overlap these days */
  gint64 limit, offset; /* 0: all */
} MoatRateFilter;

/** Rates by pair, kind and period, of MoatRate.  One pair of daily rates is found without reading
 * the others.  (transfer full); NULL and @error on failure. */
GPtrArray *moat_store_list_rates (MoatStore *self, const MoatRateFilter *filter, GError **error);
/** How many rates list would give; −1 and @error on failure. */
gint64 moat_store_count_rates (MoatStore *self, const MoatRateFilter *filter, GError **error);
/** NOT_FOUND when there is none with this id. */
MoatRate *moat_store_get_rate (MoatStore *self, gint64 id, GError **error);
/** The first and the last day of the rates of a pair, in either direction.  FALSE without an error:
 * there are none. */
gboolean moat_store_get_rate_extent (MoatStore *self, const char *one, const char *other,
                                     MoatPeriod *extent, GError **error);
/** The rate of exactly this pair, direction, kind and period.  NULL without an error: there is
 * none.  (transfer full) */
MoatRate *moat_store_find_rate (MoatStore *self, const MoatRate *like, GError **error);

/** MoatRatePair: what rates there are of a pair in one direction and kind. */
typedef struct
{
  const char *base, *quote; /* interned */
  MoatRateKind kind;
  gint64 count;
  MoatPeriod extent; /* first to last day */
} MoatRatePair;

/** Of MoatRatePair, by base, quote and kind; free function g_free().  (transfer full) */
GPtrArray *moat_store_list_rate_pairs (MoatStore *self, GError **error);

/** The pairs without all that, which is faster: "USD/CNY" where USD is the base, in order.
 * (transfer full); NULL and @error on failure. */
GStrv moat_store_list_currency_pairs (MoatStore *self, GError **error);

/** MoatRateYearMean: what one @base was in @quote in a year, on average of the rates there are. */
typedef struct
{
  const char *base, *quote; /* interned */
  int year;
  double mean;
} MoatRateYearMean;

/** Of every calendar year, from its average or its daily rates; a GArray of MoatRateYearMean.
 * (transfer full) */
GArray *moat_store_list_rate_years (MoatStore *self, GError **error);

/* Changes; each needs an open action. */
/** Inserts (id 0; the new id is set) or updates.  CONSTRAINT says what is wrong with the rate, or
 * that there is one of the same pair, kind and period already.  @batch: the import that it is part
 * of; 0: none. */
gboolean moat_store_put_rate (MoatStore *self, MoatRate *rate, gint64 batch, GError **error);
gboolean moat_store_delete_rate (MoatStore *self, gint64 id, GError **error);

G_END_DECLS
