/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Currencies by what tables of exchange rates call them: codes, pairs of codes, the names of
 * currencies and of the countries that use them.
 *
 * Codes in capitals within a text count first: "Dollar (USD)" names one currency, "CNY per USD"
 * two.  Names are ICU's, in English and Chinese; it takes a few hundredths of a second to list
 * them, so that happens only when a text is no code.  Short names that ICU has in a longer form
 * ("Hong Kong SAR China") are listed here. */
#include "config.h"

#include "moat-currency-name.h"

#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "moat-unit.h"

struct _MoatCurrencyNames
{
  GHashTable *codes; /* folded name → interned currency; NULL until it is needed */
};

static const char *const languages[] = { "en", "zh" };

static const char *const short_names[][2] = {
  { "Hong Kong", "HKD" }, { "香港", "HKD" },     { "港币", "HKD" },
  { "Macau", "MOP" },     { "Macao", "MOP" },    { "澳门", "MOP" },
  { "Korea", "KRW" },     { "Turkey", "TRY" },   { "Czech Republic", "CZK" },
  { "Euro area", "EUR" }, { "Eurozone", "EUR" }, { "European Union", "EUR" },
  { "欧元区", "EUR" },    { "欧盟", "EUR" },     { "USA", "USD" },
  { "美金", "USD" },      { "UK", "GBP" },       { "Great Britain", "GBP" },
  { "sterling", "GBP" },  { "RMB", "CNY" },      { "renminbi", "CNY" },
  { "yuan", "CNY" },      { "yen", "JPY" },      { "日圆", "JPY" },
};

MoatCurrencyNames *
moat_currency_names_new (void)
{
  return g_new0 (MoatCurrencyNames, 1);
}

void
moat_currency_names_free (MoatCurrencyNames *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->codes, g_hash_table_unref);
  g_free (self);
}

static char *
fold (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  return g_utf8_casefold (stripped, -1);
}

/* The first to claim a name keeps it. */
static void
add_name (MoatCurrencyNames *self, const UChar *name, int32_t length, const char *code)
{
  const char *currency = moat_unit_intern (code);
  g_autofree char *text = NULL;
  char *folded;

  if (currency == NULL || length <= 0)
    return;
  text = g_utf16_to_utf8 ((const gunichar2 *) name, length, NULL, NULL, NULL);
  if (text == NULL)
    return;
  folded = fold (text);
  if (g_hash_table_contains (self->codes, folded))
    g_free (folded);
  else
    g_hash_table_insert (self->codes, folded, (char *) currency);
}

static void
add_countries (MoatCurrencyNames *self)
{
  for (const char *const *country = uloc_getISOCountries (); *country != NULL; country++)
    {
      UChar wide[8] = { 0 }, name[128];
      char code[8] = "", locale[8];
      UErrorCode status = U_ZERO_ERROR;

      g_snprintf (locale, sizeof locale, "_%s", *country);
      if (ucurr_forLocale (locale, wide, 8, &status) != 3 || U_FAILURE (status))
        continue;
      u_UCharsToChars (wide, code, 4);
      for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
        {
          int32_t length;

          status = U_ZERO_ERROR;
          length = uloc_getDisplayCountry (locale, languages[i], name, 128, &status);
          if (U_SUCCESS (status))
            add_name (self, name, length, code);
        }
    }
}

static void
add_currencies (MoatCurrencyNames *self)
{
  UErrorCode status = U_ZERO_ERROR;
  UEnumeration *all = ucurr_openISOCurrencies (UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
  const char *code;

  while (U_SUCCESS (status) && (code = uenum_next (all, NULL, &status)) != NULL)
    for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
      {
        UChar wide[4] = { (UChar) code[0], (UChar) code[1], (UChar) code[2], 0 };
        UErrorCode naming = U_ZERO_ERROR;
        int32_t length = 0;
        const UChar *name =
          ucurr_getName (wide, languages[i], UCURR_LONG_NAME, NULL, &length, &naming);

        if (U_SUCCESS (naming))
          add_name (self, name, length, code);
      }
  uenum_close (all);
}

static void
list_names (MoatCurrencyNames *self)
{
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (short_names); i++)
    g_hash_table_insert (self->codes, fold (short_names[i][0]),
                         (char *) moat_unit_intern (short_names[i][1]));
  add_countries (self);
  add_currencies (self);
}

static const char *
read_code (const char *text, gsize length)
{
  char code[4] = "";
  const char *unit;

  if (length != 3)
    return NULL;
  for (gsize i = 0; i < 3; i++)
    if (!g_ascii_isupper (text[i]))
      return NULL;
  memcpy (code, text, 3);
  unit = moat_unit_intern (code);
  return unit != NULL && moat_unit_get_kind (unit) == MOAT_UNIT_KIND_MONEY ? unit : NULL;
}

/* The codes in capitals that stand in @text as words of their own, or as one word of two codes;
 * 0–3: three means more than two. */
static guint
find_codes (const char *text, const char *codes[3])
{
  guint n = 0;

  while (*text != '\0' && n < 3)
    {
      gsize length = 0;
      const char *code;

      while (g_ascii_isalpha (text[length]))
        length++;
      code = read_code (text, length);
      if (code != NULL)
        codes[n++] = code;
      else if (length == 6 && n == 0 && read_code (text, 3) != NULL &&
               read_code (text + 3, 3) != NULL)
        {
          codes[n++] = read_code (text, 3);
          codes[n++] = read_code (text + 3, 3);
        }
      text += MAX (length, 1);
    }
  return n;
}

gboolean
moat_currency_names_find (MoatCurrencyNames *self, const char *text, const char **first,
                          const char **second)
{
  const char *codes[3] = { NULL };
  g_autofree char *folded = NULL;
  guint n;

  g_return_val_if_fail (self != NULL && text != NULL && first != NULL && second != NULL, FALSE);

  n = find_codes (text, codes);
  *first = codes[0];
  *second = codes[1];
  if (n == 1 || (n == 2 && codes[0] != codes[1]))
    return TRUE;
  *second = NULL;
  if (n > 0)
    return FALSE;
  if (self->codes == NULL)
    list_names (self);
  folded = fold (text);
  *first = g_hash_table_lookup (self->codes, folded);
  return *first != NULL;
}
