/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words figures are stated with: how much, in what, and how surely.
 *
 * Three tables: powers of ten, units, and qualifiers.  The qualifiers are only what a new project
 * begins with; the user edits a copy.  Signs such as > and ≈ are not in that copy, because
 * wording writes them and what is written must be readable in every project.
 *
 * "Nearly" and 近 are read as about and not as under: who writes "nearly 40" vouches for the
 * neighbourhood of 40, and an upper end alone would forget that.  "Three digits" is a lower end, if
 * an unknown one.
 *
 * Matching takes the longest word, so that 不超过 is not 不 and 超过, and "mn" is not "m".  Words
 * are compared folded, see moat-fold.h.  Order within a table is by topic and has no effect.
 */
#include "moat-quantity-lexicon.h"

#include "moat-fold.h"
#include "moat-unit.h"

#include <string.h>

typedef struct
{
  const char *word;
  int power;
} ScaleWord;

static const ScaleWord scale_words[] = {
  { "十", 1 },        { "百", 2 },  { "千", 3 },   { "万", 4 },        { "萬", 4 },
  { "亿", 8 },        { "億", 8 },  { "k", 3 },    { "thousand", 3 },  { "m", 6 },
  { "mn", 6 },        { "mln", 6 }, { "mio", 6 },  { "million", 6 },   { "millions", 6 },
  { "b", 9 },         { "bn", 9 },  { "bln", 9 },  { "billion", 9 },   { "billions", 9 },
  { "t", 12 },        { "tn", 12 }, { "trn", 12 }, { "trillion", 12 }, { "trillions", 12 },
  { "thousands", 3 },
};

typedef struct
{
  const char *word;
  const char *unit;
  int power;
} UnitWord;

static const UnitWord unit_words[] = {
  { "%", "ratio", -2 },
  { "percent", "ratio", -2 },
  { "per cent", "ratio", -2 },
  { "pct", "ratio", -2 },
  { "‰", "ratio", -3 },
  { "倍", "ratio", 0 },
  { "×", "ratio", 0 },
  { "x", "ratio", 0 },
  { "times", "ratio", 0 },

  { "元", "CNY", 0 },
  { "块", "CNY", 0 },
  { "人民币", "CNY", 0 },
  { "人民币元", "CNY", 0 },
  { "人民幣", "CNY", 0 },
  { "rmb", "CNY", 0 },
  { "yuan", "CNY", 0 },
  { "renminbi", "CNY", 0 },
  /* A lone ¥ is the yuan here: figures in yen are stated as JPY, 日元 or JP¥. */
  { "¥", "CNY", 0 },
  { "cn¥", "CNY", 0 },
  { "$", "USD", 0 },
  { "us$", "USD", 0 },
  { "us $", "USD", 0 },
  { "u.s.$", "USD", 0 },
  { "u.s. $", "USD", 0 },
  { "usd$", "USD", 0 },
  { "dollar", "USD", 0 },
  { "dollars", "USD", 0 },
  { "us dollars", "USD", 0 },
  { "u.s. dollars", "USD", 0 },
  { "美元", "USD", 0 },
  { "美金", "USD", 0 },
  { "€", "EUR", 0 },
  { "euro", "EUR", 0 },
  { "euros", "EUR", 0 },
  { "欧元", "EUR", 0 },
  { "歐元", "EUR", 0 },
  { "hk$", "HKD", 0 },
  { "hong kong dollars", "HKD", 0 },
  { "港元", "HKD", 0 },
  { "港币", "HKD", 0 },
  { "港幣", "HKD", 0 },
  { "jp¥", "JPY", 0 },
  { "yen", "JPY", 0 },
  { "日元", "JPY", 0 },
  { "日圆", "JPY", 0 },
  { "円", "JPY", 0 },
  { "£", "GBP", 0 },
  { "pounds", "GBP", 0 },
  { "pounds sterling", "GBP", 0 },
  { "英镑", "GBP", 0 },
  { "₩", "KRW", 0 },
  { "won", "KRW", 0 },
  { "韩元", "KRW", 0 },
  { "韩圆", "KRW", 0 },
  { "nt$", "TWD", 0 },
  { "新台币", "TWD", 0 },
  { "台币", "TWD", 0 },
  { "s$", "SGD", 0 },
  { "新加坡元", "SGD", 0 },
  { "新元", "SGD", 0 },
  { "a$", "AUD", 0 },
  { "au$", "AUD", 0 },
  { "澳元", "AUD", 0 },
  { "澳大利亚元", "AUD", 0 },
  { "c$", "CAD", 0 },
  { "ca$", "CAD", 0 },
  { "加元", "CAD", 0 },
  { "加拿大元", "CAD", 0 },
  { "瑞士法郎", "CHF", 0 },
  { "瑞郎", "CHF", 0 },
  { "₹", "INR", 0 },
  { "rupees", "INR", 0 },
  { "卢比", "INR", 0 },
  { "印度卢比", "INR", 0 },
  { "₽", "RUB", 0 },
  { "卢布", "RUB", 0 },
  { "r$", "BRL", 0 },
  { "雷亚尔", "BRL", 0 },
  { "泰铢", "THB", 0 },
  { "越南盾", "VND", 0 },

  { "个", "count", 0 },
  { "個", "count", 0 },
  { "家", "count", 0 },
  { "人", "count", 0 },
  { "名", "count", 0 },
  { "位", "count", 0 },
  { "户", "count", 0 },
  { "台", "count", 0 },
  { "套", "count", 0 },
  { "座", "count", 0 },
  { "项", "count", 0 },
  { "件", "count", 0 },
  { "只", "count", 0 },
  { "次", "count", 0 },
  { "款", "count", 0 },
  { "种", "count", 0 },
  { "条", "count", 0 },
  { "张", "count", 0 },
  { "辆", "count", 0 },
  { "所", "count", 0 },
  { "间", "count", 0 },
};

