/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A claim put against the figures.
 *
 * Both sides are evaluated (moat-evaluation.h) and brought to one unit; then the intervals that
 * their qualifiers give them decide (moat-interval.h).  What has no value, or is known only in part
 * and not enough to decide, cannot be checked, and what is missing is said.  Nothing is ever taken
 * for granted in favour of a claim or against it: a rate that the claim does not date is tried for
 * every year, and amounts for periods of unlike length are also put against each other on the other
 * basis, since that is how a total comes to look like a yearly figure. */
#include "config.h"

#include "moat-claim-check.h"

#include "moat-unit.h"

#define NO_PERIOD ((MoatPeriod){ MOAT_DATE_NONE, MOAT_DATE_NONE })

/* Both sides on one basis and at the rate of one period. */
typedef struct
{
  MoatEvaluation *left, *right;             /* nullable */
  MoatDerivation *left_value, *right_value; /* in one unit; nullable */
  MoatDerivation *ratio;                    /* nullable */
  gboolean is_comparable;                   /* both have a value, and they can be compared */
  MoatCertainty certainty;
} Trial;

/* What a trial needs. */
typedef struct
{
  const MoatClaim *claim;
  const MoatExpression *left, *right;
  const MoatFigures *figures;
  MoatWording *wording;
  const char *currency; /* that selections are taken in */
} Setting;

