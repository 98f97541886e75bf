/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/** A member of an archive that a test packs. */
typedef struct
{
  const char *name;
  const char *text;
  gssize size; /* of @text; 0: up to the NUL */
} Packed;

/** Packs @members (ended by a name that is NULL) into a new zip in @folder and returns its path.
 * @options: libarchive's for the format, "compression=store"; nullable. */
char *pack_zip (const char *folder, const char *name, const Packed *members, const char *options);
/** The folder of the real files that are no part of the source, or NULL, when the test is skipped.
 */
char *find_shared_data (void);
/** The peak of the process's memory so far, in bytes. */
gsize peak_memory (void);
