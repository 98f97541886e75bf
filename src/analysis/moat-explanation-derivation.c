/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Why this number?" of a value that was computed.
 *
 * The tree of operations is told from the leaves up: each stated figure once, with its source; then
 * each operation once, as the rule and the equation with its numbers; last what came out, with what
 * the qualifiers, the status and the evidence of all of it amount to.  A conversion brings the
 * lines that explain its rate (moat-explanation-conversion.c).
 *
 * The lines of a figure are those of moat_explanation_for_fact().  Of one figure all of them are
 * told; of several only what tells them apart: the words, the number, what is not plain about it,
 * where it stands and what is to be noted.  Periods are named as the company of the figure behind
 * them names its own. */
#include "config.h"

#include "moat-comparison.h"
#include "moat-conversion.h"
#include "moat-explanation-private.h"
#include "moat-rate-arithmetic.h"
#include "moat-series-build.h"
#include "moat-unit.h"

/** Telling: an explanation that is being written, and what it has told already. */
typedef struct
{
  MoatExplainer explainer;
  const MoatDerivationContext *context;
  GHashTable *told;   /* of MoatDerivation */
  GHashTable *facts;  /* of fact ids */
  guint rules;        /* bits of the kinds of operations whose rule is told */
  gboolean is_of_one; /* one figure is behind the value */
} Telling;

static void
add (Telling *self, MoatExplanationPart part, const char *key, MoatPhrase heading, char *text,
     char *value)
{
  moat_explainer_add (&self->explainer, part, key, heading, text, value);
}

/* A quotient from 1 on is so many times something, not a share of it; a rate is neither. */
static const char *
shown_unit (const MoatDerivation *value)
{
  gboolean is_number = value->kind == MOAT_DERIVATION_RATE ||
                       (value->kind == MOAT_DERIVATION_QUOTIENT &&
                        moat_unit_get_kind (value->unit) == MOAT_UNIT_KIND_RATIO &&
                        moat_decimal_compare (value->best, moat_decimal_from_int (1)) >= 0);

  return is_number ? NULL : value->unit;
}

/* "> CNY 126.7 bn a year", to 15 digits. */
static char *
word_value (Telling *self, const MoatDerivation *value)
{
  MoatWording *wording = self->explainer.wording;
  const char *unit = shown_unit (value);
  MoatDecimal best = moat_decimal_rounded (value->best, MOAT_QUOTIENT_DIGITS);
  g_autofree char *number = value->qualifier == MOAT_QUALIFIER_BETWEEN
                              ? moat_wording_decimal_range (
                                  wording, moat_decimal_rounded (value->low, MOAT_QUOTIENT_DIGITS),
                                  moat_decimal_rounded (value->high, MOAT_QUOTIENT_DIGITS), unit)
                              : moat_wording_decimal (wording, best, unit);
  g_autofree char *whole =
    g_strconcat (moat_wording_qualifier_sign (wording, value->qualifier), number, NULL);

  return value->is_yearly ? moat_wording_phrase (wording, MOAT_PHRASE_PER_YEAR, whole, NULL)
                          : g_steal_pointer (&whole);
}

static char *
word_result (Telling *self, const MoatDerivation *value)
{
  g_autofree char *words = word_value (self, value);

  if (value->is_exact &&
      moat_decimal_compare (value->best,
                            moat_decimal_rounded (value->best, MOAT_QUOTIENT_DIGITS)) == 0)
    return g_steal_pointer (&words);
  return moat_wording_phrase (self->explainer.wording, MOAT_PHRASE_ROUNDED, words, NULL);
}

static const MoatFactContext *
find_fact (const Telling *self, gint64 fact_id)
{
  return self->context->find_fact != NULL ? self->context->find_fact (fact_id, self->context->data)
                                          : NULL;
}

