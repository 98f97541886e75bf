/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-project.h"

G_BEGIN_DECLS

/** MoatSourceFunc: takes the keys that were asked about, and that of the source to take their
 * place. */
typedef void (*MoatSourceFunc) (GtkWidget *owner, const char *const *keys, const char *other);

/** Says what rests on the sources @keys, asks which other one is to take their place, and calls
 * @func unless the dialog is cancelled.  Keeps @owner until then. */
void moat_source_dialog_ask (GtkWidget *owner, MoatProject *project, const char *const *keys,
                             MoatSourceFunc func);

G_END_DECLS
