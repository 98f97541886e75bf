/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An exchange rate's fields as text, for whoever types them, and whether it makes sense.
 *
 * Kind and period depend on each other: a closing rate is of one day, an average of a first and a
 * last one.  The kind leads, so that each can be changed by itself: choosing another kind takes the
 * period along, and a period that does not suit the kind is refused. */
#include "config.h"

#include "moat-rate-text.h"

#include <glib/gi18n-lib.h>

#include "moat-fact.h"
#include "moat-quantity.h"
#include "moat-unit.h"

char *
moat_rate_get_text (const MoatRate *self, MoatRateField field)
{
  const char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  switch (field)
    {
    case MOAT_RATE_FIELD_BASE:
      text = self->base;
      break;
    case MOAT_RATE_FIELD_QUOTE:
      text = self->quote;
      break;
    case MOAT_RATE_FIELD_VALUE:
      return moat_decimal_sign (self->value) != 0 ? moat_decimal_to_string (self->value)
                                                  : g_strdup ("");
    case MOAT_RATE_FIELD_KIND:
      text = moat_rate_kind_to_nick (self->kind);
      break;
    case MOAT_RATE_FIELD_PERIOD:
      return moat_period_to_iso (self->period);
    case MOAT_RATE_FIELD_SOURCE:
      text = self->source;
      break;
    case MOAT_RATE_FIELD_LOCATOR:
      text = self->locator;
      break;
    default:
      g_return_val_if_reached (NULL);
    }
  return g_strdup (text != NULL ? text : "");
}

static gboolean
set_currency (const char **unit, const char *text, GError **error)
{
  const char *known = moat_unit_intern (text);

  if (known == NULL || moat_unit_get_kind (known) != MOAT_UNIT_KIND_MONEY)
    {
      g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_UNIT,
                   /* Translators: %s is what was typed. */
                   _ ("“%s” is no currency; write a code such as USD"), text);
      return FALSE;
    }
  *unit = known;
  return TRUE;
}

static gboolean
set_value (MoatRate *self, const char *text, GError **error)
{
  MoatQuantity quantity = { 0 };
  gboolean is_read = moat_decimal_parse (text, &quantity.value);

  if (!is_read && moat_quantity_parse (text, NULL, &quantity, NULL))
    is_read = quantity.has_value && quantity.qualifier == MOAT_QUALIFIER_EXACT &&
              (quantity.unit == NULL || quantity.unit == self->quote);
  if (!is_read || moat_decimal_sign (quantity.value) <= 0)
    {
      g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                   /* Translators: %s is what was typed. */
                   _ ("“%s” is no rate; write a number above zero, such as 7.1957"), text);
      return FALSE;
    }
  self->value = quantity.value;
  return TRUE;
}

static gboolean
set_kind (MoatRate *self, const char *text, GError **error)
{
  if (!moat_rate_kind_from_nick (text, &self->kind))
    {
      g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                   /* Translators: what was typed, then the list of words that are possible. */
                   _ ("“%s” is none of: %s"), text, "average, closing");
      return FALSE;
    }
  if (self->kind == MOAT_RATE_CLOSING)
    self->period.start = MOAT_DATE_NONE;
  else if (self->period.start == MOAT_DATE_NONE)
    self->period.start = self->period.end;
  return TRUE;
}

static gboolean
suits_kind (MoatPeriod period, MoatRateKind kind, GError **error)
{
  if (moat_period_is_instant (period) == (kind == MOAT_RATE_CLOSING))
    return TRUE;
  g_set_error_literal (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_PERIOD,
                       kind == MOAT_RATE_CLOSING
                         ? _ ("A closing rate is of one day, such as 2024-12-31")
                         : _ ("An average rate is of a period, such as 2024, 2024 Q4 or "
                              "2024-01-01/2024-06-30"));
  return FALSE;
}

static gboolean
set_period (MoatRate *self, const char *text, GError **error)
{
  MoatPeriod period;

  if (!moat_period_parse (text, MOAT_YEAR_END_CALENDAR, &period))
    {
      g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_PERIOD,
                   /* Translators: %s is what was typed. */
                   _ ("“%s” is no period; write it as in 2024, 2024 Q4, 2024-12-31 or "
                      "2024-01-01/2024-06-30"),
                   text);
      return FALSE;
    }
  if (!suits_kind (period, self->kind, error))
    return FALSE;
  self->period = period;
  return TRUE;
}

static gboolean
set_string (char **string, const char *text)
{
  g_free (*string);
  *string = *text != '\0' ? g_strdup (text) : NULL;
  return TRUE;
}

gboolean
moat_rate_read_text (MoatRate *self, MoatRateField field, const char *text, GError **error)
{
  g_autofree char *trimmed = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (text));
  switch (field)
    {
    case MOAT_RATE_FIELD_BASE:
      return set_currency (&self->base, trimmed, error);
    case MOAT_RATE_FIELD_QUOTE:
      return set_currency (&self->quote, trimmed, error);
    case MOAT_RATE_FIELD_VALUE:
      return set_value (self, trimmed, error);
    case MOAT_RATE_FIELD_KIND:
      return set_kind (self, trimmed, error);
    case MOAT_RATE_FIELD_PERIOD:
      return set_period (self, trimmed, error);
    case MOAT_RATE_FIELD_SOURCE:
      return set_string (&self->source, trimmed);
    case MOAT_RATE_FIELD_LOCATOR:
      return set_string (&self->locator, trimmed);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
is_currency (const char *unit)
{
  return unit != NULL && moat_unit_get_kind (unit) == MOAT_UNIT_KIND_MONEY;
}

static gboolean
refuse (GError **error, MoatFactError code, const char *message)
{
  g_set_error_literal (error, MOAT_FACT_ERROR, (int) code, message);
  return FALSE;
}

gboolean
moat_rate_validate (const MoatRate *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!is_currency (self->base) || !is_currency (self->quote))
    return refuse (error, MOAT_FACT_ERROR_UNIT,
                   _ ("An exchange rate is between two currencies, such as USD and CNY"));
  if (self->base == self->quote)
    return refuse (error, MOAT_FACT_ERROR_UNIT,
                   _ ("An exchange rate is between two different currencies"));
  /* A double of it is stored too. */
  if (moat_decimal_sign (self->value) <= 0 || moat_decimal_to_double (self->value) <= 0)
    return refuse (error, MOAT_FACT_ERROR_VALUE, _ ("An exchange rate is above zero"));
  if (!moat_period_is_valid (self->period))
    return refuse (error, MOAT_FACT_ERROR_PERIOD,
                   _ ("The period of the rate has no last day, or ends before it begins"));
  return suits_kind (self->period, self->kind, error);
}
