/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What a file is as long as nobody has written to it; NULL if there is none, or if it was written
 * so recently that another change might not show.  (transfer full) */
char *moat_checked_make_stamp (const char *path);
/** Whether a file with this stamp (nullable: no) was found sound before. */
gboolean moat_checked_is_known (const char *stamp);
/** Notes that the file with this stamp is sound.  Failing to do so costs the next check only. */
void moat_checked_remember (const char *stamp);

G_END_DECLS