/* The year end of the company whose figure is behind @value first. */
static MoatYearEnd
find_year_end (const Telling *self, const MoatDerivation *value)
{
  const MoatFactContext *context = NULL;

  while (value->operands != NULL && value->operands->len > 0)
    value = value->operands->pdata[0];
  if (value->fact_id != 0)
    context = find_fact (self, value->fact_id);
  return context != NULL ? context->entity->year_end : MOAT_YEAR_END_CALENDAR;
}

static char *
word_period (const Telling *self, const MoatDerivation *value)
{
  return moat_wording_period (self->explainer.wording, value->period, find_year_end (self, value));
}

/* "f02: Alibaba Group: Revenue, FY2024: 9411.68亿元" */
static void
tell_words (Telling *self, const MoatFactContext *context)
{
  MoatWording *wording = self->explainer.wording;
  MoatLanguage language = moat_wording_get_language (wording);
  g_autofree char *name = moat_wording_phrase (
    wording, MOAT_PHRASE_ENTITY_AND_CONCEPT, moat_label_get (&context->entity->label, language),
    moat_label_get (&context->concept->label, language), NULL);
  g_autofree char *period =
    moat_wording_period (wording, context->fact->period, context->entity->year_end);
  g_autofree char *figure = moat_wording_phrase (wording, MOAT_PHRASE_DESCRIPTION_FIGURE, name,
                                                 period, context->fact->as_stated, NULL);

  add (
    self, MOAT_EXPLANATION_FACT, "fact", MOAT_PHRASE_EXPLAIN_AS_STATED,
    moat_wording_phrase (wording, MOAT_PHRASE_ENTITY_AND_CONCEPT, context->fact->key, figure, NULL),
    g_strdup (context->fact->key));
}

/* Whether a line about one of several figures tells what the words do not. */
static gboolean
tells_apart (const MoatExplanationLine *line)
{
  static const char *const keys[] = { "value", "source", "locator", NULL };

  if (g_str_equal (line->key, "qualifier"))
    return !g_str_equal (line->value, moat_qualifier_to_nick (MOAT_QUALIFIER_EXACT));
  if (g_str_equal (line->key, "status"))
    return !g_str_equal (line->value, moat_status_to_nick (MOAT_STATUS_ACTUAL));
  if (g_str_equal (line->key, "grade"))
    return !g_str_equal (line->value, moat_grade_to_nick (MOAT_GRADE_REPORTED));
  return line->part == MOAT_EXPLANATION_NOTE || g_strv_contains (keys, line->key);
}

/* What is stated and where.  Its own rule and arithmetic are those of the steps to come, unless
 * there are none. */
static void
tell_fact (Telling *self, const MoatDerivation *value, gboolean is_all)
{
  const MoatFactContext *context = find_fact (self, value->fact_id);
  g_autoptr (MoatExplanation) lines = NULL;

  if (!g_hash_table_add (self->facts, (gpointer) &value->fact_id))
    return;
  if (context == NULL)
    {
      add (self, MOAT_EXPLANATION_NOTE, "missing", MOAT_PHRASE_EXPLAIN_MISSING,
           moat_wording_phrase (self->explainer.wording, MOAT_PHRASE_EXPLAIN_FACT_GONE, NULL),
           NULL);
      return;
    }
  if (!self->is_of_one)
    tell_words (self, context);
  lines = moat_explanation_for_fact (context, MOAT_BASIS_STATED, self->explainer.wording);
  while (lines->lines->len > 0)
    {
      const MoatExplanationLine *line = lines->lines->pdata[0];
      gboolean is_rule = line->part == MOAT_EXPLANATION_RULE || line->part == MOAT_EXPLANATION_STEP;

      if (self->is_of_one ? is_all || !is_rule : tells_apart (line))
        g_ptr_array_add (self->explainer.explanation->lines,
                         g_ptr_array_steal_index (lines->lines, 0));
      else
        g_ptr_array_remove_index (lines->lines, 0);
    }
}

