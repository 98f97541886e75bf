/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-evaluation.h"

/** Figures: a few figures, entities and rates in memory, for expressions to find. */
typedef struct
{
  MoatFigures figures;
  GPtrArray *facts;    /* of MoatFact; the ids are 1, 2 … */
  GPtrArray *entities; /* of MoatEntity */
  GPtrArray *concepts; /* of MoatConcept */
  GArray *relations;   /* of MoatRelation */
  MoatRateTable *rates;
  GPtrArray *found; /* what was lent */
} Figures;

Figures *figures_new (void);
void figures_free (Figures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Figures, figures_free)

/** @tags and @parent are nullable. */
void figures_add_entity (Figures *self, const char *key, const char *tags, const char *parent);
/** A flow of money, or of a ratio if @is_ratio. */
void figures_add_concept (Figures *self, const char *key, gboolean is_ratio);
/** @period as people write it; @words as a source states them. */
void figures_add_fact (Figures *self, const char *key, const char *entity, const char *concept,
                       const char *period, const char *words);
MoatFact *figures_get_fact (Figures *self, const char *key);
/** Says that the first fact restates the second. */
void figures_relate (Figures *self, const char *key, const char *other);
/** What one USD was in CNY on average over a year. */
void figures_add_rate (Figures *self, int year, const char *value);
