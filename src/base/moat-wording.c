/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers and short texts in the language of a chart's reader.
 *
 * A number is worded in three steps: it is brought to a scale (bn, 亿), its digits are rounded,
 * grouped and written by ICU, and the unit is put around them in the order of the language.  ICU
 * writes magnitudes only; the sign is ours, so that it is a minus and not a hyphen and so that what
 * rounds to zero has none.
 *
 * ICU formatters are immutable and differ only in their precision, so one is made for each
 * precision when it is first needed and kept: a command that words no number opens no ICU data. The
 * Chinese names of currencies are ICU's too, except the yuan's, which is 元 after a number and not
 * 人民币.
 *
 * Dates and periods are in moat-wording-date.c, phrases and lists in moat-wording-phrase.c.
 */
#include "moat-wording.h"

#include "moat-unit.h"

#include <float.h>
#include <math.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/unumberformatter.h>

#define MAX_PRECISION 15

struct _MoatWording
{
  grefcount ref_count;
  MoatLanguage language;
  /* By significant digits and by decimals; NULL until used. */
  UNumberFormatter *by_digits[MAX_PRECISION + 1];
  UNumberFormatter *by_decimals[MAX_PRECISION + 1];
  UFormattedNumber *result;
};

typedef struct
{
  int power;
  const char *behind_money; /* the space before it included */
  const char *behind_count;
  const char *of_axis;
} Scale;

static const Scale english_scales[] = {
  { 0, "", "", "" },
  { 3, " thousand", "k", "thousands" },
  { 6, " m", "m", "millions" },
  { 9, " bn", "bn", "billions" },
  { 12, " tn", "tn", "trillions" },
};

static const Scale chinese_scales[] = {
  { 0, "", "", "" },
  { 4, "万", "万", "万" },
  { 8, "亿", "亿", "亿" },
  { 12, "万亿", "万亿", "万亿" },
};

/* Up to so many, numbers are written out: 4,000 and not 4k. */
#define LEAST_SCALED 1e4

static const Scale *
scales_of (const MoatWording *self, guint *n_scales)
{
  if (self->language == MOAT_LANGUAGE_ZH)
    {
      *n_scales = G_N_ELEMENTS (chinese_scales);
      return chinese_scales;
    }

  *n_scales = G_N_ELEMENTS (english_scales);
  return english_scales;
}

/* The largest scale of the language that is not above @power. */
static const Scale *
find_scale (const MoatWording *self, int power)
{
  guint n_scales;
  const Scale *scales = scales_of (self, &n_scales);

  while (n_scales > 1 && scales[n_scales - 1].power > power)
    n_scales--;
  return &scales[n_scales - 1];
}

MoatWording *
moat_wording_new (MoatLanguage language)
{
  MoatWording *self = g_new0 (MoatWording, 1);

  g_ref_count_init (&self->ref_count);
  self->language = language;
  return self;
}

MoatWording *
moat_wording_ref (MoatWording *self)
{
  g_return_val_if_fail (self, NULL);

  g_ref_count_inc (&self->ref_count);
  return self;
}

void
moat_wording_unref (MoatWording *self)
{
  g_return_if_fail (self);

  if (!g_ref_count_dec (&self->ref_count))
    return;

  for (int i = 0; i <= MAX_PRECISION; i++)
    {
      unumf_close (self->by_digits[i]);
      unumf_close (self->by_decimals[i]);
    }
  unumf_closeResult (self->result);
  g_free (self);
}

MoatLanguage
moat_wording_get_language (const MoatWording *self)
{
  return self->language;
}

MoatNumberStyle
moat_number_style (const char *unit)
{
  return (MoatNumberStyle){
    .unit = unit,
    .scale = MOAT_SCALE_AUTO,
    .digits = 4,
    .with_unit = TRUE,
    .qualifier = MOAT_QUALIFIER_EXACT,
  };
}

/* ICU's number skeletons: "@##" is one to three significant digits, ".00" two decimals.
 * https://unicode-org.github.io/icu/userguide/format_parse/numbers/skeletons.html */