static void
trial_clear (Trial *self)
{
  g_clear_pointer (&self->left, moat_evaluation_free);
  g_clear_pointer (&self->right, moat_evaluation_free);
  g_clear_pointer (&self->left_value, moat_derivation_unref);
  g_clear_pointer (&self->right_value, moat_derivation_unref);
  g_clear_pointer (&self->ratio, moat_derivation_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trial, trial_clear)

const char *
moat_claim_verdict_to_nick (MoatClaimVerdict value)
{
  static const char *const nicks[MOAT_CLAIM_N_VERDICTS] = {
    [MOAT_CLAIM_SUPPORTED] = "supported",
    [MOAT_CLAIM_NOT_SUPPORTED] = "not-supported",
    [MOAT_CLAIM_DEPENDS] = "depends",
    [MOAT_CLAIM_CANNOT_BE_CHECKED] = "cannot-be-checked",
  };

  g_return_val_if_fail ((guint) value < MOAT_CLAIM_N_VERDICTS, "");

  return nicks[value];
}

static void
rate_case_clear (gpointer data)
{
  g_clear_pointer (&((MoatClaimRateCase *) data)->ratio, moat_derivation_unref);
}

static void
named_fact_clear (gpointer data)
{
  g_free (((MoatNamedFact *) data)->key);
}

static void
side_clear (MoatClaimSide *self)
{
  moat_expression_free (self->expression);
  moat_evaluation_free (self->evaluation);
  moat_derivation_unref (self->value);
}

void
moat_claim_check_free (MoatClaimCheck *self)
{
  if (self == NULL)
    return;
  moat_claim_free (self->claim);
  side_clear (&self->left);
  side_clear (&self->right);
  moat_derivation_unref (self->ratio);
  moat_derivation_unref (self->other_ratio);
  g_array_unref (self->rate_cases);
  g_ptr_array_unref (self->missing);
  g_array_unref (self->facts);
  g_free (self);
}

/* The tolerance as it was written: 0.05, not the double next to it. */
static gboolean
get_tolerance (const MoatClaim *claim, MoatDecimal *out)
{
  g_autofree char *text = moat_claim_tolerance_to_string (claim);

  if (text == NULL && claim->comparator == MOAT_CLAIM_COMPARABLE)
    text = g_strdup (G_STRINGIFY (MOAT_CLAIM_COMPARABLE_TOLERANCE));
  return text != NULL && moat_decimal_parse (text, out);
}

/* Whether left ÷ right is 1 ± @tolerance. */
static MoatCertainty
is_near_one (const MoatDerivation *ratio, MoatDecimal tolerance)
{
  MoatInterval interval = moat_interval_of (ratio, TRUE);
  MoatDecimal one = moat_decimal_from_int (1);
  MoatDecimal low = one, high = one;

  moat_decimal_add (one, moat_decimal_negate (tolerance), &low);
  moat_decimal_add (one, tolerance, &high);
  return moat_interval_lies_within (&interval, low, high);
}

static MoatCertainty
turn_round (MoatCertainty certainty)
{
  return (MoatCertainty) (MOAT_HOLDS_ALWAYS - certainty);
}

/* A selection that is not complete is only a bound. */
static MoatInterval
get_interval (const MoatDerivation *value, const MoatEvaluation *evaluation)
{
  MoatInterval interval = moat_interval_of (value, FALSE);

  if (evaluation->is_incomplete)
    {
      interval.is_open_above |= !evaluation->is_at_most;
      interval.is_open_below |= !evaluation->is_at_least;
    }
  return interval;
}

/* Whether the relation holds; FALSE if that cannot be said. */
static gboolean
decide (const MoatClaim *claim, Trial *self)
{
  MoatInterval left = get_interval (self->left_value, self->left);
  MoatInterval right = get_interval (self->right_value, self->right);
  MoatDecimal tolerance;

  switch (claim->comparator)
    {
    case MOAT_CLAIM_GREATER:
      self->certainty = moat_interval_is_greater (&left, &right);
      return TRUE;
    case MOAT_CLAIM_AT_LEAST:
      self->certainty = moat_interval_is_at_least (&left, &right);
      return TRUE;
    case MOAT_CLAIM_AT_MOST:
      self->certainty = turn_round (moat_interval_is_greater (&left, &right));
      return TRUE;
    case MOAT_CLAIM_LESS:
      self->certainty = turn_round (moat_interval_is_at_least (&left, &right));
      return TRUE;
    case MOAT_CLAIM_EQUAL:
    case MOAT_CLAIM_COMPARABLE:
      if (!get_tolerance (claim, &tolerance))
        self->certainty = moat_interval_is_equal (&left, &right);
      else if (self->ratio == NULL)
        return FALSE;
      else if (self->left->is_incomplete || self->right->is_incomplete)
        self->certainty = MOAT_HOLDS_SOMETIMES;
      else
        self->certainty = is_near_one (self->ratio, tolerance);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_money (const MoatDerivation *value)
{
  return value->unit != NULL && moat_unit_get_kind (value->unit) == MOAT_UNIT_KIND_MONEY;
}

/* Brings both sides to one unit: the right one to that of the left, unless only the left one has a
 * period whose rate could be used. */
static void
unify_units (const Setting *setting, Trial *self)
{
  MoatDerivation **other = &self->right_value;
  const char *unit = self->left_value->unit;
  const char *currencies[3] = { NULL };
  MoatRateTable *table;
  MoatDerivation *converted;

  if (self->left_value->unit == self->right_value->unit || !is_money (self->left_value) ||
      !is_money (self->right_value))
    return;
  if (!moat_period_is_valid (self->right_value->period))
    {
      other = &self->left_value;
      unit = self->right_value->unit;
    }
  currencies[0] = (*other)->unit;
  currencies[1] = unit;
  table = setting->figures->get_rates (currencies, setting->figures->data);
  if (table == NULL)
    return;
  converted = moat_derivation_convert (*other, unit, table);
  moat_derivation_unref (*other);
  *other = converted;
}

static void
compare (const Setting *setting, Trial *self)
{
  GPtrArray *missing = self->right->missing;
  MoatDerivation *values[2];

  if (self->left->value == NULL || self->right->value == NULL)
    return;
  self->left_value = moat_derivation_ref (self->left->value);
  self->right_value = moat_derivation_ref (self->right->value);
  unify_units (setting, self);
  values[0] = self->left_value;
  values[1] = self->right_value;
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i]->problem != MOAT_DERIVATION_PROBLEM_NONE)
      {
        g_ptr_array_add (missing, moat_derivation_word_problem (values[i], setting->wording));
        return;
      }
  if (self->left_value->unit != self->right_value->unit)
    {
      g_ptr_array_add (
        missing, moat_wording_phrase (setting->wording, MOAT_PHRASE_MISSING_UNLIKE_UNITS, NULL));
      return;
    }
  self->ratio =
    moat_derivation_of_two (MOAT_DERIVATION_QUOTIENT, self->left_value, self->right_value);
  if (self->ratio->problem != MOAT_DERIVATION_PROBLEM_NONE)
    g_clear_pointer (&self->ratio, moat_derivation_unref);
  self->is_comparable = decide (setting->claim, self);
  if (!self->is_comparable && setting->claim->comparator != MOAT_CLAIM_NO_OPERATOR)
    g_ptr_array_add (missing,
                     moat_wording_phrase (setting->wording, MOAT_PHRASE_MISSING_ZERO, NULL));
}

static void
try (const Setting *setting, gboolean is_per_year, MoatPeriod rate_period, Trial *self)
{
  MoatEvaluationRequest request = {
    .figures = setting->figures,
    .is_per_year = is_per_year,
    .currency = setting->currency,
    .bare_unit = moat_unit_intern (MOAT_UNIT_RATIO),
    .rate_period = rate_period,
    .wording = setting->wording,
  };
  gboolean is_left_last = moat_expression_is_bare (setting->left);
  MoatEvaluation **first = is_left_last ? &self->right : &self->left;
  MoatEvaluation **second = is_left_last ? &self->left : &self->right;

  *first = moat_expression_evaluate (is_left_last ? setting->right : setting->left, &request);
  if ((*first)->value != NULL && moat_unit_get_kind ((*first)->value->unit) == MOAT_UNIT_KIND_COUNT)
    request.bare_unit = moat_unit_intern (MOAT_UNIT_COUNT);
  *second = moat_expression_evaluate (is_left_last ? setting->left : setting->right, &request);
  compare (setting, self);
}

/* The period of the figures beside a rate that names none. */
static MoatPeriod
find_rate_period (const Setting *setting, const Trial *self)
{
  const MoatEvaluation *sides[] = { self->right, self->left };

  if (self->right->is_of_any_rate && !self->left->is_of_any_rate)
    {
      sides[0] = self->left;
      sides[1] = self->right;
    }
  if (sides[0]->value != NULL && moat_period_is_valid (sides[0]->value->period))
    return sides[0]->value->period;
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    if (sides[i]->facts->len > 0)
      {
        const MoatNamedFact *named = &g_array_index (sides[i]->facts, MoatNamedFact, 0);
        const MoatFact *fact = setting->figures->find_fact (named->key, setting->figures->data);

        if (fact != NULL)
          return fact->period;
      }
  return NO_PERIOD;
}

/* Tries the rate of every calendar year. */
static void
try_rates (const Setting *setting, const char *from, const char *to, MoatClaimCheck *check)
{
  const char *const currencies[] = { from, to, NULL };
  MoatRateTable *table;
  int first, last;

  if (!setting->figures->get_rate_years (from, to, &first, &last, setting->figures->data))
    return;
  table = setting->figures->get_rates (currencies, setting->figures->data);
  for (int year = first; table != NULL && year <= last; year++)
    {
      MoatClaimRateCase one = { .period = moat_period_years (year, year) };
      g_autoptr (MoatRateAnswer) rate =
        moat_rate_table_find (table, from, to, MOAT_RATE_AVERAGE, one.period);
      g_auto (Trial) trial = { 0 };

      if (rate->rule == MOAT_RATE_RULE_MISSING)
        continue;
      try (setting, setting->claim->is_per_year, one.period, &trial);
      if (!trial.is_comparable)
        continue;
      one.rate = rate->value;
      one.certainty = trial.certainty;
      one.ratio = g_steal_pointer (&trial.ratio);
      g_array_append_val (check->rate_cases, one);
    }
}

/* The claim on the other basis, where that is another question. */
static void
try_other_basis (const Setting *setting, MoatClaimCheck *check)
{
  g_auto (Trial) trial = { 0 };

  try (setting, !setting->claim->is_per_year, check->rate_period, &trial);
  if (!trial.is_comparable || trial.ratio == NULL || check->ratio == NULL ||
      moat_decimal_compare (trial.ratio->best, check->ratio->best) == 0)
    return;
  check->other_ratio = g_steal_pointer (&trial.ratio);
  check->other_certainty = trial.certainty;
}

static void
judge (MoatClaimCheck *self, const Trial *trial)
{
  static const MoatClaimVerdict verdicts[] = {
    [MOAT_HOLDS_NEVER] = MOAT_CLAIM_NOT_SUPPORTED,
    [MOAT_HOLDS_SOMETIMES] = MOAT_CLAIM_DEPENDS,
    [MOAT_HOLDS_ALWAYS] = MOAT_CLAIM_SUPPORTED,
  };

  self->verdict = MOAT_CLAIM_CANNOT_BE_CHECKED;
  if (!trial->is_comparable)
    return;
  self->certainty = trial->certainty;
  for (guint i = 0; i < self->rate_cases->len; i++)
    if (g_array_index (self->rate_cases, MoatClaimRateCase, i).certainty != trial->certainty)
      self->certainty = MOAT_HOLDS_SOMETIMES;
  if (self->certainty != MOAT_HOLDS_SOMETIMES ||
      (!trial->left->is_incomplete && !trial->right->is_incomplete))
    self->verdict = verdicts[self->certainty];
}

static void
take_facts (MoatClaimCheck *self, const MoatEvaluation *evaluation)
{
  for (guint i = 0; i < evaluation->facts->len; i++)
    {
      MoatNamedFact named = g_array_index (evaluation->facts, MoatNamedFact, i);
      gboolean is_there = FALSE;

      for (guint k = 0; k < self->facts->len && !is_there; k++)
        is_there = g_array_index (self->facts, MoatNamedFact, k).id == named.id;
      if (is_there)
        continue;
      named.key = g_strdup (named.key);
      g_array_append_val (self->facts, named);
    }
}

static void
take_missing (MoatClaimCheck *self, const MoatEvaluation *evaluation)
{
  for (guint i = 0; i < evaluation->missing->len; i++)
    {
      const char *text = evaluation->missing->pdata[i];

      if (!g_ptr_array_find_with_equal_func (self->missing, text, g_str_equal, NULL))
        g_ptr_array_add (self->missing, g_strdup (text));
    }
}

/* What the author of a claim that cannot be checked says is missing. */
static void
note_missing (MoatClaimCheck *self, MoatWording *wording)
{
  const char *text = moat_label_get (&self->claim->missing, moat_wording_get_language (wording));

  if (self->verdict == MOAT_CLAIM_CANNOT_BE_CHECKED && *text != '\0')
    g_ptr_array_add (self->missing,
                     moat_wording_phrase (wording, MOAT_PHRASE_MISSING_NOTE, text, NULL));
}

/* Reads both sides; FALSE if one cannot be read, which is then what is missing. */
static gboolean
parse (MoatClaimCheck *self, MoatWording *wording)
{
  MoatClaimSide *sides[] = { &self->left, &self->right };
  const char *texts[] = { self->claim->left, self->claim->right };
  static const MoatPhrase empty[] = { MOAT_PHRASE_MISSING_LEFT, MOAT_PHRASE_MISSING_RIGHT };
  static const MoatPhrase unreadable[] = { MOAT_PHRASE_MISSING_LEFT_UNREADABLE,
                                           MOAT_PHRASE_MISSING_RIGHT_UNREADABLE };

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (GError) error = NULL;

      sides[i]->expression = moat_expression_parse (texts[i] != NULL ? texts[i] : "", NULL, &error);
      if (g_error_matches (error, MOAT_EXPRESSION_ERROR, MOAT_EXPRESSION_ERROR_EMPTY))
        g_ptr_array_add (self->missing, moat_wording_phrase (wording, empty[i], NULL));
      else if (error != NULL)
        g_ptr_array_add (self->missing,
                         moat_wording_phrase (wording, unreadable[i], error->message, NULL));
    }
  if (self->claim->comparator == MOAT_CLAIM_NO_OPERATOR)
    g_ptr_array_add (self->missing,
                     moat_wording_phrase (wording, MOAT_PHRASE_MISSING_OPERATOR, NULL));
  return self->left.expression != NULL && self->right.expression != NULL;
}

