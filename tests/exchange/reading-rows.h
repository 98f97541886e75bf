/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-row-reader.h"
#include "moat-table.h"

/** A stream of @size bytes (−1: up to the NUL) that gives @step of them at a time. */
GInputStream *trickle_new (const char *bytes, gssize size, gsize step);
/** All that is left of @rows: "LINE|CELL|CELL" for each, and "! MESSAGE" where it fails, with line
 * feeds after them. */
char *dump_rows (MoatRowReader *rows, GError **error);
/** All that is left of @rows, which must not fail: of GStrv. */
GPtrArray *take_rows (MoatRowReader *rows);
/** Asserts that the tables have the same cells. */
void assert_same_rows (GPtrArray *found, GPtrArray *wanted);
/** @text in @encoding, which may be any that ICU knows, with or without a byte order mark. */
GBytes *encode (const char *text, gssize size, const char *encoding, gboolean with_mark);
/** Writes a file and returns its path. */
char *write_file (const char *folder, const char *name, const char *bytes, gssize size);
