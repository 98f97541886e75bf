/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-mapping.h"
#include "moat-quantity.h"
#include "moat-unit-words.h"

G_BEGIN_DECLS

/** MoatCellFigure: what a cell states, with what its surroundings add. */
typedef struct
{
  const char *as_stated; /* the cell, or the reading's buffer */
  gboolean has_value;
  MoatDecimal low, best, high;
  const char *unit; /* interned; nullable */
  MoatQualifier qualifier;
  gboolean states_qualifier;
} MoatCellFigure;

/** MoatCellReading: what it takes to read a cell. */
typedef struct
{
  const MoatQualifierWord *words; /* nullable: the default ones */
  MoatNumberMark mark;
  MoatUnitWords around; /* what header, row and table say that it is counted in */
  GString *buffer;      /* is overwritten */
} MoatCellReading;

/** Where the text of a cell begins and how long it is, without the space at its ends, also that of
 * wide characters. */
const char *moat_cell_trim (const char *cell, gsize *length);
/** Whether a trimmed cell states nothing: "", "NA", "n/a", "..", "-", "not disclosed". */
gboolean moat_cell_is_empty (const char *cell);
/** Reads a trimmed cell that is a number and nothing else: "-1,234,567.8". */
gboolean moat_cell_number_read (const char *cell, MoatDecimal *out);
/** Writes a point for each comma before a digit and a comma for each point: "1.234,5 Mio." becomes
 * "1,234.5 Mio.". */
void moat_cell_exchange_marks (char *cell);
/** Reads a trimmed cell.  A unit or a multiplier of its own comes before that of its surroundings,
 * which must be of the same kind; what they add to the value they also add to the words, so that
 * reading these again gives the same.  MOAT_QUANTITY_ERROR (translated). */
gboolean moat_cell_figure_read (const char *cell, const MoatCellReading *reading,
                                MoatCellFigure *out, GError **error);

G_END_DECLS
