/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-mark-column.h"

G_BEGIN_DECLS

/* What is said of bars.  All return (transfer full) texts in the chart's language. */

/** The label of @bar: "126.7", "+5.3", "> 38%", "+2.1 pp". */
char *moat_column_words_label (const MoatColumns *self, const MoatScope *scope,
                               const MoatFigures *figures, const MoatBar *bar);
/** "Acme: Revenue", "Total"; of its datum. */
char *moat_column_words_title (const MoatColumns *self, const MoatScope *scope,
                               const MoatFigures *figures, const MoatBar *bar);
/** "CNY 5 bn (12%)", "+CNY 5 bn (from CNY 10 bn to CNY 15 bn)"; of its datum. */
char *moat_column_words_value (const MoatColumns *self, const MoatScope *scope,
                               const MoatFigures *figures, const MoatBar *bar);
/** "2024"; of its datum. */
char *moat_column_words_period (const MoatColumns *self, const MoatScope *scope,
                                const MoatFigures *figures, const MoatBar *bar);
/** "Globex: > CNY 5 bn in 2024", "Total, 2024: CNY 12 bn": what its label would say, by itself. */
char *moat_column_words_line (const MoatColumns *self, const MoatScope *scope,
                              const MoatFigures *figures, const MoatBar *bar);

G_END_DECLS
