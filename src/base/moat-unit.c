/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Units: currencies, ratios and counts, as interned strings that compare by pointer.
 *
 * Which three letters are a currency is ICU's knowledge (ISO 4217 with its withdrawn codes, so
 * that old filings in DEM can be kept).  Opening ICU's data takes a noticeable part of a short
 * command's life, so the currencies that most figures are in are known here and ICU is asked only
 * for the others.  The code for testing and the one for no currency are not units of money.
 */
#include "moat-unit.h"

#include <string.h>
#include <unicode/ucurr.h>

static const char *const usual_currencies[] = {
  "CNY", "USD", "EUR", "HKD", "JPY", "GBP", "KRW", "TWD", "SGD",
  "INR", "CHF", "CAD", "AUD", "SEK", "DKK", "NOK", "BRL", "RUB",
};

static gboolean
is_usual_currency (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual_currencies); i++)
    if (memcmp (code, usual_currencies[i], 4) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_known_to_icu (const char *code)
{
  const UChar wide[4] = { (UChar) code[0], (UChar) code[1], (UChar) code[2], 0 };

  if (g_str_equal (code, "XXX") || g_str_equal (code, "XTS"))
    return FALSE;
  return ucurr_getNumericCode (wide) != 0;
}

const char *
moat_unit_intern (const char *code)
{
  char capitals[4] = { 0 };

  g_return_val_if_fail (code, NULL);

  if (g_str_equal (code, MOAT_UNIT_RATIO))
    return g_intern_static_string (MOAT_UNIT_RATIO);
  if (g_str_equal (code, MOAT_UNIT_COUNT))
    return g_intern_static_string (MOAT_UNIT_COUNT);

  for (int i = 0; i < 3; i++)
    {
      if (!g_ascii_isalpha (code[i]))
        return NULL;
      capitals[i] = g_ascii_toupper (code[i]);
    }
  if (code[3] != '\0')
    return NULL;

  if (!is_usual_currency (capitals) && !is_known_to_icu (capitals))
    return NULL;
  return g_intern_string (capitals);
}

MoatUnitKind
moat_unit_get_kind (const char *unit)
{
  if (!unit || g_str_equal (unit, MOAT_UNIT_COUNT) || g_str_equal (unit, MOAT_UNIT_INDEX))
    return MOAT_UNIT_KIND_COUNT;
  if (g_str_equal (unit, MOAT_UNIT_RATIO))
    return MOAT_UNIT_KIND_RATIO;
  return MOAT_UNIT_KIND_MONEY;
}
