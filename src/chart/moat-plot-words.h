/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-figures.h"

G_BEGIN_DECLS

/* Values and names that stand below each other and are read against each other. */

/** The decimals that values written below each other have: those that four digits of the largest
 * need, fewer when no value has as many. */
int moat_plot_words_decimals (const MoatFigures *figures);
/** "126.7", "> 32.5"; "0.014" where @decimals would leave less than two digits, "CNY 1.4 m" where
 * that would be zeros above all.
 * (transfer full) */
char *moat_plot_words_value (const MoatScope *scope, const MoatFigures *figures,
                             const MoatFigure *figure, int decimals);
/** "Microsoft"; "Microsoft (FY2024)" when @common (nullable) is not the period of @figure.
 * (transfer full) */
char *moat_plot_words_name (const MoatScope *scope, const MoatFigures *figures,
                            const MoatFigure *figure, const MoatPeriod *common);
/** "Meta; Microsoft and 3 more": as many of @names (GPtrArray of char *) as a foot has room for.
 * (transfer full) */
char *moat_plot_words_names (const MoatScope *scope, const GPtrArray *names);
/** "No room to name 12 of 60 …" in the words of @phrase.  (transfer full) */
char *moat_plot_words_count (const MoatScope *scope, MoatPhrase phrase, guint part, guint whole);

G_END_DECLS
