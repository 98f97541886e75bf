/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The yearly rate of an amount, as a step of arithmetic that a reader can repeat.
 *
 * The division is done in exact decimals, and one that does not end is rounded and says so.  The
 * sign of the qualifier stands before the amount and before the rate: "over" divided by years is
 * still "over".  Of a range both ends are divided. */
#include "config.h"

#include "moat-explanation-private.h"

static gboolean
is_fiscal (const MoatExplainer *self)
{
  MoatPeriodKind kind = moat_period_classify (self->context->fact->period,
                                              self->context->entity->year_end, NULL, NULL, NULL);

  return kind == MOAT_PERIOD_KIND_FISCAL_YEAR || kind == MOAT_PERIOD_KIND_FISCAL_YEARS;
}

gboolean
moat_fact_get_years (const MoatFact *fact, MoatDecimal *years)
{
  gint64 numerator, denominator;

  if (!moat_period_is_valid (fact->period))
    return FALSE;
  moat_period_years_fraction (fact->period, &numerator, &denominator);
  return numerator > 0 &&
         moat_decimal_divide (moat_decimal_from_int (numerator),
                              moat_decimal_from_int (denominator), MOAT_QUOTIENT_DIGITS, years);
}

char *
moat_explainer_word_years (MoatExplainer *self, MoatDecimal years)
{
  MoatNumberStyle style = moat_number_style (NULL);
  gboolean fiscal = is_fiscal (self);
  g_autofree char *number = NULL;

  if (moat_decimal_compare (years, moat_decimal_from_int (1)) == 0)
    return moat_wording_phrase (self->wording,
                                fiscal ? MOAT_PHRASE_ONE_FISCAL_YEAR : MOAT_PHRASE_ONE_YEAR, NULL);
  number = moat_wording_number (self->wording, moat_decimal_to_double (years), &style);
  return moat_wording_phrase (self->wording, fiscal ? MOAT_PHRASE_FISCAL_YEARS : MOAT_PHRASE_YEARS,
                              number, NULL);
}

gboolean
moat_fact_context_is_flow (const MoatFactContext *context)
{
  return context->concept->period_type == MOAT_PERIOD_TYPE_DURATION &&
         context->concept->unit_kind != MOAT_UNIT_KIND_RATIO &&
         !moat_period_is_instant (context->fact->period);
}

/* As the fraction that the years are: a month's length is no decimal, twelve times an amount is.
 * Exact when multiplying back gives it again. */
gboolean
moat_fact_divide_by_years (const MoatFact *fact, MoatDecimal stated, MoatDecimal *quotient,
                           gboolean *exact)
{
  gint64 numerator, denominator;
  MoatDecimal years, amount, product;

  moat_period_years_fraction (fact->period, &numerator, &denominator);
  years = moat_decimal_from_int (numerator);
  if (!moat_decimal_multiply (stated, moat_decimal_from_int (denominator), &amount) ||
      !moat_decimal_divide (amount, years, MOAT_QUOTIENT_DIGITS, quotient))
    return FALSE;
  *exact = moat_decimal_multiply (*quotient, years, &product) &&
           moat_decimal_compare (product, amount) == 0;
  return TRUE;
}

/* "> 380,000,000,000 ÷ 3 years = > CNY 126,666,666,666.667 a year (rounded …)"; @value gets the
 * rate for programs. */
static char *
word_division (MoatExplainer *self, MoatDecimal stated, char **value)
{
  const MoatFact *fact = self->context->fact;
  const char *sign = moat_wording_qualifier_sign (self->wording, fact->qualifier);
  g_autofree char *amount = NULL, *length = NULL, *rate = NULL;
  g_autofree char *signed_amount = NULL, *signed_rate = NULL;
  MoatDecimal years, quotient;
  gboolean exact;

  if (!moat_fact_get_years (fact, &years) ||
      !moat_fact_divide_by_years (fact, stated, &quotient, &exact))
    return NULL;
  amount = moat_wording_decimal (self->wording, stated, NULL);
  length = moat_explainer_word_years (self, years);
  rate = moat_wording_decimal (self->wording, quotient, fact->unit);
  signed_amount = g_strconcat (sign, amount, NULL);
  signed_rate = g_strconcat (sign, rate, NULL);
  *value = moat_decimal_to_string (quotient);
  return moat_wording_phrase (self->wording,
                              exact ? MOAT_PHRASE_STEP_PER_YEAR : MOAT_PHRASE_STEP_PER_YEAR_ROUNDED,
                              signed_amount, length, signed_rate, NULL);
}

void
moat_explainer_add_division (MoatExplainer *self, const char *key, MoatPhrase heading)
{
  const MoatFact *fact = self->context->fact;
  gboolean is_range = fact->qualifier == MOAT_QUALIFIER_BETWEEN;
  g_autofree char *low = NULL, *high = NULL, *low_value = NULL, *high_value = NULL;

  low = word_division (self, is_range ? fact->low : fact->best, &low_value);
  if (is_range)
    high = word_division (self, fact->high, &high_value);
  if (low == NULL || (is_range && high == NULL))
    return;
  if (is_range)
    {
      const char *const both[] = { low, high, NULL };

      moat_explainer_add (self, MOAT_EXPLANATION_STEP, key, heading,
                          moat_wording_list (self->wording, both),
                          g_strconcat (low_value, "/", high_value, NULL));
    }
  else
    moat_explainer_add (self, MOAT_EXPLANATION_STEP, key, heading, g_steal_pointer (&low),
                        g_steal_pointer (&low_value));
  moat_explainer_set_unit (self, " per year");
}
