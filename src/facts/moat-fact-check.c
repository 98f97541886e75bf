/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a fact is whole and says one thing.
 *
 * A fact holds a figure twice: in the words of its source and as a number with a unit and a
 * qualifier.  The words are what can be looked up, so the number has to be theirs: the same value,
 * the same ends, the same unit, to the last digit.  That is what catches a lost zero or a 万 read
 * as 亿.  A qualifier that the words state is binding too; words without one leave it free, because
 * sources often say "over" a line above the number.
 *
 * Words without a number (三位数), and words that cannot be read for certain ("3 of 5"), agree with
 * any number: reading them is a judgement, and whoever gave the number has made it.  But digits
 * that nobody has read are no figure. */
#include "config.h"

#include "moat-fact.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "moat-quantity.h"
#include "moat-unit.h"

static gboolean
is_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
refuse_number (const MoatFact *self, MoatFactField field, MoatDecimal wanted, MoatDecimal given,
               GError **error)
{
  g_autofree char *right = moat_decimal_to_string (wanted);
  g_autofree char *wrong = moat_decimal_to_string (given);

  if (field == MOAT_FACT_FIELD_LOW)
    g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                 /* Translators: words such as 3–5亿元, the lower number of them, another number. */
                 _ ("“%s” begins at %s, but the low end is %s"), self->as_stated, right, wrong);
  else if (field == MOAT_FACT_FIELD_HIGH)
    g_set_error (
      error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
      /* Translators: words such as 3–5亿元, the higher number of them, another number. */
      _ ("“%s” ends at %s, but the high end is %s"), self->as_stated, right, wrong);
  else if (!self->has_value)
    g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                 /* Translators: words such as 3800亿元, the number they mean. */
                 _ ("“%s” is %s, but there is no value"), self->as_stated, right);
  else
    g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                 /* Translators: words such as 3800亿元, the number they mean, another number. */
                 _ ("“%s” is %s, but the value is %s. Change the words as stated; the value "
                    "follows them."),
                 self->as_stated, right, wrong);
  return FALSE;
}

/* The first of value and ends that is not the one in the words; MOAT_FACT_N_FIELDS: none. */
static MoatFactField
find_other_number (const MoatFact *self, const MoatQuantity *words, MoatDecimal *wanted,
                   MoatDecimal *given)
{
  const struct
  {
    MoatFactField field;
    MoatDecimal wanted, given;
  } numbers[] = {
    { MOAT_FACT_FIELD_VALUE, words->value, self->best },
    { MOAT_FACT_FIELD_LOW, words->low, self->low },
    { MOAT_FACT_FIELD_HIGH, words->high, self->high },
  };
  gsize n = words->qualifier == MOAT_QUALIFIER_BETWEEN ? G_N_ELEMENTS (numbers) : 1;

  for (gsize i = 0; i < n; i++)
    {
      *wanted = numbers[i].wanted;
      *given = numbers[i].given;
      if (!self->has_value || moat_decimal_compare (*wanted, *given) != 0)
        return numbers[i].field;
    }
  return MOAT_FACT_N_FIELDS;
}

/* Words that hold a number that was read. */
static gboolean
figure_agrees (const MoatFact *self, const MoatQuantity *words, MoatFactField *field,
               GError **error)
{
  MoatDecimal wanted, given;

  if (words->states_qualifier && words->qualifier != self->qualifier)
    {
      *field = MOAT_FACT_FIELD_QUALIFIER;
      g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                   /* Translators: words such as 超100亿元, then two of the words exact, about,
                    * over, under, between. */
                   _ ("“%s” says “%s”, but the qualifier is “%s”"), self->as_stated,
                   moat_qualifier_to_nick (words->qualifier),
                   moat_qualifier_to_nick (self->qualifier));
      return FALSE;
    }
  *field = find_other_number (self, words, &wanted, &given);
  return *field == MOAT_FACT_N_FIELDS || refuse_number (self, *field, wanted, given, error);
}

/* Words that are nothing but a number in C notation need no reading: most of a large file. */
static gboolean
read_plain_number (const char *text, MoatQuantity *out)
{
  MoatDecimal value;

  if (text[strspn (text, "0123456789.")] != '\0' || !moat_decimal_parse (text, &value))
    return FALSE;
  *out = (MoatQuantity){ .has_value = TRUE, .value = value, .low = value, .high = value };
  return TRUE;
}

