/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-data-file.h"

G_BEGIN_DECLS

/** How the text of which @text is the beginning is written: the dialect in which it makes the most
 * regular table.  UTF-8 of @size bytes; @is_whole: it is all of the text.  @delimiter: the only one
 * that can be meant; 0: find it.  (transfer full) */
MoatDialect *moat_dialect_find (const char *text, gsize size, gboolean is_whole, char delimiter);

/** The encoding of the text of which @bytes are a part from the beginning on, by its byte order
 * mark, its zero bytes, its validity, or what is most likely.  A name of ICU.  (transfer full);
 * NULL when it does not look like text at all. */
char *moat_encoding_find (const char *bytes, gsize size, gboolean is_whole);

G_END_DECLS
