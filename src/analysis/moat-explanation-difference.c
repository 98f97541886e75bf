/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a difference arrow says "≥ 3.9×": the two figures it stands between, the division, and the
 * rules for the qualifier and for rounding.
 *
 * The ratio is divided from the two numbers as they are written here, so that a reader who repeats
 * the division finds the same digits. */
#include "config.h"

#include "moat-explanation-private.h"

#include <math.h>

#include "moat-difference.h"
#include "moat-series-build.h"

#define RATIO_DIGITS 12 /* the rates have 15 */

/* One of the two figures: what is divided. */
typedef struct
{
  const MoatFactContext *context;
  MoatDecimal number; /* the figure, or its yearly rate */
  gboolean is_rate;
} Operand;

static Operand
make_operand (const MoatFactContext *context, MoatBasis basis)
{
  const MoatFact *fact = context->fact;
  Operand operand = { context, fact->best, FALSE };
  gboolean exact;
  MoatDecimal years;

  if (basis == MOAT_BASIS_PER_YEAR && moat_fact_context_is_flow (context) &&
      moat_fact_get_years (fact, &years))
    operand.is_rate = moat_fact_divide_by_years (fact, fact->best, &operand.number, &exact);
  return operand;
}

static char *
word_operand (MoatWording *wording, const Operand *operand)
{
  const MoatFact *fact = operand->context->fact;
  g_autofree char *number = moat_wording_decimal (wording, operand->number, fact->unit);

  return g_strconcat (moat_wording_qualifier_sign (wording, fact->qualifier), number, NULL);
}

/* "f02: Alibaba Group: Investment, FY2014–FY2023: 3247.51亿元" */
static void
add_figure (MoatExplainer *self, const char *key, MoatPhrase heading)
{
  const MoatFactContext *context = self->context;
  MoatLanguage language = moat_wording_get_language (self->wording);
  g_autofree char *name =
    moat_wording_phrase (self->wording, MOAT_PHRASE_ENTITY_AND_CONCEPT,
                         moat_label_get (&context->entity->label, language),
                         moat_label_get (&context->concept->label, language), NULL);
  g_autofree char *period =
    moat_wording_period (self->wording, context->fact->period, context->entity->year_end);
  g_autofree char *figure = moat_wording_phrase (self->wording, MOAT_PHRASE_DESCRIPTION_FIGURE,
                                                 name, period, context->fact->as_stated, NULL);

  moat_explainer_add (self, MOAT_EXPLANATION_FACT, key, heading,
                      moat_wording_phrase (self->wording, MOAT_PHRASE_ENTITY_AND_CONCEPT,
                                           context->fact->key, figure, NULL),
                      g_strdup (context->fact->key));
}

static char *
word_qualifier_rule (MoatWording *wording, MoatQualifier to, MoatQualifier from,
                     MoatQualifier result)
{
  g_autofree char *dividend = NULL, *divisor = NULL, *quotient = NULL;

  if (result == MOAT_QUALIFIER_UNKNOWN)
    return moat_wording_phrase (wording, MOAT_PHRASE_NOTE_RATIO_UNKNOWN, NULL);
  dividend = moat_wording_phrase (wording, (MoatPhrase) (MOAT_PHRASE_QUALIFIER_EXACT + to), NULL);
  divisor = moat_wording_phrase (wording, (MoatPhrase) (MOAT_PHRASE_QUALIFIER_EXACT + from), NULL);
  quotient =
    moat_wording_phrase (wording, (MoatPhrase) (MOAT_PHRASE_QUALIFIER_EXACT + result), NULL);
  return moat_wording_phrase (wording, MOAT_PHRASE_RULE_RATIO_QUALIFIER, dividend, divisor,
                              quotient, NULL);
}

static void
add_rules (MoatExplainer *self, const Operand *from, const Operand *to, MoatQualifier result)
{
  gboolean is_rate = from->is_rate || to->is_rate;
  MoatQualifier dividend = to->context->fact->qualifier, divisor = from->context->fact->qualifier;

  moat_explainer_add (
    self, MOAT_EXPLANATION_RULE, "rule", MOAT_PHRASE_EXPLAIN_RULE,
    moat_wording_phrase (self->wording,
                         is_rate ? MOAT_PHRASE_RULE_RATIO_RATES : MOAT_PHRASE_RULE_RATIO, NULL),
    g_strdup (moat_basis_to_nick (is_rate ? MOAT_BASIS_PER_YEAR : MOAT_BASIS_STATED)));
  moat_explainer_add (self, MOAT_EXPLANATION_RULE, "qualifier-rule", MOAT_PHRASE_EXPLAIN_QUALIFIER,
                      word_qualifier_rule (self->wording, dividend, divisor, result),
                      g_strdup (moat_qualifier_to_nick (result)));
  if (dividend == MOAT_QUALIFIER_BETWEEN || divisor == MOAT_QUALIFIER_BETWEEN)
    moat_explainer_add (self, MOAT_EXPLANATION_RULE, "range-rule", MOAT_PHRASE_EXPLAIN_RULE,
                        moat_wording_phrase (self->wording, MOAT_PHRASE_RULE_RATIO_RANGE, NULL),
                        NULL);
}

