/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart-fixture.h"

G_BEGIN_DECLS

/* Charts with what somebody has put on them. */

/** Adds an annotation; @from and @to: entity and period, "globex 2020", "2020", "globex" or NULL.
 * Borrowed until the spec is freed. */
MoatAnnotation *fixture_annotate (Fixture *self, MoatAnnotationKind kind, const char *from,
                                  const char *to);

void fixture_init_annotated_columns (Fixture *self); /* every kind but a band of time */
void fixture_init_annotated_lines (Fixture *self);   /* CAGR, median, band, callout, footnote */
void fixture_init_annotated_stack (Fixture *self);   /* difference of totals, average, callout */
void fixture_init_annotated_bars (Fixture *self);    /* average, difference, band, break */
void fixture_init_annotated_spans (Fixture *self);   /* average of yearly rates, band, callout */
void fixture_init_annotated_dots (Fixture *self);    /* target, amount, callout */

/** Puts some of everything on a chart, for values that may or may not be there. */
void fixture_annotate_any (Fixture *self, GRand *random);

G_END_DECLS
