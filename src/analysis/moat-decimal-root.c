/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roots of growth, as a compound annual growth rate needs them.
 *
 * They are computed in decimals so that every machine gets the same digits; the one double is a
 * first guess.  All goes by expm1() and log1p(), growth rather than ratio, so that a growth near
 * zero keeps its digits.  A product of decimals has 19 good digits (moat-rate-arithmetic.h), which
 * leaves 15 with some to spare.
 *
 * expm1: the argument is halved until a few terms of the power series are enough, and the result
 * doubled back: expm1(2y) = e (2 + e) with e = expm1(y).  log1p: one step of Halley's method from
 * the double, y + 2 (g − e) / (g + e + 2), which triples its digits. */
#include "config.h"

#include "moat-decimal-root.h"

#include <math.h>

#include "moat-rate-arithmetic.h"

#define WORKING_DIGITS 30
#define SMALL (1 / 64.0) /* an argument of the series */
#define N_TERMS 12       /* SMALL^12 / 12! is below 10^-30 */

static gboolean
multiply (MoatDecimal a, MoatDecimal b, MoatDecimal *out)
{
  gboolean is_exact = TRUE;

  return moat_decimal_times (a, b, out, &is_exact);
}

/* The sum to the working digits of the larger; of the smaller, as many as reach that far count. */
static gboolean
add (MoatDecimal a, MoatDecimal b, MoatDecimal *out)
{
  double size = fabs (moat_decimal_to_double (a)), other = fabs (moat_decimal_to_double (b));
  MoatDecimal larger = size >= other ? a : b, smaller = size >= other ? b : a;
  double apart = log10 (MAX (size, other) / MIN (size, other)); /* infinite if one is 0 */

  *out = larger = moat_decimal_rounded (larger, WORKING_DIGITS);
  if (apart >= WORKING_DIGITS || isnan (apart))
    return TRUE;
  smaller = moat_decimal_rounded (smaller, WORKING_DIGITS - (int) apart);
  return moat_decimal_add (larger, smaller, out);
}

static gboolean
sum_series (MoatDecimal y, MoatDecimal *out)
{
  MoatDecimal term = y, sum = y;

  for (int n = 2; n <= N_TERMS && moat_decimal_sign (term) != 0; n++)
    {
      if (!multiply (term, y, &term) ||
          !moat_decimal_divide (term, moat_decimal_from_int (n), WORKING_DIGITS, &term) ||
          !add (sum, term, &sum))
        return FALSE;
    }
  *out = sum;
  return TRUE;
}

static gboolean
compute_expm1 (MoatDecimal y, MoatDecimal *out)
{
  double size = fabs (moat_decimal_to_double (y));
  int n_halvings = size > SMALL ? (int) ceil (log2 (size / SMALL)) : 0;
  MoatDecimal e;

  if (n_halvings > 30 ||
      !moat_decimal_divide (y, moat_decimal_from_int ((gint64) 1 << n_halvings), WORKING_DIGITS,
                            &y) ||
      !sum_series (y, &e))
    return FALSE;
  for (int i = 0; i < n_halvings; i++)
    {
      MoatDecimal two_more;

      if (!add (e, moat_decimal_from_int (2), &two_more) || !multiply (e, two_more, &e))
        return FALSE;
    }
  *out = e;
  return TRUE;
}

static gboolean
compute_log1p (MoatDecimal growth, MoatDecimal *out)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  MoatDecimal guess, e, rest, divisor;

  g_ascii_dtostr (text, sizeof text, log1p (moat_decimal_to_double (growth)));
  return moat_decimal_parse (text, &guess) && compute_expm1 (guess, &e) &&
         add (growth, moat_decimal_negate (e), &rest) && add (growth, e, &divisor) &&
         add (divisor, moat_decimal_from_int (2), &divisor) &&
         multiply (rest, moat_decimal_from_int (2), &rest) &&
         moat_decimal_divide (rest, divisor, WORKING_DIGITS, &rest) && add (guess, rest, out);
}

/* The growth that takes @growth back: −g / (1 + g). */
static gboolean
invert (MoatDecimal growth, MoatDecimal *out)
{
  MoatDecimal ratio;

  return add (growth, moat_decimal_from_int (1), &ratio) &&
         moat_decimal_divide (moat_decimal_negate (growth), ratio, WORKING_DIGITS, out);
}

gboolean
moat_decimal_root_growth (MoatDecimal growth, gint64 numerator, gint64 denominator,
                          MoatDecimal *out)
{
  /* Of what has shrunk to nearly nothing, -0.999…, only the way back has its digits. */
  gboolean shrinks = moat_decimal_sign (growth) < 0;
  MoatDecimal y = growth;

  g_return_val_if_fail (numerator > 0 && denominator > 0, FALSE);

  if (moat_decimal_sign (growth) != 0 &&
      ((shrinks && !invert (y, &y)) || !compute_log1p (y, &y) ||
       !multiply (y, moat_decimal_from_int (denominator), &y) ||
       !moat_decimal_divide (y, moat_decimal_from_int (numerator), WORKING_DIGITS, &y) ||
       !compute_expm1 (y, &y) || (shrinks && !invert (y, &y))))
    return FALSE;
  *out = moat_decimal_rounded (y, MOAT_ROOT_DIGITS);
  return TRUE;
}