static MoatAmount
amount_of (const MoatDerivation *value)
{
  return (MoatAmount){
    .low = value->low,
    .best = value->best,
    .high = value->high,
    .qualifier = value->qualifier,
    .unit = value->unit,
    .period = value->period,
    .is_flow =
      value->period_type == MOAT_PERIOD_TYPE_DURATION && !moat_period_is_instant (value->period),
  };
}

/* The lines about a rate, taken over from the explanation of the conversion that it makes; of a
 * rate by itself, of one unit. */
static void
tell_rate (Telling *self, const MoatDerivation *value)
{
  const MoatDerivation *operand = value->operands != NULL ? value->operands->pdata[0] : NULL;
  const MoatConversionContext context = { self->context->find_source, self->context->data, NULL };
  MoatAmount result = amount_of (value), stated;
  g_autoptr (MoatExplanation) lines = NULL;
  MoatConversion conversion;

  if (value->rate == NULL)
    return;
  if (operand != NULL)
    stated = amount_of (operand);
  else
    {
      stated = result;
      stated.low = stated.best = stated.high = moat_decimal_from_int (1);
      stated.is_flow = value->rate->kind == MOAT_RATE_AVERAGE;
      stated.unit = value->rate->from;
      result.unit = value->rate->to;
    }
  conversion = (MoatConversion){ stated, result, value->is_exact, value->rate };
  lines = moat_explanation_for_conversion (&conversion, &context, self->explainer.wording);
  while (lines->lines->len > 0)
    {
      MoatExplanationLine *line = g_ptr_array_index (lines->lines, 0);

      if (line->part == MOAT_EXPLANATION_FACT ||
          (operand == NULL && g_str_equal (line->key, "converted")))
        g_ptr_array_remove_index (lines->lines, 0);
      else
        g_ptr_array_add (self->explainer.explanation->lines,
                         g_ptr_array_steal_index (lines->lines, 0));
    }
}

static const struct
{
  const char *key;
  MoatPhrase rule;
} operations[] = {
  [MOAT_DERIVATION_DAYS] = { "days", MOAT_PHRASE_RULE_PARTS_OF_YEARS },
  [MOAT_DERIVATION_PER_YEAR] = { "per-year", MOAT_PHRASE_RULE_PER_YEAR },
  [MOAT_DERIVATION_SUM] = { "sum", MOAT_PHRASE_RULE_TOTAL },
  [MOAT_DERIVATION_DIFFERENCE] = { "difference", MOAT_PHRASE_RULE_DIFFERENCE },
  [MOAT_DERIVATION_PRODUCT] = { "product", MOAT_PHRASE_RULE_PRODUCT },
  [MOAT_DERIVATION_QUOTIENT] = { "quotient", MOAT_PHRASE_RULE_SHARE },
  [MOAT_DERIVATION_INDEX] = { "index", MOAT_PHRASE_RULE_INDEX },
  [MOAT_DERIVATION_GROWTH] = { "growth", MOAT_PHRASE_RULE_GROWTH },
  [MOAT_DERIVATION_CAGR] = { "cagr", MOAT_PHRASE_RULE_CAGR },
  [MOAT_DERIVATION_MEAN] = { "mean", MOAT_PHRASE_RULE_MEAN },
  [MOAT_DERIVATION_MEDIAN] = { "median", MOAT_PHRASE_RULE_MEDIAN },
  [MOAT_DERIVATION_SMALLEST] = { "smallest", MOAT_PHRASE_RULE_SMALLEST },
  [MOAT_DERIVATION_LARGEST] = { "largest", MOAT_PHRASE_RULE_LARGEST },
};

/* "a + b + c" or "a, b, c". */
static char *
join (Telling *self, const MoatDerivation *value, gboolean is_sum)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < value->operands->len; i++)
    g_ptr_array_add (words, word_value (self, value->operands->pdata[i]));
  g_ptr_array_add (words, NULL);
  return is_sum ? g_strjoinv (" + ", (char **) words->pdata)
                : moat_wording_list (self->explainer.wording, (const char *const *) words->pdata);
}

