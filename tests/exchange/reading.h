/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-table.h"

typedef MoatTable *(*ReadFunc) (const char *name, GInputStream *stream, GCancellable *cancellable,
                                GError **error);

/** Reads @size bytes (-1: up to the NUL) as a file. */
MoatTable *read_text (ReadFunc read, const char *text, gssize size, GError **error);
/** As read_text(), of a text that has to be taken without an error. */
MoatTable *must_read (ReadFunc read, const char *text);
/** Asserts that @text is refused with @code, in a message that names @line (0: no line). */
void assert_refused (ReadFunc read, const char *text, gssize size, MoatExchangeError code,
                     gsize line);
/** Asserts the columns, joined with "|". */
void assert_columns (const MoatTable *table, const char *joined);
/** Asserts the line and the cells, joined with "|", of a row. */
void assert_row (const MoatTable *table, guint row, gsize line, const char *joined);
/** Asserts place and words of a problem. */
void assert_problem (const MoatTable *table, guint problem, gsize line, int column,
                     const char *message);

/** Asserts that the error of a file that stops after @text, as a lost disk would, is passed on. */
void assert_lost (ReadFunc read, const char *text);