/* A row of qualifier words.  Owners of other tables free their words; these are literals. */
#define BEFORE(word, qualifier)                      \
  {                                                  \
    (char *) word, MOAT_QUALIFIER_##qualifier, FALSE \
  }
#define BEHIND(word, qualifier)                     \
  {                                                 \
    (char *) word, MOAT_QUALIFIER_##qualifier, TRUE \
  }

static const MoatQualifierWord default_words[] = {
  BEFORE ("exactly", EXACT),
  BEFORE ("precisely", EXACT),
  BEFORE ("正好", EXACT),
  BEFORE ("恰好", EXACT),
  BEHIND ("整", EXACT),

  BEFORE ("about", ABOUT),
  BEFORE ("around", ABOUT),
  BEFORE ("approximately", ABOUT),
  BEFORE ("approx", ABOUT),
  BEFORE ("approx.", ABOUT),
  BEFORE ("roughly", ABOUT),
  BEFORE ("circa", ABOUT),
  BEFORE ("ca.", ABOUT),
  BEFORE ("c.", ABOUT),
  BEFORE ("some", ABOUT),
  BEFORE ("nearly", ABOUT),
  BEFORE ("almost", ABOUT),
  BEFORE ("close to", ABOUT),
  BEFORE ("约", ABOUT),
  BEFORE ("约为", ABOUT),
  BEFORE ("大约", ABOUT),
  BEFORE ("近", ABOUT),
  BEFORE ("将近", ABOUT),
  BEFORE ("接近", ABOUT),
  BEHIND ("左右", ABOUT),
  BEHIND ("上下", ABOUT),

  BEFORE ("over", OVER),
  BEFORE ("above", OVER),
  BEFORE ("more than", OVER),
  BEFORE ("at least", OVER),
  BEFORE ("no less than", OVER),
  BEFORE ("not less than", OVER),
  BEFORE ("greater than", OVER),
  BEFORE ("in excess of", OVER),
  BEFORE ("exceeding", OVER),
  BEFORE ("exceeds", OVER),
  BEFORE ("upwards of", OVER),
  BEFORE ("超", OVER),
  BEFORE ("超过", OVER),
  BEFORE ("超出", OVER),
  BEFORE ("逾", OVER),
  BEFORE ("高于", OVER),
  BEFORE ("大于", OVER),
  BEFORE ("多于", OVER),
  BEFORE ("至少", OVER),
  BEFORE ("不少于", OVER),
  BEFORE ("不低于", OVER),
  BEFORE ("不小于", OVER),
  BEFORE ("三位数", OVER),
  BEFORE ("两位数", OVER),
  BEFORE ("triple-digit", OVER),
  BEFORE ("double-digit", OVER),
  BEHIND ("以上", OVER),
  BEHIND ("余", OVER),
  BEHIND ("多", OVER),
  BEHIND ("or more", OVER),

  BEFORE ("under", UNDER),
  BEFORE ("below", UNDER),
  BEFORE ("up to", UNDER),
  BEFORE ("less than", UNDER),
  BEFORE ("fewer than", UNDER),
  BEFORE ("at most", UNDER),
  BEFORE ("no more than", UNDER),
  BEFORE ("not more than", UNDER),
  BEFORE ("不到", UNDER),
  BEFORE ("不足", UNDER),
  BEFORE ("不超过", UNDER),
  BEFORE ("不多于", UNDER),
  BEFORE ("不高于", UNDER),
  BEFORE ("低于", UNDER),
  BEFORE ("少于", UNDER),
  BEFORE ("小于", UNDER),
  BEFORE ("至多", UNDER),
  BEFORE ("最多", UNDER),
  BEHIND ("以下", UNDER),
  BEHIND ("以内", UNDER),
  BEHIND ("or less", UNDER),

  BEFORE ("between", BETWEEN),
  BEFORE ("from", BETWEEN),
  BEFORE ("介于", BETWEEN),
  BEFORE ("从", BETWEEN),
  BEHIND ("之间", BETWEEN),
  { NULL, MOAT_QUALIFIER_EXACT, FALSE },
};

