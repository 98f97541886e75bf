/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-comparison.h"

/** Figure: a statement as a test writes it down. */
typedef struct
{
  const char *period; /* as people write it; one date is an instant */
  const char *value; /* "100", "> 100", "< 100", "~ 100", "90..110"; NULL: words without a number */
  const char *unit;  /* NULL: CNY */
  MoatStatus status;
} Figure;

/** Comparing: entities with their figures, to be compared. */
typedef struct
{
  GArray *comparables; /* of MoatComparable */
  GPtrArray *owned;    /* of GPtrArray of MoatSeries */
  gint64 n_facts;      /* the id of the last one */
  MoatTreatment treatment;
} Comparing;

Comparing *comparing_new (void);
void comparing_free (Comparing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Comparing, comparing_free)

MoatDecimal decimal (const char *text);
MoatPeriod period (const char *text, MoatYearEnd year_end);
/** Adds an entity with flows of money, whose year ends on the last day of @month. */
void comparing_add (Comparing *self, const char *name, guint month, const Figure *figures, gsize n);
/** The same of another kind. */
void comparing_add_kind (Comparing *self, const char *name, guint month, MoatPeriodType period_type,
                         MoatUnitKind unit_kind, const Figure *figures, gsize n);
/** Gives the entity added last what its figures are a share of. */
void comparing_add_whole (Comparing *self, const Figure *figures, gsize n);
/** @periods (nullable): as people write them, separated by commas, of the calendar; "latest"; NULL:
 * all. */
MoatComparison *comparing_compare (Comparing *self, const char *periods);
/** A rate of @from in @to; @period as people write it: one date for a closing rate. */
void comparing_add_rate (MoatRateTable *table, const char *from, const char *to, const char *period,
                         const char *value);

/** A derivation of a fact with @id, a flow of money unless its period is one date. */
MoatDerivation *derive (gint64 id, const Figure *figure);
/** "> 126.666666666667", "90..110", "n/m", "no rate" and such, to 15 digits. */
char *word_derivation (const MoatDerivation *value);
/** Asserts what @value (transfer full) is. */
void assert_derivation (MoatDerivation *value, const char *expected);
/** Asserts "FY2024 100; FY2025 110" of the series of @name; "" that there is none. */
void assert_series (const MoatComparison *comparison, const char *name, const char *expected);
/** Asserts "2023; FY2024; 2025 mixed" of the columns. */
void assert_columns (const MoatComparison *comparison, const char *expected);
/** Asserts "not-covered 2023; no-rate FY2024 USD/CNY" of the absences of the @index-th. */
void assert_absences (const MoatComparison *comparison, guint index, const char *expected);
