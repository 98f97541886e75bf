/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Products and quotients as converting money needs them: they always have a result.
 *
 * A rate that was divided has 34 digits, and an amount times such a rate has more than a decimal
 * holds.  Then both are rounded to what is more than any rate is known to, and whoever asked is
 * told. */
#include "config.h"

#include "moat-rate-arithmetic.h"

#define HALF_DIGITS 19 /* the product of two such numbers fits */

MoatDecimal
moat_decimal_rounded (MoatDecimal self, int digits)
{
  MoatDecimal rounded = self;

  moat_decimal_divide (self, moat_decimal_from_int (1), digits, &rounded);
  return rounded;
}

gboolean
moat_decimal_times (MoatDecimal a, MoatDecimal b, MoatDecimal *out, gboolean *is_exact)
{
  if (moat_decimal_multiply (a, b, out))
    return TRUE;
  *is_exact = FALSE;
  return moat_decimal_multiply (moat_decimal_rounded (a, HALF_DIGITS),
                                moat_decimal_rounded (b, HALF_DIGITS), out);
}

gboolean
moat_decimal_over (MoatDecimal a, MoatDecimal b, int digits, MoatDecimal *out, gboolean *is_exact)
{
  MoatDecimal product;

  if (!moat_decimal_divide (a, b, digits, out))
    return FALSE;
  if (!moat_decimal_multiply (*out, b, &product) || moat_decimal_compare (product, a) != 0)
    *is_exact = FALSE;
  return TRUE;
}
