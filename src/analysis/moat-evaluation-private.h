/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-comparison.h"
#include "moat-evaluation.h"

G_BEGIN_DECLS

/** Notes that something is missing; @text (transfer full) says what. */
void moat_evaluation_add_missing (MoatEvaluation *self, char *text);
/** Notes that the value rests on @fact. */
void moat_evaluation_add_fact (MoatEvaluation *self, const MoatFact *fact);
/** What @fact states, to be computed with. */
MoatStated moat_evaluation_state (const MoatFact *fact, MoatPeriodType period_type);
/** Whether a fact with one of the ids @first (of gint64) has a relation to one of @second: they
 * are, or contain, the same money. */
gboolean moat_evaluation_has_relation (MoatEvaluation *self, GArray *first, GArray *second,
                                       const MoatFigures *figures);
/** The value of a selection; NULL when it finds nothing.  (transfer full) */
MoatDerivation *moat_selection_evaluate (const MoatSelection *selection,
                                         const MoatEvaluationRequest *request,
                                         MoatEvaluation *evaluation);

/** MoatSelectionSearch: what is gathered for one selection. */
typedef struct
{
  const MoatSelection *selection;
  const MoatEvaluationRequest *request;
  MoatEvaluation *evaluation;
  const MoatConcept *concept;
  GPtrArray *entities; /* of MoatEntity, borrowed: who is asked for */
  GArray *comparables; /* of MoatComparable, one for each entity */
  GPtrArray *series;   /* of GPtrArray of MoatSeries: of each comparable */
  GHashTable *facts;   /* id → MoatFact, borrowed */
  GPtrArray *units;    /* interned: of all the figures */
  GArray *periods;     /* of MoatPeriod: those asked for */
} MoatSelectionSearch;

/** Notes that @text (transfer full) is missing, and that the selection is not complete. */
void moat_selection_miss (MoatSelectionSearch *self, char *text);
/** Notes that @entity has more figures than are looked at. */
void moat_selection_miss_many (MoatSelectionSearch *self, const MoatEntity *entity);
/** Notes what the comparison does not have. */
void moat_selection_note_absences (MoatSelectionSearch *self, const MoatComparison *comparison);
/** Notes that there is nothing at all. */
void moat_selection_miss_all (MoatSelectionSearch *self);

G_END_DECLS
