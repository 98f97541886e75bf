/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-label.h"

G_BEGIN_DECLS

/** MoatConcept: what is measured, as in XBRL. */
typedef struct
{
  gint64 id;
  char *key; /* "capital_expenditure" */
  MoatLabel label;
  MoatPeriodType period_type;
  MoatUnitKind unit_kind;
  MoatAggregation aggregation;
} MoatConcept;

MoatConcept *moat_concept_new (void);
void moat_concept_free (MoatConcept *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatConcept, moat_concept_free)

G_END_DECLS
