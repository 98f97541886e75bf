/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value of an expression over figures.
 *
 * Each part becomes a derivation over those of its operands (moat-derivation.h), which is where all
 * arithmetic is done and qualifiers, status and grades are carried; so the value answers "why this
 * number?" like any other.  What cannot be computed has no value and says what is missing: a
 * figure, a rate, a number that the words hold.  Nothing is guessed in its place. */
#include "config.h"

#include "moat-evaluation-private.h"

#include "moat-rate-arithmetic.h"
#include "moat-unit.h"

static MoatDerivation *evaluate (const MoatExpression *expression,
                                 const MoatEvaluationRequest *request, MoatEvaluation *evaluation);

static void
named_fact_clear (gpointer data)
{
  g_free (((MoatNamedFact *) data)->key);
}

static MoatEvaluation *
new_evaluation (void)
{
  MoatEvaluation *self = g_new0 (MoatEvaluation, 1);

  self->missing = g_ptr_array_new_with_free_func (g_free);
  self->facts = g_array_new (FALSE, FALSE, sizeof (MoatNamedFact));
  g_array_set_clear_func (self->facts, named_fact_clear);
  return self;
}

void
moat_evaluation_free (MoatEvaluation *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->value, moat_derivation_unref);
  g_ptr_array_unref (self->missing);
  g_array_unref (self->facts);
  g_free (self);
}