static UNumberFormatter *
open_formatter (const MoatWording *self, gboolean is_decimals, int precision)
{
  const char *locale = moat_language_to_nick (self->language);
  UErrorCode status = U_ZERO_ERROR;
  UChar skeleton[MAX_PRECISION + 2] = { 0 };
  UNumberFormatter *formatter;

  skeleton[0] = is_decimals ? '.' : '@';
  for (int i = 1; i < (is_decimals ? precision + 1 : precision); i++)
    skeleton[i] = is_decimals ? '0' : '#';

  formatter = unumf_openForSkeletonAndLocale (skeleton, -1, locale, &status);
  if (U_FAILURE (status))
    g_error ("ICU cannot write numbers: %s", u_errorName (status));
  return formatter;
}

static UNumberFormatter *
get_formatter (MoatWording *self, const MoatNumberStyle *style)
{
  int precision = style->fixed_decimals ? style->decimals
                  : style->digits > 0   ? style->digits
                                        : MAX_PRECISION;
  UNumberFormatter **slot;

  precision = CLAMP (precision, style->fixed_decimals ? 0 : 1, MAX_PRECISION);
  slot = style->fixed_decimals ? &self->by_decimals[precision] : &self->by_digits[precision];
  if (!*slot)
    *slot = open_formatter (self, style->fixed_decimals, precision);
  return *slot;
}

/* The digits of @value, which is finite and not negative. */
static char *
format_magnitude (MoatWording *self, double value, const MoatNumberStyle *style)
{
  UNumberFormatter *formatter = get_formatter (self, style);
  UErrorCode status = U_ZERO_ERROR;
  UChar text[512];
  gint32 length;

  if (!self->result)
    self->result = unumf_openResult (&status);
  unumf_formatDouble (formatter, value, self->result, &status);
  length = unumf_resultToString (self->result, text, G_N_ELEMENTS (text), &status);
  if (U_FAILURE (status))
    g_error ("ICU cannot write a number: %s", u_errorName (status));

  return g_utf16_to_utf8 ((const gunichar2 *) text, length, NULL, NULL, NULL);
}

/* @scaled as its digits will show it: to the nearest, a bound too.  The sign before it and the
 * digits are read together, and "> 126.7" is what a reader makes of 380 ÷ 3; exact ends are in the
 * explanation.  Ratios, which are claims of their own, keep to their side (moat-chart-words.c). */
static double
round_as_shown (double scaled, const MoatNumberStyle *style)
{
  double places = style->fixed_decimals ? style->decimals
                  : style->digits > 0   ? style->digits - 1 - floor (log10 (fabs (scaled)))
                                        : MAX_PRECISION;
  double unit, steps, noise;

  if (scaled == 0 || !isfinite (scaled) || places >= MAX_PRECISION)
    return scaled;
  unit = pow (10, fabs (places));
  steps = places < 0 ? scaled / unit : scaled * unit;
  noise = fmax (1e-9, fabs (steps) * 4 * DBL_EPSILON);
  steps = copysign (floor (fabs (steps) + 0.5 + noise), steps);
  return places < 0 ? steps * unit : steps / unit;
}

/* @value in units of the scale, with its sign: "−3.2", "+8", "∞", "–" for no number. */
static char *
format_scaled (MoatWording *self, double value, int power, const MoatNumberStyle *style)
{
  g_autofree char *digits = NULL;
  gboolean is_zero;

  if (isnan (value))
    return g_strdup ("–");

  value = moat_unit_get_kind (style->unit) == MOAT_UNIT_KIND_RATIO ? value * 100
                                                                   : value / pow (10, power);
  digits = isinf (value) ? g_strdup ("∞") : format_magnitude (self, fabs (value), style);
  is_zero = !isinf (value) && !strpbrk (digits, "123456789");

  return g_strconcat (is_zero ? "" : value < 0 ? "−" : style->with_sign ? "+" : "", digits, NULL);
}