gboolean
moat_fact_words_agree (const MoatFact *self, const MoatQualifierWord *words, MoatFactField *field,
                       GError **error)
{
  MoatFactField unused;
  MoatQuantity quantity;
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!is_text (self->as_stated))
    return TRUE;
  field = field != NULL ? field : &unused;
  *field = MOAT_FACT_FIELD_AS_STATED;
  if (!read_plain_number (self->as_stated, &quantity) &&
      !moat_quantity_parse (self->as_stated, words, &quantity, &reason))
    {
      if (!g_error_matches (reason, MOAT_QUANTITY_ERROR, MOAT_QUANTITY_ERROR_MALFORMED))
        g_set_error_literal (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE, reason->message);
      else if (!self->has_value)
        g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                     /* Translators: %s is what was typed as the words of a figure. */
                     _ ("“%s” cannot be read as a figure; give its value beside the words"),
                     self->as_stated);
      else
        return TRUE;
      return FALSE;
    }
  if (quantity.has_value && !figure_agrees (self, &quantity, field, error))
    return FALSE;
  if (quantity.unit != NULL && quantity.unit != self->unit)
    {
      *field = MOAT_FACT_FIELD_UNIT;
      g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_UNIT,
                   /* Translators: words such as 400亿美元, the unit they mean, another unit. */
                   _ ("“%s” is stated in %s, but the unit is %s"), self->as_stated, quantity.unit,
                   self->unit != NULL ? self->unit : "");
      return FALSE;
    }
  return TRUE;
}

/* A double holds numbers up to 1.8e308, and none but 0 that is nearer to it than 5e-324. */
static gboolean
can_be_drawn (MoatDecimal value)
{
  double drawn = moat_decimal_to_double (value);

  return isfinite (drawn) && (drawn != 0 || moat_decimal_sign (value) == 0);
}

static gboolean
require (gboolean present, const char *message, GError **error)
{
  if (!present)
    g_set_error_literal (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_MISSING, message);
  return present;
}

gboolean
moat_fact_validate (const MoatFact *self, const MoatQualifierWord *words, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!require (is_text (self->key), _ ("The figure has no key"), error) ||
      !require (is_text (self->entity), _ ("Choose whom the figure is about"), error) ||
      !require (is_text (self->concept), _ ("Choose what the figure measures"), error) ||
      !require (is_text (self->as_stated), _ ("Write the figure as its source states it"), error) ||
      !require (self->period.end != MOAT_DATE_NONE, _ ("The period has no last day"), error) ||
      !require (self->unit != NULL, _ ("Name the unit: a currency, ratio or count"), error) ||
      !require (is_text (self->source), _ ("Choose the source of the figure"), error) ||
      !require (self->known_from != MOAT_DATE_NONE, _ ("Say since when the figure is known"),
                error))
    return FALSE;

  if (!moat_period_is_valid (self->period))
    {
      g_set_error_literal (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_PERIOD,
                           _ ("The period ends before it starts"));
      return FALSE;
    }
  if (self->has_value &&
      (!can_be_drawn (self->best) || !can_be_drawn (self->low) || !can_be_drawn (self->high)))
    {
      g_set_error_literal (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                           _ ("The number is too large, or too close to zero, to be drawn"));
      return FALSE;
    }
  if (self->has_value && self->qualifier == MOAT_QUALIFIER_BETWEEN &&
      (moat_decimal_compare (self->low, self->best) > 0 ||
       moat_decimal_compare (self->best, self->high) > 0 ||
       moat_decimal_compare (self->low, self->high) >= 0))
    {
      g_set_error_literal (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                           _ ("“Between” needs a low and a high end with the value in between"));
      return FALSE;
    }
  return moat_fact_words_agree (self, words, NULL, error);
}

/* What a figure in a unit of another kind needs. */
static const char *
name_unit_needed (MoatUnitKind kind)
{
  switch (kind)
    {
    case MOAT_UNIT_KIND_MONEY:
      return _ ("This measure needs a currency");
    case MOAT_UNIT_KIND_RATIO:
      return _ ("This measure needs the unit ratio");
    case MOAT_UNIT_KIND_COUNT:
      return _ ("This measure needs the unit count");
    default:
      g_return_val_if_reached ("");
    }
}

gboolean
moat_fact_suits_concept (const MoatFact *self, const MoatConcept *concept, GError **error)
{
  g_return_val_if_fail (self != NULL && concept != NULL, FALSE);

  if (self->unit != NULL && moat_unit_get_kind (self->unit) != concept->unit_kind)
    g_set_error_literal (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_UNIT,
                         name_unit_needed (concept->unit_kind));
  else if (concept->period_type == MOAT_PERIOD_TYPE_DURATION &&
           self->period.start == MOAT_DATE_NONE)
    g_set_error_literal (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_PERIOD,
                         _ ("This measure needs a first day"));
  else
    return TRUE;
  return FALSE;
}
