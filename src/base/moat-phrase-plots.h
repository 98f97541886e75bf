/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The phrases of charts that lay out their own plot, and of how a comparison is made.  Part of the
 * list in moat-phrase.h. */
#define MOAT_PLOT_PHRASES(X)                                                                \
  X (NOTE_OPEN_END, "Open end: “over”.", "末端开口表示“超过”。")                            \
  X (NOTE_SOFT_END, "Soft end: “about”.", "末端虚化表示“约”。")                             \
  X (NOTE_CAPPED_END, "Capped: “under”.", "末端封顶表示“不足”。")                           \
  X (NOTE_HOLLOW_POINT, "Hollow: not yet actual.", "空心表示尚非实际值。")                  \
  X (NOTE_ARROW_ON, "Arrow to larger values: “over”.", "指向较大值的箭头表示“超过”。")      \
  X (NOTE_ARROW_BACK, "Arrow to smaller values: “under”.", "指向较小值的箭头表示“不足”。")  \
  X (MESSAGE_ONE_COLUMN, "Bars are of {0} only: a dot plot or slopes compare periods.",     \
     "条形仅表示{0}，点图或斜率图可比较多个期间。")                                         \
  X (MESSAGE_BARS_UNNAMED, "No room to name {0} of {1} bars: a larger picture names more.", \
     "{1}个条形中有{0}个因篇幅所限未标名称，放大图片可显示更多。")                          \
  X (MEASURE_AS_SHARE, "{0} as % of {1}", "{0}占{1}的比重")                                 \
  X (AS_SHARE, "as % of {0}", "占{0}的比重")                                                \
  X (MEASURE_GROWTH, "{0}, growth on the year", "{0}同比增长率")                            \
  X (GROWTH, "growth on the year", "同比增长率")                                            \
  X (MEASURE_CUMULATIVE, "{0}, cumulative", "{0}，累计")                                    \
  X (CUMULATIVE, "cumulative", "累计")                                                      \
  X (MEASURE_INDEX, "{0}, index, {1} = 100", "{0}指数，{1} = 100")                          \
  X (INDEX, "index, {0} = 100", "指数，{0} = 100")                                          \
  X (LATEST, "latest", "最近一期")                                                          \
  X (NOTE_LATEST, "Latest: {0}.", "最近一期：{0}。")                                        \
  X (LATEST_OF_EACH, "the latest of each", "各自最近一期")                                  \
  X (FISCAL_YEARS_IN, "fiscal years ending in {0}", "{0}内结束的财年")                      \
  X (FISCAL_YEARS_IN_EACH, "fiscal years ending in each year", "各年内结束的财年")          \
  X (DATES_IN, "fiscal year ends in {0}", "{0}内的财年末")                                  \
  X (DATES_IN_EACH, "fiscal year ends in each year", "各年内的财年末")                      \
  X (SO_MANY_CURRENCIES, "{0} currencies", "{0}种货币")                                     \
  X (CONVERTED_AT_AVERAGES, "{0} converted at the average rates of each period",            \
     "以{0}计的数额按各期间平均汇率折算")                                                   \
  X (CONVERTED_AT_CLOSINGS, "{0} converted at the closing rates of each date",              \
     "以{0}计的数额按各时点收盘汇率折算")                                                   \
  X (CONVERTED_BY_RULE,                                                                     \
     "{0} converted at the average rates of each period, closing rates of each date",       \
     "以{0}计的数额按各期间平均汇率或各时点收盘汇率折算")                                   \
  X (CONVERTED_AT, "{0} converted at {1}", "以{0}计的数额按{1}折算")                        \
  X (SHARED_OUT, "fiscal years shared out over calendar years by days: computed",           \
     "财年数据按天数分摊到日历年度（推算）")                                                \
  X (WINDOW_SUM, "sums of {0} periods in a row", "连续{0}期合计")                           \
  X (WINDOW_MEAN, "means of {0} periods in a row", "连续{0}期平均")                         \
  X (NOTE_YEAR_ENDS_MORE, "{0} more have fiscal years that end on other days.",             \
     "另有{0}个主体的财年截至其他日期。")                                                   \
  X (DESCRIPTION_MORE, "{0} more are not described here", "另有{0}项未在此描述")            \
  X (MESSAGE_ROWS_UNNAMED, "No room to name {0} of {1} rows: a larger picture names more.", \
     "{1}行中有{0}行因篇幅所限未标名称，放大图片可显示更多。")                              \
  X (MESSAGE_LINES_UNNAMED,                                                                 \
     "No room to name {0} of {1} lines, the smallest: a larger picture names more.",        \
     "{1}条线中数值较小的{0}条因篇幅所限未标名称，放大图片可显示更多。")                    \
  X (MESSAGE_NEEDS_TWO, "One period only: nothing to join; bars rank its values.",          \
     "仅有一个期间，无可连接，可用条形图排序。")