static const MoatQualifierWord signs[] = {
  BEFORE (">", OVER),  BEFORE (">=", OVER),
  BEFORE ("≥", OVER),  BEFORE ("≧", OVER),
  BEFORE ("⩾", OVER),  BEHIND ("+", OVER),
  BEFORE ("<", UNDER), BEFORE ("<=", UNDER),
  BEFORE ("≤", UNDER), BEFORE ("≦", UNDER),
  BEFORE ("⩽", UNDER), BEFORE ("≈", ABOUT),
  BEFORE ("≃", ABOUT), BEFORE ("~", ABOUT),
  BEFORE ("=", EXACT), { NULL, MOAT_QUALIFIER_EXACT, FALSE },
};

void
moat_qualifier_words_free (MoatQualifierWord *words)
{
  for (MoatQualifierWord *word = words; word && word->word; word++)
    g_free (word->word);
  g_free (words);
}

const MoatQualifierWord *
moat_qualifier_words_default (void)
{
  return default_words;
}

/* The length of @word at the beginning of the folded @text, or 0. */
static gsize
match_word (const char *text, const char *word)
{
  const char *p = text;
  const guint8 first = (guint8) *word;
  gunichar last = 0;

  /* Nearly every word of a table ends here.  Folding changes neither the first byte of
   * U+4000–U+9FFF nor, beyond the case, that of ASCII. */
  if (first < 0x80 && moat_fold_character (first) != (guint8) *text)
    return 0;
  if (first >= 0xe4 && first <= 0xe9 && *word != *text)
    return 0;

  for (; *word; word = g_utf8_next_char (word))
    {
      gunichar c = moat_fold_character (g_utf8_get_char (word));

      if (c == 0)
        continue;
      if (g_utf8_get_char (p) != c)
        return 0;
      p = g_utf8_next_char (p);
      last = c;
    }

  if (last >= 'a' && last <= 'z' && g_ascii_isalpha (*p))
    return 0;
  return (gsize) (p - text);
}

gsize
moat_quantity_lexicon_match_scale (const char *text, int *power)
{
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (scale_words); i++)
    {
      gsize length = match_word (text, scale_words[i].word);

      if (length > longest)
        {
          longest = length;
          *power = scale_words[i].power;
        }
    }

  return longest;
}

/* Three letters that are no part of a longer word and a currency. */
static gsize
match_currency_code (const char *text, const char **unit)
{
  char code[4] = { 0 };
  const char *found;

  for (int i = 0; i < 3; i++)
    {
      if (!g_ascii_isalpha (text[i]))
        return 0;
      code[i] = text[i];
    }
  if (g_ascii_isalpha (text[3]))
    return 0;

  found = moat_unit_intern (code);
  if (!found)
    return 0;
  *unit = found;
  return 3;
}

gsize
moat_quantity_lexicon_match_unit (const char *text, const char **unit, int *power)
{
  const UnitWord *word = NULL;
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (unit_words); i++)
    {
      gsize length = match_word (text, unit_words[i].word);

      if (length > longest)
        {
          longest = length;
          word = &unit_words[i];
        }
    }

  if (word)
    {
      *unit = moat_unit_intern (word->unit);
      *power = word->power;
      return longest;
    }

  *power = 0;
  return match_currency_code (text, unit);
}

gsize
moat_quantity_lexicon_match_qualifier (const char *text, const MoatQualifierWord *words,
                                       gboolean follows, MoatQualifier *qualifier)
{
  const MoatQualifierWord *const tables[] = { words ? words : default_words, signs };
  gsize longest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const MoatQualifierWord *word = tables[i]; word->word; word++)
      {
        gsize length = !word->follows == !follows ? match_word (text, word->word) : 0;

        if (length > longest)
          {
            longest = length;
            *qualifier = word->qualifier;
          }
      }

  return longest;
}

/* Whether what @text begins with could make a figure before it mean something else. */
static gboolean
begins_with_amount (const char *text, const MoatQualifierWord *words)
{
  static const char *const shares[] = { "each", "every", "per ", "a year", "每", NULL };
  MoatQualifier qualifier;
  int power;

  for (int i = 0; shares[i]; i++)
    if (g_str_has_prefix (text, shares[i]))
      return TRUE;
  return g_ascii_isdigit (*text) || moat_quantity_lexicon_match_scale (text, &power) > 0 ||
         moat_quantity_lexicon_match_qualifier (text, words, FALSE, &qualifier) > 0 ||
         moat_quantity_lexicon_match_qualifier (text, words, TRUE, &qualifier) > 0;
}

gsize
moat_quantity_lexicon_match_purpose (const char *text, const MoatQualifierWord *words)
{
  static const char *const prepositions[] = { "in ",     "for ",  "over ", "within ",
                                              "during ", "into ", "用于",  "投向" };
  const char *rest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (prepositions) && !rest; i++)
    if (g_str_has_prefix (text, prepositions[i]))
      rest = text + strlen (prepositions[i]);
  if (!rest)
    return 0;

  for (const char *p = rest; *p; p = g_utf8_next_char (p))
    {
      gboolean is_within_word = p > rest && g_ascii_isalpha (p[-1]) && g_ascii_isalpha (*p);

      if (!is_within_word && begins_with_amount (p, words))
        return 0;
    }
  return strlen (text);
}
