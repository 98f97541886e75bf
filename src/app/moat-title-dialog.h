/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-label.h"

G_BEGIN_DECLS

/** MoatTitleFunc: takes the title that was typed. */
typedef void (*MoatTitleFunc) (const MoatLabel *title, gpointer owner);

/** Asks for a title in each language, beginning with @title (nullable), and calls @func with @owner
 * unless the dialog is cancelled.  Keeps @owner until then. */
void moat_title_dialog_ask (GtkWidget *owner, const char *heading, const MoatLabel *title,
                            MoatTitleFunc func);

G_END_DECLS
