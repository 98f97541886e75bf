/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-rate-table.h"
#include "moat-total.h"

G_BEGIN_DECLS

/** MoatDerivationKind: the one operation that made a value of its operands. */
typedef enum
{
  MOAT_DERIVATION_FACT,       /* a stated figure */
  MOAT_DERIVATION_NUMBER,     /* a number that a claim or a target names */
  MOAT_DERIVATION_RATE,       /* an exchange rate by itself */
  MOAT_DERIVATION_CONVERT,    /* operand × rate */
  MOAT_DERIVATION_DAYS,       /* operand × numerator ÷ denominator days: part of a fiscal year */
  MOAT_DERIVATION_PER_YEAR,   /* operand × denominator ÷ numerator years */
  MOAT_DERIVATION_SUM,        /* of all operands */
  MOAT_DERIVATION_DIFFERENCE, /* first − second */
  MOAT_DERIVATION_PRODUCT,    /* first × second */
  MOAT_DERIVATION_QUOTIENT,   /* first ÷ second: a share, a ratio */
  MOAT_DERIVATION_INDEX,      /* first ÷ second × 100 */
  MOAT_DERIVATION_GROWTH,     /* first ÷ second − 1 */
  MOAT_DERIVATION_CAGR,       /* (first ÷ second)^(denominator ÷ numerator years) − 1 */
  MOAT_DERIVATION_MEAN,       /* of all operands */
  MOAT_DERIVATION_MEDIAN,
  MOAT_DERIVATION_SMALLEST,
  MOAT_DERIVATION_LARGEST,
} MoatDerivationKind;

/** MoatDerivationProblem: why there is no value. */
typedef enum
{
  MOAT_DERIVATION_PROBLEM_NONE,
  MOAT_DERIVATION_PROBLEM_NO_VALUE,       /* the words hold no number, or there are no operands */
  MOAT_DERIVATION_PROBLEM_NO_RATE,        /* not convertible */
  MOAT_DERIVATION_PROBLEM_NOT_MEANINGFUL, /* growth through zero or a change of sign: n/m */
  MOAT_DERIVATION_PROBLEM_ZERO,           /* division by zero */
  MOAT_DERIVATION_PROBLEM_UNLIKE_UNITS,   /* unlike units are never added or compared */
  MOAT_DERIVATION_PROBLEM_UNLIKE_PERIODS, /* growth needs equal periods, a sum none that overlap */
  MOAT_DERIVATION_PROBLEM_OVERFLOW,       /* too large for a decimal */
} MoatDerivationProblem;

/**
 * MoatDerivation: a value and how it came about: one operation over operands, down to stated facts,
 * rates and numbers.  Immutable and reference counted; operands are shared.  It answers "why this
 * number?" (moat_explanation_for_derivation()), and is what claims are made of.
 *
 * Qualifier, status and grade follow from those of the operands: over + exact = over; about wins;
 * opposite directions are unknown; the least certain status; the weakest grade, `derived` at best,
 * and `estimated` at best of a part by days, for nobody said that it came in evenly.
 */
struct _MoatDerivation
{
  gatomicrefcount references;
  MoatDerivationKind kind;
  MoatDerivationProblem problem; /* unless NONE the numbers are 0 */
  MoatDecimal low, best, high;   /* stated ends of `between`; otherwise equal to @best */
  gboolean is_exact;             /* FALSE: @best is rounded to 34 digits, of a CAGR to 15 */
  MoatQualifier qualifier;
  MoatStatus status;
  MoatGrade grade;
  const char *unit;   /* interned */
  gboolean is_yearly; /* an amount that counts per year */
  MoatPeriodType period_type;
  MoatPeriod period;             /* NUMBER: invalid */
  MoatDate known_from;           /* the latest of the operands' */
  gint64 fact_id;                /* FACT; of a value with one fact behind it, that fact; else 0 */
  GPtrArray *operands;           /* of MoatDerivation; NULL: none */
  MoatRateAnswer *rate;          /* CONVERT, RATE; else NULL */
  gint64 numerator, denominator; /* DAYS: days; PER_YEAR, CAGR: years */
};

/** MoatStated: what a fact states, exactly. */
typedef struct
{
  gint64 fact_id;
  MoatPeriod period;
  MoatPeriodType period_type;
  gboolean has_value;
  MoatDecimal low, best, high;
  const char *unit; /* interned */
  MoatQualifier qualifier;
  MoatStatus status;
  MoatGrade grade;
  MoatDate known_from;
} MoatStated;

MoatDerivation *moat_derivation_new_fact (const MoatStated *stated);
/** A number that somebody names, in @unit. */
MoatDerivation *moat_derivation_new_number (MoatDecimal value, const char *unit);
/** What one unit of @from was in @to on average over, or at the close of, @period. */
MoatDerivation *moat_derivation_new_rate (const char *from, const char *to, MoatRateKind kind,
                                          MoatPeriod period, MoatRateTable *table);
/** @operand in @currency by design rule 4; @operand itself if it is in it.  References what it
 * uses of @table, which has to live as long. */
MoatDerivation *moat_derivation_convert (MoatDerivation *operand, const char *currency,
                                         MoatRateTable *table);
MoatDerivation *moat_derivation_convert_constant (MoatDerivation *operand, const char *currency,
                                                  MoatDecimal rate);
/** The part of a flow that falls into @period, by days; @operand itself if it lies within, is no
 * flow or an amount a year.  UNLIKE_PERIODS if no day does. */
MoatDerivation *moat_derivation_take_days (MoatDerivation *operand, MoatPeriod period);
/** @operand itself if it is no flow or lasts one year. */
MoatDerivation *moat_derivation_per_year (MoatDerivation *operand);
/** Operations over @operands (array of @n, borrowed): SUM, MEAN, MEDIAN, SMALLEST, LARGEST.
 * @period: what the result is for; SMALLEST and LARGEST keep that of the value they take.  An
 * amount of one year stands for an amount a year beside others.  Values that may pass the one that
 * is taken by their order qualify it. */
MoatDerivation *moat_derivation_over (MoatDerivationKind kind, MoatDerivation *const *operands,
                                      gsize n, MoatPeriod period);
/** DIFFERENCE, PRODUCT, QUOTIENT, INDEX, GROWTH, CAGR of two; the period is the first's.  GROWTH
 * and CAGR go from the second to the first, of periods of one length unless they are amounts a
 * year. A quotient is a ratio, but of an amount by a count an amount. */
MoatDerivation *moat_derivation_of_two (MoatDerivationKind kind, MoatDerivation *first,
                                        MoatDerivation *second);

/** Every fact behind the value, once, in the order of use: an array of gint64.  (transfer full) */
GArray *moat_derivation_list_facts (const MoatDerivation *self);

G_END_DECLS
