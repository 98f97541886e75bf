/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exact decimal numbers of up to 38 digits.
 *
 * A figure that was written as 3247.51 is kept as the whole number 324751 and the power of ten -2,
 * so nothing is lost between a source, the file and a claim that compares two figures.  38 digits
 * are what fits in 128 bits.  Every result is normalised: the coefficient has no trailing zeros and
 * zero has exponent 0, which makes equal numbers equal structs and bounds the work of comparing.
 *
 * Arithmetic is exact or fails; only division and rounding round, half to even, and say to how
 * many digits.  The sums below rely on an exact result without trailing zeros being representable
 * only if its coefficient is below 10^38.
 */
#include "moat-decimal.h"

#include <string.h>

#define MAX_DIGITS 38
#define MAX_EXPONENT 6000
#define DIGITS_AT_ONCE 19 /* 10^19 and 64 bits together are less than 128 bits */

__extension__ typedef unsigned __int128 Unsigned128;

static MoatInt128
power_of_ten (int n)
{
  MoatInt128 power = 1;

  while (n-- > 0)
    power *= 10;
  return power;
}

static Unsigned128
magnitude (MoatInt128 value)
{
  return value < 0 ? -(Unsigned128) value : (Unsigned128) value;
}

/* Nearly all figures fit in 64 bits, where dividing is ten times as fast. */
static int
count_digits (Unsigned128 value)
{
  guint64 rest;
  int n = 0;

  for (; value > G_MAXUINT64; value /= 10)
    n++;
  for (rest = (guint64) value; rest > 0; rest /= 10)
    n++;
  return n;
}

/* Strips the trailing zeros.  FALSE, with @out untouched, if the number does not fit. */
static gboolean
make_decimal (MoatInt128 coefficient, gint64 exponent, MoatDecimal *out)
{
  if (coefficient == 0)
    {
      *out = (MoatDecimal){ 0, 0 };
      return TRUE;
    }

  for (; magnitude (coefficient) > G_MAXINT64 && coefficient % 10 == 0; exponent++)
    coefficient /= 10;
  if (magnitude (coefficient) <= G_MAXINT64)
    {
      gint64 small = (gint64) coefficient;

      for (; small % 10 == 0; exponent++)
        small /= 10;
      coefficient = small;
    }

  if (exponent > MAX_EXPONENT || exponent < -MAX_EXPONENT)
    return FALSE;
  if (magnitude (coefficient) >= (Unsigned128) power_of_ten (MAX_DIGITS))
    return FALSE;

  *out = (MoatDecimal){ coefficient, (gint32) exponent };
  return TRUE;
}

/* Reads "e[+-]digits" up to the end.  Large exponents stop growing: they are out of range. */
static gboolean
read_exponent (const char *text, gint64 *out)
{
  gboolean negative = FALSE;
  gint64 value = 0;

  text++;
  if (*text == '+' || *text == '-')
    negative = *text++ == '-';
  if (!g_ascii_isdigit (*text))
    return FALSE;
  for (; g_ascii_isdigit (*text); text++)
    value = MIN (value * 10 + (*text - '0'), G_MAXINT32);

  *out = negative ? -value : value;
  return *text == '\0';
}

gboolean
moat_decimal_parse (const char *text, MoatDecimal *out)
{
  MoatInt128 coefficient = 0;
  gboolean negative = FALSE, in_fraction = FALSE;
  gint64 pending_zeros = 0, exponent = 0, fraction_digits = 0;
  int n_digits = 0;

  g_return_val_if_fail (text && out, FALSE);

  if (*text == '+' || *text == '-')
    negative = *text++ == '-';
  if (!g_ascii_isdigit (*text))
    return FALSE;

  /* Zeros count only once another digit follows them: a long row of trailing zeros costs no digits.
   */
  for (; g_ascii_isdigit (*text) || (*text == '.' && !in_fraction); text++)
    {
      if (*text == '.')
        {
          if (!g_ascii_isdigit (text[1]))
            return FALSE;
          in_fraction = TRUE;
          continue;
        }

      fraction_digits += in_fraction;
      if (*text == '0')
        {
          pending_zeros += n_digits > 0;
          continue;
        }
      if (n_digits + pending_zeros + 1 > MAX_DIGITS)
        return FALSE;
      coefficient = coefficient * power_of_ten ((int) pending_zeros + 1) + (*text - '0');
      n_digits += (int) pending_zeros + 1;
      pending_zeros = 0;
    }

  if (*text == 'e' || *text == 'E')
    {
      if (!read_exponent (text, &exponent))
        return FALSE;
    }
  else if (*text != '\0')
    return FALSE;

  return make_decimal (negative ? -coefficient : coefficient,
                       exponent + pending_zeros - fraction_digits, out);
}

