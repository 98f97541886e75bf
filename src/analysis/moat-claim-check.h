/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-claim.h"
#include "moat-comparison.h"
#include "moat-evaluation.h"
#include "moat-interval.h"

G_BEGIN_DECLS

/** MoatClaimVerdict: what comes of putting a claim against the figures. */
typedef enum
{
  MOAT_CLAIM_SUPPORTED,
  MOAT_CLAIM_NOT_SUPPORTED,
  MOAT_CLAIM_DEPENDS, /* it holds for some of what the figures, or the rate, leave open */
  MOAT_CLAIM_CANNOT_BE_CHECKED,
  MOAT_CLAIM_N_VERDICTS
} MoatClaimVerdict;

/** "supported", "not-supported", "depends", "cannot-be-checked". */
const char *moat_claim_verdict_to_nick (MoatClaimVerdict value);

/** MoatClaimSide: one side of a claim. */
typedef struct
{
  MoatExpression *expression; /* NULL: it cannot be read */
  MoatEvaluation *evaluation; /* NULL: as before */
  MoatDerivation *value;      /* as it is compared, in the unit of the other side; nullable */
} MoatClaimSide;

/** MoatClaimRateCase: what the claim comes to at the rate of one year. */
typedef struct
{
  MoatPeriod period;
  MoatDecimal rate;
  MoatDerivation *ratio; /* nullable */
  MoatCertainty certainty;
} MoatClaimRateCase;

/** MoatClaimCheck: a claim put against the figures.  Immutable once returned. */
typedef struct
{
  MoatClaimVerdict verdict;
  MoatClaim *claim; /* that was checked */
  MoatClaimSide left, right;
  MoatCertainty certainty; /* of the relation; when both sides have a value */
  MoatDerivation *ratio;   /* left ÷ right; nullable */
  /* The same on the other basis, where amounts count for periods that are no year: */
  MoatDerivation *other_ratio; /* nullable */
  MoatCertainty other_certainty;
  MoatPeriod rate_period; /* of a rate whose period the claim does not name; else invalid */
  GArray *rate_cases;     /* of MoatClaimRateCase: at other years' rates, in time */
  GPtrArray *missing;     /* of char *: worded */
  GArray *facts;          /* of MoatNamedFact: what it touches, in the order of use */
} MoatClaimCheck;

/**
 * Puts @claim against the figures.
 *
 * Intervals decide: a relation that holds for every value that the qualifiers of both sides leave
 * open is supported, one that holds for none is not, and one that holds for some depends.  Where
 * the claim has a tolerance, "about" counts as its value, for the tolerance says how wide it is
 * taken; EQUAL and COMPARABLE then look at left ÷ right, which has to be 1 ± the tolerance.  An
 * amount in another currency is converted at the rate of its own period.  A rate without a period
 * is first that of the figures of the other side, and then that of every year there is a rate of:
 * if they disagree, it depends on the rate.  @wording: of what is missing.  (transfer full)
 */
MoatClaimCheck *moat_claim_check_new (const MoatClaim *claim, const MoatFigures *figures,
                                      MoatWording *wording);
void moat_claim_check_free (MoatClaimCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatClaimCheck, moat_claim_check_free)

/* moat-claim-words.c */
/** "supported", "not supported", "depends", "cannot be checked", in the language of @wording.
 * (transfer full) */
char *moat_claim_verdict_to_words (MoatClaimVerdict verdict, MoatWording *wording);
/** What came of it in one sentence: "≈ 0.45× per year; not comparable within ±25%."
 * (transfer full) */
char *moat_claim_check_to_sentence (const MoatClaimCheck *self, MoatWording *wording);
/** The ratio as it is shown, "≈ 0.45×"; NULL when there is none.  (transfer full) */
char *moat_claim_check_word_ratio (const MoatClaimCheck *self, MoatWording *wording);
/** A value as it is shown: "> CNY 126.7 bn a year".  (transfer full) */
char *moat_claim_word_value (const MoatDerivation *value, MoatWording *wording);
/** Whether @value is so much of one unit for one of another, which is no share. */
gboolean moat_claim_value_is_rate (const MoatDerivation *value);
/** Why the verdict is what it is: how each side came about (the lines of
 * moat_explanation_for_derivation()), what is said to hold and whether it does (the key is
 * finding), the other basis (other-basis), the rates (at-rate), what is missing (missing).
 * (transfer full) */
MoatExplanation *moat_claim_check_explain (const MoatClaimCheck *self,
                                           const MoatDerivationContext *context,
                                           MoatWording *wording);
/** moat-claim-series.c: both sides for a chart: two series of one value each, called @names (left,
 * right).  NULL unless both have a value, and one a period.  Of MoatSeries.  (transfer full) */
GPtrArray *moat_claim_check_to_series (const MoatClaimCheck *self, const MoatLabel names[2]);

G_END_DECLS
