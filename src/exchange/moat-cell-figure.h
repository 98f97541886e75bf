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

/** Whether a trimmed cell states nothing: "", "NA", "n/a", "..", "-", "not disclosed". */
gboolean moat_cell_is_empty (const char *cell);
/** Reads a trimmed cell.  A unit or a multiplier of its own comes before that of its surroundings,
 * which must be of the same kind; what they add to the value they also add to the words, so that
 * reading these again gives the same.  MOAT_QUANTITY_ERROR (translated). */
gboolean moat_cell_figure_read (const char *cell, const MoatCellReading *reading,
                                MoatCellFigure *out, GError **error);

G_END_DECLS
