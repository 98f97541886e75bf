/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MoatRateExample: what one unit of @base was in @quote on average of a year, as is known from
 * elsewhere.  Plain struct. */
typedef struct
{
  const char *base, *quote; /* interned currencies */
  int year;
  double value;
} MoatRateExample;

/** MoatRateDirection: what the numbers of a table are: units of @quote for @units of @base. */
typedef struct
{
  const char *base, *quote; /* interned; NULL: not known */
  int units;                /* 1 or 100 */
} MoatRateDirection;

/** Reads "EUR per USD", "CNY per 100 USD".  MOAT_EXCHANGE_ERROR_MALFORMED (translated). */
gboolean moat_rate_direction_parse (const char *text, MoatRateDirection *out, GError **error);
/** "EUR per USD".  (transfer full) */
char *moat_rate_direction_to_string (const MoatRateDirection *self);

/** MoatRateYear: the mean of the numbers that a table has for a year. */
typedef struct
{
  int year;
  double mean;
} MoatRateYear;

/** MoatRateVerdict: what comparing with examples came to. */
typedef enum
{
  MOAT_RATE_VERDICT_DECIDED,     /* the numbers are like the examples in one direction only */
  MOAT_RATE_VERDICT_AMBIGUOUS,   /* … in more than one */
  MOAT_RATE_VERDICT_UNLIKE,      /* … in none */
  MOAT_RATE_VERDICT_NO_EXAMPLES, /* none are known of the currency in those years */
} MoatRateVerdict;

/** Finds out what the numbers of @years (MoatRateYear) are: rates of @one against @other, or, where
 * that is NULL, against one of the currencies that rates are usually quoted against.  @out gets the
 * direction that fits best, unless there are no examples; @year the last year compared.  @more (of
 * MoatRateExample, nullable): examples besides those that the program knows. */
MoatRateVerdict moat_rate_direction_judge (const char *one, const char *other, const GArray *years,
                                           const GArray *more, MoatRateDirection *out,
                                           MoatRateYear *year);

G_END_DECLS
