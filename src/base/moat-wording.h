/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-decimal.h"
#include "moat-label.h"
#include "moat-period.h"
#include "moat-phrase.h"

G_BEGIN_DECLS

/**
 * MoatWording: numbers, dates, periods and short phrases in one language, through ICU.
 * The language is that of the chart's reader, so it does not depend on the process's locale.
 * Immutable, cheap to share, opened lazily (ICU objects are made at first use).  Not thread safe.
 */
typedef struct _MoatWording MoatWording;

MoatWording *moat_wording_new (MoatLanguage language);
MoatWording *moat_wording_ref (MoatWording *self);
void moat_wording_unref (MoatWording *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatWording, moat_wording_unref)
MoatLanguage moat_wording_get_language (const MoatWording *self);

/**
 * MoatScale: the power of ten that an axis or a label counts in.  English: 0, 3 (thousand), 6 (m),
 * 9 (bn), 12 (tn); Chinese: 0, 4 (万), 8 (亿), 12 (万亿).  -1 chooses.
 */
#define MOAT_SCALE_AUTO (-1)

/** MoatNumberStyle: how a value is to be worded. */
typedef struct
{
  const char *unit;        /* a moat-unit; NULL for a bare number */
  int scale;               /* MOAT_SCALE_AUTO or a power of ten of the language */
  int digits;              /* significant digits, 0 for as many as the value needs up to 15 */
  gboolean with_unit;      /* "CNY 324.8 bn" rather than "324.8" */
  gboolean with_sign;      /* +8% */
  MoatQualifier qualifier; /* "> CNY 380 bn", "≈ USD 40 bn" */
  gboolean fixed_decimals; /* use @decimals instead of significant digits (axes) */
  int decimals;
} MoatNumberStyle;

/** A style with a unit, automatic scale, four significant digits, exact. */
MoatNumberStyle moat_number_style (const char *unit);
/** The power of ten that suits a value or an axis whose largest absolute value is @magnitude. */
int moat_wording_choose_scale (MoatWording *self, const char *unit, double magnitude);
/** "CNY 324.8 bn", "3,247.5亿元", "8%", "5m", "500万".  What is over a number is rounded down to
 * the digits shown, what is under it up, anything else to the nearest, half to even.  Negative
 * numbers have a real minus, what rounds to zero has no sign, infinity is "∞" and NaN "–".  A scale
 * that the language has no word for is replaced by the next smaller one it has.  (transfer full) */
char *moat_wording_number (MoatWording *self, double value, const MoatNumberStyle *style);
/** Every digit of @value, in single units: "CNY 324,751,000,000", "324,751,000,000元"; a bare
 * number without @unit (nullable).  (transfer full) */
char *moat_wording_decimal (MoatWording *self, MoatDecimal value, const char *unit);
/** Both ends like that, with the unit once: "CNY 320,000,000–380,000,000".  (transfer full) */
char *moat_wording_decimal_range (MoatWording *self, MoatDecimal low, MoatDecimal high,
                                  const char *unit);
/** "CNY 320–380 bn", "5%–7%" in Chinese, "−5 to −3%"; "> CNY 320 bn" when one end is infinite.
 * (transfer full) */
char *moat_wording_range (MoatWording *self, double low, double high, const MoatNumberStyle *style);
/** The words of an axis: "CNY bn", "亿元", "%", "millions".  (transfer full) */
char *moat_wording_unit (MoatWording *self, const char *unit, int scale);
/** "24 February 2025", "2025年2月24日"; "" for MOAT_DATE_NONE.  (transfer full) */
char *moat_wording_date (MoatWording *self, MoatDate date);
/** "FY2014–FY2023", "2025–2027", "FY2025 Q3", "2014–2023财年", "2025–2027年", "2025财年第三季度",
 * "Jul 2023 – Dec 2024"; dates where there is no shorter name.  (transfer full) */
char *moat_wording_period (MoatWording *self, MoatPeriod period, MoatYearEnd year_end);
/** "1 Apr 2013 – 31 Mar 2023".  (transfer full) */
char *moat_wording_period_dates (MoatWording *self, MoatPeriod period);
/** "31 March", "3月31日", "the end of February".  (transfer full) */
char *moat_wording_year_end (MoatWording *self, MoatYearEnd year_end);
/** A sign in front of a number: "", "≈ ", "> ", "< ", "? " for unknown.  Static. */
const char *moat_wording_qualifier_sign (MoatWording *self, MoatQualifier qualifier);
/** The phrase with {0}, {1} … replaced by the given texts, ended by NULL.  (transfer full) */
char *moat_wording_phrase (MoatWording *self, MoatPhrase phrase, ...) G_GNUC_NULL_TERMINATED;
/** Several items as the language lists them: "a; b", "a；b".  (transfer full) */
char *moat_wording_list (MoatWording *self, const char *const *items);
/** What @text is sorted by, to be compared with strcmp(): not to be read.  (transfer full) */
char *moat_wording_collate_key (MoatWording *self, const char *text);

G_END_DECLS
