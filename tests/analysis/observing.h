/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-series-build.h"

/** Statement: a figure as a test writes it down. */
typedef struct
{
  gint64 id;
  const char *start; /* NULL: an instant */
  const char *end;
  double best;
  const char *known_from;
  MoatQualifier qualifier;
  MoatStatus status;
  MoatGrade grade;
} Statement;

MoatDate day (const char *iso);
/** The statement with the interval that its qualifier gives it. */
MoatObservation observe (const Statement *statement);
/** A series of money flows in CNY from @n statements; @as_known_on is nullable. */
MoatSeries *make_series (const Statement *statements, gsize n, MoatBasis basis,
                         const char *as_known_on, const MoatRelation *relations, gsize n_relations);
/** The same as stated, with the unit of the last digit of each fact, by its id. */
MoatSeries *make_series_with_steps (const Statement *statements, gsize n, const double *steps);
/** Whether the series has noted @kind for the fact. */
gboolean has_issue (const MoatSeries *series, MoatSeriesIssueKind kind, gint64 fact_id);
gsize count_issues (const MoatSeries *series);
/** Asserts that the series consists of the facts named, in this order, ended by 0. */
void assert_facts (const MoatSeries *series, int first, ...);
