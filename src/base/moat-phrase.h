/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-vocabulary.h"

G_BEGIN_DECLS

/**
 * MoatPhrase: the short texts that charts and explanations are made of, in each language.
 * They are not gettext messages because the language of a chart is its reader's, chosen per
 * chart and independent of the language the program runs in.  Placeholders are {0}, {1} …
 * The list is X(NAME, english, chinese): add a phrase there, in every language, and nowhere else.
 */
#define MOAT_PHRASES(X)                                                                           \
  X (PER_YEAR, "{0} a year", "每年{0}")                                                            \
  X (UNIT_PER_YEAR, "{0} per year", "{0}/年")                                                      \
  X (OVER_PERIOD, "{0} over {1}", "{1}共{0}")                                                      \
  X (STATUS_ACTUAL, "actual", "实际")                                                              \
  X (STATUS_ESTIMATE, "estimate", "估计")                                                          \
  X (STATUS_PLAN, "plan", "计划")                                                                  \
  X (STATUS_TARGET, "target", "目标")                                                              \
  X (QUALIFIER_EXACT, "exactly", "确切")                                                            \
  X (QUALIFIER_ABOUT, "about", "约")                                                               \
  X (QUALIFIER_OVER, "over", "超过")                                                               \
  X (QUALIFIER_UNDER, "under", "不足")                                                              \
  X (QUALIFIER_BETWEEN, "between", "介于")                                                          \
  X (SOURCE, "Source: {0}.", "来源：{0}。")                                                         \
  X (SOURCE_SECTIONS, "{0} (sections {1})", "{0}（{1}节）")                                        \
  X (AREA_IS_AMOUNT, "the area of a block is its amount", "面积 = 金额")                            \
  X (NOTE_YEAR_END, "Fiscal years end {0}.", "财年截至{0}。")                                       \
  X (NOTE_HATCHED_PLAN, "Hatched: plan.", "斜线为计划。")                                            \
  X (NOTE_OPEN_TOP, "Open top: “over”.", "上端开口表示“超过”。")                                      \
  X (NO_DATA, "No figures to draw", "没有可绘制的数据")

typedef enum
{
#define MOAT_PHRASE_ID(name, en, zh) MOAT_PHRASE_##name,
  MOAT_PHRASES (MOAT_PHRASE_ID)
#undef MOAT_PHRASE_ID
    MOAT_N_PHRASES
} MoatPhrase;

/** The phrase's pattern in @language.  Static. */
const char *moat_phrase_get (MoatPhrase phrase, MoatLanguage language);

G_END_DECLS
