/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes of a claim, in words.
 *
 * A ratio is rounded so that it stays true (moat_difference_round()), and stands with the basis
 * that it was taken on; the finding beside it says whether the relation holds, does not hold, or
 * holds for some of what is left open.  A result that depends on the rate names the rates on either
 * side of the line.  The arithmetic is that of the two values themselves. */
#include "config.h"

#include "moat-claim-check.h"
#include "moat-difference.h"
#include "moat-explanation-private.h"
#include "moat-unit.h"

#include <math.h>

#define SLACK 1e-12 /* what doubles leave of a number that is on the line */
#define MOST_DECIMALS 9

char *
moat_claim_verdict_to_words (MoatClaimVerdict verdict, MoatWording *wording)
{
  g_return_val_if_fail ((guint) verdict < MOAT_CLAIM_N_VERDICTS, NULL);

  return moat_wording_phrase (wording, (MoatPhrase) (MOAT_PHRASE_VERDICT_SUPPORTED + verdict),
                              NULL);
}

/* On which side of 1, and of the tolerance, a ratio is. */
static int
place_ratio (const MoatClaim *claim, double ratio)
{
  double tolerance = claim->has_tolerance ? claim->tolerance : MOAT_CLAIM_COMPARABLE_TOLERANCE;
  gboolean is_near = fabs (ratio - 1) <= tolerance + SLACK;

  return (is_near ? 1 : 0) + (ratio > 1 + SLACK ? 2 : 0) + (ratio < 1 - SLACK ? 4 : 0);
}

/* The ratio, with more digits than usual if it would else seem to say something else than the
 * finding beside it: 1.2503 is not "1.25×, not within ±25 %". */
static char *
word_ratio (const MoatClaim *claim, const MoatDerivation *ratio, MoatWording *wording)
{
  MoatDifference difference = { moat_decimal_to_double (ratio->best), ratio->qualifier,
                                ratio->status };
  MoatNumberStyle style = moat_number_style (NULL);
  double shown = moat_difference_round (&difference, &style.decimals);
  g_autofree char *number = NULL;
  g_autofree char *times = NULL;

  if (!isfinite (shown) || place_ratio (claim, shown) == place_ratio (claim, difference.ratio))
    return moat_difference_to_words (&difference, wording);
  style.fixed_decimals = TRUE;
  style.qualifier = ratio->qualifier;
  do
    {
      double scale = pow (10, ++style.decimals);

      shown = round (difference.ratio * scale) / scale;
    }
  while (place_ratio (claim, shown) != place_ratio (claim, difference.ratio) &&
         style.decimals < MOST_DECIMALS);
  number = moat_wording_number (wording, difference.ratio, &style);
  times = moat_wording_phrase (wording, MOAT_PHRASE_TIMES, number, NULL);
  return g_steal_pointer (&times);
}

char *
moat_claim_check_word_ratio (const MoatClaimCheck *self, MoatWording *wording)
{
  return self->ratio != NULL ? word_ratio (self->claim, self->ratio, wording) : NULL;
}

gboolean
moat_claim_value_is_rate (const MoatDerivation *value)
{
  const MoatDerivation *first, *second;

  if (value->kind == MOAT_DERIVATION_RATE)
    return TRUE;
  if (value->kind != MOAT_DERIVATION_QUOTIENT || value->operands == NULL ||
      value->operands->len < 2)
    return FALSE;
  first = g_ptr_array_index (value->operands, 0);
  second = g_ptr_array_index (value->operands, 1);
  return first->unit != second->unit;
}

char *
moat_claim_word_value (const MoatDerivation *value, MoatWording *wording)
{
  MoatNumberStyle style = moat_number_style (moat_claim_value_is_rate (value) ? NULL : value->unit);
  g_autofree char *number = NULL;

  style.with_unit = TRUE;
  style.qualifier = value->qualifier;
  if (moat_claim_value_is_rate (value))
    style.digits = 6;
  number = value->qualifier == MOAT_QUALIFIER_BETWEEN
             ? moat_wording_range (wording, moat_decimal_to_double (value->low),
                                   moat_decimal_to_double (value->high), &style)
             : moat_wording_number (wording, moat_decimal_to_double (value->best), &style);
  return value->is_yearly ? moat_wording_phrase (wording, MOAT_PHRASE_PER_YEAR, number, NULL)
                          : g_steal_pointer (&number);
}