static void
add_ratio (MoatExplainer *self, const Operand *from, const Operand *to, MoatQualifier qualifier)
{
  g_autofree char *dividend = word_operand (self->wording, to);
  g_autofree char *divisor = word_operand (self->wording, from);
  g_autofree char *number = NULL, *quotient = NULL;
  MoatDecimal ratio, product;
  gboolean exact;

  if (!moat_decimal_divide (to->number, from->number, RATIO_DIGITS, &ratio))
    return;
  exact = moat_decimal_multiply (ratio, from->number, &product) &&
          moat_decimal_compare (product, to->number) == 0;
  number = moat_wording_decimal (self->wording, ratio, NULL);
  quotient = g_strconcat (moat_wording_qualifier_sign (self->wording, qualifier), number, NULL);
  moat_explainer_add (
    self, MOAT_EXPLANATION_STEP, "ratio", MOAT_PHRASE_EXPLAIN_STEP,
    moat_wording_phrase (self->wording,
                         exact ? MOAT_PHRASE_STEP_RATIO : MOAT_PHRASE_STEP_RATIO_ROUNDED, dividend,
                         divisor, quotient, NULL),
    moat_decimal_to_string (ratio));
}

static void
add_shown (MoatExplainer *self, const MoatDifference *difference)
{
  g_autofree char *words = moat_difference_to_words (difference, self->wording);
  MoatPhrase phrase = difference->qualifier == MOAT_QUALIFIER_OVER    ? MOAT_PHRASE_STEP_SHOWN_DOWN
                      : difference->qualifier == MOAT_QUALIFIER_UNDER ? MOAT_PHRASE_STEP_SHOWN_UP
                                                                      : MOAT_PHRASE_STEP_SHOWN;
  int decimals = 0;
  double shown = moat_difference_round (difference, &decimals);

  moat_explainer_add (self, MOAT_EXPLANATION_STEP, "shown", MOAT_PHRASE_EXPLAIN_SHOWN,
                      moat_wording_phrase (self->wording,
                                           isnan (shown) ? MOAT_PHRASE_STEP_NO_RATIO : phrase,
                                           words, NULL),
                      NULL);
  if (!isnan (shown))
    {
      GPtrArray *lines = self->explanation->lines;
      MoatExplanationLine *line = g_ptr_array_index (lines, lines->len - 1);
      char format[16], text[64];

      g_snprintf (format, sizeof format, "%%.%df", decimals);
      line->value = g_strdup (g_ascii_formatd (text, sizeof text, format, shown));
    }
}

MoatExplanation *
moat_explanation_for_difference (const MoatFactContext *from, const MoatFactContext *to,
                                 MoatBasis basis, MoatWording *wording)
{
  const MoatFactContext *const both[] = { from, to };
  MoatExplanation *explanation;
  MoatExplainer self;
  Operand first, second;
  MoatDifference difference;

  g_return_val_if_fail (from != NULL && from->fact != NULL && from->fact->has_value, NULL);
  g_return_val_if_fail (to != NULL && to->fact != NULL && to->fact->has_value, NULL);
  g_return_val_if_fail (wording != NULL, NULL);

  explanation = moat_explanation_new ();
  explanation->title = moat_wording_phrase (wording, MOAT_PHRASE_DIFFERENCE_TITLE, from->fact->key,
                                            to->fact->key, NULL);
  self = (MoatExplainer){ explanation, from, wording };
  first = make_operand (from, basis);
  second = make_operand (to, basis);
  difference = moat_difference_of (moat_decimal_to_double (first.number), from->fact->qualifier,
                                   moat_decimal_to_double (second.number), to->fact->qualifier);
  add_figure (&self, "from", MOAT_PHRASE_EXPLAIN_FROM);
  self.context = to;
  add_figure (&self, "to", MOAT_PHRASE_EXPLAIN_TO);
  add_rules (&self, &first, &second, difference.qualifier);
  for (gsize i = 0; i < G_N_ELEMENTS (both); i++)
    {
      self.context = both[i];
      if (i == 0 ? first.is_rate : second.is_rate)
        moat_explainer_add_division (&self, i == 0 ? "from-rate" : "to-rate",
                                     i == 0 ? MOAT_PHRASE_EXPLAIN_FROM : MOAT_PHRASE_EXPLAIN_TO);
    }
  if (!isnan (difference.ratio))
    add_ratio (&self, &first, &second, difference.qualifier);
  add_shown (&self, &difference);
  return explanation;
}
