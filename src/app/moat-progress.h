/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** MoatProgress: long work in a thread of its own, beside a window that stays alive. */
typedef struct _MoatProgress MoatProgress;

/** Does the work, in the thread.  Errors reach @done. */
typedef gboolean (*MoatProgressWork) (MoatProgress *self, gpointer data, GError **error);
/** Is told that it is done, @error NULL, or what failed.  In the main thread. */
typedef void (*MoatProgressDone) (GtkWindow *owner, const GError *error, gpointer data);

/** Begins @work.  When it has lasted half a second a dialog over @owner, headed @heading, shows how
 * far it is and offers to cancel it.  @done is not called when it was cancelled or @owner is gone.
 * @data is freed in the main thread, after all of this.  The program does not end before. */
void moat_progress_run (GtkWindow *owner, const char *heading, MoatProgressWork work,
                        MoatProgressDone done, gpointer data, GDestroyNotify free_data);

/* For the work */
/** Says how far it is: 0–1, or −1 when that cannot be told. */
void moat_progress_report (MoatProgress *self, double fraction);
GCancellable *moat_progress_get_cancellable (MoatProgress *self);

G_END_DECLS
