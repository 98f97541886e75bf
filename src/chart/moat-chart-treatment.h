/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-figures.h"

G_BEGIN_DECLS

/* How the values of a comparison were made, in the chart's language. */

/** @measure (nullable or "": not to be named) on the basis of the chart: "R&D as % of Revenue",
 * "as % of Revenue"; "" when there is nothing to say.  (transfer full) */
char *moat_treatment_word_measure (const MoatScope *scope, const MoatFigures *figures,
                                   const char *measure);
/** For which period the values are: "2024", "fiscal years ending in 2024", "the latest of each";
 * NULL when labels say it.  (transfer full) */
char *moat_treatment_word_period (const MoatScope *scope, const MoatFigures *figures);
/** Adds what was done to values: conversion, sharing out over calendar years, moving windows.
 * @parts: of char *. */
void moat_treatment_add_steps (const MoatScope *scope, const MoatFigures *figures,
                               GPtrArray *parts);
/** "Fiscal years end 31 March.": of what is drawn; one sentence for each day that they end on.
 * (transfer full) */
char *moat_treatment_word_year_ends (const MoatScope *scope, const MoatFigures *figures);
/** "Latest: 2025 (Alphabet, Meta); FY2026 (Microsoft).", moat-chart-latest.c: which periods the
 * latest of each are of, when they differ and the marks do not say it themselves; "" else.
 * (transfer full) */
char *moat_treatment_word_latest (const MoatScope *scope, const MoatFigures *figures);
/** "Alibaba, Microsoft and 3 more".  @names: of char *.  (transfer full) */
char *moat_treatment_word_names (const MoatScope *scope, const GPtrArray *names);

G_END_DECLS