/* What a Chinese reader calls the currency behind a number; falls back to the code. */
static char *
name_currency_in_chinese (const char *code)
{
  const UChar wide[4] = { (UChar) code[0], (UChar) code[1], (UChar) code[2], 0 };
  UErrorCode status = U_ZERO_ERROR;
  const UChar *name;
  g_autofree char *text = NULL;
  gint32 length;

  if (g_str_equal (code, "CNY"))
    return g_strdup ("元");

  name = ucurr_getName (wide, "zh_CN", UCURR_LONG_NAME, NULL, &length, &status);
  if (U_FAILURE (status))
    return g_strconcat (" ", code, NULL);
  text = g_utf16_to_utf8 ((const gunichar2 *) name, length, NULL, NULL, NULL);
  return g_str_equal (text, code) ? g_strconcat (" ", code, NULL) : g_steal_pointer (&text);
}

/* @number, which may be a range, with its scale and unit. */
static char *
add_unit (const MoatWording *self, const char *number, const char *unit, const Scale *scale)
{
  g_autofree char *currency = NULL;

  switch (moat_unit_get_kind (unit))
    {
    case MOAT_UNIT_KIND_RATIO:
      return g_strconcat (number, "%", NULL);
    case MOAT_UNIT_KIND_COUNT:
      return g_strconcat (number, scale->behind_count, NULL);
    case MOAT_UNIT_KIND_MONEY:
    default:
      if (self->language == MOAT_LANGUAGE_EN)
        return g_strconcat (unit, " ", number, scale->behind_money, NULL);
      currency = name_currency_in_chinese (unit);
      return g_strconcat (number, scale->behind_money, currency, NULL);
    }
}

/* The scale of @value as it is shown, so that 999,999,999 in four digits counts as a billion. */
static const Scale *
scale_for (MoatWording *self, double value, const MoatNumberStyle *style)
{
  int power = style->scale;

  if (moat_unit_get_kind (style->unit) == MOAT_UNIT_KIND_RATIO)
    power = 0;
  else if (power == MOAT_SCALE_AUTO)
    {
      double unit = pow (10, moat_wording_choose_scale (self, style->unit, value));

      power =
        moat_wording_choose_scale (self, style->unit, round_as_shown (value / unit, style) * unit);
    }
  return find_scale (self, power);
}

int
moat_wording_choose_scale (MoatWording *self, const char *unit, double magnitude)
{
  int power = 0;
  const Scale *scales;
  guint n_scales;

  g_return_val_if_fail (self, 0);

  magnitude = fabs (magnitude);
  if (moat_unit_get_kind (unit) == MOAT_UNIT_KIND_RATIO || !isfinite (magnitude) ||
      magnitude < LEAST_SCALED)
    return 0;

  scales = scales_of (self, &n_scales);
  for (guint i = 0; i < n_scales; i++)
    if (magnitude >= pow (10, scales[i].power))
      power = scales[i].power;
  return power;
}

char *
moat_wording_number (MoatWording *self, double value, const MoatNumberStyle *style)
{
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  const Scale *scale;

  g_return_val_if_fail (self && style, NULL);

  scale = scale_for (self, value, style);
  number = format_scaled (self, value, scale->power, style);
  if (style->with_unit && !isnan (value))
    text = add_unit (self, number, style->unit, scale);
  else
    text = g_steal_pointer (&number);

  return g_strconcat (moat_wording_qualifier_sign (self, style->qualifier), text, NULL);
}

/* Every digit, in groups of three; a ratio as its percentage. */
static char *
format_decimal (MoatDecimal value, const char *unit)
{
  const char *sign = moat_decimal_sign (value) < 0 ? "−" : "";
  MoatDecimal magnitude = *sign ? moat_decimal_negate (value) : value;
  g_autofree char *plain = NULL;
  GString *number;

  if (moat_unit_get_kind (unit) == MOAT_UNIT_KIND_RATIO)
    moat_decimal_multiply (magnitude, moat_decimal_from_int (100), &magnitude);
  plain = moat_decimal_to_string (magnitude);
  number = g_string_new (plain);
  for (gsize at = strcspn (plain, "."); at > 3; at -= 3)
    g_string_insert_c (number, (gssize) at - 3, ',');
  g_string_prepend (number, sign);
  return g_string_free (number, FALSE);
}

