/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The phrases of scatter plots and small multiples.  Part of the list in moat-phrase.h. */
#define MOAT_PANEL_PHRASES(X)                                                               \
  X (AGAINST, "{1} against {0}", "{1}与{0}")                                                \
  X (AREA_IS, "area: {0}, at most {1}", "面积：{0}，最大{1}")                               \
  X (MESSAGE_NOT_ON_BOTH, "Without a figure on both axes: {0}.", "两轴未同时有数据：{0}。") \
  X (MESSAGE_NO_SIZE, "Without a figure for the area, and drawn small: {0}.",               \
     "没有面积数据，以小点绘出：{0}。")                                                     \
  X (MESSAGE_PANELS, "No room for {0} of {1} panels: a larger picture has them.",           \
     "共{1}个小图，有{0}个因篇幅所限未绘出，放大图片可全部显示。")