static char *
word_fraction (gint64 numerator, gint64 denominator)
{
  return denominator == 1
           ? g_strdup_printf ("%" G_GINT64_FORMAT, numerator)
           : g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, numerator, denominator);
}

static char *
word_of_many (Telling *self, const MoatDerivation *value, const char *result)
{
  MoatWording *wording = self->explainer.wording;
  gboolean is_sum = value->kind == MOAT_DERIVATION_SUM || value->kind == MOAT_DERIVATION_MEAN;
  g_autofree char *terms = join (self, value, is_sum);
  g_autofree char *count = g_strdup_printf ("%u", value->operands->len);

  if (value->kind == MOAT_DERIVATION_SUM)
    return moat_wording_phrase (wording, MOAT_PHRASE_RATE_COMPUTED, terms, result, NULL);
  if (value->kind == MOAT_DERIVATION_MEAN)
    return moat_wording_phrase (wording, MOAT_PHRASE_STEP_MEAN, terms, count, result, NULL);
  return moat_wording_phrase (wording, MOAT_PHRASE_STEP_AMONG, terms, result, NULL);
}

static char *
word_of_two (Telling *self, const MoatDerivation *value, const char *result)
{
  MoatWording *wording = self->explainer.wording;
  g_autofree char *first = word_value (self, value->operands->pdata[0]);
  g_autofree char *second = word_value (self, value->operands->pdata[1]);

  if (value->kind == MOAT_DERIVATION_CAGR)
    {
      g_autofree char *years = word_fraction (value->numerator, value->denominator);
      return moat_wording_phrase (wording, MOAT_PHRASE_STEP_CAGR, first, second, years, result,
                                  NULL);
    }
  return moat_wording_phrase (wording,
                              value->kind == MOAT_DERIVATION_DIFFERENCE ? MOAT_PHRASE_STEP_MINUS
                              : value->kind == MOAT_DERIVATION_PRODUCT  ? MOAT_PHRASE_STEP_CONVERTED
                              : value->kind == MOAT_DERIVATION_INDEX    ? MOAT_PHRASE_STEP_INDEX
                              : value->kind == MOAT_DERIVATION_GROWTH   ? MOAT_PHRASE_STEP_GROWTH
                                                                        : MOAT_PHRASE_STEP_RATIO,
                              first, second, result, NULL);
}

static char *
word_of_one (Telling *self, const MoatDerivation *value, const char *result)
{
  MoatWording *wording = self->explainer.wording;
  g_autofree char *operand = word_value (self, value->operands->pdata[0]);
  g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, value->numerator);
  g_autofree char *d = g_strdup_printf ("%" G_GINT64_FORMAT, value->denominator);
  g_autofree char *fraction = word_fraction (value->numerator, value->denominator);
  g_autofree char *years = NULL;

  if (value->kind == MOAT_DERIVATION_DAYS)
    return moat_wording_phrase (wording, MOAT_PHRASE_STEP_DAYS, operand, n, d, result, NULL);
  years = moat_wording_phrase (wording, MOAT_PHRASE_YEARS, fraction, NULL);
  return moat_wording_phrase (wording, MOAT_PHRASE_STEP_RATIO, operand, years, result, NULL);
}

/* Of what the result of an operation is told: of parts by days, the year that they are part of. */
static const MoatDerivation *
get_subject (const MoatDerivation *value)
{
  return value->kind == MOAT_DERIVATION_DAYS ? value->operands->pdata[0] : value;
}