/* The trial that the verdict rests on, at the rate of the figures' own period. */
static void
try_claim (const Setting *setting, MoatClaimCheck *check, Trial *trial)
{
  const MoatEvaluation *of_any_rate;
  MoatPeriod own = NO_PERIOD;

  try (setting, setting->claim->is_per_year, NO_PERIOD, trial);
  of_any_rate = trial->left->is_of_any_rate    ? trial->left
                : trial->right->is_of_any_rate ? trial->right
                                               : NULL;
  if (of_any_rate == NULL)
    return;
  own = find_rate_period (setting, trial);
  try_rates (setting, of_any_rate->rate_from, of_any_rate->rate_to, check);
  if (!moat_period_is_valid (own) && check->rate_cases->len > 0)
    own = g_array_index (check->rate_cases, MoatClaimRateCase, check->rate_cases->len - 1).period;
  check->rate_period = own;
  trial_clear (trial);
  *trial = (Trial){ 0 };
  try (setting, setting->claim->is_per_year, own, trial);
}

MoatClaimCheck *
moat_claim_check_new (const MoatClaim *claim, const MoatFigures *figures, MoatWording *wording)
{
  MoatClaimCheck *self;
  Setting setting = { claim, NULL, NULL, figures, wording, NULL };
  g_auto (Trial) trial = { 0 };

  g_return_val_if_fail (claim != NULL && figures != NULL && wording != NULL, NULL);

  self = g_new0 (MoatClaimCheck, 1);
  self->claim = moat_claim_copy (claim);
  self->verdict = MOAT_CLAIM_CANNOT_BE_CHECKED;
  self->rate_cases = g_array_new (FALSE, FALSE, sizeof (MoatClaimRateCase));
  g_array_set_clear_func (self->rate_cases, rate_case_clear);
  self->missing = g_ptr_array_new_with_free_func (g_free);
  self->facts = g_array_new (FALSE, FALSE, sizeof (MoatNamedFact));
  g_array_set_clear_func (self->facts, named_fact_clear);
  if (!parse (self, wording))
    {
      note_missing (self, wording);
      return self;
    }
  setting.left = self->left.expression;
  setting.right = self->right.expression;
  setting.currency = moat_expression_find_currency (setting.left, figures);
  if (setting.currency == NULL)
    setting.currency = moat_expression_find_currency (setting.right, figures);
  try_claim (&setting, self, &trial);
  judge (self, &trial);
  take_facts (self, trial.left);
  take_facts (self, trial.right);
  take_missing (self, trial.left);
  take_missing (self, trial.right);
  note_missing (self, wording);
  self->left.evaluation = g_steal_pointer (&trial.left);
  self->right.evaluation = g_steal_pointer (&trial.right);
  self->left.value = g_steal_pointer (&trial.left_value);
  self->right.value = g_steal_pointer (&trial.right_value);
  self->ratio = g_steal_pointer (&trial.ratio);
  try_other_basis (&setting, self);
  return self;
}