void
moat_evaluation_add_missing (MoatEvaluation *self, char *text)
{
  if (g_ptr_array_find_with_equal_func (self->missing, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (self->missing, text);
}

void
moat_evaluation_add_fact (MoatEvaluation *self, const MoatFact *fact)
{
  MoatNamedFact named = { fact->id, NULL };

  for (guint i = 0; i < self->facts->len; i++)
    if (g_array_index (self->facts, MoatNamedFact, i).id == fact->id)
      return;
  named.key = g_strdup (fact->key);
  g_array_append_val (self->facts, named);
}

MoatStated
moat_evaluation_state (const MoatFact *fact, MoatPeriodType period_type)
{
  return (MoatStated){
    .fact_id = fact->id,
    .period = fact->period,
    .period_type = period_type,
    .has_value = fact->has_value,
    .low = fact->low,
    .best = fact->best,
    .high = fact->high,
    .unit = fact->unit,
    .qualifier = fact->qualifier,
    .status = fact->status,
    .grade = fact->grade,
    .known_from = fact->known_from,
  };
}

char *
moat_derivation_word_problem (const MoatDerivation *value, MoatWording *wording)
{
  static const MoatPhrase phrases[] = {
    [MOAT_DERIVATION_PROBLEM_NO_VALUE] = MOAT_PHRASE_MISSING_NO_VALUE,
    [MOAT_DERIVATION_PROBLEM_NOT_MEANINGFUL] = MOAT_PHRASE_MISSING_NOT_MEANINGFUL,
    [MOAT_DERIVATION_PROBLEM_ZERO] = MOAT_PHRASE_MISSING_ZERO,
    [MOAT_DERIVATION_PROBLEM_UNLIKE_UNITS] = MOAT_PHRASE_MISSING_UNLIKE_UNITS,
    [MOAT_DERIVATION_PROBLEM_UNLIKE_PERIODS] = MOAT_PHRASE_MISSING_UNLIKE_PERIODS,
    [MOAT_DERIVATION_PROBLEM_OVERFLOW] = MOAT_PHRASE_MISSING_OVERFLOW,
  };
  const MoatRateAnswer *rate = value->rate;
  g_autofree char *period = NULL;

  if (value->problem != MOAT_DERIVATION_PROBLEM_NO_RATE)
    return moat_wording_phrase (wording, phrases[value->problem], NULL);
  for (guint i = 0; rate == NULL && value->operands != NULL && i < value->operands->len; i++)
    {
      const MoatDerivation *operand = g_ptr_array_index (value->operands, i);

      if (operand->problem == MOAT_DERIVATION_PROBLEM_NO_RATE)
        return moat_derivation_word_problem (operand, wording);
    }
  if (rate == NULL)
    return moat_wording_phrase (wording, MOAT_PHRASE_MISSING_NO_RATE, NULL);
  period = moat_wording_period (wording, rate->period, MOAT_YEAR_END_CALENDAR);
  return moat_wording_phrase (wording,
                              rate->kind == MOAT_RATE_AVERAGE ? MOAT_PHRASE_MISSING_RATE_AVERAGE
                                                              : MOAT_PHRASE_MISSING_RATE_CLOSING,
                              rate->from, rate->to, period, NULL);
}

gboolean
moat_expression_is_bare (const MoatExpression *expression)
{
  return expression->kind == MOAT_EXPRESSION_NUMBER && expression->unit == NULL;
}

const char *
moat_expression_find_currency (const MoatExpression *expression, const MoatFigures *figures)
{
  const MoatFact *fact;
  const char *unit = expression->unit;

  if (expression->kind == MOAT_EXPRESSION_FACT)
    {
      fact = figures->find_fact (expression->key, figures->data);
      unit = fact != NULL ? fact->unit : NULL;
    }
  if (unit != NULL && moat_unit_get_kind (unit) == MOAT_UNIT_KIND_MONEY)
    return unit;
  unit =
    expression->first != NULL ? moat_expression_find_currency (expression->first, figures) : NULL;
  return unit == NULL && expression->second != NULL
           ? moat_expression_find_currency (expression->second, figures)
           : unit;
}

static MoatDerivation *
evaluate_fact (const MoatExpression *expression, const MoatEvaluationRequest *request,
               MoatEvaluation *evaluation)
{
  const MoatFigures *figures = request->figures;
  const MoatFact *fact = figures->find_fact (expression->key, figures->data);
  const MoatConcept *concept = NULL;
  g_autoptr (MoatDerivation) value = NULL;
  MoatStated stated;

  if (fact != NULL)
    concept = figures->find_concept (fact->concept, figures->data);
  if (concept == NULL)
    {
      moat_evaluation_add_missing (
        evaluation,
        moat_wording_phrase (request->wording, MOAT_PHRASE_MISSING_FACT, expression->key, NULL));
      return NULL;
    }
  moat_evaluation_add_fact (evaluation, fact);
  stated = moat_evaluation_state (fact, concept->period_type);
  value = moat_derivation_new_fact (&stated);
  return request->is_per_year ? moat_derivation_per_year (value) : g_steal_pointer (&value);
}

/* An amount in another currency, at the rate of its own period or of one that is named. */
static MoatDerivation *
convert (const MoatExpression *expression, MoatDerivation *operand,
         const MoatEvaluationRequest *request)
{
  const char *currencies[] = { operand->unit, expression->unit, NULL };
  MoatRateTable *table;
  g_autoptr (MoatDerivation) rate = NULL;

  if (moat_unit_get_kind (operand->unit) != MOAT_UNIT_KIND_MONEY)
    currencies[0] = expression->unit;
  table = request->figures->get_rates (currencies, request->figures->data);
  if (table == NULL)
    return NULL;
  if (!expression->has_period)
    return moat_derivation_convert (operand, expression->unit, table);
  rate = moat_derivation_new_rate (currencies[0], expression->unit,
                                   moat_period_is_instant (expression->period) ? MOAT_RATE_CLOSING
                                                                               : MOAT_RATE_AVERAGE,
                                   expression->period, table);
  if (rate->problem != MOAT_DERIVATION_PROBLEM_NONE)
    return g_steal_pointer (&rate);
  return moat_derivation_convert_constant (operand, expression->unit, rate->best);
}

static MoatDerivation *
evaluate_rate (const MoatExpression *expression, const MoatEvaluationRequest *request,
               MoatEvaluation *evaluation)
{
  const char *const currencies[] = { expression->from, expression->to, NULL };
  MoatPeriod period = expression->has_period ? expression->period : request->rate_period;
  MoatRateTable *table;

  if (!expression->has_period)
    {
      evaluation->is_of_any_rate = TRUE;
      evaluation->rate_from = expression->from;
      evaluation->rate_to = expression->to;
    }
  if (!moat_period_is_valid (period))
    {
      moat_evaluation_add_missing (
        evaluation, moat_wording_phrase (request->wording, MOAT_PHRASE_MISSING_RATE_PERIOD,
                                         expression->from, expression->to, NULL));
      return NULL;
    }
  table = request->figures->get_rates (currencies, request->figures->data);
  return table == NULL ? NULL
                       : moat_derivation_new_rate (
                           expression->from, expression->to,
                           moat_period_is_instant (period) ? MOAT_RATE_CLOSING : MOAT_RATE_AVERAGE,
                           period, table);
}

/* The value of an operand that may be a number without a unit, which is then in that of @other. */
static MoatDerivation *
evaluate_like (const MoatExpression *expression, const MoatDerivation *other,
               const MoatEvaluationRequest *request, MoatEvaluation *evaluation)
{
  MoatEvaluationRequest like = *request;

  like.bare_unit = moat_unit_intern (
    other != NULL && moat_unit_get_kind (other->unit) == MOAT_UNIT_KIND_COUNT ? MOAT_UNIT_COUNT
                                                                              : MOAT_UNIT_RATIO);
  return evaluate (expression, &like, evaluation);
}

/* The facts behind @value, as a set of borrowed ids of @ids. */
static GHashTable *
make_set (GArray *ids)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

gboolean
moat_evaluation_has_relation (MoatEvaluation *self, GArray *first, GArray *second,
                              const MoatFigures *figures)
{
  g_autoptr (GHashTable) these = make_set (first);
  g_autoptr (GHashTable) those = make_set (second);

  for (guint i = 0; i < self->facts->len; i++)
    {
      MoatNamedFact *named = &g_array_index (self->facts, MoatNamedFact, i);
      const MoatFact *fact = g_hash_table_contains (these, &named->id)
                               ? figures->find_fact (named->key, figures->data)
                               : NULL;
      GArray *relations =
        fact != NULL ? figures->get_relations (fact->entity, fact->concept, figures->data) : NULL;

      for (guint k = 0; relations != NULL && k < relations->len; k++)
        {
          MoatRelation *relation = &g_array_index (relations, MoatRelation, k);

          if ((relation->fact_id == named->id &&
               g_hash_table_contains (those, &relation->other_id)) ||
              (relation->other_id == named->id &&
               g_hash_table_contains (those, &relation->fact_id)))
            return TRUE;
        }
    }
  return FALSE;
}

/* The same figure, or two statements of the same money, are never added. */
static gboolean
is_counted_twice (const MoatDerivation *first, const MoatDerivation *second,
                  const MoatEvaluationRequest *request, MoatEvaluation *evaluation)
{
  g_autoptr (GArray) these = moat_derivation_list_facts (first);
  g_autoptr (GArray) those = moat_derivation_list_facts (second);
  g_autoptr (GHashTable) set = make_set (those);

  for (guint i = 0; i < these->len; i++)
    if (g_hash_table_contains (set, &g_array_index (these, gint64, i)))
      return TRUE;
  return moat_evaluation_has_relation (evaluation, these, those, request->figures);
}

static MoatDerivation *
add (MoatDerivation *first, MoatDerivation *second, const MoatEvaluationRequest *request,
     MoatEvaluation *evaluation)
{
  MoatDerivation *const operands[] = { first, second };
  MoatPeriod period = { MIN (first->period.start, second->period.start),
                        MAX (first->period.end, second->period.end) };

  if (is_counted_twice (first, second, request, evaluation))
    {
      moat_evaluation_add_missing (
        evaluation, moat_wording_phrase (request->wording, MOAT_PHRASE_MISSING_SAME_MONEY, NULL));
      return NULL;
    }
  if (!moat_period_is_valid (first->period))
    period = second->period;
  else if (!moat_period_is_valid (second->period))
    period = first->period;
  return moat_derivation_over (MOAT_DERIVATION_SUM, operands, G_N_ELEMENTS (operands), period);
}

/* An amount times what one unit of its currency is in another, or divided by what one unit of the
 * other is in its own, is an amount in the other.  NULL: it is neither. */
static MoatDerivation *
exchange (const MoatExpression *expression, MoatDerivation *first, MoatDerivation *second)
{
  gboolean is_product = expression->kind == MOAT_EXPRESSION_PRODUCT;
  gboolean is_second = expression->second->kind == MOAT_EXPRESSION_RATE;
  const MoatExpression *rate = is_second ? expression->second : expression->first;
  MoatDerivation *amount = is_second ? first : second;
  MoatDecimal value = is_second ? second->best : first->best;
  gboolean is_exact = TRUE;

  if (rate->kind != MOAT_EXPRESSION_RATE || (!is_product && !is_second) ||
      amount->unit != (is_product ? rate->from : rate->to) ||
      first->problem != MOAT_DERIVATION_PROBLEM_NONE ||
      second->problem != MOAT_DERIVATION_PROBLEM_NONE)
    return NULL;
  if (!is_product &&
      !moat_decimal_over (moat_decimal_from_int (1), value, MOAT_RATE_DIGITS, &value, &is_exact))
    return NULL;
  return moat_derivation_convert_constant (amount, is_product ? rate->to : rate->from, value);
}

static MoatDerivation *
evaluate_two (const MoatExpression *expression, const MoatEvaluationRequest *request,
              MoatEvaluation *evaluation)
{
  static const MoatDerivationKind kinds[] = {
    [MOAT_EXPRESSION_DIFFERENCE] = MOAT_DERIVATION_DIFFERENCE,
    [MOAT_EXPRESSION_PRODUCT] = MOAT_DERIVATION_PRODUCT,
    [MOAT_EXPRESSION_QUOTIENT] = MOAT_DERIVATION_QUOTIENT,
  };
  gboolean is_additive =
    expression->kind == MOAT_EXPRESSION_SUM || expression->kind == MOAT_EXPRESSION_DIFFERENCE;
  g_autoptr (MoatDerivation) first = NULL, second = NULL;

  if (is_additive && moat_expression_is_bare (expression->first))
    {
      second = evaluate_like (expression->second, NULL, request, evaluation);
      first = evaluate_like (expression->first, second, request, evaluation);
    }
  else
    {
      first = evaluate_like (expression->first, NULL, request, evaluation);
      second = evaluate_like (expression->second, is_additive ? first : NULL, request, evaluation);
    }
  if (first == NULL || second == NULL)
    return NULL;
  if (expression->kind == MOAT_EXPRESSION_SUM)
    return add (first, second, request, evaluation);
  if (!is_additive)
    {
      MoatDerivation *exchanged = exchange (expression, first, second);

      if (exchanged != NULL)
        return exchanged;
    }
  return moat_derivation_of_two (kinds[expression->kind], first, second);
}

static MoatDerivation *
evaluate_one (const MoatExpression *expression, const MoatEvaluationRequest *request,
              MoatEvaluation *evaluation)
{
  g_autoptr (MoatDerivation) operand = evaluate_like (expression->first, NULL, request, evaluation);

  if (operand == NULL || operand->problem != MOAT_DERIVATION_PROBLEM_NONE)
    return g_steal_pointer (&operand);
  return expression->kind == MOAT_EXPRESSION_PER_YEAR ? moat_derivation_per_year (operand)
                                                      : convert (expression, operand, request);
}

static MoatDerivation *
evaluate (const MoatExpression *expression, const MoatEvaluationRequest *request,
          MoatEvaluation *evaluation)
{
  switch (expression->kind)
    {
    case MOAT_EXPRESSION_NUMBER:
      return moat_derivation_new_number (
        expression->number, expression->unit != NULL ? expression->unit : request->bare_unit);
    case MOAT_EXPRESSION_FACT:
      return evaluate_fact (expression, request, evaluation);
    case MOAT_EXPRESSION_RATE:
      return evaluate_rate (expression, request, evaluation);
    case MOAT_EXPRESSION_SELECTION:
      return moat_selection_evaluate (&expression->selection, request, evaluation);
    case MOAT_EXPRESSION_PER_YEAR:
    case MOAT_EXPRESSION_CONVERT:
      return evaluate_one (expression, request, evaluation);
    default:
      return evaluate_two (expression, request, evaluation);
    }
}

MoatEvaluation *
moat_expression_evaluate (const MoatExpression *expression, const MoatEvaluationRequest *request)
{
  MoatEvaluation *self;

  g_return_val_if_fail (expression != NULL && request != NULL, NULL);

  self = new_evaluation ();
  self->value = evaluate (expression, request, self);
  if (self->value != NULL && self->value->problem != MOAT_DERIVATION_PROBLEM_NONE)
    {
      moat_evaluation_add_missing (self,
                                   moat_derivation_word_problem (self->value, request->wording));
      g_clear_pointer (&self->value, moat_derivation_unref);
    }
  /* What is computed further from a bound is no bound any more. */
  if (expression->kind != MOAT_EXPRESSION_SELECTION)
    self->is_at_least = self->is_at_most = FALSE;
  return self;
}
