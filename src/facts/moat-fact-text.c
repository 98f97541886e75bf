/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fact's fields as text, the one form that files, the command line and dialogs share.
 *
 * Text is in C notation whatever the locale: plain decimals, ISO dates, nicks.  Only AS_STATED is
 * in the words of the source.  Setting it reads the figure out of those words: a qualifier word or
 * sign in them decides the qualifier; words without one leave it as it was, because sources
 * often say "over" a line above the number.  Words whose number cannot be read are kept, without a
 * value, which then has to be given; whether both agree is moat-fact-check.c's to say.  PERIOD is
 * the first and the last day at once, in any way that periods are written.  Setting a field is all
 * or nothing. */
#include "config.h"

#include "moat-fact.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-quantity.h"
#include "moat-unit.h"

static const char *const field_nicks[MOAT_FACT_N_FIELDS] = {
  "key",     "entity",     "concept",   "period-start", "period-end", "as-stated", "value",
  "low",     "high",       "unit",      "qualifier",    "status",     "grade",     "source",
  "locator", "known-from", "remark-en", "remark-zh",    "period",
};

G_DEFINE_QUARK (moat_fact_error, moat_fact_error)

const char *
moat_fact_field_to_nick (MoatFactField field)
{
  g_return_val_if_fail (field < MOAT_FACT_N_FIELDS, NULL);

  return field_nicks[field];
}

gboolean
moat_fact_field_from_nick (const char *nick, MoatFactField *out)
{
  g_autofree char *dashed = g_strdelimit (g_strdup (nick != NULL ? nick : ""), "_", '-');

  for (int i = 0; i < MOAT_FACT_N_FIELDS; i++)
    {
      if (g_str_equal (dashed, field_nicks[i]))
        {
          *out = (MoatFactField) i;
          return TRUE;
        }
    }
  return FALSE;
}

/* The string field behind @field, NULL when it is of another type. */
static char **
find_string (MoatFact *self, MoatFactField field)
{
  switch ((int) field)
    {
    case MOAT_FACT_FIELD_KEY:
      return &self->key;
    case MOAT_FACT_FIELD_ENTITY:
      return &self->entity;
    case MOAT_FACT_FIELD_CONCEPT:
      return &self->concept;
    case MOAT_FACT_FIELD_AS_STATED:
      return &self->as_stated;
    case MOAT_FACT_FIELD_SOURCE:
      return &self->source;
    case MOAT_FACT_FIELD_LOCATOR:
      return &self->locator;
    case MOAT_FACT_FIELD_REMARK_EN:
      return &self->remark.en;
    case MOAT_FACT_FIELD_REMARK_ZH:
      return &self->remark.zh;
    default:
      return NULL;
    }
}

static MoatDecimal *
find_decimal (MoatFact *self, MoatFactField field)
{
  switch ((int) field)
    {
    case MOAT_FACT_FIELD_VALUE:
      return &self->best;
    case MOAT_FACT_FIELD_LOW:
      return &self->low;
    case MOAT_FACT_FIELD_HIGH:
      return &self->high;
    default:
      return NULL;
    }
}

static MoatDate *
find_date (MoatFact *self, MoatFactField field)
{
  switch ((int) field)
    {
    case MOAT_FACT_FIELD_PERIOD_START:
      return &self->period.start;
    case MOAT_FACT_FIELD_PERIOD_END:
      return &self->period.end;
    case MOAT_FACT_FIELD_KNOWN_FROM:
      return &self->known_from;
    default:
      return NULL;
    }
}

char *
moat_fact_get_text (const MoatFact *self, MoatFactField field)
{
  MoatFact *mutable = (MoatFact *) self; /* only to find the field */
  char **string;
  MoatDate *date;
  MoatDecimal *decimal;

  g_return_val_if_fail (self != NULL, NULL);

  if ((string = find_string (mutable, field)) != NULL)
    return g_strdup (*string != NULL ? *string : "");
  if ((date = find_date (mutable, field)) != NULL)
    return moat_date_to_iso (*date);
  if ((decimal = find_decimal (mutable, field)) != NULL)
    {
      gboolean is_end = field != MOAT_FACT_FIELD_VALUE;

      if (!self->has_value || (is_end && self->qualifier != MOAT_QUALIFIER_BETWEEN))
        return g_strdup ("");
      return moat_decimal_to_string (*decimal);
    }

  switch ((int) field)
    {
    case MOAT_FACT_FIELD_UNIT:
      return g_strdup (self->unit != NULL ? self->unit : "");
    case MOAT_FACT_FIELD_QUALIFIER:
      return g_strdup (moat_qualifier_to_nick (self->qualifier));
    case MOAT_FACT_FIELD_STATUS:
      return g_strdup (moat_status_to_nick (self->status));
    case MOAT_FACT_FIELD_GRADE:
      return g_strdup (moat_grade_to_nick (self->grade));
    case MOAT_FACT_FIELD_PERIOD:
      return moat_period_to_iso (self->period);
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
set_as_stated (MoatFact *self, const char *text, const MoatQualifierWord *words, GError **error)
{
  MoatQuantity quantity = { 0 };
  g_autoptr (GError) reason = NULL;

  if (!moat_quantity_parse (text, words, &quantity, &reason) &&
      !g_error_matches (reason, MOAT_QUANTITY_ERROR, MOAT_QUANTITY_ERROR_MALFORMED))
    {
      g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE, "%s", reason->message);
      return FALSE;
    }

  g_free (self->as_stated);
  self->as_stated = g_strdup (text);
  self->has_value = quantity.has_value;
  self->best = quantity.value;
  self->low = quantity.low;
  self->high = quantity.high;
  if (quantity.states_qualifier || self->qualifier == MOAT_QUALIFIER_BETWEEN)
    self->qualifier = quantity.qualifier;
  if (quantity.unit != NULL)
    self->unit = quantity.unit;
  return TRUE;
}

double
moat_fact_get_step (const MoatFact *self, const MoatQualifierWord *words)
{
  MoatQuantity quantity;

  g_return_val_if_fail (self != NULL, 0);

  if (!self->has_value || self->as_stated == NULL ||
      !moat_quantity_parse (self->as_stated, words, &quantity, NULL) || !quantity.has_value ||
      moat_decimal_compare (quantity.value, self->best) != 0)
    return 0;
  return moat_decimal_to_double (quantity.step);
}

static gboolean
set_decimal (MoatFact *self, MoatFactField field, const char *text, GError **error)
{
  MoatDecimal value = { 0, 0 };

  if (*text == '\0')
    {
      if (field == MOAT_FACT_FIELD_VALUE)
        self->has_value = FALSE;
      else
        *find_decimal (self, field) = self->best;
      return TRUE;
    }
  if (!moat_decimal_parse (text, &value))
    {
      g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                   /* Translators: %s is what was typed. */
                   _ ("“%s” is no number; write it in single units with a decimal point, such as "
                      "324751000000 or 0.08"),
                   text);
      return FALSE;
    }

  *find_decimal (self, field) = value;
  if (field == MOAT_FACT_FIELD_VALUE)
    {
      self->has_value = TRUE;
      if (self->qualifier != MOAT_QUALIFIER_BETWEEN)
        self->low = self->high = value;
    }
  return TRUE;
}

