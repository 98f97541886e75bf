/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-phrase-absences.h"
#include "moat-phrase-annotations.h"
#include "moat-phrase-claims.h"
#include "moat-phrase-columns.h"
#include "moat-phrase-panels.h"
#include "moat-phrase-plots.h"
#include "moat-phrase-tables.h"
#include "moat-vocabulary.h"

G_BEGIN_DECLS

/**
 * MoatPhrase: the short texts that charts and explanations are made of, in each language.
 * They are not gettext messages because the language of a chart is its reader's, chosen per
 * chart and independent of the language the program runs in.  Placeholders are {0}, {1} …
 * The list is X(NAME, english, chinese): add a phrase there, in every language, and nowhere else;
 * those of claims stand in moat-phrase-claims.h, others in moat-phrase-*.h.
 */
#define MOAT_PHRASES(X)                                                                         \
  MOAT_ANNOTATION_PHRASES (X)                                                                   \
  MOAT_CLAIM_PHRASES (X)                                                                        \
  MOAT_COLUMN_PHRASES (X)                                                                       \
  MOAT_TABLE_PHRASES (X)                                                                        \
  MOAT_PANEL_PHRASES (X)                                                                        \
  MOAT_PLOT_PHRASES (X)                                                                         \
  MOAT_ABSENCE_PHRASES (X)                                                                      \
  X (PER_YEAR, "{0} a year", "{0}/年")                                                          \
  X (UNIT_PER_YEAR, "{0} per year", "{0}/年")                                                   \
  X (OVER_PERIOD, "{0} in {1}", "{1}共{0}")                                                     \
  X (IN_PERIOD, "{0} in {1}", "{1}{0}")                                                         \
  X (TIMES, "{0}×", "{0}×")                                                                     \
  X (NOT_MEANINGFUL, "n/m", "无意义")                                                           \
  X (NO_VALUE, "no number stated", "未给出数值")                                                \
  X (IN_UNIT, "in {0}", "单位：{0}")                                                            \
  X (MEASURE_AND_UNIT, "{0}, {1}", "{0}，{1}")                                                  \
  X (ENTITY_AND_CONCEPT, "{0}: {1}", "{0}：{1}")                                                \
  X (COMMON_PERIOD, "{0} unless another period is named", "除另有注明外均为{0}")                \
  X (STATUS_ACTUAL, "actual", "实际")                                                           \
  X (STATUS_ESTIMATE, "estimate", "估计")                                                       \
  X (STATUS_PLAN, "plan", "计划")                                                               \
  X (STATUS_TARGET, "target", "目标")                                                           \
  X (A_STATUS_ACTUAL, "an actual figure", "实际数据")                                           \
  X (A_STATUS_ESTIMATE, "an estimate", "估计")                                                  \
  X (A_STATUS_PLAN, "a plan", "计划")                                                           \
  X (A_STATUS_TARGET, "a target", "目标")                                                       \
  X (STATUS_AND_PERIOD, "{0}, {1}", "{0}，{1}")                                                 \
  X (WITH_STATUS, "{0} ({1})", "{0}（{1}）")                                                    \
  X (STATUS_IN_PERIOD, "{0} in {1} ({2})", "{1}{2}{0}")                                         \
  X (SAID_ABOUT, "≈ {0}", "约{0}")                                                              \
  X (SAID_OVER, "> {0}", "超过{0}")                                                             \
  X (SAID_UNDER, "< {0}", "不足{0}")                                                            \
  X (SAID_UNKNOWN, "? {0}", "? {0}")                                                            \
  X (QUALIFIER_EXACT, "exactly", "确切")                                                        \
  X (QUALIFIER_ABOUT, "about", "约")                                                            \
  X (QUALIFIER_OVER, "over", "超过")                                                            \
  X (QUALIFIER_UNDER, "under", "不足")                                                          \
  X (QUALIFIER_BETWEEN, "between", "介于")                                                      \
  X (SOURCE, "Source: {0}.", "来源：{0}。")                                                     \
  X (SOURCE_SECTION, "{0} (section {1})", "{0}（{1}节）")                                       \
  X (SOURCE_SECTIONS, "{0} (sections {1})", "{0}（{1}节）")                                     \
  X (SOURCE_PLACES, "{0} ({1})", "{0}（{1}）")                                                  \
  X (SOURCE_AND_DATE, "{0}, {1}", "{0}，{1}")                                                   \
  X (LIST_COMMA, ", ", "、")                                                                    \
  X (AREA_IS_AMOUNT, "the area of a block is its amount", "面积即金额")                         \
  X (NOTE_YEAR_END, "Fiscal years end {0}.", "财年截至{0}。")                                   \
  X (NOTE_YEAR_END_OF, "{0}: fiscal years end {1}.", "{0}的财年截至{1}。")                      \
  X (NOTE_HATCHED_PLAN, "Hatched: plan.", "斜线表示计划。")                                     \
  X (NOTE_PALE_ESTIMATE, "Pale: estimate.", "浅色表示估计。")                                   \
  X (NOTE_HOLLOW_TARGET, "Outlined: target.", "空心表示目标。")                                 \
  X (NOTE_DASHED_LINE, "Dashed: not yet actual.", "虚线表示尚非实际值。")                       \
  X (NOTE_OPEN_TOP, "Open top: “over”.", "上端开口表示“超过”。")                                \
  X (NOTE_SOFT_TOP, "Soft edge: “about”.", "边缘虚化表示“约”。")                                \
  X (NOTE_CAPPED_TOP, "Capped: “under”.", "上端封顶表示“不足”。")                               \
  X (NOTE_BRACKET, "Bracket: stated range.", "括线表示原文所述区间。")                          \
  X (NOTE_ARROW_UP, "Arrow up: “over”.", "向上箭头表示“超过”。")                                \
  X (NOTE_ARROW_DOWN, "Arrow down: “under”.", "向下箭头表示“不足”。")                           \
  X (NOTE_HALO, "Halo: “about”.", "光晕表示“约”。")                                             \
  X (NOTE_RATIO_UNKNOWN, "Both sides of the ratio are open, so it may be larger or smaller.",   \
     "分子与分母均非确数，实际比值可能更大或更小。")                                            \
  X (MONTH_1, "Jan", "1月")                                                                     \
  X (MONTH_2, "Feb", "2月")                                                                     \
  X (MONTH_3, "Mar", "3月")                                                                     \
  X (MONTH_4, "Apr", "4月")                                                                     \
  X (MONTH_5, "May", "5月")                                                                     \
  X (MONTH_6, "Jun", "6月")                                                                     \
  X (MONTH_7, "Jul", "7月")                                                                     \
  X (MONTH_8, "Aug", "8月")                                                                     \
  X (MONTH_9, "Sep", "9月")                                                                     \
  X (MONTH_10, "Oct", "10月")                                                                   \
  X (MONTH_11, "Nov", "11月")                                                                   \
  X (MONTH_12, "Dec", "12月")                                                                   \
  X (MONTH_OF_YEAR, "{0} {1}", "{1}年{0}")                                                      \
  X (DAY_OF_MONTH, "{0} {1}", "{1}{0}日")                                                       \
  X (EXPLAIN_ENTITY, "Entity", "主体")                                                          \
  X (EXPLAIN_CONCEPT, "Concept", "指标")                                                        \
  X (EXPLAIN_PERIOD, "Period", "期间")                                                          \
  X (EXPLAIN_YEARS, "Length", "时长")                                                           \
  X (EXPLAIN_AS_STATED, "As stated", "原文表述")                                                \
  X (EXPLAIN_VALUE, "Value", "数值")                                                            \
  X (EXPLAIN_QUALIFIER, "Qualifier", "限定")                                                    \
  X (EXPLAIN_STATUS, "Status", "状态")                                                          \
  X (EXPLAIN_GRADE, "Evidence", "依据等级")                                                     \
  X (EXPLAIN_SOURCE, "Source", "来源")                                                          \
  X (EXPLAIN_PUBLISHER, "Publisher", "发布方")                                                  \
  X (EXPLAIN_PUBLISHED, "Published", "发布日期")                                                \
  X (EXPLAIN_LOCATOR, "Place in it", "出处位置")                                                \
  X (EXPLAIN_URL, "Link", "链接")                                                               \
  X (EXPLAIN_KNOWN_FROM, "Known from", "获知日期")                                              \
  X (EXPLAIN_RULE, "Rule", "规则")                                                              \
  X (EXPLAIN_STEP, "Arithmetic", "计算")                                                        \
  X (EXPLAIN_NOTE, "Note", "备注")                                                              \
  X (EXPLAIN_RELATED, "Related figure", "相关数据")                                             \
  X (RULE_AS_STATED, "Shown as stated, for the period it was stated for.",                      \
     "按原文所述期间和数值呈现。")                                                              \
  X (RULE_SPAN,                                                                                 \
     "One amount for the whole period; its yearly rate is the amount divided by the years.",    \
     "整个期间只有一个金额；年均值为金额除以年数。")                                            \
  X (RULE_PER_YEAR, "The amount is divided by the length of its period in years.",              \
     "金额除以期间的年数。")                                                                    \
  X (STEP_PER_YEAR, "{0} ÷ {1} = {2} a year", "{0} ÷ {1} = 每年{2}")                            \
  X (STEP_PER_YEAR_ROUNDED, "{0} ÷ {1} = {2} a year (rounded to 15 digits)",                    \
     "{0} ÷ {1} = 每年{2}（保留15位有效数字）")                                                 \
  X (YEARS, "{0} years", "{0}年")                                                               \
  X (FISCAL_YEARS, "{0} fiscal years", "{0}个财年")                                             \
  X (ONE_YEAR, "1 year", "1年")                                                                 \
  X (ONE_FISCAL_YEAR, "1 fiscal year", "1个财年")                                               \
  X (PERIOD_WITH_DATES, "{0} ({1})", "{0}（{1}）")                                              \
  X (EXPLAIN_RATE, "Rate", "汇率")                                                              \
  X (EXPLAIN_RATE_SOURCE, "Source of the rate", "汇率来源")                                     \
  X (CONVERSION_TITLE, "{0} in {1}", "{0}，折算为{1}")                                          \
  X (RATE_EQUATION, "1 {0} = {2} {1}", "1{0} = {2}{1}")                                         \
  X (RATE_PER, "{0} {1} per {2}", "{0}{1}/{2}")                                                 \
  X (RATE_COMPUTED, "{0} = {1}", "{0} = {1}")                                                   \
  X (RATE_TILE, "{0} ({1} days): {2}", "{0}（{1}天）：{2}")                                     \
  X (RATE_LOCATORS, "{0} to {1}", "{0}至{1}")                                                   \
  X (RULE_RATE_FLOW, "An amount of a period is converted at the average rate of that period.",  \
     "期间金额按该期间的平均汇率折算。")                                                        \
  X (RULE_RATE_STOCK, "An amount at a date is converted at the closing rate of that date.",     \
     "时点金额按当日收盘汇率折算。")                                                            \
  X (RULE_RATE_CONSTANT, "Converted at one rate that was named, whatever the period.",          \
     "不论期间，一律按指定的汇率折算。")                                                        \
  X (STEP_RATE_AVERAGE, "{0}: the average of {1}", "{0}：{1}平均汇率")                          \
  X (STEP_RATE_CLOSING, "{0}: the closing rate of {1}", "{0}：{1}收盘汇率")                     \
  X (STEP_RATE_EARLIER, "{0}: the closing rate of {1}, the last before {2}",                    \
     "{0}：{1}收盘汇率，为{2}之前最近的汇率")                                                   \
  X (STEP_RATE_DAILY, "{0}: mean of the daily rates ({1}), {2}",                                \
     "{0}：{2}每日汇率（{1}个）的平均值")                                                       \
  X (STEP_EACH_DAY, "Each day by itself, such as {0}: {1}", "逐日计算，例如{0}：{1}")           \
  X (STEP_RATE_TILES, "{0}: mean of {1} averages, weighted by their days",                      \
     "{0}：{1}个平均汇率按天数加权的平均值")                                                    \
  X (STEP_CONVERTED, "{0} × {1} = {2}", "{0} × {1} = {2}")                                      \
  X (STEP_CONVERTED_ROUNDED, "{0} × {1} = {2} (computed with all digits of the rate)",          \
     "{0} × {1} = {2}（按汇率的全部位数计算）")                                                 \
  X (RATE_MISSING_AVERAGE,                                                                      \
     "Not convertible: there is no average rate of {0} and {1} for {2}, no daily rates that "   \
     "cover it, and no averages of its parts.",                                                 \
     "无法折算：没有{0}与{1}在{2}的平均汇率，"                                   \
     "也没有可据以计算的每日汇率或分段平均汇率。")                                              \
  X (RATE_MISSING_CLOSING,                                                                      \
     "Not convertible: there is no rate of {0} and {1} on {2} or in the week before.",          \
     "无法折算：没有{2}及此前一周{0}与{1}的汇率。")                                             \
  X (RATE_IMPLIED, "{0} states the same amount as {1}, which implies {2}: not used.",           \
     "{0}将同一金额表述为{1}，隐含汇率为{2}；此处未采用该汇率。")                               \
  X (RELATED_RESTATES, "Restates {0} (“{1}”); the two are never added.",                        \
     "是对{0}（“{1}”）的重新表述，两者不可相加。")                                              \
  X (RELATED_RESTATED_BY, "Restated by {0} (“{1}”); the two are never added.",                  \
     "由{0}（“{1}”）重新表述，两者不可相加。")                                                  \
  X (RELATED_PART_OF, "Part of {0} (“{1}”); the two are never added.",                          \
     "是{0}（“{1}”）的一部分，两者不可相加。")                                                  \
  X (RELATED_CONTAINS, "Contains {0} (“{1}”); the two are never added.",                        \
     "包含{0}（“{1}”），两者不可相加。")                                                        \
  X (RELATED_SAME_AS, "The same figure as {0} (“{1}”); the two are never added.",               \
     "与{0}（“{1}”）为同一数据，两者不可相加。")                                                \
  X (RELATED_REPLACES, "Replaces {0} (“{1}”).", "取代{0}（“{1}”）。")                           \
  X (RELATED_REPLACED_BY, "Replaced by {0} (“{1}”).", "已由{0}（“{1}”）取代。")                 \
  X (DIFFERENCE_TITLE, "The difference between {0} and {1}", "{0}与{1}的差异")                  \
  X (RULE_PARTS_OF_YEARS,                                                                       \
     "A fiscal year is shared out over calendar years by its days: computed, not stated.",      \
     "财年金额按天数分摊到日历年度：为计算值，并非原文所述。")                                  \
  X (RULE_TOTAL, "Amounts of periods that follow each other are added up.",                     \
     "将相接期间的金额相加。")                                                                  \
  X (RULE_MEAN, "The mean of the values.", "取各值的平均值。")                                  \
  X (RULE_MEDIAN, "The median of the values.", "取各值的中位数。")                              \
  X (RULE_SMALLEST, "The smallest of the values.", "取各值中的最小值。")                        \
  X (RULE_LARGEST, "The largest of the values.", "取各值中的最大值。")                          \
  X (RULE_DIFFERENCE, "The second is taken from the first.", "前者减去后者。")                  \
  X (RULE_PRODUCT, "Both are multiplied.", "两者相乘。")                                        \
  X (RULE_SHARE, "The first is divided by the second.", "前者除以后者。")                       \
  X (RULE_INDEX, "The value of the base date is 100.", "以基期值为100。")                       \
  X (RULE_GROWTH, "Growth compares a period with the one of the same length a year earlier.",   \
     "增长率将某一期间与上年同期（期间等长）相比。")                                            \
  X (RULE_CAGR,                                                                                 \
     "Growth a year between the middles of both periods: (end ÷ start)^(1 ÷ years) − 1.",       \
     "按两个期间中点之间的年数计算复合年增长率：(期末 ÷ 期初)^(1 ÷ 年数) − 1。")                \
  X (STEP_DAYS, "{0} × {1} of {2} days = {3}", "{0} × {1}/{2}天 = {3}")                         \
  X (STEP_MINUS, "{0} − {1} = {2}", "{0} − {1} = {2}")                                          \
  X (STEP_INDEX, "{0} ÷ {1} × 100 = {2}", "{0} ÷ {1} × 100 = {2}")                              \
  X (STEP_GROWTH, "{0} ÷ {1} − 1 = {2}", "{0} ÷ {1} − 1 = {2}")                                 \
  X (STEP_CAGR, "({0} ÷ {1})^(1 ÷ {2}) − 1 = {3}", "({0} ÷ {1})^(1 ÷ {2}) − 1 = {3}")           \
  X (STEP_MEAN, "({0}) ÷ {1} = {2}", "({0}) ÷ {1} = {2}")                                       \
  X (STEP_AMONG, "Among {0}: {1}", "{0}之中：{1}")                                              \
  X (STEP_IN_PERIOD, "{0}: {1}", "{0}：{1}")                                                    \
  X (ROUNDED, "{0} (rounded)", "{0}（已取整）")                                                 \
  X (PROBLEM_NO_VALUE, "There is no number to compute with.", "没有可用于计算的数值。")         \
  X (PROBLEM_NOT_MEANINGFUL, "Growth through zero or a change of sign means nothing: n/m.",     \
     "跨零或正负号改变时，增长率无意义。")                                                      \
  X (PROBLEM_ZERO, "Division by zero.", "除数为零。")                                           \
  X (PROBLEM_UNLIKE_UNITS, "Unlike units are neither added nor compared.",                      \
     "不同单位不能相加或比较。")                                                                \
  X (PROBLEM_UNLIKE_PERIODS, "The periods overlap or are not of one length.",                   \
     "期间重叠或长短不一。")                                                                    \
  X (PROBLEM_OVERFLOW, "The result has more digits than can be computed with.",                 \
     "结果的位数超出可计算范围。")                                                              \
  X (EXPLAIN_FACT_GONE, "The figure is no longer in the project.", "该数据已不在项目中。")      \
  X (EXPLAIN_RESULT, "Result", "结果")                                                          \
  X (EXPLAIN_FROM, "First figure", "第一个数据")                                                \
  X (EXPLAIN_TO, "Second figure", "第二个数据")                                                 \
  X (EXPLAIN_SHOWN, "Shown", "图中显示")                                                        \
  X (RULE_RATIO, "The second figure is divided by the first.", "第二个数据除以第一个数据。")    \
  X (RULE_RATIO_RATES, "The yearly rate of the second figure is divided by that of the first.", \
     "第二个数据的年均值除以第一个数据的年均值。")                                              \
  X (RULE_RATIO_QUALIFIER, "“{0}” divided by “{1}” is “{2}”.", "“{0}”除以“{1}”得“{2}”。")       \
  X (RULE_RATIO_RANGE, "A range counts with its middle.", "区间按其中值计算。")                 \
  X (STEP_RATIO, "{0} ÷ {1} = {2}", "{0} ÷ {1} = {2}")                                          \
  X (STEP_RATIO_ROUNDED, "{0} ÷ {1} = {2} (rounded to 12 digits)",                              \
     "{0} ÷ {1} = {2}（保留12位有效数字）")                                                     \
  X (STEP_SHOWN, "{0}, rounded to the nearest", "{0}（四舍五入）")                              \
  X (STEP_SHOWN_DOWN, "{0}, rounded down, so that it stays true", "{0}（只舍不入）")            \
  X (STEP_SHOWN_UP, "{0}, rounded up, so that it stays true", "{0}（只入不舍）")                \
  X (STEP_NO_RATIO, "{0}: a ratio to zero or to another sign says nothing",                     \
     "{0}：除数为零或符号不同，比值没有意义")                                                   \
  X (GRADE_REPORTED, "reported", "披露")                                                        \
  X (GRADE_DERIVED, "derived", "推算")                                                          \
  X (GRADE_ESTIMATED, "estimated", "估计")                                                      \
  X (GRADE_SCENARIO, "scenario", "情景")                                                        \
  X (GRADE_UNRESOLVED, "unresolved", "未定")                                                    \
  X (NO_DATA, "No figures to draw", "没有可绘制的数据")                                         \
  X (NO_DATA_HINT, "Choose an entity and a concept that have figures, or add a figure.",        \
     "请选择已有数据的主体和指标，或先添加数据。")                                              \
  X (NO_DATA_IN_WINDOW, "No figures between {0} and {1}: zoom out to see the others.",          \
     "{0}至{1}没有数据，缩小后可查看其他数据。")                                                \
  X (MESSAGE_OTHER_UNIT, "{0} is stated in {1}: not on this axis.",                             \
     "{0}以{1}计，未绘入此坐标轴。")                                                            \
  X (MESSAGE_FACT_IN_UNIT, "Not shown: {0} is stated in {1}.", "未绘出：{0}以{1}计。")          \
  X (MESSAGE_FACTS_IN_UNIT, "Not shown: {0} figures of {1}, stated in {2}.",                    \
     "未绘出：{1}有{0}条数据以{2}计。")                                                         \
  X (MESSAGE_CONFLICT, "{0} differs from a later statement, which is drawn.",                   \
     "{0}与后来的表述不一致，图中采用后者。")                                                   \
  X (MESSAGE_CONFLICTS, "{0} more figures of {1} differ from later ones, which are drawn.",     \
     "{1}另有{0}条数据与后来的表述不一致，图中采用后者。")                                      \
  X (MESSAGE_OTHER_STATUS, "{0} is {1} for the same period as {2} and is not drawn.",           \
     "{0}是与{2}同一期间的{1}，未绘出。")                                                       \
  X (MESSAGE_OTHER_STATUSES,                                                                    \
     "{0} more figures of {1} are estimates, plans or targets for a period that has a more "    \
     "certain figure, and are not drawn.",                                                      \
     "{1}另有{0}条估计、计划或目标数据，其期间已有更确定的数据，未绘出。")                      \
  X (MESSAGE_CIRCLE,                                                                            \
     "{0} and {1} are said to replace each other, at once or through others: this is ignored.", \
     "{0}与{1}直接或间接地互相取代，此关系未予采用。")                                          \
  X (MESSAGE_CIRCLES,                                                                           \
     "{0} more pairs of figures of {1} are said to replace each other, which is ignored.",      \
     "{1}另有{0}组数据互相取代，此关系未予采用。")                                              \
  X (MESSAGE_UNKNOWN_KEY, "Not shown: {0} is not in the project.", "未绘出：项目中没有{0}。")   \
  X (MESSAGE_UNKNOWN_UNIT, "Not shown: figures of {0} in a unit that is not known.",            \
     "未绘出：{0}有单位不明的数据。")                                                           \
  X (MESSAGE_NO_FIGURES, "No figures of {0} for {1}.", "{1}没有“{0}”的数据。")                  \
  X (MESSAGE_NO_FIGURES_FOR, "{0} has no figures of the chosen concepts.",                      \
     "{0}没有所选指标的数据。")                                                                 \
  X (MESSAGE_NO_FIGURES_OF, "None of the chosen entities has figures of {0}.",                  \
     "所选主体没有“{0}”的数据。")                                                               \
  X (MESSAGE_NO_NUMBER, "{0}, {1}: no number stated, so nothing is drawn.",                     \
     "{0}，{1}：未给出数值，未绘制。")                                                          \
  X (MESSAGE_TOO_LARGE, "{0}, {1}: too large a number to be drawn.",                            \
     "{0}，{1}：数值过大，未绘制。")                                                            \
  X (MESSAGE_NOT_A_SPAN, "{0} is stated for a moment: a block needs a period.",                 \
     "{0}为时点数，没有期间，未绘成区间块。")                                                   \
  X (MESSAGE_NO_SPANS, "Shares and growth rates are not amounts: choose columns or lines.",     \
     "占比和增长率不是金额，不能绘成区间块，请选用柱形图或折线图。")                            \
  X (MESSAGE_LENGTHS_DIFFER, "Periods differ in length: totals, not yearly figures.",           \
     "各期间长短不同：图中为各期间的合计数，并非年度数。")                                      \
  X (MESSAGE_LATEST_ONLY, "Only the latest {0} of {1} figures are drawn: a line can show all.", \
     "仅绘出最近的{0}条数据（共{1}条），折线图可显示全部。")                                    \
  X (MESSAGE_EVENTS_UNNAMED, "No room to name {0} of {1} events: a larger picture names all.",  \
     "{1}个事件中有{0}个因篇幅所限未标注，放大图片可显示全部。")                                \
  X (MESSAGE_EVENT_UNNAMED, "No room to name the event: a larger picture names it.",            \
     "事件因篇幅所限未标注，放大图片可显示。")                                                  \
  X (MESSAGE_UNLABELLED, "No room to label {0}.", "因篇幅所限未在图中标注：{0}。")              \
  X (MESSAGE_MANY_UNLABELLED, "No room to label {0} of {1} figures: a larger picture does.",    \
     "{1}条数据中有{0}条因篇幅所限未标注，放大图片可显示全部。")                                \
  X (MESSAGE_SHORTENED, "Words are cut here: a larger picture has all of them.",                \
     "部分文字因篇幅所限被截断，放大图片可显示全部。")                                          \
  X (MESSAGE_DIFFERENCE, "From {0} to {1}: {2} (no room for the arrow).",                       \
     "从{0}到{1}：{2}（箭头因篇幅所限未绘出）。")                                               \
  X (MESSAGE_DIFFERENCE_MISSING,                                                                \
     "The difference of {0} and {1} cannot be shown: {2} is not drawn.",                        \
     "无法显示{0}与{1}的差异：{2}未绘出。")                                                     \
  X (MESSAGE_DIFFERENCE_NEITHER,                                                                \
     "The difference of {0} and {1} cannot be shown: neither is drawn.",                        \
     "无法显示{0}与{1}的差异：两者均未绘出。")                                                  \
  X (DESCRIPTION_FIGURE, "{0}, {1}: {2}", "{0}，{1}：{2}")                                      \
  X (DESCRIPTION_SERIES, "{0}: {1} figures from {2} to {3}, lowest {4}, highest {5}",           \
     "{0}：{2}至{3}共{1}条数据，最低{4}，最高{5}")                                              \
  X (DESCRIPTION_EVENTS, "Events: {0}.", "事件：{0}。")                                         \
  X (DESCRIPTION_DIFFERENCE, "The difference arrow says {0}.", "差异箭头标注为{0}。")           \
  X (SENTENCE, "{0}.", "{0}。")

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
