/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-explanation.h"

G_BEGIN_DECLS

#define MOAT_QUOTIENT_DIGITS 15

MoatExplanation *moat_explanation_new (void);

/** MoatExplainer: an explanation that is being written, and the fact it is about now. */
typedef struct
{
  MoatExplanation *explanation;
  const MoatFactContext *context;
  MoatWording *wording;
} MoatExplainer;

/** Adds a line.  Takes @text and @value; an empty text is no line. */
void moat_explainer_add (MoatExplainer *self, MoatExplanationPart part, const char *key,
                         MoatPhrase heading, char *text, char *value);
/** Says what the value of the line added last is counted in: the fact's unit and @pattern. */
void moat_explainer_set_unit (MoatExplainer *self, const char *pattern);
/** The length of the fact's period in years; FALSE for a moment. */
gboolean moat_fact_get_years (const MoatFact *fact, MoatDecimal *years);
/** "3 years", "10 fiscal years".  (transfer full) */
char *moat_explainer_word_years (MoatExplainer *self, MoatDecimal years);
/** Whether the fact is an amount of its period, which can be divided by years. */
gboolean moat_fact_context_is_flow (const MoatFactContext *context);
/** Divides @stated, an amount of the fact's period, by the years of the period. */
gboolean moat_fact_divide_by_years (const MoatFact *fact, MoatDecimal stated, MoatDecimal *quotient,
                                    gboolean *exact);
/** Adds the step from the fact's amount to its yearly rate; nothing for a moment. */
void moat_explainer_add_division (MoatExplainer *self, const char *key, MoatPhrase heading);

G_END_DECLS
