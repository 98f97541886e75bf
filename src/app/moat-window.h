/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-application.h"
#include "moat-project.h"

G_BEGIN_DECLS

#define MOAT_TYPE_WINDOW (moat_window_get_type ())
G_DECLARE_FINAL_TYPE (MoatWindow, moat_window, MOAT, WINDOW, AdwApplicationWindow)

/** MoatWindow: a window on one project, or on none. */
MoatWindow *moat_window_new (MoatApplication *application);
/** Shows the project at @path.  When it cannot be opened, a message says why and what to do, and
 * the window keeps what it showed. */
void moat_window_open (MoatWindow *self, const char *path, gboolean read_only);
/** Shows @project (nullable), which is open already. */
void moat_window_set_project (MoatWindow *self, MoatProject *project);
MoatProject *moat_window_get_project (MoatWindow *self); /* borrowed, nullable */
/** A short message that goes away by itself. */
void moat_window_show_toast (MoatWindow *self, const char *message);

G_END_DECLS
