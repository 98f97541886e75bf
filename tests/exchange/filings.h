/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-data-file.h"

/** The path of a fixture. */
char *find_fixture (const char *name);
/** Opens a file that has to be of @format, whatever its name says. */
MoatDataFile *open_filings (const char *path, MoatDataFormat format);
/** Opens a fixture that is a companyfacts file. */
MoatDataFile *open_companyfacts (const char *name);
/** Writes @text as a companyfacts file into a new folder and returns its path. */
char *write_filings (const char *text);
/** Removes it and the folder. */
void remove_filings (char *path);
/** The figures of @table (nullable: the first) about @concept (nullable: all) in @unit (nullable:
 * any), in the order of the file: "start/end value filed", divided by "\n". */
char *list_figures (MoatDataFile *file, const char *table, const char *concept, const char *unit);
/** The row of a table as its cells, joined with "|"; the header is row 1. */
char *get_row (MoatDataFile *file, const char *table, gsize row);
/** Asserts that reading the rows fails with @code and a message that has @words in it. */
void assert_unreadable (MoatDataFile *file, int code, const char *words);
