/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-period.h"

G_BEGIN_DECLS

/** MoatPeriodMode: for which periods a comparison is made. */
typedef enum
{
  MOAT_PERIODS_ALL,    /* every period that there are values for */
  MOAT_PERIODS_LATEST, /* the latest value of each entity, of a year or longer if it has one */
  MOAT_PERIODS_CHOSEN, /* those listed */
} MoatPeriodMode;

const char *moat_period_mode_to_nick (MoatPeriodMode value); /* "all", "latest", "chosen" */
gboolean moat_period_mode_from_nick (const char *nick, MoatPeriodMode *out);

/**
 * MoatPeriodChoice: plain struct.  A chosen calendar year stands for the fiscal year that ends in
 * it, as companies name theirs, unless values are calendarised; for amounts a year also for a span
 * that it lies in.  A quarter never answers for a year.  A chosen period that is no calendar year
 * stands for itself; a chosen day for the last stock at it or in the year before, or the last year
 * that ended by then.
 */
typedef struct
{
  MoatPeriodMode mode;
  const MoatPeriod *periods; /* CHOSEN; borrowed */
  gsize n_periods;
} MoatPeriodChoice;

/** MoatColumn: what values of one comparison stand side by side for. */
typedef struct
{
  MoatPeriod period; /* that was asked for, or that of the values; invalid: of different ones */
  gboolean is_mixed; /* its values are of different periods (fiscal years that end in it) */
} MoatColumn;

G_END_DECLS
