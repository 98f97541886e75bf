/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The phrases of what somebody has put on a chart.  Part of the list in moat-phrase.h. */
#define MOAT_ANNOTATION_PHRASES(X)                                                            \
  X (ANNOTATION_CAGR, "CAGR {0}", "年复合增长率{0}")                                          \
  X (ANNOTATION_AVERAGE, "Average {0}", "平均{0}")                                            \
  X (ANNOTATION_MEDIAN, "Median {0}", "中位数{0}")                                            \
  X (ANNOTATION_TARGET, "Target {0}", "目标{0}")                                              \
  X (ANNOTATION_NAME_CAGR, "The CAGR arrow", "年复合增长率箭头")                              \
  X (ANNOTATION_NAME_DIFFERENCE, "The difference arrow", "差异箭头")                          \
  X (ANNOTATION_NAME_TOTAL_DIFFERENCE, "The arrow between totals", "合计差异箭头")            \
  X (ANNOTATION_NAME_AVERAGE, "The average line", "平均线")                                   \
  X (ANNOTATION_NAME_MEDIAN, "The median line", "中位数线")                                   \
  X (ANNOTATION_NAME_TARGET, "The target line", "目标线")                                     \
  X (ANNOTATION_NAME_BREAK, "The value break", "断轴")                                        \
  X (ANNOTATION_NAME_BAND, "The band", "区间带")                                              \
  X (ANNOTATION_NAME_CALLOUT, "The callout “{0}”", "标注“{0}”")                               \
  X (ANNOTATION_NAME_FOOTNOTE, "The footnote “{0}”", "脚注“{0}”")                             \
  X (ANNOTATION_NOT_DRAWN, "{0} is not drawn: {1}.", "{0}未绘制：{1}。")                      \
  X (ANNOTATION_NO_MARK, "its figure is not on the chart", "图中没有对应的数据")              \
  X (ANNOTATION_NO_ROOM, "it has no room", "篇幅不足")                                        \
  X (ANNOTATION_NO_AXIS, "this kind of chart has no axis for it", "此类图表没有相应的坐标轴") \
  X (ANNOTATION_NOT_MEANINGFUL, "n/m between its figures", "其数据之间无意义（n/m）")         \
  X (ANNOTATION_OUTSIDE, "it lies outside of what is shown", "在显示范围之外")                \
  X (ANNOTATION_NO_GAP, "a value lies within it, or none above it",                           \
     "其范围内有数值，或其上没有数值")                                                        \
  X (ANNOTATION_LABEL_NO_ROOM, "{0}: no room at its line.", "{0}：线旁篇幅不足。")            \
  X (ANNOTATION_NOTE_BREAK, "Axis broken between {0} and {1}: lengths do not compare.",       \
     "坐标轴在{0}与{1}之间断开，长度不可直接比较。")                                          \
  X (ANNOTATION_FOOTNOTE, "{0} {1}", "{0} {1}")