/* "over" ÷ "exactly" = "over" */
static void
tell_qualifiers (Telling *self, const MoatDerivation *value)
{
  MoatWording *wording = self->explainer.wording;
  const MoatDerivation *first = value->operands->pdata[0], *second = value->operands->pdata[1];
  const MoatQualifier all[] = { first->qualifier, second->qualifier, value->qualifier };
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (value->kind < MOAT_DERIVATION_QUOTIENT || value->qualifier == MOAT_QUALIFIER_UNKNOWN ||
      value->qualifier != moat_qualifier_divide (first->qualifier, second->qualifier) ||
      (first->qualifier == MOAT_QUALIFIER_EXACT && second->qualifier == MOAT_QUALIFIER_EXACT))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_ptr_array_add (words, moat_wording_phrase (
                              wording, (MoatPhrase) (MOAT_PHRASE_QUALIFIER_EXACT + all[i]), NULL));
  add (self, MOAT_EXPLANATION_RULE, "qualifier-rule", MOAT_PHRASE_EXPLAIN_QUALIFIER,
       moat_wording_phrase (wording, MOAT_PHRASE_RULE_RATIO_QUALIFIER, words->pdata[0],
                            words->pdata[1], words->pdata[2], NULL),
       g_strdup (moat_qualifier_to_nick (value->qualifier)));
}

/* One operation: its rule once, its equation with the period it is for. */
static void
tell_operation (Telling *self, const MoatDerivation *value)
{
  const char *key = operations[value->kind].key;
  gboolean is_of_two =
    value->kind >= MOAT_DERIVATION_DIFFERENCE && value->kind <= MOAT_DERIVATION_CAGR;
  MoatWording *wording = self->explainer.wording;
  g_autofree char *result = word_result (self, value);
  g_autofree char *equation = NULL;
  char *text;

  if (!(self->rules & (1u << value->kind)))
    add (self, MOAT_EXPLANATION_RULE, key, MOAT_PHRASE_EXPLAIN_RULE,
         moat_wording_phrase (wording, operations[value->kind].rule, NULL), NULL);
  self->rules |= 1u << value->kind;
  if (value->kind == MOAT_DERIVATION_DAYS || value->kind == MOAT_DERIVATION_PER_YEAR)
    equation = word_of_one (self, value, result);
  else if (is_of_two)
    equation = word_of_two (self, value, result);
  else
    equation = word_of_many (self, value, result);
  if (moat_period_is_valid (value->period))
    {
      g_autofree char *period = word_period (self, get_subject (value));
      text = moat_wording_phrase (wording, MOAT_PHRASE_STEP_IN_PERIOD, period, equation, NULL);
    }
  else
    text = g_steal_pointer (&equation);
  add (self, MOAT_EXPLANATION_STEP, key, MOAT_PHRASE_EXPLAIN_STEP, text,
       moat_decimal_to_string (value->best));
  if (is_of_two)
    tell_qualifiers (self, value);
}

/* Why there is no value, where it went wrong. */
static void
tell_problem (Telling *self, const MoatDerivation *value)
{
  static const MoatPhrase phrases[] = {
    [MOAT_DERIVATION_PROBLEM_NO_VALUE] = MOAT_PHRASE_PROBLEM_NO_VALUE,
    [MOAT_DERIVATION_PROBLEM_NOT_MEANINGFUL] = MOAT_PHRASE_PROBLEM_NOT_MEANINGFUL,
    [MOAT_DERIVATION_PROBLEM_ZERO] = MOAT_PHRASE_PROBLEM_ZERO,
    [MOAT_DERIVATION_PROBLEM_UNLIKE_UNITS] = MOAT_PHRASE_PROBLEM_UNLIKE_UNITS,
    [MOAT_DERIVATION_PROBLEM_UNLIKE_PERIODS] = MOAT_PHRASE_PROBLEM_UNLIKE_PERIODS,
    [MOAT_DERIVATION_PROBLEM_OVERFLOW] = MOAT_PHRASE_PROBLEM_OVERFLOW,
  };

  if (value->problem != MOAT_DERIVATION_PROBLEM_NO_RATE)
    add (self, MOAT_EXPLANATION_NOTE, "missing", MOAT_PHRASE_EXPLAIN_MISSING,
         moat_wording_phrase (self->explainer.wording, phrases[value->problem], NULL), NULL);
}

