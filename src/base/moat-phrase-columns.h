/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The phrases of stacks, bridges and other charts of columns.  Part of the list in moat-phrase.h.
 */
#define MOAT_COLUMN_PHRASES(X)                                                                     \
  X (TOTAL, "Total", "合计")                                                                       \
  X (OTHERS, "{0} others", "其他{0}项")                                                            \
  X (LEGEND_MORE, "and {0} more", "另{0}个")                                                       \
  X (POINTS, "{0} pp", "{0}个百分点")                                                              \
  X (FROM_TO, "from {0} to {1}", "由{0}至{1}")                                                     \
  X (BRIDGE_TO, "to {0}", "至{0}")                                                                 \
  X (SO_MANY_COLUMNS, "{0} of {1} columns", "{1}柱中的{0}柱")                                      \
  X (SHARES_OF_TOTAL, "shares of the total; above: the total", "占合计的比重；柱顶为合计")         \
  X (SHARES_AND_TOTAL, "shares of the total; above: the total in {0}",                             \
     "占合计的比重；柱顶为合计（{0}）")                                                            \
  X (MEKKO, "shares of the total, which is the width and stands above",                            \
     "占合计的比重；柱宽与柱顶为合计")                                                             \
  X (MEKKO_IN, "shares of the total, which is the width and stands above in {0}",                  \
     "占合计的比重；柱宽与柱顶为合计（{0}）")                                                      \
  X (NOTE_NET_LINE, "Line across a column: its total.", "柱上横线表示合计。")                      \
  X (MESSAGE_COLUMNS_UNNAMED, "No room to name {0} of {1} columns: a larger picture names all.",   \
     "{1}个柱中有{0}个因篇幅所限未标名称，放大图片可显示全部。")                                   \
  X (MESSAGE_NO_SUMS,                                                                              \
     "Growth rates, indices and shares of different wholes do not add up: choose columns or "      \
     "lines.",                                                                                     \
     "增长率、指数以及不同整体的占比不能相加，请选用柱形图或折线图。")                             \
  X (MESSAGE_NOT_STACKED, "Of another period than the rest of their column, so not stacked: {0}.", \
     "期间与同柱其他数据不同，未堆叠：{0}。")                                                      \
  X (MESSAGE_ONE_PERIOD, "Only {0} is drawn: there is one column for each entity.",                \
     "每个主体一柱，仅绘出{0}。")                                                                  \
  X (MESSAGE_OTHER_LENGTH, "For a period of another length than most, so not in the bridge: {0}.", \
     "期间长短与多数数据不同，未计入：{0}。")                                                      \
  X (MESSAGE_NO_SHARE, "Below zero, so without a share, and left out of the totals: {0}.",         \
     "为负值，无法表示占比，未绘出且未计入合计：{0}。")                                            \
  X (MESSAGE_INCOMPLETE, "Totals are incomplete, for want of figures: {0}.",                       \
     "缺少部分数据，合计不完整：{0}。")                                                            \
  X (MESSAGE_NOT_IN_BRIDGE, "Without a figure at both ends, so left out of the totals too: {0}.",  \
     "首尾两期未同时有数据，未计入合计：{0}。")
