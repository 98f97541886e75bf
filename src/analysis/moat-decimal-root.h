/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-decimal.h"

G_BEGIN_DECLS

/* Private to the layer. */

#define MOAT_ROOT_DIGITS 15

/** The growth in one step that makes @growth, above -1, in @numerator ÷ @denominator steps, both
 * above zero: (1 + growth)^(denominator ÷ numerator) − 1, to MOAT_ROOT_DIGITS digits.  FALSE: it
 * does not fit. */
gboolean moat_decimal_root_growth (MoatDecimal growth, gint64 numerator, gint64 denominator,
                                   MoatDecimal *out);

G_END_DECLS