static gboolean
set_date (MoatDate *date, const char *text, GError **error)
{
  MoatDate value = moat_date_parse_iso (text, -1);

  if (value == MOAT_DATE_NONE && *text != '\0')
    {
      g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                   /* Translators: %s is what was typed. */
                   _ ("“%s” is no date; write year, month and day as in 2025-02-24"), text);
      return FALSE;
    }
  *date = value;
  return TRUE;
}

static gboolean
set_period (MoatFact *self, const char *text, MoatYearEnd year_end, GError **error)
{
  MoatPeriod period = { MOAT_DATE_NONE, MOAT_DATE_NONE };

  if (*text != '\0' && !moat_period_parse (text, year_end, &period))
    {
      g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                   /* Translators: %s is what was typed. */
                   _ ("“%s” is no period; write it as in 2025, FY2025, 2024 Q4, 2025-2027 or "
                      "2025-01-01/2027-12-31"),
                   text);
      return FALSE;
    }
  self->period = period;
  return TRUE;
}

static gboolean
refuse_word (const char *text, const char *words, GError **error)
{
  g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
               /* Translators: what was typed, then the list of words that are possible. */
               _ ("“%s” is none of: %s"), text, words);
  return FALSE;
}

static gboolean
set_word (MoatFact *self, MoatFactField field, const char *text, GError **error)
{
  MoatQualifier qualifier;
  const char *unit;

  switch ((int) field)
    {
    case MOAT_FACT_FIELD_UNIT:
      unit = moat_unit_intern (text);
      if (unit == NULL)
        {
          g_set_error (
            error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
            /* Translators: %s is what was typed; ratio and count are typed as they stand. */
            _ ("“%s” is no unit; write a currency code such as CNY, or ratio, or count"), text);
          return FALSE;
        }
      self->unit = unit;
      return TRUE;
    case MOAT_FACT_FIELD_QUALIFIER:
      if (!moat_qualifier_from_nick (text, &qualifier) || qualifier == MOAT_QUALIFIER_UNKNOWN)
        return refuse_word (text, "exact, about, over, under, between", error);
      self->qualifier = qualifier;
      return TRUE;
    case MOAT_FACT_FIELD_STATUS:
      return moat_status_from_nick (text, &self->status) ||
             refuse_word (text, "actual, estimate, plan, target", error);
    default:
      return moat_grade_from_nick (text, &self->grade) ||
             refuse_word (text, "reported, derived, estimated, scenario, unresolved", error);
    }
}

gboolean
moat_fact_set_text (MoatFact *self, MoatFactField field, const char *text, GError **error)
{
  return moat_fact_read_text (self, field, text, NULL, error);
}

gboolean
moat_fact_read_text (MoatFact *self, MoatFactField field, const char *text,
                     const MoatFactReading *reading, GError **error)
{
  const MoatFactReading usual = { NULL, MOAT_YEAR_END_CALENDAR };
  g_autofree char *trimmed = NULL;
  char **string;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);
  g_return_val_if_fail (field < MOAT_FACT_N_FIELDS, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                           _ ("The text is not valid UTF-8"));
      return FALSE;
    }

  reading = reading != NULL ? reading : &usual;
  trimmed = g_strstrip (g_strdup (text));
  if (field == MOAT_FACT_FIELD_AS_STATED)
    return set_as_stated (self, trimmed, reading->words, error);
  if (field == MOAT_FACT_FIELD_PERIOD)
    return set_period (self, trimmed, reading->year_end, error);
  if ((string = find_string (self, field)) != NULL)
    {
      g_free (*string);
      *string = *trimmed != '\0' ? g_steal_pointer (&trimmed) : NULL;
      return TRUE;
    }
  if (find_date (self, field) != NULL)
    return set_date (find_date (self, field), trimmed, error);
  if (find_decimal (self, field) != NULL)
    return set_decimal (self, field, trimmed, error);
  return set_word (self, field, trimmed, error);
}
