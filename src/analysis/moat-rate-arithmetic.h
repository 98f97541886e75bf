/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-decimal.h"

G_BEGIN_DECLS

/* Products and quotients of rates, which always have a result.  Private to the layer. */

/* Of a mean's terms: ten thousand of them still add up exactly. */
#define MOAT_RATE_TERM_DIGITS 28
#define MOAT_RATE_DIGITS 34

/** Rounded to @digits significant digits, half to even. */
MoatDecimal moat_decimal_rounded (MoatDecimal self, int digits);
/** The product, exact if it fits and else to 19 digits or more; @is_exact becomes FALSE then. */
gboolean moat_decimal_times (MoatDecimal a, MoatDecimal b, MoatDecimal *out, gboolean *is_exact);
/** The quotient to @digits; @is_exact becomes FALSE if it does not end there. */
gboolean moat_decimal_over (MoatDecimal a, MoatDecimal b, int digits, MoatDecimal *out,
                            gboolean *is_exact);

G_END_DECLS
