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

G_END_DECLS
