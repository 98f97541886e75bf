/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MoatZip: the members of a zip archive, each of which can be read as a stream, in any order and
 * several at once.  The file stays open, so that what is read is what was listed even if another
 * file takes its name meanwhile.
 *
 * Names are found whatever their case, with or without a slash before them, with slashes or
 * backslashes in them: archives differ in all of these from what their own contents call them.
 *
 * An archive that is damaged is MOAT_EXCHANGE_ERROR_MALFORMED; one that is encrypted, or packed in
 * a way that only special programs know, UNSUPPORTED; one that is made to fill the memory or the
 * time of who opens it, TOO_LARGE: see the limits in moat-zip.c.
 */
typedef struct _MoatZip MoatZip;

/** Whether a file that begins with the @size bytes of @head is an archive, if an empty one. */
gboolean moat_zip_is_archive (const char *head, gsize size);
/** Opens the archive @path and lists its members. */
MoatZip *moat_zip_open (const char *path, GError **error);
void moat_zip_free (MoatZip *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatZip, moat_zip_free)
/** The names of the members as they stand in the archive, in its order, ended by NULL.  Borrowed.
 */
const char *const *moat_zip_get_names (const MoatZip *self);
gboolean moat_zip_has (const MoatZip *self, const char *name);
/** How large the archive says that @name is when unpacked; −1: there is no such, or it does not
 * say.
 */
goffset moat_zip_get_size (const MoatZip *self, const char *name);
/** The contents of @name from their beginning.  (transfer full) */
GInputStream *moat_zip_open_member (const MoatZip *self, const char *name, GError **error);

G_END_DECLS
