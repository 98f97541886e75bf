/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** MoatNewFile: a file that is written under another name beside its own, and takes its name when
 * it is whole. */
typedef struct _MoatNewFile MoatNewFile;

/** Makes an empty file beside @path.  Links are followed.  Errors of G_IO_ERROR: there is no such
 * folder, it cannot be written, or what has the name is no file that can be replaced. */
MoatNewFile *moat_new_file_new (const char *path, GError **error);
/** What is there is deleted, unless it has taken its name. */
void moat_new_file_free (MoatNewFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatNewFile, moat_new_file_free)
/** The name to write under. */
const char *moat_new_file_get_path (const MoatNewFile *self);
/** Replaces what has the name, whose permissions are kept.  On error that is still there. */
gboolean moat_new_file_take_name (MoatNewFile *self, GError **error);

G_END_DECLS
