/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-row-reader.h"

/** A reader of rows that are written in the test: lines divided by "\n", cells by "|".  An empty
 * line is a row without cells. */
MoatRowReader *cells_read (const char *text);
