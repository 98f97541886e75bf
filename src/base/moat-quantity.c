/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading a figure as it was stated: "超3800亿元", "US$40bn", "(3.2 %)", "between 5 and 7 bn".
 *
 * The text is folded (moat-fold) and read once from left to right as
 *
 *     figure = side [range-sign side] | side [purpose]
 *     side   = {qualifier | currency | sign | "("} number {scale | unit | qualifier | ")"}
 *
 * Words may come in any order around the number, as they do between languages ("人民币3800亿",
 * "3800亿人民币"), but nothing may be left over, be said twice differently, or be guessed: a
 * figure that is read wrongly is worse than one that is refused.  The one exception is what money
 * is for ("over CNY 380 bn in three years"), behind the figure and without a word that could change
 * it.  Thousands separators must
 * stand at every third digit; a comma is never a decimal point.
 *
 * Of two sides the first may borrow the scale and unit of the second ("320–380亿元"), and the value
 * is their middle.  Numbers stay exact decimals; powers of ten of words add to their exponent.
 */
#include "config.h"

#include "moat-quantity.h"

#include "moat-fold.h"
#include "moat-quantity-lexicon.h"
#include "moat-unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (moat_quantity_error, moat_quantity_error)

/* One number with what was said about it. */
typedef struct
{
  MoatDecimal number;
  int last_place; /* the power of ten of the last stated digit */
  gboolean has_sign;
  gboolean is_negative;
  gboolean has_parenthesis;
  gboolean has_scale;
  int scale;
  const char *unit; /* nullable */
  int unit_power;
} Side;

typedef struct
{
  const char *at;                 /* what is left of the folded text */
  const MoatQualifierWord *words; /* nullable */
  MoatQualifier qualifier;        /* of the whole figure */
  gboolean states_qualifier;      /* a word or sign said so */
} Reader;

static gboolean
take (Reader *self, const char *word)
{
  if (!g_str_has_prefix (self->at, word))
    return FALSE;

  self->at += strlen (word);
  return TRUE;
}

/* About gives way to what says more; over and under at once say nothing. */
static gboolean
add_qualifier (Reader *self, MoatQualifier qualifier)
{
  if (qualifier == MOAT_QUALIFIER_EXACT || qualifier == self->qualifier)
    return TRUE;
  if (self->qualifier == MOAT_QUALIFIER_EXACT || self->qualifier == MOAT_QUALIFIER_ABOUT)
    {
      self->qualifier = qualifier;
      return TRUE;
    }
  return qualifier == MOAT_QUALIFIER_ABOUT;
}

static gboolean
add_unit (Side *side, const char *unit, int power)
{
  if (side->unit && (side->unit != unit || side->unit_power != power))
    return FALSE;

  side->unit = unit;
  side->unit_power = power;
  return TRUE;
}

typedef enum
{
  NOTHING,       /* the text goes on with something else */
  TAKEN,         /* read past it */
  CONTRADICTION, /* it cannot stand beside what was read before */
} Taken;

static Taken
take_qualifier (Reader *self, gboolean follows)
{
  MoatQualifier qualifier = MOAT_QUALIFIER_EXACT;
  gsize length = moat_quantity_lexicon_match_qualifier (self->at, self->words, follows, &qualifier);

  if (length == 0)
    return NOTHING;
  self->at += length;
  self->states_qualifier = TRUE;
  return add_qualifier (self, qualifier) ? TAKEN : CONTRADICTION;
}

static Taken
take_unit (Reader *self, Side *side, gboolean is_behind)
{
  const char *unit = NULL;
  int power = 0;
  gsize length = moat_quantity_lexicon_match_unit (self->at, &unit, &power);

  /* Only a currency stands before its number. */
  if (length == 0 || (!is_behind && moat_unit_get_kind (unit) != MOAT_UNIT_KIND_MONEY))
    return NOTHING;

  self->at += length;
  return add_unit (side, unit, power) ? TAKEN : CONTRADICTION;
}

static Taken
take_scale (Reader *self, Side *side)
{
  int power = 0;
  gsize length = moat_quantity_lexicon_match_scale (self->at, &power);

  if (length == 0)
    return NOTHING;

  self->at += length;
  side->has_scale = TRUE;
  side->scale = MIN (side->scale + power, 100000);
  return TAKEN;
}

/* A sign, or the parenthesis that is one. */
static Taken
take_sign (Reader *self, Side *side)
{
  gboolean had_sign = side->has_sign || side->has_parenthesis;

  if (take (self, "("))
    side->has_parenthesis = side->is_negative = TRUE;
  else if (take (self, "-") || take (self, "负"))
    side->has_sign = side->is_negative = TRUE;
  else if (take (self, "+"))
    side->has_sign = TRUE;
  else
    return NOTHING;

  return had_sign ? CONTRADICTION : TAKEN;
}

