/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart-fixture.h"

G_BEGIN_DECLS

/* Comparisons in charts that lay out their own plot. */

void fixture_init_bars (Fixture *self);   /* nine companies in one year, in every look, two equal */
void fixture_init_losses (Fixture *self); /* profits and losses, long Chinese names */
void fixture_init_many_bars (Fixture *self);    /* 60 companies, one highlighted */
void fixture_init_latest_bars (Fixture *self);  /* the latest of each, of unlike years */
void fixture_init_dots (Fixture *self);         /* seven companies in two years */
void fixture_init_slope (Fixture *self);        /* the same, one highlighted */
void fixture_init_three_slopes (Fixture *self); /* in three years, with gaps and plans */

void fixture_init_table (Fixture *self); /* gains and losses of five years, with gaps */

/** @n companies with one figure each in a chart of @kind. */
void fixture_init_companies (Fixture *self, MoatChartKind kind, guint n);

G_END_DECLS