static char *
word_finding (const MoatClaim *claim, MoatCertainty certainty, MoatWording *wording)
{
  static const MoatPhrase first[MOAT_CLAIM_N_OPERATORS] = {
    [MOAT_CLAIM_GREATER] = MOAT_PHRASE_FINDING_GREATER,
    [MOAT_CLAIM_AT_LEAST] = MOAT_PHRASE_FINDING_AT_LEAST,
    [MOAT_CLAIM_EQUAL] = MOAT_PHRASE_FINDING_EQUAL,
    [MOAT_CLAIM_AT_MOST] = MOAT_PHRASE_FINDING_AT_MOST,
    [MOAT_CLAIM_LESS] = MOAT_PHRASE_FINDING_LESS,
    [MOAT_CLAIM_COMPARABLE] = MOAT_PHRASE_FINDING_COMPARABLE,
  };
  static const int places[] = {
    [MOAT_HOLDS_ALWAYS] = 0, [MOAT_HOLDS_NEVER] = 1, [MOAT_HOLDS_SOMETIMES] = 2
  };
  MoatPhrase phrase = first[claim->comparator];
  MoatNumberStyle style = moat_number_style (MOAT_UNIT_RATIO);
  g_autofree char *tolerance = NULL;

  if (claim->comparator == MOAT_CLAIM_EQUAL && claim->has_tolerance)
    phrase = MOAT_PHRASE_FINDING_NEAR;
  style.with_unit = TRUE;
  tolerance = moat_wording_number (
    wording, claim->has_tolerance ? claim->tolerance : MOAT_CLAIM_COMPARABLE_TOLERANCE, &style);
  return moat_wording_phrase (wording, (MoatPhrase) ((int) phrase + places[certainty]), tolerance,
                              NULL);
}

/* "6.729–7.1957", of the cases with @certainty or, if @others, of all but those. */
static char *
word_rates (const MoatClaimCheck *self, MoatCertainty certainty, gboolean others)
{
  const MoatClaimRateCase *least = NULL, *most = NULL;
  g_autofree char *low = NULL, *high = NULL;

  for (guint i = 0; i < self->rate_cases->len; i++)
    {
      const MoatClaimRateCase *one = &g_array_index (self->rate_cases, MoatClaimRateCase, i);

      if ((one->certainty == certainty) == others)
        continue;
      if (least == NULL || moat_decimal_compare (one->rate, least->rate) < 0)
        least = one;
      if (most == NULL || moat_decimal_compare (one->rate, most->rate) > 0)
        most = one;
    }
  if (least == NULL)
    return g_strdup ("");
  low = moat_decimal_to_string (least->rate);
  high = moat_decimal_to_string (most->rate);
  return least == most ? g_steal_pointer (&low) : g_strconcat (low, "–", high, NULL);
}

static int
get_year (MoatPeriod period)
{
  int year;

  moat_date_split (period.end, &year, NULL, NULL);
  return year;
}

/* "2017, 2019–2020", likewise. */
static char *
word_years (const MoatClaimCheck *self, MoatCertainty certainty, gboolean others,
            MoatWording *wording)
{
  g_autoptr (GString) years = g_string_new (NULL);
  g_autofree char *comma = moat_wording_phrase (wording, MOAT_PHRASE_LIST_COMMA, NULL);
  int first = 0, last = 0;

  for (guint i = 0; i <= self->rate_cases->len; i++)
    {
      const MoatClaimRateCase *one =
        i < self->rate_cases->len ? &g_array_index (self->rate_cases, MoatClaimRateCase, i) : NULL;
      int year =
        one != NULL && (one->certainty == certainty) != others ? get_year (one->period) : 0;

      if (year != 0 && year == last + 1)
        {
          last = year;
          continue;
        }
      if (one != NULL && year == 0)
        continue;
      if (first != 0)
        g_string_append_printf (years, "%s%d", years->len > 0 ? comma : "", first);
      if (last != first)
        g_string_append_printf (years, "–%d", last);
      first = last = year;
    }
  return g_string_free (g_steal_pointer (&years), FALSE);
}

