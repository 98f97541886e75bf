/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-mapping.h"

G_BEGIN_DECLS

/** MoatCellPeriod: a period as a cell of a table gives it. */
typedef struct
{
  MoatPeriod period;
  gboolean has_mark;    /* a footnote that was not read is glued to it: "2021a", "2021 (p)" */
  gboolean is_estimate; /* the mark says so: "2024E", "2025 (forecast)" */
} MoatCellPeriod;

/** Reads what moat_period_parse() reads and what only tables have: dates in @order ("31/12/2023"),
 * with a time behind them, as YYYYMMDD, spans written with a dash ("2010–21"), footnotes.  FALSE,
 * and @out untouched, when it is none of these. */
gboolean moat_cell_period_read (const char *text, MoatYearEnd year_end, MoatDateOrder order,
                                MoatCellPeriod *out);
/** Reads one day, also the number that spreadsheets keep for it ("45291", counted from 1900).
 * MOAT_DATE_NONE when it is none. */
MoatDate moat_cell_date_read (const char *text, MoatDateOrder order);

G_END_DECLS
