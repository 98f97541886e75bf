/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

__extension__ typedef __int128 MoatInt128;

/**
 * MoatDecimal: an exact decimal number, coefficient × 10^exponent, up to 38 digits.
 * A plain value: copied by assignment, never allocated.  Kept normalised (no trailing zeros in
 * the coefficient; zero has exponent 0), so equal numbers are equal structs.
 */
typedef struct
{
  MoatInt128 coefficient;
  gint32 exponent;
} MoatDecimal;

/** Reads a plain decimal in C notation: [+-]digits[.digits][e[+-]digits].  FALSE for anything
 * else, or when more than 38 significant digits or an exponent beyond ±6000 would be needed. */
gboolean moat_decimal_parse (const char *text, MoatDecimal *out);
/** Exact. */
MoatDecimal moat_decimal_from_int (gint64 value);
/** Plain notation, never with an exponent or a locale's separators: "324751000000", "-3.2".
 * (transfer full) */
char *moat_decimal_to_string (MoatDecimal self);
/** Writes the same to @text (nullable if @size is 0) if it has room for it and its zero.  Returns
 * the length that it has or would have, as snprintf() does. */
gsize moat_decimal_write (MoatDecimal self, char *text, gsize size);
/** The nearest double (correctly rounded). */
double moat_decimal_to_double (MoatDecimal self);
/** -1, 0 or 1. */
int moat_decimal_compare (MoatDecimal a, MoatDecimal b);
/** -1, 0 or 1. */
int moat_decimal_sign (MoatDecimal self);
MoatDecimal moat_decimal_negate (MoatDecimal self);
/* Arithmetic returns FALSE, and leaves @out alone, when the exact result does not fit. */
gboolean moat_decimal_add (MoatDecimal a, MoatDecimal b, MoatDecimal *out);
gboolean moat_decimal_multiply (MoatDecimal a, MoatDecimal b, MoatDecimal *out);
/** Quotient to @digits significant digits (1–34), half to even; exact when it ends earlier.
 * FALSE for division by zero. */
gboolean moat_decimal_divide (MoatDecimal a, MoatDecimal b, int digits, MoatDecimal *out);

G_END_DECLS
