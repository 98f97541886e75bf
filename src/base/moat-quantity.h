/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-decimal.h"
#include "moat-vocabulary.h"

G_BEGIN_DECLS

/**
 * MoatQualifierWord: a word that turns a number into an interval.  The project file holds an
 * editable table of them; the same table serves reading, wording and checks.
 */
typedef struct
{
  char *word; /* "over", "近", "以上"; compared without case */
  MoatQualifier qualifier;
  gboolean follows; /* stands behind the number, as 以上 does */
} MoatQualifierWord;

void moat_qualifier_words_free (MoatQualifierWord *words); /* and the texts; nullable */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatQualifierWord, moat_qualifier_words_free)

/** The words a new project begins with: a static array ended by a NULL word. */
const MoatQualifierWord *moat_qualifier_words_default (void);

/**
 * MoatQuantity: a stated figure taken apart.
 */
typedef struct
{
  gboolean has_value; /* FALSE for text without a number, such as 三位数 */
  MoatDecimal value;  /* in single units: 3247.51亿 is 324751000000; 8 % is 0.08 */
  MoatDecimal low;    /* between: the stated ends; otherwise equal to @value */
  MoatDecimal high;
  MoatDecimal step; /* one unit of the last stated digit: 1000000 for 3247.51亿 */
  MoatQualifier qualifier;
  gboolean states_qualifier; /* FALSE: the text has no word for it, @qualifier is exact */
  gboolean states_scale;     /* a word such as 万 or bn, or a sign such as %, says it */
  const char *unit;          /* interned; NULL when the text names none */
} MoatQuantity;

typedef enum
{
  MOAT_QUANTITY_ERROR_EMPTY,     /* nothing but white space */
  MOAT_QUANTITY_ERROR_MALFORMED, /* digits that make no number, or text left over */
  MOAT_QUANTITY_ERROR_RANGE,     /* more digits than a MoatDecimal holds */
} MoatQuantityError;

#define MOAT_QUANTITY_ERROR (moat_quantity_error_quark ())
GQuark moat_quantity_error_quark (void);

/** Reads a figure as stated: digits of any width, thousands separators, 万 亿 bn million …,
 * a currency sign, code or word (US$, ￥, 元, 美元, RMB), %, accountants' parentheses, the Unicode
 * minus, and qualifier words or signs (>, ≥, <, ≈, ~, about, 超过 …).  @words (nullable) ends with
 * a NULL word; NULL means the default ones.  Behind an amount of money may stand what it is for and
 * over how long ("CNY 380 bn in three years for cloud"), as long as it holds neither a number nor
 * a word that could change the amount.  Text that holds no digit is no error: has_value is
 * FALSE and the qualifier still says what the words say.  A single trailing 个 家 人 名 … makes a
 * count. The value of a range is its middle, its step the coarser of its ends'.  A lone ¥ or ￥ is
 * CNY, a lone $ is USD.  On error @out is untouched; MOAT_QUANTITY_ERROR. */
gboolean moat_quantity_parse (const char *text, const MoatQualifierWord *words, MoatQuantity *out,
                              GError **error);

G_END_DECLS