MoatDecimal
moat_decimal_from_int (gint64 value)
{
  MoatDecimal result = { 0, 0 };

  make_decimal (value, 0, &result);
  return result;
}

/* Writes the digits of @value to @text, which has room for 39 bytes.  Returns how many. */
static int
write_digits (Unsigned128 value, char *text)
{
  int n_digits = MAX (count_digits (value), 1);
  guint64 rest;
  int n = n_digits;

  text[n] = '\0';
  for (; value > G_MAXUINT64; value /= 10)
    text[--n] = (char) ('0' + (int) (value % 10));
  for (rest = (guint64) value; n > 0; rest /= 10)
    text[--n] = (char) ('0' + (int) (rest % 10));
  return n_digits;
}

gsize
moat_decimal_write (MoatDecimal self, char *text, gsize size)
{
  char digits[MAX_DIGITS + 1];
  int n_digits = write_digits (magnitude (self.coefficient), digits);
  int point = n_digits + self.exponent; /* how many digits stand before it */
  gsize n_zeros = (gsize) MAX (MAX (self.exponent, -point), 0);
  gsize length = (gsize) (self.coefficient < 0) + (gsize) n_digits + n_zeros +
                 (self.exponent >= 0 ? 0
                  : point > 0        ? 1
                                     : 2);

  if (length >= size)
    return length;
  if (self.coefficient < 0)
    *text++ = '-';
  if (self.exponent < 0 && point > 0)
    {
      memcpy (text, digits, (gsize) point);
      text[point] = '.';
      strcpy (text + point + 1, digits + point);
      return length;
    }
  if (self.exponent < 0)
    {
      text = stpcpy (text, "0.");
      memset (text, '0', n_zeros);
      strcpy (text + n_zeros, digits);
      return length;
    }
  text = stpcpy (text, digits);
  memset (text, '0', n_zeros);
  text[n_zeros] = '\0';
  return length;
}

char *
moat_decimal_to_string (MoatDecimal self)
{
  gsize size = moat_decimal_write (self, NULL, 0) + 1;
  char *text = g_malloc (size);

  moat_decimal_write (self, text, size);
  return text;
}