/* Whether years' rates come to different results. */
static gboolean
depends_on_rate (const MoatClaimCheck *self)
{
  for (guint i = 1; i < self->rate_cases->len; i++)
    if (g_array_index (self->rate_cases, MoatClaimRateCase, i).certainty !=
        g_array_index (self->rate_cases, MoatClaimRateCase, 0).certainty)
      return TRUE;
  return FALSE;
}

static char *
word_dependence (const MoatClaimCheck *self, MoatWording *wording)
{
  g_autofree char *holds = word_finding (self->claim, MOAT_HOLDS_ALWAYS, wording);
  g_autofree char *holds_not = word_finding (self->claim, MOAT_HOLDS_NEVER, wording);
  g_autofree char *rates = word_rates (self, MOAT_HOLDS_ALWAYS, FALSE);
  g_autofree char *years = word_years (self, MOAT_HOLDS_ALWAYS, FALSE, wording);
  g_autofree char *other_rates = word_rates (self, MOAT_HOLDS_ALWAYS, TRUE);
  g_autofree char *other_years = word_years (self, MOAT_HOLDS_ALWAYS, TRUE, wording);

  return moat_wording_phrase (wording, MOAT_PHRASE_CLAIM_DEPENDS_ON_RATE, holds, rates, years,
                              holds_not, other_rates, other_years, NULL);
}

static char *
word_result (const MoatClaimCheck *self, MoatWording *wording)
{
  g_autofree char *finding = word_finding (self->claim, self->certainty, wording);
  g_autofree char *basis = moat_wording_phrase (
    wording, self->claim->is_per_year ? MOAT_PHRASE_CLAIM_PER_YEAR : MOAT_PHRASE_CLAIM_STATED,
    NULL);
  g_autofree char *ratio = moat_claim_check_word_ratio (self, wording);
  g_autofree char *result = NULL;

  result = ratio != NULL
             ? moat_wording_phrase (wording, MOAT_PHRASE_CLAIM_RESULT, ratio, basis, finding, NULL)
             : moat_wording_phrase (wording, MOAT_PHRASE_CLAIM_RESULT_BARE, basis, finding, NULL);
  return self->missing->len > 0
           ? moat_wording_phrase (wording, MOAT_PHRASE_CLAIM_INCOMPLETE, result, NULL)
           : g_steal_pointer (&result);
}

char *
moat_claim_check_to_sentence (const MoatClaimCheck *self, MoatWording *wording)
{
  g_autofree char *missing = NULL;

  g_return_val_if_fail (self != NULL && wording != NULL, NULL);

  if (self->verdict != MOAT_CLAIM_CANNOT_BE_CHECKED)
    return depends_on_rate (self) ? word_dependence (self, wording) : word_result (self, wording);
  for (guint i = 0; i < self->missing->len; i++)
    {
      g_autofree char *before = g_steal_pointer (&missing);

      missing = before == NULL ? g_strdup (self->missing->pdata[i])
                               : moat_wording_phrase (wording, MOAT_PHRASE_SENTENCES, before,
                                                      (const char *) self->missing->pdata[i], NULL);
    }
  return moat_wording_phrase (wording, MOAT_PHRASE_CLAIM_CANNOT_BE_CHECKED,
                              missing != NULL ? missing : "", NULL);
}

/* Adds the steps by which @value came about. */
static void
add_steps (MoatExplainer *self, const MoatDerivation *value, const MoatDerivationContext *context)
{
  g_autoptr (MoatExplanation) steps =
    moat_explanation_for_derivation (value, "", context, self->wording);

  while (steps->lines->len > 0)
    g_ptr_array_add (self->explanation->lines, g_ptr_array_steal_index (steps->lines, 0));
}

