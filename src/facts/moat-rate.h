/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-decimal.h"
#include "moat-period.h"

G_BEGIN_DECLS

typedef enum
{
  MOAT_RATE_AVERAGE, /* over a period */
  MOAT_RATE_CLOSING, /* of a day: its period is an instant */
} MoatRateKind;

const char *moat_rate_kind_to_nick (MoatRateKind value); /* "average", "closing" */
gboolean moat_rate_kind_from_nick (const char *nick, MoatRateKind *out);

/** MoatRate: an exchange rate: what one unit of @base is in @quote.  Plain struct. */
typedef struct
{
  gint64 id;
  const char *base;  /* interned currency */
  const char *quote; /* interned currency */
  MoatDecimal value; /* units of @quote for one unit of @base; > 0 */
  MoatRateKind kind;
  MoatPeriod period;
  char *source;  /* key; nullable */
  char *locator; /* nullable */
} MoatRate;

MoatRate *moat_rate_new (void);
MoatRate *moat_rate_copy (const MoatRate *self);
void moat_rate_free (MoatRate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatRate, moat_rate_free)

G_END_DECLS