double
moat_decimal_to_double (MoatDecimal self)
{
  static const double exact_powers[] = { 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                         1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                         1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
  char text[64], digits[MAX_DIGITS + 1];

  /* Both operands are exact doubles, so the one operation rounds correctly. */
  if (magnitude (self.coefficient) <= (Unsigned128) 1 << 53 && ABS (self.exponent) <= 22)
    {
      double coefficient = (double) self.coefficient;

      return self.exponent < 0 ? coefficient / exact_powers[-self.exponent]
                               : coefficient * exact_powers[self.exponent];
    }

  write_digits (magnitude (self.coefficient), digits);
  g_snprintf (text, sizeof text, "%s%se%d", self.coefficient < 0 ? "-" : "", digits, self.exponent);
  return g_ascii_strtod (text, NULL);
}

int
moat_decimal_sign (MoatDecimal self)
{
  return (self.coefficient > 0) - (self.coefficient < 0);
}

int
moat_decimal_compare (MoatDecimal a, MoatDecimal b)
{
  int sign = moat_decimal_sign (a);
  int leading_a, leading_b;

  if (sign != moat_decimal_sign (b))
    return sign > moat_decimal_sign (b) ? 1 : -1;
  if (sign == 0)
    return 0;

  leading_a = count_digits (magnitude (a.coefficient)) + a.exponent;
  leading_b = count_digits (magnitude (b.coefficient)) + b.exponent;
  if (leading_a != leading_b)
    return leading_a > leading_b ? sign : -sign;

  /* The same leading place: aligned, the shorter one has as many digits as the longer. */
  if (a.exponent > b.exponent)
    a.coefficient *= power_of_ten (a.exponent - b.exponent);
  else
    b.coefficient *= power_of_ten (b.exponent - a.exponent);
  return (a.coefficient > b.coefficient) - (a.coefficient < b.coefficient);
}

MoatDecimal
moat_decimal_negate (MoatDecimal self)
{
  return (MoatDecimal){ -self.coefficient, self.exponent };
}

gboolean
moat_decimal_add (MoatDecimal a, MoatDecimal b, MoatDecimal *out)
{
  MoatInt128 shifted, sum;

  g_return_val_if_fail (out, FALSE);

  if (a.coefficient == 0 || b.coefficient == 0)
    {
      *out = a.coefficient == 0 ? b : a;
      return TRUE;
    }
  if (a.exponent < b.exponent)
    {
      MoatDecimal other = a;

      a = b;
      b = other;
    }

  /* The last digit of b stands where a has a zero, so the sum keeps it and needs every place
   * from there up: when the shifted a does not fit in 128 bits, the sum has too many digits. */
  if (a.exponent - b.exponent > MAX_DIGITS)
    return FALSE;
  if (__builtin_mul_overflow (a.coefficient, power_of_ten (a.exponent - b.exponent), &shifted))
    return FALSE;
  if (__builtin_add_overflow (shifted, b.coefficient, &sum))
    return FALSE;

  return make_decimal (sum, b.exponent, out);
}

/* Moves the pairs of a 2 in @a and a 5 in @b out into the exponent. */
static int
take_out_tens (MoatInt128 *a, MoatInt128 *b)
{
  int n = 0;

  for (; *a % 2 == 0 && *b % 5 == 0; n++)
    {
      *a /= 2;
      *b /= 5;
    }
  return n;
}

gboolean
moat_decimal_multiply (MoatDecimal a, MoatDecimal b, MoatDecimal *out)
{
  gint64 exponent = (gint64) a.exponent + b.exponent;
  MoatInt128 product;

  g_return_val_if_fail (out, FALSE);

  if (a.coefficient == 0 || b.coefficient == 0)
    return make_decimal (0, 0, out);

  /* Without common tens the product has no trailing zeros, so overflow means it does not fit. */
  exponent += take_out_tens (&a.coefficient, &b.coefficient);
  exponent += take_out_tens (&b.coefficient, &a.coefficient);
  if (__builtin_mul_overflow (a.coefficient, b.coefficient, &product))
    return FALSE;

  return make_decimal (product, exponent, out);
}

/* How @part of @whole compares with half of it: -1, 0 or 1. */
static int
compare_with_half (Unsigned128 part, Unsigned128 whole)
{
  return (part * 2 > whole) - (part * 2 < whole);
}

/* @value, whose last unit is followed by less, as much or more than half a unit. */
static Unsigned128
round_half_even (Unsigned128 value, int against_half)
{
  if (against_half > 0 || (against_half == 0 && value % 2 == 1))
    value++;
  return value;
}

/* The next digit of a long division: @rest × 10 / @divisor, with the new rest.  10 × rest can
 * exceed 128 bits, so the four bits of ten (1010) are brought down one at a time. */
static guint
next_digit (Unsigned128 *rest, Unsigned128 divisor)
{
  Unsigned128 partial = 0;
  guint digit = 0;

  for (int bit = 3; bit >= 0; bit--)
    {
      partial = partial * 2 + ((10 >> bit) & 1 ? *rest : 0);
      digit *= 2;
      for (; partial >= divisor; partial -= divisor)
        digit++;
    }

  *rest = partial;
  return digit;
}

/* The next @n digits of a long division by a divisor of 64 bits; the first is the next of
 * @quotient, so that none of them is a leading zero. */
static Unsigned128
next_digits (Unsigned128 quotient, Unsigned128 *rest, Unsigned128 divisor, int n)
{
  Unsigned128 power = (Unsigned128) power_of_ten (n), partial = *rest * power;

  *rest = partial % divisor;
  return quotient * power + partial / divisor;
}

gboolean
moat_decimal_divide (MoatDecimal a, MoatDecimal b, int digits, MoatDecimal *out)
{
  Unsigned128 dividend, divisor, quotient, rest;
  gint64 exponent = (gint64) a.exponent - b.exponent;
  gboolean negative = (a.coefficient < 0) != (b.coefficient < 0);
  int n_digits;

  g_return_val_if_fail (digits >= 1 && digits <= 34, FALSE);
  g_return_val_if_fail (out, FALSE);

  if (b.coefficient == 0)
    return FALSE;

  dividend = magnitude (a.coefficient);
  divisor = magnitude (b.coefficient);
  quotient = dividend / divisor;
  rest = dividend % divisor;

  n_digits = count_digits (quotient);
  while (rest > 0 && n_digits < digits)
    {
      int n = quotient > 0 && divisor <= G_MAXUINT64 ? MIN (digits - n_digits, DIGITS_AT_ONCE) : 1;

      if (n > 1)
        quotient = next_digits (quotient, &rest, divisor, n);
      else
        quotient = quotient * 10 + next_digit (&rest, divisor);
      n_digits += quotient > 0 ? n : 0;
      exponent -= n;
    }

  if (n_digits > digits)
    {
      Unsigned128 unit = (Unsigned128) power_of_ten (n_digits - digits);
      int against_half = compare_with_half (quotient % unit, unit);

      /* Exactly half, and then some. */
      if (against_half == 0 && rest > 0)
        against_half = 1;
      quotient = round_half_even (quotient / unit, against_half);
      exponent += n_digits - digits;
    }
  else if (rest > 0)
    quotient = round_half_even (quotient, compare_with_half (rest, divisor));

  return make_decimal (negative ? -(MoatInt128) quotient : (MoatInt128) quotient, exponent, out);
}
