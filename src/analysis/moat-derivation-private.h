/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-derivation.h"

G_BEGIN_DECLS

/* Making derivations; private to the layer. */

#define MOAT_DERIVATION_DIGITS 34

/** A derivation without operands: exact, 0, actual, reported. */
MoatDerivation *moat_derivation_new (MoatDerivationKind kind);
/** Adds @operand, and takes over the less certain status, the weaker grade (`derived` at best), the
 * later day and, if it is the first, unit, period and qualifier; a problem of it becomes one of
 * @self. */
void moat_derivation_add_operand (MoatDerivation *self, MoatDerivation *operand);
/** Whether nothing has gone wrong so far. */
gboolean moat_derivation_is_fine (const MoatDerivation *self);
/** Gives it a problem, unless it has one, and no value. */
void moat_derivation_fail (MoatDerivation *self, MoatDerivationProblem problem);
/** Sets the value; the ends are kept only of `between`. */
void moat_derivation_set (MoatDerivation *self, MoatDecimal low, MoatDecimal best,
                          MoatDecimal high);
/** Sets the value to that of @operand × @factor ÷ @divisor, both above zero. */
void moat_derivation_set_scaled (MoatDerivation *self, const MoatDerivation *operand,
                                 MoatDecimal factor, MoatDecimal divisor);
/** The sum, exact or of fewer digits; @is_exact becomes FALSE then.  FALSE: it does not fit. */
gboolean moat_derivation_add_decimals (MoatDecimal a, MoatDecimal b, MoatDecimal *out,
                                       gboolean *is_exact);
/** Whether both are of one unit, and both an amount or both an amount a year.  What lasts one year
 * is either, and so is a number, which is of no time. */
gboolean moat_derivation_is_alike (const MoatDerivation *a, const MoatDerivation *b);
/** Whether it is an amount of a period: no stock, no ratio, no number. */
gboolean moat_derivation_is_flow (const MoatDerivation *self);
/** Whether both are for periods of one length, but for leap days and the days by which years of 52
 * or 53 weeks and quarters differ; or both for moments. */
gboolean moat_period_is_as_long (MoatPeriod a, MoatPeriod b);

/* Each sets the value of @self from its operands, which are there, without a problem and alike.
 * Of many: */
void moat_derivation_set_sum (MoatDerivation *self);
void moat_derivation_set_mean (MoatDerivation *self);
void moat_derivation_set_median (MoatDerivation *self);
/** @sign: 1 for the largest, -1 for the smallest. */
void moat_derivation_set_extreme (MoatDerivation *self, int sign);
/* Of two: */
/** @times × first ÷ second. */
void moat_derivation_set_quotient (MoatDerivation *self, const MoatDerivation *first,
                                   const MoatDerivation *second, gint64 times);
void moat_derivation_set_growth (MoatDerivation *self, const MoatDerivation *first,
                                 const MoatDerivation *second);
void moat_derivation_set_cagr (MoatDerivation *self, const MoatDerivation *first,
                               const MoatDerivation *second);

G_END_DECLS
