/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be said of values that are only known to lie between two ends.
 *
 * A relation between two such values holds always if it holds for every combination of the values
 * that they may have, never if it holds for none; for the relations here it is enough to look at
 * the ends.  "Over 380 bn" is taken to be at least that and has no end above, so it is certainly
 * more than 325 bn and may or may not be more than 400 bn. */
#include "config.h"

#include "moat-interval.h"

/* MOAT_ABOUT_SHARE exactly. */
#define ABOUT_PERCENT 5

/* @value moved by its share in the direction of @sign. */
static MoatDecimal
widen (MoatDecimal value, int sign)
{
  MoatDecimal share = moat_decimal_from_int (ABOUT_PERCENT);
  MoatDecimal moved;

  G_STATIC_ASSERT (ABOUT_PERCENT / 100.0 == MOAT_ABOUT_SHARE);
  share.exponent -= 2;
  if (moat_decimal_sign (value) * sign < 0)
    share = moat_decimal_negate (share);
  if (!moat_decimal_multiply (value, share, &moved) || !moat_decimal_add (value, moved, &moved))
    {
      /* More digits than fit: the share of what is rounded to fewer. */
      g_autofree char *text =
        g_strdup_printf ("%.15g", moat_decimal_to_double (value) * (1 + sign * MOAT_ABOUT_SHARE));

      if (!moat_decimal_parse (text, &moved))
        return value;
    }
  return moved;
}

MoatInterval
moat_interval_of (const MoatDerivation *value, gboolean about_is_exact)
{
  MoatInterval self = { value->low, value->high, FALSE, FALSE };

  switch (value->qualifier)
    {
    case MOAT_QUALIFIER_OVER:
      self.is_open_above = TRUE;
      break;
    case MOAT_QUALIFIER_UNDER:
      self.is_open_below = TRUE;
      break;
    case MOAT_QUALIFIER_UNKNOWN:
      self.is_open_below = self.is_open_above = TRUE;
      break;
    case MOAT_QUALIFIER_ABOUT:
      if (about_is_exact)
        self.low = self.high = value->best;
      else
        {
          self.low = widen (value->low, -1);
          self.high = widen (value->high, 1);
        }
      break;
    case MOAT_QUALIFIER_EXACT:
    case MOAT_QUALIFIER_BETWEEN:
      break;
    }
  return self;
}

static MoatCertainty
is_above (const MoatInterval *a, const MoatInterval *b, gboolean or_equal)
{
  int least = moat_decimal_compare (a->low, b->high); /* the worst case, and the best: */
  int most = moat_decimal_compare (a->high, b->low);

  if (!a->is_open_below && !b->is_open_above && (least > 0 || (or_equal && least == 0)))
    return MOAT_HOLDS_ALWAYS;
  if (!a->is_open_above && !b->is_open_below && (most < 0 || (!or_equal && most == 0)))
    return MOAT_HOLDS_NEVER;
  return MOAT_HOLDS_SOMETIMES;
}

MoatCertainty
moat_interval_is_greater (const MoatInterval *a, const MoatInterval *b)
{
  return is_above (a, b, FALSE);
}

MoatCertainty
moat_interval_is_at_least (const MoatInterval *a, const MoatInterval *b)
{
  return is_above (a, b, TRUE);
}

static gboolean
is_point (const MoatInterval *self)
{
  return !self->is_open_below && !self->is_open_above &&
         moat_decimal_compare (self->low, self->high) == 0;
}

MoatCertainty
moat_interval_is_equal (const MoatInterval *a, const MoatInterval *b)
{
  if (is_above (a, b, FALSE) == MOAT_HOLDS_ALWAYS || is_above (b, a, FALSE) == MOAT_HOLDS_ALWAYS)
    return MOAT_HOLDS_NEVER;
  return is_point (a) && is_point (b) ? MOAT_HOLDS_ALWAYS : MOAT_HOLDS_SOMETIMES;
}

MoatCertainty
moat_interval_lies_within (const MoatInterval *self, MoatDecimal low, MoatDecimal high)
{
  MoatInterval least = { low, low, FALSE, FALSE };
  MoatInterval most = { high, high, FALSE, FALSE };
  MoatCertainty above = is_above (self, &least, TRUE);
  MoatCertainty below = is_above (&most, self, TRUE);

  return MIN (above, below);
}
