/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MoatTextLines: text, a line at a time, in a buffer that does not grow.
 */
typedef struct _MoatTextLines MoatTextLines;

/** The lines of @bytes, which are text of @encoding.  MOAT_EXCHANGE_ERROR_ENCODING: an encoding
 * that is not known. */
MoatTextLines *moat_text_lines_new (GInputStream *bytes, const char *encoding, GError **error);
void moat_text_lines_free (MoatTextLines *self);
/** The next line as UTF-8 with its end, which is LF, CRLF or CR and which the last line gets if it
 * has none.  A line that does not fit into the buffer comes in parts, of which only the last has an
 * end.  @length is 0 behind the last.  @line is borrowed until the next step and may be written
 * to.  The errors of MoatTextDecoder, after all the whole lines in front of it. */
gboolean moat_text_lines_next (MoatTextLines *self, char **line, gsize *length,
                               GCancellable *cancellable, GError **error);
/** Gives the last byte back: the next part begins with it. */
void moat_text_lines_put_back (MoatTextLines *self);
/** How many bytes have been read of the stream below. */
guint64 moat_text_lines_get_n_read (MoatTextLines *self);

G_END_DECLS