static void
add_rate_case (MoatExplainer *self, const MoatClaimCheck *check, const MoatClaimRateCase *one)
{
  gboolean is_own = moat_period_compare (one->period, check->rate_period) == 0;
  g_autofree char *period =
    moat_wording_period (self->wording, one->period, MOAT_YEAR_END_CALENDAR);
  g_autofree char *rate = moat_decimal_to_string (one->rate);
  g_autofree char *finding = word_finding (check->claim, one->certainty, self->wording);
  g_autofree char *ratio =
    one->ratio != NULL ? word_ratio (check->claim, one->ratio, self->wording) : NULL;

  moat_explainer_add (
    self, MOAT_EXPLANATION_STEP, "at-rate", MOAT_PHRASE_EXPLAIN_RATE,
    moat_wording_phrase (self->wording,
                         is_own ? MOAT_PHRASE_CLAIM_AT_RATE_OWN : MOAT_PHRASE_CLAIM_AT_RATE, period,
                         rate, ratio != NULL ? ratio : "–", finding, NULL),
    g_strdup (rate));
}

static void
add_other_basis (MoatExplainer *self, const MoatClaimCheck *check)
{
  g_autofree char *basis = moat_wording_phrase (
    self->wording,
    check->claim->is_per_year ? MOAT_PHRASE_CLAIM_OTHER_STATED : MOAT_PHRASE_CLAIM_OTHER_PER_YEAR,
    NULL);
  g_autofree char *ratio = word_ratio (check->claim, check->other_ratio, self->wording);
  g_autofree char *finding = word_finding (check->claim, check->other_certainty, self->wording);

  moat_explainer_add (
    self, MOAT_EXPLANATION_STEP, "other-basis", MOAT_PHRASE_EXPLAIN_FINDING,
    moat_wording_phrase (self->wording, MOAT_PHRASE_CLAIM_OTHER_BASIS, basis, ratio, finding, NULL),
    moat_decimal_to_string (check->other_ratio->best));
}

static void
add_side (MoatExplainer *self, const char *key, MoatPhrase heading, const MoatDerivation *value)
{
  moat_explainer_add (self, MOAT_EXPLANATION_STEP, key, heading,
                      moat_claim_word_value (value, self->wording),
                      moat_decimal_to_string (value->best));
}

MoatExplanation *
moat_claim_check_explain (const MoatClaimCheck *self, const MoatDerivationContext *context,
                          MoatWording *wording)
{
  g_autoptr (MoatExplanation) explanation = moat_explanation_new ();
  MoatExplainer explainer = { explanation, NULL, wording };
  const MoatDerivation *sides[] = { self->left.value, self->right.value };

  explanation->title =
    g_strdup (moat_label_get (&self->claim->statement, moat_wording_get_language (wording)));
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    if (sides[i] != NULL && self->ratio == NULL)
      add_steps (&explainer, sides[i], context);
  if (self->ratio != NULL)
    add_steps (&explainer, self->ratio, context);
  if (self->left.value != NULL)
    add_side (&explainer, "left", MOAT_PHRASE_EXPLAIN_LEFT, self->left.value);
  if (self->right.value != NULL)
    add_side (&explainer, "right", MOAT_PHRASE_EXPLAIN_RIGHT, self->right.value);
  for (guint i = 0; i < self->rate_cases->len; i++)
    add_rate_case (&explainer, self, &g_array_index (self->rate_cases, MoatClaimRateCase, i));
  if (self->verdict != MOAT_CLAIM_CANNOT_BE_CHECKED)
    moat_explainer_add (&explainer, MOAT_EXPLANATION_STEP, "finding", MOAT_PHRASE_EXPLAIN_FINDING,
                        moat_claim_check_to_sentence (self, wording),
                        g_strdup (moat_claim_verdict_to_nick (self->verdict)));
  if (self->other_ratio != NULL)
    add_other_basis (&explainer, self);
  if (self->verdict == MOAT_CLAIM_DEPENDS && !depends_on_rate (self))
    moat_explainer_add (&explainer, MOAT_EXPLANATION_NOTE, "open", MOAT_PHRASE_EXPLAIN_NOTE,
                        moat_wording_phrase (wording, MOAT_PHRASE_CLAIM_OPEN, NULL), NULL);
  for (guint i = 0; i < self->missing->len; i++)
    moat_explainer_add (&explainer, MOAT_EXPLANATION_NOTE, "missing", MOAT_PHRASE_EXPLAIN_MISSING,
                        g_strdup (self->missing->pdata[i]), NULL);
  return g_steal_pointer (&explanation);
}
