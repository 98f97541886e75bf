/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart-fixture.h"

G_BEGIN_DECLS

/* Comparisons that are drawn in columns, and lines of what a comparison has computed. */

void fixture_init_grouped (Fixture *self);     /* three companies in three years, one plan */
void fixture_init_stacked (Fixture *self);     /* the same stacked, with a year that lacks one */
void fixture_init_negative (Fixture *self);    /* profits and losses stacked, in Chinese names */
void fixture_init_shares (Fixture *self);      /* parts of three companies as shares of one year */
void fixture_init_bridge (Fixture *self);      /* one company's years, up and down */
void fixture_init_part_bridge (Fixture *self); /* three companies between two years */
void fixture_init_mekko (Fixture *self);       /* the shares, as wide as their totals */
void fixture_init_index (Fixture *self);       /* three companies, 2021 = 100 */
void fixture_init_cumulative (Fixture *self);  /* the same, added up */

/** Any comparison of up to @most entities in a chart of @kind, with what is hard to draw. */
void fixture_init_any_comparison (Fixture *self, MoatChartKind kind, int most, GRand *random);

G_END_DECLS
