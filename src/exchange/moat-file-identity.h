/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-row-reader.h"

#include <sys/stat.h>

G_BEGIN_DECLS

/** MoatFileIdentity: what tells that a file is still the one that was opened.  Plain struct. */
typedef struct
{
  dev_t device;
  ino_t inode;
  off_t size;
  struct timespec changed; /* time of the last change of its contents */
} MoatFileIdentity;

/** Takes down the identity of @path.  MOAT_EXCHANGE_ERROR_UNSUPPORTED: it is no regular file, and
 * reading it could wait for ever; G_IO_ERROR: there is none, or it may not be seen. */
gboolean moat_file_identity_take (MoatFileIdentity *self, const char *path, GError **error);
/** MOAT_EXCHANGE_ERROR_CHANGED: @path is another file, or has other contents, than when the
 * identity was taken. */
gboolean moat_file_identity_check (const MoatFileIdentity *self, const char *path, GError **error);

/** The rows of @rows (transfer full), which come from @path.  Where they end, well or badly, the
 * identity is checked; rows of a file that changed meanwhile end with that error.
 * (transfer full) */
MoatRowReader *moat_guarded_row_reader_new (MoatRowReader *rows, const char *path,
                                            const MoatFileIdentity *identity);

G_END_DECLS
