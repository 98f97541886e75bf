/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-figures.h"

G_BEGIN_DECLS

/* All return (transfer full) texts in the chart's language. */

/** "CNY 324.8 bn", "> CNY 380 bn", "CNY 320–380 bn": what was stated; without the unit when the
 * axis has said it. */
char *moat_words_amount (const MoatScope *scope, const MoatFigures *figures,
                         const MoatFigure *figure, gboolean with_unit);
/** "> 126.7 a year"; NULL when the period is a year, so that the amount says it already. */
char *moat_words_rate (const MoatScope *scope, const MoatFigures *figures,
                       const MoatFigure *figure);
/** "2025–2027". */
char *moat_words_period (const MoatScope *scope, const MoatFigures *figures,
                         const MoatFigure *figure);
/** "2024" for a year that was asked for, "FY2024" when the values of @column are of one fiscal
 * year; the period of @figure, its first, when the column has none; moat-figure-columns.c. */
char *moat_words_column (const MoatScope *scope, const MoatFigures *figures,
                         const MoatFigure *figure, const MoatColumn *column);
/** "plan, 2025–2027"; actual figures say their period only. */
char *moat_words_status_period (const MoatScope *scope, const MoatFigures *figures,
                                const MoatFigure *figure);
/** "CNY 324.8 bn in FY2014–FY2023 · 32.5 a year", "2025–2027年计划超过3,800亿元 ·
 * 超过1,267亿元/年".
 */
char *moat_words_one_line (const MoatScope *scope, const MoatFigures *figures,
                           const MoatFigure *figure);
/** The sentence about figures, by their @indices (GArray of guint), whose labels found no room. */
char *moat_words_unlabelled (const MoatScope *scope, const MoatFigures *figures,
                             const GArray *indices);
/** "> CNY 380 bn (plan)": the value of a datum. */
char *moat_words_value (MoatWording *wording, const MoatSeriesInfo *info,
                        const MoatObservation *observation);
/** "Alibaba Group: Cloud and AI infrastructure investment". */
char *moat_words_series (MoatWording *wording, const MoatSeriesInfo *info);

/** The finding, or what the chart is about when nobody wrote one. */
char *moat_words_title (const MoatScope *scope, const MoatFigures *figures);
/** Measure, unit and basis.  @says_unit gets whether the unit is in it. */
char *moat_words_subtitle (const MoatScope *scope, const MoatFigures *figures, gboolean *says_unit);
/** "CNY bn per year"; "" for a bare count. */
char *moat_words_unit (const MoatScope *scope, const MoatFigures *figures);
/** What the reader must know to read the marks: only for what is used. */
char *moat_words_notes (const MoatScope *scope, const MoatFigures *figures);
/** MoatDescriptionText: sentences of the picture that its description repeats.  Borrowed. */
typedef struct
{
  const char *title, *subtitle;
  const char *hint;       /* of a chart without marks; nullable */
  const char *difference; /* what the arrow says; nullable */
  const char *messages;
} MoatDescriptionText;

/** One paragraph for people who do not see the chart. */
char *moat_words_description (const MoatScope *scope, const MoatFigures *figures,
                              const MoatDescriptionText *text);
/** The period that a name does not have to say, of one value for each: that of most; invalid when
 * there is none, so that each says its own; NULL when a period was chosen, so that none does;
 * moat-figure-columns.c. */
const MoatPeriod *moat_words_shared_period (const MoatScope *scope, const MoatFigures *figures,
                                            MoatPeriod *out);
/** The period that most figures share, when it is shared; FALSE when there is none. */
gboolean moat_words_common_period (const MoatFigures *figures, MoatPeriod *out);

G_END_DECLS
