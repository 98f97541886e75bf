/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-entity.h"
#include "moat-concept.h"
#include "moat-fact.h"
#include "moat-series.h"
#include "moat-source.h"
#include "moat-wording.h"

G_BEGIN_DECLS

/**
 * MoatExplanation: the answer to "why this number?": an ordered list of lines, each with a key
 * for programs, a heading and a text for people.  Immutable once returned.
 */
typedef enum
{
  MOAT_EXPLANATION_FACT,   /* what was stated: entity, concept, period, as stated, value … */
  MOAT_EXPLANATION_SOURCE, /* where: title, publisher, date, locator, link */
  MOAT_EXPLANATION_RULE,   /* the rule that was applied */
  MOAT_EXPLANATION_STEP,   /* one step of the arithmetic */
  MOAT_EXPLANATION_NOTE,   /* remarks, restatements, what is not known */
} MoatExplanationPart;

typedef struct
{
  MoatExplanationPart part;
  const char *key; /* static: "as-stated", "value", "per-year", "locator" … */
  char *heading;   /* worded: "As stated" */
  char *text;      /* worded: "3247.51亿元" */
  char *value;     /* for programs, C notation: "324751000000"; nullable */
  char *unit;      /* of an amount in @value: "CNY", "CNY per year"; NULL for all others */
} MoatExplanationLine;

typedef struct
{
  char *title;      /* "Alibaba Group: cloud and AI infrastructure investment, FY2014–FY2023" */
  GPtrArray *lines; /* of MoatExplanationLine */
} MoatExplanation;

void moat_explanation_free (MoatExplanation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatExplanation, moat_explanation_free)

/** MoatRelatedFact: a fact that has a relation to the one that is explained. */
typedef struct
{
  MoatRelationKind kind;
  gboolean is_other; /* FALSE: the explained fact restates @fact; TRUE: @fact restates it */
  const MoatFact *fact;
} MoatRelatedFact;

/** MoatFactContext: a fact with all that it names. */
typedef struct
{
  const MoatFact *fact;
  const MoatEntity *entity;
  const MoatConcept *concept;
  const MoatSource *source;       /* nullable */
  const MoatRelatedFact *related; /* nullable */
  gsize n_related;
} MoatFactContext;

/** Why the value of @context's fact on @basis is what it is; the arithmetic is exact
 * (MoatDecimal), with a division that does not end rounded to 15 significant digits and said so.
 * The keys of a money flow: entity, concept, period (value: start/end), years, as-stated, value,
 * qualifier, status, grade, source, publisher, published, locator, known-from, rule, per-year.  The
 * values of value and per-year are low/high for `between`.  Then the relations: restates,
 * restated-by, part-of, contains, same-as, replaces, replaced-by; and remark.  (transfer full) */
MoatExplanation *moat_explanation_for_fact (const MoatFactContext *context, MoatBasis basis,
                                            MoatWording *wording);

/** Why the difference arrow from one fact to another says what it says: the two figures or, on the
 * basis PER_YEAR, their yearly rates, the division, what becomes of the qualifiers, and the
 * rounding.  Both facts have a value.  The keys: from, to (value: the fact's key), rule,
 * qualifier-rule, from-rate, to-rate, ratio, shown.  (transfer full) */
MoatExplanation *moat_explanation_for_difference (const MoatFactContext *from,
                                                  const MoatFactContext *to, MoatBasis basis,
                                                  MoatWording *wording);

/** As text: headings and texts in lines, amounts also in C notation, "[324751000000 CNY]".
 * (transfer full) */
char *moat_explanation_to_text (const MoatExplanation *self);

G_END_DECLS