char *
moat_wording_decimal (MoatWording *self, MoatDecimal value, const char *unit)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (self, NULL);

  number = format_decimal (value, unit);
  return add_unit (self, number, unit, find_scale (self, 0));
}

/* The two ends, and between them a dash, or a word where a dash would run into a minus. */
static char *
join_ends (const MoatWording *self, const char *low, const char *high, gboolean with_percent)
{
  gboolean is_chinese = self->language == MOAT_LANGUAGE_ZH;
  gboolean has_sign = !g_ascii_isdigit (*low) || !g_ascii_isdigit (*high);
  const char *between = !has_sign ? "–" : is_chinese ? "至" : " to ";

  /* Chinese puts % behind both ends (GB/T 15835). */
  return g_strconcat (low, with_percent && is_chinese ? "%" : "", between, high, NULL);
}

char *
moat_wording_decimal_range (MoatWording *self, MoatDecimal low, MoatDecimal high, const char *unit)
{
  g_autofree char *low_text = format_decimal (low, unit);
  g_autofree char *high_text = format_decimal (high, unit);
  g_autofree char *number = NULL;

  g_return_val_if_fail (self, NULL);

  number = join_ends (self, low_text, high_text, moat_unit_get_kind (unit) == MOAT_UNIT_KIND_RATIO);
  return add_unit (self, number, unit, find_scale (self, 0));
}

char *
moat_wording_range (MoatWording *self, double low, double high, const MoatNumberStyle *style)
{
  g_autofree char *low_text = NULL;
  g_autofree char *high_text = NULL;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  MoatNumberStyle one_sided;
  const Scale *scale;
  gboolean is_ratio;

  g_return_val_if_fail (self && style, NULL);

  one_sided = *style;
  if (isinf (low) && isinf (high))
    return moat_wording_number (self, NAN, style);
  if (isinf (low) || isinf (high))
    {
      one_sided.qualifier = isinf (low) ? MOAT_QUALIFIER_UNDER : MOAT_QUALIFIER_OVER;
      return moat_wording_number (self, isinf (low) ? high : low, &one_sided);
    }

  scale = scale_for (self, fmax (fabs (low), fabs (high)), style);
  low_text = format_scaled (self, low, scale->power, style);
  high_text = format_scaled (self, high, scale->power, style);
  is_ratio = moat_unit_get_kind (style->unit) == MOAT_UNIT_KIND_RATIO;
  if (g_str_equal (low_text, high_text))
    number = g_steal_pointer (&low_text);
  else
    number = join_ends (self, low_text, high_text, is_ratio && style->with_unit);
  text = style->with_unit ? add_unit (self, number, style->unit, scale) : g_steal_pointer (&number);

  return g_strconcat (moat_wording_qualifier_sign (self, style->qualifier), text, NULL);
}

char *
moat_wording_unit (MoatWording *self, const char *unit, int scale)
{
  const Scale *words;
  g_autofree char *currency = NULL;

  g_return_val_if_fail (self, NULL);

  words = find_scale (self, scale);
  switch (moat_unit_get_kind (unit))
    {
    case MOAT_UNIT_KIND_RATIO:
      return g_strdup ("%");
    case MOAT_UNIT_KIND_COUNT:
      return g_strdup (words->of_axis);
    case MOAT_UNIT_KIND_MONEY:
    default:
      if (self->language == MOAT_LANGUAGE_EN)
        return g_strconcat (unit, words->behind_money, NULL);
      currency = name_currency_in_chinese (unit);
      return g_strstrip (g_strconcat (words->behind_money, currency, NULL));
    }
}
