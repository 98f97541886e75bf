/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-concept.h"
#include "moat-entity.h"
#include "moat-expression.h"
#include "moat-fact.h"
#include "moat-rate-table.h"
#include "moat-relation.h"
#include "moat-wording.h"

G_BEGIN_DECLS

/** MoatFigures: where an expression finds what it names.  What the functions return is borrowed
 * unless it says otherwise, and has to last as long as the values that are made of it. */
typedef struct
{
  const MoatFact *(*find_fact) (const char *key, gpointer data);       /* nullable */
  const MoatConcept *(*find_concept) (const char *key, gpointer data); /* nullable */
  GPtrArray *(*get_entities) (gpointer data);                          /* of MoatEntity */
  /* All statements of an entity about a concept; of MoatFact. */
  GPtrArray *(*get_facts) (const char *entity, const char *concept, gpointer data);
  /* The relations that touch them; of MoatRelation. */
  GArray *(*get_relations) (const char *entity, const char *concept, gpointer data);
  /* All rates between the currencies, which are interned and ended by NULL. */
  MoatRateTable *(*get_rates) (const char *const *currencies, gpointer data);
  /* The first and last calendar year that there may be a rate of; FALSE: there is none. */
  gboolean (*get_rate_years) (const char *from, const char *to, int *first, int *last,
                              gpointer data);
  gpointer data;
} MoatFigures;

/** Most statements of one entity about one concept that a selection looks at. */
#define MOAT_EVALUATION_MOST_FACTS 10000

/** MoatEvaluationRequest: how an expression is to be taken.  Plain struct. */
typedef struct
{
  const MoatFigures *figures;
  gboolean is_per_year;   /* each amount counts per year */
  const char *currency;   /* that selections are taken in; NULL: that of their first figure */
  const char *bare_unit;  /* what a number without a unit is of: MOAT_UNIT_RATIO or _COUNT */
  MoatPeriod rate_period; /* of rates that name none; invalid: there is no such period */
  MoatWording *wording;   /* of what is missing */
} MoatEvaluationRequest;

/** MoatNamedFact: a fact that an expression rests on. */
typedef struct
{
  gint64 id;
  char *key;
} MoatNamedFact;

/** MoatEvaluation: the value of an expression. */
typedef struct
{
  MoatDerivation *value;   /* NULL: there is none, and @missing says why */
  gboolean is_incomplete;  /* some of the figures that are asked for are missing; the value, of the
                            * others, is a bound: */
  gboolean is_at_least;    /* with them it could only be larger */
  gboolean is_at_most;     /* only smaller */
  gboolean is_of_any_rate; /* it uses a rate whose period is not named */
  const char *rate_from, *rate_to; /* that rate's currencies */
  GPtrArray *missing;              /* of char *: what is missing, worded */
  GArray *facts;                   /* of MoatNamedFact: what it rests on, in the order of use */
} MoatEvaluation;

/** The value of @expression.  (transfer full) */
MoatEvaluation *moat_expression_evaluate (const MoatExpression *expression,
                                          const MoatEvaluationRequest *request);
void moat_evaluation_free (MoatEvaluation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatEvaluation, moat_evaluation_free)
/** The first currency that @expression names by a figure, a number or a conversion; NULL: none.
 * Interned. */
const char *moat_expression_find_currency (const MoatExpression *expression,
                                           const MoatFigures *figures);
/** Whether @expression is a number without a unit. */
gboolean moat_expression_is_bare (const MoatExpression *expression);
/** Why @value, which has a problem, has no numbers.  (transfer full) */
char *moat_derivation_word_problem (const MoatDerivation *value, MoatWording *wording);

G_END_DECLS
