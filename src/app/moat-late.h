/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** Gives @button the menu when it is opened for the first time. */
void moat_late_set_menu (GtkMenuButton *button, GMenuModel *menu);
/** Gives @page its icon (a static string) when it is seen for the first time. */
void moat_late_set_icon (AdwStatusPage *page, const char *icon_name);

G_END_DECLS