/* What may stand before the number.  FALSE when it contradicts itself. */
static gboolean
read_before (Reader *self, Side *side)
{
  for (;;)
    {
      Taken taken;

      take (self, " ");
      if (g_ascii_isdigit (*self->at))
        return TRUE;

      taken = take_qualifier (self, FALSE);
      if (taken == NOTHING)
        taken = take_sign (self, side);
      if (taken == NOTHING)
        taken = take_unit (self, side, FALSE);
      if (taken != TAKEN)
        return taken == NOTHING;
    }
}

/* How many digits @text begins with. */
static gsize
count_digits (const char *text)
{
  return strspn (text, "0123456789");
}

/* The digits before the decimal point, without their separators. */
static void
read_whole_digits (Reader *self, GString *digits)
{
  gsize n = count_digits (self->at);
  char separator = self->at[n];

  g_string_append_len (digits, self->at, (gssize) n);
  self->at += n;
  if (n < 1 || n > 3 || (separator != ',' && separator != ' ' && separator != '\''))
    return;

  while (*self->at == separator && count_digits (self->at + 1) == 3)
    {
      g_string_append_len (digits, self->at + 1, 3);
      self->at += 4;
    }
}

/* An exponent as spreadsheets write it: "3.8e+11". */
static int
read_exponent (Reader *self, GString *digits)
{
  const char *p = self->at;
  gsize n;

  if (*p != 'e')
    return 0;
  p++;
  if (*p == '+' || *p == '-')
    p++;
  n = count_digits (p);
  if (n == 0)
    return 0;

  g_string_append_len (digits, self->at, p + n - self->at);
  p = self->at + 1;
  self->at = p + (*p == '+' || *p == '-') + n;
  return (int) CLAMP (g_ascii_strtoll (p, NULL, 10), -100000, 100000);
}

static gboolean
read_number (Reader *self, Side *side, GError **error)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  read_whole_digits (self, digits);
  if (*self->at == '.' && count_digits (self->at + 1) > 0)
    {
      gsize n = count_digits (self->at + 1);

      g_string_append (digits, digits->len > 0 ? "." : "0.");
      g_string_append_len (digits, self->at + 1, (gssize) n);
      side->last_place = -(int) MIN (n, 100000);
      self->at += 1 + n;
    }
  if (digits->len == 0)
    {
      g_set_error_literal (error, MOAT_QUANTITY_ERROR, MOAT_QUANTITY_ERROR_MALFORMED,
                           _ ("There is no number where one should be"));
      return FALSE;
    }

  side->last_place += read_exponent (self, digits);
  if (!moat_decimal_parse (digits->str, &side->number))
    {
      g_set_error_literal (error, MOAT_QUANTITY_ERROR, MOAT_QUANTITY_ERROR_RANGE,
                           _ ("The number has more digits than can be kept"));
      return FALSE;
    }
  if (side->is_negative)
    side->number = moat_decimal_negate (side->number);
  return TRUE;
}

/* What may stand behind the number.  FALSE when it contradicts itself. */
static gboolean
read_behind (Reader *self, Side *side)
{
  gboolean is_open = side->has_parenthesis;

  for (;;)
    {
      Taken taken;

      take (self, " ");
      if (is_open && take (self, ")"))
        {
          is_open = FALSE;
          continue;
        }

      taken = take_scale (self, side);
      if (taken == NOTHING)
        taken = take_qualifier (self, TRUE);
      if (taken == NOTHING)
        taken = take_unit (self, side, TRUE);
      if (taken != TAKEN)
        return taken == NOTHING && !is_open;
    }
}

static gboolean
fail_malformed (const char *text, GError **error)
{
  /* A cell can hold anything; the message shows its beginning. */
  g_autofree char *shown = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));

  g_set_error (error, MOAT_QUANTITY_ERROR, MOAT_QUANTITY_ERROR_MALFORMED,
               /* Translators: the text that a person typed or a table holds */
               _ ("“%s” cannot be read as a figure"), shown);
  return FALSE;
}

/* @what is the whole text, for the message. */
static gboolean
read_side (Reader *self, Side *side, const char *what, GError **error)
{
  *side = (Side){ 0 };
  if (!read_before (self, side))
    return fail_malformed (what, error);
  if (!read_number (self, side, error))
    return FALSE;
  if (!read_behind (self, side))
    return fail_malformed (what, error);
  return TRUE;
}

/* The sign between two ends.  "and" is one only where "between" was said. */
static gboolean
take_range_sign (Reader *self)
{
  if (take (self, "-") || take (self, "~") || take (self, "to ") || take (self, "至") ||
      take (self, "到"))
    return TRUE;
  return self->qualifier == MOAT_QUALIFIER_BETWEEN &&
         (take (self, "and ") || take (self, "与") || take (self, "和"));
}

/* Gives @first what was said once for both ends.  FALSE when the ends are unlike. */
static gboolean
share_unit_and_scale (Side *first, Side *second)
{
  if (!first->unit)
    {
      first->unit = second->unit;
      first->unit_power = second->unit_power;
    }
  if (!second->unit)
    {
      second->unit = first->unit;
      second->unit_power = first->unit_power;
    }
  if (first->unit != second->unit || first->unit_power != second->unit_power)
    return FALSE;

  /* A scale behind the first end alone ("5bn-7") does not say what the second one counts in. */
  if (first->has_scale && !second->has_scale)
    return FALSE;
  if (!first->has_scale)
    first->scale = second->scale;
  return TRUE;
}

