/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-mapping.h"

G_BEGIN_DECLS

/* What a cell of a table of exchange rates says; space around it does not count.  Private to the
 * layer. */

/** Blank, or one of the texts that stand for nothing: moat_cell_is_empty(). */
gboolean moat_rate_cell_is_empty (const char *cell);
/** A day (an instant) or a period, but no plain number other than a year. */
gboolean moat_rate_cell_read_period (const char *cell, MoatDateOrder order, MoatPeriod *out);
/** A number and nothing else. */
gboolean moat_rate_cell_read_number (const char *cell, MoatNumberMark mark, MoatDecimal *out);

G_END_DECLS
