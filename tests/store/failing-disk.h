/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "project-file.h"

G_BEGIN_DECLS

/* A disk on which the n-th thing that SQLite does to a file goes wrong. */

typedef enum
{
  FAILING_DISK_KILL, /* the process is killed before it */
  FAILING_DISK_FULL, /* it fails once: a write for want of room, anything else as damage */
} FailingDiskManner;

/** From now on counts what changes files: writing, cutting, syncing and deleting; the @nth (1 is
 * the next) goes wrong.  0: none does. */
void failing_disk_arm (int nth, FailingDiskManner manner);
/** How many there have been since. */
int failing_disk_get_count (void);

/** A change that is tried on such a disk. */
typedef gboolean (*FailingDiskChange) (MoatStore *store, GError **error);
/** Makes @change in a process that is killed before the @nth thing. */
void failing_disk_kill (const ProjectFile *file, FailingDiskChange change, int nth);
/** Makes @change while the @nth thing fails; the test fails unless the change says so. */
void failing_disk_refuse (const ProjectFile *file, FailingDiskChange change, int nth);

G_END_DECLS
