/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-zip.h"

G_BEGIN_DECLS

/**
 * MoatTabLines: the lines of a tab-separated member of a zip, with the columns that are asked for,
 * in constant memory.  The first line is the header; there is no quoting.
 */
typedef struct _MoatTabLines MoatTabLines;

/** Opens @member of @zip (borrowed, to be kept as long).  @columns (static, ended by NULL) are the
 * headers of those to read; one that begins with "?" may be missing.  MOAT_EXCHANGE_ERROR names
 * the member, here and in moat_tab_lines_next(). */
MoatTabLines *moat_tab_lines_open (MoatZip *zip, const char *member, const char *const *columns,
                                   GCancellable *cancellable, GError **error);
void moat_tab_lines_free (MoatTabLines *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatTabLines, moat_tab_lines_free)
/** Reads the next line.  @cells gets as many texts as there are columns, "" for missing ones;
 * borrowed until the next line, and may be changed in place.  FALSE without @error: there are no
 * more. */
gboolean moat_tab_lines_next (MoatTabLines *self, char **cells, GCancellable *cancellable,
                              GError **error);
/** The line that was read last, 1-based. */
gsize moat_tab_lines_get_line (const MoatTabLines *self);
/** How many bytes have been read. */
goffset moat_tab_lines_get_position (const MoatTabLines *self);

G_END_DECLS