static gboolean
has_problem_below (const MoatDerivation *value)
{
  for (guint i = 0; value->operands != NULL && i < value->operands->len; i++)
    if (((const MoatDerivation *) value->operands->pdata[i])->problem !=
        MOAT_DERIVATION_PROBLEM_NONE)
      return TRUE;
  return FALSE;
}

/* Those below @value, then itself; @is_all: it is what is explained. */
static void
tell (Telling *self, const MoatDerivation *value, gboolean is_all)
{
  if (!g_hash_table_add (self->told, (gpointer) value))
    return;
  for (guint i = 0; value->operands != NULL && i < value->operands->len; i++)
    tell (self, value->operands->pdata[i], FALSE);
  if (value->kind == MOAT_DERIVATION_FACT)
    tell_fact (self, value, is_all);
  else if (value->kind == MOAT_DERIVATION_CONVERT || value->kind == MOAT_DERIVATION_RATE)
    tell_rate (self, value);
  else if (value->kind > MOAT_DERIVATION_CONVERT && value->problem == MOAT_DERIVATION_PROBLEM_NONE)
    tell_operation (self, value);
  if (value->problem != MOAT_DERIVATION_PROBLEM_NONE && !has_problem_below (value))
    tell_problem (self, value);
}

static void
tell_result (Telling *self, const MoatDerivation *value)
{
  MoatWording *wording = self->explainer.wording;
  MoatExplanationLine *line;

  add (self, MOAT_EXPLANATION_STEP, "result", MOAT_PHRASE_EXPLAIN_RESULT, word_result (self, value),
       moat_decimal_to_string (value->best));
  line = g_ptr_array_index (self->explainer.explanation->lines,
                            self->explainer.explanation->lines->len - 1);
  if (value->unit != NULL)
    line->unit = g_strconcat (value->unit, value->is_yearly ? " per year" : "", NULL);
  add (self, MOAT_EXPLANATION_FACT, "qualifier", MOAT_PHRASE_EXPLAIN_QUALIFIER,
       value->qualifier <= MOAT_QUALIFIER_BETWEEN
         ? moat_wording_phrase (wording,
                                (MoatPhrase) (MOAT_PHRASE_QUALIFIER_EXACT + value->qualifier), NULL)
         : moat_wording_phrase (wording, MOAT_PHRASE_NOTE_RATIO_UNKNOWN, NULL),
       g_strdup (moat_qualifier_to_nick (value->qualifier)));
  add (
    self, MOAT_EXPLANATION_FACT, "status", MOAT_PHRASE_EXPLAIN_STATUS,
    moat_wording_phrase (wording, (MoatPhrase) (MOAT_PHRASE_STATUS_ACTUAL + value->status), NULL),
    g_strdup (moat_status_to_nick (value->status)));
  add (
    self, MOAT_EXPLANATION_FACT, "grade", MOAT_PHRASE_EXPLAIN_GRADE,
    moat_wording_phrase (wording, (MoatPhrase) (MOAT_PHRASE_GRADE_REPORTED + value->grade), NULL),
    g_strdup (moat_grade_to_nick (value->grade)));
}

MoatExplanation *
moat_explanation_for_derivation (const MoatDerivation *derivation, const char *title,
                                 const MoatDerivationContext *context, MoatWording *wording)
{
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) facts = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) behind = NULL;
  MoatExplanation *explanation = moat_explanation_new ();
  Telling self = { { explanation, NULL, wording }, context, told, facts, 0, FALSE };

  g_return_val_if_fail (derivation != NULL && context != NULL && wording != NULL, explanation);

  explanation->title = g_strdup (title);
  behind = moat_derivation_list_facts (derivation);
  self.is_of_one = behind->len == 1;
  tell (&self, derivation, TRUE);
  if (derivation->problem == MOAT_DERIVATION_PROBLEM_NONE &&
      derivation->kind != MOAT_DERIVATION_FACT)
    tell_result (&self, derivation);
  return explanation;
}
