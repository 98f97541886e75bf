/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-project.h"

G_BEGIN_DECLS

/** MoatNewRowFunc: takes the key of what was added, or NULL and why it could not be. */
typedef void (*MoatNewRowFunc) (GtkWidget *owner, MoatFactField field, const char *key,
                                const GError *error);

/** Asks for what a fact's @field (ENTITY, CONCEPT or SOURCE) can name, adds it to @project as one
 * action, and calls @func unless the dialog is cancelled.  Keeps @owner until then. */
void moat_new_row_dialog_ask (GtkWidget *owner, MoatProject *project, MoatFactField field,
                              MoatNewRowFunc func);

G_END_DECLS
