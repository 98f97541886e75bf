/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-data-file.h"

G_BEGIN_DECLS

/* Delimited text, which is a file, the only member of a zip, or was pasted. */

/** The bytes of @path, or of its only member when it is a zip, and in @size (out) how many there
 * are, −1: not known.  (transfer full) */
GInputStream *moat_text_file_open (const char *path, goffset *size, GCancellable *cancellable,
                                   GError **error);

/** Finds out how the text of @stream is written; reads of it what is needed.  @delimiter: the only
 * one that can be meant; 0: find it.  @name: of the file, for messages.  @check_kind: whether text
 * that is obviously no table, such as a web page, is refused too.  MOAT_EXCHANGE_ERROR_UNSUPPORTED:
 * no text; MALFORMED: empty.  (transfer full) */
MoatDialect *moat_text_file_find_dialect (GInputStream *stream, const char *name, char delimiter,
                                          gboolean check_kind, GCancellable *cancellable,
                                          GError **error);

/** How @text, which was pasted, is written.  (transfer full) */
MoatDialect *moat_text_file_find_pasted_dialect (const char *text);

G_END_DECLS
