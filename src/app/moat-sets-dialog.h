/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-project.h"

G_BEGIN_DECLS

/** Shows the sets of @project: offers to save @entities, ended by NULL, under a name, and to delete
 * those that there are.  Each is one action.  Keeps @owner until it is closed. */
void moat_sets_dialog_open (GtkWidget *owner, MoatProject *project, const char *const *entities);

G_END_DECLS
