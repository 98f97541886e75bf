/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The phrases of what a comparison has no value for.  {0}: names, {1}: the period.  Part of the
 * list in moat-phrase.h. */
#define MOAT_ABSENCE_PHRASES(X)                                                         \
  X (ABSENCE_NO_FIGURE, "No figure: {0}.", "没有数据：{0}。")                           \
  X (ABSENCE_OTHER_PERIOD, "No figure for {1}: {0}.", "{1}没有数据：{0}。")             \
  X (ABSENCE_NO_RATE, "No exchange rate for {1}: {0}.", "{1}缺少汇率：{0}。")           \
  X (ABSENCE_NO_RATE_OF, "No rate of {2} and {3} for {1}, so not converted: {0}.",      \
     "{1}缺少{2}与{3}的汇率，未折算：{0}。")                                            \
  X (ABSENCE_NO_WHOLE, "Nothing to take the share of in {1}: {0}.",                     \
     "{1}没有可供计算占比的总额：{0}。")                                                \
  X (ABSENCE_NOT_COVERED, "Figures do not cover {1}: {0}.", "数据未完整覆盖{1}：{0}。") \
  X (ABSENCE_SPAN, "One amount for {1}, not shared out over its years: {0}.",           \
     "{1}只有一个总额，未分摊到各年：{0}。")                                            \
  X (ABSENCE_NO_BASE, "Nothing to compare {1} with: {0}.", "{1}没有可比基期：{0}。")    \
  X (ABSENCE_NOT_MEANINGFUL, "n/m in {1}, through zero or a change of sign: {0}.",      \
     "{1}跨零或变号，无意义：{0}。")                                                    \
  X (ABSENCE_NO_VALUE, "No number stated for {1}: {0}.", "{1}未给出数值：{0}。")        \
  X (ABSENCE_UNLIKE_UNITS, "Unlike units in {1}: {0}.", "{1}的单位不同：{0}。")         \
  X (NAMES_AND_MORE, "{0} and {1} more", "{0}等另{1}个")                                \
  X (ANY_PERIOD, "any period", "任何期间")
