/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-decimal.h"
#include "moat-period.h"

G_BEGIN_DECLS

/* What a cell of a table of exchange rates says.  Private to the layer. */

/** Blank, or one of the texts that stand for no rate: "N/A", ".", "ND", "-" … */
gboolean moat_rate_cell_is_empty (const char *text);
/** A day (an instant) or a period, but no plain number other than a year. */
gboolean moat_rate_cell_read_period (const char *text, MoatPeriod *out);
/** A number; with @comma, 1.234,56 is what 1,234.56 is without. */
gboolean moat_rate_cell_read_number (const char *text, gboolean comma, MoatDecimal *out);
/** Whether the text has a comma where only a decimal comma can stand: "6,9081". */
gboolean moat_rate_cell_has_comma (const char *text);

G_END_DECLS
