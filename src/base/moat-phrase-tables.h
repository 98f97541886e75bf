/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The phrases of charts that are tables.  Part of the list in moat-phrase.h. */
#define MOAT_TABLE_PHRASES(X)                                                          \
  X (MESSAGE_ROWS_LEFT_OUT, "No room for {0} of {1} rows: a taller picture has them.", \
     "共{1}行，有{0}行因篇幅所限未绘出，增加图片高度可全部显示。")                     \
  X (MESSAGE_COLUMNS_LEFT_OUT,                                                         \
     "No room for the earliest {0} of {1} periods: a wider picture has them.",         \
     "共{1}个期间，最早的{0}个因篇幅所限未绘出，增加图片宽度可全部显示。")             \
  X (MESSAGE_CELLS_UNLABELLED,                                                         \
     "Cells are too narrow for their numbers: a wider picture has them.",              \
     "单元格过窄，未写数值，增加图片宽度可显示。")
