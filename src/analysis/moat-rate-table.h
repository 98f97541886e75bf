/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-rate.h"

G_BEGIN_DECLS

/** MoatRateTable: exchange rates in memory, to look rates up in.  Not thread safe. */
typedef struct _MoatRateTable MoatRateTable;

MoatRateTable *moat_rate_table_new (void);
void moat_rate_table_free (MoatRateTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatRateTable, moat_rate_table_free)
/** Adds a rate.  @rate (transfer full): with currencies, a value above zero and a valid period. */
void moat_rate_table_take (MoatRateTable *self, MoatRate *rate);

/** Most days before a day whose closing rate may stand for it, and most days in a row without a
 * rate within a mean of daily rates. */
#define MOAT_RATE_MAX_GAP 7

/** MoatRateRule: how a rate was found. */
typedef enum
{
  MOAT_RATE_RULE_MISSING,  /* it was not */
  MOAT_RATE_RULE_SAME,     /* one currency: 1 */
  MOAT_RATE_RULE_CONSTANT, /* the one that the user names */
  MOAT_RATE_RULE_STORED,   /* the average of the period, the closing rate of the day */
  MOAT_RATE_RULE_EARLIER,  /* the last closing rate before the day */
  MOAT_RATE_RULE_DAILY,    /* the mean of the closing rates of the days of the period */
  MOAT_RATE_RULE_TILES,    /* the mean of the averages of parts of the period, by their days */
} MoatRateRule;

/** MoatRateLeg: a stored rate, and whether it is divided by. */
typedef struct
{
  const MoatRate *rate; /* borrowed from the table */
  gboolean is_inverse;
} MoatRateLeg;

/** MoatRatePart: the rate of one period or day: of one leg, or of two that meet in a third
 * currency. */
typedef struct
{
  MoatPeriod period;
  MoatDecimal value;
  MoatRateLeg legs[2];
  guint n_legs;
} MoatRatePart;

/** MoatRateAnswer: what one unit of @from is in @to, and all that was used to say so.  It borrows
 * from the table. */
typedef struct
{
  const char *from, *to; /* interned currencies */
  MoatRateKind kind;
  MoatPeriod period; /* that was asked for */
  MoatRateRule rule;
  MoatDecimal value; /* to 34 digits; not when MISSING */
  gboolean is_exact; /* FALSE: @value is rounded */
  GArray *parts;     /* of MoatRatePart: one, or those of the mean, by period; shared, so that it
                      * is never changed */
} MoatRateAnswer;

/**
 * Looks a rate up: what one unit of @from was in @to as an average over @period, or at the close of
 * its last day.  A rate may stand in the table directly, the other way round, or be crossed through
 * EUR or USD, in this order.
 *
 * An average is the stored one of exactly @period; else the mean of the daily rates of its days,
 * each day's in the direction asked for; else the mean of stored averages that cover it without gap
 * or overlap, weighted by their days.  A closing rate is that of the day, or the last one of the
 * MOAT_RATE_MAX_GAP days before.  What cannot be had so is MISSING, never estimated.
 * (transfer full)
 */
MoatRateAnswer *moat_rate_table_find (MoatRateTable *self, const char *from, const char *to,
                                      MoatRateKind kind, MoatPeriod period);
/** The rate that the user names, for every period. */
MoatRateAnswer *moat_rate_answer_new_constant (const char *from, const char *to, MoatDecimal value);
void moat_rate_answer_free (MoatRateAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatRateAnswer, moat_rate_answer_free)
/** The currency that a part was crossed through; NULL: none. */
const char *moat_rate_part_get_via (const MoatRatePart *self);

G_END_DECLS