/* The value and the unit of the last digit, in single units. */
static gboolean
resolve_side (const Side *side, MoatDecimal *value, MoatDecimal *step)
{
  MoatDecimal power = { 1, side->scale + side->unit_power };

  return moat_decimal_multiply (side->number, power, value) &&
         moat_decimal_multiply ((MoatDecimal){ 1, side->last_place }, power, step);
}

static gboolean
resolve_range (const Side *first, const Side *second, MoatQuantity *out)
{
  const MoatDecimal half = { 5, -1 };
  MoatDecimal step, other_step, sum;

  if (!resolve_side (first, &out->low, &step) || !resolve_side (second, &out->high, &other_step))
    return FALSE;

  /* "between −3 % and −5 %" is in order of size. */
  if (moat_decimal_compare (out->low, out->high) > 0)
    {
      MoatDecimal low = out->high;

      out->high = out->low;
      out->low = low;
    }

  out->step = moat_decimal_compare (step, other_step) >= 0 ? step : other_step;
  return moat_decimal_add (out->low, out->high, &sum) &&
         moat_decimal_multiply (sum, half, &out->value);
}

static gboolean
read_figure (Reader *self, const char *text, MoatQuantity *out, GError **error)
{
  Side first, second;
  gboolean is_range, fits;

  if (!read_side (self, &first, text, error))
    return FALSE;

  is_range = take_range_sign (self);
  if (is_range)
    {
      if (!read_side (self, &second, text, error))
        return FALSE;
      if (!share_unit_and_scale (&first, &second) || self->qualifier == MOAT_QUALIFIER_OVER ||
          self->qualifier == MOAT_QUALIFIER_UNDER)
        return fail_malformed (text, error);
      self->qualifier = MOAT_QUALIFIER_BETWEEN;
      self->states_qualifier = TRUE;
    }
  else if (first.unit && moat_unit_get_kind (first.unit) == MOAT_UNIT_KIND_MONEY)
    self->at += moat_quantity_lexicon_match_purpose (self->at, self->words);
  if (*self->at != '\0' || is_range != (self->qualifier == MOAT_QUALIFIER_BETWEEN))
    return fail_malformed (text, error);

  out->has_value = TRUE;
  out->unit = first.unit;
  out->states_scale = first.has_scale || (is_range && second.has_scale) ||
                      (first.unit && moat_unit_get_kind (first.unit) == MOAT_UNIT_KIND_RATIO);
  if (is_range)
    fits = resolve_range (&first, &second, out);
  else
    {
      fits = resolve_side (&first, &out->value, &out->step);
      out->low = out->high = out->value;
    }
  if (!fits)
    g_set_error_literal (error, MOAT_QUANTITY_ERROR, MOAT_QUANTITY_ERROR_RANGE,
                         _ ("The number has more digits than can be kept"));
  return fits;
}

/* Text without a digit: only what its words say, at the beginning or anywhere behind. */
static void
read_words (Reader *self, MoatQuantity *out)
{
  Side side = { 0 };

  if (!read_before (self, &side))
    {
      self->qualifier = MOAT_QUALIFIER_EXACT;
      self->states_qualifier = FALSE;
    }
  out->unit = side.unit;

  for (; *self->at && self->qualifier == MOAT_QUALIFIER_EXACT;
       self->at = g_utf8_next_char (self->at))
    if (moat_quantity_lexicon_match_qualifier (self->at, self->words, TRUE, &self->qualifier) > 0)
      self->states_qualifier = TRUE;
}

gboolean
moat_quantity_parse (const char *text, const MoatQualifierWord *words, MoatQuantity *out,
                     GError **error)
{
  g_autofree char *folded = NULL;
  MoatQuantity quantity = { 0 };
  Reader reader = { .words = words, .qualifier = MOAT_QUALIFIER_EXACT };

  g_return_val_if_fail (text && out, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  folded = moat_fold_text (text);
  if (!folded)
    {
      g_set_error_literal (error, MOAT_QUANTITY_ERROR, MOAT_QUANTITY_ERROR_MALFORMED,
                           _ ("The text is not valid UTF-8"));
      return FALSE;
    }
  if (*folded == '\0')
    {
      g_set_error_literal (error, MOAT_QUANTITY_ERROR, MOAT_QUANTITY_ERROR_EMPTY,
                           _ ("There is no figure"));
      return FALSE;
    }

  reader.at = folded;
  if (!strpbrk (folded, "0123456789"))
    read_words (&reader, &quantity);
  else if (!read_figure (&reader, text, &quantity, error))
    return FALSE;

  quantity.qualifier = reader.qualifier;
  quantity.states_qualifier = reader.states_qualifier;
  *out = quantity;
  return TRUE;
}
